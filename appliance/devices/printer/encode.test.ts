import fc from 'fast-check'
import t from 'tap'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { printerModel } from '../models.ts'
import { PrinterEmulator } from './emulator.ts'
import { drawerPulse, drawerPulseNow, encode } from './encode.ts'
import { layout, lineText } from './layout.ts'
import { textOf } from './paper.ts'
import { receiptSvg } from './paper-svg.ts'
import { rasterWords, withoutCommands } from './raster.ts'
import { columnsOf } from './text.ts'

const model = printerModel('virtual')
const receipt = (blocks: ReceiptDocument['blocks'], more: Partial<ReceiptDocument> = {}) =>
  ({ version: 1, language: 'en', blocks, ...more }) satisfies ReceiptDocument

const printed = async (document: ReceiptDocument) => {
  const emulator = new PrinterEmulator()
  const session = emulator.connect(
    () => {},
    () => {},
  )
  await session.write(await encode(document, model))
  return {
    emulator,
    text: emulator.receipts().map(textOf).join('\n'),
    session,
    ...emulator.counts(),
  }
}

t.test('a small receipt is these bytes', async t => {
  const bytes = await encode(
    receipt([
      { is: 'text', text: 'Café', align: 'center', size: 'large', bold: true },
      {
        is: 'columns',
        cells: [
          { text: 'Milk', share: 70 },
          { text: '£1.65', share: 30, align: 'end' },
        ],
      },
      { is: 'drawer', pin: 2 },
      { is: 'cut' },
    ]),
    printerModel('virtual-58'),
  )
  t.equal(
    Buffer.from(bytes).toString('hex'),
    [
      '1b40', // start anew
      '1d61ff', // push status
      '1b2130', // double width and height
      '1b4501', // bold
      '1b7413', // code page 858
      '202020202020436166820a', // Café
      '1b2100', // normal, which also ends bold
      `4d696c6b${'20'.repeat(23)}9c312e36350a`, // Milk and £1.65 at the right edge
      '1d564200', // feed and cut
    ].join(''),
  )
})

t.test('control bytes in a product name can not open the drawer', async t => {
  const evil = '\u001bp\u0000\u0019\u00fa\u0010\u0014\u0001\u0000\u0001\u009b\u0085x'
  const { kicks, unknown, text } = await printed(
    receipt([
      { is: 'text', text: evil },
      { is: 'columns', cells: [{ text: evil, share: 100 }] },
      { is: 'qr', text: `a${evil}` },
      { is: 'text', text: `حليب ${evil}` },
    ]),
  )
  t.equal(kicks, 0)
  t.equal(unknown, 0)
  t.match(text, 'púx')
  await t.rejects(encode(receipt([{ is: 'barcode', kind: 'code128', code: evil }]), model), {
    message: 'barcode-not-printable',
  })
})

t.test('whatever the text is, the printer obeys no command out of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async text => {
      const { kicks, unknown } = await printed(receipt([{ is: 'text', text }]))
      return kicks === 0 && unknown === 0
    }),
    { numRuns: 150 },
  )
})

t.test('picture data never holds a command', async t => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), data => {
      const clean = Buffer.from(withoutCommands(data))
      return [0x04, 0x05, 0x14].every(next => !clean.includes(Buffer.of(0x10, next)))
    }),
  )
  t.same(
    [...withoutCommands(Uint8Array.of(0x10, 0x14, 0x10, 0x10, 0x04))],
    [0x11, 0x14, 0x10, 0x11, 0x04],
  )
})

