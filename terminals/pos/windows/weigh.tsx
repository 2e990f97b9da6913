// Weighing: the scale's figure as it comes; only a weight that stands still can be taken.
import { useSignal } from '@preact/signals'
import { Scale } from 'lucide-preact'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { money, quantity } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { NumberPad } from '#kit/number-pad.tsx'
import { mulDiv, parseQuantity, THOUSAND } from '#schema/rules/money.ts'
import { useKeys } from '../input/keys.ts'
import type { Item } from '../local/start-data.ts'
import { AmountField } from '../parts/amount-field.tsx'
import { customer, put, TYPED_GRAMS_MAX } from '../state/counter.ts'
import { scale, type Weight, weight } from '../state/devices.ts'
import { bad } from '../state/signs.ts'
import { priceOf } from '../state/till.ts'
import { shut } from '../state/windows.ts'
import { texts } from '../texts.ts'

export const WeighWindow = ({ item }: { item: Item }) => {
  const text = useSignal('')
  const byHand = useSignal(scale.value.state === 'none')
  const price = priceOf(item, customer.value?.price_list_id)?.amount ?? 0
  // Asked again by each key: a quick hand is ahead of what is drawn.
  const read = () => {
    if (!byHand.value) return { grams: weight.value?.grams ?? undefined, why: whyNot(weight.value) }
    const grams = parseQuantity(text.value)
    return { grams, why: whyNotTyped(grams) }
  }
  const { grams, why } = read()
  const take = () => {
    const now = read()
    // What the scale says stands in the window already.
    if (now.why !== undefined && byHand.value) return bad(now.why)
    if (now.why !== undefined || !now.grams) return
    shut()
    put({ item, quantity: now.grams })
  }
  useKeys({
    typed: more => {
      byHand.value = true
      text.value = (text.value + more.replace(/[^\d.,]/g, '')).slice(0, 8)
    },
    keys: {
      Enter: take,
      Backspace: () => {
        text.value = text.value.slice(0, -1)
      },
    },
  })
  return (
    <Dialog
      title={texts.weighTitle(nameOf(item))}
      onClose={shut}
      actions={
        <>
          {scale.value.state !== 'none' && (
            <Button class="key px-5" onClick={() => (byHand.value = !byHand.value)}>
              {byHand.value ? texts.useScale : texts.typeWeight}
            </Button>
          )}
          <Button class="key px-5" tone="primary" keys="Enter" why={why} onClick={take}>
            {texts.takeWeight}
          </Button>
        </>
      }
    >
      <div class="grid gap-3">
        {byHand.value ? (
          <>
            <AmountField
              label={scale.value.state === 'none' ? texts.noScale : texts.typeWeight}
              text={text.value}
              unit={texts.kg}
            />
            <NumberPad
              value={text.value}
              onValue={value => (text.value = value)}
              extra="."
              max={7}
            />
          </>
        ) : (
          <Shown heard={weight.value} why={why} />
        )}
        <p class="flex items-baseline justify-between gap-4 text-lg">
          <span class="amount quiet">{texts.perKg(money(price))}</span>
          <output class="amount text-xl font-bold">
            {money(mulDiv(price, grams ?? 0, THOUSAND))}
          </output>
        </p>
      </div>
    </Dialog>
  )
}

const Shown = ({ heard, why }: { heard: Weight | undefined; why: string | undefined }) => (
  <div class="grid justify-items-center gap-2 rounded-box bg-base-200 p-6" role="status">
    <p class="quiet flex items-center gap-2 text-sm">
      <Scale size={18} aria-hidden="true" />
      {texts.onScale}
    </p>
    <p class={`amount text-2xl font-bold ${heard?.stable ? '' : 'opacity-60'}`}>
      <bdi dir="ltr">{heard?.grams == null ? '–.–––' : quantity(heard.grams, 3)}</bdi> {texts.kg}
    </p>
    <p class={`min-h-6 ${why === undefined ? 'text-success' : 'quiet'}`}>
      {why ?? texts.deviceReady}
    </p>
  </div>
)

const whyNotTyped = (grams: number | undefined): string | undefined => {
  if (!grams) return texts.notAWeight
  return grams > TYPED_GRAMS_MAX ? texts.tooHeavy(quantity(grams)) : undefined
}

const whyNot = (heard: Weight | undefined): string | undefined => {
  switch (heard?.state) {
    case 'over':
      return texts.scaleOver
    case 'under':
      return texts.scaleUnder
    case 'motion':
      return texts.settling
    case 'zero':
      return texts.emptyScale
    case 'stable':
      return heard.stable && heard.grams ? undefined : texts.settling
    case undefined:
      return texts.scaleSilent
  }
}
