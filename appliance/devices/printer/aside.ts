// A talk with a printer beside its work: taken by one at a time, ended when the line goes away.
import { chunkOf, type Port, PortFault, within } from '../ports/port.ts'
import type { Block } from './bytes.ts'
import { newTalk, type Work } from './talk.ts'
import type { Watch } from './watch.ts'

/** Whoever waits for his turn looks this often. */
const TURN_MS = 50

export class Aside {
  #port: Port
  #watch: Watch
  #answers: boolean
  #limits: { write: number; sense: number }
  #isTaken = false
  #talk: ReturnType<typeof newTalk> | undefined

  /** `answers`: the printer can say a word at all. */
  constructor(
    port: Port,
    watch: Watch,
    answers: boolean,
    limits: { write: number; sense: number },
  ) {
    this.#port = port
    this.#watch = watch
    this.#answers = answers
    this.#limits = limits
  }

  /** Waits for the end of what is under way; false when that takes too long. */
  async turn(isBusy: () => boolean): Promise<boolean> {
    for (let left = this.#limits.sense; isBusy() || this.#isTaken; left -= TURN_MS) {
      if (left <= 0 || !this.#watch.isOpen()) return false
      await new Promise(resolve => setTimeout(resolve, TURN_MS))
    }
    return true
  }

  /** Nothing else begins. */
  isTaken = () => this.#isTaken
  /** Nothing else is asked. */
  isTalking = () => this.#talk !== undefined
  heard = (block: Block) => this.#talk?.heard(block)
  lost = () => this.#talk?.lost()

  /** `before`: what is owed to the printer first. */
  async talk<Done extends object>(
    before: () => Promise<unknown>,
    work: Work<Done>,
  ): Promise<Done | { why: string }> {
    this.#isTaken = true
    this.#port.hold?.(true)
    try {
      await before()
      // What was asked before is answered before.
      if (this.#answers) await this.#watch.fresh(this.#limits.sense)
      if (!this.#watch.isOpen()) return { why: 'printer-offline' }
      this.#talk = newTalk(bytes => this.#say(bytes))
      return await work(this.#talk.talk)
    } finally {
      this.#talk = undefined
      this.#isTaken = false
      this.#port.hold?.(false)
      this.#watch.ask()
    }
  }

  /** False when the line is gone, or takes nothing. */
  async #say(bytes: Uint8Array): Promise<boolean> {
    const late = () => new PortFault('no-answer', null)
    let at = 0
    while (at < bytes.length) {
      try {
        const chunk = bytes.subarray(at, at + chunkOf(this.#port))
        at += await within(this.#port.write(chunk), this.#limits.write, late)
      } catch (error) {
        if (!(error instanceof PortFault)) throw error
        this.#port.close()
        return false
      }
    }
    return this.#watch.isOpen()
  }
}
