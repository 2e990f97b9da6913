// A receipt printer over any port: keeps the connection, sends one job after the other, watches.
import { type JobLedger, openLedger } from '../ledger.ts'
import type { LabelModel, PrinterModel } from '../models.ts'
import { keepOpen, stateOfReason } from '../ports/link.ts'
import { chunkOf, type Port, PortFault, type PortReason, within } from '../ports/port.ts'
import { Aside } from './aside.ts'
import { type DrawerSensor, drawerSensor, type Sensed } from './drawer.ts'
import { type PrinterEvents, type PrinterSettings, printerLimits } from './driver-settings.ts'
import { type KeptLogo, keptLogo } from './kept-logo.ts'
import type { Language, News } from './language.ts'
import { languageOf } from './languages.ts'
import {
  isComingOut,
  isNearlySent,
  isPartSent,
  isTooOld,
  isUnderWay,
  type Job,
  type Queue,
  queueOf,
  type Wanted,
} from './queue.ts'
import type { Status } from './status.ts'
import { type Input, isFinal, type Order, step } from './steps.ts'
import type { Work } from './talk.ts'
import { Watch } from './watch.ts'

/** A printer whose proof is that nothing is left to print is asked this often. */
const PROOF_ASK_MS = 100
/** So many idle answers without having been seen printing: it was sent, more can not be said. */
const IDLE_ANSWERS_MAX = 10

type Kick = {
  pin: 2 | 5
  until: number
  /** The printer is asked whether it is there; nothing else begins meanwhile. */
  isAsked: boolean
  done: (why: string | null) => void
}

