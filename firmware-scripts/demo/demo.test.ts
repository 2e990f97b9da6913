// What somebody who tries the demo may rely on.
import t from 'tap'
import { completeInput } from '#schema/areas/sales.ts'
import { isTable, resourceOf } from '#schema/index.ts'
import { may } from '#schema/permissions.ts'
import { isGtin, makeWeightLabel, normaliseGtin, readBarcode } from '#schema/rules/barcode.ts'
import { startOfDay } from '#schema/rules/day.ts'
import { makeCatalogue, PRODUCTS } from './catalogue/build.ts'
import { categories } from './catalogue/categories.ts'
import { makeProducts } from './catalogue/enlarge.ts'
import { readGoods, shelfPrice } from './catalogue/read.ts'
import { makeRetailer } from './fill/retailer.ts'
import { people, roleRows, signsInAt } from './people.ts'
import { daysUpTo, HOUR_MS } from './plan/shape.ts'
import { openTill, planStore, type Step } from './plan/store-plan.ts'
import { idOf } from './random.ts'
import { deviceRows, formatRows, groupInputs, labelRows, stationRows, tillId } from './shop.ts'
import { supplierRows, suppliers } from './suppliers.ts'

const NOW = Date.UTC(2026, 10, 22, 16, 30)
const retailer = makeRetailer({ seed: 1, now: NOW })
const { rows } = retailer
const {
  product = [],
  variant = [],
  barcode = [],
  category = [],
  picture = [],
  price = [],
  customer = [],
} = rows
const plan = (seed: number, days = 14): Step[] =>
  planStore({ ...retailer, seed, store: 'HS', now: NOW, days })
const ARABIC = /[\u0600-\u06ff]/

t.test('the shop has 1,200 products in 30 categories, 200 customers, 12 suppliers', async t => {
  t.equal(product.length, PRODUCTS)
  t.equal(category.length, 30)
  t.equal(customer.length, 200)
  t.equal(suppliers.length, 12)
  t.ok(
    customer.some(({ price_list_id }) => price_list_id !== null),
    'some buy at trade prices',
  )
  const names = new Set(product.map(({ name }) => name))
  t.equal(names.size, product.length, 'no two products have one name')
  t.ok(product.filter(({ kind }) => kind === 'weighed').length > 100, 'many are weighed')
  t.ok(product.filter(({ minimum_age }) => minimum_age === 18).length > 50, 'some are for adults')
  t.ok(new Set(product.map(({ tax_id }) => tax_id)).size === 3, 'at three rates of tax')
  t.ok(variant.filter(({ pack_size }) => pack_size > 1).length > 80, 'many come in packs too')
})

t.test('every row is one that the shop would take', async t => {
  const wrong: string[] = []
  for (const [table, list] of Object.entries(rows)) {
    if (!isTable(table)) throw new Error(table)
    const { row: shape, check } = resourceOf(table)
    const ids = new Set(list.map(({ id }) => id))
    if (ids.size !== list.length) wrong.push(`${table} has an id twice`)
    for (const row of list) {
      const parsed = shape.safeParse(row)
      if (!parsed.success) wrong.push(`${table}: ${JSON.stringify(row)} ${parsed.error.message}`)
      else if (check?.(parsed.data)) wrong.push(`${table}: ${check(parsed.data)}`)
    }
  }
  t.same(wrong.slice(0, 5), [])
})

t.test('everything points at something that is there', async t => {
  const ids = new Map(
    Object.entries(rows).map(([table, list]) => [table, new Set(list.map(({ id }) => id))]),
  )
  const lost: string[] = []
  for (const [table, list] of Object.entries(rows))
    for (const row of list)
      for (const [column, value] of Object.entries(row)) {
        const to =
          column === 'parent_id'
            ? 'category'
            : column === 'pack_variant_id'
              ? 'variant'
              : column.replace(/_id$/, '')
        if (column.endsWith('_id') && value !== null && !ids.get(to)?.has(String(value)))
          lost.push(`${table}.${column}`)
      }
  t.same([...new Set(lost)], [])
})

