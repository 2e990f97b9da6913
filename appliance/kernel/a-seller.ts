// A store that sells in a process of its own until it is killed: waits for the word, and says each sale
// that was acknowledged.
import { v7 } from 'uuid'
import { commands } from '#appliance/modules/index.ts'
import { cashier, openSession, shop } from './a-store.ts'
import { openStore } from './store.ts'

const CLIENTS = 4

await new Promise(resolve => process.stdin.once('data', resolve))
const store = openStore(process.argv[2] ?? '', null)
const complete = commands.get('sales.complete')
if (!complete) throw new Error('nothing can be sold')

const sell = async () => {
  for (;;) {
    const sale_id = v7()
    const outcome = await store.kernel.execute(
      complete,
      v7(),
      {
        sale_id,
        till_session_id: openSession().id,
        lines: [
          { variant_id: shop.can, quantity: 2_000 },
          { variant_id: shop.sixPack, quantity: 1_000 },
          { barcode: '2100417007406', quantity: 1_000 },
        ],
        tenders: [{ kind: 'cash', amount: 2_000 }],
        total: 240 + 600 + 289,
      },
      cashier,
    )
    if (outcome.is === 'refused') throw new Error(outcome.code)
    process.stdout.write(`${sale_id}\n`)
  }
}

await Promise.all(Array.from({ length: CLIENTS }, sell))
