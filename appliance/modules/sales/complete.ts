// The sale: priced again from the shop's own rows, numbered, and written with its taxes, tenders,
// stock moves and print job as one decision.
import { completeInput, completeReply } from '#schema/areas/sales.ts'
import {
  type Actor,
  type Change,
  type Context,
  command,
  type Db,
  put,
  type Refusal,
  refuse,
  remove,
} from '#schema/command.ts'
import { codesOfVariants, designAmong, designsOf } from '#schema/design-queries.ts'
import { may } from '#schema/permissions.ts'
import { deviceFor, printersFor, type Shop, shopOf } from '#schema/queries.ts'
import { withinDiscountLimit } from '#schema/rules/discount-limit.ts'
import { permissionsOf } from '#schema/rules/grants.ts'
import type { ReceiptDesign } from '#schema/rules/receipt-design.ts'
import { type Doubt, reviewRow } from '#schema/rules/review.ts'
import { stationPrinters, stationsOf } from '#schema/station-queries.ts'
import { type RowOf, stored, valuesOf } from '#schema/stored.ts'
import { agreementOf, isOwnTill, standingPrices } from './agree.ts'
import {
  articlesFor,
  type DraftLine,
  draftLines,
  formatsFor,
  priceDrafts,
  termsOf,
  wantedIn,
} from './basket.ts'
import { printsOf } from './prints.ts'
import {
  type Input,
  lineRows,
  type Priced,
  saleRow,
  stockChanges,
  taxRows,
  tenderRows,
} from './rows.ts'
import { isCharged, paymentsOf, settle, tooMuchChange } from './settle.ts'

export const complete = command({
  name: 'sales.complete',
  summary: 'Completes a sale: writes it with taxes, tenders and stock, and prints the receipt.',
  permission: 'sales.complete',
  reply: completeReply,
  input: completeInput,
  needs: (db, input, { store_id, tenant_id }) => ({
    known: knownSale(db, input.sale_id),
    shop: shopOf(db, input.till_session_id),
    formats: formatsFor(db, input.lines),
    stationPrinters: stationPrinters(db, input.till_session_id),
    customers: customerOf(db, input.customer_id ?? ''),
    payments: paymentsOf(db, input.sale_id),
    agreements: agreementOf(db, input.sale_id),
    ...designsOf(db, store_id ?? '', tenant_id),
  }),
  more(db, input, { known, formats, shop, stationPrinters, ...designs }, context) {
    const decimals = shop[0]?.currency_decimals ?? 2
    const { byId, byCode } = wantedIn(input.lines, formats, decimals)
    return {
      knownLines: known.length > 0 ? linesOf(db, input.sale_id) : noLines(db),
      last: lastNumberOf(db, shop[0]?.till_id ?? ''),
      ...articlesFor(db, input.lines, formats, decimals),
      stations: stationsOf(db, byId, byCode, stationPrinters),
      ...printersFor(db, 'receipt', shop[0]?.till_id ?? ''),
      terminals: deviceFor(db, 'card_terminal', shop[0]?.till_id ?? ''),
      sellers: sellersOf(db, input.sold_by ?? '', context.actor.user_id ?? ''),
      lineCodes: printedCodes(db, input, designAmong(designs)),
    }
  },
  decide(rows, input, asked) {
    const {
      shop: [shop],
      customers: [customer],
    } = rows
    const replayed = input.occurred_at !== undefined
    const seller = sellerOf(rows.sellers, replayed ? input.sold_by : undefined, asked.actor)
    const context = { ...asked, actor: seller.actor }
    const before = completedBefore(rows.known[0], rows.knownLines, input)
    if (before) return before
    if (!shop) return refuse('till-session-unknown')
    if (!isOwnTill(shop, asked.actor) && !replayed) return refuse('session-of-another-till')
    if (shop.closed_at !== null && !replayed) return refuse('till-session-closed')
    if (input.customer_id && !customer && !replayed) return refuse('customer-unknown')
    if (input.coupon_codes?.length) return refuse('coupon-unknown', { code: input.coupon_codes[0] })
    // What was sold while the box was away had the prices of that moment.
    const then = { ...context, now: Math.min(input.occurred_at ?? context.now, context.now) }
    const [agreement] = rows.agreements
    const charged = isCharged(rows.payments)
    const agreed = standingPrices(agreement, input.customer_id, then.now, charged)
    const terms = termsOf(shop, customer, agreed)
    const twice = lineTwice(input)
    if (twice >= 0) return refuse('line-twice', { line: twice })
    const drafts = draftLines(input, rows, rows.formats, terms, then, replayed)
    if ('refused' in drafts) return drafts
    const priced = priceDrafts(drafts, input, terms)
    if ('refused' in priced) return priced
    const verdicts = judge(input, drafts, priced, context)
    const [verdict] = verdicts
    if (verdict && !replayed) return verdict
    const reviews = verdictDoubts(verdicts, input.total, shopTotal(drafts, input, terms, priced))
    if (replayed) reviews.push(...replayDoubts(drafts, shop, input, context))
    if (input.customer_id && !customer)
      reviews.push({ kind: 'customer-unknown', detail: { customer_id: input.customer_id } })
    const hasTerminal = rows.terminals.length > 0
    const paid = settle(input, priced.total, rows.payments, {
      cashStep: shop.cash_step,
      replayed,
      hasTerminal,
    })
    if ('refused' in paid) return paid
    const slip = tooMuchChange(paid, shop)
    if (slip && !replayed) return slip
    if (slip || paid.unproven)
      reviews.push({
        kind: 'payment-unproven',
        detail: { code: slip?.refused, ...slip?.data, payments: paid.unproven },
      })
    const seq = (rows.last[0]?.receipt_seq ?? 0) + 1
    const sale = saleRow(input, shop, priced, paid, seq, context)
    const lines = lineRows(sale, priced, context)
    const taxes = taxRows(lines, priced, context)
    const tenders = tenderRows(sale, input, paid.change, context)
    const { payments } = rows
    const look = { design: designAmong(rows), lineCodes: [...rows.codes, ...rows.lineCodes] }
    const printed = {
      sale,
      lines,
      taxes,
      tenders,
      payments,
      shop,
      customer,
      cashier: seller.person,
      ...look,
    }
    const paper = printsOf(printed, rows, context)
    const changes: Change[] = [
      put('sale', sale),
      ...lines.map(line => put('sale_line', line)),
      ...taxes.map(tax => put('sale_tax', tax)),
      ...tenders.map(tender => put('tender', tender)),
      ...stockChanges(sale, drafts, lines, context),
      ...reviews.map(doubt => put('review', reviewRow(sale, sale.id, doubt, context))),
      ...paper.jobs.map(job => put('print_job', job)),
      ...(agreement ? [remove('sale_agreement', agreement.id)] : []),
    ]
    return {
      changes,
      messages: paper.messages,
      reply: {
        sale_id: sale.id,
        receipt_no: sale.receipt_no,
        total: sale.total,
        rounding: sale.rounding,
        price_difference: sale.price_difference,
        change: sale.change,
        ...(paper.receipt ? { print_job_id: paper.receipt.id } : {}),
        ...(reviews.length > 0 ? { review: reviews.map(({ kind }) => kind) } : {}),
      },
    }
  },
})

