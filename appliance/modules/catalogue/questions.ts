// What a till starts from and looks up: a hot set of the best sellers, the rest by search and code.
import * as z from 'zod'
import { type Db, type Match, refuse } from '#schema/command.ts'
import { id, money, quantity } from '#schema/fields.ts'
import { receiptPrinters } from '#schema/queries.ts'
import { question } from '#schema/question.ts'
import { readBarcode } from '#schema/rules/barcode.ts'
import { denominationsOf } from '#schema/rules/cash.ts'
import { type Item, item, itemsFrom } from './items.ts'
import { choicesReply, startReply } from './replies.ts'

/** A till keeps this many articles; what it does not have it asks for. */
export const HOT_SET_MAX = 2_000
/** People that a sign-in screen offers. */
const USERS_MAX = 200
/** Best sellers are judged on this long. */
const HOT_DAYS_MS = 28 * 86_400_000
/** … and on this many lines sold at most. */
const HOT_MOVES_MAX = 6_000

/** What the sign-in screen shows before anybody has signed in. */
export const choices = question({
  name: 'tills.choices',
  summary:
    'The shop, its tills and the people who may sign in there; no token needed. Head office names nobody.',
  permission: null,
  method: 'get',
  reply: choicesReply,
  input: z.strictObject({}),
  needs: (db, _input, { store_id }) => ({
    tenants: db.selectFrom('tenant').selectAll(),
    stores: db
      .selectFrom('store')
      .selectAll()
      .where('id', '=', store_id ?? ''),
    tills: db
      .selectFrom('till')
      .select(['id', 'code', 'name', 'name_ar'])
      .where('store_id', '=', store_id ?? '')
      .where('status', '=', 'active')
      .orderBy('code'),
    open: db.selectFrom('till_session').select('till_id').where('closed_at', 'is', null),
    users: db
      .selectFrom('user')
      .innerJoin('role', 'role.id', 'user.role_id')
      .select([
        'user.id',
        'user.name',
        'user.name_ar',
        'user.login',
        'user.colour',
        'user.language',
        'role.name as role',
        'role.name_ar as role_ar',
      ])
      .where('user.status', '=', 'active')
      .where(eb =>
        eb.or([eb('user.store_id', 'is', null), eb('user.store_id', '=', store_id ?? '')]),
      )
      .orderBy('user.name')
      // Whoever reads this at head office may be anybody on the internet.
      .limit(store_id === null ? 0 : USERS_MAX),
  }),
  answer({ tenants: [tenant], stores: [store], tills, open, users }, _input, { side }) {
    const opened = new Set(open.map(({ till_id }) => till_id))
    return {
      side,
      tenant: tenant ?? null,
      store: store ?? null,
      tills: tills.map(till => ({ ...till, open: opened.has(till.id) })),
      users,
    }
  },
})

/** Everything a till needs to sell, in one answer. */
export const start = question({
  name: 'tills.start',
  summary: 'Start data of a till: shop, session, taxes, categories, label formats, best sellers.',
  permission: 'sales.quote',
  method: 'get',
  reply: startReply,
  input: z.strictObject({ till_id: id }),
  needs: (db, { till_id }, { now }) => ({
    tills: db.selectFrom('till').selectAll().where('id', '=', till_id),
    tenants: db.selectFrom('tenant').selectAll(),
    sessions: db
      .selectFrom('till_session')
      .selectAll()
      .where('till_id', '=', till_id)
      .where('closed_at', 'is', null),
    taxes: db.selectFrom('tax').selectAll().orderBy('code'),
    categories: db
      .selectFrom('category')
      .selectAll()
      .where('status', '=', 'active')
      .orderBy('position'),
    formats: db.selectFrom('barcode_format').selectAll(),
    price_lists: db.selectFrom('price_list').selectAll(),
    devices: db
      .selectFrom('device')
      .selectAll()
      .where('status', '=', 'active')
      .where(eb => eb.or([eb('till_id', '=', till_id), eb('till_id', 'is', null)])),
    receiptPrinters: receiptPrinters(db, till_id),
    held: db
      .selectFrom('parked_sale')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where('resumed_at', 'is', null),
    hot: hottest(db, now),
    beyond: anyIds(db, 1).offset(HOT_SET_MAX),
  }),
  more: (db, _input, { tills, hot }) => ({
    stores: db
      .selectFrom('store')
      .selectAll()
      .where('id', '=', tills[0]?.store_id ?? ''),
    ...itemRows(
      db,
      hot.map(({ variant_id }) => variant_id),
    ),
    ...fillUp(db, hot.length < HOT_SET_MAX ? HOT_SET_MAX : 0),
  }),
  answer(rows, _input, { now }) {
    const {
      tills: [till],
      stores: [store],
      tenants: [tenant],
    } = rows
    if (!till || !store || !tenant) return refuse('till-unknown')
    const hot = itemsFrom(rows)
    const known = new Set(hot.map(item => item.id))
    const rest = itemsFrom({
      articles: rows.restArticles,
      prices: rows.restPrices,
      barcodes: rows.restBarcodes,
    }).filter(item => !known.has(item.id))
    const order = new Map(rows.hot.map(({ variant_id }, index) => [variant_id, index]))
    hot.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
    const all = [...hot, ...rest]
    const items = all.slice(0, HOT_SET_MAX)
    return {
      at: now,
      tenant,
      store,
      till,
      session: rows.sessions[0] ?? null,
      taxes: rows.taxes,
      categories: rows.categories,
      formats: rows.formats,
      price_lists: rows.price_lists,
      devices: rows.devices,
      receipt_printers: rows.receiptPrinters
        .filter(({ group_id }) => group_id === rows.receiptPrinters[0]?.group_id)
        .map(({ group_id: _, ...printer }) => printer),
      cash_step: tenant.cash_step,
      denominations: denominationsOf(tenant.currency) ?? {
        decimals: tenant.currency_decimals,
        notes: [],
        coins: [],
      },
      held: Number(rows.held[0]?.count ?? 0),
      catalogue: { complete: rows.beyond.length === 0 && all.length <= HOT_SET_MAX, items },
    }
  },
})

