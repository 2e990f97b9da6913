// Choosing a row of another table by typing a part of its name.
import { useSignal } from '@preact/signals'
import { ChevronsUpDown, X } from 'lucide-preact'
import { useRef } from 'preact/hooks'
import type { Control } from '#kit/field.tsx'
import { findRows, nameFor } from './names.ts'
import { texts } from './texts.ts'

const PAUSE_MS = 150

type RelationPickerProps = {
  control: Control
  label: string
  table: string
  value: string | null
  onValue: (id: string | null) => void
  readOnly?: boolean | undefined
  /** whether "none" is an answer */
  clearable?: boolean
}

type Found = { id: string; name: string }

export const RelationPicker = (props: RelationPickerProps) => {
  const { control, label, table, value, onValue, readOnly, clearable = true } = props
  const typed = useSignal<string | undefined>(undefined)
  const found = useSignal<Found[] | undefined>(undefined)
  const active = useSignal(0)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const listId = `${control.id}-choices`
  const open = typed.value !== undefined

  const look = (words: string) => {
    typed.value = words
    clearTimeout(timer.current)
    timer.current = setTimeout(async () => {
      const rows = await findRows(table, words)
      if (typed.value !== words) return
      found.value = rows
      active.value = 0
    }, PAUSE_MS)
  }
  const shut = () => {
    clearTimeout(timer.current)
    typed.value = undefined
    found.value = undefined
  }
  const choose = (row: Found | undefined) => {
    if (row) onValue(row.id)
    shut()
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const last = (found.value?.length ?? 1) - 1
      if (open) active.value = Math.min(last, Math.max(0, active.value + step))
      else if (!readOnly) look('')
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      choose(found.value?.[active.value])
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      shut()
    }
  }
  return (
    <div class="relative">
      <label class={`input w-full pe-1 ${control['aria-invalid'] ? 'input-error' : ''}`}>
        <input
          {...control}
          role="combobox"
          aria-label={label}
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={
            open && found.value?.length ? `${listId}-${active.value}` : undefined
          }
          autocomplete="off"
          dir={value === null && typed.value === undefined ? undefined : 'auto'}
          class="min-w-0 grow"
          readOnly={readOnly}
          placeholder={texts.choose}
          value={typed.value ?? (value === null ? '' : (nameFor(table, value) ?? ''))}
          onFocus={event => {
            if (readOnly) return
            event.currentTarget.select()
          }}
          onClick={() => {
            if (!readOnly && !open) look('')
          }}
          onInput={event => look(event.currentTarget.value)}
          onKeyDown={press}
          onBlur={shut}
        />
        {clearable && value !== null && !readOnly ? (
          <button
            type="button"
            class="btn btn-ghost btn-sm btn-square"
            aria-label={texts.clearChoice(label)}
            onClick={() => onValue(null)}
          >
            <X size={16} aria-hidden="true" />
          </button>
        ) : (
          <ChevronsUpDown size={16} class="quiet me-2" aria-hidden="true" />
        )}
      </label>
      {open && (
        <div
          id={listId}
          role="listbox"
          aria-label={label}
          class="absolute inset-x-0 top-full z-40 mt-1 max-h-64 overflow-auto rounded-box border border-base-300 bg-base-100 p-1 shadow-lg"
        >
          {found.value?.map((row, at) => (
            <div
              key={row.id}
              id={`${listId}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active.value}
              class={`tap flex min-h-10 cursor-pointer items-center rounded-md px-3 text-sm ${at === active.value ? 'bg-primary text-primary-content' : 'hover:bg-base-200'}`}
              // The press, not the click: the field loses the focus between them and would shut the list.
              onMouseDown={event => {
                event.preventDefault()
                choose(row)
              }}
            >
              <bdi>{row.name}</bdi>
            </div>
          ))}
          {found.value?.length === 0 && <p class="quiet px-3 py-2 text-sm">{texts.nothingFits}</p>}
          {!found.value && <p class="late quiet px-3 py-2 text-sm">{texts.searching}</p>}
        </div>
      )}
    </div>
  )
}
