import t from 'tap'
import type { ReceiptDocument, SaleReceiptInput } from './receipt.ts'
import { DRAWER_LATE_MS, saleReceipt } from './receipt.ts'
import type { ZReportInput } from './receipt-report.ts'
import { testPage, zReport } from './receipt-report.ts'
import { receiptTexts } from './receipt-texts.ts'

const setting = {
  language: 'en',
  money: { currency: 'GBP', decimals: 2, locale: 'en-GB' },
  timeZone: 'Europe/London',
} as const

const store = {
  name: 'Harbour Street',
  name_ar: 'شارع الميناء',
  address: '1 Harbour Street\nPortsmouth',
  tax_registration: 'GB 123 4567 89',
  receipt_footer: 'Thank you',
}

const line = {
  name: 'Flat white',
  name_ar: 'فلات وايت',
  quantity: 2_000,
  unit: 'piece',
  unit_price: 120,
  discount: 0,
  discounts_json: '[]',
  gross: 240,
}

const sale: SaleReceiptInput = {
  ...setting,
  store,
  till: { name: 'Till 2', name_ar: 'الصندوق 2' },
  cashier: { name: 'Amal', name_ar: 'أمل' },
  customer: { name: 'Mr Brown' },
  sale: {
    receipt_no: 'HS-2-000042',
    kind: 'sale',
    occurred_at: Date.UTC(2026, 6, 1, 13, 5),
    net: 896,
    tax: 173,
    total: 1_069,
    discount: 74,
    rounding: 1,
    price_difference: 0,
    change: 930,
  },
  lines: [
    line,
    { ...line, name: 'Tomatoes', unit: 'kg', quantity: 412, unit_price: 390, gross: 161 },
    {
      ...line,
      name: 'Olive oil',
      quantity: 1_000,
      unit_price: 742,
      discount: 74,
      discounts_json:
        '[{"rule":"Autumn offer","kind":"percent","amount":70},{"rule":"manual","kind":"amount","amount":4}]',
      gross: 668,
    },
  ],
  taxes: [
    { name: 'VAT', rate: 200_000, base: 200, amount: 40 },
    { name: 'VAT', rate: 0, base: 161, amount: 0 },
    { name: 'VAT', rate: 200_000, base: 535, amount: 133 },
  ],
  tenders: [
    { kind: 'cash', amount: 2_000, reference: null },
    { kind: 'change', amount: -930, reference: null },
  ],
}

const text = ({ blocks }: ReceiptDocument): string[] =>
  blocks.map(block => {
    if (block.is === 'text') return block.text
    if (block.is === 'columns') return block.cells.map(cell => cell.text).join(' | ')
    return `<${block.is}>`
  })

t.test(
  'a receipt says who sold what, for how much, with which tax, and how it was paid',
  async t => {
    const receipt = saleReceipt(sale)
    t.strictSame(text(receipt), [
      '<drawer>',
      'Harbour Street',
      '1 Harbour Street',
      'Portsmouth',
      'Tax registration GB 123 4567 89',
      '<rule>',
      'Receipt | HS-2-000042',
      'Date | 01/07/2026, 14:05',
      'Till | Till 2',
      'Cashier | Amal',
      'Customer | Mr Brown',
      '<rule>',
      'Flat white | 2.40',
      '  2 × 1.20 | ',
      'Tomatoes | 1.61',
      '  0.412 kg × 3.90/kg | ',
      'Olive oil | 7.42',
      '  Autumn offer | -0.70',
      '  Discount | -0.04',
      '<rule>',
      'Items | 4',
      'You saved | 0.74',
      'TOTAL | £10.69',
      'Cash rounding | 0.01',
      'Cash | 20.00',
      'Change | 9.30',
      '<rule>',
      'Tax | Base | Amount',
      'VAT 20% | 7.35 | 1.73',
      'VAT 0% | 1.61 | 0.00',
      '<rule>',
      'Thank you',
      '<barcode>',
      '<feed>',
      '<cut>',
    ])
    t.match(
      receipt.blocks.find(block => block.is === 'columns' && block.size === 'large'),
      {
        bold: true,
        cells: [{ text: 'TOTAL' }, { text: '£10.69' }],
      },
    )
    t.match(receipt, { version: 1, language: 'en' })
    t.notOk('copy' in receipt)
  },
)

