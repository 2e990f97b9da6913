import type { FlagWord } from '#schema/wire/byte-log.ts'
import type { Status } from './status.ts'

/** A printer's status as the words of the byte log; `well` where nothing is the matter. */
export const flagsOf = (status: Status, isOffline = false): FlagWord[] => {
  const found: FlagWord[] = []
  if (isOffline) found.push('offline')
  if (status.coverOpen) found.push('cover-open')
  if (status.paperOut) found.push('paper-out')
  else if (status.paperNearEnd) found.push('paper-near-end')
  if (status.fault && status.fault !== 'no-answer') found.push(status.fault)
  if (found.length === 0) found.push('well')
  if (status.drawerHigh !== null) found.push(status.drawerHigh ? 'drawer-high' : 'drawer-low')
  return found
}
