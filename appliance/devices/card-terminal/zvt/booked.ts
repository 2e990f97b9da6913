// What the virtual ZVT terminal keeps: its transactions, and how it tells of them.
import { apduBytes, bcd, control } from './apdu.ts'

export type Booked = {
  amount: number
  result: number
  receipt: number
  trace: number
  at: number
  last4: string
  authCode: string
  /** The trace of what this takes back. */
  original?: number
}

/** How the terminal is named to the till. */
export const TERMINAL_ID = '60099914'
const CARD = 'Visa'
/** Of a test card, for a terminal that tells too much. */
const WHOLE_NUMBER = '4111111111111111'
const CARD_KINDS = 7
const VISA = 4

const ascii = (text: string) => [...Buffer.from(text, 'latin1')]

const counted = (digits: number, body: readonly number[]) => [
  ...[...String(body.length).padStart(digits, '0')].map(digit => 0xf0 | Number(digit)),
  ...body,
]

/** A status information (04 0F) as a terminal sends it for a payment. */
export const statusOf = (one: Booked, currency: string, isLeaky: boolean): Uint8Array => {
  const time = new Date(one.at)
  const number = isLeaky
    ? WHOLE_NUMBER.match(/../g)?.map(pair => Number.parseInt(pair, 16))
    : [...new Array(6).fill(0xee), ...bcd(Number(one.last4), 2)]
  return apduBytes(control.status, [
    0x27,
    one.result,
    0x04,
    ...bcd(one.amount, 6),
    0x0b,
    ...bcd(one.trace, 3),
    0x0c,
    ...bcd(time.getUTCHours() * 10_000 + time.getUTCMinutes() * 100 + time.getUTCSeconds(), 3),
    0x0d,
    ...bcd((time.getUTCMonth() + 1) * 100 + time.getUTCDate(), 2),
    ...(one.original === undefined ? [] : [0x37, ...bcd(one.original, 3)]),
    0x22,
    ...counted(2, number ?? []),
    0x29,
    ...bcd(Number(TERMINAL_ID), 4),
    0x2a,
    ...ascii('100461763      '),
    0x3b,
    ...ascii(`${one.authCode}\0\0`),
    0x3c,
    ...counted(3, ascii(isLeaky ? `Nr. ${WHOLE_NUMBER}` : `GEN.NR.:${one.authCode}`)),
    0x49,
    ...bcd(Number(currency), 2),
    0x87,
    ...bcd(one.receipt, 2),
    0x8a,
    0x0a,
    0x8b,
    ...counted(2, [...ascii(CARD), 0]),
  ])
}

/** A status information with a result and nothing else: no transaction was made. */
export const resultOnly = (result: number): Uint8Array =>
  apduBytes(control.status, [0x27, result, 0x29, ...bcd(Number(TERMINAL_ID), 4)])

/** The totals of a day (BMP 60); all cards of the virtual terminal are of one kind. */
export const totalsOf = (booked: readonly Booked[]): Uint8Array => {
  const counts = booked.filter(one => one.result === 0)
  const amount = counts.reduce((sum, one) => sum + (one.original ? -one.amount : one.amount), 0)
  const kinds = Array.from({ length: CARD_KINDS }, (_, kind) =>
    kind === VISA ? [counts.length & 0xff, ...bcd(Math.max(0, amount), 6)] : new Array(7).fill(0),
  ).flat()
  const [first, last] = [booked[0]?.receipt ?? 0, booked.at(-1)?.receipt ?? 0]
  const totals = counted(3, [...bcd(first, 2), ...bcd(last, 2), ...kinds])
  return apduBytes(control.status, [0x27, 0, 0x04, ...bcd(Math.max(0, amount), 6), 0x60, ...totals])
}

/** The customer's slip as one print text block (06 D3). */
export const slipBlock = (one: Booked, isLeaky: boolean): Uint8Array => {
  const lines = [
    'KUNDENBELEG',
    `Terminal ${TERMINAL_ID}`,
    `Beleg ${String(one.receipt).padStart(4, '0')}`,
    isLeaky ? 'Karte 4111 1111 1111 1111' : `Karte ************${one.last4}`,
    `Betrag ${one.amount}`,
    one.original ? 'STORNO' : 'GENEHMIGT',
  ]
  const texts = lines.flatMap(line => [0x07, line.length, ...ascii(line)])
  const inner = [0x1f, 0x07, 0x01, 0x02, 0x25, ...tlv(texts)]
  return apduBytes(control.printTextBlock, [0x06, ...tlv(inner)])
}

const tlv = (body: readonly number[]) =>
  body.length < 0x80 ? [body.length, ...body] : [0x81, body.length, ...body]

/** One line for the till's printer (06 D1); the last one of a slip has the highest bit set. */
export const slipLine = (text: string, isLast: boolean): Uint8Array =>
  apduBytes(control.printLine, [isLast ? 0x80 : 0x00, ...ascii(text)])
