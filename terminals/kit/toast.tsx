// Short messages at the edge of the screen. Undo lives here: it beats asking before.
import { signal } from '@preact/signals'
import { X } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { texts } from './texts.ts'

const SHOWN_MS = 6_000
const SHOWN_MAX = 3

type Tone = 'plain' | 'success' | 'warning' | 'danger'
type Shown = { key: number; text: string; tone: Tone; undo: (() => unknown) | undefined }

const shown = signal<Shown[]>([])
/** How many dialogs are open: `Dialog` counts itself. */
export const dialogs = signal(0)
let lastKey = 0

/** Shows a message for six seconds; `undo` gives it a button. The answer takes it away before. */
export const toast = (
  text: string,
  options: { tone?: Tone; undo?: () => unknown } = {},
): (() => void) => {
  const key = ++lastKey
  const same = shown.value.filter(other => other.text !== text)
  shown.value = [...same, { key, text, tone: options.tone ?? 'plain', undo: options.undo }].slice(
    -SHOWN_MAX,
  )
  setTimeout(() => drop(key), SHOWN_MS)
  return () => drop(key)
}

/**
 * Once in each app, after the page. They lie over it and move nothing; an app with a bar at its lower
 * edge sets `--toasts-bottom` to its height, and reads theirs as `--toasts`. Over a dialog they hang from the upper edge, because its
 * buttons stand at the lower one.
 */
export const Toasts = () => {
  const box = useRef<HTMLDivElement>(null)
  const some = shown.value.length > 0
  // A popover is the only thing that is seen above an open dialog, when it is opened after it.
  useEffect(() => {
    if (box.current?.matches(':popover-open')) box.current.hidePopover()
    if (some) box.current?.showPopover()
    // What scrolls beneath can make room for them.
    const height = some ? (box.current?.offsetHeight ?? 0) : 0
    document.documentElement.style.setProperty('--toasts', `${height}px`)
  }, [some, shown.value.length, shown.value.at(-1)?.key, dialogs.value])
  return (
    <div
      ref={box}
      popover="manual"
      role="status"
      aria-live="polite"
      aria-label={texts.messages}
      class={`fixed inset-x-0 ${dialogs.value > 0 ? 'top-4 bottom-auto' : 'top-auto bottom-(--toasts-bottom,1rem)'} mx-auto grid w-fit max-w-[calc(100vw-2rem)] gap-2 bg-transparent`}
    >
      {shown.value.map(({ key, text, tone, undo }) => (
        <div key={key} class={`alert ${tones[tone]} min-w-72 max-w-md gap-3 py-2 pe-2 shadow-lg`}>
          <span class="min-w-0 flex-1 text-start">{text}</span>
          {undo && (
            <button
              type="button"
              class="btn btn-sm"
              onClick={() => {
                drop(key)
                undo()
              }}
            >
              {texts.undo}
            </button>
          )}
          <button
            type="button"
            class="btn btn-sm btn-ghost btn-square text-inherit"
            aria-label={texts.close}
            onClick={() => drop(key)}
          >
            <X size={16} aria-hidden="true" />
          </button>
        </div>
      ))}
    </div>
  )
}

const drop = (key: number) => {
  shown.value = shown.value.filter(other => other.key !== key)
}

const tones: Record<Tone, string> = {
  plain: 'bg-neutral text-neutral-content border-transparent',
  success: 'alert-success',
  warning: 'alert-warning',
  danger: 'alert-error',
}
