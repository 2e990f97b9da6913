// Holding a sale under a name, and going on with one that is held.
import { useSignal } from '@preact/signals'
import { Archive } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { count, money, shortTime } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { choices } from '#kit/session.ts'
import { Badge, Empty, Problem } from '#kit/states.tsx'
import { useFocusWhen, useKeys } from '../input/keys.ts'
import { basket, isEmpty } from '../state/counter.ts'
import { type Held, held, heldProblem, hold, resume } from '../state/held-sales.ts'
import { show, shut } from '../state/windows.ts'
import { texts } from '../texts.ts'

export const HoldWindow = () => {
  const label = useSignal(basket.value.customer?.name ?? '')
  const field = useRef<HTMLInputElement>(null)
  const done = () => void hold(label.value.trim())
  // A name that stands there already gives way to what is typed.
  const isOffered = useRef(label.value !== '')
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  useKeys({
    // A quick hand types before the field has the focus.
    typed: text => {
      label.value = isOffered.current ? text : label.value + text
      isOffered.current = false
    },
    keys: { Enter: done, F4: done },
  })
  return (
    <Dialog
      title={texts.holdTitle}
      onClose={shut}
      actions={
        <>
          <Button class="key px-5" onClick={() => show({ is: 'held' })}>
            {texts.heldCount(count(held.value.length))}
          </Button>
          <Button class="key px-5" tone="primary" keys="F4" onClick={done}>
            {texts.hold}
          </Button>
        </>
      }
    >
      <label class="grid gap-1 p-1">
        <span class="font-medium">{texts.holdName}</span>
        <input
          ref={field}
          class="key input w-full"
          dir="auto"
          maxLength={60}
          autocomplete="off"
          value={label.value}
          onInput={event => {
            isOffered.current = false
            label.value = event.currentTarget.value
          }}
        />
        <span class="quiet text-sm">{texts.holdNameHint}</span>
      </label>
    </Dialog>
  )
}

export const HeldWindow = () => {
  const marked = useSignal(0)
  const step = (by: number) => {
    marked.value = Math.max(0, Math.min(held.value.length - 1, marked.value + by))
  }
  useKeys({
    keys: {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => {
        const sale = held.value[marked.value]
        if (sale) void resume(sale)
      },
    },
  })
  return (
    <Dialog title={texts.heldSales} onClose={shut} isFinder>
      <div class="grid content-start gap-2 pb-2">
        <Problem problem={heldProblem.value} />
        {!isEmpty.value && held.value.length > 0 && <p class="quiet">{texts.counterNotFree}</p>}
        {held.value.length === 0 ? (
          <Empty icon={Archive} title={texts.noHeld} hint={texts.noHeldHint} />
        ) : (
          <ul class="grid gap-1">
            {held.value.map((sale, at) => (
              <HeldRow key={sale.id} sale={sale} marked={at === marked.value} />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}

const HeldRow = ({ sale, marked }: { sale: Held; marked: boolean }) => {
  const till = choices.value?.tills?.find(known => known.id === sale.till_id)
  const row = useFocusWhen(marked)
  return (
    <li>
      <button
        ref={row}
        type="button"
        class={`key btn h-auto w-full justify-between gap-4 py-2 font-normal ${marked ? 'btn-outline border-primary' : 'btn-ghost'}`}
        onClick={() => resume(sale)}
      >
        <span class="min-w-0 flex-1 text-start">
          <bdi class="block truncate font-semibold">{sale.label || texts.noName}</bdi>
          <span class="quiet text-sm">
            <bdi>{till && nameOf(till)}</bdi> · {shortTime(sale.at)} ·{' '}
            {texts.items(sale.items, count(sale.items))}
          </span>
        </span>
        {sale.unsent && <Badge tone="warning">{texts.notSentYet}</Badge>}
        <span class="amount text-base font-semibold">{money(sale.total)}</span>
      </button>
    </li>
  )
}
