// What a ZVT terminal and we say to each other, for a technician who reads along. Whatever may hold a
// card's number or the password is hidden: what is shown is named here, all else is not.
import type { MeaningWord } from '#schema/wire/byte-log.ts'
import {
  byFinding,
  type Decoder,
  type Meaning,
  type Reader,
  type Stretch,
} from '../../byte-log/stretches.ts'
import { type Apdu, apdus, control } from './apdu.ts'
import { type Fields, fieldPlaces, fieldsOf, printedLine } from './fields.ts'
import { serialEvents, serialStart } from './serial.ts'
import { intermediateWord, resultWord } from './words.ts'

/** `isSerial`: APDUs travel in blocks with a check, and each is acknowledged by a byte. */
export const zvtDecoder = (isSerial: boolean): Decoder =>
  isSerial ? { to: blocks(), from: blocks() } : { to: bare(), from: bare() }

type Place = readonly [from: number, to: number]

const SHORT_HEAD = 3
const LONG_HEAD = 5
const HEAD_FULL = 0xff
/** The longest APDU there is. */
const APDU_BYTES_MAX = 65_540

const bare = (): Reader =>
  byFinding((bytes, at) => {
    const length = apduLength(bytes, at)
    if (length === undefined || length > bytes.length - at)
      return bytes.length - at > APDU_BYTES_MAX ? 'garbage' : 'more'
    const { found, garbage } = apdus(new Uint8Array(), bytes.subarray(at, at + length))
    const [apdu] = found
    return apdu && garbage === 0 ? { frame: meaningOf(apdu), length } : 'garbage'
  }, true)

const apduLength = (bytes: Uint8Array, at: number): number | undefined => {
  const [, , short, low, high] = bytes.subarray(at, at + LONG_HEAD)
  if (short === undefined) return undefined
  if (short !== HEAD_FULL) return SHORT_HEAD + short
  return low === undefined || high === undefined ? undefined : LONG_HEAD + low + high * 256
}

const single: Record<'ack' | 'nak' | 'broken', Meaning> = {
  ack: { is: 'acknowledged' },
  nak: { is: 'block-again' },
  broken: { is: 'noise', hidden: 'all' },
}

/** Blocks are told by the parser of the line, byte by byte. */
const blocks = (): Reader => {
  let rest = serialStart()
  let waiting: number[] = []
  const take = (means: Meaning): Stretch => {
    const bytes = Uint8Array.from(waiting)
    waiting = []
    return { bytes, means }
  }
  return {
    read: chunk => {
      const stretches: Stretch[] = []
      for (const byte of chunk) {
        waiting.push(byte)
        const next = serialEvents(rest, Uint8Array.of(byte))
        rest = next.rest
        for (const event of next.found) {
          if (event.is === 'block') {
            // Doubled bytes move the places, so nothing of a block is shown but what it means.
            const [apdu] = apdus(new Uint8Array(), event.apdu).found
            const means: Meaning = apdu ? meaningOf(apdu) : { is: 'noise' }
            stretches.push(take({ ...means, hidden: 'all' }))
          } else {
            stretches.push(take(single[event.is]))
          }
        }
        if (waiting.length > APDU_BYTES_MAX * 2)
          stretches.push(take({ is: 'noise', hidden: 'all' }))
      }
      return stretches
    },
    flush: () => (waiting.length === 0 ? [] : [take({ is: 'unfinished', hidden: 'all' })]),
  }
}

const meaningOf = (apdu: Apdu): Meaning => {
  const { control: code, data } = apdu
  const head = data.length < HEAD_FULL ? SHORT_HEAD : LONG_HEAD
  const end = head + data.length
  const hideAll: readonly Place[] = data.length === 0 ? [] : [[head, end]]
  if (code >> 8 === 0x84) {
    const text = `${hexOf(code & 0xff)} ${resultWord(code & 0xff)}`
    return { is: 'refused', text, hidden: hideAll }
  }
  switch (code) {
    case control.acknowledged:
      return { is: 'acknowledged', hidden: hideAll }
    case control.intermediate: {
      const [status = 0] = data
      const text = `${hexOf(status)} ${intermediateWord(status) ?? ''}`.trim()
      return { is: 'interim', text, hidden: hiddenFrom(head + 1, end) }
    }
    case control.authorisation:
      return { is: 'payment', text: textOf(fieldsOf(data)), hidden: hiddenFields(data, head) }
    case control.status:
    case control.completion: {
      const is = code === control.status ? 'result' : 'completion'
      return { is, text: textOf(fieldsOf(data)), hidden: hiddenFields(data, head) }
    }
    case control.abortedByTerminal: {
      const [result = 0] = data
      const text = `${hexOf(result)} ${resultWord(result)}`
      return { is: 'aborted', text, hidden: hiddenFrom(head + 1, end) }
    }
    case control.printLine:
      return { is: 'slip', text: printedLine(data), hidden: hideAll }
    case control.printTextBlock:
      return { is: 'slip', text: (fieldsOf(data)?.lines ?? []).join(' / '), hidden: hideAll }
    default: {
      const is = plain.get(code)
      return is ? { is, hidden: hideAll } : { is: 'other-command', hidden: hideAll }
    }
  }
}

/** Of these only the name is told: most begin with the password. */
const plain: ReadonlyMap<number, MeaningWord> = new Map([
  [control.registration, 'registration'],
  [control.logOff, 'log-off'],
  [control.statusEnquiry, 'ask-status'],
  [control.repeatReceipt, 'repeat-receipt'],
  [control.reversal, 'reversal'],
  [control.endOfDay, 'end-of-day'],
  [control.abort, 'stop'],
] as const)

const hexOf = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0')

const hiddenFrom = (from: number, to: number): readonly Place[] => (from < to ? [[from, to]] : [])

/**
 * Fields that hold nothing of a card: amount, trace, time, date, kind of payment, result, terminal,
 * original trace, currency, receipt, kind of card.
 */
const OPEN = new Set([0x04, 0x0b, 0x0c, 0x0d, 0x19, 0x27, 0x29, 0x37, 0x49, 0x87, 0x8a])

const hiddenFields = (data: Uint8Array, head: number): readonly Place[] => {
  const places = fieldPlaces(data)
  if (!places) return hiddenFrom(head, head + data.length)
  return places.flatMap(({ bitmap, from, to }) =>
    OPEN.has(bitmap) ? [] : hiddenFrom(head + from + 1, head + to),
  )
}

const textOf = (fields: Fields | null): string | undefined => {
  if (!fields) return undefined
  const { result, amount, currency, trace, receipt, last4, cardName } = fields
  const said = [
    result === undefined
      ? ''
      : `27=${hexOf(result)}${result === 0 ? '' : ` ${resultWord(result)}`}`,
    amount === undefined ? '' : `04=${amount}`,
    currency === undefined ? '' : `49=${currency}`,
    trace === undefined ? '' : `0B=${trace}`,
    receipt === undefined ? '' : `87=${receipt}`,
    last4 === undefined ? '' : `22=…${last4}`,
    cardName === undefined ? '' : `8B=${cardName}`,
  ]
  return said.filter(word => word !== '').join(' ')
}
