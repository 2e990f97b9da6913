// Question and answer with a printer about its memory, with nothing else on the line.
import type { Block } from './bytes.ts'

export type Talk = {
  /** False when the line is gone. */
  say: (bytes: Uint8Array) => Promise<boolean>
  /**
   * The next answer that `read` makes something of; undefined when none comes within `limitMs`. Until
   * then nothing else is said: a printer takes an answer that is not fetched amiss.
   */
  ask: <Answer>(
    question: Uint8Array,
    read: (block: Block) => Answer | undefined,
    limitMs: number,
  ) => Promise<Answer | undefined>
  /** Says nothing for so long; false when the line went away. */
  rest: (ms: number) => Promise<boolean>
}

/** What is done while nobody else speaks with the printer. */
export type Work<Done> = (talk: Talk) => Promise<Done>

/** `write` resolves with false when the line is gone. */
export const newTalk = (write: (bytes: Uint8Array) => Promise<boolean>) => {
  let listener: ((block: Block) => void) | undefined
  let ends: (() => void) | undefined
  let isOver = false
  const waits = <Answer>(
    limitMs: number,
    begin: (done: (answer?: Answer) => void) => void,
  ): Promise<Answer | undefined> =>
    new Promise(resolve => {
      const done = (answer?: Answer) => {
        clearTimeout(limit)
        listener = undefined
        ends = undefined
        resolve(answer)
      }
      const limit = setTimeout(() => done(), limitMs)
      ends = () => done()
      if (isOver) return done()
      begin(done)
    })
  const talk: Talk = {
    say: async bytes => !isOver && (await write(bytes)) && !isOver,
    ask: (question, read, limitMs) =>
      waits(limitMs, done => {
        listener = block => {
          const answer = read(block)
          if (answer !== undefined) done(answer)
        }
        write(question).then(isSaid => {
          if (!isSaid) done()
        })
      }),
    rest: async ms => {
      await waits(ms, () => {})
      return !isOver
    },
  }
  return {
    talk,
    heard: (block: Block) => listener?.(block),
    /** The line is gone: nobody waits any longer. */
    lost: () => {
      isOver = true
      ends?.()
    },
  }
}
