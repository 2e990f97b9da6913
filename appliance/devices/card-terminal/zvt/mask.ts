// No card number leaves this folder: whatever a terminal sends as text goes through here first.
import { luhn } from '#schema/rules/barcode.ts'

/** Digits of a card number, alone or in groups as slips print them. */
const RUN = /\d(?:[ -]?\d){12,}/g
const DIGITS_MIN = 13
const DIGITS_MAX = 19

/**
 * Masks what may be a card number but for its last four digits: 13 to 19 digits, also grouped by
 * blanks or dashes, of which a part has the right check digit. Security notes 1.2: at most four
 * digits are kept, shown or printed.
 */
export const maskCards = (text: string): string =>
  text.replace(RUN, run => {
    const places: number[] = []
    for (let at = 0; at < run.length; at++) if (run[at] !== ' ' && run[at] !== '-') places.push(at)
    const digits = places.map(at => run[at]).join('')
    const hidden = new Set<number>()
    for (let from = 0; from + DIGITS_MIN <= digits.length; from++) {
      // No card number begins with 0; application identifiers and counters do.
      if (digits[from] === '0') continue
      for (let size = DIGITS_MIN; size <= DIGITS_MAX && from + size <= digits.length; size++) {
        if (!luhn(digits.slice(from, from + size))) continue
        for (let at = from; at < from + size - 4; at++) hidden.add(places[at] ?? -1)
      }
    }
    return hidden.size === 0
      ? run
      : [...run].map((one, at) => (hidden.has(at) ? '*' : one)).join('')
  })

/** The last four digits of a number as the terminal sends it; a masked one may have fewer. */
export const lastFour = (number: string): string | undefined => /^.*?(\d{4})$/.exec(number)?.[1]
