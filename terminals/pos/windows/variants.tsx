// One product, several kinds: which one?
import { Dialog } from '#kit/dialog.tsx'
import { money } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { useKeys } from '../input/keys.ts'
import type { Item } from '../local/start-data.ts'
import { customer } from '../state/counter.ts'
import { choose } from '../state/goods-in.ts'
import { leaveWith } from '../state/sell-keys.ts'
import { priceOf } from '../state/till.ts'
import { shut } from '../state/windows.ts'
import { texts } from '../texts.ts'

export const VariantsWindow = ({ items }: { items: Item[] }) => {
  const take = (item: Item) => {
    shut()
    choose(item)
  }
  useKeys({
    scan: leaveWith,
    typed: text => {
      const item = items[Number(text) - 1]
      if (item) take(item)
    },
  })
  return (
    <Dialog title={texts.chooseKind} onClose={shut}>
      <ul class="grid gap-2 pb-2">
        {items.map((item, at) => (
          <li key={item.id}>
            <button
              type="button"
              class="key btn h-auto w-full justify-between gap-4 py-2 text-start"
              onClick={() => take(item)}
            >
              <kbd class="kbd kbd-sm max-md:hidden">{at + 1}</kbd>
              <bdi class="min-w-0 flex-1">{nameOf(item)}</bdi>
              <span class="amount">
                {money(priceOf(item, customer.value?.price_list_id)?.amount ?? 0)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
