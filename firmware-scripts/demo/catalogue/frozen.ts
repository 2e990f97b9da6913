// The freezers. The grammar is in read.ts.

export const frozen = `
{} | {} | frozenbag | 2.20 | t0 by=bluewater,greenbank
- frozen garden peas | بازلاء مجمدة | 5fae4a | 1.65 | *8 900g
- frozen sweetcorn | ذرة مجمدة | f2c83a | 1.75 | *5 900g
- frozen mixed vegetables | خضار مشكلة مجمدة | e08a3c | 1.79 | *5 900g
- frozen spinach | سبانخ مجمدة | 2f7a3a | 2.20 | *4 900g
- frozen broccoli | بروكلي مجمد | 3f8a3f | 1.95 | *4 900g
- frozen berries | توت مشكل مجمد | 8a2f6a | 3.20 | *5 400g
- oven chips | بطاطس للفرن | e3b84a | 2.65 | *7 1kg
- roast potatoes | بطاطس محمرة مجمدة | c98f45 | 2.49 | *4 800g
{} | {} | frozenbag | 2.49 | t0
- frozen okra | بامية مجمدة | 4f8a3a | 2.20 | *3 400g
- frozen molokhia | ملوخية مجمدة | 2f6a2f | 1.95 | *3 400g
- frozen mango pieces | قطع مانجو مجمدة | f5a52e | 2.75 | *3 400g
- frozen broad beans | فول أخضر مجمد | 8ab05a | 2.20 | *2 750g
- sweet potato fries | أصابع البطاطا الحلوة | d9702f | 2.75 | *5 500g
- onion rings | حلقات البصل | d9a04f | 1.95 | *3 400g
- frozen king prawns | روبيان ملكي مجمد | f28a6a | 5.99 | *5 250g
- seafood mix | ثمار بحر مشكلة مجمدة | 5a8ab0 | 4.95 | *3 300g
- chicken nuggets | قطع دجاج مقرمشة | e0a03a | 2.95 | *6 450g
- falafel bites | حبات فلافل مجمدة | 8a7a3c | 2.75 | *3 300g
{} | {} | frozenbox | 3.20 | t0
- fish fingers, 12 | أصابع السمك (12 قطعة) | f0a03a | 2.95 | *8
- battered cod fillets, 4 | فيليه القد المقرمش (4 قطع) | e8b84a | 4.95 | *6
- breaded haddock, 4 | حدوق بالبقسماط (4 قطع) | d99a4a | 4.95 | *4
- salmon en croute, 2 | سلمون بالعجين (قطعتان) | f0825a | 6.50 | *2
- garlic bread, 2 | خبز بالثوم مجمد (قطعتان) | a8a84a | 1.49 | *6
- Yorkshire puddings, 12 | فطائر يوركشاير (12 قطعة) | d9a04f | 1.65 | *4
- vegetable burgers, 4 | برغر نباتي (4 قطع) | 7a9a4a | 2.49 | *4
- beef lasagne | لازانيا باللحم | c9483a | 3.49 | *5
- macaroni cheese | معكرونة بالجبن | f0b83a | 2.75 | *5
- chicken tikka masala | دجاج تكا ماسالا | e0702f | 3.95 | *5
- cottage pie | فطيرة اللحم والبطاطس | b98d5a | 3.20 | *4
- vegetable lasagne | لازانيا بالخضار | 8a9a3c | 3.20 | *3
- vegetable samosas, 10 | سمبوسة خضار (10 قطع) | d9a03a | 2.95 | *4
- spring rolls, 12 | لفائف الربيع (12 قطعة) | d98f3a | 2.95 | *4
- filo pastry | رقائق فيلو | ead0a0 | 2.20 | *3
- puff pastry | عجينة مورقة | e3c07a | 2.10 | *4
{} pizza | بيتزا {} | pizza | 3.20 | t0 by=casalume,harbour
- margherita | مارغريتا | d9402a | 2.95 | *6
- pepperoni style beef | بيبروني بقري | c9302a | 3.49 | *6
- vegetable | بالخضار | 6a9a3c | 3.20 | *4
- four cheese | بأربع أجبان | f0c04a | 3.49 | *4
ice cubes | مكعبات ثلج | frozenbag | 1.20 | t0 2kg *5 8ac8e8
`

export const icecream = `
{} ice cream | آيس كريم {} | icetub | 3.20 | t20 by=saltmarsh,bluewater
- vanilla | بالفانيليا | f2e3b0 | 2.95 | *7 900ml
- chocolate | بالشوكولاتة | 6b3e26 | 3.20 | *6 900ml
- strawberry | بالفراولة | f08aa0 | 3.20 | *6 900ml
- mint chocolate chip | بالنعناع والشوكولاتة | 8ad0b0 | 3.49 | *5 900ml
- salted caramel | بالكراميل المملح | d99a45 | 3.95 | *6 500ml
- cookie dough | بعجينة الكوكيز | d9b98a | 4.50 | *5 500ml
- pistachio | بالفستق | a8c07a | 4.50 | *4 500ml
- mango | بالمانجو | f5b03a | 3.95 | *3 500ml
{} sorbet | سوربيه {} | icetub | 3.65 | t20 500ml
- lemon | بالليمون | f2e04a | 3.65 | *4
- raspberry | بتوت العليق | d92a5a | 3.65 | *4
- blackcurrant | بالكشمش الأسود | 5a2a5a | 3.65 | *2
{} | {} | cone | 1.80 | t20
- vanilla cone | بسكوت آيس كريم بالفانيليا | f2dfa8 | 1.80 | *7
- chocolate cone | بسكوت آيس كريم بالشوكولاتة | 6b3e26 | 1.80 | *6
- strawberry cone | بسكوت آيس كريم بالفراولة | f08aa0 | 1.80 | *6
- soft whip with flake | آيس كريم طري برقائق الشوكولاتة | f7f0e0 | 2.20 | *7
- Arabic ice cream with pistachio | بوظة عربية بالفستق | c8d89a | 2.95 | *4
{} | {} | lolly | 1.20 | t20
- orange ice lolly | مصاصة ثلج بالبرتقال | f2962a | 0.99 | *5
- strawberry ice lolly | مصاصة ثلج بالفراولة | e8485c | 0.99 | *5
- rainbow lolly | مصاصة ثلج ملونة | 5ab0d9 | 1.20 | *5
- lime twister | مصاصة ثلج بالليمون الأخضر | 9dcf4a | 1.35 | *4
- chocolate stick | آيس كريم مغلف بالشوكولاتة | 5a3220 | 1.95 | *6
- almond chocolate stick | آيس كريم بالشوكولاتة واللوز | 8a5a33 | 2.20 | *5
- white chocolate stick | آيس كريم بالشوكولاتة البيضاء | f0dfb8 | 2.20 | *4
- ice cream sandwich | ساندويتش آيس كريم | b98d5a | 1.75 | *4
- mini milk lolly | مصاصة حليب صغيرة | f5ecd8 | 0.60 | *5
`
