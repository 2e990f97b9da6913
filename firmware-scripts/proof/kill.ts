// The store server is killed again and again while four clients sell, with head office behind it.
import { setTimeout as wait } from 'node:timers/promises'
import { shop } from '#appliance/kernel/a-store.ts'
import type { Test } from '../../cloud-bridge/a-cloud.ts'
import { aRetailer, endProcess, readiness } from './a-retailer.ts'
import { inSeconds, type Proof, percentile, randomFrom } from './check.ts'
import { type Site, untilEqual } from './compare.ts'
import { checkBooks, checkEqual } from './ledger-checks.ts'
import { openShop, startSellers } from './sellers.ts'

const CLIENTS = 4
const OPENING = { cans: 1_000_000_000, tomatoes: 100_000_000 }
/** Each round sells 1 to so many before the kill, which then comes within so many ms. */
const SALES_A_ROUND_MAX = 24
const KILL_WITHIN_MS = 12
/** Every so manieth round is killed a second time, while it starts. */
const KILL_STARTING_EVERY = 6
const STARTING_MS = 900
const EQUAL_LIMIT_MS = 120_000

/** `told` hears of each round; `ended` ends the rounds early, and what was done is judged. */
export const proveKill = async (
  t: Test,
  {
    rounds,
    seed,
    told = () => {},
    ended,
  }: { rounds: number; seed: number; told?: (words: string) => void; ended?: AbortSignal },
): Promise<Proof> => {
  const random = randomFrom(seed)
  const retailer = await aRetailer(t, random)
  const site: Site = { ...retailer, tenant: shop.tenant_id, store: shop.store_id }
  // Compiled programs are kept at a clean end only, and a killed one never has that.
  await endProcess(await retailer.startStore(), 'SIGTERM')
  let store = await retailer.startStore()
  const address = retailer.address('store')
  const token = await retailer.signIn('store', 'marcus')
  const tills = await openShop(address, token, OPENING)
  const sellers = startSellers({ address, token, clients: CLIENTS, tills, random })
  const begun = performance.now()
  let kills = 0
  const kill = async () => {
    await endProcess(store, 'SIGKILL')
    kills += 1
  }
  let round = 0
  while (round < rounds && !ended?.aborted) {
    round += 1
    await sellers.sold(1 + Math.floor(random() * SALES_A_ROUND_MAX))
    await wait(random() * KILL_WITHIN_MS)
    await kill()
    store = retailer.beginStore()
    if (round % KILL_STARTING_EVERY === 0) {
      await wait(random() * STARTING_MS)
      await kill()
      store = retailer.beginStore()
    }
    await readiness(store, 'the store')
    told(`kill: round ${round} of ${rounds}, ${sellers.tally.sales.size} sales`)
  }
  await sellers.stop()
  const sellingMs = performance.now() - begun
  const equalMs = await untilEqual(site, EQUAL_LIMIT_MS)
  await endProcess(store, 'SIGTERM')
  const { tally } = sellers
  return {
    checks: [...checkBooks(site, tally, OPENING), ...(await checkEqual(site))],
    figures: {
      rounds: String(round),
      kills: String(kills),
      'sales acknowledged': String(tally.sales.size),
      'sales cut off by a kill': String(tally.lost),
      'of them already written, answered from it': String(tally.replayed),
      'longest wait of a till': inSeconds(percentile(tally.tookMs, 1)),
      'time of selling': inSeconds(sellingMs),
      'until head office was equal, after the last sale': inSeconds(equalMs),
      seed: String(seed),
    },
  }
}
