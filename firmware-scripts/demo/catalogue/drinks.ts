// What is in bottles and cans, for all ages and for adults. The grammar is in read.ts.

export const drinks = `
{} | {} | can | 1.10 | t20 330ml pack=6:5.40 pack=24:19.99
- cola | كولا | c9202a | 1.10 | *9
- cola zero | كولا بلا سكر | 2a2a2f | 1.10 | *9
- orange soda | مشروب غازي بالبرتقال | f2861e | 1.10 | *7
- lemonade | مشروب غازي بالليمون | 9dcf3a | 1.10 | *7
- cherry cola | كولا بالكرز | 8a1f3a | 1.10 | *5
- ginger beer | مشروب الزنجبيل الغازي | b9803a | 1.20 | *5
- tonic water | ماء التونيك | 3a7ad9 | 1.10 | *6
- slimline tonic | ماء تونيك بلا سكر | 8ab8e8 | 1.10 | *4
- soda water | ماء الصودا | a8c8d8 | 0.95 | *4
- dandelion and burdock | مشروب الهندباء الغازي | 4a2a2a | 1.10 | *2
- pomegranate malt drink | شراب الشعير بالرمان | b92a4a | 1.20 | *4
- lemon malt drink | شراب الشعير بالليمون | e8d03a | 1.20 | *3
{} | {} | slimcan | 1.65 | t20 250ml pack=4:5.49
- energy drink | مشروب طاقة | 2a5fd9 | 1.65 | *7
- energy drink, sugar free | مشروب طاقة بلا سكر | 8ab8e0 | 1.65 | *5
- energy drink, tropical | مشروب طاقة استوائي | f2a52a | 1.65 | *4
- iced coffee can | قهوة مثلجة معلبة | 7a4a32 | 1.75 | *5
{} | {} | popbottle | 2.20 | t20
- cola, large | كولا حجم عائلي | c9202a | 2.20 | *7 2l
- cola zero, large | كولا بلا سكر حجم عائلي | 2a2a2f | 2.20 | *7 2l
- lemonade, large | مشروب غازي بالليمون حجم عائلي | 9dcf3a | 1.75 | *5 2l
- orange soda, large | مشروب غازي بالبرتقال حجم عائلي | f2861e | 1.95 | *4 2l
- peach iced tea | شاي مثلج بالخوخ | f0a25c | 1.65 | *6 500ml pack=6:8.49
- lemon iced tea | شاي مثلج بالليمون | e8cf3a | 1.65 | *5 500ml pack=6:8.49
- sports drink, blue | مشروب رياضي أزرق | 2a8ae0 | 1.45 | *5 500ml
- sports drink, orange | مشروب رياضي بالبرتقال | f28a2a | 1.45 | *4 500ml
- elderflower presse | شراب زهر البيلسان الفوار | d8e0a0 | 2.75 | *4 750ml
- sparkling rhubarb | شراب الراوند الفوار | f0909a | 2.75 | *3 750ml
- kombucha with ginger | كومبوتشا بالزنجبيل | d9a84a | 2.49 | *4 330ml
- jallab | جلاب | 7a2f2a | 2.75 | *2 500ml
{} | {} | water | 0.85 | t20
- still water | ماء طبيعي | 4aa8e0 | 0.85 | *9 500ml pack=12:7.99
- sparkling water | ماء فوار | 3aa07a | 0.85 | *7 500ml pack=12:7.99
- still water, large | ماء طبيعي حجم كبير | 2f8ad0 | 1.20 | *7 1.5l pack=6:5.99
- sparkling water, large | ماء فوار حجم كبير | 2f8a6a | 1.20 | *5 1.5l pack=6:5.99
- lemon flavoured water | ماء بنكهة الليمون | d8d84a | 1.10 | *4 500ml
- berry flavoured water | ماء بنكهة التوت | c95a9a | 1.10 | *4 500ml
- coconut water | ماء جوز الهند | 7ac0a0 | 1.95 | *4 330ml
- kids' water with sports cap | ماء للأطفال | 5ac8f0 | 0.75 | *3 250ml pack=6:3.95
{} squash | شراب {} المركز | squash | 1.65 | t20 1l
- orange | البرتقال | f2861e | 1.65 | *6
- blackcurrant | الكشمش الأسود | 5a1f5a | 1.95 | *6
- lemon barley | الليمون بالشعير | e8dc6a | 1.75 | *3
- summer fruits | فواكه الصيف | c92a5a | 1.65 | *5
- mango | المانجو | f5ac2e | 1.95 | *3
- rose | الورد | f07aa0 | 2.49 | *2
- tamarind | التمر الهندي | 6b3a1f | 2.49 | *2
`

