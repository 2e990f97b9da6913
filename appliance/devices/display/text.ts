// Text as twenty characters of a code page can say it.
import { type CodePageName, inCodePage } from '../printer/code-pages.ts'
import { printable } from '../printer/text.ts'

/**
 * One line of exactly `columns` characters, all of them in the page. A tab parts what stands at the
 * start from what stands at the end; where both do not fit, the start is cut, since amounts stand at
 * the end. Letters without accents stand for those the page lacks; other scripts are left out, for a
 * row of question marks tells a customer nothing.
 */
export const lineText = (text: string, page: CodePageName, columns: number): string => {
  const [start = '', ...ends] = text.split('\t').map(part => plainText(part, page))
  const end = ends
    .filter(part => part !== '')
    .join(' ')
    .slice(-columns)
  if (end === '') return cutAt(start, columns).padEnd(columns)
  const room = Math.max(0, columns - end.length - 1)
  const cut = cutAt(start, room).trimEnd()
  return cut + end.padStart(columns - cut.length)
}

/**
 * A figure cut in two would be another figure: it goes as a whole, and with it what joins it to the figure
 * before, which would else be read as belonging to the one at the end.
 */
const cutAt = (text: string, room: number): string => {
  const cut = text.slice(0, room)
  const isWhole = !/[\d.,]/.test(text.charAt(room)) || !/[\d.,x-]\s?$/.test(cut)
  return isWhole ? cut : cut.replace(/\d[\d.,]*$/, '').replace(/\s[x-]\s?$/, '')
}

const plainText = (text: string, page: CodePageName): string =>
  [...printable(text)]
    .map(character => inPage(character, page))
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim()

const inPage = (character: string, page: CodePageName): string => {
  if (inCodePage(character, page)) return character
  const other = replacements[character] ?? digitOf(character) ?? withoutMarks(character)
  return inCodePage(other, page) ? other : ''
}

const replacements: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '₹': 'Rs',
  '×': 'x',
  '٫': '.',
  '٬': ',',
  '•': '*',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Figures of other scripts (Arabic-Indic, Persian, Devanagari) have their Western ones. */
const digitOf = (character: string): string | undefined => {
  if (!/^\p{Nd}$/u.test(character)) return undefined
  const code = character.codePointAt(0) ?? 0
  // The ten digits of a script follow each other, so the first of them is ten at most away.
  let zero = code
  while (zero > code - 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--
  return String(code - zero)
}

const withoutMarks = (character: string) => character.normalize('NFKD').replace(/\p{M}/gu, '')
