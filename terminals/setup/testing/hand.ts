// What a test is given: the technician's eyes and hands, and an end.
import { signal } from '@preact/signals'
import type { TestOutcome } from '#schema/rules/device-tests.ts'
import type { Device } from '../things.ts'
import { askTexts } from './texts.ts'

export type Found = Omit<TestOutcome, 'test'>

export const passed = (detail?: string, why?: string): Found => ({ result: 'passed', detail, why })
export const failed = (why: string, detail?: string): Found => ({ result: 'failed', why, detail })
export const skipped = (why: string): Found => ({ result: 'skipped', why })

export type Answer = { value: string; label: string; tone?: 'primary' }
export type Question = {
  says: string
  hint?: string | undefined
  answers: readonly Answer[]
  /** what is to be seen or scanned, as the SVG of a paper */
  picture?: string | undefined
}

export type Hand = {
  /** What he answers; undefined when the test was ended before. */
  ask: (question: Question) => Promise<string | undefined>
  /** Shown while something else is waited for; an answer ends nothing. */
  show: (question: Question | undefined) => void
  stop: AbortSignal
}

export type Trial = (device: Device, hand: Hand) => Promise<Found>

/** What he is asked now. */
export const question = signal<(Question & { answer: (value: string) => void }) | undefined>(
  undefined,
)

export const handOf = (stop: AbortSignal): Hand => ({
  stop,
  show: shown => {
    question.value = shown && { ...shown, answer: () => undefined }
  },
  ask: asked =>
    new Promise(resolve => {
      const end = (value?: string) => {
        question.value = undefined
        stop.removeEventListener('abort', giveUp)
        resolve(value)
      }
      const giveUp = () => end()
      if (stop.aborted) return giveUp()
      stop.addEventListener('abort', giveUp)
      question.value = { ...asked, answer: end }
    }),
})

/** The two plain answers, in the language of the moment. */
export const yesOrNo = (): Answer[] => [
  { value: 'yes', label: askTexts.yes, tone: 'primary' },
  { value: 'no', label: askTexts.no },
]

/** Passed on yes, failed on no, left out on anything else. */
export const judged = (answer: string | undefined, detail?: string): Found => {
  if (answer === 'yes') return passed(detail)
  if (answer === 'no') return failed('did-not-say-so', detail)
  return skipped(answer === 'none' ? 'not-with-this-model' : 'left-out')
}
