// Puts the table of the last full run into the README, between two marks.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Figure, markdown } from './figures.ts'

const BEGIN = '<!-- figures: written by npm run bench -->'
const END = '<!-- end of figures -->'

/** `words` stand above the table. Throws when the marks are missing. */
export const writeReadme = (root: string, words: string, figures: readonly Figure[]): void => {
  const file = join(root, 'README.md')
  const text = readFileSync(file, 'utf8')
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error('README.md has lost the marks of the figures')
  const table = [BEGIN, '', words, '', ...markdown(figures), '', END].join('\n')
  writeFileSync(file, text.slice(0, begin) + table + text.slice(end + END.length))
}
