// A receipt or label printer, or a cash drawer with a line of its own, as the hub sees it.

import type { Stage } from '../fault-script/run.ts'

import {
  type Device,
  type DeviceOptions,
  type DeviceRow,
  type DrawerState,
  labelDocument,
  type Message,
  receiptDocument,
  type Surroundings,
} from '../messages.ts'
import { labelModel, printerModel } from '../models.ts'
import { memoryPort } from '../ports/memory.ts'
import { mountAll } from '../ports/mounts.ts'
import type { Port } from '../ports/port.ts'
import type { Sensed } from './drawer.ts'
import { PrinterDriver } from './driver.ts'
import { PrinterEmulator } from './emulator.ts'
import { printerFaults } from './machine.ts'
import { machineOf } from './machines.ts'
import { type PrinterMemoryOrders, printerMemory } from './memory.ts'

/** A paper message stays below the broker's limit for one packet. */
export const PAPER_BYTES_MAX = 60 * 1_024
const PAPER_RECEIPTS = 3
/** Receipts printed together are shown together. */
const PAPER_PAUSE_MS = 50

export type PrinterDevice = Device & {
  kick: (pin: 2 | 5, ttlMs: number) => Promise<string | null>
  sense: () => Promise<Sensed>
  /** After a pulse: whether the drawer was seen open; null where its sensor was never learned. */
  seesOpen: () => Promise<boolean | null>
  drawer: () => DrawerState
  /** Settings and logo in its own memory; a label printer has none. */
  memory?: PrinterMemoryOrders
}

export const printerDevice = (
  row: DeviceRow,
  options: DeviceOptions,
  around: Surroundings,
  realPort: Port | null,
  now: () => number,
): PrinterDevice => {
  const isLabel = row.class === 'label_printer'
  const model = isLabel ? labelModel(row.model) : printerModel(row.model, options.columns)
  let paperTimer: ReturnType<typeof setTimeout> | undefined
  const showPaper = () => around.say(paperMessage(emulator, model.dots, now()))
  const printed = () => {
    clearTimeout(paperTimer)
    paperTimer = setTimeout(showPaper, PAPER_PAUSE_MS)
  }
  const emulator = new PrinterEmulator(printed, machineOf(model, around.memory?.(row.id)))
  const ledger = around.ledger.of(row.id)
  const isVirtual = realPort === null
  const mounts = isVirtual ? mountAll(emulator, options, around) : null
  const driver = new PrinterDriver(
    around.tapped(realPort ?? memoryPort(emulator, options.baud)),
    model,
    {
      job: around.job,
      state: around.state,
      drawer: open => around.say({ is: 'drawer', open, at: now() }),
    },
    {
      now,
      // The emulated sensor's own; of a real one only what was learned is known.
      drawerOpenWhen: options.drawer_open_when ?? (isVirtual ? 'high' : undefined),
      ledger,
      place: [row.model, row.transport, row.address, row.options_json].join(' '),
    },
  )
  const print = (message: Extract<Message, { is: 'print' }>) => {
    const { job_id, attempt, ttl_ms: ttlMs } = message
    const shape = isLabel ? labelDocument : receiptDocument
    const document = shape.safeParse(message.document)
    if (document.success)
      return driver.print({ id: job_id, attempt, document: document.data, ttlMs })
    const why = 'document-not-printable'
    around.job({ is: 'job', job_id, attempt, state: 'failed', offset: 0, bytes: 0, why, at: now() })
  }
  return {
    take: message => {
      if (message.is === 'print') print(message)
      if (message.is === 'cancel-job') driver.cancel(message.job_id)
      if (message.is === 'give-back') driver.giveBack(message.job_id, message.attempt)
      if (!isVirtual) return
      if (message.is === 'fault') {
        const fault = printerFaults.find(each => each === message.fault)
        if (fault) emulator.fault(fault, message.on)
      }
      if (message.is === 'tear') emulator.tear()
      if (message.is === 'paper' || message.is === 'tear') showPaper()
    },
    kick: (pin, ttlMs) => driver.kick(pin, ttlMs),
    check: driver.check,
    sense: () => driver.sense(),
    seesOpen: () => driver.seesOpen(),
    drawer: driver.drawer,
    ...('proof' in model && 'columns' in model
      ? { memory: printerMemory(driver, model, ledger) }
      : {}),
    faults: emulator.faults,
    ...(isVirtual ? { stage: stageOf(emulator) } : {}),
    jobs: driver.jobs,
    close: () => {
      clearTimeout(paperTimer)
      driver.close()
      mounts?.close()
    },
  }
}

const stageOf = (emulator: PrinterEmulator): Stage => ({
  faults: emulator.faults,
  fault: (name, on) => {
    const fault = printerFaults.find(each => each === name)
    if (fault) emulator.fault(fault, on)
  },
  trap: (what, bytes) => emulator.trap(what, bytes),
  runOutAfter: lines => emulator.runOutAfter(lines),
  untrap: emulator.untrap,
  passed: emulator.passed,
})

/** The newest receipts first, as many as fit, and the newest bytes that were no command. */
const paperMessage = (emulator: PrinterEmulator, dots: number, at: number) => {
  const receipts: { id: string; svg: string }[] = []
  let room = PAPER_BYTES_MAX
  for (const picture of emulator.pictures(dots).slice(-PAPER_RECEIPTS).reverse()) {
    const svg = picture.svg()
    room -= Buffer.byteLength(JSON.stringify({ id: picture.id, svg })) + 1
    if (room < 200) break
    receipts.push({ id: picture.id, svg })
  }
  const unknown = emulator.unknown()
  return { is: 'paper', receipts, ...(unknown.length > 0 ? { unknown } : {}), at }
}
