// A sale's receipt for the tests of printers.
import { type SaleReceiptInput, saleReceipt } from '#schema/rules/sale-receipt.ts'

const setting = {
  language: 'en',
  money: { currency: 'GBP', decimals: 2, locale: 'en-GB' },
  timeZone: 'Europe/London',
} as const

/** The receipt of a sale of goods with these names. */
export const aSale = (
  names: string[],
  more: { language?: 'en' | 'ar'; qr?: string; tenders?: SaleReceiptInput['tenders'] } = {},
) =>
  saleReceipt({
    ...setting,
    store: {
      name: 'Café Noir',
      name_ar: 'مقهى',
      address: '1 Harbour Street',
      tax_registration: 'GB 123 4567 89',
    },
    till: { name: 'Till 2', name_ar: 'الصندوق 2' },
    cashier: { name: 'Amal', name_ar: 'أمل' },
    customer: null,
    sale: {
      receipt_no: 'HS-2-000042',
      kind: 'sale',
      occurred_at: Date.UTC(2026, 6, 1, 13, 5),
      net: 1_000,
      tax: 200,
      total: 1_200,
      discount: 0,
      rounding: 0,
      price_difference: 0,
      change: 800,
      tax_included: 1,
    },
    lines: names.map((name, at) => ({
      name,
      name_ar: `منتج ${at}`,
      quantity: 1_000,
      unit: 'piece',
      unit_price: 100 + at,
      discount: 0,
      discounts_json: '[]',
      gross: 100 + at,
    })),
    taxes: [{ name: 'VAT', name_ar: 'ضريبة', rate: 200_000, base: 1_000, amount: 200 }],
    tenders: [{ kind: 'cash', amount: 2_000, reference: null }],
    ...more,
  })
