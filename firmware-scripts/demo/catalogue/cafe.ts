// The cafe by the door: coffee, tea and what is eaten with it. The grammar is in read.ts.

export const coffee = `
{} | {} | cup | 3.00 | service t20 set=cup
- flat white | فلات وايت | c9996b | 3.10 | *9
- latte | لاتيه | d9b38c | 3.20 | *9
- cappuccino | كابتشينو | b9855a | 3.20 | *9
- americano | قهوة أمريكية | 5b3a29 | 2.80 | *8
- mocha | موكا | 7a4a32 | 3.60 | *5
- oat flat white | فلات وايت بحليب الشوفان | cfae84 | 3.50 | *7
- oat latte | لاتيه بحليب الشوفان | d8bd96 | 3.60 | *6
- caramel latte | لاتيه بالكراميل | c98a3d | 3.70 | *5
- vanilla latte | لاتيه بالفانيليا | e3c793 | 3.70 | *4
- hazelnut latte | لاتيه بالبندق | a8744a | 3.70 | *4
- filter coffee | قهوة مقطرة | 4a2c1d | 2.50 | *7
- decaf latte | لاتيه منزوع الكافيين | d3b292 | 3.30 | *3
- chai latte | شاي لاتيه بالبهارات | c58f52 | 3.50 | *4
- spiced pumpkin latte | لاتيه اليقطين بالبهارات | d98036 | 3.80 | *3
{} | {} | shot | 2.20 | service t20 set=shot
- espresso | إسبريسو | 3e2317 | 2.00 | *7
- macchiato | ماكياتو | 8a5a3b | 2.30 | *4
- cortado | كورتادو | a8744a | 2.60 | *4
- Turkish coffee | قهوة تركية | 4a2c1d | 2.60 | *5
- Arabic coffee with cardamom | قهوة عربية بالهيل | b98d4a | 2.60 | *4
- affogato | أفوغاتو | 6b4226 | 4.20 | *2
{} | {} | glass | 3.60 | service t20 set=iced
- iced latte | لاتيه مثلج | d9b38c | 3.60 | *6
- iced americano | قهوة أمريكية مثلجة | 5b3a29 | 3.20 | *4
- cold brew | قهوة منقوعة على البارد | 3e2317 | 3.80 | *4
- iced caramel macchiato | ماكياتو بالكراميل مثلج | c98a3d | 4.10 | *4
{} coffee beans | حبوب قهوة {} | pouch | 6.95 | t0 set=beans
- harbour blend | بخلطة الميناء | 28527a | 6.50 | *6
- Ethiopian | إثيوبية | b5651d | 7.95 | *4
- Colombian | كولومبية | c0392b | 7.50 | *4
- Brazilian | برازيلية | 2e8b57 | 6.95
- Kenyan | كينية | 8e2f2f | 8.20
- Yemeni | يمنية | 8a6d3b | 9.95 | *2
- Sumatran | سومطرية | 4a5d23 | 7.95 | *2
- decaffeinated | منزوعة الكافيين | 6c7a89 | 7.20 | *2
{} ground coffee | قهوة مطحونة {} | pouch | 4.49 | t0 227g
- harbour blend | بخلطة الميناء | 28527a | 3.99 | *6
- Italian roast | بتحميص إيطالي | 2f2f2f | 4.20 | *4
- breakfast | للفطور | e0a030 | 3.99 | *4
- with cardamom | بالهيل | 7d8f3a | 4.75 | *3
- Turkish style | على الطريقة التركية | a23b2a | 4.49 | *3
{} coffee capsules, box of 10 | كبسولات قهوة {} (10 حبات) | box | 3.49 | t0
- espresso | إسبريسو | 3e2317 | 3.49 | *4
- lungo | لونغو | 7a4a32 | 3.49
- ristretto | ريستريتو | 5a1f1f | 3.65 | *2
- decaf | منزوعة الكافيين | 6c7a89 | 3.65 | *2
{} instant coffee | قهوة سريعة التحضير {} | jar | 3.85 | t0 200g
- gold | ذهبية | b08d3c | 4.99 | *4
- rich roast | غنية التحميص | 6b3a1e | 3.85 | *4
`

