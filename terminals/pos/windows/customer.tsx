// Who buys: found by name, phone or card, and attached to the sale.
import { useSignal } from '@preact/signals'
import { UserRoundSearch } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { list, type Problem as ProblemOf } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { Empty, Problem } from '#kit/states.tsx'
import type { Row } from '#schema/index.ts'
import { useKeys } from '../input/keys.ts'
import { attach, customer } from '../state/counter.ts'
import { bad } from '../state/signs.ts'
import { shut } from '../state/windows.ts'
import { texts } from '../texts.ts'

const FOUND_MAX = 20
const ASK_GAP_MS = 120

export const CustomerWindow = () => {
  const words = useSignal('')
  const found = useSignal<Row<'customer'>[] | undefined>(undefined)
  const problem = useSignal<ProblemOf | undefined>(undefined)
  /** the words that what is shown was found by */
  const foundBy = useSignal('')
  const marked = useSignal(0)
  const field = useRef<HTMLInputElement>(null)
  const find = async (text: string): Promise<Row<'customer'>[]> => {
    const answer = await list<Row<'customer'>>('customer', { q: text, limit: FOUND_MAX })
    if (text !== words.value.trim()) return []
    problem.value = answer.ok ? undefined : answer.problem
    if (!answer.ok) return []
    foundBy.value = text
    found.value = answer.value.rows
    marked.value = 0
    return answer.value.rows
  }
  useEffect(() => {
    const text = words.value.trim()
    if (text === '') {
      found.value = undefined
      return undefined
    }
    const timer = setTimeout(() => void find(text), ASK_GAP_MS)
    return () => clearTimeout(timer)
  }, [words.value])
  useEffect(() => field.current?.focus(), [])
  const take = (row: Row<'customer'> | undefined) => {
    if (!row) return
    if (row.status === 'blocked') bad(texts.customerBlocked)
    else attach(row)
  }
  // A quick hand presses Enter before anything was found: who is the only one found is taken then.
  const enter = async () => {
    const text = words.value.trim()
    if (text === '' || foundBy.value === text) return take(found.value?.[marked.value])
    const rows = await find(text)
    if (rows.length === 1) take(rows[0])
  }
  const step = (by: number) => {
    marked.value = Math.max(0, Math.min((found.value?.length ?? 1) - 1, marked.value + by))
  }
  useKeys({
    // A quick hand types before the field has the focus.
    typed: text => {
      words.value += text
    },
    scan: async code => {
      words.value = code
      const rows = await find(code)
      take(rows.find(row => row.card_no === code) ?? (rows.length === 1 ? rows[0] : undefined))
    },
    keys: {
      Enter: () => void enter(),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
    },
  })
  return (
    <Dialog
      title={texts.customer}
      onClose={shut}
      isFinder
      actions={
        customer.value ? (
          <Button class="key px-5" onClick={() => attach(null)}>
            {texts.dropCustomer}
          </Button>
        ) : undefined
      }
    >
      <div class="flex h-full flex-col gap-3 p-1">
        <input
          ref={field}
          class="key input w-full"
          type="search"
          dir="auto"
          autocomplete="off"
          placeholder={texts.findCustomer}
          aria-label={texts.findCustomer}
          value={words.value}
          onInput={event => {
            words.value = event.currentTarget.value
          }}
        />
        <Problem problem={problem.value} />
        {found.value === undefined ? (
          <Empty icon={UserRoundSearch} title={texts.findCustomerHint} />
        ) : found.value.length === 0 ? (
          <Empty icon={UserRoundSearch} title={texts.noCustomer} />
        ) : (
          <ul class="grid min-h-0 flex-1 grid-cols-1 content-start gap-1 overflow-y-auto p-1">
            {found.value.map((row, at) => (
              <li
                key={row.id}
                ref={item => {
                  if (at === marked.value) item?.scrollIntoView({ block: 'nearest' })
                }}
              >
                <button
                  type="button"
                  class={`key btn h-auto w-full justify-between gap-4 py-2 ${at === marked.value ? 'btn-outline border-primary' : 'btn-ghost'}`}
                  onClick={() => take(row)}
                >
                  <bdi class="truncate text-start">{row.name}</bdi>
                  <span class="ltr quiet text-sm font-normal whitespace-nowrap">
                    {row.phone || row.card_no}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}
