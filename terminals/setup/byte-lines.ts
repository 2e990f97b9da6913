// The lines of the live log as a page keeps them: bounded, questions that repeat folded, as text.
import type { BytePiece, FlagWord, MeaningWord } from '#schema/wire/byte-log.ts'

/** Lines kept; the oldest go first. */
export const LINES_MAX = 2_000
/** A question is folded into an equal one so many lines before: one round of questions and answers. */
const FOLD_BACK = 8

export type ByteLine = BytePiece & { key: number; times: number; lastAt: number }

/** What is asked and answered again and again while nothing happens. */
const FOLDED: ReadonlySet<MeaningWord> = new Set([
  'ask-status',
  'status',
  'ask-weight',
  'fetch-weight',
  'weight-ready',
  'weight',
])

/** The lines with more behind them. */
export const withPieces = (
  lines: readonly ByteLine[],
  pieces: readonly BytePiece[],
  fold: boolean,
): ByteLine[] => {
  const next = [...lines]
  let key = (next.at(-1)?.key ?? 0) + 1
  for (const piece of pieces) {
    const known = fold && FOLDED.has(piece.is) ? lastEqual(next, piece) : -1
    const old = next[known]
    if (old) next[known] = { ...old, times: old.times + 1, lastAt: piece.at }
    else next.push({ ...piece, key: key++, times: 1, lastAt: piece.at })
  }
  return next.slice(-LINES_MAX)
}

const lastEqual = (lines: readonly ByteLine[], piece: BytePiece): number => {
  for (let at = lines.length - 1; at >= Math.max(0, lines.length - FOLD_BACK); at--) {
    const line = lines[at]
    if (!line) continue
    // Something that happened stands between: the same question after it is a new one.
    if (!FOLDED.has(line.is)) return -1
    if (line.way === piece.way && line.is === piece.is && line.hex === piece.hex) return at
  }
  return -1
}

export type Wanted = { way: 'both' | 'to' | 'from'; text: string }

export type Words = {
  meaning: (word: MeaningWord) => string
  flag: (word: FlagWord) => string
}

/** Word, what it is about, and what is said beside. */
export const meaningText = ({ is, text, flags }: BytePiece, words: Words): string =>
  [words.meaning(is), text ?? '', (flags ?? []).map(words.flag).join(', ')]
    .filter(part => part !== '')
    .join(' · ')

/** Those that go the wanted way and have the text in their bytes or in their meaning. */
export const matching = (
  lines: readonly ByteLine[],
  { way, text }: Wanted,
  words: Words,
): ByteLine[] => {
  const wanted = text.trim().toLowerCase()
  const inHex = wanted.replace(/\s+/g, '')
  return lines.filter(
    line =>
      (way === 'both' || line.way === way) &&
      (wanted === '' ||
        line.hex.includes(inHex) ||
        meaningText(line, words).toLowerCase().includes(wanted)),
  )
}

/** `1b 40 …` */
export const spaced = ({ hex, bytes }: Pick<BytePiece, 'hex' | 'bytes'>): string =>
  (hex.match(/../g) ?? []).join(' ') + (bytes * 2 > hex.length ? ' …' : '')

/** One line a stretch, for a file or a mail: time, direction, bytes, meaning, how often. */
export const asText = (lines: readonly ByteLine[], words: Words, head: string): string =>
  [
    head,
    ...lines.map(line =>
      [
        new Date(line.at).toISOString().slice(11, 23),
        line.way === 'to' ? '>' : '<',
        spaced(line).padEnd(48),
        meaningText(line, words) + (line.times > 1 ? ` ×${line.times}` : ''),
      ].join('  '),
    ),
    '',
  ].join('\n')
