// Newspapers, stationery, and what visitors take home from the harbour. The grammar is in read.ts.

export const papers = `
{} | {} | newspaper | 1.50 | t0 nd ean8
- Harbour Gazette | صحيفة هاربر غازيت | 4a5a6a | 1.20 | *7
- Morning Post | صحيفة مورنينغ بوست | 2f5fa0 | 1.80 | *6
- Daily Courier | صحيفة ديلي كوريير | b5303a | 1.10 | *6
- Weekend Review | صحيفة ويكند ريفيو | 3a7a5a | 3.50 | *4
- Asharq weekly | صحيفة الشرق الأسبوعية | 8a6a2a | 2.20 | *3
- Sports Final | صحيفة سبورتس فاينال | d9702a | 1.10 | *4
{} magazine | مجلة {} | magazine | 4.99 | t0 nd
- Sailing Today | الإبحار اليوم | 2a7ab0 | 5.50 | *3
- Garden Living | الحديقة والحياة | 5a9a4a | 4.75 | *3
- Good Kitchen | المطبخ الجيد | e0702a | 4.95 | *3
- Home and Light | البيت والضوء | c9a878 | 4.99 | *2
- Fishing Monthly | الصيد الشهرية | 2f5f5a | 4.75 | *3
- Science Week | أسبوع العلوم | 5a4fa0 | 5.95 | *2
- Puzzle Box | صندوق الألغاز | d93a6a | 2.95 | *4
- Young Explorers | المستكشفون الصغار | f2a52a | 3.99 | *3
- Classic Boats | القوارب الكلاسيكية | 8a4a2a | 5.95 | *2
{} | {} | book | 8.99 | t0
- harbour walks guide | دليل المشي حول الميناء | 3a8a9a | 7.99 | *3
- local seafood cookbook | كتاب طبخ المأكولات البحرية | e0603a | 14.99 | *2
- tide tables | جداول المد والجزر | 2f5f9c | 3.49 | *4
- sea birds of the coast | كتاب طيور الساحل | 6a9ab0 | 9.99 | *2
- children's sticker book | كتاب ملصقات للأطفال | f07ab0 | 4.99 | *3
- colouring book | دفتر تلوين | f2c22a | 3.49 | *3
- crossword collection | مجموعة كلمات متقاطعة | 4a4a5a | 3.99 | *3
- holiday novel | رواية الصيف | c9507a | 8.99 | *3
- crime at the quay | رواية جريمة على الرصيف | 2f3a4a | 8.99 | *3
{} | {} | notebook | 2.95 | t20
- ruled notebook | دفتر مسطر | 3a6fc4 | 2.49 | *4 set=paper
- plain notebook | دفتر سادة | 5aa07a | 2.49 | *3 set=paper
- squared exercise book | دفتر مربعات | d9803a | 1.20 | *3
- pocket diary | مفكرة جيب | 8a2f4a | 4.99 | *2
- refill pad | دفتر أوراق للملفات | e0c04a | 2.95 | *3 set=paper
- sketch pad | دفتر رسم | a07a5a | 4.49 | *2 set=paper
- sticky notes | أوراق ملاحظات لاصقة | f2e04a | 1.75 | *4
{} | {} | pen | 1.50 | t20
- ballpoint pen | قلم حبر جاف | 2f5fc4 | 0.75 | *5 set=ink
- gel pen | قلم جل | 3a3a6a | 1.65 | *4 set=ink
- pencils, 6 | أقلام رصاص (6 أقلام) | f2b82a | 1.75 | *4
- coloured pencils, 12 | أقلام تلوين خشبية (12 قلما) | e05a5a | 3.49 | *3
- felt pens, 10 | أقلام لباد (10 أقلام) | 5ab06a | 3.20 | *3
- highlighters, 4 | أقلام تظليل (4 أقلام) | d8e03a | 2.95 | *3
- permanent marker | قلم تخطيط ثابت | 2a2a2f | 1.65 | *3
- fountain pen | قلم حبر سائل | 1f3a5a | 9.99 | *1
{} | {} | office | 1.75 | t20
- sticky tape | شريط لاصق | 5ab0d9 | 1.45 | *4
- parcel tape | شريط تغليف | b9803a | 2.49 | *3
- glue stick | صمغ | f2a03a | 1.45 | *4
- scissors | مقص | d94a4a | 3.49 | *2
- envelopes, 25 | مغلفات (25 مغلفا) | e8dcc0 | 2.20 | *4 set=envelope
- padded envelopes, 3 | مغلفات مبطنة (3 قطع) | d9b060 | 2.49 | *3
- wrapping paper | ورق هدايا | c93a6a | 2.49 | *3 set=wrap
- gift bag | كيس هدايا | 7a5fc4 | 2.20 | *4 set=box
- birthday candles, 24 | شموع عيد ميلاد (24 شمعة) | f07ab0 | 1.20 | *4
- balloons, 12 | بالونات (12 بالونا) | e8485c | 1.95 | *3
{} card | بطاقة {} | card | 2.75 | t20
- birthday | عيد ميلاد | f0962a | 2.75 | *5
- thank you | شكر | 5aa07a | 2.49 | *4
- congratulations | تهنئة | d9b03a | 2.75 | *3
- new baby | مولود جديد | 8ac8e8 | 2.75 | *2
- get well | تمنيات بالشفاء | a8c85a | 2.49 | *2
- Eid greeting | معايدة بالعيد | 2f8a6a | 2.49 | *2
- winter greeting | تهنئة بالشتاء | 5a8ac8 | 2.20 | *4
- blank harbour view | بمنظر الميناء | 2f7ab0 | 2.95 | *4
first class stamps, 8 | طوابع بريد (8 طوابع) | stamps | 13.60 | t0 nd *4 c9203a
carrier bag | كيس تسوق | carrier | 0.20 | t20 nd *9 e8e3d8
bag for life | كيس تسوق متين | carrier | 1.00 | t20 nd *6 2f7ab0
`