t.test('no line is wider than the paper, and amounts are never broken', async () => {
  fc.assert(
    fc.property(
      fc.constantFrom(32, 42, 48),
      fc.array(
        fc.record({
          text: fc.string({ unit: 'grapheme', maxLength: 60 }),
          share: fc.integer({ min: 1, max: 100 }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      fc.boolean(),
      (columns, cells, isArabic) => {
        const lines = layout(
          receipt(
            [{ is: 'columns', cells: [...cells, { text: '£1,234.56', share: 1, align: 'end' }] }],
            isArabic ? { language: 'ar' } : {},
          ),
          columns,
        )
        const texts = lines.flatMap(line => (line.is === 'line' ? [lineText(line)] : []))
        return (
          texts.every(text => columnsOf(text) <= columns) &&
          texts.some(text => text.includes('£1,234.56'))
        )
      },
    ),
  )
})

t.test('an Arabic receipt runs from the right', async t => {
  const document = receipt(
    [
      {
        is: 'columns',
        cells: [
          { text: 'A1', share: 50 },
          { text: '9', share: 50, align: 'end' },
        ],
      },
    ],
    { language: 'ar' },
  )
  const [line] = layout(document, 20)
  t.equal(line?.is === 'line' && lineText(line), `9${' '.repeat(17)}A1`)
})

t.test('no word of a label is broken beside an amount while there is room for it', async t => {
  const total = (amount: string, columns: number) => {
    const cells = [
      { text: 'الإجمالي', share: 1 },
      { text: amount, share: 1, align: 'end' as const },
    ]
    const document = receipt([{ is: 'columns', size: 'large', cells }], { language: 'ar' })
    return layout(document, columns).map(line =>
      line.is === 'line' ? `${line.size} ${line.cells.at(-1)?.text}` : line.is,
    )
  }
  t.same(total('£3.50', 32), ['large الإجمالي'], 'the amount gives of its half')
  t.same(total('£1,234.56', 48), ['large الإجمالي'])
  t.same(total('£1,234.56', 32), ['normal الإجمالي'], 'what is too wide is not large')
  t.match(total('£1,234.56', 12)[0], /^large/, 'nor normal where that helps nothing')
})

t.test(
  'Arabic, Chinese and emoji are drawn; Polish and Russian use the printer’s own letters',
  async t => {
    const drawn = await printed(
      receipt([{ is: 'text', text: 'حليب' }, { is: 'text', text: 'ok' }, { is: 'cut' }]),
    )
    t.equal(drawn.text, '[image]\nok')
    const own = await printed(
      receipt([
        { is: 'text', text: 'Łódź' },
        { is: 'text', text: 'Хлеб' },
        { is: 'text', text: 'crème €' },
      ]),
    )
    t.equal(own.text, 'Łódź\nХлеб\ncrème €')
  },
)

t.test('the drawer is no part of the paper: its pulse has bytes of its own', async t => {
  const bytes = Buffer.from(await encode(receipt([{ is: 'drawer', pin: 5 }]), model))
  t.notOk(bytes.includes(Buffer.of(0x1b, 0x70)) || bytes.includes(Buffer.of(0x10, 0x14)))
  t.equal(Buffer.from(drawerPulse(2)).toString('hex'), '1b700019fa', '50 ms, in its turn')
  t.equal(Buffer.from(drawerPulseNow(5)).toString('hex'), '1014010101', '100 ms, at once')
})

t.test('a long Arabic receipt goes out in bands the printer can hold', async t => {
  const blocks = Array.from({ length: 20 }, (_, at) => ({ is: 'text' as const, text: `سطر ${at}` }))
  const { emulator, unknown } = await printed(receipt([...blocks, { is: 'cut' }]))
  const images = emulator.receipts()[0]?.marks.filter(mark => mark.is === 'image') ?? []
  t.ok(images.every(image => image.rows <= 256))
  t.equal(
    images.reduce((sum, image) => sum + image.rows, 0),
    20 * 32,
  )
  t.equal(unknown, 0)
})

t.test('the paper can be looked at: words, codes, pictures and the drawer are on it', async t => {
  const { emulator, session } = await printed(
    receipt([
      { is: 'text', text: 'Fish & <chips>', bold: true },
      { is: 'text', text: 'سمك' },
      { is: 'barcode', kind: 'ean13', code: '5901234123457' },
      { is: 'barcode', kind: 'code128', code: 'HS-1{2' },
      { is: 'qr', text: 'https://example.com' },
    ]),
  )
  await session.write(drawerPulseNow(2))
  const [first] = emulator.receipts()
  t.ok(first)
  if (!first) return
  t.match(textOf(first), '[barcode HS-1{2]')
  const svg = receiptSvg(first, 576)
  for (const part of [
    'Fish &#38; &#60;chips&#62;',
    'data:image/png',
    '5901234123457',
    'drawer opened',
  ]) {
    t.ok(svg.includes(part), part)
  }
})

t.test('an Arabic text that takes two lines is read from the right on both', t => {
  const text = 'خصم الموظفين على كل المشتريات 10% VIP خصم'
  const [first, second] = layout(receipt([{ is: 'text', text }], { language: 'ar' }), 32)
  t.match(first, { cells: [{ fromRight: true }] })
  t.match(second, { cells: [{ text: /^(10%|VIP)/, fromRight: true }] })
  t.end()
})

t.test(
  'a label reads its Arabic text from the right too, and its English from the left',
  async t => {
    const words = (text: string) =>
      rasterWords({ text, width: 400, high: 32, align: 'center', bold: false })
    const dots = async (text: string) => Buffer.from((await words(text)).bits).toString('hex')
    // Marks of direction around it say the same in a direction that is not the text's own.
    t.equal(await dots('خصم 10 VIP'), await dots('\u2067خصم 10 VIP\u2069'))
    t.equal(await dots('VIP 10 خصم'), await dots('\u2066VIP 10 خصم\u2069'))
  },
)
