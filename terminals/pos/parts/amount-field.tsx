// An amount as it is typed on the pad: large, with the currency, and what it is for.
import { amount, currencySign, money } from '#kit/formats.ts'

export const AmountField = (props: {
  label: string
  text: string
  /** what stands before the digits instead of the currency */
  unit?: string | undefined
  hint?: string | undefined
}) => (
  <div class="grid gap-1">
    <p class="text-sm font-medium">{props.label}</p>
    <p
      role="status"
      aria-label={`${props.label} ${props.text || (props.unit ? '0' : money(0))}`}
      class="ltr flex h-14 items-center gap-3 rounded-field border border-base-content/40 bg-base-100 px-4 text-xl font-semibold"
    >
      <span class="quiet text-base font-normal">{props.unit ?? currencySign.value}</span>
      <span class={`amount flex-1 text-end ${props.text ? '' : 'opacity-60'}`}>
        {props.text || (props.unit ? '0' : amount(0))}
      </span>
    </p>
    {props.hint && <p class="quiet text-xs">{props.hint}</p>}
  </div>
)
