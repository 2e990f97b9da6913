// Fruit and vegetables; most of it is weighed. The grammar is in read.ts.

export const fruit = `
{} apples | تفاح {} | apple | 2.40 | t0 kg
- Gala | غالا | d94a3a | 2.30 | *8
- Braeburn | بريبورن | c23b2e | 2.40 | *5
- Pink Lady | وردي | e85a6b | 3.40 | *6
- Granny Smith | أخضر | 8fbf3f | 2.40 | *6
- Bramley cooking | للطبخ | 9dbf4a | 2.60 | *3
- Cox | كوكس | d98a3c | 2.60 | *3
{} | {} | pear | 2.60 | t0 kg
- conference pears | إجاص كونفرنس | b5b84a | 2.50 | *5
- Williams pears | إجاص ويليامز | d3c84f | 2.70 | *3
- quinces | سفرجل | e3c03a | 3.60 | *1
bananas | موز | banana | 1.20 | t0 kg *9 f2cf3a
fairtrade bananas | موز من تجارة عادلة | banana | 1.65 | t0 kg *6 f0d24a
{} | {} | citrus | 2.40 | t0 kg
- oranges | برتقال | f28a1e | 2.20 | *7
- blood oranges | برتقال دموي | d9482b | 3.10 | *3
- easy peelers | يوسفي سهل التقشير | f5962a | 2.80 | *7
- clementines | كلمنتينا | f28a1e | 2.95 | *5
- lemons | ليمون حامض | f2d93a | 2.60 | *6
- limes | ليمون أخضر | 8fbf3f | 3.60 | *5
- pink grapefruit | غريب فروت وردي | f08a6b | 2.40 | *3
- pomelo | بوملي | c8d85a | 2.90 | *1
{} | {} | grapes | 4.20 | t0 kg
- red seedless grapes | عنب أحمر بلا بذور | 9c2f4a | 4.20 | *6
- green seedless grapes | عنب أخضر بلا بذور | a8c85a | 4.20 | *6
- black grapes | عنب أسود | 4a2a5a | 4.60 | *3
{} | {} | berries | 2.49 | t0
- strawberries | فراولة | e0394a | 2.49 | *8 400g
- raspberries | توت العليق | d92a55 | 2.49 | *6 150g
- blueberries | توت أزرق | 4a5fb5 | 2.49 | *7 200g
- blackberries | توت أسود | 3f2a4f | 2.49 | *4 150g
- redcurrants | كشمش أحمر | d9203a | 2.75 | *1 150g
- cherries | كرز | a6183a | 3.95 | *4 250g
{} | {} | stonefruit | 3.20 | t0 kg
- peaches | خوخ | f5a25c | 3.40 | *5
- nectarines | نكتارين | e8703a | 3.40 | *5
- plums | برقوق | 7a2f5a | 2.95 | *4
- apricots | مشمش | f2a83a | 4.40 | *3
- fresh dates | بلح طازج | d9a53a | 5.90 | *2
- figs | تين | 6b3a5a | 7.50 | *3
- pomegranates | رمان | c22a3a | 3.90 | *4
{} | {} | melon | 2.75 | t0
- watermelon | بطيخ أحمر | 2f8a4a | 3.95 | *5
- honeydew melon | شمام أصفر | e8d84a | 2.75 | *4
- cantaloupe melon | شمام برتقالي | e8a55c | 2.75 | *4
{} | {} | tropical | 1.20 | t0
- pineapple | أناناس | d9a52a | 1.95 | *5
{} | {} | pear | 0.95 | t0
- avocado | أفوكادو | 4a6f3a | 0.95 | *8
- papaya | بابايا | f28a4b | 2.20 | *2
{} | {} | stonefruit | 1.20 | t0
- mango | مانجو | f5a52e | 1.20 | *6
- kiwi | كيوي | 8a9a3c | 0.35 | *6
- passion fruit | باشن فروت | 6b2f5a | 0.75 | *2
- dragon fruit | فاكهة التنين | e0357a | 2.95 | *1
- coconut | جوز هند | 7a5236 | 1.50 | *2
`

