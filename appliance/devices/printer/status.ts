// What is known about a printer, whatever its language.

/** Null is "not known yet". */
export type Status = {
  coverOpen: boolean
  paperOut: boolean
  paperNearEnd: boolean
  /** What else stops it. */
  fault: Fault | null
  /** Pin 3 of the drawer connector. Which level means open depends on the drawer. */
  drawerHigh: boolean | null
}

/** By the name that the device's state gives as its reason. */
export type Fault =
  | 'cutter-jam'
  | 'overheated'
  | 'paper-jam'
  /** The printer itself says that it does not mend without a technician. */
  | 'unrecoverable'
  | 'ribbon-out'
  | 'printer-paused'
  | 'no-answer'
  /** anything that has no name here */
  | 'printer-fault'

export const cleanStatus: Status = {
  coverOpen: false,
  paperOut: false,
  paperNearEnd: false,
  fault: null,
  drawerHigh: null,
}

/** Whether the printer can go on, and what it needs first. */
export const condition = (
  status: Status,
): { state: 'ready' | 'degraded' | 'blocked'; why: string | null } => {
  if (status.coverOpen) return { state: 'blocked', why: 'cover-open' }
  if (status.paperOut) return { state: 'blocked', why: 'paper-out' }
  if (status.fault) return { state: 'blocked', why: status.fault }
  if (status.paperNearEnd) return { state: 'degraded', why: 'paper-near-end' }
  return { state: 'ready', why: null }
}

/** The first fault that is there, in the order somebody has to see to them. */
export const firstOf = (faults: readonly [isThere: boolean, name: Fault][]): Fault | null =>
  faults.find(([isThere]) => isThere)?.[1] ?? null
