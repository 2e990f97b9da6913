import {
  ascii,
  type Frame,
  framesIn,
  gramsOf,
  latin1,
  noFlags,
  type ScaleProtocol,
  type Take,
  type Unit,
} from './frames.ts'

const LF = 0x0a
const ETX = 0x03
const FRAME_BYTES_MAX = 32

/**
 * NCI general protocol, Weigh-Tronix SCP-01: W CR is answered LF weight unit CR LF status CR ETX,
 * status alone while there is no weight; Z CR zeroes and T CR tares, answered with the status; what
 * is not understood gets LF ? CR ETX. `width` is the length of the weight, point included: six in
 * SCP-01 (leading zeros are sent), seven on some. Sources: Mettler Toledo DIVA service manual
 * 72191202, pages 35 and 36 (ECR form with S before the status, note 1 on the width); Avery
 * Weigh-Tronix 7821 user instructions, 6.3; B-TEK T419S service manual, 7.3 (tare); Ohaus Aviator
 * 7000 service manual, page 49, and CAS CI-100A manual, 23.6 (status bits, weight out of range).
 */
export const nci = (width: number): ScaleProtocol => {
  const take: Take = bytes => {
    if (bytes[0] !== LF) return 'garbage'
    const end = bytes.indexOf(ETX)
    if (end === -1) return bytes.length <= FRAME_BYTES_MAX ? 'more' : 'garbage'
    const text = latin1(bytes.subarray(0, Math.min(end + 1, FRAME_BYTES_MAX)))
    if (text === '\n?\r\x03') return { frame: { is: 'refused' }, length: end + 1 }
    const found =
      /^\n(?:([^\r\n]{4,14})\r\n)?S?([\x30-\x3f](?:[\x70-\x7f]){0,2}[\x30-\x3f])\r\x03$/.exec(text)
    const status = found?.[2]
    if (!found || status === undefined) return 'garbage'
    const frame = found[1] === undefined ? flagsOf(status) : weightOf(found[1], status, width)
    return frame ? { frame, length: end + 1 } : 'garbage'
  }
  return {
    parse: (rest, chunk) => framesIn(rest, chunk, take, 0x7f),
    ask: ascii('W\r'),
    fetch: null,
    orders: { zero: ascii('Z\r'), tare: ascii('T\r') },
    everyMs: 150,
  }
}

/** Bits 4 and 5 are always set; bit 6 says that one more byte follows, never in the first. */
const flagsOf = (status: string): Extract<Frame, { is: 'status' }> => {
  const [first = 0, second = 0, third = 0] = [...status].map(each => each.charCodeAt(0))
  return {
    ...noFlags,
    motion: (first & 1) !== 0,
    zero: (first & 2) !== 0,
    under: (second & 1) !== 0,
    over: (second & 2) !== 0,
    isNet: (third & 4) !== 0,
    // RAM, EEPROM, ROM, calibration, and a zero that was never found.
    fault: (first & 12) !== 0 || (second & 12) !== 0 || (third & 8) !== 0,
  }
}

const weightOf = (field: string, status: string, width: number): Frame | null => {
  const flags = flagsOf(status)
  const { motion, over, under, fault, isNet } = flags
  const ounces = /^ ?(\d{1,2})LB (\d{1,2}\.\d{1,2})OZ$/i.exec(field)
  const single = /^([ \d.^_-]+)(LB|KG|OZ|G ?)$/i.exec(field)
  const text = single?.[1] ?? ''
  const unit = unitOf(single?.[2] ?? '')
  if (!ounces && (!unit || text.length !== (unit === 'g' ? width - 1 : width))) return null
  if (/^\^+$/.test(text)) return { ...flags, over: true }
  if (/^_+$/.test(text)) return { ...flags, under: true }
  if (/^ *-+$/.test(text)) return { ...flags, fault: true }
  const grams = ounces
    ? gramsOf([ounces[1] ?? '', 'lb'], [ounces[2] ?? '', 'oz'])
    : gramsOf([text.replace('-', ' '), unit ?? 'g'])
  if (grams === null) return null
  if (text.includes('-')) return { ...flags, under: true, zero: false, shown: -grams }
  return motion || over || under || fault
    ? { ...flags, zero: false, shown: grams }
    : { is: 'weight', grams, isNet }
}

const unitOf = (text: string): Unit | undefined =>
  (['kg', 'lb', 'oz', 'g'] as const).find(unit => unit === text.trim().toLowerCase())
