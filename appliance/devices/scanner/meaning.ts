// What the bytes of a scanner mean, for a technician who reads along. What looks like the track of a
// payment card, which a keyboard with a card reader types like a code, is shown to nobody.

import { readScan } from '#schema/rules/aim.ts'
import {
  byFinding,
  type Decoder,
  type Meaning,
  type Reader,
  silent,
} from '../byte-log/stretches.ts'
import { CODE_BYTES_MAX } from './bytes.ts'
import { keyboardStart, keyboardStep } from './hid-keyboard.ts'
import { commonDescriptor, layoutOf, posStart, posStep } from './hid-pos.ts'
import type { ScannerModel } from './models.ts'
import type { Read } from './steps.ts'

export const scannerDecoder = (model: ScannerModel, descriptor: Uint8Array | null): Decoder => {
  switch (model) {
    case 'serial':
      return { to: silent, from: lines() }
    case 'hid-pos':
      return { to: silent, from: reports(descriptor) }
    case 'hid-keyboard':
      return { to: silent, from: keys() }
  }
}

/** ISO/IEC 7813: track 1 begins with %B, track 2 with a semicolon, and then the card's number. */
const TRACK = /%B\d{8,19}\^|;\d{8,19}=/

const scanMeaning = (text: string): Meaning => {
  if (TRACK.test(text)) return { is: 'scan-wrong', hidden: 'all' }
  const scan = readScan(text)
  if (!scan) return { is: 'scan-wrong', text: shown(text) }
  const { code, symbology } = scan
  return { is: 'scan', text: `${shown(code)}${symbology ? ` · ${symbology}` : ''}` }
}

/** The separator of GS1 element strings can be seen, other control bytes too. */
const shown = (text: string) =>
  text.replaceAll('\u001d', '␝').replace(/[\u0000-\u001f\u007f]/g, '·')

const lines = (): Reader =>
  byFinding((bytes, at) => {
    const end = bytes.subarray(at).findIndex(byte => byte === 0x0d || byte === 0x0a)
    if (end === 0) return { frame: { is: 'line-feed', joins: true }, length: 1 }
    if (end === -1 && bytes.length - at <= CODE_BYTES_MAX) return 'more'
    if (end === -1) return 'garbage'
    const text = Buffer.from(bytes.subarray(at, at + end)).toString('utf8')
    const isCrLf = bytes[at + end] === 0x0d && bytes[at + end + 1] === 0x0a
    return { frame: scanMeaning(text), length: end + (isCrLf ? 2 : 1) }
  })

/** Over USB a report is a chunk of its own. */
const reports = (descriptor: Uint8Array | null): Reader => {
  const layout = layoutOf(descriptor ?? commonDescriptor)
  let state = posStart
  return {
    read: chunk => {
      if (!layout) return [{ bytes: chunk, means: { is: 'noise' } }]
      const next = posStep(state, { is: 'data', chunk, at: 0 }, layout)
      state = next.state
      return [{ bytes: chunk, means: readMeaning(next) }]
    },
    flush: () => [],
  }
}

/** The strokes of a code up to Enter are one stretch: alone none of them means anything. */
const keys = (): Reader => {
  let state = keyboardStart
  let strokes: Uint8Array[] = []
  let bytesHeld = 0
  const take = () => {
    const bytes = new Uint8Array(Buffer.concat(strokes))
    strokes = []
    bytesHeld = 0
    return bytes
  }
  return {
    read: chunk => {
      strokes.push(chunk)
      bytesHeld += chunk.length
      // All keys are up again.
      if (strokes.every(stroke => stroke.every(byte => byte === 0)))
        return [{ bytes: take(), means: { is: 'report' } }]
      const next = keyboardStep(state, { is: 'data', chunk, at: 0 })
      state = next.state
      if (next.scans.length > 0 || next.dropped > 0)
        return [{ bytes: take(), means: readMeaning(next) }]
      // No code has so many keys; each is two reports of eight bytes.
      return bytesHeld > CODE_BYTES_MAX * 16
        ? [{ bytes: take(), means: { is: 'noise', hidden: 'all' } }]
        : []
    },
    flush: () =>
      strokes.length === 0 ? [] : [{ bytes: take(), means: { is: 'unfinished', hidden: 'all' } }],
  }
}

const readMeaning = ({ scans, dropped }: Read): Meaning => {
  const [scan] = scans
  if (scan) return scanMeaning(`${scan.aim ?? ''}${scan.code}`)
  return { is: dropped > 0 ? 'scan-wrong' : 'report' }
}
