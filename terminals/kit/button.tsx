// Buttons. One that cannot be used stays visible, and says why when it is tried.
import { useSignal } from '@preact/signals'
import type { LucideIcon } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { toast } from './toast.tsx'

type Tone = 'plain' | 'primary' | 'danger' | 'quiet'
type Size = 'small' | 'normal' | 'large' | 'huge'

type ButtonProps = {
  children?: ComponentChildren
  icon?: LucideIcon | undefined
  tone?: Tone
  /** huge is at least 56 px: the till's keys */
  size?: Size
  /** why it cannot be used now; undefined when it can */
  why?: string | undefined
  /** the key that does the same, shown on the button */
  keys?: string | undefined
  /** name for the screen reader where there is no text */
  label?: string | undefined
  pressed?: boolean | undefined
  submit?: boolean
  wide?: boolean
  class?: string | undefined
  /** while its promise runs the button is busy and takes no second tap */
  onClick?: ((event: MouseEvent) => unknown) | undefined
}

export const Button = (props: ButtonProps) => {
  const { children, icon: Icon, tone = 'plain', size = 'normal', why, keys, label, pressed } = props
  const busy = useSignal(false)
  const click = async (event: MouseEvent) => {
    if (why !== undefined || busy.value) {
      event.preventDefault()
      if (why !== undefined) toast(why, { tone: 'warning' })
      return
    }
    const doing = props.onClick?.(event)
    if (!(doing instanceof Promise)) return
    busy.value = true
    await doing.finally(() => {
      busy.value = false
    })
  }
  return (
    <button
      type={props.submit ? 'submit' : 'button'}
      class={`btn ${tones[tone]} ${sizes[size]} ${children ? '' : 'btn-square'} ${props.wide ? 'w-full' : ''} ${props.class ?? ''}`}
      aria-disabled={why !== undefined}
      aria-busy={busy.value}
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={keys}
      title={why ?? label}
      onClick={click}
    >
      {busy.value ? (
        <span class="loading loading-spinner loading-sm late" aria-hidden="true" />
      ) : (
        Icon && <Icon size={size === 'small' ? 16 : 20} aria-hidden="true" />
      )}
      {children}
      {keys && (
        <kbd class="kbd kbd-sm border-current/40 bg-transparent text-inherit shadow-none max-md:hidden">
          {keys}
        </kbd>
      )}
    </button>
  )
}

const tones: Record<Tone, string> = {
  plain: 'bg-base-100 border-base-300 hover:bg-base-200',
  primary: 'btn-primary',
  danger: 'btn-error',
  quiet: 'btn-ghost',
}

// A small one has small letters; a finger needs 44 px all the same.
const sizes: Record<Size, string> = {
  small: 'btn-sm min-h-11',
  normal: '',
  large: 'btn-lg',
  huge: 'btn-xl',
}
