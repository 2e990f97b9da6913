// Bread, rolls, cakes and pastries. The grammar is in read.ts.

export const bakery = `
{} loaf | رغيف {} | loaf | 1.75 | t0
- white farmhouse | ريفي أبيض | e6bd83 | 1.65 | *9 800g
- wholemeal | من القمح الكامل | a8713f | 1.65 | *8 800g
- seeded | بالبذور | 9c7340 | 1.95 | *7 800g
- sourdough | بالعجين المخمر | c48a4a | 3.20 | *7 600g
- rye | من الجاودار | 6b452a | 2.95 | *4 500g
- malted | بالشعير المملت | 8a5a33 | 1.85 | *5 800g
- spelt | من الحنطة | b98d5a | 3.40 | *3 500g
- gluten free white | أبيض خال من الغلوتين | ead0a0 | 3.20 | *3 400g
- olive | بالزيتون | 7d7a3a | 3.49 | *4 450g
- walnut | بالجوز | 7a5230 | 3.49 | *3 450g
- fruit | بالفواكه المجففة | 7d4a36 | 2.20 | *4 400g
- soft white sliced | أبيض طري مقطع | f0d9ae | 1.20 | *8 800g
- thick sliced wholemeal | أسمر بشرائح سميكة | a0703f | 1.30 | *6 800g
{} | {} | baguette | 1.40 | t0
- French baguette | خبز فرنسي طويل | d9a45b | 1.40 | *8
- half baguette | نصف خبز فرنسي | d9a45b | 0.85 | *5
- garlic baguette | خبز فرنسي بالثوم | b9b05a | 1.79 | *5
- ciabatta | خبز تشاباتا | e3c08a | 1.60 | *5
- focaccia with rosemary | فوكاتشا بإكليل الجبل | c9a04f | 2.95 | *4
- stonebaked batard | خبز باتار على الحجر | c48a4a | 1.95 | *2
{} | {} | roll | 1.50 | t0
- white rolls, 6 | خبز صغير أبيض (6 قطع) | e6bd83 | 1.50 | *7
- wholemeal rolls, 6 | خبز صغير أسمر (6 قطع) | a8713f | 1.50 | *5
- burger buns, 4 | خبز برغر (4 قطع) | d9944a | 1.65 | *5
- brioche buns, 4 | خبز بريوش (4 قطع) | d98a36 | 2.20 | *4
- hot dog rolls, 6 | خبز نقانق (6 قطع) | deb06a | 1.60 | *4
- crusty roll | خبز صغير مقرمش | c98a45 | 0.45 | *7
- cheese roll | خبز صغير بالجبن | e0a83a | 0.75 | *5
- bread sticks | أصابع خبز بالسمسم | d9b36a | 1.25 | *3
{} | {} | flatbread | 1.35 | t0
- pitta breads, 6 | خبز عربي صغير (6 قطع) | e3cfa5 | 0.95 | *7
- Lebanese flatbreads, 5 | خبز لبناني (5 أرغفة) | ead6b0 | 1.35 | *6
- thyme flatbread | مناقيش بالزعتر | 8a9a4c | 1.80 | *5
- cheese flatbread | مناقيش بالجبن | e8c66a | 2.20 | *4
- naan breads, 2 | خبز نان (قطعتان) | dfc08a | 1.40 | *5
- garlic and coriander naans, 2 | خبز نان بالثوم والكزبرة (قطعتان) | b9b86a | 1.60 | *4
- plain tortilla wraps, 8 | خبز تورتيلا (8 قطع) | ead9b8 | 1.55 | *5
- wholemeal wraps, 8 | خبز تورتيلا أسمر (8 قطع) | c9a878 | 1.65 | *3
{} | {} | bagel | 1.75 | t0
- plain bagels, 5 | خبز بيغل (5 قطع) | c98a45 | 1.75 | *5
- sesame bagels, 5 | خبز بيغل بالسمسم (5 قطع) | d9a45b | 1.85 | *4
- crumpets, 6 | كرامبت (6 قطع) | e0b87a | 1.20 | *5
- English muffins, 4 | مافن إنجليزي (4 قطع) | e3c79a | 1.25 | *4
`

