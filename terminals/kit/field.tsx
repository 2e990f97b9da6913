// A labelled input with its hint and its problem, and the inputs that go into it.
import { useSignal } from '@preact/signals'
import { Lock } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import {
  lengthFrom,
  momentOf,
  moneyFrom,
  plainDigits,
  quantityFrom,
  rateFrom,
  tenantFormat,
  wallClock,
} from './formats.ts'
import { isolated } from './i18n.ts'
import { texts } from './texts.ts'

/** What ties an input to its label, hint and problem. */
export type Control = { id: string; 'aria-describedby': string; 'aria-invalid': boolean }

type FieldProps = {
  label: string
  problem?: string | undefined
  hint?: string | undefined
  /** why it cannot be changed; shown with a lock */
  locked?: string | undefined
  class?: string
  children: (control: Control) => ComponentChildren
}

export const Field = ({ label, problem, hint, locked, class: more = '', children }: FieldProps) => {
  const id = useId()
  const about = `${id}-about`
  return (
    <div class={`grid min-w-0 content-start gap-1 ${more}`}>
      <label for={id} class="flex items-center gap-1.5 text-sm font-medium">
        {label}
        {locked && <Lock size={14} class="quiet" aria-hidden="true" />}
      </label>
      {children({ id, 'aria-describedby': about, 'aria-invalid': problem !== undefined })}
      <p
        id={about}
        class={`text-xs ${problem ? 'text-error' : 'quiet'} ${problem || hint || locked ? '' : 'hidden'}`}
      >
        {problem ?? hint ?? locked}
      </p>
    </div>
  )
}

type InputProps<T> = {
  control: Control
  value: T
  onValue: (value: T) => void
  readOnly?: boolean | undefined
  placeholder?: string | undefined
  /** keeps Latin text, codes and numbers in their own direction */
  ltr?: boolean | undefined
  list?: string | undefined
  type?: 'text' | 'search' | 'password' | 'email' | 'tel'
  autoFocus?: boolean | undefined
}

export const TextInput = (props: InputProps<string>) => (
  <input
    {...props.control}
    type={props.type ?? 'text'}
    class={`input w-full ${props.control['aria-invalid'] ? 'input-error' : ''} ${props.ltr ? 'ltr' : ''}`}
    dir={props.ltr ? 'ltr' : props.value === '' ? undefined : 'auto'}
    value={props.value}
    readOnly={props.readOnly}
    placeholder={props.placeholder}
    list={props.list}
    autocomplete="off"
    autoFocus={props.autoFocus}
    onInput={event => props.onValue(event.currentTarget.value)}
  />
)

/** `ltr`: written by people for a machine, a character as wide as the other. */
export const LongTextInput = (props: InputProps<string> & { ltr?: boolean; rows?: number }) => (
  <textarea
    {...props.control}
    class={`textarea min-h-20 w-full ${props.ltr ? 'font-mono text-sm' : ''} ${props.control['aria-invalid'] ? 'textarea-error' : ''}`}
    dir={props.ltr ? 'ltr' : 'auto'}
    rows={props.rows ?? 3}
    value={props.value}
    readOnly={props.readOnly}
    onInput={event => props.onValue(event.currentTarget.value)}
  />
)

type NumberProps = InputProps<number | null | undefined> & { suffix?: string | undefined }
type Reading = { read: (text: string) => number | undefined; decimals: number }

/** Minor units; undefined while what is typed is no amount, null when it is empty. */
export const MoneyInput = (props: NumberProps) => (
  <TypedNumber
    {...props}
    suffix={props.suffix ?? tenantFormat.value.currency}
    read={moneyFrom}
    decimals={tenantFormat.value.currency_decimals}
  />
)

/** What is wrong with an amount that was typed, in words; undefined when nothing is. */
export const amountProblem = (
  amount: number | null | undefined,
  { mayBeNegative = false } = {},
): string | undefined => {
  if (amount === null) return texts.amountNeeded
  if (amount === undefined)
    return texts.amountUnclear(isolated(plainDigits(1_250, tenantFormat.value.currency_decimals)))
  return amount < 0 && !mayBeNegative ? texts.amountNegative : undefined
}

/** Thousandths. */
export const QuantityInput = (props: NumberProps) => (
  <TypedNumber {...props} read={quantityFrom} decimals={3} />
)

/** Parts per million, typed as per cent. */
export const RateInput = (props: NumberProps) => (
  <TypedNumber {...props} suffix="%" read={rateFrom} decimals={4} />
)

/** Tenths of a millimetre, typed as millimetres. */
export const LengthInput = (props: NumberProps) => (
  <TypedNumber {...props} suffix={texts.mm} read={lengthFrom} decimals={1} />
)

export const WholeInput = (props: NumberProps) => (
  <TypedNumber
    {...props}
    read={text =>
      /^[-−]?\d{1,15}$/.test(text.trim()) ? Number(text.replace('−', '-')) : undefined
    }
    decimals={0}
  />
)

const TypedNumber = (props: NumberProps & Reading) => {
  const { control, value, read, decimals, suffix } = props
  const typed = useSignal<string | undefined>(undefined)
  const shown =
    typed.value ?? (typeof value === 'number' ? trimmed(plainDigits(value, decimals)) : '')
  return (
    <label class={`input w-full ${control['aria-invalid'] ? 'input-error' : ''}`}>
      <input
        {...control}
        class="ltr min-w-0 grow text-end"
        inputMode="decimal"
        autocomplete="off"
        value={shown}
        readOnly={props.readOnly}
        placeholder={props.placeholder}
        autoFocus={props.autoFocus}
        onInput={event => {
          const text = event.currentTarget.value
          typed.value = text
          props.onValue(text.trim() === '' ? null : read(text))
        }}
        onBlur={() => {
          if (value !== undefined) typed.value = undefined
        }}
      />
      {suffix && <span class="quiet text-sm">{suffix}</span>}
    </label>
  )
}

/** Epoch milliseconds, shown and typed on the tenant's clock. */
export const TimeInput = ({ control, value, onValue, readOnly }: InputProps<number | null>) => (
  <input
    {...control}
    type="datetime-local"
    class={`input w-full ${control['aria-invalid'] ? 'input-error' : ''}`}
    value={value === null ? '' : wallClock(value)}
    readOnly={readOnly}
    onChange={event => {
      const text = event.currentTarget.value
      onValue(text === '' ? null : (momentOf(text.slice(0, 16)) ?? null))
    }}
  />
)

export type Choice = { value: string; label: string }

export const Select = (props: InputProps<string> & { choices: readonly Choice[] }) => (
  <select
    {...props.control}
    class={`select w-full ${props.control['aria-invalid'] ? 'select-error' : ''}`}
    value={props.value}
    disabled={props.readOnly}
    onChange={event => props.onValue(event.currentTarget.value)}
  >
    {props.choices.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </select>
)

export const Toggle = ({ control, value, onValue, readOnly }: InputProps<boolean>) => (
  <input
    {...control}
    type="checkbox"
    role="switch"
    aria-checked={value}
    class="toggle toggle-primary my-2.5"
    checked={value}
    disabled={readOnly}
    onChange={event => onValue(event.currentTarget.checked)}
  />
)

const trimmed = (digits: string) => {
  const decimals = tenantFormat.value.currency_decimals
  const [whole = '', fraction = ''] = digits.split('.')
  const kept = fraction.replace(/0+$/, '').padEnd(fraction.length === decimals ? decimals : 0, '0')
  return kept === '' ? whole : `${whole}.${kept}`
}