/** One scanned or typed code. */
export const lookup = question({
  name: 'catalogue.lookup',
  summary: 'The article of a code; weight and price labels of the store are read.',
  permission: 'sales.quote',
  method: 'get',
  reply: z.strictObject({
    item: item.nullable(),
    quantity: quantity('Quantity').optional(),
    label_price: money('Price').optional(),
    /** why there is no article: `barcode-unknown`, `wrong-check-digit` … */
    refused: z.string().optional(),
  }),
  input: z.strictObject({ code: z.string().min(1).max(200) }),
  needs: db => ({
    formats: db.selectFrom('barcode_format').selectAll(),
    tenants: db.selectFrom('tenant').select('currency_decimals'),
  }),
  more: (db, { code }, { formats, tenants }) => {
    const read = readBarcode(code, formats, tenants[0]?.currency_decimals ?? 2)
    const wanted = read.kind === 'refused' ? '' : read.kind === 'plain' ? read.code : read.itemCode
    return itemRows(db, idsByCode(db, wanted))
  },
  answer(rows, { code }) {
    const read = readBarcode(code, rows.formats, rows.tenants[0]?.currency_decimals ?? 2)
    if (read.kind === 'refused') return { item: null, refused: read.why }
    const item: Item | null = itemsFrom(rows)[0] ?? null
    if (!item) return { item, refused: 'barcode-unknown' }
    if (read.kind === 'weight') return { item, quantity: read.value }
    return read.kind === 'price' ? { item, label_price: read.value } : { item }
  },
})

/**
 * Words in names and SKUs, or a category; the dialect's own index does the work. First come the
 * articles whose name begins with the very word, then those that begin alike, then all others, so
 * that more of them never change the order of the first. `sort` orders all that is found instead.
 */
export const search = question({
  name: 'catalogue.search',
  summary: 'Articles by words of the name or the SKU, in a category if one is given.',
  permission: 'sales.quote',
  method: 'get',
  reply: z.strictObject({ items: z.array(item), more: z.boolean() }),
  input: z.strictObject({
    q: z.string().max(100).optional(),
    category_id: id.optional(),
    sort: z.enum(['name', '-name', 'name_ar', '-name_ar', 'sku', '-sku']).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(60),
    offset: z.coerce.number().int().min(0).max(10_000).default(0),
  }),
  needs: (db, { q, category_id, sort, limit, offset }, { side, matches }) => {
    const found = (how: Match, most: number) => {
      const all = q?.trim()
        ? db
            .selectFrom(matches('variant', q, how).as('hit'))
            .innerJoin('variant', 'variant.id', 'hit.id')
            .innerJoin('product', 'product.id', 'variant.product_id')
        : db.selectFrom('variant').innerJoin('product', 'product.id', 'variant.product_id')
      let query = all
        .select('variant.id')
        .where('variant.status', '=', 'active')
        .where('product.status', '=', 'active')
      if (category_id) query = query.where('product.category_id', '=', category_id)
      if (sort) {
        const column = sort.replace('-', '') === 'sku' ? 'variant.sku' : nameColumn(sort)
        query = query.orderBy(column, sort.startsWith('-') ? 'desc' : 'asc').orderBy('variant.id')
      }
      // A store reads its index of words in order anyway; sorting would read all of it.
      else if (side === 'head-office') query = query.orderBy('variant.id')
      return query.limit(most)
    }
    const upTo = offset + limit + 1
    const isRanked = !sort && q?.trim()
    return {
      whole: found('whole', isRanked ? upTo : 0),
      begins: found('begins', isRanked ? upTo : 0),
      anywhere: found('anywhere', upTo),
    }
  },
  more: (db, input, rows) => itemRows(db, ranked(input, rows)),
  answer(rows, input) {
    const order = new Map(ranked(input, rows).map((id, index) => [id, index]))
    const items = itemsFrom(rows).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
    return { items, more: allOf(rows).length > input.offset + input.limit }
  },
})

