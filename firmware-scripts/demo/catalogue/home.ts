// Household, health, baby and pet. The grammar is in read.ts.

export const household = `
{} | {} | spray | 1.95 | t20 by=puretide,harbour
- kitchen cleaner spray | بخاخ تنظيف المطبخ | f2962a | 1.95 | *6 750ml
- bathroom cleaner spray | بخاخ تنظيف الحمام | 3a9ad9 | 1.95 | *5 750ml
- glass cleaner spray | بخاخ تنظيف الزجاج | 6ab8e8 | 1.65 | *4 750ml
- multi-surface spray | بخاخ متعدد الأسطح | 6abf5a | 1.95 | *6 750ml
- mould remover | مزيل العفن | d94a4a | 2.75 | *3 500ml
{} | {} | cleaner | 2.20 | t20 by=puretide,harbour
- washing-up liquid, lemon | سائل جلي بالليمون | e8d03a | 1.45 | *8 500ml
- washing-up liquid, apple | سائل جلي بالتفاح | 8ac43a | 1.45 | *5 500ml
- thick bleach | مبيض كثيف | 3a6fc4 | 1.20 | *6 750ml
- floor cleaner | منظف أرضيات | 3aa07a | 1.85 | *4 1l
- toilet cleaner | منظف مراحيض | 2a8a9a | 1.35 | *5 750ml
- laundry liquid, fresh | سائل غسيل منعش | 4a8ad9 | 5.49 | *6 1l
- laundry liquid, sensitive | سائل غسيل للبشرة الحساسة | e8a8c0 | 5.49 | *4 1l
- fabric softener | منعم أقمشة | a88ad9 | 2.95 | *5 1l
{} | {} | washbox | 4.99 | t20
- washing powder | مسحوق غسيل | 3a7ad9 | 4.99 | *5 1.6kg
- washing capsules, 30 | كبسولات غسيل (30 حبة) | 7a4fc4 | 7.99 | *4
- dishwasher tablets, 40 | أقراص غسالة الصحون (40 قرصا) | 2a9ac4 | 6.49 | *6
- dishwasher salt | ملح غسالة الصحون | 8ab0c8 | 1.95 | *3 2kg
- soda crystals | بلورات الصودا | 4aa88a | 1.45 | *2 1kg
{} | {} | rolls | 3.20 | t20
- toilet tissue | ورق تواليت | 8ab8e0 | 2.49 | *8 set=rolls
- recycled toilet tissue | ورق تواليت معاد التدوير | 9ab88a | 2.65 | *4 set=rolls
- kitchen towel | مناشف مطبخ ورقية | e8a04a | 1.95 | *7 set=towels
{} | {} | foilbox | 1.65 | t20
- kitchen foil, 10 m | ورق ألمنيوم (10 م) | a8b0b8 | 1.65 | *5
- cling film, 30 m | غلاف بلاستيكي (30 م) | 5ab0d9 | 1.45 | *5
- baking paper, 10 m | ورق خبز (10 م) | c9a878 | 1.75 | *4
- freezer bags, 40 | أكياس تجميد (40 كيسا) | 4a8ac8 | 1.45 | *4
- sandwich bags, 80 | أكياس ساندويتش (80 كيسا) | 7ab86a | 1.20 | *3
- bin liners, 20 | أكياس نفايات (20 كيسا) | 3a3a42 | 1.75 | *6
- food waste caddy liners, 20 | أكياس فضلات الطعام (20 كيسا) | 6aa04a | 1.95 | *4
{} | {} | sponge | 1.20 | t20
- scouring sponges, 4 | إسفنج جلي (4 قطع) | f2c22a | 1.10 | *6
- cleaning cloths, 5 | قطع قماش للتنظيف (5 قطع) | 5ab0d9 | 1.45 | *4
- steel wool, 3 | صوف فولاذي (3 قطع) | a0a8b0 | 1.20 | *2
- rubber gloves | قفازات مطاطية | f2963a | 1.35 | *3 set=glove
{} | {} | bulb | 2.95 | t20
- LED bulb, bayonet | مصباح إل إي دي بقاعدة مسمارية | f2d04a | 2.95 | *3
- LED bulb, screw | مصباح إل إي دي بقاعدة لولبية | f2dc7a | 2.95 | *3
- tea lights, 25 | شموع صغيرة (25 شمعة) | f0e0c0 | 1.95 | *3
{} | {} | battery | 3.95 | t20
- AA batteries, 4 | بطاريات قياس AA (4 قطع) | c98a2a | 3.95 | *5
- AAA batteries, 4 | بطاريات قياس AAA (4 قطع) | 3a8a5a | 3.95 | *5
- 9 V battery | بطارية 9 فولت | 4a5a8a | 3.49 | *2
{} | {} | logs | 6.99 | t5
- kindling net | حطب إشعال | b9803a | 5.49 | *4
- kiln dried logs | حطب مجفف | 8a5a33 | 7.99 | *4
- heat logs, 10 | قوالب حطب مضغوط (10 قطع) | a0703f | 6.99 | *3
- smokeless coal | فحم بلا دخان | 3a3a3f | 9.99 | *2 10kg
- barbecue charcoal | فحم شواء | 2f2f33 | 6.49 | *4 5kg t20
safety matches, 3 boxes | أعواد ثقاب (3 علب) | matches | 0.85 | t20 *4 d9402a
paper napkins, 40 | مناديل مائدة (40 قطعة) | tissues | 1.35 | t20 *4 e8587a
`

