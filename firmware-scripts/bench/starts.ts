// What a till is given when it starts, and how soon the shop is there again.
import * as z from 'zod'
import { tillId } from '../demo/shop.ts'
import { openClient } from './client.ts'
import { type Figure, ms, p50, p99, times } from './figures.ts'
import type { Bench, Section } from './section.ts'

const STARTS = 3

const catalogue = z.object({ catalogue: z.object({ items: z.array(z.unknown()) }) })

export const startsSection: Section = {
  name: 'starts',
  measure: async bench => [await startData(bench), coldStart(), await secondStart(bench)],
}

/** The first after a start, and the ones that follow, as tills ask one after the other. */
const startData = async ({ quick, shops, say }: Bench): Promise<Figure> => {
  const { demo } = await shops.running()
  const client = openClient(demo.appliance, demo.tokens.appliance)
  const path = `/tills/start?till_id=${tillId('HS-1')}`
  const taken: number[] = []
  const whole: number[] = []
  let text = ''
  for (let index = 0; index < (quick ? 10 : 100); index += 1) {
    const answer = await client.get(path)
    taken.push(answer.firstByteMs)
    whole.push(answer.ms)
    text = answer.text
  }
  client.close()
  const parsed: unknown = JSON.parse(text)
  const bare = Array.from({ length: 50 }, () => {
    const began = performance.now()
    JSON.stringify(parsed)
    return performance.now() - began
  })
  const [first = Number.NaN, ...rest] = taken
  const { items } = catalogue.parse(parsed).catalogue
  say(
    `start data: ${items.length} articles, ${Math.round(text.length / 1_000)} kB, at the client after p50 ${ms(p50(whole))}`,
  )
  return {
    what: 'till start data of the demo’s 1,200 products, to the first byte',
    target: '≤ 50 ms for 1,000',
    measured: `${items.length} articles: first ${ms(first)}, then p50 ${ms(p50(rest))}, p99 ${ms(p99(rest))}`,
    limit: `writing its JSON ${ms(p50(bare))}`,
    ratio: times(p50(rest) / p50(bare)),
    met: p99(rest) <= 50,
  }
}

/** A bare clone on a bare machine is measured by hand. */
const coldStart = (): Figure => {
  const seconds = Number(process.env['BENCH_COLD_START_S'])
  return {
    what: 'cold npm start on a bare clone',
    target: '≤ 100 s',
    measured: seconds > 0 ? `${seconds} s` : 'by hand',
    met: seconds > 0 ? seconds <= 100 : undefined,
  }
}

const secondStart = async ({ quick, shops }: Bench): Promise<Figure> => {
  const taken: number[] = []
  await shops.running()
  for (let index = 0; index < (quick ? 1 : STARTS); index += 1)
    taken.push((await shops.again()).readyMs)
  return {
    what: 'second npm start, to its line "ready"',
    target: '≤ 5 s',
    measured: `${taken.map(ms).join(', ')}`,
    met: p50(taken) <= 5_000,
  }
}
