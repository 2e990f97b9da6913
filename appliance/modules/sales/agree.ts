// The prices a customer was told: the till asks when it begins to take money. What the shop asked for
// then is noted, so that the sale may cost that although a price changes while the money is counted.
import * as z from 'zod'
import { agreeInput, readAgreedPrices } from '#schema/areas/sale-agreement.ts'
import { type Context, command, put, refuse } from '#schema/command.ts'
import { money } from '#schema/fields.ts'
import type { Row } from '#schema/index.ts'
import { type Shop, shopOf } from '#schema/queries.ts'
import { stored } from '#schema/stored.ts'
import { articlesFor, draftLines, formatsFor, priceDrafts, termsOf } from './basket.ts'
import { isCharged, paymentsOf } from './settle.ts'

/** How long prices stand for a customer who was told them and has paid nothing by card yet. */
const PRICES_STAND_MS = 30 * 60_000

export const agree = command({
  name: 'sales.agree',
  summary: 'Notes the prices that a customer is asked for; they stand until the sale is paid.',
  permission: 'sales.complete',
  reply: z.strictObject({ total: money('Total') }),
  input: agreeInput,
  needs: (db, input) => ({
    shop: shopOf(db, input.till_session_id),
    formats: formatsFor(db, input.lines),
    customers: db
      .selectFrom('customer')
      .select(['id', 'price_list_id'])
      .where('id', '=', input.customer_id ?? ''),
    agreements: agreementOf(db, input.sale_id),
    payments: paymentsOf(db, input.sale_id),
  }),
  more: (db, input, { formats, shop }) =>
    articlesFor(db, input.lines, formats, shop[0]?.currency_decimals ?? 2),
  decide(rows, input, context) {
    const {
      shop: [shop],
      customers: [customer],
    } = rows
    if (!shop) return refuse('till-session-unknown')
    if (!isOwnTill(shop, context.actor)) return refuse('session-of-another-till')
    if (shop.closed_at !== null) return refuse('till-session-closed')
    if (input.customer_id && !customer) return refuse('customer-unknown')
    if (input.coupon_codes?.length) return refuse('coupon-unknown', { code: input.coupon_codes[0] })
    // What a card was charged by stands; goods that came since have the price of now.
    const agreed = isCharged(rows.payments)
      ? standingPrices(rows.agreements[0], input.customer_id, context.now, true)
      : undefined
    const terms = termsOf(shop, customer, agreed)
    // The shop's own prices, whatever the till thinks: nobody agrees to what was made up.
    const lines = input.lines.map(({ unit_price: _, ...line }) => line)
    const drafts = draftLines({ ...input, lines }, rows, rows.formats, terms, context, false)
    if ('refused' in drafts) return drafts
    const priced = priceDrafts(drafts, input, terms)
    if ('refused' in priced) return priced
    if (priced.total !== input.total)
      return refuse('total-differs', { total: priced.total, sent: input.total })
    const prices = drafts.map(({ variantId, listPrice }) => [variantId, listPrice])
    return {
      changes: [
        put('sale_agreement', {
          id: input.sale_id,
          tenant_id: context.tenant_id,
          store_id: shop.store_id,
          customer_id: customer?.id ?? null,
          prices_json: JSON.stringify(Object.fromEntries(prices)),
          total: priced.total,
          at: context.now,
        }),
      ],
      reply: { total: priced.total },
    }
  },
})

/** Whether a session is that of the caller's till; who signed in at none, as a program does, names it. */
export const isOwnTill = (
  { till_id }: Pick<Shop, 'till_id'>,
  actor: Pick<Context['actor'], 'till_id'>,
): boolean => actor.till_id === null || actor.till_id === till_id

/** What was agreed for a sale. */
export const agreementOf = stored((db, saleId: string) =>
  db
    .selectFrom('sale_agreement')
    .select(['id', 'customer_id', 'prices_json', 'at'])
    .where('id', '=', saleId),
)

type Agreement = Pick<Row<'sale_agreement'>, 'customer_id' | 'prices_json' | 'at'>

/**
 * {variant: minor units} that stand for this customer at this moment, epoch ms; none for another one.
 * Once a card was charged by them they stand until the sale is paid, however long that takes.
 */
export const standingPrices = (
  agreement: Agreement | undefined,
  customerId: string | null | undefined,
  now: number,
  isCharged: boolean,
): ReadonlyMap<string, number> | undefined =>
  agreement &&
  agreement.customer_id === (customerId ?? null) &&
  (isCharged || now - agreement.at <= PRICES_STAND_MS)
    ? readAgreedPrices(agreement.prices_json)
    : undefined
