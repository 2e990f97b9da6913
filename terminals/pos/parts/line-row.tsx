// One line of the basket; touched, it opens its stepper and number pad in place.
import { useSignal } from '@preact/signals'
import { Delete, Minus, Percent, Plus, StickyNote, Tag, Trash2 } from 'lucide-preact'
import { useRef } from 'preact/hooks'
import { money, quantity, rate } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import type { BasketEntry } from '#schema/rules/basket.ts'
import { parseQuantity, THOUSAND } from '#schema/rules/money.ts'
import {
  act,
  opened,
  quantityText,
  removeLine,
  setQuantity,
  TYPED_GRAMS_MAX,
  whyFixed,
} from '../state/counter.ts'
import { bad } from '../state/signs.ts'
import { show } from '../state/windows.ts'
import { texts } from '../texts.ts'
import { GoodsName } from './goods-name.tsx'
import { LineNote } from './line-note.tsx'

type LineProps = {
  line: BasketEntry
  /** minor units, before and after discounts */
  list: number
  amount: number
  selected: boolean
  opened: boolean
}

/** Sliding a line this far away removes it, px. */
const SLIDE_PX = 110

export const LineRow = ({ line, list, amount, selected, opened: isOpen }: LineProps) => {
  const name = nameOf({ name: line.name, name_ar: line.nameAr })
  const slide = useSlide(() => removeLine(line.lineId))
  const toggle = () => {
    act({ do: 'select', lineId: line.lineId })
    opened.value = isOpen ? null : line.lineId
  }
  return (
    <li
      aria-current={selected}
      class={`border-b border-base-300 ${selected ? 'bg-primary/10 shadow-[inset_3px_0_0_var(--color-primary)] rtl:shadow-[inset_-3px_0_0_var(--color-primary)]' : ''}`}
      {...slide}
    >
      <button
        type="button"
        class="grid min-h-14 w-full cursor-pointer grid-cols-[4.25rem_minmax(0,1fr)_5.5rem] items-center gap-x-2 px-3 py-1.5 text-start"
        aria-expanded={isOpen}
        onClick={toggle}
      >
        <span
          class={`amount text-end font-semibold ${line.unit === 'kg' ? 'flex flex-wrap justify-end gap-x-1 text-sm leading-tight' : 'text-base'}`}
        >
          {line.unit === 'kg' ? (
            <>
              <bdi>{quantity(line.quantity, 3)}</bdi>
              <span class="quiet font-normal">{texts.kg}</span>
            </>
          ) : (
            <bdi dir="ltr">{`${quantity(line.quantity)} ×`}</bdi>
          )}
        </span>
        <span class="min-w-0">
          <bdi class="line-clamp-2 leading-snug font-medium">
            <GoodsName name={name} />
          </bdi>
          <span class="quiet flex flex-wrap gap-x-3 text-sm">
            <span class="amount">
              {line.unit === 'kg' ? texts.perKg(money(line.unitPrice)) : money(line.unitPrice)}
            </span>
            {line.listPrice !== undefined && line.listPrice > line.unitPrice && (
              <s class="amount">{money(line.listPrice)}</s>
            )}
          </span>
          {line.note && (
            <span class="flex items-center gap-1 text-sm">
              <StickyNote size={14} aria-hidden="true" class="shrink-0" />
              <bdi>{line.note}</bdi>
            </span>
          )}
          {line.unsellable && (
            <span class="text-sm font-medium text-error">{texts.unsellable}</span>
          )}
          {line.discounts.map(discount => (
            <span key={discount.rule} class="flex items-center gap-1 text-sm text-success">
              <Tag size={14} aria-hidden="true" />
              {discount.kind === 'percent'
                ? texts.discountPercent(rate(discount.rate))
                : texts.discountAmount}
            </span>
          ))}
        </span>
        <span class="text-end">
          <span class="amount block font-semibold">{money(amount)}</span>
          {list !== amount && <s class="amount quiet block text-sm">{money(list)}</s>}
        </span>
      </button>
      {isOpen && <LinePad line={line} />}
    </li>
  )
}