export const gifts = `
{} | {} | tshirt | 16.00 | t20
- harbour T-shirt | قميص الميناء | 1f4a7a | 16.00 | *4 set=shirt
- lighthouse T-shirt | قميص المنارة | c9403a | 16.00 | *3 set=shirt
- striped sailor top | قميص البحار المخطط | 2f5f9c | 24.00 | *3 set=stripes
- harbour hoodie | سترة الميناء بقلنسوة | 3a4a5a | 36.00 | *2 set=shirt
- children's crab T-shirt | قميص السلطعون للأطفال | f0704a | 11.00 | *3 set=kids t0
{} | {} | hat | 12.00 | t20
- sailor's cap | قبعة بحار | 1f3a5a | 14.00 | *2 set=hat
- knitted beanie | قبعة صوف | b5403a | 12.00 | *3 set=colour
- sun hat | قبعة شمس | e3c88a | 12.99 | *3 set=hat
- baseball cap with anchor | قبعة رياضية بمرساة | 2f4a6a | 11.00 | *3 set=colour
{} | {} | souvenirmug | 7.50 | t20
- lighthouse mug | كوب المنارة | d94a3a | 7.50 | *4 set=colour
- anchor mug | كوب المرساة | 1f4a7a | 7.50 | *4
- seagull mug | كوب النورس | 8ab8d8 | 7.50 | *3
- enamel camping mug | كوب تخييم مطلي بالمينا | f0ece0 | 9.00 | *3 set=colour
- travel cup | كوب سفر | 2f7a6a | 12.00 | *3 set=colour
{} | {} | magnet | 3.50 | t20
- lighthouse magnet | مغناطيس المنارة | d9403a | 3.50 | *5
- boat magnet | مغناطيس القارب | 2f7ab0 | 3.50 | *5
- crab magnet | مغناطيس السلطعون | f0603a | 3.50 | *4
- anchor key ring | حلقة مفاتيح المرساة | 4a5a6a | 3.99 | *4
- brass whistle | صافرة نحاسية | d9a83a | 6.50 | *2
- ship's bell, small | جرس سفينة صغير | c9982a | 18.00 | *1
{} | {} | postcard | 0.75 | t20
- harbour at dawn postcard | بطاقة بريدية للميناء عند الفجر | f0a070 | 0.75 | *6
- lighthouse postcard | بطاقة بريدية للمنارة | d94a4a | 0.75 | *5
- old town postcard | بطاقة بريدية للبلدة القديمة | b98a5a | 0.75 | *5
- seal postcard | بطاقة بريدية لفقمة | 7a9ab0 | 0.75 | *4
- harbour jigsaw, 500 pieces | أحجية الميناء (500 قطعة) | 3a8ab0 | 14.99 | *2
- framed harbour print | لوحة مطبوعة للميناء بإطار | 2f5f7a | 29.00 | *1 set=frame
{} | {} | boat | 12.00 | t20
- wooden sailing boat | قارب شراعي خشبي | 2f7ab0 | 14.00 | *3 set=box
- toy fishing boat | قارب صيد لعبة | d9503a | 11.00 | *3
- ship in a bottle | سفينة في زجاجة | 5a9ab0 | 22.00 | *1
{} | {} | plush | 9.99 | t20
- plush seal | فقمة محشوة | a8b0b8 | 9.99 | *4 set=box
- plush puffin | طائر بفن محشو | 3a3a42 | 9.99 | *4
- plush octopus | أخطبوط محشو | c95a9a | 9.99 | *3
- plush otter | ثعلب ماء محشو | 8a6a4a | 9.99 | *3
{} | {} | bucket | 4.50 | t20
- bucket and spade | دلو ومجرفة | f2c22a | 4.50 | *4 set=toy
- crabbing line | خيط صيد السلطعون | d94a3a | 3.99 | *4
- crabbing net | شبكة صيد السلطعون | 3a9a5a | 4.99 | *3
- beach ball | كرة شاطئ | 3aa8e0 | 2.99 | *3
- kite | طائرة ورقية | e05a9a | 9.99 | *2 set=colour
- goggles | نظارات سباحة | 2a8ac8 | 6.99 | *2 set=colour
{} | {} | candle | 8.50 | t20
- sea breeze candle | شمعة بنسيم البحر | 6ab8c8 | 8.50 | *3 set=candle
- lavender candle | شمعة باللافندر | a88ac8 | 8.50 | *3 set=candle
- oud candle | شمعة بالعود | 6b3a2a | 12.00 | *2 set=candle
- driftwood diffuser | معطر منزلي بخشب الشاطئ | b9a080 | 14.00 | *2
{} | {} | shellgift | 4.00 | t20
- shell necklace | قلادة من الصدف | f0b8a0 | 8.00 | *3
- shell box | علبة مزينة بالصدف | e8d0b8 | 9.50 | *2
- starfish ornament | زينة نجمة البحر | f0963a | 5.50 | *3
- pebble bracelet | سوار من الحصى | 8a9aa0 | 6.50 | *3
umbrella | مظلة | umbrella | 9.99 | t20 *4 c9403a set=colour
tote bag | حقيبة قماش | carrier | 6.50 | t20 *5 e3d2b0 set=box
tea towel with fish | منشفة مطبخ برسم السمك | towel | 6.00 | t20 *4 4a9ab0
oven glove with anchors | قفاز فرن برسم المراسي | towel | 8.50 | t20 *2 1f4a7a
flowers, seasonal bunch | باقة زهور موسمية | flowers | 6.50 | t20 *6 e05a8a
roses, 12 | ورد (12 وردة) | flowers | 12.00 | t20 *4 d92a4a
tulips, 10 | زهور التوليب (10 أزهار) | flowers | 5.00 | t20 *4 f2a03a
potted orchid | أوركيد في أصيص | flowers | 12.99 | t20 *2 c97ad9
disposable lighter | ولاعة | lipstick | 1.00 | t20 nd *5 f2a52a
gift voucher folder | حافظة قسيمة هدية | card | 1.00 | t20 nd *1 7a2f5a
`
