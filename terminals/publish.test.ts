// A new build beside a running store: nothing that a page names is ever missing.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { publish } from './publish.ts'

/** Long ago, and in order: a build is later than the one before it. */
const buildAt = (number: number) => new Date(1_700_000_000_000 + number * 60_000)

t.test('a till with the old page open still finds its files after a new build', async t => {
  const { build, served, names } = folders(t.testdir({}))
  await build(1, { 'index.html': 'page 1', 'assets/a1.js': '1', 'assets/font.woff2': 'f' })
  await build(2, { 'index.html': 'page 2', 'assets/a2.js': '2', 'assets/font.woff2': 'f' })
  t.same(names(), ['assets/a1.js', 'assets/a2.js', 'assets/font.woff2', 'index.html'])
  t.equal(readFileSync(join(served, 'index.html'), 'utf8'), 'page 2')
})

t.test('what only the build before the last one had is taken away', async t => {
  const { build, names } = folders(t.testdir({}))
  for (const number of [1, 2, 3])
    await build(number, {
      'index.html': `page ${number}`,
      [`assets/a${number}.js`]: '',
      'assets/font.woff2': 'f',
    })
  t.same(names(), ['assets/a2.js', 'assets/a3.js', 'assets/font.woff2', 'index.html'])
})

t.test('a packed copy never outlives the file it was made of', async t => {
  const { build, names } = folders(t.testdir({}))
  await build(1, { 'index.html': 'long', 'index.html.br': 'packed', 'sw.js': '1', 'sw.js.br': '1' })
  await build(2, { 'index.html': 'short', 'sw.js': '2', 'sw.js.br': '2' })
  t.same(names(), ['index.html', 'sw.js', 'sw.js.br'])
})

t.test('at no moment is a file missing that the page of that moment names', async t => {
  const { build, served } = folders(t.testdir({}))
  const holds = () => {
    const page = readFileSync(join(served, 'index.html'), 'utf8')
    return existsSync(join(served, `assets/a${page}.js`))
  }
  await build(1, { 'index.html': '1', 'assets/a1.js': '' })
  let looks = 0
  let isWhole = true
  const looking = setInterval(() => {
    looks += 1
    isWhole &&= holds()
  })
  for (const number of [2, 3, 4, 5]) {
    const others = Array.from({ length: 50 }, (_, at) => [`assets/b${number}-${at}.js`, ''])
    const files = { ...Object.fromEntries(others), [`assets/a${number}.js`]: '' }
    await build(number, { ...files, 'index.html': String(number) })
  }
  clearInterval(looking)
  t.ok(looks > 0)
  t.ok(isWhole)
})

function folders(root: string) {
  const served = join(root, 'web')
  const built = join(root, 'web.next')
  const build = async (number: number, files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(built, name, '..'), { recursive: true })
      writeFileSync(join(built, name), text)
    }
    await publish(built, served)
    // As if a minute had passed since the build before.
    for (const name of Object.keys(files))
      utimesSync(join(served, name), buildAt(number), buildAt(number))
  }
  const names = () =>
    readdirSync(served, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.\w+$/.test(name))
      .toSorted()
  return { build, served, names }
}
