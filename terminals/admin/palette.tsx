// Ctrl K: any page, product, customer or receipt by a few letters of its name.
import { useSignal } from '@preact/signals'
import { Search } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { list } from '#kit/api.ts'
import { Dialog } from '#kit/dialog.tsx'
import { side } from '#kit/session.ts'
import type { Table } from '#schema/index.ts'
import { whyHidden } from './access.ts'
import { tableLabel } from './labels.ts'
import { type AnyRow, titleOf } from './names.ts'
import { path } from './paths.ts'
import { isKeptAt, menu } from './tables.ts'
import { texts } from './texts.ts'

const PAUSE_MS = 200
const ROWS_EACH = 4
const searched: readonly Table[] = ['product', 'customer', 'sale', 'user', 'supplier']

type Hit = { href: string; text: string; kind: string }

export const Palette = ({ onClose }: { onClose: () => void }) => {
  const { route } = useLocation()
  const words = useSignal('')
  const rows = useSignal<Hit[]>([])
  const active = useSignal(0)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const hits = [...pagesFor(words.value), ...rows.value]
  useEffect(() => () => clearTimeout(timer.current), [])
  const go = (hit: Hit | undefined) => {
    if (!hit) return
    onClose()
    route(hit.href)
  }
  const look = (text: string) => {
    words.value = text
    active.value = 0
    rows.value = []
    clearTimeout(timer.current)
    if (text.trim().length < 2) return
    timer.current = setTimeout(async () => {
      const found = (await Promise.all(searched.map(table => rowsFor(table, text)))).flat()
      if (words.value === text) rows.value = found
    }, PAUSE_MS)
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    active.value = Math.min(hits.length - 1, Math.max(0, active.value + step))
    document.getElementById(`hit-${active.value}`)?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <Dialog title={texts.findPage} onClose={onClose} onSubmit={() => go(hits[active.value])}>
      <div class="grid h-96 grid-rows-[auto_1fr] gap-3 pt-1">
        <label class="input w-full">
          <Search size={18} class="quiet" aria-hidden="true" />
          <input
            autoFocus
            type="search"
            role="combobox"
            aria-label={texts.findPage}
            aria-expanded="true"
            aria-controls="hits"
            aria-activedescendant={`hit-${active.value}`}
            placeholder={texts.findAnything}
            autocomplete="off"
            value={words.value}
            onInput={event => look(event.currentTarget.value)}
            onKeyDown={press}
          />
        </label>
        <div id="hits" role="listbox" aria-label={texts.findPage} class="min-h-0 overflow-y-auto">
          {hits.map((hit, at) => (
            <div
              key={hit.href}
              id={`hit-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active.value}
              class={`tap flex min-h-10 cursor-pointer items-center gap-3 rounded-field px-3 ${at === active.value ? 'bg-primary text-primary-content' : 'hover:bg-base-200'}`}
              onMouseDown={event => {
                event.preventDefault()
                go(hit)
              }}
            >
              <bdi class="flex-1 truncate">{hit.text}</bdi>
              <span class={`text-xs ${at === active.value ? '' : 'quiet'}`}>{hit.kind}</span>
            </div>
          ))}
          {hits.length === 0 && <p class="quiet px-3 py-2">{texts.nothingFits}</p>}
        </div>
      </div>
    </Dialog>
  )
}

const pagesFor = (words: string): Hit[] => {
  const wanted = words.trim().toLowerCase()
  const pages = [
    { href: path.today, text: texts.today },
    { href: path.prices, text: texts.setPrices },
    { href: path.labels, text: texts.printLabels },
    { href: path.kitchen, text: texts.kitchen },
    ...Object.values(menu)
      .flat()
      .filter(table => isKeptAt(side.value, table))
      .map(table => ({ href: path.list(table), text: tableLabel(table) })),
  ]
  return pages
    .filter(({ text }) => text.toLowerCase().includes(wanted))
    .map(page => ({ ...page, kind: texts.page }))
}

const rowsFor = async (table: Table, q: string): Promise<Hit[]> => {
  if (whyHidden(table)) return []
  const answer = await list<AnyRow>(table, { q, limit: ROWS_EACH })
  if (!answer.ok) return []
  return answer.value.rows.map(row => ({
    href: path.row(table, row.id),
    text: titleOf(table, row),
    kind: tableLabel(table),
  }))
}
