// What stands on the emulated paper as a picture, read by a decoder that is not ours (ZXing): every
// code on receipts and labels says what the sale and the label said.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import t from 'tap'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { LabelDocument, LabelElement } from '#schema/rules/label.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import {
  choicesOf,
  programOf,
  recommendedWish,
  scannerMakeIds,
} from '#schema/rules/scanner-programs.ts'
import { scannerSheet } from '#schema/rules/scanner-sheet.ts'
import { labelMachine } from './label-printer/machine.ts'
import { labelModel, labelModels, printerModel, printerModels } from './models.ts'
import { aSale } from './printer/a-sale.ts'
import { PrinterEmulator } from './printer/emulator.ts'
import { escposMachine } from './printer/escpos-machine.ts'
import type { PrinterDocument } from './printer/language.ts'
import { languageOf } from './printer/languages.ts'
import type { Machine } from './printer/machine.ts'
import { starMachine } from './printer/star/machine.ts'

// The decoder would fetch its program from the net; it lies in the package.
const { buffer } = Uint8Array.from(
  readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')),
)
await prepareZXingModule({ overrides: { wasmBinary: buffer }, fireImmediately: true })

/** The paper's picture as pixels. The library draws no pictures inside of one, so they are put on. */
const pixels = async (svg: string): Promise<Uint8Array> => {
  const [, left, top, width, high] = (/viewBox="(-?\d+) (-?\d+) (\d+) (\d+)"/.exec(svg) ?? []).map(
    Number,
  )
  if (!width || !high) throw new Error('no picture')
  const sized = svg.replace(
    /width="\d+" height="\d+" role/,
    `width="${width}" height="${high}" role`,
  )
  const canvas = createCanvas(width, high)
  const context = canvas.getContext('2d')
  context.drawImage(await loadImage(Buffer.from(sized)), 0, 0)
  context.globalCompositeOperation = 'multiply'
  for (const [tag] of svg.matchAll(/<image [^>]*>/g)) {
    const place = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(tag)?.[1] ?? 0)
    const png = Buffer.from(/base64,([^"]*)"/.exec(tag)?.[1] ?? '', 'base64')
    context.drawImage(await loadImage(png), place('x') - (left ?? 0), place('y') - (top ?? 0))
  }
  return canvas.toBuffer('image/png')
}

/** All codes on a picture, from top to bottom, as `symbology identifier + text`. */
const codesOn = async (svg: string): Promise<string[]> => {
  const found = await readBarcodes(await pixels(svg), { maxNumberOfSymbols: 20, textMode: 'Plain' })
  return found
    .toSorted((one, other) => one.position.topLeft.y - other.position.topLeft.y)
    .map(({ symbologyIdentifier, text }) => `${symbologyIdentifier} ${text}`)
}

const print = async (
  document: PrinterDocument,
  machine: Machine,
  bytes: Uint8Array,
  dots: number,
) => {
  const emulator = new PrinterEmulator(() => {}, machine)
  const session = emulator.connect(
    () => {},
    () => {},
  )
  await session.write(bytes)
  const svgs = emulator.pictures(dots).map(picture => picture.svg())
  if (svgs.length !== 1) throw new Error(`${svgs.length} papers of ${JSON.stringify(document)}`)
  return svgs[0] ?? ''
}

const receiptOn = async (name: string, document: ReceiptDocument) => {
  const model = printerModel(name)
  const machine = model.language === 'star' ? starMachine() : escposMachine()
  return print(document, machine, await languageOf(model).encode(document), model.dots)
}

const labelOn = async (name: string, document: LabelDocument) => {
  const model = labelModel(name)
  const bytes = await languageOf(model).encode(document)
  return print(document, labelMachine(model), bytes, model.dots)
}

const qr = 'https://example.com/r/HS-2-000042?t=1200&s=حليب'

for (const name of Object.keys(printerModels)) {
  t.test(`${name}: receipt number and QR code of a sale, in English and Arabic`, async t => {
    for (const language of ['en', 'ar'] as const) {
      const names = ['Milk', '牛奶', 'x'.repeat(80)]
      const svg = await receiptOn(name, aSale(names, { language, qr }))
      t.same(await codesOn(svg), [']C0 HS-2-000042', `]Q1 ${qr}`], language)
    }
  })

  t.test(
    `${name}: an EAN-13 with its check digit, and signs that commands are made of`,
    async t => {
      const blocks: ReceiptDocument['blocks'] = [
        { is: 'barcode', kind: 'ean13', code: '590123412345' },
        { is: 'barcode', kind: 'code128', code: 'A{B%0"~' },
        { is: 'qr', text: '\u{1f9c0} {B%0^XZ'.padEnd(300, '.') },
        { is: 'cut' },
      ]
      const svg = await receiptOn(name, { version: 1, language: 'en', blocks })
      t.same(await codesOn(svg), [
        ']E0 5901234123457',
        ']C0 A{B%0"~',
        `]Q1 ${'\u{1f9c0} {B%0^XZ'.padEnd(300, '.')}`,
      ])
    },
  )
}

const sheetSetting = {
  language: 'en' as const,
  timeZone: 'UTC',
  money: { currency: 'EUR', decimals: 2, locale: 'en' },
}

/** Every make with every way to connect it. */
const wishes = scannerMakeIds.flatMap(make =>
  choicesOf(make).interfaces.map(way => ({ ...recommendedWish(make, 'usb'), interface: way })),
)

for (const name of ['virtual', 'virtual-58', 'escpos-58', 'star-line', 'star-prnt-58']) {
  t.test(`${name}: a scanner reads its programming codes in order, as codes to obey`, async t => {
    for (const wish of wishes) {
      const sheet = scannerSheet(wish, sheetSetting)
      if (!sheet) throw new Error('no sheet')
      const found = await readBarcodes(await pixels(await receiptOn(name, sheet)), {
        maxNumberOfSymbols: 20,
        textMode: 'Plain',
      })
      const isCode128 = choicesOf(wish.make).symbols === 'code128'
      t.same(
        found
          .toSorted((one, other) => one.position.topLeft.y - other.position.topLeft.y)
          .map(({ format, readerInit, text }) => [format, readerInit, text]),
        programOf(wish)?.steps.map(({ code }) =>
          isCode128 ? ['Code128', true, code] : ['QRCode', false, code],
        ),
        `${wish.make} ${wish.interface}`,
      )
    }
  })
}

type Code = Extract<LabelElement, { is: 'barcode' }>

/** Tenths of a millimetre; each stands alone on its label, with white around it. */
const codes: [kind: Code['kind'], code: string, module: number, wanted: string][] = [
  ['ean13', '5901234123457', 4, ']E0 5901234123457'],
  ['ean13', '590123412345', 4, ']E0 5901234123457'],
  ['ean8', '96385074', 4, ']E4 96385074'],
  ['code128', 'HS-2 {%>"^~_\\', 3, ']C0 HS-2 {%>"^~_\\'],
  ['gs1-128', '(01)09501101530003(10)AB-1', 3, ']C1 010950110153000310AB-1'],
  ['gs1-128', '(10)LOT7(21)99', 3, ']C1 10LOT7\u001d2199'],
  ['qr', 'https://example.com/p/1', 6, ']Q1 https://example.com/p/1'],
  ['datamatrix', 'SN:0042/"x"', 8, ']d1 SN:0042/"x"'],
]

for (const name of Object.keys(labelModels)) {
  t.test(`${name}: every kind of code on a label, beside words in Latin and Arabic`, async t => {
    for (const [kind, code, module, wanted] of codes) {
      const place = { x: 60, width: 600, size: 40 }
      const document: LabelDocument = {
        version: 1,
        language: 'en',
        width: 700,
        height: 400,
        gap: 20,
        copies: 1,
        elements: [
          { is: 'text', ...place, y: 10, text: 'Milk 1 l' },
          { is: 'text', ...place, y: 60, text: 'حليب 牛奶' },
          { is: 'barcode', x: 60, y: 130, kind, code, height: 120, module },
        ],
      }
      t.same(await codesOn(await labelOn(name, document)), [wanted], `${kind} ${code}`)
    }
  })
}
