// Tells a keyboard wedge from a hand. A wedge types a whole code within milliseconds and ends it
// with Enter or Tab; nobody types like that. Characters are held for at most HOLD_MS until it is
// clear which of the two they are, so a scan never leaves a digit in a text field.

/** Longest pause between two characters of a scan, ms. Wedges send one every 1 to 30; a busy till
 * hears them late. */
const GAP_MS = 80
/** How long a character is held before it counts as typed by hand, ms. */
export const HOLD_MS = 85
/** Mean time per character of a whole code, ms; a quick typist is above 60. */
const MEAN_MS = 45
/** After so many characters a hand is told from a wedge, and what it types is shown at once. */
const TELLING = 3
/** Shortest code that ends with Enter. */
const SHORTEST = 4
/** Shortest code of a scanner that sends no Enter. */
const SHORTEST_WITHOUT_END = 7
/** More than any code holds; what is longer is a stuck key. */
const LONGEST = 128

export type Burst = { held: string; firstAt: number; lastAt: number }
export type Found = { is: 'scan'; code: string } | { is: 'typed'; text: string }

/** Nothing is held. */
export const quiet: Burst = { held: '', firstAt: 0, lastAt: 0 }

/**
 * Takes one printable character at a time in ms. What was held before it, and can no longer
 * become a scan together with it, comes out as typed.
 */
export const onCharacter = (burst: Burst, character: string, at: number) => {
  const goesOn = burst.held !== '' && at - burst.lastAt <= GAP_MS && burst.held.length < LONGEST
  if (goesOn) {
    const next = { ...burst, held: burst.held + character, lastAt: at }
    const byHand = next.held.length >= TELLING && !isPaced(next)
    return byHand ? { burst: quiet, found: typed(next) } : { burst: next, found: nothing }
  }
  return { burst: { held: character, firstAt: at, lastAt: at }, found: typed(burst) }
}

/** Enter or Tab: the end of a scan, or a key like any other (`passes`). */
export const onEnd = (burst: Burst, at: number) => {
  const isScan = burst.held.length >= SHORTEST && at - burst.lastAt <= GAP_MS && isQuick(burst)
  return isScan
    ? { burst: quiet, found: scanned(burst), passes: false }
    : { burst: quiet, found: typed(burst), passes: true }
}

/** HOLD_MS after the last character, or any other key: what is held is decided now. */
export const onPause = (burst: Burst) => {
  const isScan = burst.held.length >= SHORTEST_WITHOUT_END && isQuick(burst)
  return { burst: quiet, found: isScan ? scanned(burst) : typed(burst) }
}

/**
 * The character a key stands for on a wedge, whatever layout the till has: with an Arabic layout
 * the digit keys may give ٣ and the letter keys give letters no barcode holds.
 */
export const characterOf = (key: string, code: string): string | undefined => {
  if (/^[\x20-\x7e]$/.test(key)) return key
  if ([...key].length !== 1) return undefined
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  return digit ?? key
}

/** A code as scanned, without an AIM identifier such as ]E0 and without spaces around it. */
export const withoutSymbology = (code: string): string =>
  code.trim().replace(/^\][A-Za-z][0-9A-Za-z]/, '')

/** Could this be what a label holds? A code holds a digit and no letters outside ASCII. */
export const looksLikeCode = (text: string): boolean =>
  /^[\x1d\x20-\x7e]*\d[\x1d\x20-\x7e]*$/.test(text)

const nothing: Found[] = []

const isQuick = (burst: Burst): boolean => looksLikeCode(burst.held) && isPaced(burst)

const isPaced = ({ held, firstAt, lastAt }: Burst): boolean =>
  lastAt - firstAt <= MEAN_MS * (held.length - 1)

const typed = ({ held }: Burst): Found[] => (held === '' ? nothing : [{ is: 'typed', text: held }])

const scanned = ({ held }: Burst): Found[] => [{ is: 'scan', code: held }]
