import t from 'tap'
import { onBothEngines, rowLike, type Shop, withMore } from '#appliance/a-shop.ts'
import { cashier, manager, NOW, shop, testId } from '#appliance/kernel/a-store.ts'
import type { Row } from '#schema/index.ts'
import { type LabelPart, startingParts } from '#schema/rules/label-design.ts'

const test = await onBothEngines(t)
const { tenant_id, store_id } = shop
const PRINTER = testId(11, 7)
const DESIGN = testId(70, 1)

const design = (parts: readonly object[] = startingParts(500, 300), more = {}) => ({
  id: DESIGN,
  tenant_id,
  store_id,
  name: 'Shelf',
  name_ar: '',
  language: 'en' as const,
  width: 500,
  height: 300,
  gap: 20,
  elements_json: JSON.stringify(parts),
  ...more,
})

const rows = {
  device: withMore('device', { id: PRINTER, class: 'label_printer', name: 'Labels' }),
  label_design: [design()],
}

const order = (items: object[], more = {}) => ({
  batch_id: testId(71, 1),
  design_id: DESIGN,
  device_id: PRINTER,
  items,
  ...more,
})
const one = (variant_id: string, copies = 1) => ({ variant_id, copies })

const documents = async (store: Shop) =>
  (await store.rows('print_job')).map(({ document_json }) => JSON.parse(document_json))

test(
  'labels are printed with the prices of this moment, each order once',
  async (t, store) => {
    const items = [one(shop.coffee, 2), one(shop.tomatoes), one(shop.sixPack), one(shop.coffee)]
    const batch = order(items)
    t.same(await store.done('printing.labels', batch, manager), { jobs: 3, labels: 5 })
    const jobs = await store.rows('print_job')
    t.match(
      jobs.map(({ key, kind, device_id, state }) => ({ key, kind, device_id, state })),
      [shop.coffee, shop.tomatoes, shop.sixPack].map(id => ({
        key: `label:${batch.batch_id}:${id}`,
        kind: 'label',
        device_id: PRINTER,
        state: 'queued',
      })),
    )
    const [coffee, tomatoes, sixPack] = await documents(store)
    t.match(coffee, {
      copies: 3,
      width: 500,
      elements: [{ text: 'Coffee 250 g' }, { text: '£4.99' }, { kind: 'ean13' }],
    })
    t.match(tomatoes.elements[2], { text: '£3.90/kg' }, 'goods by weight say the kilogram')
    t.match(sixPack.elements[2], { text: '£1.00/piece' }, 'a pack says the piece')
    await store.refuses([['labels-already-printed', 'printing.labels', batch, manager]])
    t.match(
      (await store.rows('shelf_label')).map(({ variant_id, amount }) => [variant_id, amount]),
      [
        [shop.coffee, 499],
        [shop.tomatoes, 390],
        [shop.sixPack, 600],
      ],
    )
  },
  rows,
)

test(
  'what is new and has a price waits for its first label',
  async (t, store) => {
    const missing = async () =>
      (await store.ask('printing.labels-missing', {}, manager)).rows.map(
        ({ name, amount }: { name: string; amount: number }) => [name, amount],
      )
    const before = await missing()
    t.ok(before.some(([name]: string[]) => name === 'Coffee 250 g'))
    await store.given({ variant: [rowLike('variant', { id: testId(10, 90), sku: 'NEW' })] })
    t.same(await missing(), before, 'not without a price')
    await store.done('printing.labels', order([one(shop.coffee)]), manager)
    const after = await missing()
    t.equal(after.length, before.length - 1)
    t.notOk(after.some(([name]: string[]) => name === 'Coffee 250 g'))
  },
  rows,
)

test(
  'a shelf whose price has changed since its label is found, until it has a new one',
  async (t, store) => {
    const due = async () =>
      (await store.ask('printing.labels-due', {}, manager)).rows.map((row: Row<'shelf_label'>) => [
        row.variant_id,
        row.amount,
      ])
    t.same(await due(), [], 'what never had a label waits for none')
    await store.done('printing.labels', order([one(shop.coffee), one(shop.can)]), manager)
    t.same(await due(), [])
    await store.given({
      price: [
        rowLike('price', {
          id: testId(15, 90),
          variant_id: shop.coffee,
          amount: 449,
          starts_at: NOW + 1_000,
        }),
        rowLike('price', {
          id: testId(15, 91),
          variant_id: shop.can,
          price_list_id: shop.trade,
          amount: 99,
        }),
      ],
    })
    t.same(await due(), [], 'neither before its time nor for another list')
    store.later(2_000)
    const found = await store.ask('printing.labels-due', {}, manager)
    t.match(found.rows, [
      { variant_id: shop.coffee, name: 'Coffee 250 g', label_amount: 499, amount: 449 },
    ])
    await store.done(
      'printing.labels',
      order([one(shop.coffee)], { batch_id: testId(71, 2) }),
      manager,
    )
    t.same(await due(), [])
    t.equal((await store.rows('shelf_label')).length, 2, 'one row for each article')
  },
  rows,
)

