// One pair of ears for the keyboard: tells scans from hands, and gives each to the window on top.
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { readScan } from '#schema/rules/aim.ts'
import {
  type Burst,
  characterOf,
  type Found,
  HOLD_MS,
  keyOf,
  onCharacter,
  onEnd,
  onPause,
  quiet,
} from './burst.ts'

/** What a screen or a window does with keys; the one on top is asked first. */
export type Layer = {
  /**
   * A scanned code, and what the scanner said it had read (`]E0`) or nothing; without it a scan is
   * refused while this layer is on top.
   */
  scan?: ((code: string, aim: string) => void) | undefined
  /** characters typed by hand outside any text field */
  typed?: ((text: string) => void) | undefined
  /** by KeyboardEvent.key; answers false when it did nothing with it and the browser should */
  keys?: Record<string, (event: KeyboardEvent) => unknown> | undefined
}

/** A code shorter than this in a window that takes no scans was typed by a quick hand. */
const SURELY_SCANNED = 7

const layers: { current: Layer }[] = []
let refused: () => void = () => undefined
let everywhere: Layer['keys'] = {}

/** Keys that do something once, however long they are held. */
const ACTS = /^(?:F\d+|Enter|Escape)$/

/** The layer takes keys while its component is on the screen. */
export const useKeys = (layer: Layer): void => {
  const place = useRef(layer)
  place.current = layer
  // Before the next key: after F9 a quick hand presses F10 sooner than the screen is painted.
  useLayoutEffect(() => {
    layers.push(place)
    return () => {
      layers.splice(layers.indexOf(place), 1)
    }
  }, [])
}

/** The row that is marked has the focus too: what is ringed is what Enter takes. */
export const useFocusWhen = (marked: boolean) => {
  const row = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (marked) row.current?.focus()
  }, [marked])
  return row
}

/** Starts listening. `onRefused`: a scan came where none can be taken. `keys` work in every window. */
export const startKeys = (onRefused: () => void, keys: NonNullable<Layer['keys']>): void => {
  refused = onRefused
  everywhere = keys
  addEventListener('keydown', press, { capture: true })
  addEventListener('click', letGo, { capture: true })
}

/** A code as a scanner gives it, from the keyboard or by another way: serial, camera. */
export const scanned = (text: string): void => {
  const top = layers.at(-1)?.current
  // One whose check digit does not fit is refused where it is read, in words.
  const { code, aim = '' } = readScan(text.trim()) ?? { code: text.trim() }
  if (top?.scan) top.scan(code, aim)
  else refused()
}

// A finger that tapped a button is done with it: Enter is not to tap it once more.
const letGo = (event: MouseEvent) => {
  // What was typed just before is this window's, not the next one's: here nothing can be a scan.
  if (!layers.at(-1)?.current.scan) flush()
  const focused = document.activeElement
  if (event.detail > 0 && focused instanceof HTMLButtonElement) focused.blur()
}

/** So often a busy page is given more time. */
const DELAYS_MAX = 5

let burst: Burst = quiet
let place: Element | null = null
let timer: ReturnType<typeof setTimeout> | undefined

const press = (event: KeyboardEvent) => {
  if (layers.length === 0 || event.isComposing) return
  // A scanner that sends the group separator of GS1 codes types Ctrl ].
  const separator = event.ctrlKey && event.key === ']' && burst.held !== ''
  if (!separator && (event.ctrlKey || event.altKey || event.metaKey)) return other(event)
  const character = separator ? '\x1d' : characterOf(event.key, event.code)
  if (event.key === 'Enter' || event.key === 'Tab') return end(event)
  if (character === undefined) return other(event)
  const startsNoCode = burst.held === '' && (character === ' ' || character === '*')
  if (event.repeat || startsNoCode) return byHand(event, character)
  stop(event)
  if (burst.held === '') place = document.activeElement
  const key = keyOf(separator ? character : event.key, event.code, event.shiftKey)
  const next = onCharacter(burst, character, event.timeStamp, key)
  if (next.found.length > 0) {
    give(next.found)
    place = document.activeElement
  }
  burst = next.burst
  wait()
}

const end = (event: KeyboardEvent) => {
  const next = onEnd(burst, event.timeStamp)
  burst = quiet
  clearTimeout(timer)
  if (!next.passes) {
    const [found] = next.found
    const top = layers.at(-1)?.current
    if (found?.is !== 'scan' || top?.scan || found.code.length >= SURELY_SCANNED) {
      stop(event)
      return give(next.found)
    }
    give([{ is: 'typed', text: found.code }])
  } else give(next.found)
  run(event)
}

const other = (event: KeyboardEvent) => {
  flush()
  run(event)
}

// A key held down, a space, the times sign: certainly a hand.
const byHand = (event: KeyboardEvent, character: string) => {
  flush()
  if (isField(document.activeElement) || character === ' ') return
  stop(event)
  layers.at(-1)?.current.typed?.(character)
}

const flush = () => {
  clearTimeout(timer)
  const { found } = onPause(burst)
  burst = quiet
  give(found)
}

const wait = (delays = 0) => {
  clearTimeout(timer)
  const due = performance.now() + HOLD_MS
  timer = setTimeout(() => {
    // A busy page runs the timer late, perhaps before keys that came in time: let those in first.
    const isLate = performance.now() - due > HOLD_MS / 2
    if (isLate && delays < DELAYS_MAX) wait(delays + 1)
    else flush()
  }, HOLD_MS)
}

const run = (event: KeyboardEvent) => {
  // A finger that rests on F9 opens the pay window; it does not pay as well.
  if (event.repeat && ACTS.test(event.key)) return stop(event)
  if (event.key === 'Enter' && isWalkedTo(document.activeElement)) return
  const top = layers.at(-1)?.current
  const action = top?.keys?.[event.key] ?? everywhere?.[event.key]
  if (action && action(event) !== false) stop(event)
}

// A button of a window that Tab has led to is its own; with the first one Enter is the window's.
const isWalkedTo = (element: Element | null): boolean =>
  element instanceof HTMLButtonElement &&
  element.closest('dialog') !== null &&
  !('first' in element.dataset)

const give = (found: readonly Found[]) => {
  for (const one of found) {
    if (one.is === 'scan') scanned(one.code)
    else if (isField(place)) insert(place, one.text)
    else layers.at(-1)?.current.typed?.(one.text)
  }
}

const insert = (field: Element | null, text: string) => {
  if (field === document.activeElement) {
    // Keeps the caret, the undo history and the `input` event as if it had been typed.
    document.execCommand('insertText', false, text)
  } else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    // The hand has gone on to another field: what it typed here stays here.
    field.setRangeText(text, field.value.length, field.value.length, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
}

const stop = (event: KeyboardEvent) => {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** Whether keys typed there are text. */
export const isField = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement &&
    !/^(?:button|checkbox|radio|range|submit|file|color)$/.test(element.type))
