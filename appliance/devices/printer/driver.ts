// A receipt printer over any port: keeps the connection, sends one job after the other, watches.
import type { PrinterModel } from '../models.ts'
import { keepOpen, stateOfReason } from '../ports/link.ts'
import { CHUNK_BYTES, type Port, PortFault, type PortReason, within } from '../ports/port.ts'
import type { Frame, Status } from './bytes.ts'
import { cutFragment, drawerPulse, drawerPulseNow, dropBuffer } from './encode.ts'
import { type Job, type JobReport, type Queue, queueOf, type Wanted } from './queue.ts'
import { type Input, isFinal, type Order, step } from './steps.ts'
import { Watch } from './watch.ts'

/** All in milliseconds. */
export const printerLimits = {
  /** A chunk not taken within this time means that the device hangs: it is connected anew. */
  write: 5_000,
  /** From the last byte to the proof; a long receipt takes some seconds to print. */
  proof: 10_000,
  /** The same for a printer that has never said a word. */
  mute: 1_500,
  /** After a new connection: how long a late proof may still come. */
  asking: 1_500,
  /** A receipt torn by a lost connection is given to a person after this. */
  lost: 60_000,
  status: 1_000,
  heartbeat: 5_000,
}

export type PrinterState = 'absent' | 'opening' | 'ready' | 'degraded' | 'blocked' | 'offline'

export type PrinterEvents = {
  job: (report: JobReport) => void
  state: (state: PrinterState, why: string | null) => void
  drawer: (open: boolean) => void
}

export type PrinterSettings = {
  limits?: Partial<typeof printerLimits>
  /** Level of pin 3 while the drawer is open; differs between drawers. */
  drawerOpenWhen?: 'high' | 'low'
  /** Epoch milliseconds. */
  now?: () => number
}

type Kick = { pin: 2 | 5; until: number; done: (why: string | null) => void }

