// What a receipt looks like, as the retailer or the store designed it. The design goes into the job's
// document with all it decides, so that a later change alters no receipt that was written before.
import type { Row } from '../index.ts'
import { type PictureProblem, readPicture } from './picture.ts'
import type { ReceiptLanguage } from './receipt-texts.ts'

/** The columns of a design, without whose it is. */
export type ReceiptDesign = Omit<Row<'receipt_default'>, 'id' | 'tenant_id'>

/** What is printed where nobody has designed anything. */
export const plainReceipt: ReceiptDesign = {
  language: 'store',
  logo_json: 'null',
  header_en: '',
  header_ar: '',
  footer_en: '',
  footer_ar: '',
  show_name: 1,
  show_address: 1,
  show_till: 1,
  show_cashier: 1,
  show_customer: 1,
  show_sku: 0,
  show_barcode: 0,
  show_unit_price: 'several',
  show_saved: 1,
  show_taxes: 1,
  total_size: 'large',
  number_code: 'barcode',
  qr_text: '',
}

/** More letters in a QR code than paper of 58 mm can hold in a size that phones read. */
export const QR_BYTES_MAX = 300

/** Why a design cannot be printed; null when it can. */
export const receiptDesignProblem = (
  design: Pick<ReceiptDesign, 'logo_json' | 'qr_text'>,
): PictureProblem | 'qr-text-too-long' | null => {
  const logo = readPicture(design.logo_json)
  if ('problem' in logo) return logo.problem
  return new TextEncoder().encode(design.qr_text).length > QR_BYTES_MAX ? 'qr-text-too-long' : null
}

/** The languages of the paper: one, or the store's and below it the other. */
export const tonguesOf = (
  { language }: Pick<ReceiptDesign, 'language'>,
  own: ReceiptLanguage,
): { language: ReceiptLanguage; second?: ReceiptLanguage } => {
  if (language === 'store') return { language: own }
  if (language !== 'both') return { language }
  return { language: own, second: own === 'en' ? 'ar' : 'en' }
}
