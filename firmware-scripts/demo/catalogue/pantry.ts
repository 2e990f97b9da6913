// What keeps: pasta and rice, tins, oils and spices, breakfast. The grammar is in read.ts.

export const pasta = `
{} | معكرونة {} | pasta | 1.20 | t0 500g by=casalume,harbour
- spaghetti | سباغيتي | 2f6ac4 | 1.20 | *8
- penne | بيني | c23b2e | 1.20 | *7
- fusilli | فوسيلي | 3a9a5a | 1.20 | *6
- linguine | لينغويني | 5a4fa0 | 1.45 | *4
- macaroni | ماكاروني | e0a02a | 1.10 | *5
- lasagne sheets | رقائق لازانيا | d9702a | 1.45 | *5
- orzo | لسان العصفور | 3a8fa8 | 1.35 | *3
- wholewheat penne | بيني من القمح الكامل | 8a5a33 | 1.45 | *3
{} | {} | pasta | 2.20 | t0
- egg tagliatelle | تالياتيلي بالبيض | f0c04a | 2.20 | *3 250g
- potato gnocchi | نيوكي البطاطس | e3cf9a | 1.75 | *4 400g
- vermicelli | شعيرية | e8b84a | 1.10 | *3 400g
- egg noodles | نودلز بالبيض | e8c05a | 1.35 | *5 250g
- rice noodles | نودلز الأرز | e8e8f0 | 1.65 | *3 250g
- maftoul | مفتول فلسطيني | b98d4a | 2.95 | *2 500g
- couscous | كسكس | e0b84a | 1.35 | *5 500g
{} | أرز {} | ricebag | 2.20 | t0 by=almarsa,harbour
- basmati rice | بسمتي | 2a7a5a | 2.75 | *8 1kg
- long grain rice | طويل الحبة | 3a6fc4 | 1.65 | *6 1kg
- jasmine rice | ياسمين | c9527a | 2.75 | *4 1kg
- brown rice | أسمر | 8a5a33 | 2.20 | *4 1kg
- arborio rice | أربوريو للريزوتو | c23b2e | 2.49 | *3 500g
- Egyptian rice | مصري | d9a02a | 2.20 | *3 1kg
{} | {} | pouch | 1.65 | t0
- microwave basmati rice | أرز بسمتي سريع التحضير | 2a7a5a | 1.20 | *6 250g
- freekeh | فريكة | 7a8a3c | 2.95 | *2 500g
- fine bulgur | برغل ناعم | c98f45 | 1.65 | *3 500g
- coarse bulgur | برغل خشن | b97f3a | 1.65 | *2 500g
- quinoa | كينوا | d9c08a | 2.95 | *4 300g
- red lentils | عدس أحمر | e0703a | 1.45 | *5 500g
- green lentils | عدس أخضر | 6a7a3a | 1.45 | *4 500g
- dried chickpeas | حمص حب | d9b46a | 1.55 | *4 500g
- dried broad beans | فول يابس | a0703f | 1.55 | *2 500g
- white beans | فاصوليا بيضاء يابسة | f0e8d8 | 1.65 | *3 500g
- split peas | بازلاء مجروشة | a8b84a | 1.20 | *2 500g
- popcorn maize | ذرة فشار | f2c22a | 1.20 | *3 500g
{} | {} | flour | 1.35 | t0
- plain flour | دقيق أبيض | 3a6fc4 | 1.20 | *6 1.5kg
- self-raising flour | دقيق ذاتي التخمير | c23b2e | 1.20 | *5 1.5kg
- strong bread flour | دقيق خبز قوي | d9a02a | 1.75 | *4 1.5kg
- wholemeal flour | دقيق القمح الكامل | 8a5a33 | 1.65 | *3 1.5kg
- semolina | سميد | e8c86a | 1.35 | *3 1kg
- granulated sugar | سكر أبيض | 4a90d9 | 1.20 | *8 1kg
- caster sugar | سكر ناعم | 8a5fc4 | 1.75 | *5 1kg
- brown sugar | سكر بني | a0622a | 1.85 | *4 500g
- icing sugar | سكر بودرة | e085b0 | 1.45 | *4 500g
`

