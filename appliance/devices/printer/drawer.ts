// The drawer on a printer's connector: what its sensor says, and what that means once it was learned.
import type { DrawerState } from '../messages.ts'

/** Null with the reason. */
export type Sensed = {
  level: 'high' | 'low' | null
  why?: 'no-drawer-here' | 'printer-offline' | 'no-answer'
}

export type DrawerSensor = {
  /** Pin 3 as the printer tells it; null: not told. `before`: what it had told last. */
  told: (high: boolean | null, before: boolean | null) => void
  /** The printer is away: nobody knows any more. */
  lost: () => void
  state: () => DrawerState
  /** Whether it is seen open within `limitMs`; null where the sensor was never learned. */
  seesOpen: (limitMs: number) => Promise<boolean | null>
}

/** `openWhen`: the level while the drawer is open. `changed` is told of an opening and of a closing. */
export const drawerSensor = (
  openWhen: 'high' | 'low' | undefined,
  changed: (isOpen: boolean) => void,
): DrawerSensor => {
  let last: boolean | null = null
  let seen: (() => void) | undefined
  const isOpen = (high: boolean | null) =>
    high === null || openWhen === undefined ? null : high === (openWhen === 'high')
  const state = () => {
    const open = isOpen(last)
    return open === null ? null : open ? 'open' : 'shut'
  }
  return {
    told(high, before) {
      last = high
      const open = isOpen(high)
      if (open === null || high === before) return
      // That it is shut is no news at the first word.
      if (open || before !== null) changed(open)
      if (open) seen?.()
    },
    lost: () => {
      last = null
    },
    state,
    seesOpen: limitMs => {
      if (openWhen === undefined) return Promise.resolve(null)
      if (state() === 'open') return Promise.resolve(true)
      return new Promise(resolve => {
        const end = (isSeen: boolean) => {
          clearTimeout(limit)
          seen = undefined
          resolve(isSeen)
        }
        const limit = setTimeout(() => end(false), limitMs)
        seen = () => end(true)
      })
    },
  }
}
