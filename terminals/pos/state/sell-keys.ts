// The keys of the selling screen. Digits begin a quantity, letters a search, a scan works anywhere.

import { signal } from '@preact/signals'
import { isGtin } from '#schema/rules/barcode.ts'
import { parseQuantity, THOUSAND } from '#schema/rules/money.ts'
import { isField, useKeys } from '../input/keys.ts'
import { texts } from '../texts.ts'
import { act, basket, isEmpty, opened, removeLine, setQuantity, undo, whyFixed } from './counter.ts'
import { active, hits, query, search } from './find.ts'
import { choose, scan } from './goods-in.ts'
import { beginPay, finished, moveOn } from './pay.ts'
import { bad } from './signs.ts'
import { open, show, shut } from './windows.ts'

/** A hand that types this many digits types a code, not a quantity. */
const CODE_DIGITS = 6

/** Digits this short before a scan may be its own; nobody types and scans that quickly, ms. */
const TORN_MS = 500
let typedAt = 0

/** Digits typed before a scan: the quantity, or a code typed by hand. */
export const typed = signal('')

/** The field that F2 and letters go to. */
export const searchField: { current: HTMLInputElement | null } = { current: null }

export const setTyped = (text: string): void => {
  typed.value = text.slice(0, 20)
  const value = typed.value.length < CODE_DIGITS ? parseQuantity(typed.value) : undefined
  // One that is too large is refused with the goods, in words: nobody's 99999 becomes a 1.
  act({ do: 'multiply', quantity: value !== undefined && value > 0 ? value : null })
}

/** What was typed counts for the goods that come now; false where it is no quantity, which it says. */
export const takeTyped = (): boolean => {
  const isNone =
    typed.value !== '' && typed.value.length < CODE_DIGITS && basket.value.multiplier === null
  typed.value = ''
  if (isNone) bad(texts.notAQuantity)
  return !isNone
}

/** Nothing typed before counts any more. */
export const forgetTyped = (): void => setTyped('')

/** A scan on the selling screen; it starts the next sale when one has just ended. */
export const scanHere = (code: string, aim = ''): void => {
  moveOn()
  // A till that was busy heard the first digits too late to know them for a scan's.
  const whole = typed.value + code
  const torn = typed.value !== '' && performance.now() - typedAt < TORN_MS && isGtin(whole)
  if (torn) act({ do: 'multiply', quantity: null })
  if (torn) typed.value = ''
  if (takeTyped()) scan(torn ? whole : code, aim)
}

/** A scan in a window that only shows something: it gives way to the goods. */
export const leaveWith = (code: string, aim: string): void => {
  shut()
  scanHere(code, aim)
}

/** Takes the marked hit of the search, or what was typed as a code. */
export const takeHit = (): void => {
  const words = query.value.trim()
  const hit = hits.value[active.value]
  if (words === '') return
  search('')
  searchField.current?.blur()
  if (!hit) return scanHere(words)
  moveOn()
  if (takeTyped()) choose(hit)
}

export const useSellKeys = (): void =>
  useKeys({
    scan: (code, aim) => {
      if (searchField.current === document.activeElement) search('')
      scanHere(code, aim)
    },
    typed: type,
    keys: {
      F2: () => searchField.current?.focus(),
      F3: () => show({ is: 'customer' }),
      F4: () => show(isEmpty.value ? { is: 'held' } : { is: 'hold' }),
      F6: () => (isEmpty.value ? bad(texts.noLine) : show({ is: 'discount' })),
      F7: () => {
        const sale = isEmpty.value ? finished.value : undefined
        show({ is: 'receipts', saleId: sale?.saleId })
      },
      F8: () => show({ is: 'drawer' }),
      F9: beginPay,
      F10: beginPay,
      F12: () => show({ is: 'more' }),
      Escape: back,
      Enter: enter,
      Delete: () => {
        if (inField()) return false
        if (basket.value.selected) removeLine(basket.value.selected)
        return true
      },
      Backspace: () => {
        if (inField()) return false
        setTyped(typed.value.slice(0, -1))
        return true
      },
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      z: event => {
        if (!event.ctrlKey || inField()) return false
        undo()
        return true
      },
    },
  })

const inField = () => isField(document.activeElement)

const type = (text: string) => {
  for (const character of text) {
    if (/[\d.,]/.test(character)) {
      setTyped(typed.value + character)
      typedAt = performance.now()
    } else if (/[*x×]/i.test(character) && typed.value !== '') typedAt = 0
    else if (character === '+' || character === '-') stepLine(character === '+' ? 1 : -1)
    else if (character !== ' ') return begin(text)
  }
}

// Letters by hand are a search: the field takes over from here.
const begin = (text: string) => {
  const field = searchField.current
  if (!field) return
  field.focus()
  search(query.value + text)
}

const selectedLine = () => basket.value.lines.find(known => known.lineId === basket.value.selected)

const stepLine = (by: number) => {
  const line = selectedLine()
  const fixed = whyFixed(line)
  if (fixed !== undefined) bad(fixed)
  else if (line) setQuantity(line.lineId, line.quantity + by * THOUSAND)
}

const enter = () => {
  if (searchField.current === document.activeElement) {
    takeHit()
    return true
  }
  const text = typed.value
  if (text.length >= CODE_DIGITS) {
    setTyped('')
    scanHere(text)
    return true
  }
  const line = basket.value.selected
  const value = basket.value.multiplier
  if (text !== '' && value !== null && line) {
    setTyped('')
    const fixed = whyFixed(selectedLine())
    if (fixed === undefined) setQuantity(line, value)
    else bad(fixed)
    return true
  }
  if (text !== '' && line) {
    takeTyped()
    return true
  }
  // A button has the focus: Enter is its own.
  if (document.activeElement instanceof HTMLButtonElement) return false
  if (line) opened.value = opened.value === line ? null : line
  return true
}

const move = (by: number) => {
  if (searchField.current === document.activeElement) {
    active.value = Math.max(0, Math.min(hits.value.length - 1, active.value + by))
    return true
  }
  // From now on Enter is the line's, not that of a button that was walked to before.
  if (document.activeElement instanceof HTMLButtonElement) document.activeElement.blur()
  const { lines, selected } = basket.value
  const at = lines.findIndex(line => line.lineId === selected)
  const next = lines[Math.max(0, Math.min(lines.length - 1, at + by))]
  if (next) act({ do: 'select', lineId: next.lineId })
  return true
}

const back = () => {
  if (typed.value !== '') setTyped('')
  else if (query.value !== '') search('')
  else if (opened.value) opened.value = null
  else if (finished.value) moveOn()
  searchField.current?.blur()
  if (open.value) open.value = undefined
}
