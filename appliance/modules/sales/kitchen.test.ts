import t from 'tap'
import { onBothEngines, rowLike, type Shop, withMore } from '#appliance/a-shop.ts'
import { cornerShop, manager, NOW, openSession, shop, testId } from '#appliance/kernel/a-store.ts'
import type { Row } from '#schema/index.ts'
import { TICKET_LATE_MS } from '#schema/rules/kitchen-ticket.ts'
import { TICKET_GOOD_MS } from '#schema/rules/print-job.ts'

const test = await onBothEngines(t)
const { tenant_id, store_id } = shop
const SALE = testId(30, 1)
const [kitchen, bar, nothing] = [testId(18, 1), testId(18, 2), testId(18, 3)] as const
const [kitchenPrinter, barPrinter] = [testId(11, 12), testId(11, 13)] as const
const [cafe, hot, cold] = [testId(8, 2), testId(8, 3), testId(8, 4)] as const

const station = (id: string, name: string, status: 'active' | 'blocked' = 'active') => ({
  id,
  tenant_id,
  name,
  name_ar: '',
  status,
})
const group = (
  number: number,
  station_id: string,
  more: Partial<Row<'printer_group'>> = {},
): Row<'printer_group'> => ({
  id: testId(16, number),
  tenant_id,
  store_id,
  role: 'kitchen',
  name: `Group ${number}`,
  name_ar: '',
  till_id: null,
  station_id,
  status: 'active',
  ...more,
})
const member = (number: number, place: number, device_id: string) => ({
  id: testId(17, number * 10 + place),
  tenant_id,
  store_id,
  group_id: testId(16, number),
  device_id,
  position: place,
})
/** A product of the corner shop, moved to a category. */
const product = (number: number, category_id: string): Row<'product'> => {
  const found = cornerShop().product?.[number - 1]
  if (!found) throw new Error('no such product')
  return { ...found, category_id }
}

/** Coffee is hot, cola cold, bread is the cafe's own; tomatoes nobody prepares. */
const rows = {
  till_session: [openSession()],
  station: [station(kitchen, 'Kitchen'), station(bar, 'Bar'), station(nothing, 'Shelf', 'blocked')],
  category: [
    rowLike('category', { id: testId(8, 1) }),
    rowLike('category', { id: cafe, name: 'Cafe', station_id: kitchen }),
    rowLike('category', { id: hot, name: 'Hot', parent_id: cafe, station_id: bar }),
    rowLike('category', { id: cold, name: 'Cold', parent_id: cafe, station_id: nothing }),
    rowLike('category', { id: testId(8, 5), name: 'Rolls', parent_id: cafe }),
  ],
  product: [
    product(1, hot),
    product(2, cold),
    product(3, cold),
    product(4, testId(8, 1)),
    product(5, testId(8, 5)),
  ],
  device: withMore(
    'device',
    { id: kitchenPrinter, class: 'kitchen_printer', name: 'Kitchen printer' },
    { id: barPrinter, class: 'kitchen_printer', name: 'Bar printer' },
  ),
  printer_group: [group(1, kitchen), group(2, bar)],
  printer_group_member: [
    member(1, 1, kitchenPrinter),
    member(1, 2, barPrinter),
    member(2, 1, barPrinter),
  ],
}

const lines = [
  { variant_id: shop.coffee, quantity: 2_000, note: 'no milk' },
  { variant_id: shop.can, quantity: 1_000 },
  { variant_id: shop.tomatoes, quantity: 412 },
  { barcode: '5000000000012', quantity: 3_000 },
]
const TOTAL = 998 + 120 + 161 + 750
const sell = (store: Shop, more: object = {}) =>
  store.done('sales.complete', {
    sale_id: SALE,
    till_session_id: openSession().id,
    lines,
    tenders: [{ kind: 'cash', amount: TOTAL }],
    total: TOTAL,
    ...more,
  })
const tickets = async (store: Shop) =>
  (await store.rows('print_job')).filter(({ kind }) => kind === 'kitchen')
const textOf = (job: Row<'print_job'> | undefined): string =>
  JSON.parse(job?.document_json ?? '{"blocks":[]}')
    .blocks.map(({ text = '', cells = [] }: { text?: string; cells?: { text: string }[] }) =>
      [text, ...cells.map(cell => cell.text)].join(' ').trim(),
    )
    .filter((line: string) => line !== '')
    .join('\n')

