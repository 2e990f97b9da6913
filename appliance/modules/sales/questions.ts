// What a basket costs, and what a finished sale looked like.
import * as z from 'zod'
import { tender } from '#schema/areas/payments.ts'
import { quoteInput, quoteReply, sale, saleLine, saleTax } from '#schema/areas/sales.ts'
import { printJob } from '#schema/areas/system.ts'
import { refuse } from '#schema/command.ts'
import { designAmong } from '#schema/design-queries.ts'
import { id } from '#schema/fields.ts'
import { receiptOf, soldBy, soldOf } from '#schema/queries.ts'
import { question } from '#schema/question.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { articlesFor, draftLines, formatsFor, priceDrafts, termsOf } from './basket.ts'

export const quote = question({
  name: 'sales.quote',
  summary: 'Prices a basket; writes nothing. `trace=1` adds the calculation step by step.',
  permission: 'sales.quote',
  method: 'post',
  reply: quoteReply,
  input: quoteInput.extend({ trace: z.literal(['1', '0']).optional() }),
  needs: (db, input, { store_id }) => ({
    formats: formatsFor(db, input.lines),
    stores: db
      .selectFrom('store')
      .innerJoin('tenant', 'tenant.id', 'store.tenant_id')
      .innerJoin('price_list', 'price_list.id', 'store.price_list_id')
      .select([
        'store.id',
        'store.price_list_id',
        'price_list.tax_included',
        'tenant.rounding_mode',
        'tenant.currency_decimals',
      ])
      .where(eb => {
        const wanted = input.store_id ?? store_id
        return wanted ? eb('store.id', '=', wanted) : eb('store.status', '=', 'active')
      })
      .orderBy('store.code')
      .limit(1),
    customers: db
      .selectFrom('customer')
      .select(['id', 'price_list_id'])
      .where('id', '=', input.customer_id ?? '')
      .limit(input.customer_id ? 1 : 0),
  }),
  more: (db, input, { formats, stores }) =>
    articlesFor(db, input.lines, formats, stores[0]?.currency_decimals ?? 2),
  answer(rows, input, context) {
    const {
      stores: [store],
      customers: [customer],
    } = rows
    if (!store) return refuse('store-unknown')
    if (input.customer_id && !customer) return refuse('customer-unknown')
    if (input.coupon_codes?.length) return refuse('coupon-unknown', { code: input.coupon_codes[0] })
    const usual = termsOf(store, customer)
    const terms = {
      ...usual,
      taxIncluded: input.tax_mode ? input.tax_mode === 'included' : usual.taxIncluded,
      roundingMode: input.rounding_mode ?? usual.roundingMode,
    }
    const drafts = draftLines(input, rows, rows.formats, terms, context, false)
    if ('refused' in drafts) return drafts
    const priced = priceDrafts(drafts, input, terms)
    if ('refused' in priced) return priced
    return {
      lines: priced.lines.map(line => ({
        variant_id: line.variantId,
        name: line.article?.name,
        quantity: line.quantity,
        unit_price: line.unitPrice,
        list: line.list,
        discount: line.discount,
        discounts: line.discounts,
        net: line.net,
        tax: line.tax,
        taxes: line.taxes.map(taxLine),
        gross: line.gross,
      })),
      list: priced.list,
      discount: priced.discount,
      net: priced.net,
      tax: priced.tax,
      taxes: priced.taxes.map(taxLine),
      total: priced.total,
      ...(input.trace === '1' ? { trace: priced.trace } : {}),
    }
  },
})

const taxLine = (tax: {
  taxId: string
  name: string
  rate: number
  base: number
  amount: number
}) => ({
  tax_id: tax.taxId,
  name: tax.name,
  rate: tax.rate,
  base: tax.base,
  amount: tax.amount,
})

export const receipt = question({
  name: 'sales.receipt',
  summary: 'A sale with its lines, taxes, tenders, print jobs, and the receipt as it was printed.',
  permission: 'sale.read',
  method: 'get',
  reply: z.strictObject({
    sale: sale.row,
    lines: z.array(saleLine.row),
    taxes: z.array(saleTax.row),
    tenders: z.array(tender.row),
    jobs: z.array(
      printJob.row.omit({
        tenant_id: true,
        store_id: true,
        group_id: true,
        sale_id: true,
        key: true,
        document_json: true,
      }),
    ),
    /** blocks of text with every amount written out, as the printer got them */
    document: z.looseObject({
      version: z.literal(1),
      language: z.enum(['en', 'ar']),
      blocks: z.array(z.looseObject({ is: z.string() })),
    }),
  }),
  input: z.strictObject({ sale_id: id }),
  needs: (db, { sale_id }) => ({
    ...soldOf(db, sale_id),
    jobs: db
      .selectFrom('print_job')
      .select(['id', 'device_id', 'meant_for', 'kind', 'state', 'why', 'attempt'])
      .select(['created_at', 'finished_at'])
      .where('sale_id', '=', sale_id)
      .orderBy('created_at'),
    printed: db
      .selectFrom('print_job')
      .select('document_json')
      .where('key', '=', `receipt:${sale_id}`),
  }),
  more: (db, _input, { sales: [sale], lines }) => soldBy(db, sale, lines),
  answer(rows) {
    const {
      sales: [sale],
      shops: [shop],
      customers: [customer],
      cashiers: [cashier],
      lines,
      taxes,
      tenders,
      jobs,
      printed: [printed],
    } = rows
    if (!sale || !shop) return refuse('sale-unknown')
    // What was printed once looks as it did then, whatever was designed since.
    const document: ReceiptDocument = printed
      ? JSON.parse(printed.document_json)
      : receiptOf({ ...rows, sale, shop, customer, cashier, design: designAmong(rows) })
    return { sale, lines, taxes, tenders, jobs, document }
  },
})