// In two steps, and the number by the till: joined, SQLite plans them anew for every sale.
const knownSale = stored((db, id: string) =>
  db
    .selectFrom('sale')
    .select(['receipt_no', 'total', 'price_difference', 'change'])
    .where('id', '=', id),
)

const linesOf = stored((db, saleId: string) =>
  db.selectFrom('sale_line').select('id').where('sale_id', '=', saleId),
)

const noLines = stored(db => db.selectFrom('sale_line').select('id').limit(0))

/**
 * `sale-already-completed` with what was booked, where it is this very sale that comes again;
 * `sale-id-taken` where two tabs of a till made two sales under one id.
 */
function completedBefore(
  known: RowOf<ReturnType<typeof knownSale>> | undefined,
  lines: readonly { id: string }[],
  input: Input,
): Refusal | undefined {
  if (!known) return undefined
  const { receipt_no, total, price_difference, change } = known
  const ids = new Set(lines.map(({ id }) => id))
  const isSame =
    total + price_difference === input.total &&
    lines.length === input.lines.length &&
    input.lines.every(({ line_id }) => line_id === undefined || ids.has(line_id))
  return isSame
    ? refuse('sale-already-completed', { receipt_no, total, change })
    : refuse('sale-id-taken', { receipt_no })
}

const lastNumberOf = stored((db, tillId: string) =>
  db
    .selectFrom('sale')
    .select('receipt_seq')
    .where('till_id', '=', tillId)
    .orderBy('receipt_seq', 'desc')
    .limit(1),
)

const customerOf = stored((db, id: string) =>
  db.selectFrom('customer').select(['id', 'name', 'price_list_id', 'status']).where('id', '=', id),
)

/** Who sold it and who delivers it, each with what their role lets them do. */
const sellersOf = stored((db, soldBy: string, deliveredBy: string) =>
  db
    .selectFrom('user')
    .innerJoin('role', 'role.id', 'user.role_id')
    .select(['user.id', 'user.name', 'user.name_ar'])
    .select(['role.permissions_json', 'role.discount_limit'])
    .where('user.id', 'in', [soldBy, deliveredBy]),
)

