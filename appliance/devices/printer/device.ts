// A receipt printer, or a cash drawer with a line of its own, as the hub sees it.
import {
  type Device,
  type DeviceOptions,
  type DeviceRow,
  type Message,
  receiptDocument,
  type Surroundings,
} from '../messages.ts'
import { printerModel } from '../models.ts'
import { memoryPort } from '../ports/memory.ts'
import { mountAll } from '../ports/mounts.ts'
import type { Port } from '../ports/port.ts'
import { PrinterDriver } from './driver.ts'
import { PrinterEmulator, printerFaults } from './emulator.ts'
import { receiptSvg } from './paper-svg.ts'

/** A paper message stays below the broker's limit for one packet. */
export const PAPER_BYTES_MAX = 60 * 1_024
const PAPER_RECEIPTS = 3
/** Receipts printed together are shown together. */
const PAPER_PAUSE_MS = 50

export type PrinterDevice = Device & {
  kick: (pin: 2 | 5, ttlMs: number) => Promise<string | null>
}

export const printerDevice = (
  row: DeviceRow,
  options: DeviceOptions,
  around: Surroundings,
  realPort: Port | null,
  now: () => number,
): PrinterDevice => {
  const model = printerModel(row.model, options.columns)
  let paperTimer: ReturnType<typeof setTimeout> | undefined
  const showPaper = () => around.say(paperMessage(emulator, model.dots, now()))
  const emulator = new PrinterEmulator(() => {
    clearTimeout(paperTimer)
    paperTimer = setTimeout(showPaper, PAPER_PAUSE_MS)
  })
  const isVirtual = realPort === null
  const mounts = isVirtual ? mountAll(emulator, options, around.log) : null
  const driver = new PrinterDriver(
    realPort ?? memoryPort(emulator),
    model,
    {
      job: report => around.say(report),
      state: around.state,
      drawer: open => around.say({ is: 'drawer', open, at: now() }),
    },
    { now, drawerOpenWhen: options.drawer_open_when ?? 'high' },
  )
  const print = (message: Extract<Message, { is: 'print' }>) => {
    const { job_id, attempt, ttl_ms: ttlMs } = message
    const document = receiptDocument.safeParse(message.document)
    if (document.success)
      return driver.print({ id: job_id, attempt, document: document.data, ttlMs })
    const why = 'document-not-printable'
    around.say({ is: 'job', job_id, attempt, state: 'failed', offset: 0, bytes: 0, why, at: now() })
  }
  return {
    take: message => {
      if (message.is === 'print') print(message)
      if (message.is === 'cancel-job') driver.cancel(message.job_id)
      if (!isVirtual) return
      if (message.is === 'fault') {
        const fault = printerFaults.find(each => each === message.fault)
        if (fault) emulator.fault(fault, message.on)
      }
      if (message.is === 'tear') emulator.tear()
      if (message.is === 'paper' || message.is === 'tear') showPaper()
    },
    kick: (pin, ttlMs) => driver.kick(pin, ttlMs),
    faults: emulator.faults,
    jobs: driver.jobs,
    close: () => {
      clearTimeout(paperTimer)
      driver.close()
      mounts?.close()
    },
  }
}

/** The newest receipts first, as many as fit. */
const paperMessage = (emulator: PrinterEmulator, dots: number, at: number) => {
  const receipts: { id: string; svg: string }[] = []
  let room = PAPER_BYTES_MAX
  for (const receipt of emulator.receipts().slice(-PAPER_RECEIPTS).reverse()) {
    const svg = receiptSvg(receipt, dots)
    room -= Buffer.byteLength(JSON.stringify({ id: receipt.id, svg })) + 1
    if (room < 200) break
    receipts.push({ id: receipt.id, svg })
  }
  return { is: 'paper', receipts, at }
}
