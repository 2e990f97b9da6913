import t from 'tap'
import type { StockDocument, StockLine } from './stock.ts'
import { stockRows } from './stock.ts'

const document: StockDocument = {
  kind: 'sale',
  id: 'sale-1',
  at: 1_000,
  userId: 'amal',
  tenantId: 'tenant',
  storeId: 'store',
}

const line = (more: Partial<StockLine> = {}): StockLine => ({
  lineId: 'l1',
  variantId: 'bottle',
  quantity: 2_000,
  packVariantId: null,
  packSize: 1,
  stocked: true,
  ...more,
})

const rows = (lines: StockLine[], kind: StockDocument['kind'] = 'sale') => {
  let last = 0
  return stockRows(lines, { ...document, kind }, () => `id-${++last}`)
}

t.test('goods sold leave the stock', async t => {
  t.strictSame(rows([line()]), [
    {
      id: 'id-1',
      tenant_id: 'tenant',
      store_id: 'store',
      variant_id: 'bottle',
      quantity: -2_000,
      kind: 'sale',
      document_id: 'sale-1',
      line_id: 'l1',
      reason: null,
      at: 1_000,
      user_id: 'amal',
    },
  ])
})

t.test('a pack of six moves six bottles', async t => {
  const pack = line({ variantId: 'case', packVariantId: 'bottle', packSize: 6 })
  t.match(rows([pack]), [{ variant_id: 'bottle', quantity: -12_000 }])
  t.match(rows([{ ...pack, quantity: -1_000 }]), [{ variant_id: 'bottle', quantity: 6_000 }])
})

t.test('goods that come back are returned to the stock, also within a sale', async t => {
  t.match(rows([line(), line({ lineId: 'l2', quantity: -400 })]), [
    { quantity: -2_000, kind: 'sale' },
    { quantity: 400, kind: 'return' },
  ])
  t.match(rows([line({ quantity: -2_000 })], 'return'), [{ quantity: 2_000, kind: 'return' }])
})

t.test('what is received or adjusted moves as it is written, with its reason', async t => {
  t.match(rows([line()], 'receipt'), [{ quantity: 2_000, kind: 'receipt' }])
  t.match(rows([line({ quantity: -500, reason: 'broken' })], 'adjustment'), [
    { quantity: -500, reason: 'broken' },
  ])
})

t.test('services and empty lines move nothing', async t => {
  t.strictSame(rows([line({ stocked: false }), line({ quantity: 0 })]), [])
})

t.test('a quantity no shop has is a mistake of the program', async t => {
  const huge = line({ quantity: Number.MAX_SAFE_INTEGER, packVariantId: 'bottle', packSize: 6 })
  t.throws(() => rows([huge]), RangeError)
})