export const tins = `
{} | {} | tin | 0.95 | t0 400g by=harbour,casalume
- chopped tomatoes | طماطم مقطعة معلبة | d9302a | 0.75 | *9 pack=4:2.75
- plum tomatoes in juice | طماطم مقشرة في عصيرها | c92f2a | 0.75 | *6
- chickpeas | حمص مسلوق معلب | d9b46a | 0.79 | *7
- kidney beans | فاصوليا حمراء معلبة | 8a2430 | 0.79 | *6
- butter beans | فاصوليا عريضة معلبة | ead9b0 | 0.85 | *4
- cannellini beans | فاصوليا بيضاء معلبة | f0e8d8 | 0.85 | *4
- lentils in water | عدس مسلوق معلب | 7a6a3a | 0.95 | *3
{} | {} | tin | 1.10 | t0
- baked beans | فاصوليا بصلصة الطماطم | 2a9aa8 | 1.10 | *9 400g pack=4:3.75
- fava beans Egyptian style | فول مدمس | a0703f | 1.20 | *4 400g
- fava beans Lebanese style | فول مدمس بالخلطة اللبنانية | 3a8a4a | 1.25 | *3 400g
- stuffed vine leaves in oil | ورق عنب محشو معلب | 5a7a3a | 2.49 | *3 400g
- sweetcorn | ذرة حلوة معلبة | f2c83a | 0.99 | *7 325g pack=4:3.49
- garden peas in water | بازلاء معلبة | 5fae4a | 0.75 | *4 300g
- mushroom slices | شرائح فطر معلبة | c9a87a | 1.10 | *2 290g
- spaghetti hoops | حلقات سباغيتي بالصلصة | f0702a | 0.95 | *4 400g
- coconut milk | حليب جوز الهند | 4a9a8a | 1.65 | *6 400ml
- peach slices | شرائح خوخ معلبة | f5a25c | 1.20 | *4 410g
- pineapple chunks | قطع أناناس معلبة | f0cf2a | 1.20 | *4 430g
- fruit cocktail | كوكتيل فواكه معلب | e8702f | 1.35 | *3 410g
- corned beef | لحم بقري معلب | a83a2a | 2.95 | *4 340g
- hot dog sausages | نقانق معلبة | c9663a | 1.75 | *3 400g
- custard | كاسترد جاهز | f2cf4a | 1.35 | *4 400g
- condensed milk | حليب مكثف محلى | 4a7ac4 | 1.95 | *4 397g
- evaporated milk | حليب مبخر | d9a04f | 1.45 | *3 410g
{} | {} | flattin | 1.45 | t0
- tuna chunks in brine | قطع تونة في ماء مملح | 2f7ac4 | 1.20 | *8 145g pack=4:4.20
- tuna in sunflower oil | تونة بزيت دوار الشمس | e0a82a | 1.20 | *7 145g pack=4:4.20
- tuna in olive oil | تونة بزيت الزيتون | 7a8a2a | 1.95 | *4 120g
- sardines in tomato sauce | سردين بصلصة الطماطم | d9402a | 0.95 | *6 120g
- sardines in olive oil | سردين بزيت الزيتون | 8a9a3a | 1.35 | *5 120g
- mackerel fillets | فيليه إسقمري | 3a5fa0 | 1.65 | *5 125g
- anchovies | أنشوفة | 6a4a3a | 1.65 | *3 50g
- red salmon | سلمون أحمر معلب | e0603a | 3.95 | *4 213g
- smoked mussels | بلح البحر المدخن | 2f3f5f | 1.95 | *2 85g
- crab meat | لحم سلطعون معلب | d95a3a | 2.95 | *2 145g
{} soup | شوربة {} | souptin | 1.35 | t0 400g by=harbour,oldmill
- cream of tomato | الطماطم بالكريمة | d9402a | 1.20 | *7
- cream of chicken | الدجاج بالكريمة | e8c06a | 1.35 | *5
- lentil | العدس | d9903a | 1.20 | *5
- cream of mushroom | الفطر بالكريمة | b99a78 | 1.35 | *5
- minestrone | الخضار الإيطالية | 8a9a3c | 1.35 | *3
- lobster bisque | الكركند | e0703a | 1.95 | *2
`