/** Runs until `close`. */
export class PrinterDriver {
  #port: Port
  #model: PrinterModel
  #events: PrinterEvents
  #limits: typeof printerLimits
  #now: () => number
  #queue: Queue
  #watch: Watch
  #link: { stop: () => void }
  #isWriting = false
  #mustCut = false
  #awayBecause = 'opening'
  #kick: Kick | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(port: Port, model: PrinterModel, events: PrinterEvents, settings: PrinterSettings) {
    this.#port = port
    this.#model = model
    this.#events = events
    this.#limits = { ...printerLimits, ...settings.limits }
    this.#now = settings.now ?? Date.now
    this.#queue = queueOf(model, this.#now, events.job)
    const openLevel = settings.drawerOpenWhen !== 'low'
    this.#watch = new Watch(
      port,
      model,
      this.#limits,
      () => !this.#isWriting && !isUnderWay(this.#queue.head()),
      (status, before) => this.#noticed(status, before, openLevel),
      this.#now,
    )
    port.onData(chunk => this.#read(chunk))
    events.state('opening', null)
    this.#link = keepOpen(port, {
      opened: () => this.#watch.opened(),
      closed: () => this.#disconnected(),
      refused: reason => this.#refused(reason),
    })
  }

  print(wanted: Wanted) {
    this.#queue.add(wanted)
    this.#goOn()
  }

  cancel(jobId: string) {
    const job = this.#queue.find(jobId)
    if (job) this.#feed(job, { is: 'cancel' })
  }

  /** Opens the drawer once. Resolves with null when the pulse was sent, else with the reason. */
  kick(pin: 2 | 5, ttlMs: number): Promise<string | null> {
    if (!this.#watch.isOpen()) return Promise.resolve('printer-offline')
    if (this.#kick) return Promise.resolve('drawer-busy')
    return new Promise(done => {
      const until = this.#now() + ttlMs
      const kick = { pin, until, done }
      this.#kick = kick
      this.#goOn()
      setTimeout(() => {
        if (this.#kick !== kick) return
        this.#kick = undefined
        done('too-late')
      }, ttlMs)
    })
  }

  jobs = () => this.#queue.length()

  close() {
    clearTimeout(this.#timer)
    this.#kick?.done('printer-offline')
    this.#kick = undefined
    this.#watch.closed()
    this.#link.stop()
  }

  /** All that happens to a job goes through here: its state changes, the order is carried out. */
  #feed(job: Job, input: Input) {
    if (isFinal(job.state)) return
    const before = job.state.is
    const { state, order } = step(job.state, input)
    job.state = state
    if (state.is !== before) clearTimeout(this.#timer)
    if (state.is === 'queued' && input.is === 'blocked') job.waitsFor = input.why
    this.#queue.report(job)
    if (state.is === 'lost' && before !== 'lost') this.#limit(job, this.#limits.lost)
    this.#obey(order, job)
    if (isFinal(state)) this.#goOn()
  }

  #obey(order: Order, job: Job) {
    if (order === 'send') this.#send(job)
    if (order === 'await-proof') this.#awaitProof(job)
    if (order === 'clear') {
      this.#mustCut = true
      if (this.#watch.isOpen()) this.#port.write(dropBuffer).catch(() => {})
    }
  }

  #awaitProof(job: Job) {
    const { asking, mute, proof } = this.#limits
    if (this.#model.proof === 'none' && job.state.is === 'confirming') {
      return this.#feed(job, { is: 'late', mute: true })
    }
    if (job.state.is === 'asking') return this.#limit(job, asking)
    this.#limit(job, this.#watch.isMute() ? mute : proof)
  }

  #limit(job: Job, limitMs: number) {
    this.#timer = setTimeout(
      () => this.#feed(job, { is: 'late', mute: this.#watch.isMute() }),
      limitMs,
    )
  }

  /** Starts what can start now: the drawer, a clean cut, the next receipt. */
  #goOn() {
    if (this.#isWriting || !this.#watch.isOpen()) return this.#say(this.#awayBecause)
    const job = this.#queue.head()
    if (this.#kick && !isPartSent(job)) return this.#openDrawer(this.#kick)
    if (!this.#watch.goesOn()) return this.#say(this.#watch.why())
    if (this.#mustCut && !isUnderWay(job)) {
      this.#mustCut = false
      return this.#write(cutFragment)
    }
    if (job && isTooOld(job, this.#now())) return this.#feed(job, { is: 'expired' })
    if (job) this.#start(job)
  }

  #say(why: string) {
    const job = this.#queue.head()
    if (job && !this.#isWriting && job.state.is === 'queued')
      this.#feed(job, { is: 'blocked', why })
  }

  async #start(job: Job) {
    if (!job.bytes) {
      if (job.isPreparing) return
      job.isPreparing = true
      const why = await this.#queue.prepare(job)
      if (why) return this.#feed(job, { is: 'broken', why })
      return this.#goOn()
    }
    this.#feed(job, { is: 'ready', total: job.bytes.length })
  }

  #send(job: Job) {
    if (this.#isWriting || job.state.is !== 'sending' || !job.bytes) return
    const { offset } = job.state
    job.firstByteAt ??= this.#now()
    this.#write(job.bytes.subarray(offset, offset + CHUNK_BYTES), job)
  }

  async #write(chunk: Uint8Array, job?: Job) {
    this.#isWriting = true
    try {
      // A printer without paper may take nothing for hours; that is no reason to hang up.
      const late = () => new PortFault('no-answer', null)
      const isStopped = () => this.#watch.isOpen() && !this.#watch.goesOn()
      const taken = await within(this.#port.write(chunk), this.#limits.write, late, isStopped)
      this.#isWriting = false
      if (job) this.#feed(job, { is: 'took', bytes: taken })
    } catch (error) {
      this.#isWriting = false
      if (!(error instanceof PortFault)) throw error
      if (job) this.#feed(job, { is: 'disconnected', taken: error.taken })
      this.#port.close()
    }
    this.#goOn()
  }

  #openDrawer(kick: Kick) {
    this.#kick = undefined
    const isInTime = this.#model.kicksWhileBlocked
    if (this.#now() > kick.until) return kick.done('too-late')
    if (!isInTime && !this.#watch.goesOn()) return kick.done(this.#watch.why())
    // In real time wherever the model can: the paper may have run out without our knowing it yet.
    this.#write(isInTime ? drawerPulseNow(kick.pin) : drawerPulse(kick.pin))
    kick.done(null)
  }

  #read(chunk: Uint8Array) {
    for (const frame of this.#watch.read(chunk)) {
      const job = this.#queue.head()
      if (job && this.#proves(frame, job)) this.#feed(job, { is: 'proof' })
    }
  }

  #proves(frame: Frame, job: Job): boolean {
    if (frame.is === 'process-id') return frame.id === job.proofId
    if (frame.is !== 'ordered' || this.#model.proof !== 'ordered-status') return false
    // It carries no name: it counts only once the last chunk is on its way, and from a sane printer.
    const isLast = 'offset' in job.state && job.state.offset + CHUNK_BYTES >= job.state.total
    return isLast && (frame.byte & 0xf0) === 0 && !this.#watch.isGarbage()
  }

  #noticed(status: Status, before: Status, openLevel: boolean) {
    const { drawerHigh } = status
    if (drawerHigh !== null && drawerHigh !== before.drawerHigh) {
      const isOpen = drawerHigh === openLevel
      if (isOpen || before.drawerHigh !== null) this.#events.drawer(isOpen)
    }
    const { state, why } = this.#watch.condition()
    this.#events.state(state, why)
    const job = this.#queue.head()
    if (job && state === 'blocked') this.#feed(job, { is: 'blocked', why: this.#watch.why() })
    this.#goOn()
  }

  #disconnected() {
    this.#watch.closed()
    this.#kick?.done('printer-offline')
    this.#kick = undefined
    this.#awayBecause = 'unplugged'
    this.#events.state('offline', 'unplugged')
    const job = this.#queue.head()
    // A write under way reports by itself how much the printer took of it.
    if (job && !this.#isWriting) this.#feed(job, { is: 'disconnected', taken: 0 })
    this.#say(this.#awayBecause)
  }

  #refused(reason: PortReason) {
    const { state, why } = stateOfReason(reason)
    this.#awayBecause = why
    this.#events.state(state, why)
    this.#say(why)
  }
}

const isUnderWay = (job: Job | undefined) =>
  job !== undefined && job.state.is !== 'queued' && !isFinal(job.state)

const isTooOld = (job: Job, now: number) =>
  job.state.is === 'queued' && job.until !== undefined && now >= job.until

/** A command put here would land in the middle of the receipt's bytes. */
const isPartSent = (job: Job | undefined) =>
  job !== undefined &&
  (job.state.is === 'sending' || job.state.is === 'held') &&
  job.state.offset < job.state.total
