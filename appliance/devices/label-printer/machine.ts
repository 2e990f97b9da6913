// An emulated label printer: one reader a language, its status, and the labels that came out.
import type { LabelModel } from '../models.ts'
import type { Acts, Machine, Obeyed, PrinterFault } from '../printer/machine.ts'
import { eplReader } from './emulator-epl.ts'
import { tsplReader } from './emulator-tspl.ts'
import { zplReader } from './emulator-zpl.ts'
import { type Label, labelRoll } from './label-paper.ts'
import { labelSvg } from './label-picture.ts'

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
  let tail = ''
  // For each `^ee` in the buffer, whether it was answered on arrival.
  let answered: boolean[] = []
  const tell = (acts: Acts) => {
    acts.answer(immediate.status(acts, isMoving))
    isMoving = false
  }
  return {
    arrived: (chunk, acts) => {
      const text = tail + Buffer.from(chunk).toString('latin1')
      let drops = -1
      let from = 0
      for (const found of text.matchAll(immediate.pattern)) {
        from = found.index + found[0].length
        if (immediate.drops.test(found[0])) drops = from
        else if (!immediate.isOrdered || acts.isStopped()) tell(acts)
        if (immediate.isOrdered && drops !== from) answered.push(acts.isStopped())
      }
      const offset = tail.length
      tail = text.slice(Math.max(from, text.length - immediate.longest + 1))
      return drops === -1 ? -1 : Math.max(0, drops - offset)
    },
    next: (bytes, at, acts): Obeyed | 'more' => {
      const read = reader.next(bytes, at)
      if (read === 'more') return 'more'
      if (read.unknown) acts.unknown(read.unknown)
      if (read.moved > 0) isMoving = true
      const isQuestion = immediate.isOrdered && asksAt(bytes, at, read.length)
      if (isQuestion && answered.shift() !== true) tell(acts)
      return { length: read.length, moved: read.moved > 0 }
    },
    status: acts => immediate.status(acts, false),
    isPushing: () => false,
    keeps: () => false,
    forget: () => {
      answered = []
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
  /** Commands obeyed on arrival, and which of them drop all that waits. */
  pattern: RegExp
  drops: RegExp
  longest: number
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
    pattern: /~HS|~JA/g,
    drops: /~JA/,
    longest: 3,
    isOrdered: false,
    status: zplStatus,
  },
  epl2: {
    pattern: /\^ee(?=[\r\n])|\^@(?=[\r\n])/g,
    drops: /\^@/,
    longest: 4,
    isOrdered: true,
    status: eplStatus,
  },
  tspl: {
    pattern: /\x1b![?.]/g,
    drops: /\x1b!\./,
    longest: 3,
    isOrdered: false,
    status: tsplStatus,
  },
}

/** The line at `at` is the question for the status. */
const asksAt = (bytes: Uint8Array, at: number, length: number): boolean =>
  length >= 3 && Buffer.from(bytes.subarray(at, at + 3)).toString('latin1') === '^ee'
