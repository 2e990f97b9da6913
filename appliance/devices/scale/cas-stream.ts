import {
  ascii,
  framesIn,
  gramsOf,
  latin1,
  noFlags,
  type ScaleProtocol,
  type Take,
  type Unit,
} from './frames.ts'

const FRAME_BYTES = 22

/**
 * CAS 22 byte format, sent without being asked: ST, US or OL, GS or NT, device id, lamp byte, eight
 * characters of weight with the point, a blank, the unit, CR LF. The orders are those of the NT-500
 * command mode with the scale's two digit number before them; ! is "not done", ? "not understood".
 * Sources: CAS CI-600D manual, 10-1; CAS CI-400 manual, appendices 1 and 2; CAS NT-200 manual, 14.
 */
export const casStream = (deviceNumber: string): ScaleProtocol => ({
  parse: (rest, chunk) => framesIn(rest, chunk, take),
  ask: null,
  fetch: null,
  orders: { zero: ascii(`${deviceNumber}MZ\r\n`), tare: ascii(`${deviceNumber}MT\r\n`) },
  everyMs: 500,
})

const beginnings = ['ST,', 'US,', 'OL,', '!\r\n', '?\r\n']

const take: Take = bytes => {
  const head = latin1(bytes.subarray(0, FRAME_BYTES))
  if (/^[!?]\r\n/.test(head)) return { frame: { is: 'refused' }, length: 3 }
  if (!beginnings.some(each => each.startsWith(head.slice(0, 3)))) return 'garbage'
  if (bytes.length < FRAME_BYTES) return 'more'
  const found = /^(ST|US|OL),(GS|NT),[\s\S]{2},(.{8}) (kg| g|g |lb|oz| t|t )\r\n$/i.exec(head)
  if (!found) return 'garbage'
  const [, state, kind, field = '', unit = ''] = found
  const isNet = kind === 'NT'
  const length = FRAME_BYTES
  if (state === 'OL') return { frame: { ...noFlags, over: true, isNet }, length }
  const [, sign, digits = ''] = /^ *([+-]?)( *[\d.]+)$/.exec(field) ?? []
  const grams = gramsOf([digits, unitOf(unit)])
  if (grams === null) return 'garbage'
  const motion = state === 'US'
  const under = sign === '-'
  const shown = under ? -grams : grams
  if (motion || under) return { frame: { ...noFlags, under, motion, isNet, shown }, length }
  return { frame: { is: 'weight', grams, isNet }, length }
}

const unitOf = (text: string): Unit =>
  (['kg', 'lb', 'oz', 't'] as const).find(unit => unit === text.trim().toLowerCase()) ?? 'g'
