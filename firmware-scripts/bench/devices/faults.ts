// The rows about loss and duplicates: the cable is pulled at every chunk boundary and at random bytes,
// hub and server are killed while receipts come out. Each receipt is judged by its paper.
import { setTimeout as wait } from 'node:timers/promises'
import { CHUNK_BYTES } from '#appliance/devices/ports/port.ts'
import type { Figure } from '../figures.ts'
import { type Fate, judge } from './judge.ts'
import { type Printer, until } from './printers.ts'
import { allReady, type Paper, papers, type Rig } from './rig.ts'

export type Trials = {
  rig: Rig
  count: number
  random: (below: number) => number
  /** hears of each trial that went wrong, and how far it is */
  say: (words: string) => void
}

type Tally = Record<
  'receipts' | 'once' | 'marked' | 'lost' | 'doubled' | 'told' | 'unaudited',
  number
> & {
  opened: number
  torn: number
}

const STALLS_WITHIN_MS = 4_000
const HUB_BACK_MS = 250
const TOLD_EVERY = 50

/** Sizes of receipts on the wire, with the question for the proof, as each model gets them. */
const sizes = new Map<string, number>()

const sizeOf = async (rig: Rig, printer: Printer, paper: Paper): Promise<number> => {
  const key = `${printer.model} ${paper}`
  const known = sizes.get(key)
  if (known !== undefined) return known
  printer.forget()
  const { saleId, done } = rig.sell(printer, paper)
  await done
  const job = await rig.ended(saleId)
  const fate = await judge(printer.model, printer.arrived(), job, 0)
  if (!fate.once)
    throw new Error(`without any fault: ${JSON.stringify({ ...job, document_json: '', ...fate })}`)
  sizes.set(key, printer.arrived().length)
  return printer.arrived().length
}

/** Where to pull: every boundary of a chunk and the bytes beside it, the ends, and random bytes. */
const places = (size: number, random: (below: number) => number): number[] => {
  const edges = Array.from({ length: Math.ceil(size / CHUNK_BYTES) }, (_, at) => at * CHUNK_BYTES)
  const near = edges.flatMap(edge => [edge - 1, edge, edge + 1])
  const fixed = [...near, 1, 2, size - 1, size - 8].filter(at => at >= 0 && at < size)
  return [...new Set([...fixed, ...Array.from({ length: 8 }, () => random(size))])]
}

export const unplugTrials = async ({ rig, count, random, say }: Trials): Promise<Figure[]> => {
  const tally = emptyTally()
  let begun = 0
  let boundaries = 0
  const serve = async (printer: Printer) => {
    const plan: { paper: Paper; at: number }[] = []
    const refill = async () => {
      for (const paper of papers) {
        const size = await sizeOf(rig, printer, paper)
        for (const at of places(size, random)) plan.push({ paper, at })
      }
    }
    while (begun < count) {
      begun++
      if (plan.length === 0) await refill()
      const [next] = plan.splice(random(plan.length), 1)
      if (!next) continue
      if (next.at % CHUNK_BYTES === 0) boundaries++
      await pullAt(rig, printer, next.paper, next.at, random, (fate, words) =>
        add(tally, fate, `unplugged at byte ${next.at}: ${words}`, say),
      )
      if (tally.receipts % TOLD_EVERY === 0) say(`unplug: ${tally.receipts} of ${count}`)
    }
  }
  await Promise.all(rig.printers.map(serve))
  return [
    rowOf(
      `cable pulled ${tally.receipts} times in a receipt: TCP and pty, every chunk boundary (${boundaries}) and random bytes`,
      tally,
    ),
  ]
}

const pullAt = async (
  rig: Rig,
  printer: Printer,
  paper: Paper,
  at: number,
  random: (below: number) => number,
  ended: (fate: Fate, words: string) => void,
) => {
  const { emulator } = printer
  printer.forget()
  emulator.trap('unplug', at)
  const { saleId, done } = rig.sell(printer, paper)
  await done
  await until(() => emulator.faults().includes('unplug'), STALLS_WITHIN_MS, 'not pulled').catch(
    () => emulator.untrap(),
  )
  printer.unplug()
  await wait(random(150))
  await printer.plug()
  ended(...(await end(rig, printer, saleId, paper)))
}

const end = async (
  rig: Rig,
  printer: Printer,
  saleId: string,
  paper: Paper,
): Promise<[Fate, string]> => {
  const job = await rig.ended(saleId)
  const fate = await judge(printer.model, printer.arrived(), job, rig.auditsOf(job.id))
  const { state, attempt, why } = job
  const words = JSON.stringify({
    printer: printer.id,
    model: printer.model,
    over: printer.over,
    paper,
    state,
    attempt,
    why,
    ...fate,
  })
  return [fate, words]
}

/** How hub or server are killed: `killed` resolves when it is dead, `back` when it runs again. */
type Victim = { name: 'hub' | 'server'; kill: () => Promise<void>; back: () => Promise<void> }

