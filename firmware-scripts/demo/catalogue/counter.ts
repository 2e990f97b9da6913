// The counters: deli, butcher, fishmonger; most of it is weighed. The grammar is in read.ts.

export const deli = `
{} | {} | olives | 14.50 | t0 kg
- green olives with lemon | زيتون أخضر بالليمون | 8a9a3c | 13.50 | *5
- Kalamata olives | زيتون كالاماتا | 4a2a4a | 14.90 | *4
- olives with chilli | زيتون بالفلفل الحار | a0803c | 13.90 | *3
- olives stuffed with garlic | زيتون محشو بالثوم | 9aa04a | 15.50 | *3
- sun-dried tomatoes | طماطم مجففة بالزيت | b9382a | 17.50 | *3
- marinated artichokes | أرضي شوكي متبل | a8b07a | 18.20 | *2
- pickled turnips | مخلل اللفت | e05a8a | 8.90 | *2
- mixed pickles | مخلل مشكل | a8b83a | 8.50 | *3
- makdous | مكدوس | 4a3a4a | 15.90 | *2
{} | {} | dip | 1.95 | t0 200g
- houmous | حمص بالطحينة | e3cfa0 | 1.65 | *8
- red pepper houmous | حمص بالفلفل الأحمر | e0703a | 1.85 | *4
- moutabal | متبل الباذنجان | d9cba8 | 2.20 | *4
- muhammara | محمرة | b5482a | 2.75 | *3
- tzatziki | صلصة الزبادي والخيار | dfe8d8 | 1.85 | *4
- guacamole | غواكامولي | 8ab04a | 2.20 | *5
- taramasalata | سلطة بطارخ السمك | f2b0a0 | 1.95 | *3
- coleslaw | سلطة الملفوف | ead9b8 | 1.35 | *5
- stuffed vine leaves | ورق عنب محشو | 6a7a3a | 3.20 | *4
- garlic dip | صلصة الثوم | f2efe6 | 1.75 | *4
{} | {} | slices | 2.95 | t0 100g by=saltmarsh,quayside
- roast turkey slices | شرائح الديك الرومي المشوي | e3b98a | 2.75 | *6
- roast beef slices | شرائح لحم بقري مشوي | a8483a | 3.49 | *4
- smoked turkey slices | شرائح الديك الرومي المدخن | d98a8a | 2.75 | *6
- chicken breast slices | شرائح صدر الدجاج | ecd2a8 | 2.65 | *5
- salami slices | شرائح سلامي بقري | b93a3a | 2.85 | *4
- pastrami slices | شرائح بسطرمة | 9c3a3a | 3.20 | *4
- mortadella slices | شرائح مرتديلا | f0a8a0 | 2.20 | *4
{} | {} | pie | 3.20 | t0
- chicken and leek pie | فطيرة الدجاج والكراث | d9a04f | 3.49 | *5
- steak pie | فطيرة اللحم | a8713f | 3.65 | *5
- spinach and feta pie | فطيرة السبانخ والفيتا | 9a9a4a | 3.20 | *4
- vegetable quiche | كيش الخضار | e8b84a | 3.49 | *3
- smoked salmon quiche | كيش السلمون المدخن | f0a07a | 4.20 | *3
- Scotch egg | بيض مغلف باللحم | c9803a | 1.50 | *4
- spanakopita slice | شريحة سبانكوبيتا | a8a04a | 2.95 | *2
- meat sambousek, 4 | سمبوسك باللحم (4 قطع) | d9a45b | 2.95 | *4
- cheese sambousek, 4 | سمبوسك بالجبن (4 قطع) | e8c06a | 2.75 | *4
- kibbeh, 4 | كبة مقلية (4 قطع) | 8a5a33 | 3.49 | *3
`

