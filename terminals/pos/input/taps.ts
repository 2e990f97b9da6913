// A second tap of a hand that is quicker than the screen: the window that it was meant for is gone, and
// what has come to light beneath the finger must not hear it.
import { effect } from '@preact/signals'
import { open } from '../state/windows.ts'

/** So near, CSS pixels, and so soon, ms: it was meant for what was there before. */
const SPOT_PX = 40
const SOON_MS = 450

type Tap = { x: number; y: number; at: number }

const KINDS = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick'] as const

/** Begins to swallow taps that came too late for their window. */
export const startTaps = (): void => {
  let last: Tap | undefined
  let closed: Tap | undefined
  effect(() => {
    open.value
    const now = performance.now()
    closed = last && now - last.at < SOON_MS ? { ...last, at: now } : undefined
  })
  const hear = (event: MouseEvent) => {
    // A click without a finger comes from a key.
    if (event.type === 'click' && event.detail === 0) return
    const tap = { x: event.clientX, y: event.clientY, at: event.timeStamp }
    if (closed && isSame(closed, tap)) {
      if (event.type === 'pointerdown') closed = tap
      event.preventDefault()
      event.stopImmediatePropagation()
    } else last = tap
  }
  // What a key did is no tap's doing.
  const forget = () => {
    last = undefined
    closed = undefined
  }
  addEventListener('keydown', forget, { capture: true })
  for (const kind of KINDS) addEventListener(kind, hear, { capture: true })
}

const isSame = (one: Tap, other: Tap) =>
  other.at - one.at < SOON_MS && Math.hypot(other.x - one.x, other.y - one.y) < SPOT_PX
