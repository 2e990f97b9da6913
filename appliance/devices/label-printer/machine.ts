// An emulated label printer: one reader a language, its status, and the labels that came out.
import type { LabelModel } from '../models.ts'
import type { Acts, Machine, Obeyed, PrinterFault } from '../printer/machine.ts'
import { eplReader, eplScanner } from './emulator-epl.ts'
import { tsplReader } from './emulator-tspl.ts'
import { zplReader } from './emulator-zpl.ts'
import { type Label, labelRoll } from './label-paper.ts'
import { labelSvg } from './label-picture.ts'
import { type Scanner, scannerFor } from './scanner.ts'

export type LabelMachine = Machine & { labels: () => Label[] }

export const labelMachine = (model: LabelModel): LabelMachine => {
  const roll = labelRoll()
  const reader = {
    zpl: () => zplReader(roll),
    epl2: () => eplReader(roll),
    tspl: () => tsplReader(roll, model.dpi),
  }[model.language]()
  const immediate = immediates[model.language]
  // What is printed is still moving when it is asked for the first time.
  let isMoving = false
  const scan = immediate.scanner()
  let received = 0
  // Where the questions end that were answered on arrival, though they still stand in the buffer.
  const answered = new Set<number>()
  const tell = (acts: Acts) => {
    const status = immediate.status(acts, isMoving)
    // The next label may come in reply to this answer.
    isMoving = false
    acts.answer(status)
  }
  return {
    arrived: (chunk, acts) => {
      let drops = -1
      for (const { is, end } of scan(chunk)) {
        if (is === 'drop') {
          drops = end
          answered.clear()
        } else if (!immediate.isOrdered || acts.isStopped()) {
          tell(acts)
          if (immediate.isOrdered) answered.add(received + end)
        }
      }
      received += chunk.length
      return drops
    },
    next: (bytes, at, acts): Obeyed | 'more' => {
      const read = reader.next(bytes, at)
      if (read === 'more') return 'more'
      if (read.unknown) acts.unknown(read.unknown)
      if (read.moved > 0) isMoving = true
      if (immediate.isOrdered && asksAt(bytes, at, read.length)) {
        const end = received - bytes.length + at + QUESTION.length
        if (!answered.delete(end)) tell(acts)
      }
      return { length: read.length, moved: read.moved > 0 }
    },
    status: acts => immediate.status(acts, false),
    isPushing: () => false,
    keeps: () => false,
    forget: () => {
      isMoving = false
      reader.forget()
    },
    kicked: () => {},
    receipts: () => [],
    labels: roll.labels,
    pictures: () => roll.labels().map(label => ({ id: label.id, svg: () => labelSvg(label) })),
    tear: roll.tear,
  }
}

type Immediate = {
  /** Finds the commands that are obeyed on arrival. */
  scanner: () => Scanner
  /** Answered in its turn, on arrival only while the printer is stopped. */
  isOrdered: boolean
  status: (acts: Acts, isMoving: boolean) => Uint8Array
}

const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const flag = (acts: Acts, fault: PrinterFault) => (acts.has(fault) ? 1 : 0)

const zplStatus = (acts: Acts, isMoving: boolean): Uint8Array => {
  const isPaused = acts.isStopped() ? 1 : 0
  const left = isMoving ? '00000001' : '00000000'
  return ascii(
    `\x02030,${flag(acts, 'paper-out')},${isPaused},0240,000,0,0,0,000,0,0,${flag(acts, 'overheated')}\x03\r\n` +
      `\x02001,0,${flag(acts, 'cover-open')},${flag(acts, 'ribbon-out')},0,2,4,0,${left},1,000\x03\r\n` +
      '\x021234,0\x03\r\n',
  )
}

const eplStatus = (acts: Acts): Uint8Array => {
  if (acts.has('cover-open')) return ascii('11\r\n')
  if (acts.has('paper-out') || acts.has('ribbon-out')) return ascii('07\r\n')
  if (acts.has('overheated')) return ascii('62\r\n')
  if (acts.has('cutter-jam')) return ascii('81\r\n')
  return ascii(acts.has('printer-paused') ? '92\r\n' : '00\r\n')
}

const tsplStatus = (acts: Acts, isMoving: boolean): Uint8Array =>
  Uint8Array.of(
    flag(acts, 'cover-open') |
      (flag(acts, 'paper-out') << 2) |
      (flag(acts, 'ribbon-out') << 3) |
      (flag(acts, 'printer-paused') << 4) |
      (flag(acts, 'overheated') << 7) |
      (isMoving && !acts.isStopped() ? 0x20 : 0),
  )

const immediates: Record<LabelModel['language'], Immediate> = {
  zpl: {
    scanner: () => scannerFor(/~HS|~JA/g, '~JA'),
    isOrdered: false,
    status: zplStatus,
  },
  epl2: {
    scanner: eplScanner,
    isOrdered: true,
    status: eplStatus,
  },
  tspl: {
    scanner: () => scannerFor(/\x1b![?.]/g, '\x1b!.'),
    isOrdered: false,
    status: tsplStatus,
  },
}

/** The line at `at` is the question for the status. */
const asksAt = (bytes: Uint8Array, at: number, length: number): boolean =>
  length === QUESTION.length + 1 &&
  Buffer.from(bytes.subarray(at, at + QUESTION.length)).toString('latin1') === QUESTION

const QUESTION = '^ee'
