// A part of a window whose buttons come and go: the focus must not fall out of the window with them.
import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** When `turn` changes and nothing has the focus, the part's main button takes it. */
export const useFocusKept = <Part extends HTMLElement = HTMLDivElement>(
  turn: string,
): RefObject<Part> => {
  const part = useRef<Part>(null)
  useEffect(() => {
    const active = document.activeElement
    if (active !== null && active !== document.body && active.tagName !== 'DIALOG') return
    const main = part.current?.querySelector<HTMLElement>('.btn-primary')
    if (!main) return
    main.dataset['first'] = ''
    main.focus()
  }, [turn])
  return part
}
