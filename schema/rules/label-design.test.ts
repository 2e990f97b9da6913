import t from 'tap'
import { labelDesign } from '../areas/designs.ts'
import {
  fillLabel,
  type LabelArticle,
  type LabelDesign,
  type LabelPart,
  labelDesignProblem,
  partsOf,
  startingParts,
} from './label-design.ts'

const designOf = (parts: readonly object[], more: Partial<LabelDesign> = {}): LabelDesign => ({
  language: 'en',
  width: 500,
  height: 300,
  gap: 20,
  elements_json: JSON.stringify(parts),
  ...more,
})

const text: LabelPart = { is: 'text', x: 20, y: 20, width: 400, size: 30, text: '{name}' }
const code: LabelPart = {
  is: 'barcode',
  x: 20,
  y: 150,
  kind: 'auto',
  code: '{barcode}',
  height: 80,
  module: 3,
}

const olives: LabelArticle = {
  name: 'Olives',
  name_ar: 'زيتون',
  sku: 'OL-1',
  barcode: '4006381333931',
  price: '£2.40',
  unit_price: '£6.00/kg',
}
const label = (design: LabelDesign, article: Partial<LabelArticle> = {}) =>
  fillLabel(design, { ...olives, ...article }, { copies: 2, date: '1 July' })

t.test('an article takes the places that the design keeps for it', async t => {
  const all = '{name}|{name_en}|{name_ar}|{price}|{unit_price}|{sku}|{barcode}|{date}'
  const design = designOf([{ ...text, text: all }, code])
  t.match(label(design), {
    version: 1,
    language: 'en',
    width: 500,
    copies: 2,
    elements: [
      { text: 'Olives|Olives|زيتون|£2.40|£6.00/kg|OL-1|4006381333931|1 July' },
      { kind: 'ean13', code: '4006381333931' },
    ],
  })
  t.match(label({ ...design, language: 'ar' }), { elements: [{ text: /^زيتون\|Olives/ }, {}] })
  t.match(label({ ...design, language: 'ar' }, { name_ar: '' }), {
    elements: [{ text: /^Olives/ }, {}],
  })
})

t.test('what an article does not have is left out, with the words around it', async t => {
  const design = designOf([{ ...text, text: 'was {unit_price}' }, code, { ...text, text: 'Sale' }])
  t.match(label(design, { unit_price: '', barcode: '' }), { elements: [{ text: 'Sale' }] })
})

t.test(
  'digits with a wrong check digit are set as Code 128, or refused where an EAN is asked for',
  async t => {
    const wrong = { barcode: '4006381333932' }
    t.match(label(designOf([code]), wrong), { elements: [{ kind: 'code128' }] })
    t.match(label(designOf([text, { ...code, kind: 'ean13' }]), wrong), {
      code: 'barcode-not-printable',
      data: { element: 2, kind: 'ean13', code: '4006381333932', name: 'Olives' },
    })
  },
)

t.test('a name commands no printer and turns no text', async t => {
  const name = 'Oil\u001b@\u202eX\n^XA'
  const made = label(designOf([text]), { name })
  t.match(made, { elements: [{ text: 'Oil @ X ^XA' }] })
  t.match(label(designOf([text]), { name: '{price}'.repeat(60) }), {
    elements: [{ text: '{price}'.repeat(60) }],
  })
})

t.test('a design that cannot be printed is refused by name, with the element', async t => {
  const problem = (...parts: object[]) => labelDesignProblem(designOf(parts))
  t.equal(problem(text, code), null)
  const refused: [string, object, object?][] = [
    ['label-not-readable', { ...text, is: 'picture' }],
    ['label-not-readable', { ...text, size: 2 }],
    ['label-not-readable', { ...text, onclick: 'x' }],
    ['label-not-readable', { ...code, kind: 'maxicode' }],
    ['label-element-outside', { ...text, x: 101 }],
    ['label-element-outside', { ...text, y: 250, lines: 2 }],
    ['label-element-outside', { ...code, y: 221 }],
    ['label-element-empty', { ...text, text: '  ' }],
    ['label-text-not-printable', { ...text, text: 'a\u001bp' }],
    ['label-text-not-printable', { ...text, text: 'a\u202eb' }],
    ['label-placeholder-unknown', { ...text, text: '{prize}' }, { name: 'prize' }],
    [
      'barcode-not-printable',
      { ...code, kind: 'ean13', code: '12' },
      { kind: 'ean13', code: '12' },
    ],
    ['barcode-not-printable', { ...code, kind: 'gs1-128', code: '01234' }],
    ['barcode-not-printable', { ...code, code: 'é' }, { kind: 'code128' }],
    ['barcode-not-printable', { ...code, kind: 'qr', code: 'é'.repeat(251) }, { kind: 'qr' }],
  ]
  for (const [name, part, data = {}] of refused)
    t.match(problem(text, part), { code: name, data }, `${name} ${JSON.stringify(part)}`)
  t.match(problem(text, { ...text, x: 101 }), { data: { element: 2 } })
  t.match(problem(), { code: 'label-empty' })
  for (const bad of ['', '7', 'null', '{"a":1}', `[${'{},'.repeat(200)}{}]`])
    t.match(labelDesignProblem(designOf([], { elements_json: bad })), {
      code: 'label-not-readable',
    })
  t.equal(problem(...Array.from({ length: 100 }, () => text)), null)
  t.match(problem(...Array.from({ length: 101 }, () => text)), { code: 'label-not-readable' })
})

t.test('what one begins with fits every usual size', async t => {
  for (const [width, height] of [
    [250, 150],
    [400, 250],
    [500, 300],
    [700, 380],
    [1_000, 500],
  ] as const) {
    const parts = startingParts(width, height)
    const design = designOf(parts, { width, height })
    t.equal(labelDesignProblem(design), null, `${width} x ${height}`)
    t.ok(partsOf(design)?.some(({ is }) => is === 'price'))
    const row = { id: '', tenant_id: '', store_id: '', name: 'x', name_ar: '', ...design }
    t.equal(
      labelDesign.row.omit({ id: true, tenant_id: true, store_id: true }).safeParse(row).success,
      true,
    )
  }
})
