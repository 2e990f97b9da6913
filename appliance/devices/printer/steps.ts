// One print job, from handed over to proven on paper. Pure: state and input in, state and order out.

export type State =
  /** Nothing of it has been handed over. */
  | { is: 'queued' }
  /** `offset` bytes are with the printer. */
  | { is: 'sending'; offset: number; total: number }
  /** The printer stopped for paper or cover; it keeps what it has and goes on by itself. */
  | { is: 'held'; offset: number; total: number; why: string }
  /** All is with the printer, the proof is awaited. */
  | { is: 'confirming'; offset: number; total: number }
  /** The connection went while a part was with the printer. */
  | { is: 'lost'; offset: number; total: number; why: string }
  /** Connected again: does the proof still come? */
  | { is: 'asking'; offset: number; total: number; why: string }
  | Final

export type Final =
  | { is: 'printed' | 'sent' }
  | { is: 'cancelled'; why?: string }
  /** Nothing of it was sent, and it may be printed elsewhere. */
  | { is: 'given-back' }
  | { is: 'unknown' | 'failed'; why: string }

export type Input =
  | { is: 'ready'; total: number }
  | { is: 'blocked'; why: string }
  | { is: 'took'; bytes: number }
  /** The printer said that the whole receipt is on paper. */
  | { is: 'proof' }
  /** A limit ran out. `mute`: this printer has never said anything on this connection. */
  | { is: 'late'; mute: boolean }
  /** `taken`: bytes of the write under way that the printer has; null when not known. */
  | { is: 'disconnected'; taken: number | null; why: string }
  | { is: 'cancel' }
  /** It should go to another printer, unless it has begun. */
  | { is: 'give-back' }
  /** Nobody waits for it any more. */
  | { is: 'expired' }
  | { is: 'broken'; why: string }

/** `clear`: drop what is in the printer and cut the fragment off before anything else is printed. */
export type Order = 'none' | 'send' | 'await-proof' | 'clear' | 'end'

export type Step = { state: State; order: Order }

/** Source of the rule: a receipt that may already be on paper is never sent again by itself. */
export const step = (state: State, input: Input): Step => {
  switch (state.is) {
    case 'queued':
      return queued(state, input)
    case 'sending':
      return sending(state, input)
    case 'held':
      return held(state, input)
    case 'confirming':
      return confirming(state, input)
    case 'lost':
    case 'asking':
      return doubtful(state, input)
    default:
      return { state, order: 'none' }
  }
}

export const isFinal = (state: State): state is Final =>
  ['printed', 'sent', 'cancelled', 'given-back', 'unknown', 'failed'].includes(state.is)

type On<Is extends State['is']> = Extract<State, { is: Is }>

const stay = (state: State): Step => ({ state, order: 'none' })

const queued = (state: On<'queued'>, input: Input): Step => {
  switch (input.is) {
    case 'ready':
      return { state: { is: 'sending', offset: 0, total: input.total }, order: 'send' }
    case 'cancel':
      return { state: { is: 'cancelled' }, order: 'end' }
    case 'give-back':
      return { state: { is: 'given-back' }, order: 'end' }
    case 'expired':
      return { state: { is: 'cancelled', why: 'too-old' }, order: 'end' }
    case 'broken':
      return { state: { is: 'failed', why: input.why }, order: 'end' }
    default:
      return stay(state)
  }
}

const sending = (state: On<'sending'>, input: Input): Step => {
  switch (input.is) {
    case 'took': {
      const offset = state.offset + input.bytes
      if (offset < state.total) return { state: { ...state, offset }, order: 'send' }
      return { state: { ...state, is: 'confirming', offset }, order: 'await-proof' }
    }
    case 'blocked':
      return stay({ ...state, is: 'held', why: input.why })
    // The proof can overtake the news that the last write was taken.
    case 'proof':
      return { state: { is: 'printed' }, order: 'end' }
    case 'disconnected':
      return lose(state, input)
    default:
      return stay(state)
  }
}

const held = (state: On<'held'>, input: Input): Step => {
  const { offset, total } = state
  switch (input.is) {
    case 'took':
      return stay({ ...state, offset: offset + input.bytes })
    case 'blocked':
      return stay({ ...state, why: input.why })
    case 'ready':
      return offset < total
        ? { state: { is: 'sending', offset, total }, order: 'send' }
        : { state: { is: 'confirming', offset, total }, order: 'await-proof' }
    case 'proof':
      return { state: { is: 'printed' }, order: 'end' }
    case 'disconnected':
      return lose(state, input)
    case 'cancel':
      return { state: { is: 'cancelled' }, order: 'clear' }
    default:
      return stay(state)
  }
}

const confirming = (state: On<'confirming'>, input: Input): Step => {
  switch (input.is) {
    case 'proof':
      return { state: { is: 'printed' }, order: 'end' }
    case 'blocked':
      return stay({ ...state, is: 'held', why: input.why })
    case 'late':
      return input.mute
        ? { state: { is: 'sent' }, order: 'end' }
        : { state: { is: 'unknown', why: 'no-answer' }, order: 'clear' }
    case 'disconnected':
      return lose(state, { ...input, taken: 0 })
    default:
      return stay(state)
  }
}

const doubtful = (state: On<'lost'> | On<'asking'>, input: Input): Step => {
  switch (input.is) {
    case 'proof':
      return { state: { is: 'printed' }, order: 'end' }
    case 'ready':
      return state.is === 'asking'
        ? stay(state)
        : { state: { ...state, is: 'asking' }, order: 'await-proof' }
    case 'blocked':
    case 'disconnected':
      return stay({ ...state, is: 'lost' })
    case 'late':
      return { state: { is: 'unknown', why: state.why }, order: 'clear' }
    default:
      return stay(state)
  }
}

const lose = (
  state: On<'sending'> | On<'held'> | On<'confirming'>,
  { taken, why }: { taken: number | null; why: string },
): Step => {
  const offset = state.offset + (taken ?? 0)
  if (offset === 0 && taken === 0) return stay({ is: 'queued' })
  return stay({ is: 'lost', offset, total: state.total, why })
}
