// Weighing: the scale's figure as it comes; only a weight that stands still can be taken.
import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { money, quantity } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { NumberPad } from '#kit/number-pad.tsx'
import { mulDiv, parseQuantity, THOUSAND } from '#schema/rules/money.ts'
import { GRAMS_MAX, type WeightProblem } from '#schema/rules/weighing.ts'
import { useKeys } from '../input/keys.ts'
import type { Item } from '../local/start-data.ts'
import { AmountField } from '../parts/amount-field.tsx'
import { ScaleFace } from '../parts/scale-face.tsx'
import { customer, TYPED_GRAMS_MAX } from '../state/counter.ts'
import { scale } from '../state/devices.ts'
import { put } from '../state/goods-in.ts'
import { orderScale, presetTare, scaleTrouble, weighed, weighing, weight } from '../state/scale.ts'
import { bad } from '../state/signs.ts'
import { priceOf } from '../state/till.ts'
import { open, shut } from '../state/windows.ts'
import { texts } from '../texts.ts'

/** What the digits are: the goods' weight, the packing's, or nothing while the scale weighs. */
type Typing = 'weight' | 'tare' | undefined

export const WeighWindow = ({ item }: { item: Item }) => {
  const text = useSignal('')
  const typing = useSignal<Typing>(scale.value.state === 'none' ? 'weight' : undefined)
  const price = priceOf(item, customer.value?.price_list_id)?.amount ?? 0
  useEffect(
    () => () => {
      presetTare.value = 0
    },
    [],
  )
  // Asked again by each key: a quick hand is ahead of what is drawn.
  const read = () => (typing.value === 'weight' ? typedWeight(text.value) : weighedNow())
  const { grams, why } = read()
  const begin = (next: Typing) => {
    text.value = ''
    typing.value = next
  }
  const take = () => {
    // A quick hand is ahead of what is drawn: it was taken.
    if (open.value?.is !== 'weigh') return
    if (typing.value === 'tare') return takeTare(text.value, () => begin(undefined))
    const now = read()
    // What the scale says stands in the window already.
    if (now.why !== undefined && typing.value) return bad(now.why)
    if (now.why !== undefined || !now.grams) return
    const how = typing.value ? ({ by: 'hand' } as const) : weighing()
    shut()
    put({ item, quantity: now.grams, weighed: how })
  }
  const preset = () => {
    const why = whyNoPreset()
    return why === undefined ? begin('tare') : bad(why)
  }
  const order = { zero: () => orderScale('zero'), tare: tareOrder, preset }
  useKeys({
    typed: more => {
      typing.value ??= 'weight'
      text.value = (text.value + more.replace(/[^\d.,]/g, '')).slice(0, 8)
    },
    keys: {
      Enter: take,
      Backspace: () => {
        text.value = text.value.slice(0, -1)
      },
      ...(scale.value.state === 'none' ? {} : { F6: order.zero, F7: order.tare, F8: order.preset }),
    },
  })
  return (
    <Dialog
      title={texts.weighTitle(nameOf(item))}
      onClose={shut}
      actions={
        <>
          {scale.value.state !== 'none' && (
            <Button class="key px-5" onClick={() => begin(typing.value ? undefined : 'weight')}>
              {typing.value ? texts.useScale : texts.typeWeight}
            </Button>
          )}
          <Button
            class="key px-5"
            tone="primary"
            keys="Enter"
            why={typing.value === 'tare' ? undefined : why}
            onClick={take}
          >
            {typing.value === 'tare' ? texts.takeTare : texts.takeWeight}
          </Button>
        </>
      }
    >
      <div class="grid gap-3">
        {typing.value ? (
          <Typed typing={typing.value} text={text} />
        ) : (
          <>
            <ScaleFace why={why} />
            <Orders {...order} />
          </>
        )}
        <p class="flex items-baseline justify-between gap-4 text-lg">
          <span class="amount quiet">{texts.perKg(money(price))}</span>
          <output class="amount text-2xl font-bold">
            {money(mulDiv(price, typing.value === 'tare' ? 0 : (grams ?? 0), THOUSAND))}
          </output>
        </p>
      </div>
    </Dialog>
  )
}

const Typed = ({ typing, text }: { typing: 'weight' | 'tare'; text: Signal<string> }) => {
  const isTare = typing === 'tare'
  const ask = scale.value.state === 'none' ? texts.noScale : texts.typeWeight
  return (
    <>
      <AmountField
        label={isTare ? texts.tareIs : ask}
        text={text.value}
        unit={isTare ? texts.grams : texts.kg}
      />
      <NumberPad
        value={text.value}
        onValue={value => (text.value = value)}
        extra={isTare ? undefined : '.'}
        max={isTare ? 5 : 7}
      />
    </>
  )
}

const Orders = (order: { zero: () => unknown; tare: () => unknown; preset: () => unknown }) => (
  <div class="grid grid-cols-3 gap-2">
    <Button class="key" keys="F6" onClick={order.zero}>
      {texts.scaleZero}
    </Button>
    <Button class="key" keys="F7" onClick={order.tare}>
      {hasTare() ? texts.scaleTareOff : texts.scaleTare}
    </Button>
    <Button class="key" keys="F8" why={whyNoPreset()} onClick={order.preset}>
      {texts.typeTare}
    </Button>
  </div>
)

/** Two tares would be taken off one weight. */
const whyNoPreset = () => (weight.value?.net ? texts.tareTwice : undefined)

const hasTare = () => weight.value?.net === true || presetTare.value > 0

// What was typed is taken off here, what lies there by the scale: one key undoes either.
const tareOrder = () => {
  if (presetTare.value === 0) return orderScale(weight.value?.net ? 'clear-tare' : 'tare')
  presetTare.value = 0
  return undefined
}

const takeTare = (text: string, done: () => void) => {
  const grams = /^\d{1,5}$/.test(text) ? Number(text) : undefined
  if (grams === undefined || grams >= GRAMS_MAX) return bad(texts.notATare)
  const why = whyNoPreset()
  if (why !== undefined) return bad(why)
  presetTare.value = grams
  done()
}

const weighedNow = (): { grams: number | undefined; why: string | undefined } => {
  const now = weighed()
  return now.is === 'sellable'
    ? { grams: now.grams, why: undefined }
    : { grams: undefined, why: whyWords(now.why) }
}

const whyWords = (why: WeightProblem | 'gone' | 'silent'): string => {
  switch (why) {
    case 'weight-over':
      return texts.scaleOver
    case 'weight-under':
      return texts.scaleUnder
    case 'weight-moves':
      return texts.settling
    case 'scale-empty':
      return texts.emptyScale
    case 'weight-below-tare':
      return texts.belowTare
    case 'gone':
      return scaleTrouble()?.words ?? texts.scaleGone
    case 'silent':
      return texts.scaleSilent
  }
}

const typedWeight = (text: string): { grams: number | undefined; why: string | undefined } => {
  const grams = parseQuantity(text)
  return { grams, why: whyNotTyped(grams) }
}

// No goods weigh more in a shop: who types it has forgotten the point.
const whyNotTyped = (grams: number | undefined): string | undefined => {
  if (grams === undefined || grams <= 0) return texts.notAWeight
  return grams > TYPED_GRAMS_MAX ? texts.tooHeavy(quantity(grams)) : undefined
}
