import { createHash } from 'node:crypto'
import t from 'tap'
import { dither, PICTURE_ROWS_MAX, PICTURE_WIDTH_MAX, packed } from './picture.ts'
import type { ReceiptBlock, ReceiptDocument } from './receipt.ts'
import { plainReceipt, receiptDesignProblem } from './receipt-design.ts'
import { receiptTexts } from './receipt-texts.ts'
import { DRAWER_LATE_MS, type SaleReceiptInput, saleReceipt } from './sale-receipt.ts'

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
  for (const { blocks } of [
    saleReceipt(sale),
    saleReceipt({ ...sale, design: { ...plainReceipt, language: 'both' } }),
  ])
    for (const block of blocks)
      if (block.is === 'columns')
        t.equal(
          block.cells.reduce((sum, cell) => sum + cell.share, 0),
          100,
        )
})

const fingerprint = (document: ReceiptDocument) =>
  createHash('sha256').update(JSON.stringify(document)).digest('hex').slice(0, 16)

t.test('where nobody has designed anything, the paper is what it always was', async t => {
  const here = { ...sale, store: { ...store, receipt_header: 'Open till ten' } }
  const taxes = sale.taxes.map(tax => ({ ...tax, name_ar: 'الضريبة' }))
  const arabic = { language: 'ar', copy: 2, qr: 'https://example.com', taxes } as const
  const back = {
    sale: { ...sale.sale, kind: 'return', total: -240, price_difference: 5, tax_included: 0 },
    tenders: [{ kind: 'card', amount: -240, reference: 'VISA 1' }],
  }
  // Taken before there were designs; since then a tender has more room beside its amount.
  t.equal(fingerprint(saleReceipt(here)), '8f7cf392554043e6')
  t.equal(fingerprint(saleReceipt({ ...here, ...arabic })), '2b9b69782e23c2ac')
  t.equal(fingerprint(saleReceipt({ ...here, ...back })), '7c5f582a0f6648b9')
})

const grey = Array.from({ length: 64 * 8 }, (_, at) => (at % 64) * 4)
const logo = packed(dither(grey, 64, 8), 64, 8)

t.test('each part of a receipt is there or not as its store designed it', async t => {
  const lines = sale.lines.map(row => ({ ...row, sku: 'FW-01', barcode: '4006381333931' }))
  const designed = (design: Partial<typeof plainReceipt>) =>
    saleReceipt({ ...sale, lines, design: { ...plainReceipt, ...design } })
  const all = text(
    designed({
      logo_json: JSON.stringify(logo),
      header_en: 'Welcome\n\n at the harbour ',
      footer_en: 'Come again',
      show_sku: 1,
      show_barcode: 1,
      show_unit_price: 'always',
      number_code: 'qr',
      qr_text: 'https://example.com/r/{receipt_no}',
    }),
  )
  for (const row of ['<picture>', 'Welcome', 'at the harbour', 'Come again'])
    t.ok(all.includes(row), row)
  for (const row of ['  SKU FW-01 | ', '  4006381333931 | ', '  1 × 7.42 | '])
    t.ok(all.includes(row), row)
  t.notOk(all.includes('Thank you'), "the store's own footer gives way")
  t.notOk(all.includes('<barcode>'))
  const codes = designed({ number_code: 'qr', qr_text: 'r/{receipt_no}' }).blocks.filter(isQr)
  t.same(
    codes.map(block => block.text),
    ['HS-2-000042', 'r/HS-2-000042'],
  )
  const bare = designed({
    show_name: 0,
    show_address: 0,
    show_till: 0,
    show_cashier: 0,
    show_customer: 0,
    show_saved: 0,
    show_taxes: 0,
    number_code: 'none',
    total_size: 'normal',
  })
  t.same(text(bare).slice(0, 8), [
    '<drawer>',
    'Tax registration GB 123 4567 89',
    '<rule>',
    'Receipt | HS-2-000042',
    'Date | 01/07/2026, 14:05',
    '<rule>',
    'Flat white | 2.40',
    '  2 × 1.20 | ',
  ])
  t.notOk(text(bare).some(row => /saved|VAT|Till 2|Amal|Brown|<barcode>/.test(row)))
  t.notOk(bare.blocks.some(block => 'size' in block && block.size === 'large'))
  t.ok(text(bare).includes('TOTAL | £10.69'), 'the law wants the total and the registration')
})

