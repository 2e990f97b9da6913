// The devices of one store: starts and stops them as the rows say, carries their messages.
import { isKnownModel } from '#schema/rules/device-models.ts'
import { hubOfOptions } from '#schema/rules/hub-of.ts'
import { newTap } from './byte-log/tap.ts'
import { type RunningDevice, startDevice } from './devices.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { type Lines, openLines, settingsOf } from './lines.ts'
import {
  type DeviceOptions,
  type DeviceRow,
  type DrawerState,
  deviceOptions,
  devicesMessage,
  type LoopedBack,
  type Message,
  message,
  type State,
} from './messages.ts'
import { type Looped, loopback } from './ports/loopback.ts'
import type { Port } from './ports/port.ts'
import { newMemory, type PrinterMemory } from './printer/emulated-memory.ts'
import type { JobReport } from './printer/queue.ts'
import {
  checked,
  isMemoryOrder,
  type MemoryOrder,
  memoryAnswer,
  openedDrawer,
  sensedDrawer,
} from './questions.ts'
import { newWorkbench, type Workbench } from './workbench.ts'

/** Drawer requests remembered, so that one delivered twice opens once. */
const REQUESTS_MAX = 500

/**
 * Where the hub's words go. What is only passing by may get lost. `taken`: the broker has it.
 */
export type Publish = (
  topic: string,
  payload: string,
  how: 'once' | 'retained' | 'passing',
  taken?: () => void,
) => void

type Entry = {
  row: DeviceRow
  options: DeviceOptions
  key: string
  device: RunningDevice | null
  bench: Workbench | null
  state: State
  why: string | null
  /** ports and paths where a virtual device should answer too, and another program does */
  unreached: Set<string>
  said: string
  /** what nobody foresaw, as it was logged last */
  trouble: string
}

export class Hub {
  #prefix: string
  #hubId: string
  #publish: Publish
  #now: () => number
  #log: (text: string) => void
  #entries = new Map<string, Entry>()
  #requests = new Set<string>()
  #asking = new Set<string>()
  #memories = new Map<string, PrinterMemory>()
  #currency = ''
  #isClosed = false
  #lines: Lines
  #ledger: Ledger

  constructor(
    storeId: string,
    hubId: string,
    publish: Publish,
    {
      now = Date.now,
      log = () => {},
      ledger = openLedger(null, now),
      lines = openLines(),
    }: {
      now?: () => number
      log?: (text: string) => void
      ledger?: Ledger
      lines?: Lines
    } = {},
  ) {
    this.#lines = lines
    this.#ledger = ledger
    this.#prefix = `s/${storeId}/dev`
    this.#hubId = hubId
    this.#publish = publish
    this.#now = now
    this.#log = log
  }

