// A row that nobody edits, to be read: names instead of ids, links to what it points at.
import type { Table } from '#schema/index.ts'
import { Cell } from './cell.tsx'
import { AuditDetail } from './changes.tsx'
import { inOrder, isWide } from './form.tsx'
import { JsonFacts } from './json-facts.tsx'
import { columnLabel } from './labels.ts'
import type { RowProps } from './row-page.tsx'
import type { ColumnOf } from './tables.ts'

export const Facts = ({ table, row }: Pick<RowProps, 'table' | 'row'>) => (
  <dl class="grid max-w-4xl grid-cols-1 gap-x-6 gap-y-4 rounded-box border border-base-300 bg-base-100 p-6 sm:grid-cols-2">
    {inOrder(table).map(of => (
      <div key={of.column} class={`min-w-0 ${isWide(of) ? 'sm:col-span-2' : ''}`}>
        <dt class="quiet text-sm">{columnLabel(table, of.column)}</dt>
        <dd class="min-h-6 break-words">
          <Fact of={of} table={table} value={row[of.column]} />
        </dd>
      </div>
    ))}
  </dl>
)

const Fact = ({ of, table, value }: { of: ColumnOf; table: Table; value: unknown }) => {
  if (table === 'audit' && of.column === 'detail_json') return <AuditDetail text={value} />
  if (of.meta.widget === 'json') return <JsonFacts table={table} column={of.column} text={value} />
  return <Cell of={of} table={table} value={value} linked />
}
