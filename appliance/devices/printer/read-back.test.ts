// A reader of the bytes that is neither our encoder nor our emulator must find on the paper what the
// sale's document says.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { printerModel, printerModels } from '../models.ts'
import { keptMb, type Noise, noise } from '../noise.ts'
import { aSale } from './a-sale.ts'
import { PrinterEmulator } from './emulator.ts'
import { escposMachine } from './escpos-machine.ts'
import { languageOf } from './languages.ts'
import { feed } from './machine-noise.ts'
import { bitPng } from './paper-svg.ts'
import { readEscpos, readStar } from './second-reader.ts'

t.setTimeout(120_000)

/** What a reader found, in the order of the paper. */
type Found = { lines: string[]; rows: number; cuts: number; drawers: number; codes: string[] }

const readers = { escpos: readEscpos, star: readStar }
const models = Object.keys(printerModels)

const read = async (document: ReceiptDocument, name: string): Promise<Found> => {
  const model = printerModel(name)
  const reader = readers[model.language]()
  reader.take(await languageOf(model).encode(document))
  if (reader.isTorn()) throw new Error('ends in the middle of a command')
  if (reader.strange().length > 0) throw new Error(reader.strange().join(', '))
  const pieces = reader.pieces()
  return {
    lines: pieces.flatMap(({ lines }) => lines),
    rows: pieces.reduce((sum, { rows }) => sum + rows, 0),
    cuts: pieces.filter(({ isCut }) => isCut).length,
    drawers: reader.drawers(),
    codes: pieces.flatMap(({ codes }) => codes),
  }
}

/** Everything a document says, word by word, as it should stand on the paper. */
const wordsOf = (document: ReceiptDocument): string[] =>
  document.blocks
    .flatMap(block => {
      if (block.is === 'text') return [block.text]
      return block.is === 'columns' ? block.cells.map(cell => cell.text) : []
    })
    .flatMap(text => text.replaceAll('\u00a0', ' ').split(/\s+/))
    .filter(word => word !== '')

const wordsOn = ({ lines }: Found): string[] =>
  lines.filter(line => !/^[─-]+$/.test(line)).flatMap(line => line.split(/ +/).filter(Boolean))

for (const name of models) {
  t.test(`${name}: another reader finds the sale on the paper`, async t => {
    const document = aSale(
      Array.from({ length: 40 }, (_, at) => `Item ${at}`),
      { qr: 'https://example.com/r/42' },
    )
    const found = await read(document, name)
    t.same(wordsOn(found), wordsOf(document), 'every word and amount, in order')
    t.ok(wordsOf(document).includes('£12.00'))
    t.equal(found.cuts, printerModel(name).cutter ? 1 : 0)
    t.equal(found.drawers, 0, 'the drawer is no part of the paper')
    t.ok(found.codes.includes('https://example.com/r/42'))
    const { columns } = printerModel(name)
    t.ok(found.lines.every(line => line.length <= columns))
  })

  t.test(`${name}: 300 lines, names of 200 characters, control bytes, all scripts`, async t => {
    const long = 'abcdefghi '.repeat(20).trim()
    const long300 = await read(aSale(Array.from({ length: 300 }, (_, at) => `Item ${at}`)), name)
    t.equal(wordsOn(long300).filter(word => word === 'Item').length, 300)
    const named = await read(aSale([long, 'x'.repeat(200)]), name)
    t.equal(wordsOn(named).filter(word => word === 'abcdefghi').length, 20)
    t.equal(
      wordsOn(named)
        .filter(word => /^x+$/.test(word))
        .join('').length,
      200,
    )
    const evil = '\u001bp\u0000\u0019\u00fa\u001b\u0007\u001c\u0019\u001a\u0017\u001b\u001d\u0003'
    const clean = await read(aSale([`${evil}Milk\u009b`]), name)
    t.equal(clean.drawers, 0)
    t.ok(wordsOn(clean).some(word => word.endsWith('Milk')))
    const scripts = ['牛奶', '牛乳ミルク', '🧀 👨‍👩‍👧', 'חלב', 'นม', 'दूध']
    for (const script of scripts) {
      const drawn = await read(aSale([script, 'Milk']), name)
      t.ok(drawn.rows >= 32, `${script} is drawn`)
      t.ok(wordsOn(drawn).includes('Milk'))
    }
    const arabic = await read(aSale(['Milk', 'Bread'], { language: 'ar' }), name)
    t.ok(arabic.rows > 300)
    t.equal(arabic.cuts, printerModel(name).cutter ? 1 : 0)
  })
}

