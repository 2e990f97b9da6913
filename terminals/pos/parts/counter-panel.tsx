// The counter: customer, lines, figures, and the biggest thing on the screen: Pay.
import { Archive, Ellipsis, Percent, ShoppingBasket, UserRound, X } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { count, money } from '#kit/formats.ts'
import { itemCount } from '#schema/rules/basket.ts'
import {
  attach,
  basket,
  cashGiven,
  customer,
  draft,
  isEmpty,
  opened,
  paidBy,
  priced,
  total,
  unsellable,
} from '../state/counter.ts'
import { held } from '../state/held-sales.ts'
import { beginPay, finished, left } from '../state/pay.ts'
import { bad } from '../state/signs.ts'
import { show } from '../state/windows.ts'
import { texts } from '../texts.ts'
import { FinishedPanel } from './finished-panel.tsx'
import { LineRow } from './line-row.tsx'

export const CounterPanel = () => (
  <>
    <Actions />
    {finished.value && isEmpty.value ? (
      <FinishedPanel sale={finished.value} />
    ) : (
      <>
        <Lines />
        <Figures />
      </>
    )}
  </>
)

const Actions = () => (
  <div class="flex items-center gap-1 border-b border-base-300 px-2 py-1">
    {customer.value ? (
      <span class="flex min-w-0 flex-1 items-center">
        <button
          type="button"
          class="key btn btn-ghost min-w-0 flex-1 justify-start"
          onClick={() => show({ is: 'customer' })}
        >
          <UserRound size={20} aria-hidden="true" />
          <bdi class="truncate">{customer.value.name}</bdi>
        </button>
        <button
          type="button"
          class="key btn btn-ghost"
          aria-label={texts.dropCustomer}
          onClick={() => attach(null)}
        >
          <X size={18} aria-hidden="true" />
        </button>
      </span>
    ) : (
      <button
        type="button"
        class="key btn btn-ghost min-w-0 flex-1 justify-start"
        aria-keyshortcuts="F3"
        onClick={() => show({ is: 'customer' })}
      >
        <UserRound size={20} class="quiet" aria-hidden="true" />
        <span class="truncate">{texts.addCustomer}</span>
        <kbd class="kbd kbd-sm max-xl:hidden">F3</kbd>
      </button>
    )}
    <button
      type="button"
      class="key btn btn-ghost"
      aria-keyshortcuts="F4"
      onClick={() => show(isEmpty.value ? { is: 'held' } : { is: 'hold' })}
    >
      <Archive size={20} class="quiet" aria-hidden="true" />
      {isEmpty.value && held.value.length > 0
        ? texts.heldCount(count(held.value.length))
        : texts.hold}
      <kbd class="kbd kbd-sm max-xl:hidden">F4</kbd>
    </button>
    <button
      type="button"
      class="key btn btn-ghost"
      aria-keyshortcuts="F12"
      onClick={() => show({ is: 'more' })}
    >
      <Ellipsis size={20} class="quiet" aria-hidden="true" />
      {texts.more}
    </button>
  </div>
)

const Lines = () => {
  const box = useRef<HTMLOListElement>(null)
  const { lines, selected } = basket.value
  useEffect(() => {
    box.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' })
  }, [selected, lines.length, opened.value])
  if (lines.length === 0) {
    return (
      <div class="grid min-h-0 flex-1 place-items-center p-6 text-center">
        <div class="grid justify-items-center gap-2">
          <ShoppingBasket size={40} class="quiet" aria-hidden="true" />
          <p class="text-lg font-semibold">{texts.emptyCounter}</p>
          <p class="quiet text-sm">{texts.emptyCounterHint}</p>
        </div>
      </div>
    )
  }
  return (
    <ol ref={box} class="min-h-0 flex-1 overflow-y-auto overscroll-contain [scrollbar-width:thin]">
      {lines.map((line, at) => {
        const figures = priced.value.lines[at]
        return (
          <LineRow
            key={line.lineId}
            line={line}
            list={figures?.list ?? 0}
            amount={(figures?.list ?? 0) - (figures?.discount ?? 0)}
            selected={line.lineId === selected}
            opened={line.lineId === opened.value}
          />
        )
      })}
    </ol>
  )
}

const Figures = () => {
  const { discount, tax } = priced.value
  const items = itemCount(basket.value)
  const why = isEmpty.value ? texts.noLine : undefined
  const paid = paidBy('cash', 'card')
  const back = draft.value.back ?? 0
  return (
    <footer class="border-t border-base-300 px-3 pt-2 pb-3">
      {back > 0 && (
        <p role="status" class="alert alert-warning alert-soft mb-2 flex py-1 pe-1">
          <span class="flex-1 font-semibold">{texts.giveCashBack(money(back))}</span>
          <button type="button" class="key btn btn-sm h-11" onClick={cashGiven}>
            {texts.cashGiven}
          </button>
        </p>
      )}
      <p class="quiet flex h-6 flex-wrap gap-x-4 overflow-hidden text-sm">
        <span>{texts.items(items, count(items))}</span>
        {discount !== 0 && <span class="amount">{texts.saved(money(discount))}</span>}
        <span class="amount">{texts.tax(money(tax))}</span>
        {paid > 0 && (
          <span class="amount font-semibold text-base-content">
            {texts.paidSoFar} {money(paid)}
          </span>
        )}
      </p>
      <p class="flex items-baseline justify-between gap-4">
        <span class="text-lg font-semibold">{texts.total}</span>
        <output class="amount text-2xl font-bold" data-test="total">
          {money(total.value)}
        </output>
      </p>
      <div class="mt-2 grid grid-cols-[auto_1fr] gap-2">
        <button
          type="button"
          class="key btn h-16"
          aria-disabled={why !== undefined}
          aria-keyshortcuts="F6"
          onClick={() => (why === undefined ? show({ is: 'discount' }) : bad(why))}
        >
          <Percent size={20} class="quiet" aria-hidden="true" />
          {texts.discount}
        </button>
        <button
          type="button"
          class={`key btn h-16 justify-between text-lg ${isEmpty.value || unsellable.value ? '' : 'btn-primary'}`}
          aria-disabled={why !== undefined || unsellable.value}
          aria-keyshortcuts="F9"
          onClick={beginPay}
        >
          <span>{texts.pay}</span>
          <span class="flex items-center gap-3">
            <span class="amount">{money(paid > 0 ? left.value.card : total.value)}</span>
            <kbd class="kbd kbd-sm text-base-content max-lg:hidden">F9</kbd>
          </span>
        </button>
      </div>
    </footer>
  )
}
