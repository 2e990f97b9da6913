import t from 'tap'
import { type CustomerMoment, customerLines } from './customer-lines.ts'

const pounds = { currency: 'GBP', decimals: 2, locale: 'en-GB' }
const dirhams = { currency: 'AED', decimals: 2, locale: 'ar-AE' }
const line = {
  is: 'line',
  name: 'Apples',
  nameAr: 'تفاح',
  unit: 'kg',
  quantity: 1_235,
  unitPrice: 250,
  amount: 309,
} as const satisfies CustomerMoment

t.test('the customer reads goods, total, change and thanks in Latin letters', async t => {
  const table: [CustomerMoment, string, string][] = [
    [{ is: 'nothing' }, '', ''],
    [line, 'Apples', '1.235 kg x 2.50\t3.09'],
    [{ ...line, unit: 'piece', quantity: 3_000, amount: 750 }, 'Apples', '3 x 2.50\t7.50'],
    [{ ...line, unit: 'piece', quantity: 1_000, amount: 250 }, 'Apples', '\t2.50'],
    [{ ...line, unit: 'piece', quantity: 1_000, amount: 200 }, 'Apples', '1 x 2.50\t2.00'],
    [{ ...line, discount: 31, amount: 278 }, 'Apples', '1.235 kg -0.31\t2.78'],
    [{ ...line, name: 'تفاح', nameAr: 'Tuffah' }, 'Tuffah', '1.235 kg x 2.50\t3.09'],
    [{ ...line, name: 'تفاح' }, '', '1.235 kg x 2.50\t3.09'],
    [{ is: 'total', amount: 12_345 }, 'Total', '\t£123.45'],
    [{ is: 'paid', change: 150 }, 'Change\t£1.50', 'Thank you'],
    [{ is: 'paid', change: 0 }, 'Thank you', ''],
  ]
  for (const [moment, upper, lower] of table)
    t.same(customerLines(moment, pounds), { upper, lower }, JSON.stringify(moment))
  const { lower } = customerLines({ is: 'total', amount: 12_345 }, dirhams)
  t.match(lower, /^\tAED.123\.45$/)
})
