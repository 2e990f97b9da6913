// What a person wants to read in a CSV beside the ids: the names of what a row points at, and of a
// product its SKUs and what it costs now. An import passes these columns over.
import type { Db } from '#schema/command.ts'
import { isTable, type Row, resourceOf, type Table } from '#schema/index.ts'
import { may, readPermission } from '#schema/permissions.ts'
import { columnsOf } from '#schema/resource.ts'
import { decimalText } from '#schema/rules/money.ts'
import { priceFor } from '#schema/rules/pricing.ts'
import type { Caller, Engine } from './engine.ts'

type Sources = { engine: Engine; db: Db; caller: Caller }
type AnyRow = Record<string, unknown>

export type Names = {
  /** all columns in their order, the names beside their ids */
  columns: string[]
  /** the rows with their names */
  named: (rows: readonly AnyRow[]) => Promise<AnyRow[]>
}

/** Columns of names, for those tables that the caller may read. `now` in epoch ms. */
export const namesFor = async (
  sources: Sources,
  table: Table,
  columns: readonly string[],
  now: number,
): Promise<Names> => {
  const { caller } = sources
  const relations = relationsOf(table).filter(({ ref }) => mayRead(caller, ref))
  const goods = table === 'product' ? await goodsOf(sources, now) : null
  return {
    columns: [
      ...columns.flatMap(column => {
        const relation = relations.find(known => known.column === column)
        return relation ? [column, relation.title] : [column]
      }),
      ...(goods?.columns ?? []),
    ],
    named: async rows => {
      const found = await Promise.all(
        relations.map(async relation => ({
          ...relation,
          names: await namesOf(sources, relation.ref, idsIn(rows, relation.column)),
        })),
      )
      const more = goods ? await goods.of(rows.map(({ id }) => String(id))) : null
      return rows.map(row => ({
        ...row,
        ...Object.fromEntries(
          found.map(({ title, column, names }) => [title, names.get(String(row[column])) ?? '']),
        ),
        ...more?.get(String(row['id'])),
      }))
    },
  }
}

/** Whether a column of a file is one of these: read by people, and not by an import. */
export const isForReading = (table: Table, column: string): boolean =>
  relationsOf(table).some(({ title }) => title === column) ||
  (table === 'product' && (column === SKU || column.startsWith(PRICE)))

const SKU = 'sku'
const PRICE = 'price: '

/** What a table's rows are called by; a variant by its product too. */
const nameColumn = (table: Table): string | undefined =>
  table === 'sale'
    ? 'receipt_no'
    : columnsOf(resourceOf(table)).find(({ column }) => column === 'name')?.column

/** `category_id` → `category`, `opened_by` → `opened_by_name` */
const relationsOf = (table: Table) => {
  const columns = columnsOf(resourceOf(table))
  return columns.flatMap(({ column, meta }) => {
    const { ref } = meta
    if (meta.widget !== 'relation' || !ref || !isTable(ref) || !nameColumn(ref)) return []
    const short = column.replace(/_id$/, '')
    const isTaken = short === column || columns.some(known => known.column === short)
    return [{ column, ref, title: isTaken ? `${column}_name` : short }]
  })
}

const mayRead = ({ actor }: Caller, table: Table) => may(actor.permissions, readPermission(table))

const idsIn = (rows: readonly AnyRow[], column: string): string[] => [
  ...new Set(rows.map(row => row[column]).filter(id => typeof id === 'string')),
]

async function namesOf({ engine, db, caller }: Sources, table: Table, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>()
  const { ref } = db.dynamic
  const column = nameColumn(table) ?? 'name'
  const query =
    table === 'variant'
      ? db
          .selectFrom('variant')
          .innerJoin('product', 'product.id', 'variant.product_id')
          .select(['variant.id', 'product.name', 'variant.name as more'])
          .where('variant.id', 'in', ids)
      : db
          .selectFrom(table)
          .select([ref<string>(`${table}.id`), ref<string>(`${table}.${column}`)])
          .where(ref<string>(`${table}.id`), 'in', ids)
  const rows: AnyRow[] = await engine.read<AnyRow>(query, caller)
  return new Map(
    rows.map(({ id, more, ...row }) => [
      String(id),
      more ? `${row[column]}, ${more}` : String(row[column]),
    ]),
  )
}

/** SKUs of a product's variants, and a column for each price list; as far as the caller may see them. */
async function goodsOf({ engine, db, caller }: Sources, now: number) {
  if (!mayRead(caller, 'variant')) return null
  const seesPrices = mayRead(caller, 'price') && mayRead(caller, 'price_list')
  const lists = seesPrices
    ? await engine.read(
        db.selectFrom('price_list').select(['id', 'name']).orderBy('id').limit(LISTS_MAX),
        caller,
      )
    : []
  const [tenant] = await engine.read(db.selectFrom('tenant').select('currency_decimals'), caller)
  const of = async (ids: readonly string[]) => {
    const variants = await engine.read(
      db
        .selectFrom('variant')
        .select(['id', 'product_id', 'sku'])
        .where('product_id', 'in', ids)
        .orderBy('position')
        .orderBy('id'),
      caller,
    )
    const wanted = variants.map(({ id }) => id)
    const prices =
      lists.length > 0 && wanted.length > 0
        ? await engine.read(
            db.selectFrom('price').selectAll().where('variant_id', 'in', wanted),
            caller,
          )
        : []
    return new Map(
      ids.map(id => {
        const own = variants.filter(({ product_id }) => product_id === id)
        const costs = ({ id: listId, name }: { id: string; name: string }) => [
          PRICE + name,
          own.map(variant => costOf(prices, variant.id, listId)).join(' | '),
        ]
        return [
          id,
          { [SKU]: own.map(({ sku }) => sku).join(' | '), ...Object.fromEntries(lists.map(costs)) },
        ]
      }),
    )
  }
  const costOf = (prices: Row<'price'>[], variantId: string, listId: string) => {
    const price = priceFor(prices, { variantId, priceListIds: [listId], now })
    return price ? decimalText(price.amount, tenant?.currency_decimals ?? 2) : ''
  }
  return { columns: [SKU, ...lists.map(({ name }) => PRICE + name)], of }
}

/** Price lists of a retailer that have a column; more of them are in the table of prices. */
const LISTS_MAX = 10
