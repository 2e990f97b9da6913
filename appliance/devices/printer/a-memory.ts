// An emulated printer that keeps its memory, behind a port whose bytes are kept too, for tests.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { type Ledger, openLedger } from '../ledger.ts'
import { printerModel } from '../models.ts'
import { memoryPort } from '../ports/memory.ts'
import type { Port } from '../ports/port.ts'
import { parse } from './bytes.ts'
import { PrinterDriver } from './driver.ts'
import { newMemory, type PrinterMemory } from './emulated-memory.ts'
import { PrinterEmulator } from './emulator.ts'
import { machineOf } from './machines.ts'
import { printerMemory } from './memory.ts'
import type { JobReport } from './queue.ts'

const LIMITS = { asking: 60, mute: 60, status: 150, sense: 300, restart: 20 }
const SETUP_LIMITS = { answer: 200, enter: 200, restart: 20 }

/** Where a hub's ledger is kept while the test runs. */
export const aFile = (t: Test): string => {
  const folder = mkdtempSync(join(tmpdir(), 'memory-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'jobs.log')
}

/** A printer of a model as one line of a shop: its emulator may be changed for another. */
export const aMemory = (
  t: Test,
  {
    model: name = 'virtual',
    ledger = openLedger(null, Date.now),
    memory = newMemory(),
    baud,
    emulator = new PrinterEmulator(() => {}, machineOf(printerModel(name), memory)),
  }: {
    model?: string
    ledger?: Ledger
    memory?: PrinterMemory
    baud?: number
    emulator?: PrinterEmulator
  } = {},
) => {
  const model = printerModel(name)
  const sent: Buffer[] = []
  const reports: JobReport[] = []
  const states: string[] = []
  const waiting: (() => void)[] = []
  const wake = () => {
    for (const each of waiting) each()
  }
  let inside = memoryPort(emulator, baud)
  const opened = { data: (_: Uint8Array) => {}, closed: () => {} }
  const port: Port = {
    open: () => {
      inside.onData(chunk => opened.data(chunk))
      inside.onClose(() => opened.closed())
      return inside.open()
    },
    write: chunk => {
      sent.push(Buffer.from(chunk))
      return inside.write(chunk)
    },
    onData: listener => {
      opened.data = listener
    },
    onClose: listener => {
      opened.closed = listener
    },
    close: () => inside.close(),
  }
  const own = ledger.of('p')
  const driver = new PrinterDriver(
    port,
    model,
    {
      job: report => {
        reports.push(report)
        wake()
      },
      state: (state, why) => {
        states.push(why ? `${state} ${why}` : state)
        wake()
      },
      drawer: () => {},
    },
    { limits: LIMITS, ledger: own },
  )
  t.teardown(() => driver.close())
  const until = (holds: () => boolean) =>
    new Promise<void>(resolve => {
      const look = () => {
        if (holds()) resolve()
      }
      waiting.push(look)
      look()
    })
  return {
    driver,
    emulator,
    memory,
    ledger: own,
    orders: printerMemory(driver, model, own, SETUP_LIMITS),
    reports,
    states,
    until,
    ready: () => until(() => ['ready', 'degraded no-answer'].includes(states.at(-1) ?? '')),
    ended: (id: string) =>
      until(() =>
        reports.some(each => each.job_id === id && !['sending', 'waiting'].includes(each.state)),
      ),
    /** All bytes since the last time this was asked, in hex. */
    sent: () => Buffer.concat(sent.splice(0)).toString('hex'),
    /** Another printer is put at the end of the line. */
    swap: (other: PrinterEmulator) => {
      inside.close()
      inside = memoryPort(other, baud)
    },
  }
}

/** What a stream says, each answer as `id:text`, sorted. */
export const frameBlocks = (chunks: readonly Uint8Array[]): string[] => {
  const said: string[] = []
  let rest: Uint8Array = new Uint8Array()
  for (const chunk of chunks) {
    const found = parse(rest, chunk)
    rest = found.rest
    if (found.garbage > 0) said.push('garbage')
    for (const frame of found.frames) {
      if (frame.is === 'block') said.push(`${frame.id.toString(16)}:${frame.text}`)
      else said.push(frame.is === 'process-id' ? `proof ${frame.id}` : frame.is)
    }
  }
  return said.toSorted()
}
