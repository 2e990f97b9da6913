// A discount on the marked line or the whole sale, within what this user may give.
import { useSignal } from '@preact/signals'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { moneyFrom, rate, rateFrom } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { NumberPad } from '#kit/number-pad.tsx'
import { session } from '#kit/session.ts'
import { type BasketAction, basketStep, toBasket } from '#schema/rules/basket.ts'
import { MANUAL, withinDiscountLimit } from '#schema/rules/discount-limit.ts'
import { roundHalfUp } from '#schema/rules/money.ts'
import { type Discount, priceSale } from '#schema/rules/pricing.ts'
import { useKeys } from '../input/keys.ts'
import { AmountField } from '../parts/amount-field.tsx'
import { act, basket, terms } from '../state/counter.ts'
import { good } from '../state/signs.ts'
import { shut } from '../state/windows.ts'
import { texts } from '../texts.ts'

/** A tenth of a per cent, ppm. */
const TENTH = 1_000
const QUICK_RATES = [50_000, 100_000, 150_000, 200_000]

export const DiscountWindow = () => {
  const line =
    basket.value.lines.find(known => known.lineId === basket.value.selected) ??
    basket.value.lines.at(-1)
  const whole = useSignal(false)
  const kind = useSignal<Discount['kind']>('percent')
  const text = useSignal('')
  const problem = useSignal<string | undefined>(undefined)
  const limit = session.value?.discount_limit ?? 0
  const target = whole.value ? null : (line?.lineId ?? null)
  const give = (discount: Discount | undefined) => {
    if (!discount) {
      problem.value = texts.notAnAmount
      return
    }
    problem.value = tryDiscount({ do: 'discount', lineId: target, discount }, limit)
    if (problem.value !== undefined) return
    shut()
    good(texts.discount)
  }
  const typed = () => discountFrom(kind.value, text.value)
  useKeys({
    typed: more => {
      problem.value = undefined
      text.value = (text.value + more.replace(/[^\d.,]/g, '')).slice(0, 8)
    },
    keys: {
      Enter: () => give(typed()),
      Backspace: () => {
        text.value = text.value.slice(0, -1)
      },
    },
  })
  return (
    <Dialog
      title={
        whole.value || !line ? texts.wholeSale : nameOf({ name: line.name, name_ar: line.nameAr })
      }
      onClose={shut}
      size="wide"
      actions={
        <Button
          class="key px-5"
          onClick={() => {
            act({ do: 'clear-discount', lineId: target })
            shut()
          }}
        >
          {texts.noDiscount}
        </Button>
      }
    >
      <div class="grid gap-x-6 gap-y-3 md:grid-cols-2">
        <div class="grid content-start gap-3">
          <div class="grid grid-cols-2 gap-2">
            <Choice name={texts.thisLine} on={!whole.value} choose={() => (whole.value = false)} />
            <Choice name={texts.wholeSale} on={whole.value} choose={() => (whole.value = true)} />
          </div>
          <div class="grid grid-cols-4 gap-2">
            {QUICK_RATES.map(quick => (
              <button
                key={quick}
                type="button"
                class="key btn text-base"
                aria-disabled={quick > limit}
                onClick={() => give({ kind: 'percent', rate: quick, rule: MANUAL })}
              >
                {rate(quick)}
              </button>
            ))}
          </div>
          <div class="grid grid-cols-2 gap-2">
            <Choice
              name={texts.percent}
              on={kind.value === 'percent'}
              choose={() => (kind.value = 'percent')}
            />
            <Choice
              name={texts.amount}
              on={kind.value === 'amount'}
              choose={() => (kind.value = 'amount')}
            />
          </div>
          <AmountField
            label={texts.discount}
            text={text.value}
            unit={kind.value === 'percent' ? '%' : undefined}
            hint={texts.yourLimit(rate(limit))}
          />
          <p class="min-h-6 text-error" role="alert">
            {problem.value}
          </p>
        </div>
        <NumberPad
          value={text.value}
          extra="."
          max={8}
          onValue={value => {
            problem.value = undefined
            text.value = value
          }}
          enterText={texts.give}
          onEnter={() => give(typed())}
        />
      </div>
    </Dialog>
  )
}

const Choice = ({ name, on, choose }: { name: string; on: boolean; choose: () => void }) => (
  <button
    type="button"
    class={`key btn ${on ? 'btn-neutral' : ''}`}
    aria-pressed={on}
    onClick={choose}
  >
    {name}
  </button>
)

const discountFrom = (kind: Discount['kind'], text: string): Discount | undefined => {
  if (kind === 'percent') {
    const value = rateFrom(text)
    return value && value > 0 && value <= 1_000_000
      ? { kind, rate: value, rule: MANUAL }
      : undefined
  }
  const value = moneyFrom(text)
  return value && value > 0 ? { kind, amount: value, rule: MANUAL } : undefined
}

// Judged on the basket as it would be, by the rule the server judges by.
const tryDiscount = (
  action: BasketAction & { do: 'discount' },
  limit: number,
): string | undefined => {
  const line = basket.value.lines.find(known => known.lineId === action.lineId)
  if (line?.discountable === false)
    return texts.notDiscountable(nameOf({ name: line.name, name_ar: line.nameAr }))
  const next = basketStep(basket.value, action)
  const verdict = withinDiscountLimit(priceSale(toBasket(next, terms.value)).lines, limit)
  if (!verdict.within) {
    const asked = rate(roundHalfUp(verdict.rate, TENTH) * TENTH)
    const over = next.lines.find((_, at) => at === verdict.where)
    // In the window of one line its name is the title.
    if (!over || action.lineId !== null) return texts.overLimit(asked, rate(verdict.limit))
    const name = nameOf({ name: over.name, name_ar: over.nameAr })
    return texts.lineOverLimit(name, asked, rate(verdict.limit))
  }
  act(action)
  return undefined
}
