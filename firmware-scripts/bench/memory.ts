// Memory of the store's processes after 10,000 sales, with everything of the shop running.

import { ms, p50, p99, times } from './figures.ts'
import { bareNodeMb, load, pssMbOf } from './machine.ts'
import type { Section } from './section.ts'
import { sell } from './sell.ts'
import { openTill } from './till.ts'

const CLIENTS = 4
const OF_THE_STORE = ['store', 'hub', 'litestream']

export const memorySection: Section = {
  name: 'memory',
  async measure({ quick, say, shops }) {
    const shop = await shops.running()
    const tills = [
      await openTill(shop, 'HS-1'),
      await openTill(shop, 'HS-2'),
      await openTill(shop, 'HS-3'),
    ]
    const [first] = tills
    if (!first) throw new Error('there is no till')
    const sales = quick ? 300 : 10_000
    const sold = await sell(
      {
        server: shop.demo.appliance,
        token: shop.demo.tokens.appliance,
        clients: CLIENTS,
        warm: 0,
        sales,
        till_sessions: tills.map(({ session }) => session),
        sale: first.sale,
      },
      shop.pid('store'),
    )
    const megabytes = OF_THE_STORE.map(name => pssMbOf(shop.pid(name)))
    const [server = Number.NaN] = megabytes
    const all = megabytes.reduce((sum, one) => sum + one, 0)
    for (const till of tills) till.client.close()
    say(
      `with the whole shop beside it: ${Math.round(sold.perSecond)} sales/s, p50 ${ms(p50(sold.taken))}, p99 ${ms(p99(sold.taken))}, ${ms(sold.cpuMs)} of the processor each (load ${load()})`,
    )
    const bare = await bareNodeMb()
    return [
      {
        what: `memory (PSS) of the store server after ${sales} sales`,
        target: '≤ 120 MB',
        measured: `${Math.round(server)} MB`,
        limit: `a bare Node ${Math.round(bare)} MB`,
        ratio: times(server / bare),
        met: server <= 120,
      },
      {
        what: 'memory (PSS) of all processes of the store',
        target: '≤ 300 MB',
        measured: `${Math.round(all)} MB (${OF_THE_STORE.map((name, index) => `${name} ${Math.round(megabytes[index] ?? 0)}`).join(', ')})`,
        met: all <= 300,
      },
    ]
  },
}
