// HID bar code scanners (usage page 0x8C): from reports to scans, a code in one report or in several.
import { readScan } from '#schema/rules/aim.ts'
import { CODE_BYTES_MAX } from './bytes.ts'
import { reportsOf } from './hid-descriptor.ts'
import { type Input, type Read, USB_GAP_MAX_MS } from './steps.ts'

const POS_PAGE = 0x8c
/** Usages of page 0x8C, HID Point of Sale Usage Tables 1.02, section 3. */
const SYMBOLOGY_1 = 0xfb
const SYMBOLOGY_3 = 0xfd
const DECODED_DATA = 0xfe
const DATA_CONTINUED = 0xff
/** "Byte Count" of the generic desktop page. */
const BYTE_COUNT = 0x3b

/** Where things stand in a report, in bytes from its beginning, the id included. */
export type Layout = {
  id: number | null
  bytes: number
  length: number | null
  aim: readonly number[]
  data: { at: number; bytes: number }
  continued: { at: number; bit: number } | null
}

/** The layout of the report that carries codes; null when the descriptor has none. */
export const layoutOf = (descriptor: Uint8Array): Layout | null => {
  for (const { id, bits, fields } of reportsOf(descriptor) ?? []) {
    const head = id === null ? 0 : 1
    const posFields = fields.filter(({ page }) => page === POS_PAGE)
    const data = posFields.find(({ usage, size }) => usage === DECODED_DATA && size === 8)
    if (!data || data.at % 8 !== 0) continue
    const byteAt = (bit: number) => head + Math.floor(bit / 8)
    const count = fields.find(({ page, usage }) => page === 1 && usage === BYTE_COUNT)
    const more = posFields.find(({ usage }) => usage === DATA_CONTINUED)
    return {
      id,
      bytes: head + Math.ceil(bits / 8),
      length: count ? byteAt(count.at) : null,
      aim: posFields
        .filter(({ usage, at }) => usage >= SYMBOLOGY_1 && usage <= SYMBOLOGY_3 && at < data.at)
        .map(({ at }) => byteAt(at)),
      data: { at: byteAt(data.at), bytes: data.count },
      continued: more ? { at: byteAt(more.at), bit: more.at % 8 } : null,
    }
  }
  return null
}

/**
 * What most scanners send: id 2, length, three bytes of AIM identifier, 56 of data, a further
 * identifier, one reserved byte, "continued" in bit 0. Source: Access-IS LSR118 product manual,
 * appendix B.1; Honeywell and Zebra units send the same.
 */
export const commonDescriptor = Uint8Array.of(
  ...[0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x09, 0x12, 0xa1, 0x02, 0x85, 0x02],
  ...[0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95, 0x01],
  ...[0x05, 0x01, 0x09, 0x3b, 0x81, 0x02, 0x05, 0x8c],
  ...[0x09, 0xfb, 0x81, 0x02, 0x09, 0xfc, 0x81, 0x02, 0x09, 0xfd, 0x81, 0x02],
  ...[0x95, 0x38, 0x09, 0xfe, 0x82, 0x02, 0x01, 0x95, 0x02, 0x81, 0x01],
  ...[0x95, 0x01, 0x75, 0x01, 0x09, 0xff, 0x81, 0x02, 0x75, 0x07, 0x81, 0x01, 0xc0, 0xc0],
)

/** `parts` are the reports of a code whose last has not come. */
export type PosState = { rest: Uint8Array; parts: Uint8Array[]; aim: string; at: number }

export const posStart: PosState = { rest: new Uint8Array(), parts: [], aim: '', at: 0 }

/** A code whose continuation does not come in time, or that was cut off, is dropped. */
export const posStep = (
  state: PosState,
  input: Input,
  layout: Layout,
): Read & { state: PosState } => {
  const isHalf = state.parts.length > 0 || state.rest.length > 0
  if (input.is === 'disconnected') return { state: posStart, scans: [], dropped: isHalf ? 1 : 0 }
  const isLate = isHalf && input.at - state.at > USB_GAP_MAX_MS
  const found = reportsIn(isLate ? new Uint8Array() : state.rest, input.chunk, layout)
  let { parts, aim } = isLate ? posStart : state
  const scans: Read['scans'] = []
  let dropped = (isLate ? 1 : 0) + found.garbage
  for (const report of found.reports) {
    const data = dataOf(report, layout)
    if (data === null) {
      dropped++
      parts = []
      continue
    }
    if (parts.length === 0) aim = aimOf(report, layout)
    parts = [...parts, data]
    if (parts.reduce((sum, part) => sum + part.length, 0) > CODE_BYTES_MAX) {
      dropped++
      parts = []
    } else if (!isContinued(report, layout)) {
      const code = Buffer.concat(parts)
        .toString('utf8')
        .replace(/[\r\n]+$/, '')
      const scan = code === '' ? null : readScan(aim + code)
      parts = []
      if (scan) scans.push(scan)
      else if (code !== '') dropped++
    }
  }
  return { state: { rest: found.rest, parts, aim, at: input.at }, scans, dropped }
}

/** Whole reports of this layout; other reports of the device (status, attributes) are left out. */
const reportsIn = (rest: Uint8Array, chunk: Uint8Array, { id, bytes: length }: Layout) => {
  const bytes = Uint8Array.of(...rest, ...chunk)
  const reports: Uint8Array[] = []
  let garbage = 0
  let at = 0
  while (at < bytes.length) {
    if (id !== null && bytes[at] !== id) {
      // Over USB a report is a chunk of its own, so what follows another id belongs to that.
      garbage++
      at = bytes.length
    } else if (bytes.length - at < length) break
    else {
      reports.push(bytes.subarray(at, at + length))
      at += length
    }
  }
  return { reports, rest: bytes.slice(at), garbage }
}

/** The data as long as the report says; without a length up to the zeros that fill it. */
const dataOf = (report: Uint8Array, { length, data }: Layout): Uint8Array | null => {
  const field = report.subarray(data.at, data.at + data.bytes)
  if (length === null) {
    const last = field.findLastIndex(byte => byte !== 0)
    return field.slice(0, last + 1)
  }
  const said = report[length] ?? 0
  return said <= field.length ? field.slice(0, said) : null
}

const aimOf = (report: Uint8Array, { aim }: Layout): string => {
  const text = String.fromCharCode(...aim.map(at => report[at] ?? 0))
  const found = /^\]?([A-Za-z][0-9A-Za-z])/.exec(text)
  return found ? `]${found[1]}` : ''
}

const isContinued = (report: Uint8Array, { continued }: Layout): boolean =>
  continued !== null && (((report[continued.at] ?? 0) >> continued.bit) & 1) === 1
