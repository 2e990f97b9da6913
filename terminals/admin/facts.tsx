// A row that nobody edits, to be read: names instead of ids, links to what it points at.
import { Cell } from './cell.tsx'
import { inOrder, isWide } from './form.tsx'
import { columnLabel } from './labels.ts'
import type { RowProps } from './row-page.tsx'

export const Facts = ({ table, row }: Pick<RowProps, 'table' | 'row'>) => (
  <dl class="grid max-w-4xl grid-cols-1 gap-x-6 gap-y-4 rounded-box border border-base-300 bg-base-100 p-6 sm:grid-cols-2">
    {inOrder(table).map(of => (
      <div key={of.column} class={`min-w-0 ${isWide(of) ? 'sm:col-span-2' : ''}`}>
        <dt class="quiet text-sm">{columnLabel(table, of.column)}</dt>
        <dd class="min-h-6 break-words">
          {of.meta.widget === 'json' ? (
            <Lines text={row[of.column]} />
          ) : (
            <Cell of={of} table={table} value={row[of.column]} linked />
          )}
        </dd>
      </div>
    ))}
  </dl>
)

const Lines = ({ text }: { text: unknown }) =>
  typeof text === 'string' && text !== '' ? (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key
    <pre class="ltr max-h-80 overflow-auto rounded-field bg-base-200 p-3 text-xs" tabIndex={0}>
      {pretty(text)}
    </pre>
  ) : (
    <span class="quiet">–</span>
  )

/** JSON on lines of its own; what is none, as it is. */
export const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
