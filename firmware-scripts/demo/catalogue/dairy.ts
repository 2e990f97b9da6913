// Milk, eggs, yoghurt, butter and cheese. The grammar is in read.ts.

export const dairy = `
{} milk | حليب {} | milk | 1.20 | t0 set=milk
- whole | كامل الدسم | 3a6fc4 | 1.20 | *9
- semi-skimmed | نصف دسم | 3aa05a | 1.20 | *9
- skimmed | خالي الدسم | d9483b | 1.20 | *6
{} | {} | carton | 1.79 | t0 1l
- organic whole milk | حليب عضوي كامل الدسم | 5a9a3c | 1.69 | *5
- lactose free milk | حليب خال من اللاكتوز | 7a5fc4 | 1.85 | *4
- buttermilk | لبن رائب | e3c75f | 1.55 | *2
- laban drinking yoghurt | لبن عيران | 4fb0c6 | 1.95 | *4
- oat drink | مشروب الشوفان | d9b36a | 1.90 | *7
- barista oat drink | مشروب الشوفان للقهوة | 8a6f4a | 2.10 | *5
- almond drink | مشروب اللوز | c9a27a | 1.90 | *4
- soya drink | مشروب الصويا | 9db45a | 1.60 | *4
- coconut drink | مشروب جوز الهند | a8d0d9 | 1.90 | *3
{} | {} | bottle | 1.45 | t20 400ml
- chocolate milkshake | ميلك شيك بالشوكولاتة | 6b3e26 | 1.45 | *5
- strawberry milkshake | ميلك شيك بالفراولة | f08aa0 | 1.45 | *5
- banana milkshake | ميلك شيك بالموز | f2d34a | 1.45 | *3
{} eggs | بيض {} | eggs | 1.75 | t0 set=eggs
- free range | دجاج طليق | d9a06b | 1.85 | *9
- organic | عضوي | 8aa04a | 2.49 | *4
{} yoghurt | زبادي {} | pot | 0.75 | t0 150g by=saltmarsh,greenbank
- strawberry | بالفراولة | e8485c | 0.75 | *6
- raspberry | بتوت العليق | c92a55 | 0.75 | *4
- peach | بالخوخ | f2a25c | 0.75 | *4
- blueberry | بالتوت الأزرق | 5a6fb5 | 0.79 | *4
- vanilla | بالفانيليا | f0dfa0 | 0.75 | *4
- mango | بالمانجو | f5b52e | 0.79 | *3
- honey | بالعسل | e8b03a | 0.85 | *4
{} | {} | tub | 1.65 | t0 500g
- natural yoghurt | زبادي طبيعي | 6fb0e0 | 1.35 | *7
- Greek yoghurt | زبادي يوناني | 3a7bd5 | 1.95 | *7
- fat free Greek yoghurt | زبادي يوناني خالي الدسم | 8ac0e8 | 1.95 | *4
- labneh | لبنة | e8e0c8 | 2.75 | *5
- coconut yoghurt | زبادي جوز الهند | b8ded8 | 2.20 | *3
{} | {} | butter | 2.20 | t0 250g
- salted butter | زبدة مملحة | f2cf4a | 2.20 | *8
- unsalted butter | زبدة غير مملحة | f5de8a | 2.20 | *7
- spreadable butter | زبدة سهلة الدهن | f0c23a | 2.65 | *6
- vegan block | زبدة نباتية | a8c85a | 2.10 | *2
- pure ghee | سمن بلدي صاف | e8b52a | 4.75 | *3
{} | {} | pot | 1.30 | t0 300ml
- double cream | كريمة كثيفة | f0e3c0 | 1.40 | *5
- single cream | كريمة خفيفة | f5ecd2 | 1.20 | *4
- sour cream | كريمة حامضة | d8e3e8 | 1.15 | *3
- creme fraiche | كريم فريش | e3e8d8 | 1.30 | *3
- clotted cream | قشطة ثقيلة | f0dca8 | 1.95 | *3
{} | {} | pot | 1.10 | t0
- chocolate pudding | بودينغ الشوكولاتة | 5a3220 | 1.10 | *4
- rice pudding | أرز بالحليب | f0e6cf | 1.00 | *4
- creme caramel | كريم كراميل | d9963c | 1.20 | *3
- mahalabia | مهلبية | f2d8e0 | 1.75 | *2
- tiramisu pot | كوب تيراميسو | b98d5a | 2.20 | *3
`

