// A terminal's codes as words that the till has texts for.

/** Intermediate status (04 FF) as a code of the till's texts; PA00P015, table of status values. */
export const intermediateWord = (status: number): string | undefined =>
  intermediate[status] ??
  // The same with "please remove the card" added.
  (status > 0x40 && status < 0x68 ? 'card-remove' : undefined)

const intermediate: Readonly<Record<number, string>> = {
  0: 'card-confirm-amount',
  1: 'card-enter-pin',
  2: 'card-enter-pin',
  3: 'card-not-accepted',
  4: 'card-asking-bank',
  5: 'card-being-reversed',
  6: 'terminal-please-wait',
  7: 'card-not-accepted',
  8: 'card-not-accepted',
  9: 'card-expired',
  10: 'present-card',
  11: 'card-remove',
  12: 'card-not-readable',
  13: 'terminal-error',
  14: 'terminal-please-wait',
  15: 'terminal-closes-day',
  16: 'card-not-accepted',
  18: 'terminal-error',
  19: 'card-not-accepted',
  20: 'card-no-funds',
  21: 'card-wrong-pin',
  22: 'card-no-funds',
  23: 'terminal-please-wait',
  24: 'card-pin-blocked',
  25: 'card-not-readable',
  28: 'card-asking-bank',
  29: 'card-declined',
  40: 'card-choose-at-terminal',
  41: 'card-choose-at-terminal',
  44: 'card-choose-at-terminal',
  200: 'terminal-waits-for-you',
  201: 'terminal-please-wait',
  202: 'terminal-please-wait',
  203: 'terminal-journal-full',
  204: 'card-enter-pin',
  210: 'card-asking-bank',
  211: 'card-asking-bank',
  224: 'card-choose-at-terminal',
  225: 'card-choose-at-terminal',
  241: 'terminal-no-bank',
}

/** Stopped by a key, by time, or by us: nobody refused the card. */
export const STOPPED = 0x6c
/** The terminal is at something and says so (84 9C, 06 1E 9C). */
export const PLEASE_WAIT = 0x9c
/** Receiver not ready: as good as "please wait". */
export const NOT_READY = 0xa0
/** The terminal does not know this till: it was switched off, or another one has registered. */
export const NOT_REGISTERED = 0x6b

/** A result code (BMP 27, 06 1E, 84 xx) as a code of the till's texts; PA00P015, error messages. */
export const resultWord = (code: number): string => results[code] ?? 'card-declined'

const results: Readonly<Record<number, string>> = {
  100: 'card-not-readable',
  101: 'card-not-readable',
  102: 'terminal-error',
  103: 'card-not-accepted',
  104: 'card-not-accepted',
  106: 'terminal-journal-full',
  107: 'terminal-not-registered',
  108: 'card-stopped',
  110: 'card-blocked',
  111: 'terminal-wrong-currency',
  113: 'card-no-funds',
  114: 'card-not-readable',
  115: 'card-not-readable',
  119: 'terminal-no-end-of-day',
  120: 'card-expired',
  121: 'card-not-accepted',
  122: 'card-not-accepted',
  123: 'card-not-readable',
  124: 'card-not-readable',
  125: 'terminal-no-bank',
  126: 'card-not-readable',
  131: 'terminal-cannot',
  133: 'terminal-error',
  137: 'terminal-error',
  154: 'terminal-error',
  156: 'terminal-busy',
  160: 'terminal-busy',
  161: 'terminal-no-bank',
  163: 'terminal-no-bank',
  177: 'terminal-journal-full',
  178: 'terminal-journal-full',
  180: 'payment-already-reversed',
  181: 'payment-not-reversible',
  194: 'terminal-error',
  195: 'card-limit',
  197: 'card-not-accepted',
  198: 'terminal-wrong-currency',
  200: 'card-amount-too-small',
  204: 'terminal-error',
  226: 'terminal-error',
  240: 'terminal-closes-day',
  255: 'terminal-error',
}
