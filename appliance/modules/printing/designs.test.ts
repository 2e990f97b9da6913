import t from 'tap'
import { onBothEngines, type Refused, type Shop } from '#appliance/a-shop.ts'
import {
  aStore,
  cashier,
  cornerShop,
  manager,
  openSession,
  shop,
  testId,
} from '#appliance/kernel/a-store.ts'
import type { Row } from '#schema/index.ts'
import { dither, packed } from '#schema/rules/picture.ts'
import { plainReceipt } from '#schema/rules/receipt-design.ts'

const test = await onBothEngines(t)
const open = { till_session: [openSession()] }
const { tenant_id, store_id } = shop

const logo = JSON.stringify(packed(dither(new Uint8Array(64 * 8), 64, 8), 64, 8))
const design = (more: Partial<typeof plainReceipt> = {}) => ({ ...plainReceipt, ...more })
const own = (more: Partial<typeof plainReceipt> = {}) => ({
  row: { id: store_id, store_id, ...design(more) },
})

const sell = (store: Shop, number: number, line: object = { variant_id: shop.can }) =>
  store.done('sales.complete', {
    sale_id: testId(30, number),
    till_session_id: openSession().id,
    lines: [{ quantity: 1_000, ...line }],
    tenders: [{ kind: 'cash', amount: 120 }],
    total: 120,
  })

type Block = { is: string; text?: string; cells?: { text: string }[] }
const texts = (blocks: readonly Block[]): string[] =>
  blocks.map(({ is, text, cells }) => text ?? cells?.map(cell => cell.text).join('|') ?? `<${is}>`)

const paper = async (store: Shop, id: unknown) => {
  const job = (await store.rows('print_job')).find(row => row.id === id)
  return texts(JSON.parse(job?.document_json ?? '{"blocks":[]}').blocks)
}

test(
  'a receipt looks as its store designed it; what was written before stays as it was',
  async (t, store) => {
    const plain = await sell(store, 1)
    t.ok((await paper(store, plain.print_job_id)).includes('Thank you'))
    const before = await paper(store, plain.print_job_id)
    await store.done(
      'receipt_design.put',
      own({ logo_json: logo, footer_en: 'Come again', show_sku: 1, show_barcode: 1 }),
      manager,
    )
    for (const [number, line] of [
      [2, { variant_id: shop.can }],
      [3, { barcode: '5449000000996' }],
    ] as const) {
      const sold = await sell(store, number, line)
      const lines = await paper(store, sold.print_job_id)
      t.ok(lines.includes('<picture>'))
      t.ok(lines.includes('Come again'))
      t.notOk(lines.includes('Thank you'))
      t.ok(lines.includes('  5449000000996|'), 'with its barcode, scanned or not')
      t.ok(lines.some(row => row.startsWith('  SKU ')))
    }
    t.same(await paper(store, plain.print_job_id), before)
    const seen = await store.ask('sales.receipt', { sale_id: testId(30, 1) }, manager)
    t.same(texts(seen.document.blocks), before, 'and is shown as it was printed')
    const again = await store.done('printing.reprint', {
      sale_id: testId(30, 1),
      till_id: shop.till,
    })
    t.ok((await paper(store, again.print_job_id)).includes('Come again'), 'a copy is new paper')
    await store.done('receipt_design.delete', { id: store_id }, manager)
    const last = await sell(store, 4)
    t.ok((await paper(store, last.print_job_id)).includes('Thank you'))
  },
  open,
)

t.test("the retailer's design holds where the store has none of its own", async t => {
  const retail: Row<'receipt_default'> = {
    id: tenant_id,
    tenant_id,
    ...design({ header_en: 'All our shops' }),
  }
  const store = aStore(t, { ...cornerShop(), ...open, receipt_default: [retail] })
  const header = () => {
    const { reply } = store.run('sales.complete', {
      sale_id: testId(30, store.rows('sale').length + 1),
      till_session_id: openSession().id,
      lines: [{ variant_id: shop.can, quantity: 1_000 }],
      tenders: [{ kind: 'cash', amount: 120 }],
      total: 120,
    })
    return store.rows('print_job').find(({ id }) => id === reply['print_job_id'])?.document_json
  }
  t.match(header(), /All our shops/)
  t.equal(store.run('receipt_design.put', own({ header_en: 'Only here' }), manager).refused, null)
  t.match(header(), /Only here/)
  t.notMatch(header(), /All our shops/)
})

