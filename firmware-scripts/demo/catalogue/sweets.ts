// Sweets, chocolate, crisps and nuts. The grammar is in read.ts.

export const sweets = `
{} | {} | bar | 1.20 | t20
- milk chocolate bar | لوح شوكولاتة بالحليب | 5a3fa0 | 1.35 | *8 100g
- dark chocolate bar | لوح شوكولاتة داكنة | 3a1f1a | 1.75 | *6 100g
- white chocolate bar | لوح شوكولاتة بيضاء | f0dfb8 | 1.45 | *4 100g
- hazelnut chocolate bar | لوح شوكولاتة بالبندق | a0622a | 1.65 | *5 100g
- orange dark chocolate | لوح شوكولاتة داكنة بالبرتقال | e8752a | 1.95 | *4 100g
- sea salt caramel chocolate | لوح شوكولاتة بالكراميل وملح البحر | 2f7a9c | 2.20 | *5 100g
- mint crisp chocolate | لوح شوكولاتة بالنعناع | 3aa07a | 1.75 | *3 100g
- pistachio kunafa chocolate | لوح شوكولاتة بالكنافة والفستق | 8ab04a | 4.95 | *5 150g
- caramel and nougat bar | أصبع شوكولاتة بالكراميل والنوغا | c23b2e | 0.85 | *8 ean8
- wafer fingers | أصابع ويفر بالشوكولاتة | d9302a | 0.85 | *7 ean8
- coconut bar | أصبع شوكولاتة بجوز الهند | 3a8ad9 | 0.85 | *5 ean8
- peanut caramel bar | أصبع شوكولاتة بالفول السوداني | b5602a | 0.85 | *7 ean8
- biscuit caramel twin | بسكويت بالكراميل والشوكولاتة | d9a02a | 0.85 | *6 ean8
- bubbly chocolate bar | شوكولاتة هوائية | 6a3fb0 | 0.95 | *4 ean8
- protein bar, peanut | لوح بروتين بالفول السوداني | 4a4a5a | 2.20 | *4 60g
- protein bar, cocoa | لوح بروتين بالكاكاو | 6b3e26 | 2.20 | *3 60g
- cereal bar with berries | لوح حبوب بالتوت | a82a6a | 0.75 | *5 40g t0
- date and nut bar | لوح التمر والمكسرات | 8a5a33 | 1.20 | *5 45g
{} | {} | sweetbag | 1.35 | t20
- wine gums | حلوى جيلاتين بالفواكه | a82a4a | 1.35 | *5 150g
- jelly babies | حلوى أطفال الجيلي | f2962a | 1.35 | *5 150g
- sour worms | ديدان حامضة | 7ac43a | 1.35 | *5 130g
- liquorice mix | حلوى عرق السوس المشكلة | 3a3a4a | 1.35 | *3 150g
- mint imperials | حلوى النعناع | 4ab0a0 | 1.20 | *4 150g
- toffees | توفي بالزبدة | c98a2a | 1.65 | *5 150g
- chocolate buttons | أزرار الشوكولاتة | 5a3fa0 | 1.35 | *6 110g
- chocolate raisins | زبيب بالشوكولاتة | 6b2f4a | 1.75 | *4 120g
- chocolate peanuts | فول سوداني بالشوكولاتة | c9702a | 1.75 | *4 120g
- marshmallows | مارشميلو | f2b0c8 | 1.20 | *5 150g
- fudge pieces | قطع الفدج | d9b07a | 2.20 | *4 150g
- fruit pastilles | أقراص الفواكه | 5ab04a | 1.35 | *4 150g
- sugar coated almonds | ملبس اللوز | e8c8d8 | 2.95 | *3 200g
- Turkish delight with rose | راحة الحلقوم بالورد | e85a8a | 3.49 | *3 250g
{} | {} | gum | 0.75 | t20 ean8 nd
- spearmint chewing gum | علكة بالنعناع | 3a9a6a | 0.75 | *7
- peppermint chewing gum | علكة بالنعناع القوي | 2f6ac4 | 0.75 | *6
- strawberry bubble gum | علكة بالفراولة | e8486a | 0.65 | *5
- strong mints | أقراص نعناع قوية | 4a7ac4 | 0.65 | *6
- sugar free mints | أقراص نعناع بلا سكر | 8ac8e8 | 0.95 | *4
{} biscuits | بسكويت {} | biscuits | 1.35 | t0 by=oldmill,harbour
- digestive | دايجستف | c9944f | 1.35 | *8 400g
- chocolate digestive | دايجستف بالشوكولاتة | 6b3e26 | 1.95 | *8 300g t20
- rich tea | للشاي | d9b07a | 1.10 | *6 300g
- ginger | بالزنجبيل | b5602a | 1.20 | *5 300g
- shortbread | بالزبدة | e3b55a | 2.20 | *5 250g
- custard cream | محشو بالكاسترد | f0cf6a | 1.10 | *5 400g
- oat | بالشوفان | b98d5a | 1.45 | *4 300g
- date filled | محشو بالتمر | 7a4a2b | 1.85 | *3 300g
{} | {} | giftbox | 5.99 | t20
- assorted chocolates | شوكولاتة مشكلة | 7a2f5a | 5.99 | *4 300g
- Belgian truffles | كمأ الشوكولاتة البلجيكية | 4a2a1a | 6.95 | *3 200g
- mint thins | رقائق الشوكولاتة بالنعناع | 1f5a4a | 3.20 | *4 200g
- assorted biscuits tin | علبة بسكويت مشكل | c23b2e | 6.50 | *3 500g
- stuffed dates with almonds | تمر محشو باللوز | 8a5a2a | 8.95 | *3 400g t0
- assorted baklava tin | علبة بقلاوة مشكلة | d9a83a | 12.99 | *2 750g t0
`