const nameColumn = (sort: string) => (sort.endsWith('_ar') ? 'product.name_ar' : 'product.name')

type Hits = Record<'whole' | 'begins' | 'anywhere', { id: string }[]>

const allOf = ({ whole, begins, anywhere }: Hits) => [
  ...new Set([...whole, ...begins, ...anywhere].map(({ id }) => id)),
]

const ranked = ({ limit, offset }: { limit: number; offset: number }, rows: Hits) =>
  allOf(rows).slice(offset, offset + limit)

/** Articles by id, after a change that a till heard of. */
export const items = question({
  name: 'catalogue.items',
  summary: 'Articles by id (comma separated, at most 200).',
  permission: 'sales.quote',
  method: 'get',
  reply: z.strictObject({ items: z.array(item) }),
  input: z.strictObject({ ids: z.string().max(8_000) }),
  needs: (db, { ids }) => itemRows(db, ids.split(',').slice(0, 200)),
  answer: rows => ({ items: itemsFrom(rows) }),
})

type Ids = readonly string[] | ReturnType<typeof anyIds> | ReturnType<typeof idsByCode>

function itemRows(db: Db, ids: Ids) {
  const wanted = Array.isArray(ids) && ids.length === 0 ? [''] : ids
  return {
    articles: articles(db).where('variant.id', 'in', wanted),
    prices: pricesOf(db).where('variant_id', 'in', wanted),
    barcodes: barcodesOf(db).where('variant_id', 'in', wanted),
  }
}

/** Where there is little history the hot set is filled with what the catalogue has. */
function fillUp(db: Db, room: number) {
  const ids = anyIds(db, room)
  return {
    restArticles: articles(db).where('variant.id', 'in', ids),
    restPrices: pricesOf(db).where('variant_id', 'in', ids),
    restBarcodes: barcodesOf(db).where('variant_id', 'in', ids),
  }
}

const anyIds = (db: Db, limit: number) =>
  db
    .selectFrom('variant')
    .select('variant.id')
    .where('status', '=', 'active')
    .orderBy('id')
    .limit(limit)

const idsByCode = (db: Db, code: string) =>
  db
    .selectFrom('barcode')
    .select('barcode.variant_id as id')
    .where('barcode.code', '=', code)
    .unionAll(db.selectFrom('variant').select('variant.id').where('variant.sku', '=', code))

const hottest = (db: Db, now: number) =>
  db
    .selectFrom(
      // Cut off first: counted by variant, every move of years would be read.
      db
        .selectFrom('stock_move')
        .select('variant_id')
        .where('at', '>', now - HOT_DAYS_MS)
        .where('kind', '=', 'sale')
        .orderBy('at', 'desc')
        .limit(HOT_MOVES_MAX)
        .as('sold'),
    )
    .select(eb => ['variant_id', eb.fn.countAll<number>().as('times')])
    .groupBy('variant_id')
    .orderBy('times', 'desc')
    .limit(HOT_SET_MAX)

const articles = (db: Db) =>
  db
    .selectFrom('variant')
    .innerJoin('product', 'product.id', 'variant.product_id')
    .select([
      'variant.id',
      'variant.product_id',
      'variant.name as variant_name',
      'variant.name_ar as variant_name_ar',
      'variant.sku',
      'variant.pack_variant_id',
      'variant.pack_size',
      'variant.status as variant_status',
      'product.name',
      'product.name_ar',
      'product.category_id',
      'product.kind',
      'product.unit',
      'product.tax_id',
      'product.discountable',
      'product.minimum_age',
      'product.picture_id',
      'product.status',
    ])

const pricesOf = (db: Db) =>
  db.selectFrom('price').select(['variant_id', 'price_list_id', 'amount', 'starts_at', 'ends_at'])

const barcodesOf = (db: Db) => db.selectFrom('barcode').select(['variant_id', 'code'])