export const killTrials = async (trials: Trials): Promise<Figure[]> => {
  const { rig, count } = trials
  const hub: Victim = {
    name: 'hub',
    kill: rig.killHub,
    back: () => wait(HUB_BACK_MS).then(rig.beginHub),
  }
  const server: Victim = {
    name: 'server',
    kill: rig.killStore,
    back: () => wait(HUB_BACK_MS).then(rig.beginStore),
  }
  const half = Math.ceil(count / 2)
  return [await killed(trials, hub, half), await killed(trials, server, count - half)]
}

type Sale = {
  printer: Printer
  paper: Paper
  stopAt: number | null
  saleId: string
  done: Promise<void>
}

/** So many tills sell at the moment of the kill. */
const AT_ONCE = 5

const killed = async (
  { rig, random, say }: Trials,
  victim: Victim,
  count: number,
): Promise<Figure> => {
  const tally = emptyTally()
  let midway = 0
  for (let round = 1; round <= count; round++) {
    const first = random(rig.printers.length)
    const mine = Array.from(
      { length: AT_ONCE },
      (_, at) => rig.printers[(first + at) % rig.printers.length],
    ).filter(printer => printer !== undefined)
    midway += await killOnce({ rig, random, say }, victim, mine, tally)
    if (round % TOLD_EVERY === 0) say(`${victim.name} killed ${round} of ${count} times`)
  }
  return rowOf(
    `${victim.name} killed ${count} times (kill -9) while ${AT_ONCE} receipts come out; ${midway} of them torn by it`,
    tally,
  )
}

const killOnce = async (
  { rig, random, say }: Omit<Trials, 'count'>,
  victim: Victim,
  mine: readonly Printer[],
  tally: Tally,
): Promise<number> => {
  // Every other receipt is stopped at a byte and the kill waits for it, the others are anywhere.
  const sales: Sale[] = []
  for (const [at, printer] of mine.entries()) {
    const paper = papers[random(papers.length)] ?? 'short'
    const stopAt = at % 2 === 0 ? 1 + random((await sizeOf(rig, printer, paper)) - 1) : null
    printer.forget()
    if (stopAt !== null) printer.emulator.trap('stall', stopAt)
    sales.push({ printer, paper, stopAt, ...rig.sell(printer, paper) })
  }
  const selling = Promise.all(sales.map(({ done }) => done))
  selling.catch(() => {})
  const isStopped = ({ printer, stopAt }: Sale) =>
    stopAt === null || printer.emulator.faults().includes('stall')
  // The server is also killed before it has answered, and then has nothing to wait for.
  const waits = victim.name === 'hub' || random(2) === 0
  if (waits) await until(() => sales.every(isStopped), STALLS_WITHIN_MS, '').catch(() => {})
  else await wait(random(60))
  const torn = sales.filter(sale => sale.stopAt !== null && isStopped(sale)).length
  await victim.kill()
  for (const { printer } of sales) {
    printer.emulator.untrap()
    printer.emulator.fault('stall', false)
  }
  await victim.back()
  await selling
  for (const { printer, saleId, paper } of sales) {
    const [fate, words] = await end(rig, printer, saleId, paper)
    add(tally, fate, `${victim.name} killed: ${words}`, say)
  }
  await allReady(rig)
  return torn
}

const emptyTally = (): Tally => ({
  receipts: 0,
  once: 0,
  marked: 0,
  lost: 0,
  doubled: 0,
  told: 0,
  unaudited: 0,
  opened: 0,
  torn: 0,
})

const add = (tally: Tally, fate: Fate, words: string, say: (words: string) => void) => {
  tally.receipts++
  if (fate.once) tally.once++
  if (fate.marked > 0) tally.marked++
  if (fate.lost) tally.lost++
  if (fate.doubled) tally.doubled++
  if (fate.told) tally.told++
  if (fate.unaudited) tally.unaudited++
  if (fate.drawers > 1) tally.opened++
  if (fate.torn > 0) tally.torn++
  if (isBad(fate)) say(words)
}

const isBad = ({ lost, doubled, unaudited, drawers, told }: Fate) =>
  lost || doubled || unaudited || told || drawers > 1

const rowOf = (what: string, tally: Tally): Figure => {
  const { receipts, once, marked, lost, doubled, told, unaudited, opened } = tally
  return {
    what,
    target: '0 lost, 0 doubled without a mark',
    measured: `${lost} lost, ${doubled} doubled without a mark; ${once} once, ${marked} again with a mark${told > 0 ? `, ${told} left to a person` : ''}${unaudited > 0 ? `, ${unaudited} NOT AUDITED` : ', each in the audit trail'}${opened > 0 ? `; ${opened} drawers opened twice` : ''}`,
    met: receipts > 0 && lost === 0 && doubled === 0 && unaudited === 0 && opened === 0,
  }
}