t.test('a copy is marked and opens no drawer, nor does a card payment or a late sale', async t => {
  const copy = saleReceipt({ ...sale, copy: 2 })
  t.equal(copy.copy, 2)
  t.ok(text(copy).includes('*** COPY 2 ***'))
  t.notOk(text(copy).includes('<drawer>'))
  const arrived = (after: number) =>
    text(
      saleReceipt({
        ...sale,
        sale: { ...sale.sale, completed_at: sale.sale.occurred_at + after },
      }),
    ).includes('<drawer>')
  t.ok(arrived(DRAWER_LATE_MS))
  t.notOk(arrived(DRAWER_LATE_MS + 1), 'nor does a sale that arrives when its customer has gone')
  const card = saleReceipt({
    ...sale,
    tenders: [{ kind: 'card', amount: 1_069, reference: 'VISA 1234' }],
    sale: { ...sale.sale, rounding: 0, change: 0 },
  })
  t.notOk(text(card).includes('<drawer>'))
  t.ok(text(card).includes('Card VISA 1234 | 10.69'))
  t.notOk(text(card).some(row => /Change|rounding/.test(row)))
})

t.test('a return says so and what was given back', async t => {
  const back = saleReceipt({
    ...sale,
    sale: { ...sale.sale, kind: 'return', total: -240, discount: 0, rounding: 0, change: 0 },
    lines: [{ ...line, quantity: -2_000, gross: -240 }],
    tenders: [{ kind: 'cash', amount: -240, reference: null }],
    drawerPin: 5,
  })
  t.ok(text(back).includes('Return'))
  t.ok(text(back).includes('  -2 × 1.20 | '))
  t.ok(text(back).includes('TOTAL | -£2.40'))
  t.ok(text(back).includes('Refunded: Cash | -2.40'))
  t.match(back.blocks[0], { is: 'drawer', pin: 5 })
})

t.test('where prices are without tax, the lines show their net', async t => {
  const rows = text(
    saleReceipt({
      ...sale,
      sale: { ...sale.sale, net: 240, tax: 48, total: 288, discount: 0, tax_included: 0 },
      lines: [{ ...line, net: 240, gross: 288 }],
    }),
  )
  t.ok(rows.includes('Flat white | 2.40'))
  t.ok(rows.includes('Net | 2.40'))
  t.ok(rows.includes('Tax | 0.48'))
})

t.test('an Arabic receipt is in Arabic', async t => {
  const rows = text(
    saleReceipt({
      ...sale,
      taxes: sale.taxes.map(tax => ({ ...tax, name_ar: 'الضريبة الأساسية' })),
      language: 'ar',
      money: { currency: 'AED', decimals: 2, locale: 'ar-EG' },
    }),
  )
  t.ok(rows.includes('شارع الميناء'))
  t.ok(rows.includes('فلات وايت | ٢٫٤٠'))
  t.ok(rows.includes(`${receiptTexts.ar.till} | الصندوق 2`), 'also the till')
  t.ok(rows.includes(`${receiptTexts.ar.cashier} | أمل`), 'and who sold')
  t.ok(rows.some(row => row.startsWith('الإجمالي | ')))
  t.ok(
    rows.some(row => row.startsWith('الضريبة الأساسية ')),
    'and each tax',
  )
  t.strictSame(Object.keys(receiptTexts.ar), Object.keys(receiptTexts.en))
})

t.test('a product name cannot command the printer', async t => {
  const name = 'Tea\u001bp\u0000\u0019\u00fa\u001d\n\ud800'
  const receipt = saleReceipt({
    ...sale,
    store: { ...store, name },
    customer: { name },
    lines: [{ ...line, name }],
    sale: { ...sale.sale, receipt_no: name },
  })
  t.notMatch(JSON.stringify(receipt), /\\u00|\\n|\\ud8/)
})

