// What is known about a connected printer: listens, asks when it is quiet, notices silence.
import { goesOn } from '#schema/rules/fail-over.ts'
import type { JobLedger } from '../ledger.ts'
import type { Port } from '../ports/port.ts'
import type { Ear, Heard, Language, News, Proof } from './language.ts'
import { condition, type Status } from './status.ts'

/** A printer that is stopped, or does not push its status, is asked this often. */
export const POLL_MS = 1_000
/** Bytes that are no answer, within `GARBAGE_WINDOW_MS`: fewer are a stray hum on the line. */
const GARBAGE_MAX = 8
export const GARBAGE_WINDOW_MS = 10_000

/** Whoever wants the status as it is now waits for his turn to ask this often. */
const TURN_MS = 100

type Waiter = { isUrgent: boolean; hasAsked: boolean; done: (status: Status | null) => void }

export type WatchLimits = { status: number; heartbeat: number }

/** Where it is kept that a printer was heard, and the place where it hangs. */
type Voice = { place: string; ledger: Pick<JobLedger, 'hasSpoken' | 'speaks'> }

export class Watch {
  #port: Port
  #language: Language
  #ear: Ear
  #limits: WatchLimits
  #changed: (status: Status, before: Status) => void
  #isQuiet: () => boolean
  #now: () => number
  #garbage = 0
  #garbageSince = 0
  #frames = 0
  #framesBefore = 0
  #hasSpoken: boolean
  #voice: Voice
  #isOpen = false
  #hasMadeSense = false
  #isSettled = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #answerTimer: ReturnType<typeof setTimeout> | undefined
  #waiters = new Set<Waiter>()
  /** Questions that the printer has not taken yet. */
  #unsent = 0
  /** The question that waits was asked while a receipt comes out: the answer may come behind it. */
  #isAskedBesideWork = false
  #hasHungUp = false

  /** `isQuiet` is false while a receipt is on its way: then nothing is asked. `now` is in ms. */
  constructor(
    port: Port,
    language: Language,
    limits: WatchLimits,
    isQuiet: () => boolean,
    changed: (status: Status, before: Status) => void,
    now: () => number,
    voice: Voice,
  ) {
    this.#voice = voice
    this.#hasSpoken = voice.ledger.hasSpoken(voice.place)
    this.#port = port
    this.#language = language
    this.#ear = language.listen()
    this.#limits = limits
    this.#isQuiet = isQuiet
    this.#changed = changed
    this.#now = now
  }

