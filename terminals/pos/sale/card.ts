// A card payment as the till sees it. The one rule: money that may have been taken is never asked
// for twice. When nobody answers, the terminal is asked about this very payment before anything
// else can be done with it, and a cancel is only true when the terminal has said so. A terminal that
// does not answer an enquiry, or is not there, leaves the word to the cashier and its paper slip.

/** The states of the `card_payment` row. */
export type Reported =
  | 'requested'
  | 'busy'
  | 'approved'
  | 'declined'
  | 'no-answer'
  | 'cancelled'
  | 'unknown'
  | 'paid-by-hand'
  | 'unpaid-by-hand'

/**
 * `asking` on its way to the terminal · `waiting` the customer is at the terminal · `cancelling`
 * asked to stop, not yet stopped · `silent` no answer, ask the terminal · `enquiring` being asked
 * · `doubtful` the terminal does not know or can not be asked: its slip tells · the other three are final.
 */
export type CardState =
  | 'asking'
  | 'waiting'
  | 'cancelling'
  | 'silent'
  | 'enquiring'
  | 'doubtful'
  | 'approved'
  | 'declined'
  | 'cancelled'

export type Card = {
  is: CardState
  message?: string | undefined
  /** when the last word came that was heard before an enquiry; null: none did */
  heard?: number | null | undefined
}

/** The message of a payment that was settled by the cashier's word. */
export const BY_HAND = 'by-hand'

export type CardEvent =
  /** the row changed, or was read again */
  | Report
  /** nothing heard for ANSWER_LIMIT_MS */
  | { is: 'too-long' }
  /** the server could not be reached or refused a step, in words */
  | { is: 'failed'; message: string }
  | { is: 'cancel' }
  | { is: 'enquire' }
  /** the cashier read on the terminal's paper that it was taken, or was not */
  | { is: 'settled-by-hand'; paid: boolean }

type Report = {
  is: 'reported'
  state: Reported
  message?: string | undefined
  /** the terminal is not connected: nobody is there to be asked */
  isOffline?: boolean | undefined
  /** the row's own time of that word; tells the answer to an enquiry from what was known before */
  at?: number | null | undefined
}

/** What the till has to do now. */
export type CardOrder = 'none' | 'cancel' | 'enquire'

/** A customer at the terminal may take this long in all. */
const ANSWER_LIMIT_MS = 120_000
/** How long an enquiry or a cancel may take. */
const STEP_LIMIT_MS = 30_000
/** How often the payment is read again while no message came. */
export const POLL_MS = 1_000

const FINAL: readonly CardState[] = ['approved', 'declined', 'cancelled']

/** Nothing more will happen to this payment. */
export const isFinal = (card: Card): boolean => FINAL.includes(card.is)

/** Only what certainly took no money may be left to try something else. */
export const mayLeave = (card: Card): boolean => isFinal(card)

/** A cancel is offered only while the terminal can still hear it. */
export const mayCancel = (card: Card): boolean => card.is === 'asking' || card.is === 'waiting'

/** How long the till waits in this state before `too-long`; null: it waits for the cashier. */
export const limitOf = (card: Card): number | null => {
  if (card.is === 'asking' || card.is === 'waiting') return ANSWER_LIMIT_MS
  return card.is === 'cancelling' || card.is === 'enquiring' ? STEP_LIMIT_MS : null
}

/** The payment after an event, and what has to be sent. */
export const step = (card: Card, event: CardEvent): { card: Card; order: CardOrder } => {
  if (event.is === 'reported') return { card: reported(card, event), order: 'none' }
  if (isFinal(card)) return { card, order: 'none' }
  switch (event.is) {
    case 'too-long':
      return stay(
        card.is === 'enquiring' ? { ...card, is: 'doubtful' } : silent(card, card.message),
      )
    case 'failed':
      // Nobody is left to ask: the cashier reads the terminal's own slip.
      return stay(
        card.is === 'enquiring'
          ? { ...card, is: 'doubtful', message: event.message }
          : silent(card, event.message),
      )
    case 'cancel':
      return mayCancel(card)
        ? { card: { is: 'cancelling', heard: card.heard }, order: 'cancel' }
        : stay(card)
    case 'enquire':
      return card.is === 'silent' || card.is === 'doubtful' || card.is === 'cancelling'
        ? { card: { is: 'enquiring', heard: card.heard }, order: 'enquire' }
        : stay(card)
    case 'settled-by-hand':
      // Only after the terminal itself was asked and did not know, or was not there.
      return card.is === 'doubtful'
        ? stay({ is: event.paid ? 'approved' : 'cancelled', message: BY_HAND })
        : stay(card)
  }
}

const stay = (card: Card): { card: Card; order: CardOrder } => ({ card, order: 'none' })

const silent = (card: Card, message: string | undefined): Card =>
  card.is === 'doubtful' ? card : { is: 'silent', message, heard: card.heard }

const reported = (card: Card, { state, message, isOffline, at }: Report): Card => {
  // Money taken is the last word, also when it comes after a cancel; other late words change nothing.
  if (state === 'approved') return { is: 'approved', message }
  if (isFinal(card)) return card
  if (state === 'declined' || state === 'cancelled') return { is: state, message }
  if (state === 'paid-by-hand') return { is: 'approved', message: BY_HAND }
  if (state === 'unpaid-by-hand') return { is: 'cancelled', message: BY_HAND }
  if (state === 'unknown' || state === 'no-answer') {
    const isAsked = card.is === 'enquiring'
    // The terminal has not answered yet: this is what was known when it was asked.
    if (isAsked && at != null && at === card.heard) return card
    if (state === 'unknown' || isAsked || isOffline) return { is: 'doubtful', message, heard: at }
    return silent({ ...card, heard: at }, message)
  }
  // Still busy: an enquiry or a cancel under way goes on until it is answered.
  if (card.is === 'cancelling' || card.is === 'enquiring' || card.is === 'silent') return card
  return { is: state === 'busy' ? 'waiting' : 'asking', message, heard: at }
}
