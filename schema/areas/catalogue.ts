// What is sold: categories, products and their variants, barcodes, taxes, prices, pictures.
import * as z from 'zod'
import {
  at,
  colour,
  count,
  flag,
  id,
  longText,
  money,
  name,
  oneOf,
  rate,
  ref,
  text,
} from '../fields.ts'
import { resource } from '../resource.ts'
import { normaliseGtin } from '../rules/barcode.ts'

export const category = resource({
  table: 'category',
  sync: 'down',
  label: 'Categories',
  row: z.object({
    id,
    tenant_id: id,
    parent_id: ref('category', 'Parent').nullable(),
    name: name('Name'),
    name_ar: text('Name (Arabic)'),
    colour: colour('Colour'),
    picture_id: ref('picture', 'Picture')
      .nullable()
      .meta({ widget: 'picture', ref: 'picture', label: 'Picture' }),
    /** where its goods are prepared; null: where those of the category above are */
    station_id: ref('station', 'Prepared at').nullable(),
    position: count('Position'),
    status: oneOf('Status', ['active', 'hidden']),
  }),
  indexes: [['parent_id'], ['station_id']],
})

export const product = resource({
  table: 'product',
  sync: 'down',
  label: 'Products',
  row: z.object({
    id,
    tenant_id: id,
    category_id: ref('category', 'Category'),
    name: name('Name'),
    name_ar: text('Name (Arabic)'),
    description: longText('Description'),
    tax_id: ref('tax', 'Tax'),
    kind: oneOf('Kind', ['goods', 'weighed', 'service']),
    unit: oneOf('Unit', ['piece', 'kg']),
    discountable: flag('May be discounted'),
    minimum_age: z.int().min(0).max(99).meta({ label: 'Minimum age', widget: 'integer' }),
    picture_id: ref('picture', 'Picture')
      .nullable()
      .meta({ widget: 'picture', ref: 'picture', label: 'Picture' }),
    status: oneOf('Status', ['active', 'blocked', 'recalled']),
  }),
  indexes: [['category_id'], ['tax_id'], ['picture_id']],
  check: row =>
    (row.kind === 'weighed') === (row.unit === 'kg')
      ? null
      : 'weighed goods are sold by kg, others by piece',
})

export const variant = resource({
  table: 'variant',
  sync: 'down',
  label: 'Variants',
  row: z.object({
    id,
    tenant_id: id,
    product_id: ref('product', 'Product'),
    /** what tells it from its sisters: "Large", "6 × 330 ml"; empty for the only one */
    name: text('Variant').meta({ label: 'Variant', widget: 'text', search: true }),
    name_ar: text('Variant (Arabic)'),
    sku: z
      .string()
      .trim()
      .min(1)
      .max(40)
      .regex(/^[A-Za-z0-9._/-]+$/)
      .meta({ label: 'SKU', widget: 'text', search: true }),
    /** a pack: what is in it, and how many */
    pack_variant_id: ref('variant', 'Pack of').nullable(),
    pack_size: z.int().min(1).max(10_000).meta({ label: 'Pack size', widget: 'integer' }),
    position: count('Position'),
    status: oneOf('Status', ['active', 'blocked']),
  }),
  indexes: [['!sku'], ['product_id']],
  check: row => (row.pack_variant_id === row.id ? 'a pack cannot hold itself' : null),
})

export const barcode = resource({
  table: 'barcode',
  sync: 'down',
  label: 'Barcodes',
  row: z.object({
    id,
    tenant_id: id,
    variant_id: ref('variant', 'Variant'),
    code: z
      .string()
      .trim()
      .min(1)
      .max(48)
      .regex(/^[\x21-\x7e]+$/)
      .meta({ label: 'Barcode', widget: 'text', search: true }),
    kind: oneOf('Kind', ['ean13', 'ean8', 'upca', 'code128', 'plu']),
  }),
  indexes: [['!code'], ['variant_id']],
  check: row =>
    row.kind === 'ean13' || row.kind === 'ean8' || row.kind === 'upca'
      ? normaliseGtin(row.code) === row.code
        ? null
        : 'the check digit of this barcode is wrong, or it is not written as 8 or 13 digits'
      : null,
})

export const barcodeFormat = resource({
  table: 'barcode_format',
  sync: 'down',
  label: 'Label formats',
  row: z.object({
    id,
    tenant_id: id,
    name: name('Name'),
    name_ar: text('Name (Arabic)'),
    prefix: z
      .string()
      .regex(/^\d{1,4}$/)
      .meta({ label: 'Prefix', widget: 'text' }),
    item_digits: z.int().min(1).max(8).meta({ label: 'Item digits', widget: 'integer' }),
    value_digits: z.int().min(3).max(6).meta({ label: 'Value digits', widget: 'integer' }),
    value_kind: oneOf('Value', ['weight', 'price']),
    decimals: z.int().min(0).max(4).meta({ label: 'Decimals', widget: 'integer' }),
    verifier: flag('Has a value check digit'),
  }),
  indexes: [['!prefix']],
})

export const tax = resource({
  table: 'tax',
  sync: 'down',
  label: 'Taxes',
  row: z.object({
    id,
    tenant_id: id,
    name: name('Name'),
    name_ar: text('Name (Arabic)'),
    code: z
      .string()
      .regex(/^[A-Z0-9]{1,4}$/)
      .meta({ label: 'Code', widget: 'text' }),
    rate: rate('Rate'),
  }),
  indexes: [['!code']],
})

export const priceList = resource({
  table: 'price_list',
  sync: 'down',
  label: 'Price lists',
  row: z.object({
    id,
    tenant_id: id,
    name: name('Name'),
    name_ar: text('Name (Arabic)'),
    tax_included: flag('Prices include tax'),
  }),
})

/** Minor units: with the most that a line holds, many such lines still add up exactly. */
const PRICE_MAX = 10_000_000_000

export const price = resource({
  table: 'price',
  sync: 'down',
  label: 'Prices',
  row: z.object({
    id,
    tenant_id: id,
    price_list_id: ref('price_list', 'Price list'),
    variant_id: ref('variant', 'Variant'),
    amount: money('Price').min(0).max(PRICE_MAX),
    /** null: from ever, for ever */
    starts_at: at('From').nullable(),
    ends_at: at('Until').nullable(),
  }),
  indexes: [['variant_id', 'price_list_id'], ['price_list_id']],
  check: row =>
    row.starts_at !== null && row.ends_at !== null && row.ends_at <= row.starts_at
      ? 'ends before it begins'
      : null,
})

export const picture = resource({
  table: 'picture',
  sync: 'down',
  label: 'Pictures',
  row: z.object({
    id,
    tenant_id: id,
    name: text('Name'),
    mime: oneOf('Kind', ['image/svg+xml', 'image/png', 'image/jpeg', 'image/webp']),
    /** base64, at most 300 kB */
    data: z
      .string()
      .max(400_000)
      .regex(/^[A-Za-z0-9+/=]*$/)
      .meta({ label: 'Picture', widget: 'picture' }),
  }),
})

export const setPriceInput = z.strictObject({
  variant_id: id,
  price_list_id: id,
  amount: money('Price').min(0).max(PRICE_MAX),
  starts_at: at('From').nullable().optional(),
  ends_at: at('Until').nullable().optional(),
})
