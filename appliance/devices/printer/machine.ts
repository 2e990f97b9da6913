// What makes an emulated printer one of a language: it obeys bytes and leaves marks. Cable, buffer
// and faults are the same for all of them and live in the emulator.
import type { Receipt } from './paper.ts'

export type Machine = {
  /** Obeys what is obeyed on arrival. Returns where in `chunk` a reset ended, or -1 without one. */
  arrived: (chunk: Uint8Array, acts: Acts) => number
  /** Obeys the next whole command at `at`, or 'more' while it is not complete. */
  next: (bytes: Uint8Array, at: number, acts: Acts) => Obeyed | 'more'
  /** The status as it would be told; the emulator notices a change by it. */
  status: (acts: Acts) => Uint8Array
  /** Whether changes are told without being asked. */
  isPushing: () => boolean
  /** An answer that waits in the printer for the next connection, as on USB. */
  keeps: (answer: Uint8Array) => boolean
  /** All that waited is gone. */
  forget: () => void
  /** The drawer opened. */
  kicked: (pin: 2 | 5) => void
  /** How fast its serial line is set; without it any speed is its own. */
  baud?: () => number
  receipts: () => Receipt[]
  /** What came out, oldest first, as pictures: for the setup page. */
  pictures: (dots: number) => Picture[]
  tear: () => void
}

/** `moved`: the paper went on. */
export type Obeyed = { length: number; moved: boolean }

export type Picture = { id: string; svg: () => string }

/** What the emulator does for a machine. */
export type Acts = {
  has: (fault: PrinterFault) => boolean
  isStopped: () => boolean
  isDrawerOpen: () => boolean
  /** To whom sent last. */
  answer: (bytes: Uint8Array) => void
  tellAll: (bytes: Uint8Array) => void
  kick: (pin: 2 | 5) => void
  unknown: (bytes: readonly number[]) => void
}

export const printerFaults = [
  'paper-out',
  'paper-near-end',
  'cover-open',
  'cutter-jam',
  'overheated',
  'unrecoverable',
  'ribbon-out',
  'printer-paused',
  'unplug',
  'garbage',
  'stall',
  'no-answer',
  'drawer-open',
] as const
export type PrinterFault = (typeof printerFaults)[number]

/** Faults that stop a printer until somebody has seen to it. */
export const stoppingFaults: readonly PrinterFault[] = [
  'paper-out',
  'cover-open',
  'cutter-jam',
  'overheated',
  'unrecoverable',
  'ribbon-out',
  'printer-paused',
]