/** A sale of yesterday is its seller's, also when somebody else is signed in as it arrives. */
function sellerOf(
  sellers: readonly RowOf<ReturnType<typeof sellersOf>>[],
  soldBy: string | undefined,
  actor: Actor,
) {
  const other = sellers.find(({ id }) => id === soldBy && id !== actor.user_id)
  if (!other) return { person: sellers.find(({ id }) => id === actor.user_id), actor }
  const { id: user_id, discount_limit } = other
  const permissions = new Set(permissionsOf(other))
  // Nobody gives more than he may by naming somebody who might: it is listed.
  const limit = Math.min(discount_limit, actor.discount_limit)
  return { person: other, actor: { ...actor, user_id, permissions, discount_limit: limit } }
}

/** The codes of articles that were not scanned, where the receipt prints codes. */
const printedCodes = (db: Db, { lines }: Input, { show_barcode }: ReceiptDesign) =>
  codesOfVariants(db, valuesOf(show_barcode ? lines.map(line => line.variant_id ?? '') : []))

/** The first line whose id another line has already; -1 where there is none. */
const lineTwice = ({ lines }: Input): number =>
  lines.findIndex(
    ({ line_id }, index) =>
      line_id !== undefined && lines.findIndex(line => line.line_id === line_id) < index,
  )

/** What a manager would ask about; refused at the till, listed for review when it happened offline. */
function judge(
  input: Input,
  drafts: readonly DraftLine[],
  priced: Priced,
  { actor }: Context,
): Refusal[] {
  const verdicts: Refusal[] = []
  const changed = drafts.findIndex(({ unitPrice, listPrice }) => unitPrice !== listPrice)
  // Also of who may change prices: at a till without its server it is one that has changed since.
  const isReplayed = input.occurred_at !== undefined
  if (changed >= 0 && (isReplayed || !may(actor.permissions, 'sales.change-price'))) {
    verdicts.push(
      refuse('price-changed', {
        line: changed,
        unit_price: drafts[changed]?.listPrice,
        total: priced.total,
      }),
    )
  }
  const limit = withinDiscountLimit(priced.lines, actor.discount_limit)
  if (!limit.within)
    verdicts.push(refuse('discount-over-limit', { limit: limit.limit, rate: limit.rate }))
  if (priced.total !== input.total)
    verdicts.push(refuse('total-differs', { total: priced.total, sent: input.total }))
  return verdicts
}

/** What the sale costs at the shop's own prices. */
function shopTotal(
  drafts: readonly DraftLine[],
  input: Input,
  terms: Parameters<typeof priceDrafts>[2],
  priced: Priced,
): number {
  if (drafts.every(({ unitPrice, listPrice }) => unitPrice === listPrice)) return priced.total
  const own = drafts.map(draft => ({ ...draft, unitPrice: draft.listPrice }))
  const again = priceDrafts(own, input, terms)
  return 'refused' in again ? priced.total : again.total
}

/**
 * One entry of the review list a kind; a changed price and the total that follows are one matter.
 * `difference` is what was asked for above the shop's own prices; below: negative.
 */
function verdictDoubts(verdicts: readonly Refusal[], asked: number, shop_total: number): Doubt[] {
  const doubts = new Map<Doubt['kind'], Doubt>()
  for (const { refused, data } of verdicts) {
    const kind = refused === 'discount-over-limit' ? refused : 'total-differs'
    const figures =
      kind === 'discount-over-limit' ? {} : { shop_total, difference: asked - shop_total }
    const known = doubts.get(kind)?.detail
    doubts.set(kind, { kind, detail: { code: refused, ...known, ...data, ...figures } })
  }
  return [...doubts.values()]
}

/** How far the clocks of a till and the box may differ before somebody looks at a sale's time. */
const CLOCKS_DIFFER_MS = 300_000

function replayDoubts(
  drafts: readonly DraftLine[],
  { opened_at, closed_at, till_id }: Shop,
  { occurred_at = 0 }: Input,
  { now, wasLinked }: Context,
): Doubt[] {
  const early = occurred_at < opened_at - CLOCKS_DIFFER_MS
  const late = occurred_at > (closed_at ?? now) + CLOCKS_DIFFER_MS
  const unsellable = drafts.filter(
    ({ article, quantity }) =>
      article?.status !== 'active' ||
      article.product_status !== 'active' ||
      (article.unit === 'piece' && quantity % 1_000 !== 0),
  )
  return [
    ...(closed_at !== null
      ? [{ kind: 'session-closed' as const, detail: { occurred_at, opened_at, closed_at } }]
      : early || late
        ? [{ kind: 'clock-differs' as const, detail: { occurred_at, opened_at, received_at: now } }]
        : []),
    ...(wasLinked(till_id, Math.min(occurred_at, now))
      ? [{ kind: 'till-was-connected' as const, detail: { occurred_at, received_at: now } }]
      : []),
    ...unsellable.map(({ variantId }) => ({
      kind: 'product-not-sellable' as const,
      detail: { variant_id: variantId },
    })),
  ]
}
