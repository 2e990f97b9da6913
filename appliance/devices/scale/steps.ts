// What the scale last said, and whether it still answers. No weight is ever made up from an error.
import type { Frame } from './bytes.ts'

export type Reading = {
  grams: number | null
  stable: boolean
  state: 'stable' | 'motion' | 'over' | 'under' | 'zero'
}

/** Unanswered questions in a row after which the scale counts as gone. */
export const MISSED_MAX = 5

export type State = { link: 'down' | 'mute' | 'ready'; missed: number; last: Reading | null }

export type Input = { is: 'opened' | 'closed' | 'asked' } | { is: 'frame'; frame: Frame }

export const start: State = { link: 'down', missed: 0, last: null }

/** `say` is a reading that differs from the last one said. */
export const step = (state: State, input: Input): { state: State; say: Reading | null } => {
  switch (input.is) {
    case 'opened':
      return { state: { link: 'ready', missed: 0, last: null }, say: null }
    case 'closed':
      return { state: start, say: null }
    case 'asked': {
      if (state.link === 'down') return { state, say: null }
      const missed = Math.min(state.missed + 1, MISSED_MAX + 1)
      const isMute = missed > MISSED_MAX
      return {
        state: { link: isMute ? 'mute' : 'ready', missed, last: isMute ? null : state.last },
        say: null,
      }
    }
    case 'frame': {
      if (state.link === 'down') return { state, say: null }
      const reading = readingOf(input.frame)
      const isSame = state.last?.grams === reading.grams && state.last.state === reading.state
      return {
        state: { link: 'ready', missed: 0, last: reading },
        say: isSame ? null : reading,
      }
    }
  }
}

const readingOf = (frame: Frame): Reading => {
  if (frame.is === 'weight') {
    const state = frame.grams === 0 ? 'zero' : 'stable'
    return { grams: frame.grams, stable: true, state }
  }
  if (frame.over) return { grams: null, stable: false, state: 'over' }
  if (frame.under) return { grams: null, stable: false, state: 'under' }
  if (frame.zero && !frame.motion) return { grams: 0, stable: true, state: 'zero' }
  return { grams: null, stable: false, state: 'motion' }
}