export const pastries = `
{} | {} | croissant | 1.60 | t0
- butter croissant | كرواسان بالزبدة | d98f3d | 1.60 | *9
- almond croissant | كرواسان باللوز | c9944f | 2.40 | *6
- chocolate croissant | كرواسان بالشوكولاتة | 8a5230 | 2.10 | *7
- cheese croissant | كرواسان بالجبن | e0a83a | 2.20 | *4
- thyme croissant | كرواسان بالزعتر | a0913c | 2.20 | *4
{} | {} | swirl | 1.95 | t0
- cinnamon swirl | لفة القرفة | b5713a | 2.10 | *7
- pain aux raisins | لفة الزبيب | c48a4a | 2.10 | *5
- Danish with apricot | فطيرة دنماركية بالمشمش | e8983a | 2.20 | *4
- Danish with cherry | فطيرة دنماركية بالكرز | b3243c | 2.20 | *3
- sausage roll | لفة النقانق | b9793f | 1.85 | *7
- vegan sausage roll | لفة نباتية | 8a8a3c | 1.85 | *4
{} muffin | مافن {} | muffin | 1.95 | t0
- blueberry | بالتوت الأزرق | 5a6fb5 | 1.95 | *7
- chocolate chip | برقائق الشوكولاتة | 6b3e26 | 1.95 | *6
- lemon and poppy seed | بالليمون وبذور الخشخاش | e8c83a | 1.95 | *4
- banana and walnut | بالموز والجوز | c99a3f | 1.95 | *3
{} doughnut | دونات {} | doughnut | 1.20 | t0
- jam | بالمربى | c93a4a | 1.20 | *6
- glazed ring | بالسكر اللامع | e8c79a | 1.20 | *6
- chocolate | بالشوكولاتة | 5a3220 | 1.40 | *5
- pink sprinkle | بالسكر الملون | f08ab0 | 1.40 | *5
- custard | بالكاسترد | f0cf6a | 1.40 | *4
{} cookie | كوكيز {} | cookie | 1.60 | t0
- chocolate chip | برقائق الشوكولاتة | c9944f | 1.60 | *7
- oat and raisin | بالشوفان والزبيب | b98d5a | 1.60 | *4
- double chocolate | بالشوكولاتة المضاعفة | 6b3e26 | 1.60 | *5
- white chocolate and cranberry | بالشوكولاتة البيضاء والتوت البري | e0b98a | 1.70 | *3
{} | {} | cakeslice | 3.40 | t0
- carrot cake slice | شريحة كعكة الجزر | d98a3c | 3.40 | *6
- Victoria sponge slice | شريحة كعكة فيكتوريا | f0b8b0 | 3.40 | *5
- chocolate fudge slice | شريحة كعكة الشوكولاتة | 5a3220 | 3.50 | *6
- lemon drizzle slice | شريحة كعكة الليمون | f0d34a | 3.20 | *5
- cheesecake slice | شريحة تشيز كيك | f2dfa8 | 3.95 | *5
- red velvet slice | شريحة كعكة المخمل الأحمر | b3243c | 3.60 | *4
- coffee and walnut slice | شريحة كعكة القهوة والجوز | 9c6a3f | 3.40 | *4
- date slice | شريحة كعكة التمر | 7a4a2b | 2.95 | *4
{} | {} | tart | 2.20 | t0
- Portuguese custard tart | تارت كاسترد برتغالي | f0bf3a | 1.80 | *7
- lemon tart | تارت الليمون | f0d94a | 2.95 | *4
- strawberry tart | تارت الفراولة | e0394a | 3.20 | *5
- pecan tart | تارت البقان | 8a5a33 | 2.95 | *2
- mince pies, 6 | فطائر الميلاد بالفواكه (6 قطع) | b9793f | 2.75 | *3
{} | {} | square | 2.20 | t0
- chocolate brownie | براوني الشوكولاتة | 4a2a1a | 2.60 | *7
- flapjack | قطعة شوفان بالعسل | d9a441 | 2.20 | *5
- baklava, 6 pieces | بقلاوة (6 قطع) | d9a83a | 4.50 | *5
- basbousa | بسبوسة | e3b04a | 2.20 | *4
- kunafa | كنافة بالجبن | e88a2a | 3.95 | *4
- maamoul with dates, 6 | معمول بالتمر (6 قطع) | d9b98a | 4.20 | *3
- scone with fruit | سكون بالفواكه المجففة | d9b07a | 1.75 | *6
- cheese scone | سكون بالجبن | e0a83a | 1.75 | *5
{} celebration cake | كعكة احتفال {} | cake | 14.99 | t0 nd
- chocolate | بالشوكولاتة | 6b3e26 | 14.99 | *2
- vanilla | بالفانيليا | f2dfb8 | 14.99 | *2
`
