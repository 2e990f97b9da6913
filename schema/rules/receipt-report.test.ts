import t from 'tap'
import type { ReceiptDocument } from './receipt.ts'
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

const text = ({ blocks }: ReceiptDocument): string[] =>
  blocks.map(block => {
    if (block.is === 'text') return block.text
    if (block.is === 'columns') return block.cells.map(cell => cell.text).join(' | ')
    return `<${block.is}>`
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

t.test('the cells of every row fill the paper', async t => {
  for (const { blocks } of [zReport(z), testPage(page)])
    for (const block of blocks)
      if (block.is === 'columns')
        t.equal(
          block.cells.reduce((sum, cell) => sum + cell.share, 0),
          100,
        )
})