/** Runs until `close`. */
export class PrinterDriver {
  #port: Port
  #language: Language
  #events: PrinterEvents
  #limits: typeof printerLimits
  #now: () => number
  #queue: Queue
  #watch: Watch
  #link: { stop: () => void }
  #isWriting = false
  #ledger: JobLedger
  /** Half a receipt is in the printer, perhaps of a hub that fell: cut off before the next begins. */
  #mustCut: boolean
  /** So many bytes of it may be missing; null: it is of a hub that fell. */
  #missing: number | null = null
  #awayBecause = 'opening'
  /** It took no more, so the connection was given up. */
  #hasStalled = false
  #isClosed = false
  /** What a byte took it at most since the hub began, ms; nothing before its first proof. */
  #pace: number | undefined
  /** Connections that were lost. */
  #losses = 0
  #kick: Kick | undefined
  #drawer: DrawerSensor
  /** The logo in the printer's own memory. */
  readonly logo: KeptLogo
  #aside: Aside
  #timer: ReturnType<typeof setTimeout> | undefined
  #restartTimer: ReturnType<typeof setTimeout> | undefined
  #askTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
    port: Port,
    model: PrinterModel | LabelModel,
    events: PrinterEvents,
    settings: PrinterSettings,
  ) {
    this.#port = port
    this.#events = events
    this.#limits = { ...printerLimits, ...settings.limits }
    this.#now = settings.now ?? Date.now
    this.#ledger = settings.ledger ?? openLedger(null, this.#now).of('')
    this.#language = languageOf(model, this.#ledger)
    this.#mustCut = this.#ledger.isTorn()
    this.logo = keptLogo(this.#ledger, 'keepsMemory' in model && model.keepsMemory)
    this.#queue = queueOf(this.#language, this.#now, events.job, this.#ledger, this.logo.current)
    this.#drawer = drawerSensor(settings.drawerOpenWhen, events.drawer)
    this.#watch = new Watch(
      port,
      this.#language,
      this.#limits,
      () => !this.#isWriting && !this.#aside.isTalking() && !isComingOut(this.#queue.head()),
      (status, before) => this.#noticed(status, before),
      this.#now,
      { place: settings.place ?? '', ledger: this.#ledger },
    )
    this.#aside = new Aside(port, this.#watch, this.#language.answers, this.#limits)
    port.onData(chunk => this.#read(chunk))
    events.state('opening', null)
    this.#link = keepOpen(port, {
      opened: () => this.#opened(),
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

  /** Gives a job back that has not begun, or says how it stands. */
  giveBack(jobId: string, attempt: number) {
    const job = this.#queue.find(jobId)
    if (!job) return this.#queue.answer(jobId, attempt)
    this.#feed(job, { is: 'give-back' })
    if (!isFinal(job.state) && job.told) this.#events.job({ ...job.told, at: this.#now() })
  }

  /**
   * Opens the drawer once, within `ttlMs` or never. Resolves with null when the printer took the pulse,
   * else with the reason.
   */
  kick(pin: 2 | 5, ttlMs: number): Promise<string | null> {
    if (!this.#watch.isOpen()) return Promise.resolve('printer-offline')
    if (this.#kick) return Promise.resolve('drawer-busy')
    return new Promise(done => {
      const until = this.#now() + ttlMs
      const kick = { pin, until, isAsked: false, done }
      this.#kick = kick
      this.#goOn()
      setTimeout(() => {
        if (this.#kick !== kick) return
        this.#dropKick(kick.isAsked ? 'no-answer' : 'too-late')
        this.#goOn()
      }, ttlMs)
    })
  }

  /** What the drawer's sensor says now, whatever it means. */
  async sense(): Promise<Sensed> {
    if (!this.#language.pulse) return { level: null, why: 'no-drawer-here' }
    if (!this.#watch.isOpen()) return { level: null, why: 'printer-offline' }
    const high = (await this.#watch.fresh(this.#limits.sense))?.drawerHigh ?? null
    if (high === null) return { level: null, why: 'no-answer' }
    return { level: high ? 'high' : 'low' }
  }

  /** Whether it answers a question about its state. */
  check = async (): Promise<boolean> => (await this.#watch.fresh(this.#limits.sense)) !== null

  /** How the drawer stood when the printer told it last; null: nobody knows. */
  drawer = () => this.#drawer.state()

  /** After a pulse: whether the drawer is seen open; null where its sensor was never learned. */
  seesOpen(): Promise<boolean | null> {
    const seen = this.#drawer.seesOpen(this.#limits.opens)
    // One that does not tell by itself is asked.
    if (!this.#language.pushesStatus) this.#watch.ask()
    return seen
  }

  jobs = () => this.#queue.length()

  /**
   * Talks with the printer, with no receipt and no drawer in between; resolves with the reason when that
   * can not be now. What waits goes on afterwards.
   */
  async alone<Done extends object>(work: Work<Done>): Promise<Done | { why: string }> {
    const isBusy = () =>
      this.#isWriting || this.#kick?.isAsked === true || isUnderWay(this.#queue.head())
    if (!(await this.#aside.turn(isBusy))) return { why: 'printer-busy' }
    if (!this.#watch.isOpen()) return { why: 'printer-offline' }
    if (!this.#watch.goesOn()) return { why: this.#watch.why() }
    const wasTorn = this.#ledger.isTorn()
    try {
      return await this.#aside.talk(async () => this.#mustCut && this.#cutFirst(), work)
    } finally {
      this.#mustCut ||= !wasTorn && this.#ledger.isTorn()
      this.#goOn()
    }
  }

  close() {
    this.#isClosed = true
    for (const timer of [this.#timer, this.#restartTimer, this.#askTimer]) clearTimeout(timer)
    this.#aside.lost()
    this.#dropKick('printer-offline')
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
    // What comes between the pieces of a receipt would be printed, or read as a part of its picture.
    this.#port.hold?.(isPartSent(this.#queue.head()))
    if (state.is === 'lost' && before !== 'lost') this.#limit(job, this.#limits.lost)
    // Only the next whole receipt shows that the cut before it was not lost on the way.
    if (state.is === 'printed' || state.is === 'sent') this.#ledger.cuts()
    this.#obey(order, job)
    if (isFinal(state)) this.#goOn()
  }

  #obey(order: Order, job: Job) {
    if (order === 'send') this.#send(job)
    if (order === 'await-proof') this.#awaitProof(job)
    if (order === 'clear') {
      this.#mustCut = true
      // What the line took need not have arrived: all of it may be missing.
      this.#missing = job.bytes?.length ?? null
      this.#ledger.tears()
      const { drop } = this.#language
      if (drop && this.#watch.isOpen()) this.#port.write(drop).catch(() => {})
    }
  }

  #awaitProof(job: Job) {
    const { asking, mute, proof } = this.#limits
    const isUnprovable = !this.#language.answers || job.isUnprovable
    if (isUnprovable && job.state.is === 'confirming') {
      return this.#feed(job, { is: 'late', mute: true })
    }
    if (job.state.is === 'asking') return this.#limit(job, asking)
    const bytes = job.bytes?.length ?? 0
    const slow = this.#language.idle ? proof : proof + this.#printing(bytes, this.#limits.slowest)
    const long = this.#watch.isMute() ? mute : slow
    job.takenAt = this.#now()
    job.provenBy = job.takenAt + long
    this.#limit(job, Math.min(long, this.#patience(job)))
    if (this.#language.idle) this.#askOn(job)
  }

  /** Asks until it is proven or its limit has run out. */
  #askOn(job: Job) {
    clearTimeout(this.#askTimer)
    if (job.state.is !== 'confirming' || !this.#watch.isOpen()) return
    this.#watch.ask()
    this.#askTimer = setTimeout(() => this.#askOn(job), PROOF_ASK_MS)
  }

  #limit(job: Job, limitMs: number) {
    clearTimeout(this.#timer)
    if (this.#isClosed) return
    this.#timer = setTimeout(() => this.#late(job), limitMs)
  }

  /**
   * How long a printer that answers in the middle of a receipt is not asked, ms. The answer of many a one
   * comes behind the paper, and a slow line carries the question behind it: so it has time for both, at
   * twice of what it was seen to need.
   */
  #patience(job: Job): number {
    const isAsked = this.#language.kicksWhileBlocked && this.#watch.mayFallSilent()
    if (!isAsked) return Number.POSITIVE_INFINITY
    const { silence, slowest, quickest } = this.#limits
    const pace = Math.max(quickest, Math.min(slowest, 2 * (this.#pace ?? slowest)))
    return silence + this.#printing(job.bytes?.length ?? 0, pace)
  }

  #printing = (bytes: number, pace: number) => Math.min(this.#limits.longest, bytes * pace)

  #learnPace({ bytes, takenAt }: Job) {
    if (!bytes || takenAt === undefined) return
    this.#pace = Math.max(this.#pace ?? 0, (this.#now() - takenAt) / bytes.length)
  }

  /**
   * Its proof is awaited still, and `isThere` is done if the printer answers. What comes behind it would be
   * sent into one that hangs: that is given up, and its group knows.
   */
  async #ifThere(job: Job, isThere: () => void) {
    const isAnswering = await this.#watch.isAnswering(this.#limits.asking)
    if (job.state.is !== 'confirming') return
    if (isAnswering) isThere()
    else this.#watch.hangUp()
  }

  /** One that is awake and gives no proof prints well: only one that is silent leaves it unknown. */
  #late(job: Job) {
    const leftMs = (job.provenBy ?? 0) - this.#now()
    const patienceMs = this.#patience(job)
    const isEarly = leftMs > 0 && Number.isFinite(patienceMs)
    if (job.state.is === 'confirming' && isEarly && !this.#watch.isMute())
      return this.#ifThere(job, () => this.#limit(job, Math.min(leftMs, patienceMs)))
    if (job.state.is === 'confirming' && !job.isAskedOtherwise && this.#watch.askOtherwise()) {
      job.isAskedOtherwise = true
      return this.#limit(job, this.#limits.asking)
    }
    const isUnprovable = job.isAskedOtherwise === true && this.#watch.isAwake()
    // Neither way is answered: the next one is not waited for.
    if (isUnprovable) this.#watch.askOtherwise()
    // What never made sense here will not with a second paper.
    const mute = this.#watch.isMute() || !this.#watch.hasMadeSense() || isUnprovable
    if (job.state.is === 'confirming' && !mute && this.#watch.mayFallSilent()) {
      return this.#ifThere(job, () => this.#feed(job, { is: 'late', mute }))
    }
    this.#feed(job, { is: 'late', mute })
  }

  /** Starts what can start now: the drawer, a clean cut, the next receipt. */
  #goOn() {
    if (this.#aside.isTaken()) return
    if (this.#isWriting || !this.#watch.isOpen()) return this.#say(this.#awayBecause)
    const job = this.#queue.head()
    if (this.#kick && !isPartSent(job)) return this.#openDrawer(this.#kick)
    if (!this.#watch.goesOn()) return this.#say(this.#watch.why())
    if (this.#mustCut && !isUnderWay(job)) {
      return this.#cutFirst()
    }
    // Another printer may stand there since.
    if (this.logo.isUnsure() && !isUnderWay(job)) return this.alone(talk => this.logo.verify(talk))
    if (job && isTooOld(job, this.#now())) return this.#feed(job, { is: 'expired' })
    if (job) this.#start(job)
  }

  #cutFirst() {
    this.#mustCut = false
    this.#watch.dropped()
    return this.#write(this.#language.cutFragment(this.#missing))
  }

  #say(why: string) {
    const job = this.#queue.head()
    if (job && !this.#isWriting && job.state.is === 'queued')
      this.#feed(job, { is: 'blocked', why })
  }

  async #start(job: Job) {
    if (!this.#queue.isPrepared(job)) {
      if (job.isPreparing) return
      job.isPreparing = true
      const why = await this.#queue.prepare(job)
      job.isPreparing = false
      if (why) return this.#feed(job, { is: 'broken', why })
      return this.#goOn()
    }
    // What will prove it is agreed on this connection, with nothing of it sent yet.
    if (job.state.is === 'queued') this.#queue.seal(job, number => this.#watch.proof(number))
    this.#feed(job, { is: 'ready', total: job.bytes?.length ?? 0 })
  }

  #send(job: Job) {
    if (this.#isWriting || job.state.is !== 'sending' || !job.bytes) return
    const { offset } = job.state
    job.firstByteAt ??= this.#now()
    this.#write(job.bytes.subarray(offset, offset + chunkOf(this.#port)), job)
  }

  async #write(chunk: Uint8Array, job?: Job) {
    this.#isWriting = true
    const losses = this.#losses
    try {
      let taken = 0
      // A printer without paper may take nothing for hours; that is no reason to hang up.
      const late = () => new PortFault('no-answer', null)
      const isStopped = () =>
        this.#port.isWaiting?.() === true || (this.#watch.isOpen() && !this.#watch.goesOn())
      // What is no receipt may be longer than a chunk.
      do {
        const part = chunk.subarray(taken, taken + chunkOf(this.#port))
        taken += await within(this.#port.write(part), this.#limits.write, late, isStopped)
      } while (!job && taken < chunk.length)
      this.#isWriting = false
      // A line may say that it took all, and be gone: what of it arrived nobody knows.
      if (job && losses !== this.#losses)
        this.#feed(job, { is: 'disconnected', taken, why: this.#awayBecause })
      else if (job) this.#feed(job, { is: 'took', bytes: taken })
    } catch (error) {
      this.#isWriting = false
      if (!(error instanceof PortFault)) throw error
      this.#hasStalled = error.reason === 'no-answer'
      const why = this.#hasStalled ? 'stall' : 'unplugged'
      if (job) this.#feed(job, { is: 'disconnected', taken: error.taken, why })
      this.#port.close()
    }
    this.#goOn()
  }

  /** A line may take bytes for a printer that hangs, and the drawer would open when it goes on. */
  async #openDrawer(kick: Kick) {
    if (kick.isAsked) return
    const { pulse, answers, kicksWhileBlocked } = this.#language
    if (!pulse) return this.#dropKick('no-drawer-here')
    // Of one that has never said a word its silence says nothing: many are wired one way only.
    kick.isAsked = answers && this.#watch.hasSpoken() && !this.#isPrintingOn()
    const isThere = !kick.isAsked || (await this.#watch.isAnswering(kick.until - this.#now()))
    if (this.#kick !== kick) return
    if (!isThere) this.#dropKick(this.#watch.isGarbage() ? 'garbage' : 'no-answer')
    else if (this.#now() > kick.until) this.#dropKick('too-late')
    else if (!kicksWhileBlocked && !this.#watch.goesOn()) this.#dropKick(this.#watch.why())
    // In real time wherever the model can: the paper may have run out without our knowing it yet.
    else return this.#pulse(kick, pulse(kick.pin, kicksWhileBlocked))
    this.#goOn()
  }

  /** It has taken a receipt and had no time yet to print it: what it were asked it would answer after that. */
  #isPrintingOn(): boolean {
    const { answersInTurn, kicksWhileBlocked } = this.#language
    const job = this.#queue.head()
    if (!answersInTurn || !kicksWhileBlocked || job?.state.is !== 'confirming') return false
    return this.#now() - (job.takenAt ?? 0) < this.#patience(job)
  }

  async #pulse({ until, done }: Kick, pulse: Uint8Array) {
    this.#kick = undefined
    this.#isWriting = true
    try {
      const late = () => new PortFault('no-answer', null)
      await within(this.#port.write(pulse), until - this.#now(), late)
      this.#isWriting = false
      done(null)
    } catch (error) {
      this.#isWriting = false
      if (!(error instanceof PortFault)) throw error
      done(error.reason === 'no-answer' ? 'too-late' : 'printer-offline')
      // What waits at the port is dropped with it: it must not come out later.
      this.#port.close()
    }
    this.#goOn()
  }

  #dropKick(why: string) {
    this.#kick?.done(why)
    this.#kick = undefined
  }

  #read(chunk: Uint8Array) {
    for (const news of this.#watch.read(chunk)) {
      if (news.is === 'said') this.#aside.heard(news.block)
      const job = this.#queue.head()
      if (!job || !this.#proves(news, job)) continue
      if (job.state.is === 'confirming') this.#learnPace(job)
      this.#feed(job, { is: 'proof' })
    }
  }

  #proves(news: News, job: Job): boolean {
    switch (news.is) {
      case 'proof':
        return news.id === job.proofId && isNearlySent(job)
      case 'processed':
        // It carries no name: it counts only from a sane printer.
        if (!isNearlySent(job) || this.#watch.isGarbage()) return false
        job.processed = (job.processed ?? 0) + 1
        return job.processed >= news.of
      case 'busy':
        return this.#isBusy(job)
      case 'idle':
        return this.#isIdle(job)
      case 'said':
        return false
    }
  }

  /** Something is left to print: the proof may take as long again. */
  #isBusy(job: Job): false {
    job.wasBusy = true
    job.idles = 0
    const { proof } = this.#limits
    if (job.state.is === 'confirming' && this.#language.idle) this.#limit(job, proof)
    return false
  }

  #isIdle(job: Job): boolean {
    const { idle } = this.#language
    if (!idle || job.state.is !== 'confirming') return false
    job.idles = (job.idles ?? 0) + 1
    if (job.idles >= idle.answers && (job.wasBusy || !idle.needsBusy)) return true
    if (job.idles >= IDLE_ANSWERS_MAX) this.#feed(job, { is: 'late', mute: true })
    return false
  }

  #noticed(status: Status, before: Status) {
    this.#drawer.told(status.drawerHigh, before.drawerHigh)
    const { state, why } = this.#watch.condition()
    this.#events.state(state, why)
    const job = this.#queue.head()
    if (job && state === 'blocked') this.#feed(job, { is: 'blocked', why: this.#watch.why() })
    this.#goOn()
  }

  #opened() {
    const { leaveSetup } = this.#language
    if (!leaveSetup || !this.#ledger.isInSetup()) return this.#watch.opened()
    // The hub, or the line, was lost while it was being set up: what it has not taken is not said again.
    this.#port.write(leaveSetup).then(
      () => {
        this.#ledger.leavesSetup()
        this.#restartTimer = setTimeout(() => this.#watch.opened(), this.#limits.restart)
      },
      () => this.#port.close(),
    )
  }

  #disconnected() {
    this.#losses++
    clearTimeout(this.#restartTimer)
    this.#watch.closed()
    this.#aside.lost()
    this.logo.lost()
    this.#drawer.lost()
    this.#dropKick(this.#kick?.isAsked ? 'no-answer' : 'printer-offline')
    this.#awayBecause = this.#hasStalled
      ? 'stall'
      : this.#watch.hasHungUp()
        ? 'no-answer'
        : 'unplugged'
    this.#hasStalled = false
    this.#mustCut ||= this.#ledger.isTorn()
    this.#events.state('offline', this.#awayBecause)
    const job = this.#queue.head()
    // An answer of the old connection and noise of the new one are no two answers.
    if (job) job.processed = 0
    // A write under way reports by itself how much the printer took of it.
    if (job && !this.#isWriting)
      this.#feed(job, { is: 'disconnected', taken: 0, why: this.#awayBecause })
    this.#say(this.#awayBecause)
  }

  #refused(reason: PortReason) {
    const { state, why } = stateOfReason(reason)
    this.#awayBecause = why
    this.#events.state(state, why)
    this.#say(why)
  }
}