t.test('what no font has is shown as a box of its own, not as another letter', async t => {
  const rows = async (text: string) => {
    const document = { version: 1, language: 'en', blocks: [{ is: 'text', text }] } as const
    const emulator = new PrinterEmulator()
    const session = emulator.connect(
      () => {},
      () => {},
    )
    const bytes = await languageOf(printerModel('virtual')).encode({
      ...document,
      blocks: [...document.blocks],
    })
    await session.write(bytes)
    const [mark] = emulator.receipts()[0]?.marks ?? []
    return mark?.is === 'image' ? Buffer.from(mark.bits) : Buffer.alloc(0)
  }
  // A character that no font will ever have.
  const missing = await rows('\u{10fffd}')
  t.ok(
    missing.some(byte => byte !== 0),
    'something is seen',
  )
  t.notOk(missing.equals(await rows('ح')))
})

const hasZbar = spawnSync('zbarimg', ['--version']).status === 0
const skip = hasZbar ? false : 'zbarimg is not installed'

t.test('codes that we draw are read by a decoder that is not ours', { skip }, async t => {
  const folder = mkdtempSync(join(tmpdir(), 'codes-'))
  const { modulesOf, paintModules } = await import('../label-printer/modules.ts')
  const codes = [
    ['ean13', '5901234123457', 'EAN-13:5901234123457'],
    ['ean8', '96385074', 'EAN-8:96385074'],
    ['code128', 'HS-2-000042{%>', 'CODE-128:HS-2-000042{%>'],
    ['gs1-128', '(01)09501101530003(10)AB', 'CODE-128:010950110153000310AB'],
    ['qr', 'https://example.com/حليب/€', 'QR-Code:https://example.com/حليب/€'],
    ['qr', 'x'.repeat(300), `QR-Code:${'x'.repeat(300)}`],
  ] as const
  for (const [kind, code, wanted] of codes) {
    const { widthBytes, rows, bits } = paintModules(modulesOf(kind, code), 3, 80)
    // White around it, as on paper.
    const wide = widthBytes + 8
    const high = rows + 60
    const all = new Uint8Array(wide * high)
    for (let row = 0; row < rows; row++) {
      all.set(bits.subarray(row * widthBytes, (row + 1) * widthBytes), (row + 30) * wide + 4)
    }
    const file = join(folder, `${kind}.png`)
    writeFileSync(file, bitPng(wide, high, all))
    const said = execFileSync('zbarimg', ['-q', file], { stdio: ['ignore', 'pipe', 'ignore'] })
    t.equal(said.toString().trim(), wanted)
  }
})

t.test('10^5 random and mutated streams break no ESC/POS emulator', async t => {
  const model = { ...printerModel('virtual'), columns: 20, dots: 240 }
  const seeds = [
    await languageOf(model).encode({
      version: 1,
      language: 'en',
      blocks: [
        { is: 'text', text: 'Total', bold: true },
        { is: 'barcode', kind: 'code128', code: 'HS-1' },
        { is: 'qr', text: 'hi' },
        { is: 'cut' },
      ],
    }),
    Uint8Array.of(0x10, 4, 1, 0x10, 0x14, 1, 0, 1, 0x1b, 0x70, 0, 25, 250),
  ]
  const did = { moved: 0, unknown: 0 }
  const check = ({ chunks }: Noise) => {
    const { moved, unknown } = feed(escposMachine(), chunks)
    did.moved += moved
    did.unknown += unknown
  }
  // What the first streams grow is the machine warming up.
  noise(seeds, 20_000, check)
  const before = keptMb()
  noise(seeds, 100_000, check)
  t.ok(did.moved > 20_000)
  t.ok(did.unknown > 20_000, 'what is no command is reported')
  const grown = keptMb() - before
  t.ok(grown < 16, `grew by ${grown.toFixed(0)} MB`)
})