export const juice = `
{} juice | عصير {} | juice | 1.95 | t20 1l by=quayside,greenbank
- orange | البرتقال | f2921e | 2.20 | *9
- apple | التفاح | a8c83a | 1.75 | *7
- pineapple | الأناناس | f0cf2a | 1.85 | *5
- cranberry | التوت البري | c91f3a | 2.20 | *5
- tomato | الطماطم | d93a2a | 1.75 | *3
- mango | المانجو | f5a52e | 2.20 | *5
- grape | العنب | 6a2f7a | 1.95 | *4
- pomegranate | الرمان | b5203f | 2.95 | *4
- guava | الجوافة | f090a0 | 2.20 | *3
- pink grapefruit | الغريب فروت الوردي | f0786a | 2.20 | *2
{} smoothie | سموذي {} | smoothie | 2.20 | t20 250ml
- strawberry and banana | الفراولة والموز | e8485c | 2.20 | *6
- mango and passion fruit | المانجو والباشن فروت | f5a02a | 2.20 | *6
- kale and apple | الكيل والتفاح | 6a9a3a | 2.20 | *4
- blueberry and beetroot | التوت الأزرق والشمندر | 7a2f6a | 2.20 | *3
{} | {} | glass | 3.80 | service t20 set=iced
- fresh orange juice | عصير برتقال طازج | f2921e | 3.60 | *7
- fresh carrot and ginger | عصير جزر طازج بالزنجبيل | f0762a | 3.80 | *4
- fresh lemon and mint | ليمون بالنعناع طازج | b8d84a | 3.60 | *5
- fresh pomegranate juice | عصير رمان طازج | b5203f | 4.50 | *4
- green juice | عصير أخضر طازج | 6fae3a | 4.20 | *3
- mango lassi | لاسي المانجو | f5b54a | 3.95 | *3
{} juice drink, 3 cartons | شراب {} (3 علب) | kidsjuice | 1.20 | t20
- orange | البرتقال | f2921e | 1.20 | *5
- apple | التفاح | a8c83a | 1.20 | *5
- blackcurrant | الكشمش الأسود | 5a1f5a | 1.20 | *5
- tropical | الفواكه الاستوائية | f0b02a | 1.20 | *4
{} shot | جرعة {} المركزة | shotbottle | 1.95 | t20 100ml
- ginger | الزنجبيل | e8b83a | 1.95 | *4
- turmeric | الكركم | e8951f | 1.95 | *3
- beetroot | الشمندر | 8a1f4a | 1.95 | *2
`

export const beer = `
{} | {} | beercan | 1.95 | t20 a18 440ml pack=4:6.49 by=penhale,captain
- lager | بيرة لاغر | e8b02a | 1.75 | *8
- pale ale | بيرة بيل إيل | d9842a | 2.20 | *7
- IPA | بيرة آي بي إيه | e0602a | 2.49 | *7
- session ale | بيرة خفيفة | 5a9a7a | 2.20 | *4
- stout | بيرة ستاوت داكنة | 2a1f1a | 2.20 | *4
- wheat beer | بيرة القمح | f0c85a | 2.49 | *3
- dry cider | سيدر جاف | 9aae3a | 1.95 | *5
- berry cider | سيدر بالتوت | a82a5a | 2.20 | *4
{} | {} | beerbottle | 2.20 | t20 a18 500ml pack=8:15.99
- best bitter | بيرة بيتر | 9c5a2a | 2.20 | *5
- golden ale | بيرة ذهبية | d9a02a | 2.20 | *5
- porter | بيرة بورتر | 3a241a | 2.49 | *3
- amber ale | بيرة عنبرية | b5622a | 2.20 | *3
- harbour export lager | لاغر الميناء للتصدير | 3a7a4a | 1.95 | *5
- oyster stout | ستاوت المحار | 2a2f3a | 2.75 | *2
- medium cider | سيدر متوسط | c9a83a | 2.20 | *4
- pear cider | سيدر الإجاص | b8c05a | 2.20 | *4
- cloudy farmhouse cider | سيدر ريفي عكر | d9963a | 2.95 | *3
{} | {} | beerbottle | 1.85 | t20 a18 330ml pack=6:9.99 pack=24:34.99
- pilsner | بيرة بيلسنر | 3a8a4a | 1.85 | *6
- Mexican style lager | لاغر على الطريقة المكسيكية | f0cf4a | 1.95 | *6
- Italian style lager | لاغر على الطريقة الإيطالية | 2f6ac4 | 1.95 | *5
- Belgian blonde | بيرة بلجيكية شقراء | e8b84a | 2.75 | *3
- dark Belgian | بيرة بلجيكية داكنة | 5a2f1f | 2.95 | *2
{} | {} | beerbottle | 1.50 | t20 330ml pack=6:7.49
- alcohol free lager | لاغر خال من الكحول | 4aa0d9 | 1.50 | *5
- alcohol free pale ale | بيل إيل خال من الكحول | 7ab0a0 | 1.65 | *4
- alcohol free stout | ستاوت خال من الكحول | 4a4a5a | 1.65 | *2
- alcohol free cider | سيدر خال من الكحول | a8c05a | 1.50 | *3
{} | {} | slimcan | 2.20 | t20 a18 250ml pack=4:7.99
- gin and tonic | جن وتونيك | 5ab0b0 | 2.20 | *5
- pink gin and tonic | جن وردي وتونيك | f08ab0 | 2.20 | *4
- rum and cola | روم وكولا | 5a1f1f | 2.20 | *4
- vodka and lemonade | فودكا بالليمون | c8d84a | 2.20 | *3
- hard seltzer with lime | ماء فوار كحولي بالليمون | 8ad0a0 | 1.95 | *3
`

