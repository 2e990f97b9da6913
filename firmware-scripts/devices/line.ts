// A printer at the end of a line, without a store: the same driver and the same orders as in a shop.
import { randomUUID } from 'node:crypto'
import { openLedger } from '#appliance/devices/ledger.ts'
import { printerModel } from '#appliance/devices/models.ts'
import type { Port } from '#appliance/devices/ports/port.ts'
import { plainLine, serialPort } from '#appliance/devices/ports/serial.ts'
import { tcpPort } from '#appliance/devices/ports/tcp.ts'
import { PrinterDriver } from '#appliance/devices/printer/driver.ts'
import { printerMemory } from '#appliance/devices/printer/memory.ts'
import type { JobReport } from '#appliance/devices/printer/queue.ts'
import { networkPlace } from '#schema/rules/device-address.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'

const RAW_PORT = 9_100
/** Until it is known whether it answers. */
const READY_MS = 10_000
const PRINT_MS = 60_000

export type Place = { to: string; model: string; baud?: number | undefined }

/** `to` is a path under /dev, or a host with or without its port. */
const portTo = ({ to, baud }: Place): Port => {
  if (to.startsWith('/')) return serialPort(to, { ...plainLine, baud: baud ?? plainLine.baud })
  const place = networkPlace(to)
  if (!place) throw new Error(`--to is a path under /dev, or a host[:port] with a port of 1…65535`)
  return tcpPort(place.host, place.port ?? RAW_PORT)
}

/** Does `work` with the printer, and hangs up. Throws when nobody is there. */
export const withPrinter = async <Done>(
  place: Place,
  work: (printer: {
    memory: ReturnType<typeof printerMemory>
    print: (document: ReceiptDocument) => Promise<JobReport>
  }) => Promise<Done>,
): Promise<Done> => {
  const model = printerModel(place.model)
  const ledger = openLedger(null, Date.now).of('printer')
  let ready: () => void = () => {}
  let ended: (report: JobReport) => void = () => {}
  let why = 'opening'
  const isReady = new Promise<void>(resolve => {
    ready = resolve
  })
  const driver = new PrinterDriver(
    portTo(place),
    model,
    {
      job: report => {
        if (!['sending', 'waiting'].includes(report.state)) ended(report)
      },
      state: (state, because) => {
        why = because ?? state
        if (state === 'ready' || state === 'degraded') ready()
      },
      drawer: () => {},
    },
    { ledger },
  )
  try {
    await limited(isReady, READY_MS, () => why)
    return await work({
      memory: printerMemory(driver, model, ledger),
      print: document => {
        const end = new Promise<JobReport>(resolve => {
          ended = resolve
        })
        driver.print({ id: randomUUID(), attempt: 1, document })
        return limited(end, PRINT_MS, () => why)
      },
    })
  } finally {
    driver.close()
  }
}

const limited = async <Done>(work: Promise<Done>, limitMs: number, why: () => string) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the printer is not ready: ${why()}`)), limitMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
