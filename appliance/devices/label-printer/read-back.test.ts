// A second reader of labels, written from the manuals' syntax alone and not from our emulators: it
// must find on the label what the document says.
import t from 'tap'
import { type LabelDocument, priceLabel } from '#schema/rules/label.ts'
import { labelModel, labelModels } from '../models.ts'
import { labelLanguage } from './language.ts'

type Found = { words: string[]; codes: string[]; copies: number; pictures: number; size: string }

/** `^FD` to `^FS` is a field's data; `_xx` in it is a byte. A field with a ^B command is a code. */
const readZpl = (bytes: Uint8Array): Found => {
  const source = Buffer.from(bytes).toString('utf8')
  const found: Found = { words: [], codes: [], copies: 0, pictures: 0, size: '' }
  if (!source.startsWith('^XA') || !source.endsWith('^XZ\n')) throw new Error('no format')
  for (const field of source.split('^FS')) {
    const [command = '', data] = field.split('^FD')
    if (command.includes('^GFA')) found.pictures++
    if (data === undefined) continue
    if (/[\^~]/.test(data)) throw new Error('a command in the data')
    const text = decodeURIComponent(
      encodeURIComponent(data).replace(/_([0-9A-F]{2})/g, (_, digits) => `%${digits}`),
    )
    if (/\^B[A-Z0-9]/.test(command.replace(/\^BY\d+/, ''))) found.codes.push(text)
    else found.words.push(...text.split(' '))
  }
  found.copies = Number(/\^PQ(\d+)/.exec(source)?.[1])
  found.size = `${/\^PW(\d+)/.exec(source)?.[1]}x${/\^LL(\d+)/.exec(source)?.[1]}`
  return found
}

/** Lines of a letter and parameters; the last one in quotes, where a backslash escapes. */
const readEpl = (bytes: Uint8Array): Found => {
  const found: Found = { words: [], codes: [], copies: 0, pictures: 0, size: '' }
  let rest = Buffer.from(bytes)
  while (rest.length > 0) {
    const graphic = /^GW\d+,\d+,(\d+),(\d+),/.exec(rest.subarray(0, 40).toString('latin1'))
    if (graphic) {
      found.pictures++
      rest = rest.subarray(graphic[0].length + Number(graphic[1]) * Number(graphic[2]) + 1)
      continue
    }
    const end = rest.indexOf(0x0a)
    if (end === -1) throw new Error('a line without an end')
    const line = new TextDecoder('windows-1252').decode(rest.subarray(0, end))
    rest = rest.subarray(end + 1)
    const quoted = /^[AB][^"]*"((?:[^"\\]|\\.)*)"$/.exec(line)
    const text = quoted?.[1]?.replace(/\\(.)/g, '$1') ?? ''
    if (line.startsWith('A')) found.words.push(...text.split(' '))
    if (line.startsWith('B')) found.codes.push(text)
    if (/^[AB]/.test(line) && !quoted) throw new Error(`not a command: ${line}`)
    if (/^P\d+$/.test(line)) found.copies += Number(line.slice(1))
    if (/^q\d+$/.test(line)) found.size = `${line.slice(1)}x`
    if (/^Q\d+,\d+$/.test(line)) found.size += line.slice(1).split(',')[0]
  }
  return found
}

/** Lines of a word and parameters; the last one in quotes, where \["] is a quote. */
const readTspl = (bytes: Uint8Array): Found => {
  const found: Found = { words: [], codes: [], copies: 0, pictures: 0, size: '' }
  let rest = Buffer.from(bytes)
  while (rest.length > 0) {
    const graphic = /^BITMAP \d+,\d+,(\d+),(\d+),1,/.exec(rest.subarray(0, 48).toString('latin1'))
    if (graphic) {
      found.pictures++
      rest = rest.subarray(graphic[0].length + Number(graphic[1]) * Number(graphic[2]) + 2)
      continue
    }
    const end = rest.indexOf('\r\n')
    if (end === -1) throw new Error('a line without an end')
    const line = new TextDecoder('windows-1252').decode(rest.subarray(0, end))
    rest = rest.subarray(end + 2)
    const [word = ''] = line.split(' ')
    const quoted = /^.*?,"((?:[^"\\]|\\\["\]|\\)*)"$/.exec(line.replace(/,"\w+",/, ',,'))
    const text = quoted?.[1]?.replaceAll('\\["]', '"') ?? ''
    if (word === 'TEXT') found.words.push(...text.split(' '))
    if (['BARCODE', 'QRCODE', 'DMATRIX'].includes(word)) found.codes.push(text)
    if (word === 'PRINT') found.copies += Number(/\d+/.exec(line)?.[0])
    if (word === 'SIZE') found.size = line.slice(5)
  }
  return found
}

const readers = { zpl: readZpl, epl2: readEpl, tspl: readTspl }

const aLabel = (name: string, more: Partial<LabelDocument> = {}): LabelDocument => ({
  ...priceLabel({
    language: 'en',
    width: 600,
    height: 400,
    gap: 30,
    copies: 7,
    name,
    price: '£1,234.56',
    unitPrice: '£3.00 / kg',
    barcode: '5901234123457',
  }),
  ...more,
})

for (const [name, model] of Object.entries(labelModels)) {
  t.test(`${name}: another reader finds name, price, code and copies on the label`, async t => {
    for (const product of ['Café crème 7"', 'a^b~c_d', 'Milk "1" ^XZ', 'P9 PRINT 9']) {
      const bytes = await labelLanguage(labelModel(name)).encode(aLabel(product))
      const found = readers[model.language](bytes)
      const expected = [...product.split(' '), '£1,234.56', '£3.00', '/', 'kg']
      t.same(found.words.sort(), expected.sort())
      t.equal(found.codes.length, 1)
      t.match(found.codes[0], /^590123412345/)
      t.equal(found.copies, 7)
      t.equal(found.pictures, 0)
      const dots = model.dpi === 203 ? '480x320' : '709x472'
      t.equal(found.size, model.language === 'tspl' ? '60.0 mm,40.0 mm' : dots)
    }
    const bytes = await labelLanguage(labelModel(name)).encode(aLabel('حليب طازج'))
    const found = readers[model.language](bytes)
    t.ok(found.pictures >= 1)
    t.ok(found.words.includes('£1,234.56'), 'the price is still text')
  })
}