export const wine = `
{} | {} | redwine | 8.00 | t20 a18 75cl pack=6:0
- Merlot | نبيذ ميرلو | 7a1f3a | 7.49 | *6
- Shiraz | نبيذ شيراز | 5a1f3a | 7.99 | *5
- Malbec | نبيذ مالبك | 4a1a3f | 8.99 | *7
- Rioja crianza | نبيذ ريوخا | 8a1f2f | 9.49 | *6
- Chianti | نبيذ كيانتي | 7a2a2a | 9.99 | *4
- Pinot Noir | نبيذ بينو نوار | 8a2f4a | 10.99 | *4
- Cabernet Sauvignon | نبيذ كابرنيه سوفينيون | 5a1a2a | 7.99 | *5
- Cotes du Rhone | نبيذ كوت دو رون | 6a1f3a | 8.49 | *4
- Bordeaux superieur | نبيذ بوردو | 6a1a2a | 11.99 | *3
- Bekaa valley red | نبيذ أحمر من وادي البقاع | 5a1f2f | 13.99 | *2
{} | {} | whitewine | 8.00 | t20 a18 75cl pack=6:0
- Sauvignon Blanc | نبيذ سوفينيون بلان | b8c85a | 8.99 | *8
- Pinot Grigio | نبيذ بينو غريجيو | d8d08a | 7.49 | *7
- Chardonnay | نبيذ شاردونيه | e0c45a | 7.99 | *6
- Riesling | نبيذ ريسلينغ | c8c84a | 9.49 | *3
- Albarino | نبيذ ألبارينيو | d9cf6a | 10.99 | *4
- Picpoul | نبيذ بيكبول | cfd48a | 9.99 | *4
- Chablis | نبيذ شابلي | d9c86a | 15.99 | *2
- Provence rose | نبيذ روزيه من بروفانس | f0a8a0 | 10.99 | *6
- Zinfandel rose | نبيذ روزيه زينفاندل | f08a9a | 6.99 | *4
- English bacchus | نبيذ باخوس إنجليزي | c8d07a | 13.99 | *2
{} | {} | sparkling | 11.00 | t20 a18 75cl pack=6:0
- Prosecco | نبيذ بروسيكو فوار | d9c05a | 9.99 | *7
- Cava | نبيذ كافا فوار | c9a83a | 8.99 | *4
- English sparkling | نبيذ إنجليزي فوار | 3a6a5a | 26.00 | *2
- Champagne brut | شمبانيا | 2f4a3a | 29.99 | *2
- pink Prosecco | بروسيكو وردي | f0a0a8 | 10.49 | *4
- alcohol free sparkling | شراب عنب فوار خال من الكحول | a8b86a | 5.49 | *3 a0
{} | {} | spirit | 18.00 | t20 a18 70cl
- London dry gin | جن لندن الجاف | 5aa0b0 | 17.99 | *5
- harbour botanical gin | جن الميناء بالأعشاب | 2f7a8a | 32.00 | *3
- vodka | فودكا | a8c0d8 | 16.49 | *5
- white rum | روم أبيض | d8e0e0 | 16.99 | *3
- dark navy rum | روم داكن | 5a2a1a | 18.99 | *4
- spiced rum | روم بالبهارات | a85a1f | 18.49 | *4
- blended Scotch whisky | ويسكي اسكتلندي | c9802a | 17.49 | *5
- single malt whisky | ويسكي أحادي الشعير | a8601f | 36.00 | *3
- Irish whiskey | ويسكي إيرلندي | c98a3a | 20.99 | *3
- brandy | براندي | 9c4a1a | 17.99 | *2
- tequila | تكيلا | e0cf8a | 21.99 | *2
- coffee liqueur | ليكور القهوة | 3a1f14 | 14.99 | *2
- orange aperitif | مقبلات كحولية بالبرتقال | f2702a | 15.49 | *4
- arak | عرق | d8e3e8 | 24.99 | *2
- ruby port | نبيذ بورت | 6a0f2a | 11.99 | *3
- cream sherry | نبيذ شيري | b5702a | 9.99 | *2
`
