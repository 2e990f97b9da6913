// Every script a shop writes its goods in can be read on paper; what nobody can draw is seen as a box.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { rasterLine, rasterWords } from './raster.ts'
import { columnsOf, printable } from './text.ts'

t.setTimeout(120_000)

const COLUMNS = 12
const picture = async (text: string, bold = false) => {
  const cells = [{ text, start: 0, columns: COLUMNS, align: 'left' as const }]
  const line = { is: 'line' as const, cells, size: 'normal' as const, bold }
  return Buffer.from((await rasterLine(line, COLUMNS, COLUMNS * 12)).bits)
}
const inkOf = (bits: Uint8Array) =>
  bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
/** A character that no font will ever have. */
const box = await picture('\u{10fffd}')

const scripts: Record<string, string> = {
  Chinese: '牛奶面包鸡蛋西红柿酱油矿泉水收据合计现金找零谢惠顾',
  'traditional Chinese': '麵雞蛋漢語學體鹽藍圖灣臺鳳梨龍蝦',
  Japanese: '牛乳ミルクおにぎり込働峠円畑（税）「ー」々',
  Hebrew: 'חלבלחםביצים₪',
  Thai: 'นมสดปลากุ้งไทย฿',
  Korean: '우유빵달걀감자과자한국₩',
  Hindi: 'दूधरोटीअंडे₹',
  Arabic: 'حليبطازجلترءآؤ',
  'Greek and Russian': 'ΓάλαΨωμίХлебЙогурт',
  Vietnamese: 'ỨợẫỔĐ',
  emoji: '🧀🍎☕🐟🥖🎁🧴😀🪥',
  signs: '★✓→↑●■①㎏℃×½™',
}

for (const [script, letters] of Object.entries(scripts)) {
  t.test(`${script}: each letter has a shape of its own, plain and bold`, async t => {
    const each = [...new Set(letters)].filter(letter => !/\p{Mark}/u.test(letter))
    for (const bold of [false, true]) {
      const shapes = new Map<string, string>()
      for (const letter of each) {
        const bits = await picture(letter, bold)
        t.notOk(bits.equals(box), `${letter} is no box`)
        const twin = shapes.get(bits.toString('hex'))
        t.equal(twin, undefined, `${letter} looks like no other`)
        shapes.set(bits.toString('hex'), letter)
        t.ok(inkOf(bits) > (letter === 'ー' ? 10 : 14), `${letter} is dark enough to be read`)
      }
    }
  })
}

t.test('bold letters of every script are darker than plain ones', async t => {
  for (const text of ['牛奶', 'חלב', 'นมสด', 'दूध', 'حليب', 'Milk', 'Хлеб'])
    t.ok(inkOf(await picture(text, true)) > inkOf(await picture(text)) * 1.15, text)
})

t.test('signs above and below a letter are not cut off, on receipts and labels', async t => {
  for (const [bare, marked] of [
    ['ปน', 'ปี่น'],
    ['กง', 'กุ้ง'],
    ['बट', 'बैट्रू'],
    ['بع', 'بًعِ'],
  ] as const) {
    t.ok(inkOf(await picture(marked)) > inkOf(await picture(bare)) + 6, marked)
  }
  const words = { text: 'ปี่ญี่ปุ่น', width: 200, align: 'left', bold: false } as const
  const { bits, widthBytes } = await rasterWords({ ...words, high: 32 })
  const row = (at: number) => inkOf(bits.subarray(at * widthBytes, (at + 1) * widthBytes))
  t.ok(row(0) + row(1) + row(2) > 0, 'the upper signs stand at the top')
})

t.test('a family of emoji, a flag and a key are one picture, not their parts', async t => {
  for (const [whole, parts] of [
    ['👨‍👩‍👧', '👨👩👧'],
    ['🇬🇧', '🇬 🇧'],
    ['1️⃣', '1'],
  ] as const) {
    t.equal(columnsOf(whole), 2, whole)
    t.notOk((await picture(whole)).equals(await picture(parts)))
  }
})

