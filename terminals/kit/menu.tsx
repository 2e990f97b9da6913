// A button that drops a small panel: choices, columns, filters. Escape and a tap beside it close it.

import { useSignal } from '@preact/signals'
import type { LucideIcon } from 'lucide-preact'
import { ChevronDown } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

type MenuProps = {
  text: ComponentChildren
  icon?: LucideIcon | undefined
  /** the panel; `close` shuts it after a choice */
  children: (close: () => void) => ComponentChildren
  /** the side of the button the panel is flush with */
  align?: 'start' | 'end'
  /** opens upwards, at the foot of the screen; without it where there is more room */
  up?: boolean
  class?: string
  label?: string | undefined
}

/** A few choices need as much. */
const ROOM_PX = 240

export const Menu = ({
  text,
  icon: Icon,
  children,
  align = 'start',
  up,
  class: more = '',
  label,
}: MenuProps) => {
  const open = useSignal(false)
  const isUp = useSignal(up === true)
  const box = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    open.value = false
    opener.current?.focus()
  }
  useEffect(() => {
    if (!open.value) return
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) open.value = false
    }
    addEventListener('pointerdown', outside)
    return () => removeEventListener('pointerdown', outside)
  }, [open.value])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears Escape from the controls inside it
    <div
      ref={box}
      class="relative"
      onKeyDown={event => {
        if (event.key !== 'Escape' || !open.value) return
        event.stopPropagation()
        close()
      }}
    >
      <button
        ref={opener}
        type="button"
        class={`btn bg-base-100 border-base-300 ${more}`}
        aria-expanded={open.value}
        aria-haspopup="true"
        aria-label={label}
        onClick={() => {
          const at = opener.current?.getBoundingClientRect()
          if (at && !up)
            isUp.value = innerHeight - at.bottom < ROOM_PX && at.top > innerHeight - at.bottom
          open.value = !open.value
        }}
      >
        {Icon && <Icon size={18} aria-hidden="true" />}
        {text}
        <ChevronDown size={16} aria-hidden="true" />
      </button>
      {open.value && (
        <div
          class={`absolute z-30 max-h-[60dvh] min-w-56 overflow-auto rounded-box border border-base-300 bg-base-100 p-2 shadow-lg ${isUp.value ? 'bottom-full mb-1' : 'top-full mt-1'} ${align === 'end' ? 'end-0' : 'start-0'}`}
        >
          {children(close)}
        </div>
      )}
    </div>
  )
}
