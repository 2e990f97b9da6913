// What can go wrong with a virtual device, by its class.
import type { Row } from '../index.ts'

type DeviceClass = Row<'device'>['class']

export const faultNames = [
  'paper-out',
  'paper-near-end',
  'cover-open',
  'cutter-jam',
  'overheated',
  'unrecoverable',
  'ribbon-out',
  'printer-paused',
  'drawer-open',
  'decline',
  'unplug',
  'no-answer',
  'garbage',
  'stall',
] as const
export type FaultName = (typeof faultNames)[number]

const line: readonly FaultName[] = ['unplug', 'no-answer', 'garbage', 'stall']
const paper: readonly FaultName[] = [
  'paper-out',
  'paper-near-end',
  'cover-open',
  'cutter-jam',
  'overheated',
  'unrecoverable',
]

/** Those a device of this class has, as its page shows them. */
export const faultsOfClass: Readonly<Record<DeviceClass, readonly FaultName[]>> = {
  receipt_printer: [...paper, 'drawer-open', ...line],
  kitchen_printer: [...paper, ...line],
  label_printer: ['paper-out', 'cover-open', 'overheated', 'ribbon-out', 'printer-paused', ...line],
  cash_drawer: [],
  scanner: line,
  scale: line,
  card_terminal: ['decline', ...line],
  // It answers nothing, so silence and nonsense can not be told from health.
  line_display: ['unplug', 'stall'],
}
