// Refusals and mistakes as application/problem+json (RFC 9457). The code is what terminals
// translate; the title is for whoever reads the answer with his own eyes.
import type { Context } from 'koa'

export type Problem = { code: string; data?: Record<string, unknown> | undefined }

/** Codes that are no 409. */
const STATUS: Record<string, number> = {
  'input-invalid': 400,
  'body-not-json': 400,
  'body-not-csv': 400,
  'body-too-deep': 400,
  'idempotency-key-required': 400,
  'idempotency-key-invalid': 400,
  'column-unknown': 400,
  'cursor-invalid': 400,
  'signed-out': 401,
  'session-expired': 401,
  'wrong-pin': 401,
  'user-disabled': 401,
  'not-at-head-office': 401,
  'not-in-this-store': 403,
  'not-allowed': 403,
  'more-than-you-hold': 403,
  'whole-retailer-only': 403,
  'owned-by-head-office': 403,
  'owned-by-store': 403,
  'read-only': 405,
  'not-found': 404,
  gone: 404,
  'method-not-allowed': 405,
  stale: 412,
  'body-too-large': 413,
  'host-unknown': 421,
  'precondition-required': 428,
  'too-many-tries': 429,
  locked: 429,
  bug: 500,
  busy: 503,
  'storage-full': 507,
}

