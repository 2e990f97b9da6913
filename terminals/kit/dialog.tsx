// A window above the page. The browser's own dialog keeps the focus inside and gives it back.
import { X } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Button } from './button.tsx'
import { texts } from './texts.ts'
import { dialogs } from './toast.tsx'

type DialogProps = {
  title: string
  /** Escape, the cross and a tap beside it */
  onClose: () => void
  children: ComponentChildren
  /** buttons at the end, the main one last */
  actions?: ComponentChildren
  size?: 'normal' | 'wide' | 'full'
  /** nothing in it takes the focus: its text itself does, to be scrolled by key */
  isText?: boolean
  /** its size stays, whatever is found in it */
  isFinder?: boolean
  /** what is typed finds its own way: the focus begins at the main action, not in a field */
  isActionFirst?: boolean
  /** Enter in a field does this */
  onSubmit?: (() => unknown) | undefined
}

/** Shown while it is rendered: `{open.value && <Dialog …/>}`. */
export const Dialog = ({
  title,
  onClose,
  children,
  actions,
  size = 'normal',
  isText = false,
  isFinder = false,
  isActionFirst = false,
  onSubmit,
}: DialogProps) => {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = box.current
    const before = document.activeElement
    if (dialog && !dialog.open) {
      dialog.showModal()
      focusFirst(dialog, isActionFirst)
    }
    dialogs.value += 1
    return () => {
      dialogs.value -= 1
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  // The list has become a text: its row, which had the focus, is gone.
  useEffect(() => {
    if (isText) box.current?.querySelector<HTMLElement>(BODY)?.focus()
  }, [isText])
  return (
    <dialog
      ref={box}
      class="modal"
      aria-labelledby={heading}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={event => {
        if (event.target === box.current) onClose()
      }}
    >
      <form
        class={`modal-box flex max-h-[min(94dvh,56rem)] flex-col gap-4 p-0 ${widths[size]} ${isFinder ? 'h-[min(80dvh,40rem)]' : ''}`}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          onSubmit?.()
        }}
      >
        <header class="flex items-center gap-2 border-b border-base-300 ps-6 pe-3 py-2">
          <h2 id={heading} class="flex-1 text-lg font-semibold">
            {title}
          </h2>
          <Button tone="quiet" icon={X} label={texts.close} onClick={onClose} />
        </header>
        <div
          data-part="body"
          class="-my-1.5 min-h-0 flex-1 overflow-y-auto px-6 py-1.5 outline-none"
          {...(isText
            ? { tabIndex: 0, role: 'region', 'aria-labelledby': heading }
            : { tabIndex: -1 })}
        >
          {children}
        </div>
        <footer
          class={`flex flex-wrap justify-end gap-2 px-6 ${actions ? 'border-t border-base-300 py-3' : 'pb-2'}`}
        >
          {actions}
        </footer>
      </form>
    </dialog>
  )
}

const BODY = '[data-part=body]'
const FIELD = `${BODY} :is(input:not([type=checkbox], [type=radio], [type=file], [readonly]), textarea)`
const ACTION = 'footer .btn-primary'
const FIRST = [`${BODY} .btn-primary`, `${BODY} :is(button, input, select)`, BODY]

/**
 * Where the hand begins: the field to type into, or what Enter does; never the cross, which the
 * browser takes because it stands first. Marked, so that keys know it from what is walked to.
 */
const focusFirst = (dialog: HTMLDialogElement, isActionFirst: boolean) => {
  const usual = isActionFirst ? [ACTION, FIELD] : [FIELD, ACTION]
  // What is hidden for the moment takes no focus, and leaves it on the cross: then the next one.
  for (const selector of ['[autofocus]', `${BODY}[role]`, ...usual, ...FIRST]) {
    const first = dialog.querySelector<HTMLElement>(selector)
    first?.focus()
    if (!first || document.activeElement !== first) continue
    first.dataset['first'] = ''
    return
  }
}

const widths = { normal: 'max-w-lg', wide: 'max-w-4xl', full: 'max-w-[min(96vw,90rem)] h-[90dvh]' }
