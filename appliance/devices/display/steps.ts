// What stands on the display and what comes next. One text waits at most, the newest: a display
// that is slow or was away never shows what is over.
import type { Screen } from './bytes.ts'

export type State = {
  link: 'down' | 'free' | 'sending'
  /** what should stand there; it is sent again after a break */
  wanted: Screen | null
  /** whether it is on its way or there */
  isTold: boolean
}

export type Input = { is: 'opened' | 'closed' | 'sent' } | { is: 'show'; screen: Screen }

export type Next = { state: State; send: 'start' | Screen | null }

export const start: State = { link: 'down', wanted: null, isTold: false }

export const step = (state: State, input: Input): Next => {
  switch (input.is) {
    case 'opened':
      return { state: { ...state, link: 'sending', isTold: false }, send: 'start' }
    case 'closed':
      return { state: { ...state, link: 'down', isTold: false }, send: null }
    case 'sent':
      return state.link === 'sending' ? go({ ...state, link: 'free' }) : { state, send: null }
    case 'show': {
      const { wanted } = state
      const { screen } = input
      if (wanted?.upper === screen.upper && wanted.lower === screen.lower)
        return { state, send: null }
      return go({ ...state, wanted: screen, isTold: false })
    }
  }
}

const go = (state: State): Next =>
  state.link === 'free' && state.wanted && !state.isTold
    ? { state: { ...state, link: 'sending', isTold: true }, send: state.wanted }
    : { state, send: null }
