// The devices of one store: starts and stops them as the rows say, carries their messages.
import { hubOfOptions } from '#schema/rules/hub-of.ts'
import { newTap } from './byte-log/tap.ts'
import { type RunningDevice, startDevice } from './devices.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { type Lines, openLines } from './lines.ts'
import {
  type DeviceRow,
  deviceOptions,
  devicesMessage,
  type Message,
  message,
  type State,
} from './messages.ts'
import type { JobReport } from './printer/queue.ts'
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
  key: string
  device: RunningDevice | null
  bench: Workbench | null
  state: State
  why: string | null
  said: string
}

export class Hub {
  #prefix: string
  #hubId: string
  #publish: Publish
  #now: () => number
  #log: (text: string) => void
  #entries = new Map<string, Entry>()
  #requests = new Set<string>()
  #currency = ''
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
    const entry: Entry = {
      row,
      key,
      device: null,
      bench: null,
      state: 'opening',
      why: null,
      said: '',
    }
    this.#entries.set(row.id, entry)
    const options = deviceOptions.safeParse(json(row.options_json))
    if (row.status === 'blocked') return this.#set(entry, 'blocked', 'switched-off')
    if (!options.success) return this.#set(entry, 'offline', 'options-not-valid')
    const tap = newTap()
    const around = {
      currency: this.#currency,
      ledger: this.#ledger,
      tapped: tap.port,
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
      log: (text: string) => this.#log(`${row.name}: ${text}`),
    }
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
    this.#tell(entry)
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
  }

  #set(entry: Entry, state: State, why: string | null) {
    entry.state = state
    entry.why = why
    this.#tell(entry)
  }

  #tell(entry: Entry) {
    const { row, device, state, why } = entry
    const body = {
      state,
      why,
      class: row.class,
      model: row.model,
      transport: row.transport,
      address: row.address,
      faults: device?.faults() ?? [],
      jobs: device?.jobs() ?? 0,
      ...(entry.bench?.script() ? { script: entry.bench.script() } : {}),
      hub: this.#hubId,
    }
    const said = JSON.stringify(body)
    if (said === entry.said) return
    entry.said = said
    const payload = JSON.stringify({ ...body, at: this.#now() })
    this.#publish(`${this.#prefix}/${row.id}/state`, payload, 'retained')
  }

  async #openDrawer(entry: Entry, wanted: Extract<Message, { is: 'open-drawer' }>) {
    const { request_id, ttl_ms } = wanted
    const request = `${entry.row.id}/${request_id}`
    if (this.#requests.has(request)) return
    this.#requests.add(request)
    if (this.#requests.size > REQUESTS_MAX) {
      this.#requests.delete(this.#requests.values().next().value ?? '')
    }
    const options = deviceOptions.safeParse(json(entry.row.options_json)).data
    const printer = options?.printer_id ? this.#entries.get(options.printer_id) : entry
    const kick = printer?.device?.kick
    const why = kick ? await kick(options?.drawer_pin ?? 2, ttl_ms) : 'no-drawer-here'
    const answer = { is: 'drawer', request_id, open: why === null, ...(why ? { why } : {}) }
    const topic = `${this.#prefix}/${entry.row.id}/out`
    this.#publish(topic, JSON.stringify({ ...answer, at: this.#now() }), 'once')
  }
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
