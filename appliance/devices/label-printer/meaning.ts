// What the bytes between us and a label printer mean, for a technician who reads along.
import type { MeaningWord } from '#schema/wire/byte-log.ts'
import {
  type Reader as Bytes,
  byFinding,
  byParsing,
  type Decoder,
  type Meaning,
} from '../byte-log/stretches.ts'
import type { LabelModel } from '../models.ts'
import { flagsOf } from '../printer/status-flags.ts'
import {
  parseErrorCodes,
  parseHostStatus,
  statusOfByte,
  statusOfCodes,
  statusOfStrings,
  type Told,
} from './bytes.ts'
import { eplReader } from './emulator-epl.ts'
import { tsplReader } from './emulator-tspl.ts'
import { zplReader } from './emulator-zpl.ts'
import { labelRoll } from './label-paper.ts'
import type { Reader } from './reader.ts'

/** The command's own text says most; its data may be a picture. */
const TEXT_BYTES_MAX = 80

/** The printers' own readers tell where a command ends and whether it is one. */
export const labelDecoder = ({ language, dpi }: Pick<LabelModel, 'language' | 'dpi'>): Decoder => {
  const roll = labelRoll()
  const readers: Record<LabelModel['language'], () => Reader> = {
    zpl: () => zplReader(roll),
    epl2: () => eplReader(roll),
    tspl: () => tsplReader(roll, dpi),
  }
  const reader = readers[language]()
  const to = byFinding((bytes, at) => {
    const read = reader.next(bytes, at)
    if (read === 'more') return 'more'
    if (read.unknown) return { frame: { is: 'noise', joins: true }, length: read.length }
    const text = Buffer.from(bytes.subarray(at, at + Math.min(read.length, TEXT_BYTES_MAX)))
      .toString('latin1')
      .replace(/[\r\n]+$/, '')
    if (text.trim() === '') return { frame: { is: 'line-feed', joins: true }, length: read.length }
    return { frame: { is: wordOf(language, text), text: printable(text) }, length: read.length }
  })
  return { to, from: ears[language]() }
}

const printable = (text: string) => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '·')

const wordOf = (language: LabelModel['language'], text: string): MeaningWord =>
  words[language].find(([pattern]) => pattern.test(text))?.[1] ?? 'setting'

const words: Record<LabelModel['language'], readonly (readonly [RegExp, MeaningWord])[]> = {
  zpl: [
    [/^\^XA/, 'label-begin'],
    [/^\^XZ/, 'label-print'],
    [/^~HS/, 'ask-status'],
    [/^~JA/, 'drop-all'],
    [/^\^GF/, 'picture'],
    [/^\^(?:FD|GB|B[0-9A-Z])/, 'label-mark'],
  ],
  epl2: [
    [/^\^ee/, 'ask-status'],
    [/^\^@/, 'drop-all'],
    [/^N/, 'label-begin'],
    [/^P\d/, 'label-print'],
    [/^GW/, 'picture'],
    [/^(?:A|B|LO|X)\d/, 'label-mark'],
  ],
  tspl: [
    [/^\x1b!\?/, 'ask-status'],
    [/^\x1b!\./, 'drop-all'],
    [/^CLS/, 'label-begin'],
    [/^PRINT/, 'label-print'],
    [/^BITMAP/, 'picture'],
    [/^(?:TEXT|BARCODE|QRCODE|DMATRIX|BAR|BOX)/, 'label-mark'],
  ],
}

const told = (told: Told | null, text?: string): Meaning => ({
  is: 'status',
  text,
  ...(told
    ? {
        flags: [
          ...flagsOf(told.status),
          ...(told.isBusy === null
            ? []
            : [told.isBusy ? ('printing' as const) : ('idle' as const)]),
        ],
      }
    : {}),
})

const ears: Record<LabelModel['language'], () => Bytes> = {
  zpl: () => {
    let strings: string[][] = []
    return byParsing(parseHostStatus, fields => {
      strings = fields.length === 12 ? [fields] : [...strings, fields].slice(-3)
      return told(statusOfStrings(strings), fields.join(','))
    })
  },
  epl2: () => byParsing(parseErrorCodes, codes => told(statusOfCodes(codes), codes.join(','))),
  tspl: () => byFinding((bytes, at) => ({ frame: told(statusOfByte(bytes[at] ?? 0)), length: 1 })),
}