export const health = `
{} | {} | tube | 1.85 | t20
- fresh mint toothpaste | معجون أسنان بالنعناع | 3aa0a0 | 1.85 | *7 75ml
- whitening toothpaste | معجون أسنان مبيض | 3a6fc4 | 2.49 | *5 75ml
- sensitive toothpaste | معجون أسنان للأسنان الحساسة | 7ab0e0 | 2.95 | *4 75ml
- children's toothpaste | معجون أسنان للأطفال | f08ab0 | 1.65 | *3 50ml
- hand cream | كريم اليدين | e8b0c0 | 2.20 | *4 75ml
- antiseptic cream | كريم مطهر | 6aae7a | 2.49 | *3 30g
{} | {} | shampoo | 2.49 | t20 by=seabreeze,harbour
- everyday shampoo | شامبو للاستخدام اليومي | 4a9ad9 | 2.20 | *6 400ml
- anti-dandruff shampoo | شامبو ضد القشرة | 2f5fa0 | 2.95 | *4 400ml
- moisture conditioner | بلسم مرطب للشعر | e8b84a | 2.49 | *4 400ml
- sea mineral shower gel | جل استحمام بمعادن البحر | 2aa0b0 | 1.95 | *6 250ml
- olive oil shower gel | جل استحمام بزيت الزيتون | 8a9a3a | 1.95 | *4 250ml
- bubble bath, lavender | رغوة حمام باللافندر | 9a7ac8 | 2.20 | *3 500ml
- body lotion | لوشن للجسم | f0b8a0 | 2.95 | *4 250ml
- liquid hand soap | صابون يدين سائل | 7ac0b0 | 1.35 | *6 250ml
{} | {} | soapbar | 1.20 | t20
- olive oil soap from Nablus | صابون نابلسي بزيت الزيتون | d8d8a8 | 2.20 | *4
- Aleppo laurel soap | صابون حلبي بالغار | 8a8a4a | 3.20 | *3
- lavender soap | صابون باللافندر | a88ac8 | 1.45 | *3
- unscented soap, 2 | صابون بلا عطر (قطعتان) | f0ece0 | 1.20 | *4
{} | {} | deodorant | 2.20 | t20
- deodorant spray, fresh | مزيل عرق بخاخ منعش | 3a8ad9 | 2.20 | *5 150ml
- deodorant spray, powder | مزيل عرق بخاخ بودرة | f0a8c0 | 2.20 | *4 150ml
- roll-on deodorant | مزيل عرق رول | 8ac0a8 | 1.75 | *4 50ml
- shaving foam | رغوة حلاقة | 3a5f8a | 1.95 | *3 200ml
- hair spray | مثبت شعر | d9a83a | 2.75 | *3 300ml
- sun spray SPF 30 | بخاخ واق من الشمس 30 | f2b02a | 7.99 | *4 200ml
- sun cream SPF 50 | كريم واق من الشمس 50 | f2902a | 8.99 | *4 200ml
{} | {} | pills | 0.95 | t20 nd
- paracetamol, 16 | باراسيتامول (16 قرصا) | 3a6fc4 | 0.65 | *7
- ibuprofen, 16 | إيبوبروفين (16 قرصا) | d9305a | 0.75 | *6
- aspirin, 16 | أسبرين (16 قرصا) | 3a9a5a | 0.65 | *3
- allergy tablets, 7 | أقراص حساسية (7 أقراص) | 8ac04a | 2.20 | *4
- indigestion tablets, 24 | أقراص عسر الهضم (24 قرصا) | e88ab0 | 2.49 | *3
- throat lozenges, 24 | أقراص استحلاب للحلق (24 قرصا) | f2a52a | 2.75 | *5
- vitamin C, 20 | فيتامين سي فوار (20 قرصا) | f2862a | 2.49 | *4
- multivitamins, 30 | فيتامينات متعددة (30 قرصا) | 6a5fc4 | 3.49 | *3
- cold and flu sachets, 10 | أكياس للزكام والإنفلونزا (10 أكياس) | e0b83a | 3.95 | *4
- plasters, 20 | لاصقات جروح (20 قطعة) | e3b98a | 1.65 | *4
- travel sickness tablets, 12 | أقراص دوار البحر (12 قرصا) | 4ab0c8 | 2.95 | *4
- nicotine gum, 24 | علكة النيكوتين (24 قطعة) | 4a9a8a | 4.95 | *3 t5 a18
- nicotine patches, 7 | لصقات النيكوتين (7 قطع) | 7a8aa0 | 12.50 | *2 t5 a18
- condoms, 6 | واق ذكري (6 قطع) | 5a4fa0 | 4.95 | *3 t5
{} | {} | tissues | 1.45 | t20
- facial tissues, box | مناديل وجه | 7ab8e0 | 1.45 | *6
- pocket tissues, 8 | مناديل جيب (8 عبوات) | 4a9ac8 | 1.20 | *5
- cotton wool pads, 80 | أقراص قطنية (80 قطعة) | e8a8c8 | 1.20 | *4
- cotton buds, 200 | أعواد قطنية (200 عود) | 8ac8b0 | 0.95 | *3
- sanitary towels, 14 | فوط صحية (14 قطعة) | c97ab0 | 1.65 | *5 t0
- tampons, 18 | سدادات قطنية (18 قطعة) | 9a6ac8 | 1.95 | *4 t0
toothbrush | فرشاة أسنان | toothbrush | 1.95 | t20 *5 set=brush 3a9ad9
razors, 5 | شفرات حلاقة (5 قطع) | toothbrush | 2.95 | t20 *4 2f8aa0
lip balm | مرطب شفاه | lipstick | 1.75 | t20 *5 e0485c
mouthwash | غسول فم | cleaner | 2.49 | t20 500ml *4 3ac0b0
`

