// The letters of the world, from packages that cut each script into small files. A file is read when a
// text needs a letter of it, and then stays: taking one back frees nothing in the drawing library.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Names a font file as a family for drawing. */
export type Register = (path: string, family: string) => void

export type Fonts = {
  /**
   * Families to draw these texts with, in the order they are tried, quoted for a style. Reads what
   * is not there yet: some milliseconds and half a megabyte for a file.
   */
  families: (texts: readonly string[]) => string
}

/**
 * Packages in the order a letter is looked for. Their lists also name letters for which no file has a
 * shape (Hangul in the Chinese one): `only` keeps to what is there. Chinese has kanji, kana and signs.
 */
const packages: readonly { name: string; only: RegExp }[] = [
  { name: 'noto-sans', only: /./u },
  { name: 'noto-sans-arabic', only: /\p{Script_Extensions=Arabic}/u },
  { name: 'noto-sans-hebrew', only: /[\u0590-\u05ff\ufb1d-\ufb4f]/u },
  { name: 'noto-sans-thai', only: /[\u0e00-\u0e7f]/u },
  { name: 'noto-emoji', only: /[\p{Emoji}\p{Emoji_Component}]/u },
  {
    name: 'noto-sans-sc',
    only: /[\u3000-\u30ff\uff00-\uffef\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{Punctuation}\p{Symbol}\p{Number}]/u,
  },
  { name: 'noto-sans-kr', only: /\p{scx=Hang}/u },
]
/** Of letters and ASCII a list is right; a sign is looked for in every file that names it. */
const isListed = /[\x00-\x7f\p{Letter}\p{Mark}]/u

/** Draws also what is missing everywhere, as an empty box: it is seen that something is missing. */
const LATIN = 'noto-sans latin'

export const openFonts = (register: Register): Fonts => {
  const known = new Set<string>()
  const catalogues = new Map<string, Range[]>()
  const rangesOf = (name: string): Range[] => {
    const read = catalogues.get(name) ?? readRanges(name)
    catalogues.set(name, read)
    return read
  }
  const familiesOf = (letter: string): string[] => {
    const code = letter.codePointAt(0) ?? 0
    const found: string[] = []
    for (const { name, only } of packages) {
      if (!only.test(letter)) continue
      const range = rangesOf(name).find(({ from, to }) => code >= from && code <= to)
      if (range) found.push(familyIn(name, range.subset))
      if (range && isListed.test(letter)) break
    }
    return found
  }
  const familyIn = (name: string, subset: string): string => {
    const family = `${name} ${subset}`
    if (known.has(family)) return family
    known.add(family)
    register(require.resolve(`@fontsource-variable/${name}/files/${name}-${subset}${FILE}`), family)
    return family
  }
  return {
    families: texts => {
      familyIn('noto-sans', 'latin')
      const wanted = new Set([LATIN])
      for (const letter of new Set(texts.join(''))) {
        // Joiners and the like have no shape of their own.
        if (shapeless.test(letter)) continue
        for (const family of familiesOf(letter)) wanted.add(family)
      }
      return [...wanted].map(family => `"${family}"`).join(', ')
    },
  }
}

const require = createRequire(import.meta.url)
const FILE = '-wght-normal.woff2'
const shapeless = /\p{Default_Ignorable_Code_Point}/u

type Range = { from: number; to: number; subset: string }

/**
 * A package's `unicode.json`: `{"[114]": "U+4e00,U+4e03-4e05", "latin": "U+0000-00FF"}`. Where two
 * files have a letter the later one, which is the more usual one, comes first.
 */
const readRanges = (name: string): Range[] => {
  const path = require.resolve(`@fontsource-variable/${name}/unicode.json`)
  const subsets: Record<string, string> = JSON.parse(readFileSync(path, 'utf8'))
  return Object.entries(subsets)
    .reverse()
    .flatMap(([key, list]) =>
      [...list.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)].map(([, from = '', to = from]) => ({
        from: Number.parseInt(from, 16),
        to: Number.parseInt(to, 16),
        subset: key.replace(/[[\]]/g, ''),
      })),
    )
}
