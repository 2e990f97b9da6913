// Text as a printer may have it: no control characters, measured in printer columns.

/**
 * Removes what a printer would obey instead of print (C0, DEL, C1: a product name with ESC p in it
 * opens the cash drawer), what would show a text in another order than it is (bidi overrides), and
 * what can not be seen. Joiners and marks of direction stay where the letters need them.
 */
export const printable = (text: string): string => unjoined(joined(text))

/** The lines of a text as a printer may have it; what a no-break space joins stays together. */
export const linesOf = (text: string, columns: number): string[] =>
  wrap(joined(text).trim(), columns).map(unjoined)

const unjoined = (text: string) => text.replaceAll('\u00a0', ' ')

const joined = (text: string): string => {
  const clean = seen(text)
  const bare = clean.replace(JOINERS, '')
  return needsNoJoiners.test(bare) ? bare : clean
}

const JOINERS = /[\u034f\u061c\u200c-\u200f]/g
/** Latin, Greek, Cyrillic and their signs. */
const needsNoJoiners = /^[\x20-\u052f\u1e00-\u22ff]*$/

const seen = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\t\n\r]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb\ufffe\uffff]/g, '')
    .replace(/[\u00ad\u180e\u200b\u2060-\u2065\ufeff\u{e0000}-\u{e0fff}]/gu, '')
    .replace(/[\u2007\u202f]/g, '\u00a0')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/…/g, '...')
    .toWellFormed()

/** Columns a text takes: wide East Asian characters and emoji take two, what has no shape none. */
export const columnsOf = (text: string): number => {
  if (isPlain(text)) return text.length
  let sum = 0
  for (const { segment } of graphemes.segment(text)) sum += columnsOfOne(segment)
  return sum
}

const columnsOfOne = (segment: string): number => {
  if (shapeless.test(segment)) return 0
  return wide.test(segment) ? 2 : 1
}

/** Breaks at spaces where it can, inside a word where it must. Always at least one line. */
export const wrap = (text: string, columns: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const joined = line === '' ? word : `${line} ${word}`
    if (columnsOf(joined) <= columns) {
      line = joined
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = columnsOf(word) > columns ? cutWord(word, columns) : [word]
    line = pieces.pop() ?? ''
    lines.push(...pieces)
  }
  return [...lines, line]
}

/** True when the first strong character is Arabic or Hebrew. */
export const isRightToLeft = (text: string): boolean => {
  const first = /[\p{L}]/u.exec(text)
  return first !== null && /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first[0])
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\ufe0f/u

const shapeless = /^\p{Default_Ignorable_Code_Point}+$/u

const isPlain = (text: string) => /^[\x20-\x7e\u00a0-\u02ff]*$/.test(text)

const cutWord = (word: string, columns: number): string[] => {
  const pieces: string[] = []
  let piece = ''
  for (const { segment } of graphemes.segment(word)) {
    if (piece !== '' && columnsOf(piece + segment) > columns) {
      pieces.push(piece)
      piece = ''
    }
    piece += segment
  }
  return [...pieces, piece]
}