export const baby = `
{} | {} | nappies | 5.99 | t20
- nappies | حفاضات أطفال | 5ab0e0 | 5.99 | *6 set=nappy
- eco nappies | حفاضات أطفال صديقة للبيئة | 8ab86a | 7.49 | *3 set=nappy
- nappy pants | سراويل حفاضات | f0a0b8 | 6.49 | *4 set=nappy
- swim nappies, 12 | حفاضات سباحة (12 قطعة) | 3ac0c8 | 4.95 | *2
- baby wipes, 64 | مناديل مبللة للأطفال (64 منديلا) | 7ad0c0 | 1.20 | *7 pack=6:5.99
- sensitive baby wipes, 56 | مناديل مبللة للبشرة الحساسة (56 منديلا) | b8d8e8 | 1.45 | *5 pack=6:7.49
{} infant milk | حليب أطفال {} | powder | 11.50 | t0 800g nd
- first | للمرحلة الأولى | 4a8ad9 | 11.50 | *3
- follow-on | للمرحلة الثانية | 5ab06a | 11.50 | *3
- growing up | للمرحلة الثالثة | f2a03a | 10.50 | *2
{} | {} | babyjar | 1.20 | t0 130g by=littleotter,greenbank
- apple puree | هريس التفاح | a8c84a | 1.10 | *4
- banana puree | هريس الموز | f2d34a | 1.10 | *4
- carrot puree | هريس الجزر | f0822a | 1.10 | *3
- pear and mango puree | هريس الإجاص والمانجو | e8b84a | 1.20 | *3
- sweet potato and chicken | بطاطا حلوة مع الدجاج | d9803a | 1.45 | *3
- vegetable lasagne for babies | لازانيا بالخضار للأطفال | c9603a | 1.45 | *2
- fish pie for babies | سمك بالبطاطس للأطفال | 8ab8d0 | 1.45 | *2
{} | {} | pouch | 2.20 | t0
- baby porridge | عصيدة للأطفال | e8cf9a | 2.49 | *3 125g
- baby rice | أرز للأطفال | d8e8f0 | 1.95 | *2 100g
- toddler rice cakes, apple | كعك أرز للأطفال بالتفاح | a8c84a | 1.35 | *3 40g t20
- toddler biscuits | بسكويت للأطفال | d9b07a | 1.65 | *3 120g t20
{} | {} | shampoo | 2.49 | t20
- baby shampoo | شامبو أطفال | f2d05a | 2.20 | *3 300ml
- baby bath | سائل استحمام للأطفال | 9ad0e8 | 2.20 | *3 500ml
- baby lotion | لوشن أطفال | f5b8c8 | 2.49 | *3 300ml
- baby oil | زيت أطفال | f0e3a0 | 2.20 | *2 200ml
{} | {} | babybottle | 4.95 | t20
- feeding bottle | رضاعة أطفال | 5ab8d8 | 4.95 | *2 set=bottle2
- sippy cup | كوب تعليم الشرب | f0962a | 3.95 | *2
- soothers, 2 | لهايات (قطعتان) | e87aa0 | 3.49 | *3
nappy cream | كريم حفاضات | tube | 3.20 | t20 100g *3 f0d8a8
baby powder | بودرة أطفال | powder | 1.75 | t20 200g *2 d8c8e8
cotton babygrow | رداء أطفال قطني | babygrow | 7.99 | t0 *2 a8d0e8 set=babygrow
baby socks, 3 pairs | جوارب أطفال (3 أزواج) | socks | 3.49 | t0 *2 f0b8c8 set=babygrow
baby sun hat | قبعة شمس للأطفال | hat | 5.49 | t0 *2 f2e3a0 set=babygrow
child booster seat | مقعد سيارة معزز للأطفال | seat | 24.99 | t5 *1 3a4a6a
`

