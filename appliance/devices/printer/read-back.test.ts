// A second reader of the bytes, written from the command references alone: neither our encoders nor
// our emulators had a say in it. It must find on the paper what the sale's document says.
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

t.setTimeout(120_000)

/** What a reader found, in the order of the paper. */
type Found = {
  lines: string[]
  rows: number
  cuts: number
  drawers: number
  codes: string[]
}

/** Bytes above 127 of code page 858 that a British till prints. Any other fails the test. */
const page858: Record<number, string> = {
  130: 'é',
  132: 'ä',
  138: 'è',
  147: 'ô',
  156: '£',
  163: 'ú',
  196: '─',
  213: '€',
}
const windows = new TextDecoder('windows-1252')
const cyrillic = new TextDecoder('ibm866')

const character = (byte: number, page: string): string => {
  if (byte < 0x80) return String.fromCharCode(byte)
  if (page === '1252') return windows.decode(Uint8Array.of(byte))
  if (page === '866') return cyrillic.decode(Uint8Array.of(byte))
  const found = page === '858' ? page858[byte] : undefined
  if (!found) throw new Error(`byte ${byte} in page ${page}`)
  return found
}

const sheet = () => {
  const found: Found = { lines: [], rows: 0, cuts: 0, drawers: 0, codes: [] }
  let line = ''
  return {
    found,
    type: (text: string) => {
      line += text
    },
    end: () => {
      found.lines.push(line)
      line = ''
    },
  }
}

/** ESC/POS, by the names of Epson's reference. */
const readEscpos = (bytes: Uint8Array): Found => {
  const { found, type, end } = sheet()
  const pages: Record<number, string> = { 16: '1252', 17: '866', 19: '858' }
  let page = '437'
  let at = 0
  const byte = () => {
    const value = bytes[at++]
    if (value === undefined) throw new Error('ends in the middle of a command')
    return value
  }
  const take = (count: number) => {
    const part = bytes.subarray(at, at + count)
    if (part.length < count) throw new Error('ends in the middle of data')
    at += count
    return Buffer.from(part)
  }
  const escape = (name: string) => {
    if (name === '@') page = '437'
    else if (name === 't') page = pages[byte()] ?? 'unknown'
    else if (name === 'p') found.drawers += take(3).length / 3
    else if (name === 'd' || name === '!' || name === 'E' || name === 'a') byte()
    else if (name === 'M' || name === 'R') byte()
    else throw new Error(`ESC ${name}`)
  }
  const group = (name: string) => {
    if (name === 'V') {
      if (byte() >= 65) byte()
      found.cuts++
    } else if (name === 'v') {
      const [, , xl = 0, xh = 0, yl = 0, yh = 0] = take(6)
      take((xl + xh * 256) * (yl + yh * 256))
      found.rows += yl + yh * 256
    } else if (name === 'k') {
      if (byte() < 65) throw new Error('an old barcode')
      found.codes.push(take(byte()).toString('latin1'))
    } else if (name === '(') {
      const which = take(3)
      const data = take((which[1] ?? 0) + (which[2] ?? 0) * 256)
      if (data[1] === 80) found.codes.push(data.subarray(3).toString('utf8'))
    } else if ('aHhwfBr!'.includes(name)) byte()
    else throw new Error(`GS ${name}`)
  }
  while (at < bytes.length) {
    const first = byte()
    if (first === 0x0a) end()
    else if (first === 0x1b) escape(String.fromCharCode(byte()))
    else if (first === 0x1d) group(String.fromCharCode(byte()))
    else if (first >= 0x20) type(character(first, page))
    else throw new Error(`control byte ${first} at ${at}`)
  }
  return found
}

/** Star Line Mode and StarPRNT, by the names of Star's specifications. */
const readStar = (bytes: Uint8Array): Found => {
  const { found, type, end } = sheet()
  const pages: Record<number, string> = { 32: '1252', 10: '866', 4: '858' }
  let page = '437'
  let isRaster = false
  let at = 0
  const byte = () => {
    const value = bytes[at++]
    if (value === undefined) throw new Error('ends in the middle of a command')
    return value
  }
  const take = (count: number) => {
    const part = bytes.subarray(at, at + count)
    if (part.length < count) throw new Error('ends in the middle of data')
    at += count
    return Buffer.from(part)
  }
  const group = (name: number) => {
    if (name === 0x74) page = pages[byte()] ?? 'unknown'
    else if (name === 0x61) byte()
    else if (name === 0x03) take(3)
    else if (name === 0x53) {
      const [, xl = 0, xh = 0, yl = 0, yh = 0] = take(6)
      take((xl + xh * 256) * (yl + yh * 256))
      found.rows += yl + yh * 256
    } else if (name === 0x79) {
      const what = String.fromCharCode(byte())
      if (what === 'S') take(2)
      else if (what === 'D') {
        const [, , nl = 0, nh = 0] = take(4)
        found.codes.push(take(nl + nh * 256).toString('utf8'))
      } else if (what !== 'P') throw new Error(`ESC GS y ${what}`)
    } else throw new Error(`ESC GS ${name}`)
  }
  const escape = (name: number) => {
    if (name === 0x1d) group(byte())
    else if (name === 0x1e) take(2)
    else if (name === 0x64 && take(1)) found.cuts++
    else if (name === 0x69) take(2)
    else if (name === 0x61) byte()
    else if (name === 0x62) {
      take(4)
      const stop = bytes.indexOf(0x1e, at)
      found.codes.push(take(stop - at).toString('latin1'))
      byte()
    } else if (name === 0x2a) {
      const what = take(2).toString('latin1')
      if (what === 'rA') isRaster = true
      else if (what === 'rB') isRaster = false
      else take(bytes.indexOf(0, at) - at + 1)
    } else if (![0x40, 0x45, 0x46].includes(name)) throw new Error(`ESC ${name}`)
  }
  while (at < bytes.length) {
    const first = byte()
    if (first === 0x1b) escape(byte())
    else if (isRaster) {
      if (first !== 0x62) throw new Error(`${first} in raster mode`)
      const [nl = 0, nh = 0] = take(2)
      take(nl + nh * 256)
      found.rows++
    } else if (first === 0x0a) end()
    else if ([0x07, 0x1a, 0x1c, 0x19].includes(first)) found.drawers++
    else if (first >= 0x20) type(character(first, page))
    else throw new Error(`control byte ${first} at ${at}`)
  }
  return found
}

const readers = { escpos: readEscpos, star: readStar }
const models = Object.keys(printerModels)

const read = async (document: ReceiptDocument, name: string): Promise<Found> => {
  const model = printerModel(name)
  return readers[model.language](await languageOf(model).encode(document))
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
