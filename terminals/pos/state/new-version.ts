// A new version of these screens: its service worker has it already, and the page takes it by itself when
// nobody is served, so that one reload shows it, or none.
import { effect, signal, untracked } from '@preact/signals'
import { link } from '#kit/live.ts'
import { texts } from '../texts.ts'
import { draft, isEmpty } from './counter.ts'
import { query } from './find.ts'
import { asked } from './goods-in.ts'
import { finished } from './pay.ts'
import { typed } from './sell-keys.ts'
import { news } from './signs.ts'
import { clock } from './till.ts'
import { open } from './windows.ts'

/** A hand that rests this long has finished what it typed, ms. */
const CALM_MS = 4_000
/** The change of the last sale is read by then, ms. */
const CHANGE_READ_MS = 60_000
const LOOK_EVERY_MS = 3_600_000

/** Begins to look for a new version: now and then, and whenever the server is back. */
export const followVersion = ({ serviceWorker }: Navigator, worker: ServiceWorkerRegistration) => {
  const look = () => void worker.update().catch(() => undefined)
  setInterval(look, LOOK_EVERY_MS)
  effect(() => {
    if (link.value === 'live') untracked(look)
  })
  // The first worker of a browser brings what the page is already.
  let isFirst = serviceWorker.controller === null
  serviceWorker.addEventListener('controllerchange', () => {
    if (isFirst) isFirst = false
    else isHere.value = true
  })
  for (const hand of ['keydown', 'pointerdown'])
    addEventListener(hand, () => rest(), { capture: true, passive: true })
  effect(() => {
    if (!isHere.value) return
    if (isFree() && isResting.value) location.reload()
    else untracked(tell)
  })
}

const isHere = signal(false)
const isResting = signal(true)
let isTold = false
let timer: ReturnType<typeof setTimeout> | undefined

const rest = () => {
  isResting.value = false
  clearTimeout(timer)
  timer = setTimeout(() => {
    isResting.value = true
  }, CALM_MS)
}

const tell = () => {
  if (!isTold && !isEmpty.value) news(texts.newVersion)
  isTold = true
}

/** Nothing lies on the counter, nothing is owed, and no window is open. */
const isFree = () =>
  isEmpty.value &&
  draft.value.tenders.length === 0 &&
  !draft.value.payment &&
  !draft.value.back &&
  asked.value === 0 &&
  open.value === undefined &&
  typed.value === '' &&
  query.value === '' &&
  (!finished.value || clock.value - finished.value.at > CHANGE_READ_MS)