t.test('what no font has is a box; what has no shape is left out', async t => {
  t.ok(inkOf(box) > 20)
  for (const text of ['\ue123', '\u{1a123}', 'ꦗ']) {
    const bits = await picture(text)
    t.ok(bits.equals(box), `U+${text.codePointAt(0)?.toString(16)}`)
  }
  const hidden = '\u200b\u200d\u200e\u202e\u2066\u00ad\u2060\ufeff\u061c\u{e0041}\ufffb'
  t.equal(printable(`M${hidden}ilk${hidden}`), 'Milk', 'and Latin text stays text')
  t.equal(printable('می‌خواهم'), 'می‌خواهم', 'Persian keeps what parts its letters')
  t.equal(printable('\u202eحليب\u2067'), 'حليب', 'nothing is shown in another order')
  t.equal(columnsOf('\u200d'), 0)
})

t.test('no text whatever breaks the drawing, and none is wider than it was given', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async text => {
      const clean = printable(text)
      const { bits, widthBytes, rows } = await rasterWords({
        text: clean,
        width: 160,
        high: 32,
        align: 'left',
        bold: false,
      })
      return bits.length === widthBytes * rows && widthBytes === 20
    }),
    { numRuns: 1_000 },
  )
})

t.test('a hub that draws all day stays small, also with all the letters of Chinese', async t => {
  const settings = readFileSync(new URL('../../../systemd/node.env', import.meta.url), 'utf8')
  const flags = /DEVICE_HUB_FLAGS=(.*)/.exec(settings)?.[1]?.split(' ') ?? []
  t.ok(flags.length > 0)
  const program = `
    import { readFileSync } from 'node:fs'
    import { rasterLine } from ${JSON.stringify(new URL('./raster.ts', import.meta.url).href)}
    const pss = () => Number(/^Pss:\\s+(\\d+)/m.exec(readFileSync('/proc/self/smaps_rollup'))[1]) / 1024
    const line = text => rasterLine({ is: 'line', cells: [{ text, start: 0, columns: 48, align: 'left' }], size: 'normal', bold: false }, 48, 576)
    const said = []
    for (let at = 0; at < 2_000; at++) await line('حليب طازج ' + at)
    said.push(pss())
    for (let at = 0; at < 2_000; at++) await line(String.fromCodePoint(...Array.from({ length: 10 }, (_, one) => 0x4e00 + at * 10 + one)))
    said.push(pss())
    console.log(JSON.stringify(said))
  `
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, [...flags, '--input-type=module', '-e', program])
  const [arabic = 0, chinese = 0] = JSON.parse(stdout)
  t.comment(
    `${arabic.toFixed(0)} MB after 2,000 Arabic lines, ${chinese.toFixed(0)} MB after Chinese`,
  )
  t.ok(arabic < 110, `${arabic} MB`)
  t.ok(chinese < 160, `${chinese} MB`)
})

t.test('the dots below a letter are whole', async t => {
  for (const size of ['normal', 'large'] as const) {
    for (const bold of [false, true]) {
      const cells = [{ text: 'ي', start: 0, columns: 6, align: 'left' as const }]
      const line = { is: 'line' as const, cells, size, bold }
      const { bits, widthBytes, rows } = await rasterLine(line, COLUMNS, COLUMNS * 12)
      const inked = Array.from({ length: rows }, (_, row) =>
        bits.subarray(row * widthBytes, (row + 1) * widthBytes).some(byte => byte !== 0),
      )
      // From below: perhaps nothing, the dots, nothing, the letter.
      const [, dots = ''] =
        /^ *(#+) +#+ *$/.exec(
          inked
            .map(ink => (ink ? '#' : ' '))
            .reverse()
            .join(''),
        ) ?? []
      t.ok(dots.length >= (size === 'large' ? 5 : 3), `${size}, bold ${bold}: ${dots.length} rows`)
    }
  }
})