export const oils = `
{} | {} | oil | 5.20 | t0
- extra virgin olive oil | زيت زيتون بكر ممتاز | 7a8a2a | 7.49 | *8 1l set=
- olive oil | زيت زيتون | a8a03a | 5.99 | *6 1l
- Palestinian olive oil | زيت زيتون فلسطيني | 5a7a2a | 9.95 | *3 750ml
- sunflower oil | زيت دوار الشمس | f2b82a | 2.49 | *8 1l
- vegetable oil | زيت نباتي | e8c83a | 2.20 | *6 1l
- rapeseed oil | زيت بذور اللفت | e0c02a | 3.95 | *4 500ml
- sesame oil | زيت السمسم | a0622a | 2.75 | *3 250ml
- coconut oil | زيت جوز الهند | d8e8e0 | 3.95 | *3 300ml
{} | {} | sauce | 1.95 | t0
- malt vinegar | خل الشعير | 6b3e1e | 0.85 | *6 568ml
- white wine vinegar | خل العنب الأبيض | e8e0a8 | 1.45 | *3 350ml
- balsamic vinegar | خل بلسمي | 3a1f1a | 2.20 | *5 250ml
- apple vinegar | خل التفاح | d9a04f | 1.95 | *4 500ml
- tomato ketchup | كاتشب الطماطم | d9302a | 2.20 | *8 460g
- brown sauce | صلصة بنية حامضة | 6b3a1e | 2.10 | *5 450g
- mayonnaise | مايونيز | f2e8c0 | 2.49 | *7 450ml
- light mayonnaise | مايونيز خفيف | 8ac0e0 | 2.49 | *4 450ml
- Worcestershire style sauce | صلصة ورشستر | d9702a | 1.65 | *4 150ml
- soy sauce | صلصة الصويا | 3a2a1f | 1.75 | *6 150ml
- sweet chilli sauce | صلصة الفلفل الحلوة | e0482a | 1.75 | *5 190ml
- hot pepper sauce | صلصة الفلفل الحار | c92020 | 1.65 | *5 150ml
- pomegranate molasses | دبس الرمان | 6a1f2f | 2.75 | *4 250ml
- tartare sauce | صلصة التارتار | c8d8a0 | 1.75 | *5 180ml
- Caesar dressing | صلصة السيزر | ead9a8 | 1.95 | *3 250ml
- fish sauce | صلصة السمك | a8703a | 1.95 | *2 200ml
{} | {} | jar | 1.85 | t0
- tahini | طحينة | d9c08a | 3.20 | *5 300g
- English mustard | خردل إنجليزي | e8b82a | 1.35 | *4 180g
- Dijon mustard | خردل ديجون | d9c06a | 1.65 | *4 200g
- green pesto | بيستو أخضر | 5a9a3a | 1.95 | *6 190g
- red pesto | بيستو أحمر | c9402a | 1.95 | *5 190g
- tomato and basil pasta sauce | صلصة معكرونة بالطماطم والريحان | d9382a | 1.75 | *7 500g
- bolognese sauce | صلصة بولونيز | c22f2a | 1.75 | *6 500g
- curry paste | معجون الكاري | d9902a | 2.20 | *4 200g
- harissa | هريسة حارة | b92a20 | 2.20 | *3 180g
- mango chutney | صلصة المانجو الهندية | f0a02a | 1.75 | *4 320g
- gherkins | خيار مخلل | 7a9a3a | 1.65 | *4 500g
- capers | كبار مخلل | 6a7a3a | 1.95 | *3 180g
- pickled onions | بصل مخلل | c8a878 | 1.65 | *3 440g
- tomato puree | معجون الطماطم | c9201f | 0.75 | *7 200g
{} | {} | spice | 1.20 | t0 by=almarsa,harbour
- ground black pepper | فلفل أسود مطحون | 4a4a4a | 1.65 | *6 50g
- ground cumin | كمون مطحون | a87a3a | 1.20 | *5 45g
- paprika | بابريكا | c93a20 | 1.20 | *5 45g
- turmeric | كركم | e8a51f | 1.20 | *4 45g
- cinnamon | قرفة | 9c5a2a | 1.20 | *4 40g
- seven spice | بهارات سبع | 8a5a33 | 1.45 | *3 45g
- zaatar | زعتر | 6a8a3a | 2.20 | *4 100g
- sumac | سماق | 8a1f3a | 1.75 | *3 80g
- oregano | أوريغانو | 6a8a5a | 1.10 | *4 15g
- chilli flakes | رقائق الفلفل الحار | d92a1f | 1.20 | *4 35g
sea salt flakes | رقائق ملح البحر | box | 2.20 | t0 250g *5 4a90b9
table salt | ملح طعام | salt | 0.65 | t0 750g *6 3a6fc4
vegetable stock cubes, 10 | مكعبات مرق الخضار (10 حبات) | box | 1.45 | t0 *5 5a9a4a
chicken stock cubes, 10 | مكعبات مرق الدجاج (10 حبات) | box | 1.45 | t0 *5 e0b03a
`

