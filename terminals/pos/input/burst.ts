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

/**
 * `held` is what the keys say under the till's layout, `bars` what they are on a wedge: one each.
 * `isForeign`: a key said what no code holds, so the wedge knows another layout.
 */
export type Burst = {
  held: string
  bars: string
  isForeign: boolean
  firstAt: number
  lastAt: number
}
export type Found = { is: 'scan'; code: string } | { is: 'typed'; text: string }

/** Nothing is held. */
export const quiet: Burst = { held: '', bars: '', isForeign: false, firstAt: 0, lastAt: 0 }

/**
 * Takes one printable character at a time in ms, with what the same key is on a wedge. What was held
 * before it, and can no longer become a scan together with it, comes out as typed.
 */
export const onCharacter = (
  burst: Burst,
  character: string,
  at: number,
  { bar, isForeign }: Key = { bar: character, isForeign: false },
) => {
  const goesOn = burst.held !== '' && at - burst.lastAt <= GAP_MS && burst.bars.length < LONGEST
  if (goesOn) {
    const { held, bars } = burst
    const next: Burst = {
      ...burst,
      held: held + character,
      bars: bars + bar,
      isForeign: burst.isForeign || isForeign,
      lastAt: at,
    }
    const byHand = next.bars.length >= TELLING && !isPaced(next)
    return byHand ? { burst: quiet, found: typed(next) } : { burst: next, found: nothing }
  }
  const fresh = { held: character, bars: bar, isForeign, firstAt: at, lastAt: at }
  return { burst: fresh, found: typed(burst) }
}

/** Enter or Tab: the end of a scan, or a key like any other (`passes`). */
export const onEnd = (burst: Burst, at: number) => {
  const isScan = burst.bars.length >= SHORTEST && at - burst.lastAt <= GAP_MS && isQuick(burst)
  return isScan
    ? { burst: quiet, found: scanned(burst), passes: false }
    : { burst: quiet, found: typed(burst), passes: true }
}

/** HOLD_MS after the last character, or any other key: what is held is decided now. */
export const onPause = (burst: Burst) => {
  const isScan = burst.bars.length >= SHORTEST_WITHOUT_END && isQuick(burst)
  return { burst: quiet, found: isScan ? scanned(burst) : typed(burst) }
}

/** The character a key types; under an Arabic layout digit keys may give ٣, and one key two letters. */
export const characterOf = (key: string, code: string): string | undefined => {
  if (/^[\x20-\x7e]$/.test(key)) return key
  if (/^[\x00-\x7f]*$/.test(key)) return undefined
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? key
}

/** What a key is on a wedge, and whether it says what no code holds under the till's layout. */
export type Key = { bar: string; isForeign: boolean }

export const keyOf = (key: string, code: string, shift: boolean): Key => ({
  bar: barOf(key, code, shift),
  isForeign: !ASCII.test(key),
})

/** By its place: a wedge types as on a US keyboard, whatever layout the till has. */
const barOf = (key: string, code: string, shift: boolean): string => {
  if (key === '\x1d') return key
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter) return shift ? letter : letter.toLowerCase()
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit) return shift && code.startsWith('D') ? SHIFTED_DIGITS.charAt(Number(digit)) : digit
  return SIGNS[code]?.[shift ? 1 : 0] ?? key
}

const SHIFTED_DIGITS = ')!@#$%^&*('
const SIGNS: Readonly<Record<string, string>> = {
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Backquote: '`~',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
}

/** Could this be what a label holds? A code holds a digit and no letters outside ASCII. */
export const looksLikeCode = (text: string): boolean =>
  /^[\x1d\x20-\x7e]*\d[\x1d\x20-\x7e]*$/.test(text)

const nothing: Found[] = []

const isQuick = (burst: Burst): boolean => looksLikeCode(codeIn(burst)) && isPaced(burst)

const isPaced = ({ bars, firstAt, lastAt }: Burst): boolean =>
  lastAt - firstAt <= MEAN_MS * (bars.length - 1)

/**
 * As typed where the layout gives what a code may hold, else by the places of the keys: on a French
 * keyboard the digits of a code come out as letters with accents, or as signs alone.
 */
const codeIn = ({ held, bars, isForeign }: Burst): string =>
  !isForeign && looksLikeCode(held) ? held : bars

const ASCII = /^[\x1d\x20-\x7e]*$/

const typed = ({ held }: Burst): Found[] => (held === '' ? nothing : [{ is: 'typed', text: held }])

const scanned = (burst: Burst): Found[] => [{ is: 'scan', code: codeIn(burst) }]
