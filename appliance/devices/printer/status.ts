// What is known about a printer, whatever its language.

/** Null is "not known yet". */
export type Status = {
  coverOpen: boolean
  paperOut: boolean
  paperNearEnd: boolean
  fault: boolean
  /** Pin 3 of the drawer connector. Which level means open depends on the drawer. */
  drawerHigh: boolean | null
  /** Something else that stops it, by its name. */
  other: string | null
}

export const cleanStatus: Status = {
  coverOpen: false,
  paperOut: false,
  paperNearEnd: false,
  fault: false,
  drawerHigh: null,
  other: null,
}

/** Whether the printer can go on, and what it needs first. */
export const condition = (
  status: Status,
): { state: 'ready' | 'degraded' | 'blocked'; why: string | null } => {
  if (status.coverOpen) return { state: 'blocked', why: 'cover-open' }
  if (status.paperOut) return { state: 'blocked', why: 'paper-out' }
  if (status.other) return { state: 'blocked', why: status.other }
  if (status.fault) return { state: 'blocked', why: 'printer-fault' }
  if (status.paperNearEnd) return { state: 'degraded', why: 'paper-near-end' }
  return { state: 'ready', why: null }
}
