import { gunzipSync } from 'node:zlib'
import t from 'tap'
import { priceLabel } from '#schema/rules/label.ts'
import { dither, packed } from '#schema/rules/picture.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { openPreviews, PREVIEWS_MAX, type PreviewReport, readPreview } from './preview.ts'

const grey = Array.from({ length: 576 * 64 }, (_, at) => ((at % 576) / 576) * 255)
const logo = packed(dither(grey, 576, 64), 576, 64)

const receipt: ReceiptDocument = {
  version: 1,
  language: 'en',
  blocks: [
    { is: 'drawer', pin: 2 },
    { is: 'picture', ...logo },
    { is: 'text', text: 'Harbour Street', align: 'center', bold: true },
    { is: 'text', text: 'شارع الميناء', align: 'center' },
    { is: 'qr', text: 'https://example.com' },
    { is: 'cut' },
  ],
}

const ask = async (wanted: object) => {
  const { promise, resolve } = Promise.withResolvers<PreviewReport>()
  const question = readPreview(
    JSON.stringify({
      ...{ is: 'preview', request_id: 'r1', class: 'receipt_printer', model: 'epson-tm' },
      ...wanted,
    }),
  )
  if (!question) throw new Error('not a question')
  openPreviews(resolve).ask(question)
  return promise
}

const svgOf = async (wanted: object) => {
  const report = await ask(wanted)
  return 'svg_gz' in report ? gunzipSync(Buffer.from(report.svg_gz, 'base64')).toString() : ''
}

t.test('a document is drawn as the printer of each language would print it', async t => {
  for (const model of ['epson-tm', 'escpos-58', 'star-line', 'star-prnt-58']) {
    const svg = await svgOf({ model, document: receipt })
    t.match(svg, /^<svg .*Harbour Street.*<\/svg>$/s, model)
    t.match(svg, /<image /, 'what it has no letters for, and the logo, are pictures')
    t.notMatch(svg, /drawer/, 'a picture opens no drawer')
  }
  t.match(await svgOf({ document: receipt }), /viewBox="0 0 640 /, '80 mm are 576 dots')
  t.match(await svgOf({ model: 'virtual-58', document: receipt }), /viewBox="0 0 448 /)
  t.match(await svgOf({ columns: 42, document: receipt }), /viewBox="0 0 568 /)
})

t.test('a label is drawn too', async t => {
  const document = priceLabel({
    ...{ language: 'en', width: 500, height: 300, gap: 20, copies: 3 },
    ...{ name: 'Olives', price: '£2.40', barcode: '4006381333931' },
  })
  for (const model of ['zpl', 'epl2', 'tspl']) {
    const svg = await svgOf({ class: 'label_printer', model, document })
    t.match(svg, /Olives/, model)
    t.match(svg, /× 3/)
  }
})

t.test('what cannot be printed is named', async t => {
  const why = async (wanted: object) => {
    const report = await ask(wanted)
    return 'why' in report ? report.why : ''
  }
  t.equal(await why({ document: { blocks: 7 } }), 'document-not-printable')
  const long = Array.from({ length: 999 }, () => ({ is: 'text', text: 'x '.repeat(200) }))
  t.equal(await why({ document: { ...receipt, blocks: long } }), 'receipt-too-long')
  const bad = { is: 'barcode', kind: 'code128', code: 'é' }
  t.equal(await why({ document: { ...receipt, blocks: [bad] } }), 'barcode-not-printable')
  const torn = { is: 'picture', ...logo, bits: 'AAAA' }
  t.equal(await why({ document: { ...receipt, blocks: [torn] } }), 'picture-not-printable')
  t.equal(await why({ class: 'label_printer', document: receipt }), 'document-not-printable')
  t.match(await ask({ request_id: 'r9', document: 1 }), { request_id: 'r9' })
})

t.test('a receipt of 300 lines still fits one message', async t => {
  const blocks = Array.from({ length: 300 }, (_, at) => ({
    is: 'columns',
    cells: [
      { text: `Olive oil ${at}`, share: 70 },
      { text: `${at}.99`, share: 30, align: 'end' },
    ],
  }))
  t.match(await svgOf({ document: { ...receipt, blocks } }), />Olive oil 299</)
})

t.test('more than can be drawn at once are told to come again', async t => {
  const said: PreviewReport[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const previews = openPreviews(report => {
    said.push(report)
    if (said.length === PREVIEWS_MAX + 1) resolve()
  })
  for (let n = 0; n <= PREVIEWS_MAX; n++)
    previews.ask({
      ...{ is: 'preview', request_id: `r${n}`, class: 'receipt_printer', model: 'virtual' },
      document: receipt,
    })
  await promise
  t.match(said[0], { request_id: `r${PREVIEWS_MAX}`, why: 'too-many-previews' })
  t.equal(said.filter(report => 'svg_gz' in report).length, PREVIEWS_MAX)
})

t.test('anything else on the topic of a hub is no preview', async t => {
  for (const bad of ['', 'x', '{}', '{"is":"preview"}', '{"is":"discover","network":true}'])
    t.equal(readPreview(bad), undefined, bad)
})
