import * as fc from 'fast-check'
import t from 'tap'
import type { BarcodeFormat } from './barcode.ts'
import {
  checkDigit,
  expandUpcE,
  isGtin,
  looksLikeCard,
  makeWeightLabel,
  normaliseGtin,
  readBarcode,
  valueVerifier,
} from './barcode.ts'

const weight: BarcodeFormat = {
  id: 'weight',
  prefix: '21',
  item_digits: 5,
  value_digits: 5,
  value_kind: 'weight',
  decimals: 3,
  verifier: 0,
}
const priced: BarcodeFormat = {
  ...weight,
  id: 'price',
  prefix: '23',
  value_kind: 'price',
  decimals: 2,
}
const verified: BarcodeFormat = {
  ...priced,
  id: 'verified',
  prefix: '02',
  value_digits: 4,
  verifier: 1,
}
const formats = [{ ...weight, id: 'short', prefix: '2', item_digits: 6 }, weight, priced, verified]

const digits = (length: number) =>
  fc.array(fc.nat(9), { minLength: length, maxLength: length }).map(list => list.join(''))

t.test('a scanned code is read for what it is', async t => {
  for (const [says, text, code] of [
    ['EAN-13', '4006381333931', '4006381333931'],
    ['EAN-8', '96385074', '96385074'],
    ['UPC-A is stored with 13 digits', '036000291452', '0036000291452'],
    ['UPC-E', '04252614', '0042100005264'],
    ['GTIN-14 of a case', '10614141000415', '10614141000415'],
    ['GTIN-14 that fills up an EAN-13', '04006381333931', '4006381333931'],
    ['the scanner tells the symbology', ']E04006381333931', '4006381333931'],
    ['GS1 element string', ']C1010400638133393110LOT7\u001d21SERIAL', '4006381333931'],
    ['GS1 Digital Link', 'https://id.example/01/04006381333931/10/LOT7', '4006381333931'],
    ['control characters from a wedge', '\u00024006381333931\r\n', '4006381333931'],
    ['a code of the shop', ' SHELF-12/A ', 'SHELF-12/A'],
    ['a short number', '4711', '4711'],
    ['a long number that is no card', '1234567890123456', '1234567890123456'],
  ] as const)
    t.strictSame(readBarcode(text, formats), { kind: 'plain', code }, says)
})

t.test('a code that cannot be trusted is refused by name', async t => {
  for (const [text, why] of [
    ['5901234123450', 'wrong-check-digit'],
    ['96385075', 'wrong-check-digit'],
    ['036000291453', 'wrong-check-digit'],
    [']C10104006381333932', 'wrong-check-digit'],
    [']E04006381333932', 'wrong-check-digit'],
    ['', 'unreadable'],
    [' \r\n', 'unreadable'],
    ['abc\ufffd', 'unreadable'],
    ['9'.repeat(129), 'unreadable'],
    ['4111111111111111', 'looks-like-a-card'],
    ['4111 1111 1111 1111', 'looks-like-a-card'],
    ['5500-0000-0000-0004', 'looks-like-a-card'],
    ['2223000048400011', 'looks-like-a-card'],
    ['378282246310005', 'looks-like-a-card'],
    ['4006381333932', 'wrong-check-digit'],
    ['36227206271667', 'looks-like-a-card'],
    ['%B4111111111111111^DOE/J^2512', 'looks-like-a-card'],
    [';4111111111111111=25121010000', 'looks-like-a-card'],
    ['2100001000004', 'empty-label'],
    [`021234512875${checkDigit('021234512875')}`, 'wrong-verifier'],
  ] as const)
    t.strictSame(readBarcode(text, formats), { kind: 'refused', why }, text)
  t.notOk(looksLikeCard('4111111111111112'), 'one digit off is no card')
})

t.test('a label of the scale says what was weighed', async t => {
  t.match(readBarcode('2100001027506', formats), {
    kind: 'weight',
    itemCode: '00001',
    value: 2_750,
    formatId: 'weight',
    code: '2100001027506',
  })
  t.match(readBarcode('2100001027506', []), { kind: 'plain' }, 'without a format it is a code')
  t.match(readBarcode('2100001027506', [{ ...weight, decimals: 2 }]), { value: 27_500 })
  t.match(
    readBarcode('2100001027506', [{ ...weight, item_digits: 4 }]),
    { kind: 'plain' },
    'a format that does not fill the label',
  )
})

t.test('a label with a price says the price, and its verifier is checked', async t => {
  t.match(readBarcode(makeWeightLabel(priced, '777', 1_234), formats), {
    kind: 'price',
    itemCode: '00777',
    value: 1_234,
  })
  const label = makeWeightLabel(verified, '12345', 2_875)
  t.equal(label.slice(0, 12), '021234592875')
  t.match(readBarcode(label, formats), { kind: 'price', itemCode: '12345', value: 2_875 })
  t.match(readBarcode(label.slice(1), formats), { value: 2_875 }, 'read as UPC-A')
  t.match(readBarcode(label, formats, 3), { value: 28_750 }, 'in a currency of three decimals')
})

t.test('every label is read back as it was made', async t => {
  fc.assert(
    fc.property(
      fc.constantFrom(weight, priced, verified),
      digits(5),
      fc.integer({ min: 1, max: 9_999 }),
      (format, item, value) => {
        const read = readBarcode(makeWeightLabel(format, item, value), formats)
        t.match(read, { kind: format.value_kind, itemCode: item, value, formatId: format.id })
      },
    ),
  )
  t.throws(() => makeWeightLabel(weight, '123456', 100), RangeError)
  t.throws(() => makeWeightLabel(weight, '1', 100_000), RangeError)
  t.throws(() => makeWeightLabel(weight, '1', -1), RangeError)
  t.throws(() => makeWeightLabel(weight, 'x', 1), RangeError)
})

t.test('verifiers are those of the GS1 specification', async t => {
  t.equal(valueVerifier('2875'), 9)
  t.equal(valueVerifier('14685'), 6)
  t.throws(() => valueVerifier('123'), RangeError)
})

t.test('a check digit finds every single wrong digit', async t => {
  for (const length of [7, 11, 12, 13])
    fc.assert(
      fc.property(
        digits(length),
        fc.nat(length - 1),
        fc.integer({ min: 1, max: 9 }),
        (body, place, by) => {
          const code = body + checkDigit(body)
          t.ok(isGtin(code))
          const wrong = (Number(code[place]) + by) % 10
          t.notOk(isGtin(code.slice(0, place) + wrong + code.slice(place + 1)))
        },
      ),
      { numRuns: 50 },
    )
})

t.test('UPC-E is expanded by its last digit', async t => {
  for (const [short, long] of [
    ['04252614', '042100005264'],
    ['01234505', '012000003455'],
    ['01234531', '012300000451'],
    ['01234543', '012340000053'],
    ['01234558', '012345000058'],
  ] as const)
    t.equal(expandUpcE(short.slice(0, 7) + long.slice(-1)), long)
  t.equal(expandUpcE('24252614'), undefined)
  t.equal(expandUpcE('04252615'), undefined)
  t.equal(normaliseGtin('00000096385074'), '96385074')
  t.equal(normaliseGtin('12'), undefined)
})
