// Golden bytes: what each model is sent for a small set of documents, by length and hash. A change
// here is a change on every printer of that model in the field; it is made on purpose or not at all.
import { createHash } from 'node:crypto'
import t from 'tap'
import { type LabelDocument, priceLabel, testLabel } from '#schema/rules/label.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { labelModel, labelModels, printerModel, printerModels } from '../models.ts'
import { memoryPort } from '../ports/memory.ts'
import { PrinterDriver } from './driver.ts'
import { PrinterEmulator } from './emulator.ts'
import { languageOf } from './languages.ts'

type Blocks = ReceiptDocument['blocks']

const item = (name: string, price: string): Blocks[number] => ({
  is: 'columns',
  cells: [
    { text: name, share: 70 },
    { text: price, share: 30, align: 'end' },
  ],
})
const receipt = (blocks: Blocks, language: 'en' | 'ar' = 'en'): ReceiptDocument => ({
  version: 1,
  language,
  blocks: [...blocks, { is: 'cut' }],
})

const receipts: Record<string, ReceiptDocument> = {
  plain: receipt([
    { is: 'text', text: 'Harbour Street', align: 'center', size: 'large', bold: true },
    { is: 'rule' },
    item('Café au lait', '£2.40'),
    item('Łódź bread', '€1.10'),
    item('Хлеб', '£0.90'),
    { is: 'rule' },
    {
      is: 'columns',
      cells: [
        { text: 'Total', share: 50 },
        { text: '£4.40', share: 50, align: 'end' },
      ],
      bold: true,
    },
    { is: 'feed', lines: 2 },
  ]),
  lines300: receipt(Array.from({ length: 300 }, (_, at) => item(`Item ${at}`, `£${at}.99`))),
  names200: receipt([item('abcdefghi '.repeat(20), '£1.00'), item('x'.repeat(200), '£2.00')]),
  control: receipt([item('\u001bp\u0000\u0019\u00fa\u0010\u0014Milk\u009b\u001c', '£1.00')]),
  codes: receipt([
    { is: 'barcode', kind: 'ean13', code: '5901234123457' },
    { is: 'barcode', kind: 'code128', code: 'HS-2{%1' },
    { is: 'qr', text: 'https://example.com/€' },
  ]),
  drawer: receipt([
    { is: 'drawer', pin: 5 },
    { is: 'text', text: 'ok' },
  ]),
  scripts: receipt(
    ['牛奶', '牛乳ミルク', 'חלב', 'นมสด', 'दूध', '🧀'].map((name): Blocks[number] =>
      item(name, '£1.00'),
    ),
  ),
  arabic: receipt([item('حليب طازج', '١٢٫٥٠')], 'ar'),
}

const labels: Record<string, LabelDocument> = {
  price: priceLabel({
    language: 'en',
    width: 500,
    height: 300,
    gap: 20,
    copies: 3,
    name: 'Crème "brûlée" ^XA~JA\\ 4 x 100 g',
    price: '£1,234.56',
    unitPrice: '£3.00 / kg',
    barcode: '5901234123457',
  }),
  codes: {
    ...testLabel('en', { name: 'x', name_ar: '' }),
    elements: [
      { is: 'barcode', x: 20, y: 20, kind: 'ean8', code: '96385074', height: 60, module: 3 },
      { is: 'barcode', x: 20, y: 100, kind: 'code128', code: 'A"1>2', height: 60, module: 2 },
      {
        is: 'barcode',
        x: 20,
        y: 180,
        kind: 'gs1-128',
        code: '(01)09501101530003',
        height: 60,
        module: 2,
      },
      { is: 'barcode', x: 350, y: 20, kind: 'qr', code: 'TEST', height: 0, module: 4 },
      { is: 'barcode', x: 350, y: 150, kind: 'datamatrix', code: 'TEST', height: 0, module: 4 },
      { is: 'line', x: 10, y: 290, width: 480, height: 2 },
    ],
  },
}

const short = (bytes: Uint8Array) =>
  `${bytes.length} ${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}`