t.test('the cells of every row fill the paper', async t => {
  for (const { blocks } of [saleReceipt(sale), zReport(z), testPage(page)])
    for (const block of blocks)
      if (block.is === 'columns')
        t.equal(
          block.cells.reduce((sum, cell) => sum + cell.share, 0),
          100,
        )
})

const z: ZReportInput = {
  ...setting,
  store,
  till: { name: 'Till 2', name_ar: 'الصندوق 2' },
  session: {
    z_no: 17,
    opened_at: Date.UTC(2026, 6, 1, 7),
    closed_at: Date.UTC(2026, 6, 1, 19),
    float: 10_000,
  },
  openedBy: { name: 'Amal', name_ar: 'أمل' },
  closedBy: { name: 'Omar' },
  printedAt: Date.UTC(2026, 6, 1, 19, 1),
  totals: {
    sales: 41,
    sales_total: 52_300,
    returns: 1,
    returns_total: -240,
    net: 43_380,
    tax: 8_680,
    discount: 74,
    rounding: 1,
    price_difference: -19,
  },
  taxes: [{ name: 'VAT', rate: 200_000, base: 43_380, amount: 8_680 }],
  tenders: [
    { kind: 'cash', amount: 20_000 },
    { kind: 'card', amount: 32_060 },
  ],
  moves: [
    { kind: 'drop', amount: -15_000, reason: '' },
    { kind: 'out', amount: -450, reason: 'Milk' },
  ],
  expected: { cash: 14_550, card: 32_060 },
  counted: { cash: 14_500, card: 32_060 },
  pieces: [
    { value: 2_000, count: 7 },
    { value: 500, count: 1 },
  ],
}

t.test('a Z report compares what was counted with what is expected', async t => {
  const rows = text(zReport(z))
  for (const row of [
    'Z report 17',
    'Closed | 01/07/2026, 20:00',
    'Returns with tax | -2.40',
    'TOTAL | £520.60',
    'Price difference | -0.19',
    'Cash rounding | 0.01',
    'Float | 100.00',
    'To the safe | -150.00',
    'Cash out: Milk | -4.50',
    '20.00 | × 7 | 140.00',
    'Expected | 145.50',
    'Counted | 145.00',
    'Difference | -0.50',
    'Difference | 0.00',
  ])
    t.ok(rows.includes(row), row)
})

t.test('an Arabic Z report names till and people in Arabic where it can', async t => {
  const rows = text(zReport({ ...z, language: 'ar' }))
  t.ok(rows.includes(`${receiptTexts.ar.till} | الصندوق 2`))
  t.ok(rows.includes(`${receiptTexts.ar.openedBy} | أمل`))
  t.ok(rows.includes(`${receiptTexts.ar.closedBy} | Omar`))
})

t.test('before the close it is an X report without a count', async t => {
  const rows = text(
    zReport({
      ...z,
      session: { ...z.session, closed_at: null },
      closedBy: null,
      counted: null,
      pieces: undefined,
      copy: 1,
    }),
  )
  t.ok(rows.includes('X report 17'))
  t.ok(rows.includes('*** COPY 1 ***'))
  t.notOk(rows.some(row => /Counted|Difference|Closed/.test(row)))
})

const page = {
  language: 'en',
  timeZone: 'Europe/London',
  store,
  printer: { name: 'Virtual printer', name_ar: 'طابعة افتراضية' },
  printedAt: 0,
  money: setting.money,
} as const

t.test('a test page shows all a printer must do, and leaves the drawer shut', async t => {
  const kinds = new Set(testPage(page).blocks.map(block => block.is))
  t.strictSame([...kinds].sort(), ['barcode', 'columns', 'cut', 'feed', 'qr', 'rule', 'text'])
  const arabic = text(testPage({ ...page, language: 'ar' }))
  t.ok(arabic.includes('شارع الميناء'))
  t.ok(arabic.includes(`${receiptTexts.ar.printer} | طابعة افتراضية`))
})
