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
  'not-deleted': 405,
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
  'input-invalid':
    'Something in the input is not as it must be. `issues` says where and what: mend it and send it again.',
  'body-not-json': 'The body is not JSON. Send JSON, with Content-Type application/json.',
  'body-not-csv':
    'The body is not CSV with a header line. Put the names of the columns in the first line.',
  'body-too-deep': 'The body has too many levels. Send it flatter.',
  'body-too-large': 'The body is too large. Send it in smaller parts.',
  'idempotency-key-required':
    'Every write carries an Idempotency-Key header, so that a repeat does nothing twice. Add one.',
  'idempotency-key-invalid':
    'The Idempotency-Key is a UUID that nobody else uses. Make a new one for each wish.',
  'command-id-reused': 'This key was used for another input. Take a new one for a new wish.',
  'host-unknown':
    'This server does not go by that name. Open it by its address, or add the name to HOST_NAMES.',
  'signed-out': 'Please sign in.',
  'session-expired': 'The session has ended. Please sign in again.',
  'wrong-pin': 'The user or the PIN is wrong. Try again.',
  'user-disabled': 'This user may not sign in any more. Ask a manager.',
  'not-in-this-store':
    'This user does not work in this store. Ask a manager to add the store to the user.',
  'not-at-head-office': 'This user does not sign in at head office. Sign in at the store.',
  locked: 'Too many wrong PINs. Wait, or ask a manager.',
  'too-many-tries': 'Too many requests. Wait a moment.',
  'not-allowed': 'You may not do this. Ask a manager.',
  'column-unknown':
    'There is no such column; `column` names it. See /api/docs for those that are there.',
  'cursor-invalid': 'This place in the list is not known. Read the list again from its beginning.',
  'not-found': 'There is nothing here. Check the address.',
  'method-not-allowed': 'This can not be done here. See /api/docs for what can.',
  'precondition-required':
    'Say which state you saw (If-Match), or that the row is new (If-None-Match: *).',
  'read-only':
    'These rows are not edited: they are the record of what happened. Correct it by a new entry.',
  'not-deleted':
    'Such a row is not deleted, because what happened points at it. Set its status to blocked instead.',
  gone: 'This row is not there any more. Read the list again.',
  stale: 'Somebody changed this meanwhile. Both versions are shown: choose, and save again.',
  'already-exists': 'There is a row with this id already. Change that one, or take a new id.',
  'not-unique': 'Another row has this value already. Choose another value.',
  'in-use': 'Other rows still point at this one. Change those first, or block this one instead.',
  'reference-unknown': 'This points at a row that does not exist. Choose one that does.',
  'more-than-you-hold':
    'This person or role may do more than you may. Ask somebody who may do all of it.',
  'last-owner': 'Somebody must stay owner. Name another owner first.',
  'whole-retailer-only':
    'This belongs to the whole retailer. Only who works in every store may change it.',
  'owned-by-head-office': 'Head office keeps this. Ask there to change it.',
  'owned-by-store': 'The store keeps this. It is changed there.',
  'sale-already-completed': 'This sale is completed already. Begin a new one.',
  'sale-id-taken': 'Another sale has this id already. Send it again under a new one.',
  'session-of-another-till': 'This session belongs to another till. Sign in at that till.',
  'till-session-unknown': 'This till session does not exist. Open the till again.',
  'till-session-closed': 'This till is closed. Open it first.',
  'cash-out-over-limit': 'This is more cash than you may take out. Ask a manager.',
  'till-already-open': 'This till is open already. Go on selling, or close it first.',
  'screen-unknown': 'This customer screen is not paired any more. Look at the list again.',
  'address-not-valid':
    'Nothing can be connected at this address. Write host:port with a port of 1 to 65535, or a path.',
  'model-unknown':
    'No such model of this kind of device is known. Take one of those that the setup page offers.',
  'options-not-valid':
    'One of the options can not be so; the data names it. Correct it, or leave it out.',
  'hub-revoked':
    'The device hub this is plugged into was revoked. Plug it into another, or let that one in again.',
  'hub-unknown': 'This device hub does not exist here. Look at the list again.',
  'hub-paired-already':
    'This device hub is let in already. Revoke it first, if another machine is to take its place.',
  'too-many-hubs': 'This store has as many device hubs as it may. Revoke one first.',
  'code-unknown': 'This one-time code is not known here. Read it again, or make a new one.',
  'code-expired': 'This one-time code is too old. Make a new one on the setup page.',
  'too-many-screens': 'This till has as many customer screens as it may. Remove one first.',
  'till-unknown': 'This till does not exist here. Choose a till of this store.',
  'till-blocked': 'This till is blocked. Choose another, or ask a manager.',
  'customer-unknown': 'This customer does not exist. Search again, or go on without.',
  'coupon-unknown': 'This coupon is not known. Check its number, or go on without.',
  'line-without-product':
    'A line names neither an article nor a barcode. Name one of them, or leave the line out.',
  'product-unknown':
    'This article is not in the catalogue. Search for it by name, or ask a manager.',
  'product-blocked': 'This article is blocked and can not be sold. Take it off the sale.',
  'product-recalled': 'This article was recalled and must not be sold. Put it aside.',
  'barcode-unknown': 'No article has this barcode. Search for the article by name.',
  'wrong-check-digit': 'The barcode was misread: its check digit is wrong. Scan again.',
  'wrong-verifier':
    'The label was misread: its value is not what its check digit says. Scan again.',
  'empty-label': 'The label says nothing. Print a new one at the scale.',
  unreadable: 'This code can not be read. Scan again or type it.',
  'looks-like-a-card':
    'This looks like a payment card. Card numbers are never typed or scanned here.',
  'quantity-not-positive':
    'The quantity must be more than nothing. Type it again, or remove the line.',
  'quantity-not-whole': 'This article is sold in whole pieces. Type a whole number.',
  'no-scale': 'This till has no scale. Type the weight, or add one on the setup page.',
  'not-sold-by-weight': 'This article is sold by the piece. Leave the weighing out.',
  'weight-moves': 'The weight was not stable. Wait until the scale stands still, and weigh again.',
  'weight-over': 'The scale is overloaded. Take something off, and weigh again.',
  'weight-under': 'The scale is below zero. Clear it, set it to zero, and weigh again.',
  'scale-empty': 'Nothing lies on the scale. Put the goods on it, and weigh again.',
  'weight-below-tare':
    'The goods weigh no more than their packing. Check the tare, and weigh again.',
  'weight-differs': 'The quantity is not what was weighed. Weigh again.',
  'price-missing': 'This article has no price yet. Ask a manager to set one.',
  'amount-too-large': 'The amounts are too large to be exact. Check quantity and price.',
  'line-twice': 'Two lines have the same id. Give each an id of its own.',
  'price-changed':
    'You may not change prices; the right price is given. Take that one, or ask a manager.',
  'price-ends-before-it-begins': 'The price ends before it begins. Choose a later end.',
  'price-list-unknown': 'This price list does not exist. Choose one that does.',
  'discount-over-limit': 'This discount is more than you may give. Ask a manager.',
  'total-differs':
    'The total is not what the shop computes; the right one is given. Take that one and ask for the money again.',
  'not-paid-in-full':
    'The payments do not cover the total. Take the rest, or take an article off the sale.',
  'currency-in-use':
    'There are prices or sales in this currency, and their amounts would be read as others. Set up another retailer for another currency.',
  'cash-not-in-coins':
    'There are no coins for this amount. Take cash in the smallest coin of the shop, or a card.',
  'tender-too-large': 'The change would be more than a till gives. Check the cash that was typed.',
  'card-over-total':
    'More was put on the card than is to be paid. Put at most what is left on the card.',
  'card-not-approved': 'The card payment was not approved. Ask for another card or for cash.',
  'card-payment-unused':
    'The card terminal took money for this sale, and no payment of the sale names it. Add that card payment, or give the money back on the terminal.',
  'no-card-terminal':
    'No card terminal is set up for this till. Take cash, or add one on the setup page.',
  'payment-already-requested': 'This payment was asked for already. Wait for its result.',
  'end-of-day-under-way': 'The card terminal is closing its day already. Wait for it.',
  'card-day-unknown': 'This end of day of a card terminal is not known. Read the list again.',
  'payment-unsettled':
    'The result of an earlier card payment is not known yet. Ask the terminal first.',
  'payment-under-way':
    'The terminal may still be busy with the customer. Wait a moment, then ask it.',
  'payment-unknown': 'This payment does not exist. Ask for it at the terminal again.',
  'already-held': 'This sale is held already. Begin a new one.',
  'already-resumed': 'Another till has taken this sale over. Go on there, or begin a new one.',
  'held-sale-unreadable':
    'This held sale can not be read. It is kept; enter the goods again and call the technician.',
  'held-sale-unknown': 'This held sale does not exist. Look at the list of held sales again.',
  'sale-unknown': 'This sale does not exist. Check the number of the receipt.',
  'store-unknown': 'This store does not exist. Choose one that does.',
  'user-unknown': 'This user does not exist. Choose one that does.',
  'no-printer': 'No receipt printer is set up for this till. Add one on the setup page.',
  'not-a-printer': 'This device is not a printer. Choose a printer.',
  'not-a-receipt-printer': 'Only a receipt printer prints this. Choose one.',
  'report-unknown': 'This report does not exist. Look at the list of reports again.',
  'report-known': 'This report is kept already. Begin a new one.',
  'not-a-scanner': 'This device is not a scanner. Choose a scanner.',
  'scanner-cannot': 'No code is known that connects this make so. Choose another connection.',
  'no-logo': 'The receipt design has no logo. Give it one first.',
  'not-serial': 'Only a printer on a serial line has these settings. Choose one.',
  'not-another-printer': 'This is no other printer of the same kind. Choose another one.',
  'device-blocked': 'This device is switched off on the setup page. Choose another one.',
  'not-this-kind-of-printer':
    'A group for labels holds label printers, all others receipt printers. Choose printers of that kind.',
  'station-unknown': 'This station does not exist. Look at the list of stations again.',
  'station-missing': 'A group for kitchen tickets names a station; no other group does.',
  'group-exists': 'There is such a group already. Change that one.',
  'device-unknown': 'This device does not exist. Look at the list of devices again.',
  'device-is-real': 'A real device can not be told this. Do it at the device itself.',
  'not-a-drawer': 'No cash drawer hangs on this device. Choose the drawer or its printer.',
  'drawer-sensor-unchanged':
    'The sensor says the same with the drawer open and shut. Check its cable, or leave it without.',
  'device-silent': 'The device hub does not answer. Check that it runs.',
  'label-design-unknown': 'This label design does not exist here. Choose another one.',
  'not-a-label-printer': 'This device prints no labels. Choose a label printer.',
  'labels-already-printed': 'These labels were printed already. Nothing is left to do.',
  'label-not-readable':
    'Something in the label is not as it must be. Take its elements from the designer.',
  'label-empty': 'The label has no elements. Add one.',
  'label-element-outside':
    'An element reaches beyond the label; `element` is its number. Move it or make it smaller.',
  'label-element-empty':
    'An element says nothing; `element` is its number. Write something, or remove it.',
  'label-text-not-printable':
    'A text holds characters that command a printer; `element` is its number. Type the text anew.',
  'label-placeholder-unknown':
    'There is nothing by the name in the braces; `name` says it. Choose one of the offered names.',
  'label-size-not-printable': 'The label is wider than the printer prints. Choose a narrower one.',
  'barcode-not-printable':
    'This code is not valid for its kind of barcode. Choose another kind, or mend the code.',
  'qr-not-printable': 'This is too long for a QR code. Make it shorter.',
  'qr-text-too-long': 'The text of the QR code is too long to be read by phones. Make it shorter.',
  'logo-not-a-picture': 'The logo is no picture that can be printed. Choose another file.',
  'logo-too-large': 'The logo is larger than the paper. Choose a smaller one.',
  'picture-not-printable': 'A picture of this document can not be printed. Choose it anew.',
  'picture-too-large': 'This is too large to be shown. It can be printed all the same.',
  'receipt-too-long': 'This receipt is longer than a printer takes. Print fewer lines.',
  'document-not-printable': 'This document is none that a printer can print.',
  'not-printable': 'This can not be printed. Change it, or call support.',
  'too-many-previews': 'Many pictures are being drawn at once. Wait a moment.',
  'nothing-ordered': 'No station got a ticket for this sale. Nothing is to be taken back.',
  'already-recalled': 'The stations were told already. Look at their tickets.',
  'job-unknown': 'This print job does not exist. Look at the list of jobs again.',
  'job-not-stuck': 'This print job is not stuck. Wait: it prints by itself.',
  'drawer-not-repeated':
    'A drawer is never opened again by a repeat. Open it at the till, with a reason.',
  'too-many-attempts': 'This was tried often enough. Print a copy instead.',
  'receipt-already-booked': 'These goods were booked already. Nothing is left to do.',
  'adjustment-already-booked': 'This correction was booked already. Nothing is left to do.',
  'review-unknown': 'This entry does not exist. Read the list again.',
  'already-done': 'Somebody did this already. Nothing is left to do.',
  busy: 'The store server is very busy. Try again in a moment.',
  'storage-full': 'The disk is full. Nothing was written. Make room on the disk, then try again.',
  bug: 'The server made a mistake. Nothing was written. Try again; if it stays so, call support.',
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