  /** The retained list of devices. Returns false for a payload that is none. */
  devices(payload: string): boolean {
    // A list that comes while the hub says that it stops must not start its devices again.
    if (this.#isClosed) return true
    const parsed = devicesMessage.safeParse(json(payload))
    if (!parsed.success) {
      this.#log('the list of devices can not be read')
      return false
    }
    this.#currency = parsed.data.settings?.currency ?? this.#currency
    const mine = parsed.data.devices.filter(row => this.#isMine(row))
    const wanted = new Set(mine.map(row => row.id))
    for (const id of [...this.#entries.keys()]) if (!wanted.has(id)) this.#remove(id)
    this.#lines.share(mine)
    for (const row of mine) this.#put(row)
    return true
  }

  /** One message to a device. What is not understood is logged and dropped. */
  take(deviceId: string, payload: string) {
    const entry = this.#entries.get(deviceId)
    const parsed = message.safeParse(json(payload))
    if (!entry?.device || !parsed.success) {
      this.#log(`dropped a message to ${deviceId}`)
      return
    }
    if (parsed.data.is === 'open-drawer') this.#openDrawer(entry, parsed.data)
    else if (parsed.data.is === 'sense-drawer')
      this.#answer(entry, sensedDrawer(this.#printerOf(entry).device, parsed.data, this.#now))
    else if (parsed.data.is === 'check') this.#answer(entry, this.#checked(entry, parsed.data))
    else if (isMemoryOrder(parsed.data)) this.#orderMemory(entry, parsed.data)
    else if (parsed.data.is === 'loopback') this.#loopback(entry, parsed.data.request_id)
    else if (!entry.bench?.take(parsed.data)) entry.device.take(parsed.data)
    this.#tell(entry)
  }

  /** Says all states again, after a new connection to the broker. */
  sayAll() {
    for (const entry of this.#entries.values()) {
      entry.said = ''
      this.#tell(entry)
    }
  }

  /** Says how jobs ended of which the server may not know. */
  sayEnds() {
    for (const { deviceId, report } of this.#ledger.untold()) this.#sayJob(deviceId, report)
  }

  /** Stops all devices and says so. */
  close() {
    this.#isClosed = true
    for (const entry of this.#entries.values()) {
      entry.bench?.close()
      entry.device?.close()
      entry.device = null
      this.#set(entry, 'offline', 'hub-stopped')
    }
    this.#entries.clear()
  }

  #isMine(row: DeviceRow): boolean {
    return hubOfOptions(row.options_json) === this.#hubId
  }

  #put(row: DeviceRow) {
    // A card terminal is told the money it takes; the others do not mind.
    const currency = row.class === 'card_terminal' ? this.#currency : ''
    const key = JSON.stringify([row, currency, this.#lines.keyOf(row)])
    const known = this.#entries.get(row.id)
    if (known?.key === key) return
    known?.bench?.close()
    known?.device?.close()
    const options = deviceOptions.safeParse(json(row.options_json))
    const entry: Entry = {
      row,
      options: options.data ?? {},
      key,
      device: null,
      bench: null,
      state: 'opening',
      why: null,
      unreached: new Set(),
      said: '',
      trouble: '',
    }
    this.#entries.set(row.id, entry)
    if (row.status === 'blocked') return this.#set(entry, 'blocked', 'switched-off')
    if (!options.success) return this.#set(entry, 'offline', 'options-not-valid')
    if (!isKnownModel(row)) return this.#set(entry, 'offline', 'model-unknown')
    const tap = newTap()
    const around = {
      currency: this.#currency,
      ledger: this.#ledger,
      memory: (id: string) => this.#memoryOf(id),
      tapped: <P extends Port>(port: P): P => ({
        ...tap.port(port),
        unforeseen: (error: unknown) => this.#logTrouble(entry, error),
      }),
      say: (body: Record<string, unknown>) => {
        if (this.#entries.get(row.id) !== entry) return
        this.#publish(`${this.#prefix}/${row.id}/out`, JSON.stringify(body), 'once')
        this.#tell(entry)
      },
      job: (report: JobReport) => {
        if (this.#entries.get(row.id) !== entry) return
        this.#sayJob(row.id, report)
        this.#tell(entry)
      },
      state: (state: State, why: string | null) => {
        if (this.#entries.get(row.id) === entry) this.#set(entry, state, why)
      },
      unreached: (where: string, is: boolean) => {
        if (is) entry.unreached.add(where)
        else entry.unreached.delete(where)
        if (this.#entries.get(row.id) === entry) this.#tell(entry)
      },
      log: (text: string) => this.#log(`${row.name}: ${text}`),
    }
    try {
      const device = startDevice(row, options.data, around, this.#lines.portOf, this.#now)
      entry.device = device
      entry.bench = newWorkbench({
        row,
        options: options.data,
        device,
        tap,
        sayBytes: word =>
          this.#publish(`${this.#prefix}/${row.id}/bytes`, JSON.stringify(word), 'passing'),
        changed: () => {
          if (this.#entries.get(row.id) === entry) this.#tell(entry)
        },
        now: this.#now,
      })
    } catch (error) {
      // One device that nobody foresaw must not stop the others of the shop.
      this.#logTrouble(entry, error)
      entry.device?.close()
      entry.device = null
      return this.#set(entry, 'offline', 'failed')
    }
    this.#tell(entry)
  }

  /** Once, however often it is tried again. */
  #logTrouble(entry: Entry, error: unknown) {
    const trouble = String(error)
    if (trouble === entry.trouble) return
    entry.trouble = trouble
    const where = error instanceof Error ? error.stack : undefined
    this.#log(`${entry.row.name}: ${where ?? trouble}`)
  }

  /** Emulated printers keep theirs while the hub runs, whatever becomes of their rows. */
  #memoryOf(id: string): PrinterMemory {
    const known = this.#memories.get(id) ?? newMemory(id.slice(-12))
    this.#memories.set(id, known)
    return known
  }

  #sayJob(deviceId: string, report: JobReport) {
    const topic = `${this.#prefix}/${deviceId}/out`
    this.#publish(topic, JSON.stringify(report), 'once', () => this.#ledger.told(report))
  }

  #remove(id: string) {
    const entry = this.#entries.get(id)
    this.#entries.delete(id)
    entry?.bench?.close()
    entry?.device?.close()
    this.#tellHanging(id)
  }

  #set(entry: Entry, state: State, why: string | null) {
    entry.state = state
    entry.why = why
    this.#tell(entry)
  }

  #tell(entry: Entry) {
    const { row, device } = entry
    const { state, why } = this.#standing(entry)
    const body = {
      state,
      why,
      class: row.class,
      model: row.model,
      transport: row.transport,
      address: row.address,
      faults: device?.faults() ?? [],
      jobs: device?.jobs() ?? 0,
      ...this.#drawerOf(entry),
      ...(entry.bench?.script() ? { script: entry.bench.script() } : {}),
      hub: this.#hubId,
    }
    const said = JSON.stringify(body)
    if (said === entry.said) return
    entry.said = said
    const payload = JSON.stringify({ ...body, at: this.#now() })
    this.#publish(`${this.#prefix}/${row.id}/state`, payload, 'retained')
    this.#tellHanging(row.id)
  }

  /** How a drawer stands is told by the printer it hangs on. */
  #tellHanging(printerId: string) {
    for (const each of this.#entries.values())
      if (each.row.id !== printerId && hangsOn(each) === printerId) this.#tell(each)
  }

  /** A drawer on a printer is as ready as that printer can take a word. */
  #standing(entry: Entry): { state: State; why: string | null } {
    const { state, why } = entry
    // It works here, and whoever should find it at its port finds another program there.
    if (entry.unreached.size > 0 && state === 'ready')
      return { state: 'degraded', why: 'address-taken' }
    const printerId = hangsOn(entry)
    if (printerId === undefined || state !== 'ready') return { state, why }
    const printer = this.#entries.get(printerId)
    if (!printer) return { state: 'offline', why: 'drawer-printer-missing' }
    if (printer.row.status === 'blocked') return { state: 'offline', why: 'drawer-printer-off' }
    if (!printer.device || printer.state === 'offline' || printer.state === 'absent')
      return { state: 'offline', why: 'printer-offline' }
    // Without paper it opens a drawer all the same.
    return { state: printer.state === 'opening' ? 'opening' : state, why }
  }

  async #checked(entry: Entry, asked: Extract<Message, { is: 'check' }>) {
    const { device } = this.#printerOf(entry)
    const isThere = () => this.#standing(entry)
    return await checked({ device, standing: isThere }, asked, this.#now)
  }

  async #openDrawer(entry: Entry, wanted: Extract<Message, { is: 'open-drawer' }>) {
    const request = `${entry.row.id}/${wanted.request_id}`
    if (this.#requests.has(request)) return
    this.#requests.add(request)
    if (this.#requests.size > REQUESTS_MAX) {
      this.#requests.delete(this.#requests.values().next().value ?? '')
    }
    const { device, pin } = this.#printerOf(entry)
    this.#sayOnce(entry, await openedDrawer(device, pin, wanted, this.#now))
  }

  /** The device is let go for it and taken up anew afterwards. */
  async #loopback(entry: Entry, request_id: string) {
    const { row, options } = entry
    const answer = (looped: Looped | { why: 'line-is-shared' | 'not-serial' }): LoopedBack => ({
      is: 'looped',
      request_id,
      ...looped,
      at: this.#now(),
    })
    if (row.transport !== 'serial') return this.#sayOnce(entry, answer({ why: 'not-serial' }))
    if (this.#lines.isShared(row)) return this.#sayOnce(entry, answer({ why: 'line-is-shared' }))
    this.#remove(row.id)
    const port = this.#lines.portOf(row, options)
    const looped = port && (await loopback(port, settingsOf(row, options).dataBits))
    if (looped) this.#sayOnce(entry, answer(looped))
    // A newer row may have come meanwhile.
    if (!this.#entries.has(row.id)) this.#put(row)
  }

  /** A page asks again while it hears nothing; a printer that is being asked is not asked twice. */
  async #orderMemory(entry: Entry, order: MemoryOrder) {
    const request = `${entry.row.id}/${order.request_id}`
    if (this.#asking.has(request)) return
    this.#asking.add(request)
    const answer = await memoryAnswer(entry.device, order, this.#now)
    this.#asking.delete(request)
    this.#sayOnce(entry, answer)
  }

  async #answer(entry: Entry, answer: Promise<object>) {
    this.#sayOnce(entry, await answer)
  }

  #sayOnce({ row }: Entry, answer: object) {
    this.#publish(`${this.#prefix}/${row.id}/out`, JSON.stringify(answer), 'once')
  }

  /** What drives the drawer of a row: a printer of its own, or the one it hangs on. */
  #printerOf({ options, device }: Entry): { device: RunningDevice | null | undefined; pin: 2 | 5 } {
    const { printer_id: other, drawer_pin: pin = 2 } = options
    return { device: other ? this.#entries.get(other)?.device : device, pin }
  }

  #drawerOf(entry: Entry): { drawer?: DrawerState } {
    const { device } = this.#printerOf(entry)
    return device?.drawer ? { drawer: device.drawer() } : {}
  }
}

/** The printer that the drawer of a row hangs on; undefined for all other rows. */
const hangsOn = ({ row, options }: Entry) =>
  row.class === 'cash_drawer' ? options.printer_id || undefined : undefined

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