t.test('every barcode is valid and there once', async t => {
  t.equal(new Set(barcode.map(({ code }) => code)).size, barcode.length)
  const wrong = barcode.filter(({ code, kind }) =>
    kind === 'plu'
      ? !/^\d{5}$/.test(code)
      : !isGtin(code) || normaliseGtin(code) !== code || /^(?:02|2)/.test(code),
  )
  t.same(wrong, [])
  for (const kind of ['ean13', 'ean8', 'upca', 'plu'])
    t.ok(
      barcode.some(code => code.kind === kind),
      `there is a ${kind}`,
    )
  const withCode = new Set(barcode.map(({ variant_id }) => variant_id))
  const services = new Set(product.filter(({ kind }) => kind === 'service').map(({ id }) => id))
  const without = variant.filter(
    ({ id, product_id }) => !withCode.has(id) && !services.has(product_id),
  )
  t.same(without, [], 'only what is made to order has none')
})

t.test('a label of the scale finds its goods', async t => {
  const item = barcode.find(({ kind }) => kind === 'plu')?.code ?? ''
  const [weight, money] = formatRows
  if (!weight || !money) throw new Error('the label formats are missing')
  const byWeight = readBarcode(makeWeightLabel(weight, item, 412), formatRows)
  t.match(byWeight, { kind: 'weight', itemCode: item, value: 412 })
  t.match(readBarcode(makeWeightLabel(money, item, 199), formatRows), {
    kind: 'price',
    itemCode: item,
    value: 199,
  })
})

t.test(
  'a pack holds a variant of its own product that is no pack, and costs less than its pieces',
  async t => {
    const known = new Map(variant.map(row => [row.id, row]))
    const cost = new Map(retailer.goods.map(({ variantId, price: amount }) => [variantId, amount]))
    const wrong = variant.filter(pack => {
      if (pack.pack_variant_id === null) return pack.pack_size !== 1
      const base = known.get(pack.pack_variant_id)
      const fits =
        base?.pack_variant_id === null && base.product_id === pack.product_id && pack.pack_size > 1
      return !fits || (cost.get(pack.id) ?? 0) >= (cost.get(base.id) ?? 0) * pack.pack_size
    })
    t.same(
      wrong.map(({ sku }) => sku),
      [],
    )
  },
)

t.test('everything has an Arabic name', async t => {
  const named = [
    ...product,
    ...category,
    ...(rows.tax ?? []),
    ...(rows.store ?? []),
    ...(rows.user ?? []),
    ...(rows.tenant ?? []),
    ...(rows.role ?? []),
    ...(rows.till ?? []),
    ...(rows.price_list ?? []),
    ...formatRows,
    ...supplierRows,
    ...deviceRows,
    ...labelRows,
    ...stationRows,
    ...groupInputs,
  ]
  t.equal(rows.till?.length, 5, 'the tills too')
  t.same(
    named.filter(({ name_ar }) => !ARABIC.test(name_ar)).map(({ name }) => name),
    [],
  )
  t.same(
    variant.filter(({ name, name_ar }) => (name === '') !== (name_ar === '')),
    [],
  )
})

t.test('everything has a picture, small and drawn', async t => {
  t.same(
    [...product, ...category].filter(({ picture_id }) => picture_id === null),
    [],
  )
  const drawn = picture.map(({ data }) => Buffer.from(data, 'base64').toString())
  t.ok(drawn.every(svg => svg.startsWith('<svg xmlns=') && svg.endsWith('</svg>')))
  t.same(
    drawn.filter(svg => svg.length > 3_000 || /NaN|undefined/.test(svg)),
    [],
  )
  t.equal(new Set(drawn).size, drawn.length, 'no picture is there twice')
})

t.test(
  'every variant has one shelf price that stands, and a price ends as shops write it',
  async t => {
    const standing = price.filter(
      ({ price_list_id, ends_at }) =>
        ends_at === null && price_list_id === rows.price_list?.[0]?.id,
    )
    t.equal(new Set(standing.map(({ variant_id }) => variant_id)).size, variant.length)
    t.equal(standing.length, variant.length)
    t.same([104, 133, 298, 1_013, 62].map(shelfPrice), [100, 135, 299, 1_010, 60])
  },
)