export const vegetables = `
{} | {} | tomato | 3.10 | t0 kg
- tomatoes | طماطم | e03a2a | 2.60 | *9
- vine tomatoes | طماطم عنقودية | d92f2a | 3.40 | *7
- plum tomatoes | طماطم بيضاوية | d93a2f | 2.95 | *4
- beef tomatoes | طماطم كبيرة | c92f2a | 3.20 | *3
cherry tomatoes | طماطم كرزية | tomato | 1.35 | t0 250g *7 e0382a
{} | {} | potato | 1.30 | t0 kg
- white potatoes | بطاطس بيضاء | d9b98a | 1.10 | *8
- baking potatoes | بطاطس للشوي | b98d5a | 1.30 | *6
- new potatoes | بطاطس جديدة | e3c89a | 1.90 | *5
- sweet potatoes | بطاطا حلوة | c9663a | 1.70 | *6
- swede | لفت سويدي | c9a27a | 1.20 | *2
- celeriac | جذر الكرفس | d9cba8 | 2.20 | *1
{} | {} | carrot | 0.95 | t0 kg
- carrots | جزر | f0822a | 0.90 | *8
- parsnips | جزر أبيض | ead9b0 | 1.90 | *4
- beetroot | شمندر | 8a1f4a | 1.95 | *3
- radishes | فجل | d92a5a | 2.60 | *3
- turnips | لفت | d8b8d0 | 1.80 | *2
{} | {} | onion | 1.10 | t0 kg
- brown onions | بصل أصفر | c98a3a | 0.99 | *9
- red onions | بصل أحمر | 9c2f5a | 1.20 | *7
- shallots | كراث أندلسي | b9783a | 3.20 | *3
- garlic | ثوم | f0e8e0 | 6.50 | *7
- ginger root | زنجبيل طازج | d9b57a | 4.90 | *5
{} | {} | pepper | 3.80 | t0 kg
- red peppers | فلفل أحمر حلو | d92a2a | 3.60 | *7
- yellow peppers | فلفل أصفر حلو | f2c22a | 3.60 | *5
- green peppers | فلفل أخضر حلو | 3f9a3f | 3.20 | *5
- chillies | فلفل حار | d9202a | 8.50 | *4
- okra | بامية | 5a9a3f | 5.50 | *3
{} | {} | cucumber | 0.85 | t0
- cucumber | خيار | 4f9a3f | 0.85 | *8
- courgettes, 3 | كوسا (3 حبات) | 5fa04a | 1.45 | *5
- aubergine | باذنجان | 4a1f5a | 0.95 | *5
- leeks, 3 | كراث (3 حبات) | 8abf6a | 1.40 | *4
- celery | كرفس | a8cf7a | 0.75 | *5
- spring onions | بصل أخضر | 6fb04a | 0.65 | *6
- asparagus | هليون | 5f9a4a | 2.20 | *3
- sweetcorn, 2 cobs | ذرة حلوة (كوزان) | f2c83a | 1.20 | *4
{} | {} | greens | 1.00 | t0
- iceberg lettuce | خس آيسبرغ | 9dcf6a | 0.85 | *7
- little gem lettuce, 2 | خس صغير (حبتان) | 7fbf4a | 1.00 | *5
- rocket | جرجير | 4f9a3f | 1.20 | *5
- spinach | سبانخ | 2f7a3a | 1.35 | *6
- white cabbage | ملفوف أبيض | c8dfa0 | 0.95 | *4
- red cabbage | ملفوف أحمر | 7a2f6a | 1.10 | *2
- kale | كيل مجعد | 2f6a3f | 1.20 | *3
- coriander | كزبرة | 4fa03f | 0.65 | *6
- flat parsley | بقدونس | 3f9a3f | 0.65 | *6
- fresh mint | نعناع طازج | 4fb06a | 0.65 | *6
- basil pot | ريحان في أصيص | 4f9a3a | 1.75 | *4
{} | {} | broccoli | 0.95 | t0
- broccoli | بروكلي | 3f8a3f | 0.89 | *7
- cauliflower | قرنبيط | f0ead6 | 1.10 | *5
- Brussels sprouts | كرنب بروكسل | 7fae4a | 1.20 | *2
mushrooms | فطر طازج | mushroom | 1.15 | t0 250g *7 d9c4a8
chestnut mushrooms | فطر بني | mushroom | 1.25 | t0 250g *5 a87a50
green beans | فاصوليا خضراء | peas | 1.35 | t0 220g *5 4f9a3f
sugar snap peas | بازلاء سكرية | peas | 1.60 | t0 160g *4 6fbf4a
butternut squash | قرع عسلي | pumpkin | 1.80 | t0 *3 e8a55c
pumpkin | يقطين | pumpkin | 2.95 | t0 *2 f0822a
`
