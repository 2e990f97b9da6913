// When a job that has not begun goes to another printer of its group, and to which.

import type { printRoles } from '../areas/printers.ts'
import type { Row } from '../index.ts'
import { labelSize } from './device-options.ts'
import { optionsIn } from './options.ts'

export type PrintRole = (typeof printRoles)[number]

type DeviceClass = Row<'device'>['class']

/** Printers that may do each other's work: those for paper, and those for labels. */
export const kindOfPrinter = (deviceClass: DeviceClass): 'paper' | 'labels' | null => {
  if (deviceClass === 'receipt_printer' || deviceClass === 'kitchen_printer') return 'paper'
  return deviceClass === 'label_printer' ? 'labels' : null
}

export const isPrinter = (deviceClass: DeviceClass): boolean => kindOfPrinter(deviceClass) !== null

/** What a group for this may consist of. */
export const kindFor = (role: PrintRole): 'paper' | 'labels' =>
  role === 'label' ? 'labels' : 'paper'

/** What a printer says of itself; `since` is epoch ms. */
export type PrinterFact = { device_id: string; state: string; since: number }

export type Member = { id: string; options_json: string }

type Policy = {
  /** how long a printer may be away before its jobs go elsewhere */
  afterMs: number
  /** only to a member with labels of the same size */
  sameLabel: boolean
}

/**
 * A receipt waits some seconds for a roll that is being changed: the customer stands at this till. In
 * the kitchen nobody sees that a ticket is missing, so it goes at once.
 */
export const failOver: Record<PrintRole, Policy> = {
  receipt: { afterMs: 3_000, sameLabel: false },
  report: { afterMs: 3_000, sameLabel: false },
  kitchen: { afterMs: 0, sameLabel: false },
  label: { afterMs: 3_000, sameLabel: true },
}

/** A device that is being opened, or that nobody has heard of yet, is not away until this has passed. */
const OPENING_MS = 3_000

/** Whether jobs of a printer in this state go on. */
export const goesOn = (state: string): boolean => state === 'ready' || state === 'degraded'

/** Whether a printer is away by the policy of what it should print. */
export const isAway = ({ state, since }: PrinterFact, role: PrintRole, now: number): boolean => {
  if (goesOn(state)) return false
  const isSure = state === 'blocked' || state === 'offline' || state === 'absent'
  const { afterMs } = failOver[role]
  return now - since >= (isSure ? afterMs : Math.max(afterMs, OPENING_MS))
}

export type Asked = {
  role: PrintRole
  /** whose job it is so far */
  deviceId: string
  /** of the group, those in use, in their order */
  members: readonly Member[]
  facts: readonly PrinterFact[]
  now: number
}

/** The printer that takes over: the first of the group that goes on; null: the job stays. */
export const standInFor = ({ role, deviceId, members, facts, now }: Asked): string | null => {
  const factOf = (id: string) => facts.find(({ device_id }) => device_id === id)
  const own = factOf(deviceId)
  if (own && !isAway(own, role, now)) return null
  const label = labelsOf(members.find(({ id }) => id === deviceId))
  const mayTake = (member: Member) =>
    !failOver[role].sameLabel || (label !== null && labelsOf(member) === label)
  const next = members.find(
    member =>
      member.id !== deviceId && mayTake(member) && goesOn(factOf(member.id)?.state ?? 'unknown'),
  )
  return next?.id ?? null
}

/** What a technician wrote into the printer's options; null: nobody knows. */
const labelsOf = (member: Member | undefined): string | null =>
  labelSize(member && optionsIn(member.options_json)?.['label_size'])
