// The scripts of the till.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Section } from './section.ts'
import { ROOT } from './shop.ts'

export const bundleSection: Section = {
  name: 'bundle',
  async measure() {
    const folder = join(ROOT, 'var', 'web', 'till')
    const page = readFileSync(join(folder, 'index.html'), 'utf8')
    const named = [...page.matchAll(/(?:src|href)="\/till\/([^"]+\.js)"/g)].map(
      ([, name = '']) => name,
    )
    const text = (name: string) => readFileSync(join(folder, name), 'utf8')
    // Scripts of the build before lie there as well, for pages that are still open.
    const all = new Set(named)
    for (const name of all)
      for (const [, asked] of text(name).matchAll(/["'`]\.\/([\w.-]+\.js)["'`]/g))
        all.add(`assets/${asked}`)
    const later = [...all].filter(name => !named.includes(name))
    const kb = (names: readonly string[]) =>
      names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0) /
      1_000
    return [
      {
        what: 'till bundle, gzip: scripts the page names, without which nothing is sold',
        target: '≤ 90 kB',
        measured: `${Math.round(kb(named))} kB; ${Math.round(kb(later))} kB after the first screen`,
        met: kb(named) <= 90,
      },
    ]
  },
}
