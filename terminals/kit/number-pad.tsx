// Digits for fingers. What is typed is kept by whoever shows the pad.
import { Delete } from 'lucide-preact'
import { texts } from './texts.ts'

type NumberPadProps = {
  value: string
  onValue: (value: string) => void
  onEnter?: (() => unknown) | undefined
  /** '.', '00' or nothing under the 7 */
  extra?: '.' | '00' | undefined
  enterText?: string | undefined
  /** longest text that is taken */
  max?: number
}

export const NumberPad = ({
  value,
  onValue,
  onEnter,
  extra,
  enterText,
  max = 12,
}: NumberPadProps) => {
  const type = (key: string) => {
    if (key === '.' && value.includes('.')) return
    if (value.length + key.length <= max) onValue(value + key)
  }
  const plain = 'btn btn-xl bg-base-100 border-base-300 font-semibold'
  const key = `${plain} text-xl tabular-nums`
  return (
    // Phones and tills have their digits the same way round in every language.
    <fieldset dir="ltr" class="grid grid-cols-3 gap-2" aria-label={texts.numberPad}>
      {['7', '8', '9', '4', '5', '6', '1', '2', '3'].map(digit => (
        <button key={digit} type="button" class={key} onClick={() => type(digit)}>
          {digit}
        </button>
      ))}
      {extra ? (
        <button
          type="button"
          class={key}
          aria-label={extra === '.' ? texts.point : extra}
          onClick={() => type(extra)}
        >
          {extra}
        </button>
      ) : (
        <button type="button" class={`${plain} px-1 text-base`} onClick={() => onValue('')}>
          {texts.clear}
        </button>
      )}
      <button type="button" class={key} onClick={() => type('0')}>
        0
      </button>
      <button
        type="button"
        class={key}
        aria-label={texts.erase}
        onClick={() => onValue(value.slice(0, -1))}
      >
        <Delete aria-hidden="true" />
      </button>
      {onEnter && (
        <button type="button" class="btn btn-xl btn-primary col-span-3" onClick={() => onEnter()}>
          {enterText ?? texts.enter}
        </button>
      )}
    </fieldset>
  )
}