export const meat = `
{} | {} | steak | 16.00 | t0 kg
- sirloin steak | ستيك سيرلوين | b5303a | 24.90 | *5
- rib-eye steak | ستيك ريب آي | a82a35 | 28.50 | *4
- rump steak | ستيك الورك | b93a40 | 18.90 | *4
- fillet steak | ستيك فيليه | 9c2430 | 42.00 | *2
- braising steak | لحم بقري للطبخ البطيء | a0303a | 12.90 | *3
- diced beef | مكعبات لحم بقري | b0353a | 11.90 | *5
- beef roasting joint | قطعة لحم بقري للشوي | 9a2a33 | 14.50 | *3
- beef short ribs | أضلاع بقري | a8383f | 13.20 | *2
- lamb leg | فخذ خروف | c2484f | 13.90 | *4
- lamb shoulder | كتف خروف | c9525a | 11.90 | *3
- diced lamb | مكعبات لحم خروف | bf454d | 15.90 | *4
- calf's liver | كبدة عجل | 7a2430 | 11.50 | *1
{} | {} | chop | 13.50 | t0 kg
- lamb chops | ريش خروف | c9525a | 18.90 | *4
- lamb cutlets | كستليتة خروف | c2484f | 21.50 | *2
- veal chops | ريش عجل | d9828a | 22.00 | *1
{} | {} | mince | 8.50 | t0 kg
- beef mince | لحم بقري مفروم | b5303a | 8.20 | *8
- lean beef mince | لحم بقري مفروم قليل الدسم | a82a35 | 9.90 | *7
- lamb mince | لحم خروف مفروم | c2484f | 10.90 | *5
- turkey mince | لحم ديك رومي مفروم | e3a898 | 7.90 | *4
- chicken mince | لحم دجاج مفروم | ecb8a0 | 7.20 | *3
{} | {} | chicken | 7.50 | t0 kg
- whole chicken | دجاج كامل | e8c090 | 3.95 | *7
- corn-fed chicken | دجاج مغذى على الذرة | f0c45a | 6.90 | *4
- chicken breast | صدور دجاج | f0c8a8 | 7.90 | *9
- chicken thighs | أفخاذ دجاج | e0ac80 | 4.90 | *7
- chicken wings | أجنحة دجاج | deb088 | 3.60 | *4
- chicken drumsticks | سيقان دجاج | d9a070 | 3.40 | *5
- whole duck | بط كامل | c98a5a | 8.90 | *2
- turkey breast joint | صدر ديك رومي | ecc8a0 | 9.50 | *3
{} sausages, 6 | نقانق {} (6 قطع) | sausages | 3.20 | t0 400g
- beef | بقري | a8483a | 3.20 | *6
- chicken | دجاج | d9a070 | 2.95 | *5
- lamb and mint | خروف بالنعناع | b0525a | 3.65 | *4
- merguez | مرقاز حارة | b93a2a | 3.85 | *4
- makanek | مقانق لبنانية | 8a3a2a | 3.85 | *3
{} | {} | burger | 3.49 | t0
- beef burgers, 4 | برغر بقري (4 قطع) | 8a3f2f | 3.49 | *6
- lamb burgers, 4 | برغر خروف (4 قطع) | 9c4a42 | 3.85 | *3
- chicken burgers, 4 | برغر دجاج (4 قطع) | d9a060 | 3.20 | *4
- kofta skewers, 4 | أسياخ كفتة (4 قطع) | 9a4a35 | 4.20 | *5
- shish taouk skewers, 4 | أسياخ شيش طاووق (4 قطع) | e0a850 | 4.50 | *5
turkey rashers | شرائح ديك رومي مقدد | slices | 2.49 | t0 200g *5 d98a7a
beef bacon | لحم بقري مقدد | slices | 2.95 | t0 200g *4 b5483f
`

export const fish = `
{} | {} | fish | 15.00 | t0 kg
- whole sea bass | قاروص كامل | 8a9aa8 | 14.90 | *5
- whole sea bream | دنيس كامل | a8a8b0 | 13.90 | *5
- mackerel | إسقمري | 4a7a9c | 7.90 | *5
- sardines | سردين | 7a9ab0 | 6.90 | *4
- rainbow trout | تراوت قوس قزح | 9ca88a | 10.90 | *4
- herring | رنجة | 6a8aa8 | 5.90 | *2
- red mullet | سلطان إبراهيم | d9705a | 17.50 | *3
- plaice | سمك موسى | a89070 | 11.90 | *3
- Dover sole | سمك موسى دوفر | 9c8a70 | 24.00 | *2
- smoked haddock | حدوق مدخن | d9a53a | 18.50 | *5
- grouper | هامور | 8a7a6a | 19.50 | *3
- hake | نازلي | a0a8b0 | 12.90 | *3
- monkfish tail | ذيل سمك الراهب | c0a8a0 | 22.90 | *2
{} | {} | fillet | 18.00 | t0 kg
- cod fillet | فيليه القد | f2ece0 | 17.90 | *8
- haddock fillet | فيليه الحدوق | f0e8dc | 16.90 | *7
- salmon fillet | فيليه السلمون | f5825a | 18.90 | *9
- sea trout fillet | فيليه تراوت البحر | f09070 | 19.50 | *3
- tuna steak | شريحة تونة | b93a4a | 24.50 | *4
- swordfish steak | شريحة أبو سيف | e8c0b0 | 22.50 | *2
- pollock fillet | فيليه البولوك | ece8e0 | 10.90 | *4
- sea bass fillet | فيليه القاروص | d8d8d8 | 19.90 | *4
- kippers | رنجة مدخنة | b9783a | 9.90 | *3
{} | {} | prawn | 19.00 | t0 kg
- raw king prawns | روبيان ملكي نيء | b0a8b8 | 19.90 | *6
- cooked prawns | روبيان مطبوخ | f28a6a | 18.50 | *6
- brown shrimp | روبيان بني صغير | c98a6a | 24.00 | *2
- langoustines | لانغوستين | f0785a | 26.00 | *2
{} | {} | shell | 6.50 | t0 kg
- mussels | بلح البحر | 2f3f5f | 5.90 | *5
- clams | محار صغير | d9cfc0 | 9.90 | *3
- cockles | محار القلب | e0c8a8 | 8.50 | *3
- scallops | اسكالوب | f0d0c0 | 29.00 | *3
- whelks | حلزون البحر | b9a080 | 7.90 | *1
dressed crab | سلطعون مجهز | crab | 5.95 | t0 *4 e0603a
whole lobster | كركند كامل | crab | 18.50 | t0 *2 c9302a
oysters, 6 | محار طازج (6 حبات) | shell | 9.00 | t0 *3 a8a8b0
squid | حبار | squid | 11.90 | t0 kg *3 e8d0d8
octopus | أخطبوط | squid | 15.90 | t0 kg *2 a84a6a
smoked salmon | سلمون مدخن | slices | 4.95 | t0 100g *7 f5784a
gravadlax | سلمون متبل بالشبت | slices | 5.49 | t0 120g *3 f08a5a
fish cakes, 2 | أقراص السمك (قطعتان) | burger | 2.95 | t0 *5 d9a860
fish pie mix | خليط سمك للفطائر | fillet | 4.95 | t0 320g *4 f0b898
seafood sticks | أصابع السوريمي | slices | 1.65 | t0 250g *4 f28a7a
potted crab | سلطعون بالزبدة في قدر | pot | 3.95 | t0 *2 e0783a
`