export const pet = `
{} | {} | petfood | 2.75 | t20 by=barkley,harbour
- dry dog food, beef | طعام كلاب جاف باللحم | b5403a | 4.49 | *5 2kg
- dry dog food, chicken | طعام كلاب جاف بالدجاج | e0a03a | 4.49 | *4 2kg
- puppy food | طعام جراء | 6ab0d9 | 4.99 | *3 1.5kg
- dry cat food, salmon | طعام قطط جاف بالسلمون | f0825a | 3.49 | *5 1kg
- dry cat food, chicken | طعام قطط جاف بالدجاج | e8b84a | 3.49 | *5 1kg
- kitten food | طعام قطط صغيرة | a88ad9 | 3.95 | *3 800g
{} | {} | pettin | 0.95 | t20 400g pack=6:4.99
- dog food tin, beef | طعام كلاب معلب باللحم | a8382f | 0.95 | *6
- dog food tin, lamb | طعام كلاب معلب بالخروف | 8a4a5a | 0.95 | *4
- dog food tin, turkey | طعام كلاب معلب بالديك الرومي | c98a4a | 0.95 | *4
- cat food tin, tuna | طعام قطط معلب بالتونة | 3a7ab0 | 0.85 | *6
- cat food tin, ocean fish | طعام قطط معلب بالأسماك | 2a9aa8 | 0.85 | *5
{} | {} | catpouch | 0.65 | t20 85g pack=12:6.99
- cat pouch, salmon | كيس طعام قطط بالسلمون | f0785a | 0.65 | *6
- cat pouch, chicken | كيس طعام قطط بالدجاج | e0b04a | 0.65 | *6
- cat pouch, beef | كيس طعام قطط باللحم | a0403a | 0.65 | *4
- cat pouch, harbour fish | كيس طعام قطط بأسماك الميناء | 2f7a9c | 0.75 | *5
{} | {} | bone | 1.65 | t20
- dental sticks, 7 | أصابع أسنان للكلاب (7 قطع) | 5aa04a | 1.95 | *5
- beef chews, 5 | أعواد مضغ باللحم (5 قطع) | 8a4a33 | 1.75 | *4
- rawhide bone | عظمة جلد للمضغ | e0c8a0 | 1.45 | *3
- dog biscuits | بسكويت كلاب | c98f4a | 2.20 | *4 500g
- fish skin treats | مكافآت جلد السمك | 5a8aa0 | 2.95 | *3 100g
- cat treats, cheese | مكافآت قطط بالجبن | f2c03a | 1.35 | *4 60g
- cat treats, salmon | مكافآت قطط بالسلمون | f08a6a | 1.35 | *4 60g
{} | {} | petfood | 3.49 | t20
- clumping cat litter | رمل قطط متكتل | 8aa8b8 | 5.49 | *5 5l
- wood cat litter | رمل قطط خشبي | c9a070 | 4.49 | *3 8l
- wild bird seed | بذور للطيور البرية | 8a9a4a | 2.75 | *4 1kg
- peanuts for birds | فول سوداني للطيور | b5803a | 2.95 | *3 1kg
- suet balls, 6 | كرات شحم للطيور (6 قطع) | 7a8a5a | 1.95 | *3
- rabbit food | طعام أرانب | 9ab04a | 3.20 | *2 1kg
- hamster food | طعام هامستر | d9b05a | 2.75 | *2 500g
- meadow hay | تبن للأرانب | c8b05a | 3.49 | *2 1kg
{} | {} | ball | 2.95 | t20
- tennis balls for dogs, 3 | كرات تنس للكلاب (3 كرات) | c8d83a | 2.95 | *3
- rope toy | لعبة حبل للكلاب | d96a4a | 3.95 | *2
- squeaky fish | سمكة مطاطية بصوت | 5ab0d9 | 2.49 | *2
- catnip mouse | فأر محشو بعشبة القطط | a0a8b0 | 1.95 | *3
dog lead | مقود كلب | lead | 6.99 | t20 *2 c23b2e set=lead
dog bags, 60 | أكياس فضلات الكلاب (60 كيسا) | foilbox | 1.45 | t20 *5 3a7a4a
flea drops, cat | قطرات براغيث للقطط | pills | 6.99 | t20 *2 8a6ac8
flea drops, dog | قطرات براغيث للكلاب | pills | 6.99 | t20 *2 c96a4a
goldfish flakes | رقائق طعام السمك | pot | 2.20 | t20 *2 f2862a
`