t.test('a list that cannot be read names its line', async t => {
  t.throws(() => readGoods('- plum | برقوق'), /a member without a family/)
  t.throws(() => readGoods('plum | برقوق | apple | 1.00 |'), /a tax is missing: plum/)
  t.throws(() => readGoods('plum | برقوق | apple | | t0'), /a price is missing: plum/)
  t.match(
    readGoods(
      '{} jam | مربى {} | jar | 2.00 | t0 340g by=harbour\n- plum | البرقوق | d9304a | | *7',
    ),
    [
      {
        en: 'Harbour plum jam 340 g',
        ar: 'مربى البرقوق هاربر 340 غ',
        popularity: 7,
        colour: '#d9304a',
        variants: [{ price: 165 }],
      },
    ],
  )
})

t.test('the same seed gives the same shop and the same days, another seed others', async t => {
  t.same(makeCatalogue(1).goods, retailer.goods)
  t.same(plan(5), plan(5))
  t.notSame(plan(5).length, plan(6).length)
  t.match(idOf('a', NOW), /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

t.test('a day has its order: goods, open tills, sales, cash counted, all before now', async t => {
  const steps = plan(1)
  t.same(
    steps.filter(({ at }) => at >= NOW),
    [],
  )
  t.equal(new Set(steps.map(({ id }) => id)).size, steps.length)
  t.ok(steps.every((step, index) => index === 0 || (steps[index - 1]?.at ?? 0) <= step.at))
  const open = new Set<unknown>()
  for (const { name, input, till } of steps) {
    if (name === 'till-sessions.open') {
      if (open.has(till)) t.fail('a till is opened twice')
      open.add(till)
    } else if (name === 'till-sessions.close') open.delete(till)
    else if (name === 'sales.complete') {
      if (!open.has(till)) t.fail('a sale at a closed till')
      if (!completeInput.safeParse(input).success) t.fail('a sale the shop would not take')
    }
  }
  t.same([...open], [tillId(openTill.HS)], 'one till is left open')
})

t.test('a fortnight sells about what it should', async t => {
  const sales = plan(1).flatMap(({ name, input }) =>
    name === 'sales.complete' ? [completeInput.parse(input)] : [],
  )
  const lines = sales.reduce((sum, sale) => sum + sale.lines.length, 0)
  const cards = sales.filter(({ tenders }) => tenders[0]?.kind === 'card').length
  t.ok(Math.abs(sales.length / 14 - 55) < 10, `${sales.length} sales`)
  t.ok(Math.abs(lines / sales.length - 3.6) < 0.4, `${lines} lines`)
  t.ok(Math.abs(cards / sales.length - 0.55) < 0.08, `${cards} by card`)
  t.ok(
    sales.some(({ lines }) => lines.some(({ discounts }) => discounts)),
    'some goods are reduced',
  )
  t.ok(
    sales.some(({ customer_id }) => customer_id),
    'some customers show their card',
  )
})

t.test('the days are those of the shop, also when the clocks change', async t => {
  const days = daysUpTo(Date.UTC(2026, 9, 26, 0, 30), 3, 'Europe/London')
  t.same(
    days.map(({ midnight }) => new Date(midnight + 12 * HOUR_MS).toISOString()),
    ['2026-10-24T11:00:00.000Z', '2026-10-25T12:00:00.000Z', '2026-10-26T12:00:00.000Z'],
  )
})

t.test(
  'PINs are four digits and nobody shares one; each supplier brings what no other does',
  async t => {
    t.equal(new Set(people.map(({ pin }) => pin)).size, people.length)
    t.ok(people.every(({ pin }) => /^\d{4}$/.test(pin)))
    const brought = suppliers.flatMap(supplier => supplier.categories.split(' '))
    t.same(brought.toSorted(), categories.map(({ code }) => code).toSorted())
  },
)

t.test('the catalogue grows to any size for measurements', async t => {
  const large = makeProducts(5_000)
  t.equal(large.products.length, 5_000)
  t.equal(new Set(large.products.map(({ name }) => name)).size, 5_000)
  const codes = new Set([...large.barcodes, ...barcode].map(({ code }) => code))
  t.equal(codes.size, 5_000 + barcode.length)
  t.ok(large.barcodes.every(({ code }) => isGtin(code)))
  t.ok(resourceOf('product').row.safeParse(large.products[4_999]).success)
  t.same(makeProducts(10).products, large.products.slice(0, 10))
})

/** What a role of the demo may, as a session would know it. */
const roleOf = (name: string) => {
  const role = roleRows.find(known => known.name === name)
  if (!role) throw new Error(name)
  const held: string[] = JSON.parse(role.permissions_json)
  return { ...role, held, may: (permission: string) => may(new Set(held), permission) }
}

t.test('a cashier sells, and decides nothing that is a manager’s', async t => {
  const cashier = roleOf('Cashier')
  const does = [
    'sales.quote',
    'sales.complete',
    'till-sessions.open',
    'till-sessions.close',
    'till-sessions.move-cash',
    'payments.pay-by-card',
    'printing.reprint',
    'printing.open-drawer',
    'printing.recall',
  ]
  t.same(cashier.held.filter(name => !name.endsWith('.read')).sort(), does.sort(), 'no more')
  for (const name of ['sale', 'parked_sale', 'customer', 'product', 'price', 'device'])
    t.ok(cashier.may(`${name}.read`), `sees ${name}`)
  const not = [
    'sales.change-price',
    'price.edit',
    'product.edit',
    'customer.edit',
    'review.edit',
    'stock.adjust',
    'stock.receive',
    'user.edit',
    'user.read',
    'audit.read',
    'devices.instruct',
    'head-office.sign-in',
    // What the drawer should hold is not to be added up before the count.
    'reports.read',
    'tender.read',
    'cash_move.read',
    'till_session.read',
  ]
  for (const name of not) t.notOk(cashier.may(name), `not ${name}`)
  t.same(
    [cashier.discount_limit, cashier.refund_limit, cashier.cash_out_limit],
    [100_000, 5_000, 5_000],
    'gives 10 %, takes out 50.00 in a till session',
  )
  const manager = roleOf('Manager')
  for (const name of ['sales.change-price', 'review.edit', 'price.edit', 'reports.read'])
    t.ok(manager.may(name), `a manager: ${name}`)
  t.equal(manager.cash_out_limit, 500_000)
})

t.test('only those who lead or look after the stores sign in at head office', async t => {
  const roles = roleRows
    .map(({ name }) => name)
    .filter(name => roleOf(name).may('head-office.sign-in'))
  t.same(roles, ['Owner', 'Manager', 'Regional manager', 'Technician'])
  const limits = roleRows.map(({ name, cash_out_limit }) => [name, cash_out_limit])
  t.same(limits, [
    ['Owner', null],
    ['Manager', 500_000],
    ['Cashier', 5_000],
    ['Stock clerk', 0],
    ['Regional manager', 0],
    ['Technician', 0],
  ])
})

t.test('the start tells where each demo user gets in', async t => {
  const where = Object.fromEntries(people.map(person => [person.key, signsInAt(person)]))
  const elsewhere = 'Old Town, which does not run on this machine'
  t.same(where, {
    olivia: 'store, head office',
    marcus: 'store, head office',
    amal: 'store',
    sam: 'store',
    nadia: 'store',
    rowan: 'store, head office',
    tariq: 'store, head office',
    ruth: elsewhere,
    karim: elsewhere,
  })
})

t.test('nobody of the demo takes out more than the role allows', async t => {
  const taken = new Map<string, number>()
  for (const { name, input, user, at } of plan(1)) {
    const { kind, amount = 0 } = input as Record<string, string> & { amount?: number }
    if (name !== 'till-sessions.move-cash' || kind === 'in') continue
    const key = `${user} ${startOfDay(at, 'Europe/London')}`
    taken.set(key, (taken.get(key) ?? 0) + amount)
  }
  t.ok(taken.size > 3)
  const roleOfUser = new Map((rows.user ?? []).map(({ id, role_id }) => [id, role_id]))
  for (const [key, amount] of taken) {
    const role = roleRows.find(({ id }) => id === roleOfUser.get(key.split(' ')[0] ?? ''))
    t.ok(role && amount <= (role.cash_out_limit ?? amount), `${role?.name}: ${amount}`)
  }
})
