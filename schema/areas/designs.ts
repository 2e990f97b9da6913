// How paper looks: the retailer's receipt and a store's own, the designs of labels, and what stands on
// the shelves. A store writes its own designs, so that a shop without a head office has them too.
import * as z from 'zod'
import { at, flag, id, json, longText, money, name, oneOf, ref, text } from '../fields.ts'
import { resource } from '../resource.ts'
import { LABEL_HEIGHT_MIN, LABEL_SIDE_MAX, LABEL_WIDTH_MIN } from './label-parts.ts'

/** What a receipt looks like, whoever's design it is. */
export const receiptDesignColumns = {
  /** `store`: the store's receipt language; `both`: that and the other one below it */
  language: oneOf('Language', ['store', 'en', 'ar', 'both']),
  /** {width, rows, bits} of `schema/rules/picture.ts`, or null */
  logo_json: json('Logo'),
  /** above the sale; where both are empty, the store's own header */
  header_en: longText('Header', 500),
  header_ar: longText('Header (Arabic)', 500),
  footer_en: longText('Footer', 500),
  footer_ar: longText('Footer (Arabic)', 500),
  show_name: flag('Name of the store'),
  show_address: flag('Address'),
  show_till: flag('Till'),
  show_cashier: flag('Cashier'),
  show_customer: flag('Customer'),
  show_sku: flag('SKU of each article'),
  show_barcode: flag('Barcode of each article'),
  /** `several`: only where more than one piece was sold; goods by weight always say it */
  show_unit_price: oneOf('Unit price', ['several', 'always']),
  show_saved: flag('Saved amount'),
  show_taxes: flag('Tax table'),
  total_size: oneOf('Size of the total', ['normal', 'large']),
  number_code: oneOf('Code of the receipt number', ['barcode', 'qr', 'none']),
  /** of a QR code below; `{receipt_no}` stands for the number, empty for no code */
  qr_text: text('QR code', 300),
}

export const receiptDefault = resource({
  table: 'receipt_default',
  sync: 'down',
  label: 'Receipt of the retailer',
  // One for each retailer: its id is the retailer's.
  row: z.object({ id, tenant_id: id, ...receiptDesignColumns }),
  check: row => (row.id === row.tenant_id ? null : "its id is the retailer's"),
})

export const receiptDesign = resource({
  table: 'receipt_design',
  sync: 'up',
  label: 'Receipt of the store',
  // One for each store: its id is the store's.
  row: z.object({ id, tenant_id: id, store_id: ref('store', 'Store'), ...receiptDesignColumns }),
  check: row => (row.id === row.store_id ? null : "its id is the store's"),
})

const tenths = (label: string, least: number, most: number) =>
  z.int().min(least).max(most).meta({ label, widget: 'integer' })

export const labelDesign = resource({
  table: 'label_design',
  sync: 'up',
  label: 'Label designs',
  row: z.object({
    id,
    tenant_id: id,
    store_id: ref('store', 'Store'),
    name: name('Name'),
    name_ar: text('Name (Arabic)'),
    /** which of an article's names stands first, and from where the text runs */
    language: oneOf('Language', ['en', 'ar']),
    // Tenths of a millimetre; no gap is an endless roll.
    width: tenths('Width (0.1 mm)', LABEL_WIDTH_MIN, LABEL_SIDE_MAX),
    height: tenths('Height (0.1 mm)', LABEL_HEIGHT_MIN, LABEL_SIDE_MAX),
    gap: tenths('Gap (0.1 mm)', 0, 300),
    /** a list of `labelParts`; what stands in braces is the article's */
    elements_json: json('Elements', 50_000),
  }),
})

/** What the last label of an article said, so that a shelf with an old price is found. */
export const shelfLabel = resource({
  table: 'shelf_label',
  sync: 'local',
  label: 'Labels on the shelf',
  row: z.object({
    id,
    tenant_id: id,
    store_id: ref('store', 'Store'),
    variant_id: ref('variant', 'Variant'),
    amount: money('Price on the label'),
    printed_at: at('Printed'),
  }),
  indexes: [['!store_id', 'variant_id']],
})