const TITLES: Record<string, string> = {
  'input-invalid': 'Something in the input is not as it must be; `issues` says what.',
  'body-not-json': 'The body is not JSON.',
  'body-not-csv': 'The body is not CSV with a header line.',
  'body-too-deep': 'The body has too many levels.',
  'body-too-large': 'The body is too large.',
  'idempotency-key-required':
    'Every write carries an Idempotency-Key header, so that a repeat does nothing twice.',
  'idempotency-key-invalid':
    'The Idempotency-Key is 1 to 80 letters, digits, dots, colons, dashes.',
  'command-id-reused': 'This key was used for another input. Take a new one for a new wish.',
  'host-unknown':
    'This server does not go by that name. Open it by its address, or add the name to HOST_NAMES.',
  'signed-out': 'Please sign in.',
  'session-expired': 'The session has ended. Please sign in again.',
  'wrong-pin': 'The user or the PIN is wrong.',
  'user-disabled': 'This user may not sign in any more.',
  'not-in-this-store': 'This user does not work in this store.',
  'not-at-head-office': 'This user does not sign in at head office.',
  locked: 'Too many wrong PINs. Wait, or ask a manager.',
  'too-many-tries': 'Too many requests. Wait a moment.',
  'not-allowed': 'You may not do this. Ask a manager.',
  'column-unknown': 'There is no such column; `column` names it.',
  'cursor-invalid': 'This place in the list is not known. Read the list again from its beginning.',
  'not-found': 'There is nothing here.',
  'method-not-allowed': 'This can not be done here.',
  'precondition-required':
    'Say which state you saw (If-Match), or that the row is new (If-None-Match: *).',
  'read-only': 'These rows are not edited: they are the record of what happened.',
  gone: 'This row is not there any more.',
  stale: 'Somebody changed this meanwhile. Both versions are shown.',
  'already-exists': 'There is a row with this id already.',
  'not-unique': 'Another row has this value already.',
  'in-use': 'Other rows still point at this one.',
  'reference-unknown': 'This points at a row that does not exist.',
  'more-than-you-hold':
    'This person or role may do more than you may. Ask somebody who may do all of it.',
  'last-owner': 'Somebody must stay owner. Name another owner first.',
  'whole-retailer-only':
    'This belongs to the whole retailer. Only who works in every store may change it.',
  'owned-by-head-office': 'Head office keeps this. Ask there to change it.',
  'owned-by-store': 'The store keeps this. It is changed there.',
  'sale-already-completed': 'This sale is completed already.',
  'till-session-unknown': 'This till session does not exist.',
  'till-session-closed': 'This till is closed. Open it first.',
  'cash-out-over-limit': 'This is more cash than you may take out. Ask a manager.',
  'till-already-open': 'This till is open already.',
  'till-unknown': 'This till does not exist here.',
  'till-blocked': 'This till is blocked.',
  'customer-unknown': 'This customer does not exist.',
  'coupon-unknown': 'This coupon is not known.',
  'line-without-product': 'A line names neither an article nor a barcode.',
  'product-unknown': 'This article is not in the catalogue.',
  'product-blocked': 'This article is blocked and can not be sold.',
  'product-recalled': 'This article was recalled and must not be sold. Put it aside.',
  'barcode-unknown': 'No article has this barcode.',
  'wrong-check-digit': 'The barcode was misread: its check digit is wrong. Scan again.',
  'wrong-verifier':
    'The label was misread: its value is not what its check digit says. Scan again.',
  'empty-label': 'The label says nothing. Print a new one at the scale.',
  unreadable: 'This code can not be read. Scan again or type it.',
  'looks-like-a-card':
    'This looks like a payment card. Card numbers are never typed or scanned here.',
  'quantity-not-positive': 'The quantity must be more than nothing.',
  'quantity-not-whole': 'This article is sold in whole pieces.',
  'price-missing': 'This article has no price yet.',
  'amount-too-large': 'The amounts are too large to be exact. Check quantity and price.',
  'line-twice': 'Two lines have the same id.',
  'price-changed': 'You may not change prices; the right price is given.',
  'price-ends-before-it-begins': 'The price ends before it begins.',
  'price-list-unknown': 'This price list does not exist.',
  'discount-over-limit': 'This discount is more than you may give. Ask a manager.',
  'total-differs': 'The total is not what the shop computes; the right one is given.',
  'not-paid-in-full': 'The tenders do not cover the total.',
  'tender-too-large': 'The change would be more than a till gives. Check the cash that was typed.',
  'card-over-total': 'More was put on the card than is to be paid.',
  'card-not-approved': 'The card payment was not approved.',
  'card-payment-unused':
    'The card terminal took money for this sale, and no tender names the payment.',
  'no-card-terminal': 'No card terminal is set up for this till.',
  'payment-already-requested': 'This payment was asked for already.',
  'end-of-day-under-way': 'The card terminal is closing its day already. Wait for it.',
  'card-day-unknown': 'This end of day of a card terminal is not known.',
  'payment-unsettled':
    'The result of an earlier card payment is not known yet. Ask the terminal first.',
  'payment-under-way':
    'The terminal may still be busy with the customer. Wait a moment, then ask it.',
  'payment-unknown': 'This payment does not exist.',
  'already-held': 'This sale is held already.',
  'already-resumed': 'Another till has taken this sale over.',
  'held-sale-unreadable':
    'This held sale can not be read. It is kept; enter the goods again and call the technician.',
  'held-sale-unknown': 'This held sale does not exist.',
  'sale-unknown': 'This sale does not exist.',
  'store-unknown': 'This store does not exist.',
  'user-unknown': 'This user does not exist.',
  'no-printer': 'No receipt printer is set up for this till.',
  'not-a-printer': 'This device is not a printer.',
  'device-unknown': 'This device does not exist.',
  'device-is-real': 'A real device can not be told this.',
  'device-silent': 'The device hub does not answer. Check that it runs.',
  'job-unknown': 'This print job does not exist.',
  'job-not-stuck': 'This print job is not stuck.',
  'drawer-not-repeated': 'A drawer is never opened again by a repeat.',
  'too-many-attempts': 'This was tried often enough. Print a copy instead.',
  'receipt-already-booked': 'These goods were booked already.',
  'adjustment-already-booked': 'This correction was booked already.',
  'review-unknown': 'This entry does not exist.',
  'already-done': 'Somebody did this already.',
  busy: 'The store server is very busy. Try again in a moment.',
  'storage-full': 'The disk is full. Nothing was written.',
  bug: 'The server made a mistake. Nothing was written.',
}

export const statusOf = (code: string): number => STATUS[code] ?? 409
export const titleOf = (code: string): string => TITLES[code] ?? code.replaceAll('-', ' ')
export const knownProblems = Object.keys(TITLES)

/** Ends the request with a problem. */
export const answerProblem = (ctx: Context, { code, data }: Problem): void => {
  ctx.status = statusOf(code)
  ctx.type = 'application/problem+json'
  if (code === 'locked' || code === 'too-many-tries') ctx.set('Retry-After', '60')
  ctx.body = JSON.stringify({
    ...data,
    type: `/api/docs#${code}`,
    title: titleOf(code),
    status: ctx.status,
    code,
    detail: titleOf(code),
  })
}

/** Thrown where an answer has to be given up from inside. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(code: string, data?: Record<string, unknown>) {
    super(code)
    this.problem = { code, data }
  }
}
