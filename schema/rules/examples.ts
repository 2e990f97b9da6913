// A sale and an article that never were, to show what a design looks like.
import type { LabelArticle } from './label-design.ts'
import { formatMoney, type MoneyFormat } from './money.ts'
import type { SaleReceiptInput } from './sale-receipt.ts'

type ExampleSale = Pick<
  SaleReceiptInput,
  'till' | 'cashier' | 'customer' | 'sale' | 'lines' | 'taxes' | 'tenders'
>

/** Three articles of each kind there is: by the piece, by weight, with a discount. */
export const exampleSale = (at: number): ExampleSale => ({
  till: { name: 'Till 1', name_ar: 'الصندوق 1' },
  cashier: { name: 'Amal', name_ar: 'أمل' },
  customer: { name: 'Hana Haddad' },
  sale: {
    receipt_no: 'T1-000042',
    kind: 'sale',
    occurred_at: at,
    net: 918,
    tax: 151,
    total: 1_069,
    discount: 74,
    rounding: 0,
    price_difference: 0,
    change: 931,
    tax_included: 1,
  },
  lines: [
    {
      ...{ name: 'Flat white', name_ar: 'فلات وايت', sku: 'FW-01', barcode: '5012345678900' },
      ...{ quantity: 2_000, unit: 'piece', unit_price: 120, discount: 0, gross: 240 },
      discounts_json: [],
    },
    {
      ...{
        name: 'Tomatoes on the vine',
        name_ar: 'طماطم على العنقود',
        sku: 'TOM',
        barcode: '2100412',
      },
      ...{ quantity: 412, unit: 'kg', unit_price: 390, discount: 0, gross: 161 },
      discounts_json: [],
    },
    {
      ...{ name: 'Olive oil, cold pressed, 1 l', name_ar: 'زيت زيتون بكر، ١ لتر', sku: 'OIL-1' },
      ...{ barcode: '4006381333931', quantity: 1_000, unit: 'piece', unit_price: 742 },
      ...{ discount: 74, gross: 668 },
      discounts_json: [{ rule: 'manual', amount: 74 }],
    },
  ],
  taxes: [
    { name: 'VAT', name_ar: 'ضريبة القيمة المضافة', rate: 200_000, base: 757, amount: 151 },
    { name: 'VAT', name_ar: 'ضريبة القيمة المضافة', rate: 0, base: 161, amount: 0 },
  ],
  tenders: [{ kind: 'cash', amount: 2_000, reference: null }],
})

export const exampleArticle = (money: MoneyFormat): LabelArticle => ({
  name: 'Olives, green, with herbs',
  name_ar: 'زيتون أخضر بالأعشاب',
  sku: 'OLV-1',
  barcode: '4006381333931',
  price: formatMoney(390, money),
  unit_price: `${formatMoney(390, money)}/kg`,
})