export const cheese = `
{} | {} | cheese | 3.20 | t0 350g
- mild cheddar | جبن شيدر خفيف | f2c14a | 3.20 | *7
- mature cheddar | جبن شيدر معتق | e8a52a | 3.49 | *9
- extra mature cheddar | جبن شيدر شديد التعتيق | d98f1f | 3.85 | *5
- smoked cheddar | جبن شيدر مدخن | b9783a | 3.95 | *3
- red Leicester | جبن ليستر الأحمر | e0702a | 3.49 | *4
- double Gloucester | جبن غلوستر | e89a3a | 3.49 | *3
- Wensleydale with cranberries | جبن وينسليديل بالتوت البري | e3b0a8 | 3.79 | *3
- edam | جبن إيدام | e8bf4a | 2.99 | *4
- gouda | جبن غودا | e8b23a | 3.20 | *4
{} by weight | {} بالوزن | cheese | 16.00 | t0 kg
- farmhouse cheddar | جبن شيدر ريفي | e8a52a | 15.50 | *5
- stilton | جبن ستيلتون الأزرق | a8b8c8 | 18.50 | *4
- brie | جبن بري | f5e8c0 | 17.20 | *5
- camembert | جبن كامامبير | f2e3b8 | 17.20 | *3
- gruyere | جبن غرويير | e8c26a | 22.50 | *3
- manchego | جبن مانشيغو | d9b85a | 21.00 | *3
- parmesan | جبن بارميزان | e8cf7a | 24.00 | *4
- goat's cheese log | جبن الماعز | f2eee0 | 19.50 | *3
- gorgonzola | جبن غورغونزولا | c0cfd0 | 18.90 | *2
- akkawi | جبن عكاوي | f5f0e0 | 13.50 | *4
- nabulsi | جبن نابلسي | f2ebd2 | 14.20 | *3
- Bulgarian white cheese | جبن بلغاري أبيض | f0f0ea | 11.90 | *3
- string cheese | جبن مشلل | f5edd8 | 15.90 | *2
{} | {} | cheeseblock | 2.49 | t0
- feta | جبن فيتا | eef2f5 | 2.49 | *6 200g
- halloumi | جبن حلوم | f2ecd8 | 2.75 | *7 225g
- mozzarella | جبن موزاريلا | f5f5ef | 1.65 | *7 125g
- burrata | جبن بوراتا | f5f0e6 | 3.20 | *3 150g
- paneer | جبن بانير | f2e8d0 | 2.20 | *3 225g
- ricotta | جبن ريكوتا | f0ebe0 | 1.95 | *3 250g
- mascarpone | جبن ماسكاربوني | f2e9d5 | 2.20 | *3 250g
- soft cheese | جبن طري للدهن | 6fb0e0 | 1.69 | *6 200g
- soft cheese with garlic and herbs | جبن طري بالثوم والأعشاب | 7fb86a | 1.79 | *4 150g
- cottage cheese | جبن قريش | a8c8e8 | 1.55 | *4 300g
- cheese slices | شرائح جبن | f2b52e | 1.79 | *5 200g
- grated mozzarella | موزاريلا مبشورة | f0e8c8 | 2.49 | *4 250g
- grated cheddar | شيدر مبشور | e8a52a | 2.75 | *4 250g
- grated parmesan | بارميزان مبشور | d9c06a | 2.20 | *4 100g
- cheese triangles, 8 | مثلثات جبن (8 قطع) | d94a3a | 1.49 | *4
- cheese sticks, 6 | أصابع جبن (6 قطع) | f2c14a | 1.85 | *4
- vegan cheddar block | بديل نباتي للشيدر | d9a85a | 2.75 | *2 200g
`