test(
  'a design that is being made can be looked at and tried on paper, and says that it is none',
  async (t, store) => {
    const sold = await sell(store, 1)
    const draft = async (sale_id: string | null, more = {}) => {
      const input = { design: design({ header_en: 'New', ...more }), sale_id }
      return texts((await store.ask('printing.receipt-draft', input, manager)).document.blocks)
    }
    const example = await draft(null, { language: 'both' })
    for (const row of ['New', 'Flat white|2.40', 'فلات وايت|', 'TOTAL|£10.69'])
      t.ok(example.includes(row), row)
    const real = await draft(testId(30, 1))
    t.ok(real.includes('Cola can|1.20'))
    t.equal((await store.rows('print_job')).length, 1, 'looking prints nothing')
    const tried = await store.done(
      'printing.try-receipt',
      { design: design(), sale_id: testId(30, 1), device_id: shop.printer },
      manager,
    )
    const [, job] = await store.rows('print_job')
    t.match(job, { id: tried.print_job_id, kind: 'test', sale_id: null, device_id: shop.printer })
    const lines = await paper(store, tried.print_job_id)
    t.ok(lines.includes('TEST - NOT A RECEIPT'))
    t.notOk(lines.includes('<drawer>'))
    t.ok(sold.print_job_id)
  },
  open,
)

test(
  'what cannot be printed is refused by name',
  async (t, store) => {
    const put = (more: object, as = manager): Refused[] => [
      ['input-invalid', 'receipt_design.put', { row: { ...own().row, ...more } }, as],
    ]
    const trial = { sale_id: null, device_id: shop.printer, design: design() }
    const broken = (more: object) => ({ ...trial, design: design(more) })
    await store.refuses([
      ['not-allowed', 'receipt_design.put', own(), cashier],
      ['logo-not-a-picture', 'receipt_design.put', own({ logo_json: '"a"' }), manager],
      [
        'logo-too-large',
        'receipt_design.put',
        own({ logo_json: '{"width":9000,"rows":9000,"bits":""}' }),
        manager,
      ],
      ['qr-text-too-long', 'receipt_design.put', own({ qr_text: 'é'.repeat(200) }), manager],
      ...put({ qr_text: 'x'.repeat(301) }),
      ...put({ header_en: 'a\u001bp' }),
      ...put({ footer_ar: 'x'.repeat(501) }),
      ...put({ logo_json: '{' }),
      ...put({ language: 'fr' }),
      ...put({ show_sku: 2 }),
      ...put({ id: testId(2, 9) }),
      [
        'reference-unknown',
        'receipt_design.put',
        { row: { ...own().row, id: testId(2, 9), store_id: testId(2, 9) } },
        manager,
      ],
      ['not-allowed', 'printing.try-receipt', trial, cashier],
      ['logo-not-a-picture', 'printing.try-receipt', broken({ logo_json: '7' }), manager],
      ['sale-unknown', 'printing.try-receipt', { ...trial, sale_id: testId(99, 1) }, manager],
      ['device-unknown', 'printing.try-receipt', { ...trial, device_id: testId(99, 1) }, manager],
      [
        'not-this-kind-of-printer',
        'printing.try-receipt',
        { ...trial, device_id: shop.terminal },
        manager,
      ],
    ])
    const torn = {
      design: design({ logo_json: '{"width":8,"rows":8,"bits":"!!"}' }),
      sale_id: null,
    }
    const refusal = await store.ask('printing.receipt-draft', torn, manager)
    t.match(refusal, { refused: 'logo-not-a-picture' })
  },
  open,
)
