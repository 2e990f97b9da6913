// One payment at the terminal. A card is never charged twice: what is not known is asked for.
import type { Answer } from './bytes.ts'

export type State =
  | { is: 'idle' }
  /** The order is with the terminal. */
  | { is: 'busy'; id: string }
  /** The connection went meanwhile; the outcome is asked for once it is back. */
  | { is: 'asking'; id: string }

export type Input =
  | { is: 'pay'; id: string }
  | { is: 'cancel' | 'enquire'; id: string }
  | { is: 'answer'; answer: Answer }
  /** Silence for the whole limit. */
  | { is: 'late' | 'connected' | 'disconnected' }

/** `send` goes to the terminal, `say` to the store. */
export type Step = {
  state: State
  send?: 'pay' | 'cancel' | 'enquire'
  say?: { id: string; state: 'busy' | 'no-answer' | 'unknown' | Exclude<Answer['is'], 'not-known'> }
}

export const step = (state: State, input: Input): Step => {
  switch (input.is) {
    case 'pay':
      return state.is === 'idle'
        ? { state: { is: 'busy', id: input.id }, send: 'pay', say: { id: input.id, state: 'busy' } }
        : { state }
    case 'cancel':
      return state.is === 'busy' && state.id === input.id ? { state, send: 'cancel' } : { state }
    case 'enquire':
      return state.is === 'idle'
        ? { state: { is: 'asking', id: input.id }, send: 'enquire' }
        : { state }
    case 'answer':
      return answered(state, input.answer)
    case 'late':
      return state.is === 'idle'
        ? { state }
        : { state: { is: 'idle' }, say: { id: state.id, state: 'no-answer' } }
    case 'disconnected':
      return state.is === 'busy'
        ? { state: { is: 'asking', id: state.id }, say: { id: state.id, state: 'unknown' } }
        : { state }
    case 'connected':
      return state.is === 'asking' ? { state, send: 'enquire' } : { state }
  }
}

/**
 * An answer to another payment than the current one is late news and is not believed, but for money
 * that was taken: of that nothing may be lost.
 */
const answered = (state: State, answer: Answer): Step => {
  const isCurrent = state.is !== 'idle' && state.id === answer.id
  if (!isCurrent && answer.is === 'approved') {
    return { state, say: { id: answer.id, state: 'approved' } }
  }
  if (state.is === 'idle' || state.id !== answer.id) return { state }
  if (answer.is === 'busy') {
    return { state: { is: 'busy', id: state.id }, say: { id: state.id, state: 'busy' } }
  }
  // A terminal that has never heard of it has charged nothing; a person decides what that means.
  const outcome = answer.is === 'not-known' ? 'unknown' : answer.is
  return { state: { is: 'idle' }, say: { id: state.id, state: outcome } }
}