const golden: Record<string, Record<string, string>> = {
  virtual: {
    plain: '4862 1815c2014a36',
    lines300: '14712 812fe7023588',
    names200: '453 1a84332bf48b',
    control: '61 0f07a4f4559d',
    codes: '149 e2c690f66b77',
    drawer: '15 b18608718dd2',
    scripts: '13841 7543af7fac12',
    arabic: '2321 75358ee17f79',
  },
  'virtual-58': {
    plain: '3258 df6c4f5dfdbd',
    lines300: '9912 04fb1d4a8245',
    names200: '445 37c48e085049',
    control: '45 39317b60d5a6',
    codes: '149 7de4315a0d5d',
    drawer: '15 b18608718dd2',
    scripts: '9233 3d699394e655',
    arabic: '1553 77e41579f3c6',
  },
  'epson-tm': {
    plain: '4862 1815c2014a36',
    lines300: '14712 812fe7023588',
    names200: '453 1a84332bf48b',
    control: '61 0f07a4f4559d',
    codes: '149 e2c690f66b77',
    drawer: '15 b18608718dd2',
    scripts: '13841 7543af7fac12',
    arabic: '2321 75358ee17f79',
  },
  'epson-tm-42': {
    plain: '4260 fdbb84e35cd1',
    lines300: '12912 391893cf6a93',
    names200: '445 a1057c478f54',
    control: '55 04c841aaf3d2',
    codes: '149 e2c690f66b77',
    drawer: '15 b18608718dd2',
    scripts: '12113 6ae3ce86e1f3',
    arabic: '2033 f31ee0645233',
  },
  'escpos-80': {
    plain: '4862 1815c2014a36',
    lines300: '14712 812fe7023588',
    names200: '453 1a84332bf48b',
    control: '61 0f07a4f4559d',
    codes: '149 e2c690f66b77',
    drawer: '15 b18608718dd2',
    scripts: '13841 7543af7fac12',
    arabic: '2321 75358ee17f79',
  },
  'escpos-58': {
    plain: '3257 6a0511091473',
    lines300: '9911 7ef9d497927c',
    names200: '444 36af88c7e792',
    control: '44 6235cc575424',
    codes: '148 cebee191037a',
    drawer: '14 1619f9f705ad',
    scripts: '9232 2c446591cd1f',
    arabic: '1552 154a9d50abb0',
  },
  'escpos-silent': {
    plain: '4859 d521a1d1a129',
    lines300: '14709 321edff372c3',
    names200: '450 d2f09c4f1211',
    control: '58 43be1880c8dd',
    codes: '146 d9a4dc5b43c5',
    drawer: '12 a9d1bf7481b3',
    scripts: '13838 9cdcf8cc59ca',
    arabic: '2318 5f16580b5e23',
  },
  'star-line': {
    plain: '5072 224a5fed719c',
    lines300: '14717 111a6baa9b87',
    names200: '458 cd754861cc7c',
    control: '66 396297849f9c',
    codes: '126 6408cce0c3da',
    drawer: '20 5b8cca113e43',
    scripts: '14433 d1bacf1313fb',
    arabic: '2433 79c19b6800c4',
  },
  'star-line-58': {
    plain: '3468 31ce15c7d0a0',
    lines300: '9917 cb0874466280',
    names200: '450 c662645d3b43',
    control: '50 99f47a473312',
    codes: '126 ac0206ec4dbe',
    drawer: '20 5b8cca113e43',
    scripts: '9825 3dac52ed7425',
    arabic: '1665 6c6c39b8444a',
  },
  'star-line-lan': {
    plain: '5080 07b3a7dce597',
    lines300: '14725 bd01c79ed013',
    names200: '466 77371c2e4839',
    control: '74 92d0078533bc',
    codes: '134 bba75ad98193',
    drawer: '28 f7ab5bdcba06',
    scripts: '14441 d87e67dc983e',
    arabic: '2441 14c3f13c927c',
  },
  'star-prnt': {
    plain: '4877 73c86c45d8c7',
    lines300: '14725 bd01c79ed013',
    names200: '466 77371c2e4839',
    control: '74 92d0078533bc',
    codes: '134 bba75ad98193',
    drawer: '28 f7ab5bdcba06',
    scripts: '13854 17015b2aa847',
    arabic: '2334 a0c67920e58a',
  },
  'star-prnt-58': {
    plain: '3273 c2f6c096ccb3',
    lines300: '9925 53efebc20cbb',
    names200: '458 253b701e5c1d',
    control: '58 2ea2e499af14',
    codes: '134 e0acbb5d9ebe',
    drawer: '28 f7ab5bdcba06',
    scripts: '9246 a6cba6d3831d',
    arabic: '1566 30bd8ff58466',
  },
  'label virtual': { price: '4652 05b2907701eb', codes: '295 28ba5e37b79e' },
  'label zpl': { price: '4652 05b2907701eb', codes: '295 28ba5e37b79e' },
  'label zpl-300': { price: '9757 eb2af5040c80', codes: '297 2a8b2b82c598' },
  'label epl2': { price: '201 d6e60a42bd58', codes: '2178 55edab1549ee' },
  'label tspl': { price: '2478 1c8a9affa07f', codes: '1640 2cb9dc9af645' },
  'label tspl-300': { price: '5031 5e9d496c8002', codes: '4276 224b713ada14' },
}

t.test('every model gets the bytes it has always got', async t => {
  for (const [name, wanted] of Object.entries(golden)) {
    const isLabel = name.startsWith('label ')
    const model = isLabel ? labelModel(name.slice(6)) : printerModel(name)
    for (const [kind, document] of Object.entries(isLabel ? labels : receipts)) {
      t.equal(short(await languageOf(model).encode(document)), wanted[kind], `${name}: ${kind}`)
    }
  }
  const all = [
    ...Object.keys(printerModels),
    ...Object.keys(labelModels).map(one => `label ${one}`),
  ]
  t.same(Object.keys(golden).sort(), all.sort(), 'and none is left out')
})

t.test('the drawer of an ESC/POS printer opens on both pins; its polarity is heeded', async t => {
  for (const polarity of ['high', 'low'] as const) {
    const emulator = new PrinterEmulator()
    const said: boolean[] = []
    const { promise, resolve } = Promise.withResolvers<void>()
    const driver = new PrinterDriver(
      memoryPort(emulator),
      printerModel('virtual'),
      {
        job: () => {},
        state: state => state === 'ready' && resolve(),
        drawer: open => said.push(open),
      },
      { drawerOpenWhen: polarity },
    )
    t.teardown(() => driver.close())
    await promise
    t.equal(await driver.kick(2, 1_000), null)
    t.equal(await driver.kick(5, 1_000), null)
    t.same(
      emulator
        .receipts()
        .flatMap(({ marks }) => marks.map(mark => mark.is === 'drawer' && mark.pin)),
      [2, 5],
    )
    t.equal(said.at(-1), polarity === 'high')
  }
})
