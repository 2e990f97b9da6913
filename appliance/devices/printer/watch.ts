// What is known about a connected printer: listens, asks when it is quiet, notices silence.
import type { PrinterModel } from '../models.ts'
import type { Port } from '../ports/port.ts'
import {
  cleanStatus,
  condition,
  type Frame,
  parse,
  type Status,
  statusOfNow,
  statusOfPushed,
} from './bytes.ts'
import { askNow, pushStatus } from './encode.ts'

/** A printer that is stopped, or does not push its status, is asked this often. */
export const POLL_MS = 1_000
/** Bytes that are no answer, within `GARBAGE_WINDOW_MS`: fewer are a stray hum on the line. */
const GARBAGE_MAX = 8
export const GARBAGE_WINDOW_MS = 10_000

export type WatchLimits = { status: number; heartbeat: number }

export class Watch {
  #port: Port
  #model: PrinterModel
  #limits: WatchLimits
  #changed: (status: Status, before: Status) => void
  #isQuiet: () => boolean
  #now: () => number
  #status = cleanStatus
  #rest = new Uint8Array()
  #asked: number[] = []
  #garbage = 0
  #garbageSince = 0
  #frames = 0
  #isOpen = false
  #isSettled = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #answerTimer: ReturnType<typeof setTimeout> | undefined

  /** `isQuiet` is false while a receipt is on its way: then nothing is asked. `now` is in ms. */
  constructor(
    port: Port,
    model: PrinterModel,
    limits: WatchLimits,
    isQuiet: () => boolean,
    changed: (status: Status, before: Status) => void,
    now: () => number,
  ) {
    this.#port = port
    this.#model = model
    this.#limits = limits
    this.#isQuiet = isQuiet
    this.#changed = changed
    this.#now = now
  }

  opened() {
    this.#isOpen = true
    this.#isSettled = false
    this.#status = cleanStatus
    this.#rest = new Uint8Array()
    this.#garbage = 0
    this.#frames = 0
    this.#asked = []
    if (this.#model.pushesStatus) this.#say(pushStatus)
    this.#ask([1, 2, 4])
  }

  closed() {
    this.#isOpen = false
    this.#isSettled = false
    clearTimeout(this.#timer)
    clearTimeout(this.#answerTimer)
  }

  /** The frames in what arrived; the status is taken out of them. */
  read(chunk: Uint8Array): Frame[] {
    const { frames, rest, garbage } = parse(this.#rest, chunk)
    const before = this.#status
    const wasSettled = this.#isSettled
    const wasGarbage = this.isGarbage()
    this.#rest = new Uint8Array(rest)
    this.#countGarbage(garbage, frames)
    this.#frames += frames.length
    clearTimeout(this.#answerTimer)
    for (const frame of frames) this.#learn(frame)
    if (this.#asked.length === 0 || this.isGarbage()) this.#isSettled = true
    const isNew = JSON.stringify(before) !== JSON.stringify(this.#status)
    if (isNew || wasSettled !== this.#isSettled || wasGarbage !== this.isGarbage()) {
      this.#changed(this.#status, before)
    }
    if (this.#asked.length > 0) this.#awaitAnswer()
    else this.#waitToAsk()
    return frames
  }

  isOpen = () => this.#isOpen
  /** Nothing has ever come back on this connection. */
  isMute = () => this.#frames === 0 && this.#garbage === 0
  isGarbage = () => this.#garbage >= GARBAGE_MAX
  /** Connected, its state is known or was waited for, and nothing stops it. */
  goesOn = () => this.#isOpen && this.#isSettled && condition(this.#status).state !== 'blocked'
  why = () => (this.#isOpen ? (condition(this.#status).why ?? 'opening') : 'unplugged')

  condition(): { state: 'opening' | 'ready' | 'degraded' | 'blocked'; why: string | null } {
    if (!this.#isSettled) return { state: 'opening', why: null }
    const known = condition(this.#status)
    if (known.state === 'blocked') return known
    if (this.isGarbage()) return { state: 'degraded', why: 'garbage' }
    if (this.isMute() && this.#model.proof !== 'none') {
      return { state: 'degraded', why: 'no-answer' }
    }
    return known
  }

  #countGarbage(garbage: number, frames: readonly Frame[]) {
    // One sane answer and nothing else: whatever it was is over.
    const isSane = frames.some(frame => frame.is === 'pushed' || this.#isAwaited(frame))
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

  #isAwaited = (frame: Frame) => frame.is === 'now' && this.#asked.length > 0

  #learn(frame: Frame) {
    if (frame.is === 'pushed') this.#status = statusOfPushed(frame.bytes)
    if (frame.is === 'now') {
      const n = this.#asked.shift()
      if (n !== undefined) this.#status = statusOfNow(this.#status, n, frame.byte)
    }
  }

  #ask(which: readonly (1 | 2 | 3 | 4)[]) {
    this.#asked = [...which]
    this.#awaitAnswer()
    for (const n of which) this.#say(askNow(n))
  }

  #say(bytes: Uint8Array) {
    // A port that fails here closes itself, and that is noticed there.
    this.#port.write(bytes).catch(() => {})
  }

  #awaitAnswer() {
    clearTimeout(this.#answerTimer)
    this.#answerTimer = setTimeout(() => this.#noAnswer(), this.#limits.status)
  }

  #noAnswer() {
    this.#asked = []
    // One that has answered before and is silent now has lost its cable or its power.
    if (this.#isSettled && !this.isMute() && !this.isGarbage()) return this.#port.close()
    this.#isSettled = true
    this.#changed(this.#status, this.#status)
    this.#waitToAsk()
  }

  /** Sets the time of the next question. */
  #waitToAsk() {
    clearTimeout(this.#timer)
    // A stopped printer may not have obeyed the order to push its status yet.
    const isTold = this.#model.pushesStatus && condition(this.#status).state !== 'blocked'
    const pauseMs = isTold ? this.#limits.heartbeat : Math.min(POLL_MS, this.#limits.heartbeat)
    this.#timer = setTimeout(() => {
      if (!this.#isOpen) return
      if (this.#isQuiet() || !this.goesOn()) this.#ask([1, 2, 4])
      else this.#waitToAsk()
    }, pauseMs)
  }
}
