// How soon: a sale's first byte, a printer that is plugged in again, what stops it on the till, and a
// job that goes to another printer.
import { once } from 'node:events'
import { createServer, Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { type Figure, ms, p50, p99, times } from '../figures.ts'
import { bareFlushes, bareTcp } from '../printer.ts'
import type { Printer } from './printers.ts'
import { allReady, type Rig } from './rig.ts'
import type { Bench } from './rows.ts'

const BEGINS = Buffer.from([0x1b, 0x40])
const BETWEEN_MS = 120
const ARRIVES_WITHIN_MS = 15_000
const AWAY_AT_LEAST_MS = 200
const AWAY_AT_MOST_MS = 3_000

/** The moment a receipt begins at this printer, on the clock of `performance`. */
const firstByte = (printer: Printer): Promise<number> =>
  new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('no receipt came')), ARRIVES_WITHIN_MS)
    printer.onBytes((chunk, at) => {
      if (!Buffer.from(chunk).includes(BEGINS)) return
      clearTimeout(limit)
      printer.onBytes(null)
      resolve(at - performance.timeOrigin)
    })
  })

export const firstByteRow = async (
  { folder, quick, random }: Bench,
  rig: Rig,
): Promise<Figure[]> => {
  const limit = p50(await bareTcp(quick ? 100 : 1_000)) + p50(bareFlushes(folder, 200))
  const figures: Figure[] = []
  for (const printer of rig.printers) {
    const taken: number[] = []
    for (let at = 0; at < (quick ? 20 : 150); at++) {
      const arrival = firstByte(printer)
      const { saleId, done } = rig.sell(printer, 'short')
      const [arrived] = await Promise.all([arrival, done])
      const completed = rig.rows
        .prepare<[string], number>('select completed_at from sale where id = ?')
        .pluck()
        .get(saleId)
      taken.push(arrived + performance.timeOrigin - (completed ?? Number.NaN))
      await rig.ended(saleId)
      await wait(BETWEEN_MS + random(40))
    }
    figures.push({
      what: `sale committed → first byte at the printer, ${nameOf(printer)}, idle`,
      target: 'p50 ≤ 10 ms, p99 ≤ 50 ms',
      measured: `p50 ${ms(p50(taken))}, p99 ${ms(p99(taken))}, its flush included`,
      limit: `a flush and a chunk over TCP p50 ${ms(limit)}`,
      ratio: times(p50(taken) / limit),
      met: p50(taken) <= 10 && p99(taken) <= 50,
    })
  }
  return figures
}

export const replugRow = async ({ quick, random }: Bench, rig: Rig): Promise<Figure[]> => {
  const figures: Figure[] = []
  let readyAt: ((id: string) => void) | null = null
  const client = await rig.listen(rig.printers[0]?.till ?? '', (id, _, { state }) => {
    if (state === 'ready') readyAt?.(id)
  })
  const connecting = await bareConnect()
  for (const printer of rig.printers) {
    const ready: number[] = []
    const printed: number[] = []
    for (let at = 0; at < (quick ? 5 : 30); at++) {
      printer.unplug()
      await wait(AWAY_AT_LEAST_MS + random(AWAY_AT_MOST_MS - AWAY_AT_LEAST_MS))
      const { saleId, done } = rig.sell(printer, 'short')
      await done
      let plugged = 0
      const isReady = new Promise<number>(resolve => {
        readyAt = id => {
          if (id === printer.id && plugged > 0) resolve(performance.now())
        }
      })
      const begins = firstByte(printer)
      plugged = await printer.plug()
      ready.push((await isReady) - plugged)
      printed.push((await begins) - plugged)
      await rig.ended(saleId)
    }
    figures.push({
      what: `plugged in again → ready on the till; → first byte of what waited, ${nameOf(printer)}`,
      target: '≤ 250 ms',
      measured: `${range(ready)}; ${range(printed)}`,
      ...(printer.over === 'tcp' ? { limit: `a bare connection p50 ${ms(p50(connecting))}` } : {}),
      met: Math.max(...ready) <= 250 && Math.max(...printed) <= 250,
    })
  }
  await client.endAsync()
  return figures
}

const STOPS = ['paper-out', 'cover-open', 'paper-near-end', 'cutter-jam'] as const

export const paperStateRow = async ({ quick, random }: Bench, rig: Rig): Promise<Figure[]> => {
  let heard: ((id: string, state: string) => void) | null = null
  const client = await rig.listen(rig.printers[0]?.till ?? '', (id, _, { state = '' }) =>
    heard?.(id, state),
  )
  const taken: number[] = []
  for (let at = 0; at < (quick ? 10 : 100); at++) {
    const printer = rig.printers[random(rig.printers.length)]
    const fault = STOPS[at % STOPS.length] ?? 'paper-out'
    if (!printer) continue
    for (const isOn of [true, false]) {
      const wanted = isOn ? (fault === 'paper-near-end' ? 'degraded' : 'blocked') : 'ready'
      const told = new Promise<number>(resolve => {
        heard = (id, state) => {
          if (id === printer.id && state === wanted) resolve(performance.now())
        }
      })
      const began = performance.now()
      printer.emulator.fault(fault, isOn)
      taken.push((await told) - began)
      await wait(10 + random(50))
    }
  }
  await client.endAsync()
  return [
    {
      what: 'paper out, near its end, cover, cutter: at the printer → at the till',
      target: '≤ 300 ms',
      measured: `p50 ${ms(p50(taken))}, p99 ${ms(p99(taken))}, ${ms(Math.max(...taken))} at most`,
      met: Math.max(...taken) <= 300,
    },
  ]
}

/** The printers of this rig are one group: the second stands in for the first. */
export const failOverRow = async ({ quick }: Bench, rig: Rig): Promise<Figure[]> => {
  const [first, second] = rig.printers
  if (!first || !second) throw new Error('two printers are needed')
  const taken: number[] = []
  let isLost = false
  for (let at = 0; at < (quick ? 2 : 10); at++) {
    const isPulled = at % 2 === 0
    await allReady(rig)
    const arrival = firstByte(second)
    if (isPulled) first.unplug()
    else first.emulator.fault('paper-out', true)
    const began = performance.now()
    const { saleId, done } = rig.sell(first, 'short')
    await done
    taken.push((await arrival) - began)
    const job = await rig.ended(saleId)
    isLost ||= job.state !== 'printed' || job.device_id !== second.id
    if (isPulled) await first.plug()
    else first.emulator.fault('paper-out', false)
  }
  return [
    {
      what: 'printer goes offline → its waiting receipt begins at the next printer of the group',
      target: '≤ 5 s',
      measured: `p50 ${ms(p50(taken))}, ${ms(Math.max(...taken))} at most, of which the receipt waits 3 s for a new roll${isLost ? '; NOT ALL CAME OUT' : ''}`,
      met: Math.max(...taken) <= 5_000 && !isLost,
    },
  ]
}

const nameOf = ({ model, over }: Printer) => `${model} over ${over === 'tcp' ? 'TCP' : 'a pty'}`
const range = (values: readonly number[]) =>
  `p50 ${ms(p50(values))}, at most ${ms(Math.max(...values))}`

/** Connecting to who listens already. */
const bareConnect = async (): Promise<number[]> => {
  const server = createServer(socket => socket.destroy()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const taken: number[] = []
  for (let at = 0; at < 50; at++) {
    const began = performance.now()
    const socket = new Socket()
    socket.on('error', () => {})
    socket.connect(port, '127.0.0.1')
    await once(socket, 'connect')
    taken.push(performance.now() - began)
    socket.destroy()
  }
  server.close()
  return taken
}
