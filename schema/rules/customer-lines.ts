// The two lines of the customer's display. A tab parts what stands at the start of a line from what
// stands at its end; letters a display lacks are left out there, so the words here are Latin.
import { formatAmount, formatMoney, formatQuantity, type MoneyFormat } from './money.ts'

export type CustomerLines = { upper: string; lower: string }

/** What can stand there; amounts in minor units, quantities in thousandths. */
export type CustomerMoment =
  | { is: 'nothing' }
  | {
      is: 'line'
      name: string
      nameAr: string
      unit: 'piece' | 'kg'
      quantity: number
      /** for one piece or kilogram */
      unitPrice: number
      /** of the whole line, discounts taken off */
      amount: number
      /** what was taken off the whole line; without it nothing */
      discount?: number
    }
  | { is: 'total'; amount: number }
  | { is: 'paid'; change: number }

/**
 * What the customer reads: the goods with quantity, price and line total, then the total, then the
 * change. A name without one Latin letter or figure is left out, and the amounts stand alone.
 */
export const customerLines = (
  moment: CustomerMoment,
  { currency, decimals, locale }: MoneyFormat,
): CustomerLines => {
  // Arabic currency signs can not be shown; in English each currency has a Latin one or its code.
  const format = { currency, decimals, locale: locale.startsWith('en') ? locale : 'en' }
  const money = (minor: number) => formatMoney(minor, format)
  switch (moment.is) {
    case 'nothing':
      return { upper: '', lower: '' }
    case 'line': {
      const { name, nameAr, unit, quantity, unitPrice, amount, discount = 0 } = moment
      const latin = [name, nameAr].find(text => /[\p{Script=Latin}\d]/u.test(text)) ?? ''
      const count = formatQuantity(quantity, format.locale, unit === 'kg' ? 3 : 0)
      // Twenty characters have no room for the currency in each figure of a line.
      const of = `${count}${unit === 'kg' ? ' kg' : ''}`
      // Nor for price and discount both: what does not multiply would only be puzzling.
      const times =
        discount > 0
          ? `${of} -${formatAmount(discount, format)}`
          : `${of} x ${formatAmount(unitPrice, format)}`
      // One piece at its own price says the same figure twice.
      const isPlain = unit === 'piece' && quantity === 1_000 && unitPrice === amount
      return { upper: latin, lower: `${isPlain ? '' : times}\t${formatAmount(amount, format)}` }
    }
    case 'total':
      return { upper: 'Total', lower: `\t${money(moment.amount)}` }
    case 'paid':
      if (moment.change === 0) return { upper: 'Thank you', lower: '' }
      return { upper: `Change\t${money(moment.change)}`, lower: 'Thank you' }
  }
}
