// Puts the table of the last full run into the README, between two marks.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Figure, markdown } from './figures.ts'

const END = '<!-- end of figures -->'

/** `words` stand above the table of this command. Throws when its marks are missing. */
export const writeReadme = (
  root: string,
  words: string,
  figures: readonly Figure[],
  command = 'npm run bench',
): void => {
  const file = join(root, 'README.md')
  const text = readFileSync(file, 'utf8')
  const mark = `<!-- figures: written by ${command} -->`
  const begin = text.indexOf(mark)
  const end = text.indexOf(END, begin)
  if (begin < 0 || end < begin) throw new Error('README.md has lost the marks of the figures')
  const table = [mark, '', words, '', ...markdown(figures), '', END].join('\n')
  writeFileSync(file, text.slice(0, begin) + table + text.slice(end + END.length))
}
