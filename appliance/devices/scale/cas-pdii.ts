import { framesIn, gramsOf, latin1, noFlags, type ScaleProtocol, type Take } from './frames.ts'

const ACK = 0x06
const SOH = 0x01
const STX = 0x02
const ETX = 0x03
const EOT = 0x04
const FRAME_BYTES = 15

/**
 * CAS PDII, as the AP-1 and the PD-II speak it: ENQ is answered with ACK (ready) or NAK (ask again);
 * DC1 then fetches SOH STX, S or U (stable or not), blank or minus, six characters of weight with
 * the point, two of unit, BCC, ETX EOT. BCC is the exclusive or of the ten bytes after STX. There
 * are no orders. Source: CAS AP-1, "Transmission protocol standard", 1 to 6 and frame RD1. It names
 * no form for a weight out of range: a whole frame without digits is taken as that.
 */
export const casPdii: ScaleProtocol = {
  parse: (rest, chunk) => framesIn(rest, chunk, take),
  ask: Uint8Array.of(0x05),
  fetch: Uint8Array.of(0x11),
  orders: {},
  everyMs: 200,
}

const take: Take = bytes => {
  if (bytes[0] === ACK) return { frame: { is: 'fetch' }, length: 1 }
  if (bytes[0] !== SOH) return 'garbage'
  if (bytes.length > 1 && bytes[1] !== STX) return 'garbage'
  if (bytes.length < FRAME_BYTES) return 'more'
  const body = bytes.subarray(2, 12)
  const isWhole =
    bytes[12] === body.reduce((sum, byte) => sum ^ byte, 0) &&
    bytes[13] === ETX &&
    bytes[14] === EOT
  const found = /^([SU])([ -])([ \d.-]{6})(kg|lb| g|oz)$/i.exec(latin1(body))
  if (!isWhole || !found) return 'garbage'
  const [, state, sign, digits = '', unit = ''] = found
  const length = FRAME_BYTES
  const isUnder = sign === '-'
  if (!/\d/.test(digits)) return { frame: { ...noFlags, over: !isUnder, under: isUnder }, length }
  const grams = gramsOf([digits, unitOf(unit)])
  if (grams === null) return 'garbage'
  const motion = state !== 'S'
  const shown = isUnder ? -grams : grams
  if (motion || isUnder) return { frame: { ...noFlags, motion, under: isUnder, shown }, length }
  return { frame: { is: 'weight', grams, isNet: false }, length }
}

const unitOf = (text: string) =>
  (['kg', 'lb', 'oz'] as const).find(unit => unit === text.toLowerCase()) ?? 'g'
