// A part of a window whose buttons come and go: the focus must not fall out of the window with them.
import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** When `turn` changes and nothing has the focus, the part's main button takes it. */
export const useFocusKept = <Part extends HTMLElement = HTMLDivElement>(
  turn: string,
): RefObject<Part> => {
  const part = useRef<Part>(null)
  useEffect(() => {
    if (hasFocus(document.activeElement)) return
    const main = part.current?.querySelector<HTMLElement>('.btn-primary')
    if (!main) return
    main.dataset['first'] = ''
    main.focus()
  }, [turn])
  return part
}

// The window itself, or its body, has it only because nothing else could.
const hasFocus = (active: Element | null) =>
  active !== null &&
  active !== document.body &&
  active.tagName !== 'DIALOG' &&
  active.getAttribute('data-part') !== 'body'
