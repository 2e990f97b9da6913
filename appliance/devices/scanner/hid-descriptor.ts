// HID report descriptors: which bits of a report mean what.

/** A run of equal values in an input report, counted in bits from the first byte after the id. */
export type Field = { page: number; usage: number; at: number; size: number; count: number }

/** One input report. `id` is null where the device has only one and sends no id. */
export type Report = { id: number | null; bits: number; fields: Field[] }

/** Larger descriptors and reports are not a scanner's. */
export const DESCRIPTOR_BYTES_MAX = 4_096
export const REPORT_BYTES_MAX = 4_096

type Globals = { page: number; size: number; count: number; id: number | null }

/**
 * The input reports of a descriptor; null when it is not one. Source: USB Device Class Definition for
 * HID 1.11, 6.2.2.2 (short items), 6.2.2.3 (long items), 6.2.2.4 to 6.2.2.8 (main, global, local).
 */
export const reportsOf = (descriptor: Uint8Array): Report[] | null => {
  if (descriptor.length > DESCRIPTOR_BYTES_MAX) return null
  const reports = new Map<number | null, Report>()
  const stack: Globals[] = []
  let globals: Globals = { page: 0, size: 0, count: 0, id: null }
  let usages: { page: number; usage: number }[] = []
  for (let at = 0; at < descriptor.length; ) {
    const prefix = descriptor[at] ?? 0
    if (prefix === 0xfe) {
      at += 3 + (descriptor[at + 1] ?? 0)
      continue
    }
    const length = [0, 1, 2, 4][prefix & 3] ?? 0
    if (at + 1 + length > descriptor.length) return null
    const value = unsigned(descriptor.subarray(at + 1, at + 1 + length))
    at += 1 + length
    switch (prefix & 0xfc) {
      case 0x04:
        globals = { ...globals, page: value }
        break
      case 0x74:
        globals = { ...globals, size: value }
        break
      case 0x84:
        globals = { ...globals, id: value }
        break
      case 0x94:
        globals = { ...globals, count: value }
        break
      case 0xa4:
        if (stack.length >= 16) return null
        stack.push(globals)
        break
      case 0xb4: {
        const before = stack.pop()
        if (!before) return null
        globals = before
        break
      }
      // A usage of four bytes brings its page with it.
      case 0x08:
        usages.push(
          length === 4
            ? { page: value >>> 16, usage: value & 0xffff }
            : { page: globals.page, usage: value },
        )
        break
      case 0x80:
        if (!put(reports, globals, usages, (value & 1) !== 0)) return null
    }
    if ((prefix & 0x0c) === 0) usages = []
  }
  return [...reports.values()]
}

/** Adds the values of one input item; constant ones are only room. False when it grows too large. */
const put = (
  reports: Map<number | null, Report>,
  { page, size, count, id }: Globals,
  usages: readonly { page: number; usage: number }[],
  isConstant: boolean,
): boolean => {
  const report = reports.get(id) ?? { id, bits: 0, fields: [] }
  reports.set(id, report)
  if (report.bits + size * count > REPORT_BYTES_MAX * 8) return false
  const wanted = isConstant ? [] : usages.slice(0, count)
  for (const [at, known] of wanted.entries()) {
    const isLast = at === wanted.length - 1
    // The last usage stands for all values that are left.
    report.fields.push({
      page: known.page || page,
      usage: known.usage,
      at: report.bits + at * size,
      size,
      count: isLast ? count - at : 1,
    })
  }
  report.bits += size * count
  return true
}

const unsigned = (bytes: Uint8Array): number =>
  bytes.reduce((sum, byte, at) => sum + byte * 2 ** (8 * at), 0)
