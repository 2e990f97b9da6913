// What travels between till and terminal: an APDU is two bytes of control field, a length and data.

/** `control` is class and instruction in one number: 0x0601 is the authorisation. */
export type Apdu = { control: number; data: Uint8Array }

/** Control fields by name (PA00P015, summary of commands). */
export const control = {
  status: 0x040f,
  intermediate: 0x04ff,
  statusEnquiry: 0x0501,
  registration: 0x0600,
  authorisation: 0x0601,
  logOff: 0x0602,
  completion: 0x060f,
  abortedByTerminal: 0x061e,
  repeatReceipt: 0x0620,
  reversal: 0x0630,
  endOfDay: 0x0650,
  abort: 0x06b0,
  printLine: 0x06d1,
  printTextBlock: 0x06d3,
  acknowledged: 0x8000,
} as const

/** A length byte of 0xFF says that two bytes of length follow, the lower one first. */
const LONG = 0xff
/** First bytes there are. Anything else means that the stream has lost its frames. */
const CLASSES: readonly number[] = [0x04, 0x05, 0x06, 0x08, 0x0f, 0x80, 0x84]

/** One APDU as bytes. PA00P016 3.1: one byte of length up to 254, else FF and two bytes. */
export const apduBytes = (code: number, data: Uint8Array | readonly number[] = []): Uint8Array => {
  const head = [code >> 8, code & 0xff]
  const length =
    data.length < LONG ? [data.length] : [LONG, data.length & 0xff, (data.length >> 8) & 0xff]
  return Uint8Array.from([...head, ...length, ...data])
}

/** A positive acknowledgement: 80 00 00. */
export const ACKNOWLEDGED = apduBytes(control.acknowledged)

/** A command that was not understood or can not be done now: 84 xx 00. */
export const refused = (code: number): Uint8Array => apduBytes(0x8400 | code)

/**
 * APDUs in what has arrived. The rest is at most one APDU, 65,538 bytes; `garbage` counts what can
 * not be the beginning of one. As there is no mark to find the next by, all that waits is dropped
 * then, and the connection is worth nothing any more.
 */
export const apdus = (
  rest: Uint8Array,
  chunk: Uint8Array,
): { found: Apdu[]; rest: Uint8Array; garbage: number } => {
  const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
  const found: Apdu[] = []
  let start = 0
  while (start < bytes.length) {
    if (!CLASSES.includes(bytes[start] ?? 0)) {
      return { found, rest: new Uint8Array(), garbage: bytes.length - start }
    }
    const one = apduAt(bytes, start)
    if (!one) break
    found.push(one.apdu)
    start = one.end
  }
  return { found, rest: new Uint8Array(bytes.subarray(start)), garbage: 0 }
}

const apduAt = (bytes: Uint8Array, start: number): { apdu: Apdu; end: number } | undefined => {
  const [first, second, short] = bytes.subarray(start, start + 3)
  if (first === undefined || second === undefined || short === undefined) return undefined
  const [low, high] = bytes.subarray(start + 3, start + 5)
  const isLong = short === LONG
  if (isLong && (low === undefined || high === undefined)) return undefined
  const head = isLong ? 5 : 3
  const length = isLong ? (low ?? 0) | ((high ?? 0) << 8) : short
  const end = start + head + length
  if (end > bytes.length) return undefined
  const data = new Uint8Array(bytes.subarray(start + head, end))
  return { apdu: { control: (first << 8) | second, data }, end }
}

/** A number as packed decimal digits in so many bytes. It must fit. */
export const bcd = (value: number, bytes: number): number[] => {
  const digits = String(value).padStart(bytes * 2, '0')
  return Array.from({ length: bytes }, (_, at) =>
    Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16),
  )
}

/** The digits in packed decimal bytes, or undefined when one of them is no digit. */
export const digitsOf = (bytes: Uint8Array): string | undefined => {
  const text = Buffer.from(bytes).toString('hex')
  return /^\d*$/.test(text) ? text : undefined
}
