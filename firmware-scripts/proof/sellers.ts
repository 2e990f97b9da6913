// Tills as far as a server sees them: each sells over HTTP, one sale after the other, and asks again
// with the same key when an answer does not come.
import { setTimeout as wait } from 'node:timers/promises'
import { v7 } from 'uuid'
import { shop } from '#appliance/kernel/a-store.ts'
import { headersOf, post } from './a-retailer.ts'

/** What was acknowledged, and all that must follow from it; stock in thousandths and grams. */
export type Tally = {
  sales: Map<string, { till: string; total: number; change: number }>
  cans: number
  tomatoes: number
  /** sales whose first answer did not come */
  lost: number
  /** answers that came from what was already written */
  replayed: number
  /** of each sale, from the first try to the answer */
  tookMs: number[]
}

export type Sellers = {
  tally: Tally
  /** waits until `sales` more are acknowledged */
  sold: (sales: number) => Promise<void>
  /** the tills end with the sale they are at */
  stop: () => Promise<void>
}

const AGAIN_AFTER_MS = 50
const ANSWER_LIMIT_MS = 10_000
const LOOK_EVERY_MS = 5
/** 740 g at 3.90 a kilogram, as the label of the scale says. */
const LABEL = { code: '2100417007406', grams: 740, price: 289 }

export const emptyTally = (): Tally => ({
  sales: new Map(),
  cans: 0,
  tomatoes: 0,
  lost: 0,
  replayed: 0,
  tookMs: [],
})

/** Brings in stock and opens both tills. Answers each till's session. */
export const openShop = async (
  address: string,
  token: string,
  stock: { cans: number; tomatoes: number },
): Promise<{ till: string; session: string }[]> => {
  const lines = [
    { variant_id: shop.can, quantity: stock.cans },
    { variant_id: shop.tomatoes, quantity: stock.tomatoes },
  ]
  await post(address, 'stock/receive', { receipt_id: v7(), lines }, token)
  const open = async (till: string) => {
    const body = { till_id: till, float: 10_000 }
    const reply = await post<{ till_session_id: string }>(
      address,
      'till-sessions/open',
      body,
      token,
    )
    return { till, session: reply.till_session_id }
  }
  return [await open(shop.till), await open(shop.till2)]
}

export type Selling = {
  address: string
  token: string
  clients: number
  /** clients share tills, so that receipt numbers are contended for */
  tills: readonly { till: string; session: string }[]
  random: () => number
  tally?: Tally
  /** a pause after each sale, ms */
  pauseMs?: number
}

/** Sells until it is stopped. A refusal ends everything: none of these sales may be refused. */
export const startSellers = (options: Selling): Sellers => {
  const { clients, tills, tally = emptyTally(), pauseMs = 0 } = options
  const stopping = new AbortController()
  const sell = async (client: number) => {
    const till = tills[client % tills.length]
    if (!till) throw new Error('there is no till')
    while (!stopping.signal.aborted) {
      await sellOnce(options, till, tally)
      if (pauseMs > 0) await wait(pauseMs)
    }
  }
  const selling = Promise.all(Array.from({ length: clients }, (_, client) => sell(client)))
  let failure: unknown
  selling.catch(error => {
    failure = error
  })
  return {
    tally,
    async sold(sales) {
      const enough = tally.sales.size + sales
      while (tally.sales.size < enough) {
        if (failure) throw failure
        await wait(LOOK_EVERY_MS)
      }
    },
    async stop() {
      stopping.abort()
      await selling
    },
  }
}

const sellOnce = async (
  { address, token, random }: Selling,
  { till, session }: { till: string; session: string },
  tally: Tally,
) => {
  const cans = 1 + Math.floor(random() * 5)
  const packs = Math.floor(random() * 3)
  const total = cans * 120 + packs * 600 + LABEL.price
  const sale_id = v7()
  const given = random() < 0.5 ? total : 2_500
  const body = JSON.stringify({
    sale_id,
    till_session_id: session,
    lines: [
      { variant_id: shop.can, quantity: cans * 1_000 },
      ...(packs > 0 ? [{ variant_id: shop.sixPack, quantity: packs * 1_000 }] : []),
      { barcode: LABEL.code, quantity: 1_000 },
    ],
    tenders: [{ kind: 'cash', amount: given }],
    total,
  })
  const begun = performance.now()
  const replayed = await deliver(
    `${address}/api/v1/sales/complete`,
    headersOf(token, v7()),
    body,
    tally,
  )
  tally.tookMs.push(performance.now() - begun)
  tally.sales.set(sale_id, { till, total, change: given - total })
  tally.cans += (cans + packs * 6) * 1_000
  tally.tomatoes += LABEL.grams
  if (replayed) tally.replayed += 1
}

/** Asks until there is an answer. Answers whether it was written by an earlier try. */
const deliver = async (
  url: string,
  headers: Record<string, string>,
  body: string,
  tally: Tally,
): Promise<boolean> => {
  for (let tries = 1; ; tries += 1) {
    const answer = await ask(url, headers, body)
    if (answer?.ok) return answer.replayed
    if (answer) throw new Error(`a sale was refused: ${answer.text}`)
    if (tries === 1) tally.lost += 1
    await wait(AGAIN_AFTER_MS)
  }
}

/** One try; null when no whole answer came. */
const ask = async (url: string, headers: Record<string, string>, body: string) => {
  try {
    const signal = AbortSignal.timeout(ANSWER_LIMIT_MS)
    const response = await fetch(url, { method: 'POST', headers, body, signal })
    const replayed = response.headers.get('Idempotent-Replay') === 'true'
    return { ok: response.ok, replayed, text: await response.text() }
  } catch {
    return null
  }
}