export const breakfast = `
{} | {} | cereal | 2.49 | t0 by=oldmill,harbour
- corn flakes | رقائق الذرة | e8a52a | 1.95 | *7 500g
- wheat biscuits, 24 | بسكويت القمح (24 قطعة) | d9702a | 2.49 | *7
- bran flakes | رقائق النخالة | 8a5a33 | 2.20 | *4 500g
- chocolate rice pops | أرز منفوش بالشوكولاتة | 5a3220 | 2.49 | *5 375g
- honey hoops | حلقات الحبوب بالعسل | f0b42a | 2.49 | *5 375g
- fruit and fibre | حبوب بالفواكه والألياف | 7a3f8a | 2.65 | *4 500g
- malted wheats | حبوب القمح بالشعير | b5713a | 2.35 | *4 500g
{} | {} | pouch | 2.75 | t0
- porridge oats | شوفان للعصيدة | 3a7ac4 | 1.45 | *8 1kg
- jumbo oats | شوفان كبير الحبة | 4a8a5a | 1.85 | *4 1kg
- fruit muesli | موسلي بالفواكه | d9702a | 2.75 | *5 750g
- nut granola | غرانولا بالمكسرات | a0622a | 3.20 | *5 500g
- chocolate granola | غرانولا بالشوكولاتة | 5a3220 | 3.49 | *3 400g
{} jam | مربى {} | jam | 2.20 | t0 340g by=quayside,greenbank
- strawberry | الفراولة | d9304a | 2.20 | *7
- raspberry | توت العليق | b9203f | 2.35 | *5
- apricot | المشمش | f0a02a | 2.20 | *5
- blackcurrant | الكشمش الأسود | 4a1f4f | 2.20 | *4
- fig | التين | 7a3a5a | 2.75 | *2
{} | {} | jam | 2.95 | t0
- Seville orange marmalade | مربى البرتقال | f0822a | 2.20 | *6 454g
- lemon curd | كريمة الليمون | f2d93a | 1.95 | *4 325g
- clear honey | عسل صاف | e8a01f | 3.20 | *7 340g
- set honey | عسل متماسك | e8cf7a | 3.20 | *4 340g
- wildflower honey | عسل الزهور البرية | d98a1f | 4.75 | *3 340g
- sidr honey | عسل سدر | a85a1f | 12.95 | *1 250g
- smooth peanut butter | زبدة الفول السوداني الناعمة | c98f45 | 2.75 | *6 340g
- crunchy peanut butter | زبدة الفول السوداني المقرمشة | a87030 | 2.75 | *6 340g
- almond butter | زبدة اللوز | b98d6a | 4.20 | *3 170g
- hazelnut chocolate spread | كريمة البندق والشوكولاتة | 5a3018 | 3.49 | *8 400g t20
- biscuit spread | كريمة البسكويت | c9803a | 3.20 | *4 380g
- yeast extract | خلاصة الخميرة | 3a2a1f | 2.95 | *4 250g
- date syrup | دبس التمر | 5a2f1a | 2.95 | *3 400g
- halva with pistachio | حلاوة طحينية بالفستق | c8b87a | 3.95 | *3 400g
- apple butter | زبدة التفاح | b9602f | 2.95 | *1 280g
golden syrup | شراب السكر الذهبي | tin2 | 1.95 | t0 454g *4 e0a01f
maple syrup | شراب القيقب | oil | 4.75 | t0 250ml *4 a0521f
`
