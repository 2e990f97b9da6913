// The line to head office is cut while the store sells: torn, deaf, silent, away; then it is mended.
import { setTimeout as wait } from 'node:timers/promises'
import { shop } from '#appliance/kernel/a-store.ts'
import type { Test } from '../../cloud-bridge/a-cloud.ts'
import { aRetailer, endProcess, type Retailer } from './a-retailer.ts'
import type { Cable, CableState } from './cable.ts'
import { inSeconds, type Proof, percentile, randomFrom } from './check.ts'
import { compareRows, type Site, untilEqual } from './compare.ts'
import { changeCustomers, checkMerged, makeCustomers, untilCustomersAgree } from './customers.ts'
import { checkBooks, checkEqual } from './ledger-checks.ts'
import { emptyTally, openShop, type Selling, startSellers, type Tally } from './sellers.ts'

const CLIENTS = 4
const OPENING = { cans: 100_000_000, tomatoes: 10_000_000 }
/** Before and after the cut the line is whole for so many sales. */
const SALES_AROUND = 10
const STATES = ['deaf', 'torn', 'silent', 'away'] as const
/** Far longer than the pauses between tries, which grow to ten seconds. */
const SPOILT_LIMIT_MS = 60_000
const EQUAL_LIMIT_MS = 120_000
const CUSTOMERS_LIMIT_MS = 20_000
const LOOK_EVERY_MS = 50

type Options = {
  /** while the line is cut */
  sales: number
  /** calls that each state spoils before the next one comes */
  spoil: number
  seed: number
  told?: (words: string) => void
}

export const proveCut = async (
  t: Test,
  { sales, spoil, seed, told = () => {} }: Options,
): Promise<Proof> => {
  const random = randomFrom(seed)
  const retailer = await aRetailer(t, random)
  const { cable } = retailer
  const site: Site = { ...retailer, tenant: shop.tenant_id, store: shop.store_id }
  const store = await retailer.startStore()
  const [address, token] = [retailer.address('store'), await retailer.signIn('store', 'marcus')]
  const tills = await openShop(address, token, OPENING)
  const tokens = { store: token, 'head-office': await retailer.signIn('head-office', 'marcus') }
  const sellers = { address, token, clients: CLIENTS, tills, random, pauseMs: 20 }
  const tally = emptyTally()
  await sellSome(sellers, tally, SALES_AROUND)
  await makeCustomers(retailer, tokens)
  await untilEqual(site, EQUAL_LIMIT_MS)
  const soldBefore = tally.sales.size
  const begun = performance.now()
  for (const state of STATES) {
    cable.set(state)
    await sellSome(sellers, tally, Math.ceil(sales / STATES.length))
    await spoilt(retailer, state, spoil)
    told(`cut: ${state}, ${tally.sales.size} sales`)
    if (state === 'deaf') await changeCustomers(retailer, tokens)
  }
  const cutMs = performance.now() - begun
  const sold = tally.sales.size - soldBefore
  const missing = (await compareRows(site)).find(({ table }) => table === 'sale')
  cable.set('whole')
  const mended = performance.now()
  const equalMs = await untilEqual(site, EQUAL_LIMIT_MS)
  await sellSome(sellers, tally, SALES_AROUND)
  await untilEqual(site, EQUAL_LIMIT_MS)
  await untilCustomersAgree(site, CUSTOMERS_LIMIT_MS)
  const customersMs = performance.now() - mended
  await endProcess(store, 'SIGTERM')
  return {
    checks: [
      ...checkBooks(site, tally, OPENING),
      ...(await checkEqual(site)),
      ...checkMerged(site),
    ],
    figures: {
      'sales while the line was cut': String(sold),
      'sales that head office lacked at the end of the cut': String(
        (missing?.here ?? 0) - (missing?.there ?? 0),
      ),
      'calls spoilt': spoiltWords(cable),
      'time of the cut': inSeconds(cutMs),
      'until head office was equal, after the line was mended': inSeconds(equalMs),
      'until the customers changed on both sides agree': inSeconds(customersMs),
      'a sale at the till, p50 and longest': [0.5, 1]
        .map(share => `${Math.round(percentile(tally.tookMs, share))} ms`)
        .join(', '),
      seed: String(seed),
    },
  }
}

const sellSome = async (sellers: Selling, tally: Tally, sales: number) => {
  const selling = startSellers({ ...sellers, tally })
  await selling.sold(sales)
  await selling.stop()
}

const spoiltWords = (cable: Cable): string =>
  Object.entries(cable.spoilt())
    .filter(([, calls]) => calls > 0)
    .map(([state, calls]) => `${calls} ${state}`)
    .join(', ')

const spoilt = async ({ cable }: Retailer, state: CableState, calls: number) => {
  const enough = cable.spoilt()[state] + calls
  const end = performance.now() + SPOILT_LIMIT_MS
  while (cable.spoilt()[state] < enough && performance.now() < end) await wait(LOOK_EVERY_MS)
}