export const tea = `
{} | {} | mug | 2.60 | service t20 set=cup2
- English breakfast tea | شاي الإفطار الإنجليزي | b5602a | 2.40 | *8
- Earl Grey tea | شاي إيرل غراي | a9703b | 2.50 | *5
- fresh mint tea | شاي بالنعناع الطازج | 6fa04b | 2.70 | *6
- green tea | شاي أخضر | 9db45a | 2.50 | *4
- lemon and ginger tea | شاي بالليمون والزنجبيل | e0b93c | 2.60 | *4
- chamomile tea | شاي البابونج | e3c75f | 2.50 | *3
- karak tea | شاي كرك | b9793f | 2.90 | *5
- hot chocolate | شوكولاتة ساخنة | 6b3e26 | 3.40 | *7
- white hot chocolate | شوكولاتة بيضاء ساخنة | ead9b8 | 3.50 | *3
- matcha latte | ماتشا لاتيه | 8bb04a | 3.80 | *4
- turmeric latte | لاتيه بالكركم | e0a526 | 3.60 | *2
- babyccino | حليب برغوة للأطفال | ead7c0 | 1.20 | *3 set=
{} | {} | glass | 3.20 | service t20 set=iced
- iced peach tea | شاي مثلج بالخوخ | e8a25c | 3.20 | *4
- iced lemon tea | شاي مثلج بالليمون | e2b83a | 3.20 | *4
- iced hibiscus tea | كركديه مثلج | a61c3c | 3.30 | *3
{} tea, 80 bags | شاي {} (80 كيسا) | box | 2.49 | t0 by=quayside,lighthouse
- English breakfast | الإفطار الإنجليزي | c0392b | 2.49 | *7
- Assam | آسام | d35400 | 2.99
- Ceylon | سيلاني | e67e22 | 2.99 | *4
- decaffeinated | منزوع الكافيين | 5d8aa8 | 2.99
{} tea, 20 bags | شاي {} (20 كيسا) | box | 1.99 | t0
- peppermint | بالنعناع الفلفلي | 3c9a6b | 1.79 | *5
- chamomile | البابونج | e3c75f | 1.79 | *4
- green | أخضر | 7fa650 | 1.79 | *5
- jasmine green | أخضر بالياسمين | a9c27a | 2.20
- lemon and ginger | بالليمون والزنجبيل | f0b429 | 1.99 | *4
- hibiscus | الكركديه | a61c3c | 2.20
- rooibos | رويبوس | b5482a | 2.20
- Earl Grey | إيرل غراي | 4a6fa5 | 1.99 | *4
- spiced chai | بالبهارات | c58f52 | 2.20
- sleepy evening | المساء الهادئ | 6a5acd | 2.49 | *2
{} loose tea | شاي {} سائب | tin2 | 5.49 | t0 125g
- Darjeeling | دارجيلنغ | c27c2c | 6.49 | *2
- gunpowder green | أخضر صيني | 5f7f3a | 5.49 | *2
- smoky | مدخن | 4b4b4b | 5.99 | *1
- sage | بالميرمية | 8aa17b | 4.99 | *2
drinking chocolate | مسحوق الشوكولاتة الساخنة | tub | 3.49 | t20 400g *4 6b3e26
pure cocoa powder | مسحوق الكاكاو الصافي | tub | 2.95 | t0 250g *3 4b2a1a
malted milk drink | مشروب الحليب بالشعير | jar | 3.29 | t20 300g *2 d9a441
`

export const sandwiches = `
{} sandwich | ساندويتش {} | sandwich | 3.49 | t0
- cheese and tomato | الجبن والطماطم | e8b23a | 2.99 | *7
- egg mayonnaise | البيض بالمايونيز | f2d15c | 2.99 | *6
- tuna and sweetcorn | التونة والذرة | 6fa8c7 | 3.29 | *7
- chicken and bacon | الدجاج واللحم المقدد | d98a5b | 3.79 | *7
- prawn | الروبيان | f0886a | 3.99 | *6
- smoked salmon | السلمون المدخن | f2785c | 4.49 | *5
- roast beef and horseradish | اللحم البقري المشوي بالفجل الحار | 9c4a3a | 4.20 | *4
- coronation chicken | الدجاج بالكاري | e0a526 | 3.65 | *4
- turkey and cranberry | الديك الرومي بالتوت البري | b34a5a | 3.85
- houmous and carrot | الحمص والجزر | e08a3c | 3.20 | *4
- halloumi and pepper | الحلوم والفلفل | d9603b | 3.95 | *5
- falafel | الفلافل | 8a9a3c | 3.65 | *5
{} wrap | لفافة {} | wrap | 3.79 | t0
- chicken Caesar | سيزر بالدجاج | d9b45b | 3.95 | *6
- falafel and houmous | الفلافل والحمص | 8a9a3c | 3.79 | *4
- sweet chilli chicken | الدجاج بالفلفل الحلو | d9482b | 3.95 | *4
- shawarma chicken | شاورما الدجاج | b9793f | 4.20 | *6
- feta and spinach | الفيتا والسبانخ | 5f9a5a | 3.65
- duck hoisin | البط بصلصة هويسين | 7a3b2e | 4.20
{} salad | سلطة {} | bowl | 4.20 | t0
- Greek | يونانية | 5a9a5f | 4.20 | *5
- chicken Caesar | سيزر بالدجاج | 9db45a | 4.95 | *5
- tabbouleh | تبولة | 4f9a3f | 3.95 | *4
- fattoush | فتوش | c9523f | 3.95 | *4
- pasta and pesto | المعكرونة بالبيستو | 8bb04a | 3.79 | *4
- quinoa and beetroot | الكينوا بالشمندر | a62c5c | 4.49
- potato | البطاطس | e3c75f | 2.79
- crab | سلطعون | e8765a | 5.49 | *2
toasted {} panini | بانيني محمص {} | panini | 4.75 | t20
- mozzarella and tomato | بالموزاريلا والطماطم | d9603b | 4.75 | *5
- tuna melt | بالتونة والجبن الذائب | 6fa8c7 | 4.95 | *5
- turkey ham and cheddar | بلحم الديك الرومي والشيدر | e0a05b | 4.95 | *4
- chicken pesto | بالدجاج والبيستو | 8bb04a | 5.20 | *4
hot {} | {} | soup | 4.20 | service t20
- soup of the day | شوربة اليوم الساخنة | d9803c | 4.20 | *5
- lentil soup | شوربة عدس ساخنة | d9a441 | 3.95 | *4
- fish chowder | شوربة سمك ساخنة بالكريمة | e3d2b0 | 5.50 | *4
- porridge with honey | عصيدة شوفان ساخنة بالعسل | dcc49a | 3.20 | *3
harbour fish finger roll | ساندويتش أصابع السمك | roll | 5.20 | t20 *4 d9a05b
bacon roll | ساندويتش اللحم المقدد | roll | 4.20 | t20 *6 c9664a
sushi box, 8 pieces | علبة سوشي (8 قطع) | sushi | 5.99 | t0 *4 e8765a
fruit pot | كوب فواكه مقطعة | pot | 2.49 | t0 *5 f08a4b
yoghurt and granola pot | كوب زبادي مع الغرانولا | pot | 2.79 | t0 *5 d9b38c
`