test(
  'a label without a price tells nothing of the shelf, and needs none',
  async (t, store) => {
    await store.given({ price: [], product: [], variant: [] })
    await store.done('printing.labels', order([one(shop.coffee)]), manager)
    t.match(await documents(store), [{ elements: [{ text: '5012345678900' }] }])
    t.same(await store.rows('shelf_label'), [])
  },
  {
    ...rows,
    label_design: [
      design([
        { is: 'text', x: 0, y: 0, width: 300, size: 30, text: '{barcode}' } satisfies LabelPart,
      ]),
    ],
  },
)

test(
  'what cannot be printed is refused by name, and nothing of the order is printed',
  async (t, store) => {
    const ean = { is: 'barcode', x: 0, y: 0, kind: 'ean13', code: '{sku}', height: 50, module: 2 }
    await store.given({
      label_design: [design([ean], { id: testId(70, 2) })],
      price: [],
      variant: [rowLike('variant', { id: testId(10, 90), sku: 'NONE' })],
    })
    const both = [one(shop.coffee), one(testId(10, 90))]
    await store.refuses([
      ['not-allowed', 'printing.labels', order([one(shop.can)]), cashier],
      ['price-missing', 'printing.labels', order(both), manager],
      ['product-unknown', 'printing.labels', order([one(testId(10, 99))]), manager],
      [
        'barcode-not-printable',
        'printing.labels',
        order([one(shop.can)], { design_id: testId(70, 2) }),
        manager,
      ],
      [
        'label-design-unknown',
        'printing.labels',
        order([one(shop.can)], { design_id: testId(70, 9) }),
        manager,
      ],
      [
        'device-unknown',
        'printing.labels',
        order([one(shop.can)], { device_id: testId(11, 99) }),
        manager,
      ],
      [
        'not-a-label-printer',
        'printing.labels',
        order([one(shop.can)], { device_id: shop.printer }),
        manager,
      ],
      ['input-invalid', 'printing.labels', order([]), manager],
      ['input-invalid', 'printing.labels', order([one(shop.can, 0)]), manager],
      ['input-invalid', 'printing.labels', order([one(shop.can, 1_000)]), manager],
      [
        'input-invalid',
        'printing.labels',
        order(Array.from({ length: 201 }, () => one(shop.can))),
        manager,
      ],
    ])
  },
  rows,
)

test(
  'a design is looked at with an example or an article, and tried on paper',
  async (t, store) => {
    const { language, width, height, gap, elements_json } = design()
    const draft = { design: { language, width, height, gap, elements_json }, variant_id: null }
    const seen = await store.ask('printing.label-draft', draft, manager)
    t.match(seen.document, { copies: 1, elements: [{ text: /Olives/ }, { text: '£3.90' }] })
    const real = { ...draft, variant_id: shop.bread }
    const bread = await store.ask('printing.label-draft', real, manager)
    t.match(bread.document, { elements: [{ text: 'Bread' }, { text: '£2.50' }] })
    await store.done('printing.try-label', { ...real, device_id: PRINTER }, manager)
    t.match(await store.rows('print_job'), [{ kind: 'test', device_id: PRINTER }])
    const empty = { ...draft, design: { ...draft.design, elements_json: '[]' } }
    t.match(await store.ask('printing.label-draft', empty, manager), { refused: 'label-empty' })
    await store.refuses([
      ['label-empty', 'printing.try-label', { ...empty, device_id: PRINTER }, manager],
      [
        'product-unknown',
        'printing.try-label',
        { ...draft, variant_id: testId(10, 99), device_id: PRINTER },
        manager,
      ],
      [
        'not-this-kind-of-printer',
        'printing.try-label',
        { ...draft, device_id: shop.printer },
        manager,
      ],
    ])
  },
  rows,
)

test(
  'a design is kept by its store, and refused by name when it cannot be printed',
  async (t, store) => {
    const { tenant_id: _, ...row } = design()
    await store.done('label_design.put', { row, if_match: null }, manager)
    const broken = (parts: object[]) => ({ row: { ...row, elements_json: JSON.stringify(parts) } })
    const text = { is: 'text', x: 0, y: 0, width: 300, size: 30, text: '{name}' }
    await store.refuses([
      ['label-empty', 'label_design.put', broken([]), manager],
      ['label-not-readable', 'label_design.put', broken([{ is: 'script' }]), manager],
      ['label-element-outside', 'label_design.put', broken([{ ...text, x: 400 }]), manager],
      [
        'label-placeholder-unknown',
        'label_design.put',
        broken([{ ...text, text: '{x}' }]),
        manager,
      ],
      [
        'barcode-not-printable',
        'label_design.put',
        broken([{ is: 'barcode', x: 0, y: 0, kind: 'ean8', code: '1', height: 40, module: 2 }]),
        manager,
      ],
      ['input-invalid', 'label_design.put', { row: { ...row, width: 3_001 } }, manager],
      ['input-invalid', 'label_design.put', { row: { ...row, name: '' } }, manager],
    ])
    await store.done('label_design.delete', { id: DESIGN }, manager)
    t.same(await store.rows('label_design'), [])
  },
  { device: rows.device },
)