const isQr = (block: ReceiptBlock) => block.is === 'qr'

t.test('a receipt in both languages says each thing in one and then in the other', async t => {
  const design = { ...plainReceipt, header_en: 'Welcome', header_ar: 'أهلاً' }
  const both = saleReceipt({ ...sale, design: { ...design, language: 'both' } })
  const rows = text(both)
  const { ar } = receiptTexts
  t.equal(both.language, 'en', "the store's own language leads")
  for (const [first, second] of [
    ['Harbour Street', 'شارع الميناء'],
    ['Welcome', 'أهلاً'],
    ['Receipt | HS-2-000042', `${ar.receipt} | `],
    ['Cashier | Amal', `${ar.cashier} | أمل`],
    ['Flat white | 2.40', 'فلات وايت | '],
    ['TOTAL | £10.69', `${ar.total} | `],
    ['Tax | Base | Amount', `${ar.tax} | ${ar.base} | ${ar.amount}`],
  ] as const) {
    const at = rows.indexOf(first)
    t.ok(at > 0, first)
    t.equal(rows[at + 1], second, second)
  }
  t.equal(rows.filter(row => row.startsWith('VAT 20%')).length, 1, 'what has one name stands once')
  const arabic = saleReceipt({
    ...sale,
    language: 'ar',
    design: { ...design, language: 'both' },
  })
  t.equal(arabic.language, 'ar')
  t.ok(text(arabic).indexOf('شارع الميناء') < text(arabic).indexOf('Harbour Street'))
  t.equal(saleReceipt({ ...sale, design: { ...design, language: 'ar' } }).language, 'ar')
})

t.test('a trial of a design is no receipt, and says so', async t => {
  const trial = saleReceipt({ ...sale, specimen: true })
  t.ok(text(trial).includes(receiptTexts.en.specimen))
  t.notOk(text(trial).includes('<drawer>'))
})

t.test('a design that cannot be printed is refused by name', async t => {
  const problem = (design: Partial<typeof plainReceipt>) =>
    receiptDesignProblem({ ...plainReceipt, ...design })
  t.equal(problem({}), null)
  t.equal(problem({ logo_json: JSON.stringify(logo) }), null)
  for (const bad of ['7', '{}', 'not json', JSON.stringify({ ...logo, bits: 'AAAA' })])
    t.equal(problem({ logo_json: bad }), 'logo-not-a-picture', bad)
  for (const bad of [
    { ...logo, rows: -1 },
    { ...logo, width: 1.5 },
    { ...logo, bits: `${logo.bits.slice(0, -1)}\u0000` },
    { ...logo, bits: `${logo.bits.slice(0, -4)}====` },
  ])
    t.equal(problem({ logo_json: JSON.stringify(bad) }), 'logo-not-a-picture')
  const wide = { width: PICTURE_WIDTH_MAX + 1, rows: 8, bits: '' }
  const high = { width: 8, rows: PICTURE_ROWS_MAX + 1, bits: '' }
  for (const bad of [wide, high])
    t.equal(problem({ logo_json: JSON.stringify(bad) }), 'logo-too-large')
  t.equal(problem({ qr_text: 'é'.repeat(200) }), 'qr-text-too-long')
  const broken = { ...plainReceipt, logo_json: '{"width":1e9,"rows":1e9,"bits":""}' }
  t.notOk(
    text(saleReceipt({ ...sale, design: broken })).includes('<picture>'),
    'and a sale is printed all the same',
  )
})