test(
  'each station gets a ticket with what it prepares, its quantities and notes, with the sale',
  async (t, store) => {
    await sell(store)
    const jobs = await tickets(store)
    t.match(
      jobs.map(({ key, device_id, group_id, sale_id }) => [key, device_id, group_id, sale_id]),
      [
        [`kitchen:${SALE}:${bar}`, barPrinter, testId(16, 2), SALE],
        [`kitchen:${SALE}:${kitchen}`, kitchenPrinter, testId(16, 1), SALE],
      ],
    )
    t.equal(
      textOf(jobs[0]),
      'Bar\nCS-1-000001\nTill 1 15/06/2026, 11:00\n2 × Coffee 250 g\n> no milk',
    )
    t.match(textOf(jobs[1]), /3 × Bread$/, 'a category without a station has that of the one above')
    t.notMatch(jobs.map(textOf).join(), /Cola|Tomatoes|\d\.\d\d/, 'and no price stands there')
    const [first] = await store.rows('sale_line')
    t.equal(first?.note, 'no milk')
    t.equal(
      (await store.rows('print_job')).filter(({ kind }) => kind === 'receipt').length,
      1,
      'the receipt is printed as ever',
    )
  },
  rows,
)

test(
  'a till with kitchen printers of its own uses them; without printers nothing is prepared',
  async (t, store) => {
    await sell(store)
    t.match(
      (await tickets(store)).map(({ device_id, key }) => [key.slice(-1), device_id]),
      [['2', kitchenPrinter]],
    )
  },
  {
    ...rows,
    printer_group: [group(1, bar, { till_id: shop.till }), group(2, bar)],
  },
)

test(
  'a sale of a till that was cut off is marked as late, and not printed when it is too old',
  async (t, store) => {
    await sell(store, { occurred_at: NOW - TICKET_LATE_MS - 1_000 })
    const [ticket] = await tickets(store)
    t.match(textOf(ticket), /\*\*\* LATE \*\*\*\nSold 15\/06\/2026, 10:57/)
    t.equal(ticket?.state, 'queued')
    await sell(store, { sale_id: testId(30, 2), occurred_at: NOW - TICKET_GOOD_MS - 1_000 })
    t.match(
      (await tickets(store))
        .filter(({ sale_id }) => sale_id === testId(30, 2))
        .map(({ state, why }) => [state, why]),
      [
        ['cancelled', 'too-old'],
        ['cancelled', 'too-old'],
      ],
      'but it is seen that there was one',
    )
  },
  rows,
)

test(
  'what was ordered can be taken back: each station is told, once',
  async (t, store) => {
    await sell(store)
    t.same(await store.done('printing.recall', { sale_id: SALE }, manager), { tickets: 2 })
    const jobs = (await tickets(store)).filter(({ key }) => key.startsWith('kitchen-cancelled:'))
    t.match(
      jobs.map(({ device_id, group_id }) => [device_id, group_id]),
      [
        [barPrinter, testId(16, 2)],
        [kitchenPrinter, testId(16, 1)],
      ],
    )
    t.match(textOf(jobs[0]), /^\*\*\* CANCELLED \*\*\*\nDo not prepare.*\nBar\n(.|\n)*2 × Coffee/)
    await sell(store, {
      sale_id: testId(30, 2),
      lines: [{ variant_id: shop.can, quantity: 1_000 }],
      tenders: [{ kind: 'cash', amount: 120 }],
      total: 120,
    })
    await store.refuses([
      ['already-recalled', 'printing.recall', { sale_id: SALE }, manager],
      ['nothing-ordered', 'printing.recall', { sale_id: testId(30, 2) }, manager],
      ['sale-unknown', 'printing.recall', { sale_id: testId(30, 9) }, manager],
      ['not-allowed', 'printing.recall', { sale_id: SALE }],
    ])
  },
  rows,
)

test(
  'categories that are each other’s parents stop no sale',
  async (t, store) => {
    await sell(store)
    t.same(
      (await tickets(store)).map(({ key }) => key),
      [`kitchen:${SALE}:${bar}`],
    )
  },
  {
    ...rows,
    category: rows.category.map(row =>
      row.id === cafe ? { ...row, station_id: null, parent_id: testId(8, 5) } : row,
    ),
  },
)