const LinePad = ({ line }: { line: BasketEntry }) => {
  const text = useSignal('')
  const wanted = parseQuantity(text.value)
  const isWrong = text.value !== '' && (wanted === undefined || wanted <= 0)
  const done = () => {
    if (isWrong) return bad(texts.notAQuantity)
    if (line.unit === 'kg' && wanted !== undefined && wanted > TYPED_GRAMS_MAX)
      return bad(texts.tooHeavy(quantity(wanted)))
    if (wanted !== undefined) setQuantity(line.lineId, wanted)
    opened.value = null
  }
  const fixed = whyFixed(line)
  const step = (by: number) =>
    fixed === undefined ? setQuantity(line.lineId, line.quantity + by * THOUSAND) : bad(fixed)
  const type = (key: string) => {
    text.value = `${text.value}${key}`.slice(0, 8)
  }
  return (
    <div class="grid gap-2 px-3 pb-3">
      <div class="grid grid-cols-[3.5rem_1fr_3.5rem_3.5rem_3.5rem] gap-2">
        <button type="button" class="key btn" aria-label={texts.lessOne} onClick={() => step(-1)}>
          <Minus aria-hidden="true" />
        </button>
        <p
          class="key flex items-center justify-center rounded-field border border-base-300 bg-base-100 text-lg font-semibold"
          role="status"
        >
          <bdi>{text.value || quantityText(line.quantity, line.unit)}</bdi>
        </p>
        <button type="button" class="key btn" aria-label={texts.moreOne} onClick={() => step(1)}>
          <Plus aria-hidden="true" />
        </button>
        <button
          type="button"
          class="key btn"
          aria-label={texts.discount}
          onClick={() => show({ is: 'discount' })}
        >
          <Percent aria-hidden="true" />
        </button>
        <button
          type="button"
          class="key btn text-error"
          aria-label={texts.remove}
          onClick={() => removeLine(line.lineId)}
        >
          <Trash2 aria-hidden="true" />
        </button>
      </div>
      <LineNote line={line} />
      <div class="grid grid-cols-6 gap-2" dir="ltr">
        {['1', '2', '3', '4', '5'].map(key => (
          <button key={key} type="button" class="key btn text-lg" onClick={() => type(key)}>
            {key}
          </button>
        ))}
        <button
          type="button"
          class="key btn"
          aria-label={texts.back}
          onClick={() => (text.value = text.value.slice(0, -1))}
        >
          <Delete aria-hidden="true" />
        </button>
        {['6', '7', '8', '9', '0'].map(key => (
          <button key={key} type="button" class="key btn text-lg" onClick={() => type(key)}>
            {key}
          </button>
        ))}
        {line.unit === 'kg' && !text.value.includes('.') ? (
          <button type="button" class="key btn text-lg" onClick={() => type('.')}>
            .
          </button>
        ) : (
          <button type="button" class="key btn btn-primary" aria-disabled={isWrong} onClick={done}>
            {texts.ok}
          </button>
        )}
      </div>
    </div>
  )
}

// A finger that slides a line aside takes it away; scrolling stays the browser's.
const useSlide = (away: () => void) => {
  const from = useRef<{ x: number; y: number } | null>(null)
  return {
    onTouchStart: (event: TouchEvent) => {
      const [touch] = event.touches
      from.current = touch ? { x: touch.clientX, y: touch.clientY } : null
    },
    onTouchEnd: (event: TouchEvent) => {
      const [touch] = event.changedTouches
      if (!touch || !from.current) return
      const across = Math.abs(touch.clientX - from.current.x)
      const down = Math.abs(touch.clientY - from.current.y)
      from.current = null
      if (across < SLIDE_PX || down > across / 2) return
      event.preventDefault()
      away()
    },
  }
}