export const snacks = `
{} crisps | رقائق بطاطس {} | crisps | 1.25 | t20 by=quayside,captain
- ready salted | بالملح | d93a2f | 1.20 | *8 150g
- salt and vinegar | بالملح والخل | 3a8a5a | 1.20 | *8 150g
- cheese and onion | بالجبن والبصل | 3a6fc4 | 1.20 | *8 150g
- smoky bacon style | بنكهة مدخنة | 8a2f2f | 1.20 | *5 150g
- sweet chilli | بالفلفل الحلو | e0602a | 1.35 | *6 150g
- sea salt and black pepper | بملح البحر والفلفل الأسود | 4a4a5a | 1.35 | *5 150g
- prawn cocktail | بنكهة الروبيان | f07a9a | 1.20 | *4 150g
{} crisps, 6 bags | رقائق بطاطس {} (6 أكياس) | crispsbox | 1.95 | t20
- ready salted | بالملح | d93a2f | 1.95 | *5
- salt and vinegar | بالملح والخل | 3a8a5a | 1.95 | *5
- cheese and onion | بالجبن والبصل | 3a6fc4 | 1.95 | *5
- variety | مشكلة النكهات | 8a5fc4 | 2.20 | *5
{} | {} | crisps | 1.65 | t20
- tortilla chips, plain | رقائق تورتيلا سادة | e8a82a | 1.65 | *6 200g
- tortilla chips, chilli | رقائق تورتيلا بالفلفل الحار | d9402a | 1.65 | *5 200g
- prawn crackers | رقائق الروبيان | f2b0a0 | 1.20 | *5 60g
- cheese puffs | كرات الجبن المنفوشة | f2962a | 1.20 | *5 120g
- onion ring snacks | حلقات البصل المقرمشة | c9a04a | 1.20 | *4 120g
- sweet popcorn | فشار حلو | e87aa0 | 1.35 | *5 100g
- salted popcorn | فشار مملح | 3a9ad9 | 1.35 | *5 80g
- toffee popcorn | فشار بالتوفي | b9702a | 1.65 | *4 120g
- lentil chips | رقائق العدس | d9803a | 1.75 | *3 100g
- seaweed crisps | رقائق الأعشاب البحرية | 2f6a4a | 1.95 | *3 25g
- salted pretzels | بريتزل مملح | a8622a | 1.45 | *4 200g
- Bombay mix | خلطة بومباي | e8b82a | 1.35 | *3 250g
{} | {} | nuts | 2.49 | t20 200g by=almarsa,harbour
- salted peanuts | فول سوداني مملح | d9902a | 1.45 | *7
- dry roasted peanuts | فول سوداني محمص | b5602a | 1.45 | *6
- salted cashews | كاجو مملح | e3c07a | 3.20 | *6
- roasted pistachios | فستق محمص | 9ab85a | 3.95 | *5
- mixed nuts | مكسرات مشكلة | 8a5a33 | 3.49 | *5
- smoked almonds | لوز مدخن | a0622a | 3.20 | *4
- melon seeds | بزر بطيخ محمص | d9c8a0 | 2.20 | *3
{} | {} | nuts | 2.20 | t0 200g
- whole almonds | لوز كامل | b5803a | 2.75 | *5
- walnut halves | أنصاف الجوز | 9c7a4a | 2.95 | *5
- pine nuts | صنوبر | ead9a8 | 5.95 | *3 set=
- raisins | زبيب | 6b3a4a | 1.45 | *5
- dried apricots | مشمش مجفف | f0962a | 2.20 | *5
- Medjool dates | تمر مجدول | 7a4020 | 3.95 | *5
- dried figs | تين مجفف | a87a4a | 2.49 | *3
- dried cranberries | توت بري مجفف | b92a3a | 1.95 | *4
- banana chips | رقائق الموز | f0d05a | 1.35 | *3
- pumpkin seeds | بذور اليقطين | 7a9a4a | 1.75 | *4
- sunflower seeds | بذور دوار الشمس | 8a8a7a | 1.20 | *4
- trail mix | خلطة مكسرات وفواكه مجففة | c9703a | 2.20 | *4
{} | {} | crackers | 1.45 | t0
- cream crackers | مقرمشات سادة | e0b85a | 0.95 | *6 300g
- water biscuits | مقرمشات رقيقة | d9c08a | 1.20 | *4 200g
- oatcakes | مقرمشات الشوفان | b98d5a | 1.35 | *4 250g
- rice cakes | كعك الأرز | e8e0d0 | 1.20 | *4 130g
- sesame crackers | مقرمشات بالسمسم | c9a060 | 1.45 | *3 200g
- rosemary crackers | مقرمشات بإكليل الجبل | 7a9a6a | 1.95 | *3 150g
- rye crispbread | خبز الجاودار المقرمش | 9c6a3a | 1.45 | *3 250g
- melba toast | خبز محمص رقيق | d9a860 | 1.20 | *2 100g
`