  opened() {
    this.#isOpen = true
    this.#isSettled = false
    this.#isAskedBesideWork = false
    this.#hasHungUp = false
    this.#ear = this.#language.listen()
    this.#garbage = 0
    this.#frames = 0
    for (const bytes of this.#ear.hello()) this.#say(bytes)
    this.ask()
  }

  closed() {
    this.#isOpen = false
    this.#isSettled = false
    clearTimeout(this.#timer)
    clearTimeout(this.#answerTimer)
    for (const waiter of this.#waiters) waiter.done(null)
  }

  /** The status as the printer tells it after this call; null when it does not within `limitMs`. */
  fresh = (limitMs: number): Promise<Status | null> => this.#answerWithin(limitMs, false)

  /**
   * Whether it answers now, asked also while a receipt comes out of it; false at the first question in
   * vain. One that takes no question while it is stopped has said so itself, and is believed.
   */
  isAnswering = async (limitMs: number): Promise<boolean> =>
    (await this.#answerWithin(limitMs, true)) !== null

  #answerWithin(limitMs: number, isUrgent: boolean): Promise<Status | null> {
    if (!this.#isOpen) return Promise.resolve(null)
    return new Promise(resolve => {
      const done = (status: Status | null) => {
        clearInterval(turns)
        clearTimeout(limit)
        this.#waiters.delete(waiter)
        resolve(status)
      }
      const waiter: Waiter = { isUrgent, hasAsked: false, done }
      const limit = setTimeout(() => done(null), limitMs)
      const turns = setInterval(() => this.#askFor(waiter), TURN_MS)
      this.#waiters.add(waiter)
      this.#askFor(waiter)
    })
  }

  /** What is new in what arrived; the status is taken out of it. */
  read(chunk: Uint8Array): News[] {
    const before = this.#ear.status()
    const wasSettled = this.#isSettled
    const wasGarbage = this.isGarbage()
    const wasMute = this.isMute()
    const heard = this.#ear.read(chunk)
    this.#countGarbage(heard)
    this.#frames += heard.frames
    this.#hasMadeSense ||= heard.isSane || heard.news.length > 0
    if (heard.frames > 0 && !this.#hasSpoken) {
      this.#hasSpoken = true
      this.#voice.ledger.speaks(this.#voice.place)
    }
    clearTimeout(this.#answerTimer)
    if (!this.#ear.isWaiting() || this.isGarbage()) this.#isSettled = true
    const status = this.#ear.status()
    const isNew = JSON.stringify(before) !== JSON.stringify(status)
    const isOtherwise =
      wasSettled !== this.#isSettled || wasGarbage !== this.isGarbage() || wasMute !== this.isMute()
    if (isNew || isOtherwise) this.#changed(status, before)
    if (this.#ear.isWaiting()) {
      this.#awaitAnswer()
      if (heard.isSane) this.#isHeard(status)
    } else {
      this.#isAskedBesideWork = false
      this.#waitToAsk()
      for (const waiter of [...this.#waiters]) {
        if (waiter.hasAsked) waiter.done(status)
        else this.#askFor(waiter)
      }
    }
    return heard.news
  }

  /** Asks about the state, unless an answer is awaited already. False: there is no question now. */
  ask(): boolean {
    if (!this.#isOpen || this.#ear.isWaiting()) return false
    const questions = this.#ear.ask()
    if (this.#ear.isWaiting()) this.#awaitAnswer()
    else this.#waitToAsk()
    for (const question of questions) this.#say(question)
    return questions.length > 0
  }

  /** What was in the printer is dropped: a question that waited there is answered no more. */
  dropped() {
    this.#ear.dropped?.()
    if (this.#ear.isWaiting()) return
    clearTimeout(this.#answerTimer)
    this.#waitToAsk()
  }

  /** What proves the job that is about to be sent on this connection. */
  proof = (number: number): Proof => this.#ear.proof(number)

  /** The proof did not come: asks for it in another way, and how the printer is; false: there is none. */
  askOtherwise(): boolean {
    if (this.isMute() || this.isGarbage()) return false
    const request = this.#ear.otherProof?.()
    if (!request) return false
    this.#framesBefore = this.#frames
    if (request.length > 0) this.#say(request)
    this.ask()
    return true
  }

  /** It gave an answer since it was asked otherwise. */
  isAwake = () => this.#frames > this.#framesBefore && !this.isGarbage()

  /** It has answered before at this place, on this connection or an earlier one. */
  hasSpoken = () => this.#hasSpoken
  isOpen = () => this.#isOpen
  /** Its silence means that it hangs or is away, and that can be asked. */
  mayFallSilent = () =>
    this.#language.answers && !this.#language.isSilentWhenStopped && !this.isGarbage()
  /** The last connection was given up because the printer had fallen silent on it. */
  hasHungUp = () => this.#hasHungUp

  hangUp() {
    this.#hasHungUp = true
    this.#port.close()
  }

  /** Nothing has ever come back on this connection. */
  isMute = () => this.#frames === 0 && this.#garbage === 0
  /** Something that ever came back was an answer. */
  hasMadeSense = () => this.#hasMadeSense
  isGarbage = () => this.#garbage >= GARBAGE_MAX
  /** Connected, its state is known or was waited for, and nothing stops it. */
  goesOn = () => this.#isOpen && goesOn(this.condition().state)
  why = () => (this.#isOpen ? (this.condition().why ?? 'opening') : 'unplugged')

  condition(): {
    state: 'opening' | 'ready' | 'degraded' | 'blocked' | 'offline'
    why: string | null
  } {
    if (!this.#isSettled) return { state: 'opening', why: null }
    const known = condition(this.#ear.status())
    if (known.state === 'blocked') return known
    if (this.isGarbage()) return { state: 'degraded', why: 'garbage' }
    if (this.isMute() && this.#language.answers) {
      // One that has answered before hangs now: what it were sent would count as printed and be lost.
      return { state: this.#hasSpoken ? 'offline' : 'degraded', why: 'no-answer' }
    }
    return known
  }

  /**
   * Whoever only wants to know whether it is there does not wait for its last answer: many a printer on
   * a network keeps that back until we have confirmed the first, which takes 40 ms.
   */
  #isHeard(status: Status) {
    if (!this.#language.kicksWhileBlocked) return
    for (const { isUrgent, hasAsked, done } of [...this.#waiters])
      if (isUrgent && hasAsked) done(status)
  }

  /** Not between the pieces of a receipt, and not before an answer that belongs to nobody has come. */
  #askFor(waiter: Waiter) {
    const isQuiet = this.#isQuiet()
    if (waiter.hasAsked || this.#ear.isWaiting() || !(waiter.isUrgent || isQuiet)) return
    waiter.hasAsked = true
    this.#isAskedBesideWork = !isQuiet
    const hasQuestion = this.ask()
    if (waiter.isUrgent && !hasQuestion) waiter.done(this.#ear.status())
  }

  #countGarbage({ garbage, isSane }: Heard) {
    // One sane answer and nothing else: whatever it was is over.
    if (garbage === 0) {
      if (isSane) this.#garbage = 0
      return
    }
    const at = this.#now()
    if (at - this.#garbageSince > GARBAGE_WINDOW_MS) {
      this.#garbage = 0
      this.#garbageSince = at
    }
    this.#garbage += garbage
  }

  #say(bytes: Uint8Array) {
    this.#unsent++
    // A port that fails here closes itself, and that is noticed there.
    this.#port
      .write(bytes)
      .catch(() => {})
      .finally(() => {
        this.#unsent--
      })
  }

  #awaitAnswer() {
    clearTimeout(this.#answerTimer)
    this.#answerTimer = setTimeout(() => this.#noAnswer(), this.#limits.status)
  }

  #noAnswer() {
    const before = this.#ear.status()
    for (const { isUrgent, hasAsked, done } of [...this.#waiters]) {
      if (isUrgent && hasAsked) done(null)
    }
    if (this.#isAskedBesideWork && !this.#isQuiet()) return this.#awaitAnswer()
    // Without paper and full to the brim it takes no question either: that is no reason to hang up.
    if (this.#unsent > 0 && condition(before).state === 'blocked') return this.#awaitAnswer()
    const hasSpoken = this.#isSettled && !this.isMute() && !this.isGarbage()
    const isSilent = hasSpoken && this.#language.isSilentWhenStopped
    this.#ear.giveUp(isSilent)
    // One that has answered before and is silent now has lost its cable or its power.
    if (hasSpoken && !isSilent) return this.hangUp()
    this.#isSettled = true
    this.#changed(this.#ear.status(), before)
    this.#waitToAsk()
  }

  /** Sets the time of the next question. */
  #waitToAsk() {
    clearTimeout(this.#timer)
    // A stopped printer may not have obeyed the order to push its status yet.
    const isTold = this.#language.pushesStatus && this.goesOn()
    const pauseMs = isTold ? this.#limits.heartbeat : Math.min(POLL_MS, this.#limits.heartbeat)
    this.#timer = setTimeout(() => {
      if (!this.#isOpen) return
      if (this.#isQuiet() || !this.goesOn()) this.ask()
      else this.#waitToAsk()
    }, pauseMs)
  }
}
