// Selling: goods on one side, the counter on the other. On a phone the counter is a sheet from below.
import { signal } from '@preact/signals'
import { ChevronDown, ShoppingBasket } from 'lucide-preact'
import { useLayoutEffect } from 'preact/hooks'
import { count, money } from '#kit/formats.ts'
import { itemCount } from '#schema/rules/basket.ts'
import { CounterPanel } from '../parts/counter-panel.tsx'
import { FindPanel } from '../parts/find-panel.tsx'
import { StatusBar } from '../parts/status-bar.tsx'
import { basket, isEmpty, total } from '../state/counter.ts'
import { beginPay, finished } from '../state/pay.ts'
import { forgetTyped, useSellKeys } from '../state/sell-keys.ts'
import { texts } from '../texts.ts'

/** On a phone: the sheet with the counter is up. */
const sheet = signal(false)

export const SellScreen = () => {
  useSellKeys()
  // Digits of the float, or of another cashier, are no quantity of the first goods.
  useLayoutEffect(forgetTyped, [])
  const up = sheet.value || finished.value !== undefined
  return (
    <main class="flex h-full flex-col lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(24rem,30rem)]">
      <h1 class="sr-only">{texts.till}</h1>
      <div class="lg:hidden">
        <StatusBar />
      </div>
      <FindPanel />
      <PhoneBar />
      <aside
        aria-label={texts.counter}
        data-up={up}
        class={`flex min-h-0 flex-col border-s border-base-300 bg-base-100 max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-20 max-lg:h-[92dvh] max-lg:rounded-t-box max-lg:border-s-0 max-lg:shadow-2xl ${up ? '' : 'max-lg:hidden'}`}
      >
        <button
          type="button"
          class="key btn btn-ghost w-full lg:hidden"
          aria-label={texts.back}
          onClick={() => {
            sheet.value = false
          }}
        >
          <ChevronDown aria-hidden="true" />
        </button>
        <div class="max-lg:hidden">
          <StatusBar />
        </div>
        <CounterPanel />
      </aside>
    </main>
  )
}

const PhoneBar = () => (
  <div class="flex gap-2 border-t border-base-300 bg-base-100 p-2 lg:hidden">
    <button
      type="button"
      class="key btn flex-1 justify-between"
      onClick={() => {
        sheet.value = true
      }}
    >
      <ShoppingBasket aria-hidden="true" />
      {texts.items(itemCount(basket.value), count(itemCount(basket.value)))}
      <span class="amount text-lg">{money(total.value)}</span>
    </button>
    <button
      type="button"
      class="key btn btn-primary px-6"
      aria-disabled={isEmpty.value}
      onClick={beginPay}
    >
      {texts.pay}
    </button>
  </div>
)
