// A window above the page. The browser's own dialog keeps the focus inside and gives it back.
import { X } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Button } from './button.tsx'
import { texts } from './texts.ts'

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
  onSubmit,
}: DialogProps) => {
  const box = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const dialog = box.current
    const before = document.activeElement
    if (dialog && !dialog.open) dialog.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
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
        class={`modal-box flex max-h-[min(90dvh,56rem)] flex-col gap-4 p-0 ${widths[size]}`}
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
          class="min-h-0 flex-1 overflow-y-auto px-6"
          {...(isText ? { tabIndex: 0, role: 'region', 'aria-labelledby': heading } : {})}
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

const widths = { normal: 'max-w-lg', wide: 'max-w-4xl', full: 'max-w-[min(96vw,90rem)] h-[90dvh]' }
