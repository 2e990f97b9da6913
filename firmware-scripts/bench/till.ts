// A till of the demo shop, open, with a basket of five lines that can be sold again and again.
import * as z from 'zod'
import { tillId } from '../demo/shop.ts'
import { type Client, openClient, read } from './client.ts'
import type { Shop } from './shop.ts'

const FLOAT = 10_000
const BASKET_LINES = 5

const item = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  minimum_age: z.int(),
  prices: z.array(z.object({ price_list_id: z.string(), amount: z.int() })),
  barcodes: z.array(z.string()),
})
const start = z.object({
  session: z.object({ id: z.string() }).nullable(),
  catalogue: z.object({ complete: z.boolean(), items: z.array(item) }),
})

export type Item = z.infer<typeof item>
export type Till = {
  id: string
  session: string
  client: Client
  items: Item[]
  /** input of sales.complete without its ids */
  sale: { lines: object[]; tenders: object[]; total: number }
}

/** Opens the till when it is closed. `code` as in the demo: HS-1. */
export const openTill = async ({ demo }: Shop, code: string): Promise<Till> => {
  const client = openClient(demo.appliance, demo.tokens.appliance)
  const id = tillId(code)
  const readStart = async () => read(start, await client.get(`/tills/start?till_id=${id}`))
  let known = await readStart()
  if (!known.session) {
    await client.post('/till-sessions/open', { till_id: id, float: FLOAT })
    known = await readStart()
  }
  const items = known.catalogue.items.filter(
    one =>
      one.kind === 'goods' &&
      one.minimum_age === 0 &&
      one.prices.length > 0 &&
      one.barcodes.length > 0,
  )
  const lines = items
    .slice(0, BASKET_LINES)
    .map(({ id: variant_id }) => ({ variant_id, quantity: 1_000 }))
  const quote = await client.post('/sales/quote', { lines })
  const { total } = read(z.object({ total: z.int() }), quote)
  const tenders = [{ kind: 'cash', amount: total }]
  return { id, session: known.session?.id ?? '', client, items, sale: { lines, tenders, total } }
}
