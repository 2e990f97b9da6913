// What a JSON column holds, as people read it: names for its keys, figures by what they are, lists as
// tables. Only what is no JSON at all is shown as it is.
import type { ComponentChildren } from 'preact'
import { count, money } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { type Table, tables } from '#schema/index.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { Cell } from './cell.tsx'
import { columnLabel, wordLabel } from './labels.ts'
import { Receipt } from './receipt.tsx'
import { type ColumnOf, visibleColumns } from './tables.ts'
import { texts } from './texts.ts'

type JsonFactsProps = {
  table: Table
  column: string
  /** JSON text, or null where nothing is kept */
  text: unknown
}

export const JsonFacts = ({ table, column, text }: JsonFactsProps) => {
  if (typeof text !== 'string' || text === '') return <Nothing />
  const value = parse(text)
  if (value === undefined) return <pre class="ltr overflow-auto text-xs">{text}</pre>
  if (isReceipt(value)) {
    return (
      <div class="max-w-sm">
        <Receipt document={value} />
      </div>
    )
  }
  if (table === 'till_session' && isRecord(value))
    return <Drawer label={columnLabel(table, column)} sums={value} />
  return <Value table={table} label={columnLabel(table, column)} value={value} />
}

/** What a drawer should hold, or what was counted in it; the pieces that were counted below. */
const Drawer = ({ label, sums: { pieces, ...byKind } }: { label: string; sums: JsonRecord }) => (
  <div class="grid justify-start gap-3">
    <Grid
      label={label}
      rows={Object.entries(byKind).map(([kind, sum]) => [
        wordLabel(kind, 'till_session'),
        typeof sum === 'number' ? money(sum) : <Nothing />,
      ])}
    />
    {isRecord(pieces) && Object.keys(pieces).length > 0 && (
      <Grid
        label={texts.pieces}
        head={[texts.piece, texts.piecesCounted, columnLabel('tender', 'amount')]}
        rows={Object.entries(pieces)
          .map(([piece, many]) => ({ piece: Number(piece), many: Number(many) }))
          .toSorted((a, b) => b.piece - a.piece)
          .map(({ piece, many }) => [money(piece), count(many), money(piece * many)])}
      />
    )}
  </div>
)

type ValueProps = { table: Table; label: string; value: unknown }

const Value = ({ table, label, value }: ValueProps): ComponentChildren => {
  if (value === null || value === '') return <Nothing />
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  if (Array.isArray(value)) return <Many table={table} label={label} values={value} />
  if (!isRecord(value)) return <bdi>{String(value)}</bdi>
  const entries = shown(value)
  if (entries.length === 0) return <Nothing />
  return (
    <dl class="grid w-fit grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
      {entries.map(([key, inner]) => (
        <Pair key={key} name={keyLabel(table, key)}>
          <Named table={table} name={key} value={inner} />
        </Pair>
      ))}
    </dl>
  )
}

const Pair = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <>
    <dt class="quiet">{name}</dt>
    <dd class="min-w-0">{children}</dd>
  </>
)

const Many = ({ table, label, values }: Omit<ValueProps, 'value'> & { values: unknown[] }) => {
  if (values.length === 0) return <Nothing />
  if (!values.every(isRecord)) {
    return (
      <ul class="list-inside list-disc">
        {values.map((value, at) => (
          <li key={at}>
            <Value table={table} label={label} value={value} />
          </li>
        ))}
      </ul>
    )
  }
  const rows = values.map(value => new Map(shown(value)))
  const keys = [...new Set(rows.flatMap(row => [...row.keys()]))]
  return (
    <Grid
      label={label}
      head={keys.map(key => keyLabel(table, key))}
      rows={rows.map(row =>
        keys.map(key => <Named key={key} table={table} name={key} value={row.get(key) ?? null} />),
      )}
    />
  )
}

/** A value under a key: as the column of that name is shown, where there is one. */
const Named = ({ table, name, value }: { table: Table; name: string; value: unknown }) => {
  const known = columnFor(table, name)
  if (known && (typeof value === 'number' || typeof value === 'string'))
    return <Cell of={known.of} table={known.table} value={value} linked />
  return <Value table={table} label={keyLabel(table, name)} value={value} />
}

type GridProps = {
  label: string
  head?: readonly string[]
  rows: readonly (readonly ComponentChildren[])[]
}

const Grid = ({ label, head, rows }: GridProps) => (
  <div class="overflow-x-auto">
    <table class="table w-auto text-sm" aria-label={label}>
      {head && (
        <thead>
          <tr>
            {head.map((title, column) => (
              <th
                key={title}
                scope="col"
                class={isFigure(rows[0]?.[column], column) ? 'text-end' : ''}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((cells, at) => (
          <tr key={at}>
            {cells.map((cell, column) => (
              <td key={column} class={isFigure(cell, column) ? 'amount text-end' : ''}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** Written out already, and not what the row is about. */
const isFigure = (cell: ComponentChildren, column: number) => typeof cell === 'string' && column > 0

const Nothing = () => <span class="quiet">–</span>

type JsonRecord = Record<string, unknown>

// Marks that only programs need, and a name that is already shown in the reader's language.
const HIDDEN = new Set(['id', 'line_id', 'tenant_id', 'name_ar'])

const shown = (record: JsonRecord): [string, unknown][] => {
  const snaked = Object.fromEntries(
    Object.entries(record).map(([key, value]) => [snake(key), value] as const),
  )
  const { name, name_ar } = snaked
  return Object.entries(snaked)
    .filter(([key]) => !HIDDEN.has(key))
    .map(([key, value]) =>
      key === 'name' && typeof name === 'string' && typeof name_ar === 'string'
        ? [key, nameOf({ name, name_ar })]
        : [key, value],
    )
}

const snake = (key: string) => key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

const keyLabel = (table: Table, key: string): string => {
  const known = columnFor(table, key)
  return known ? columnLabel(known.table, key) : texts.detailName(key)
}

/** The column of this name, of the table itself before others: it says what a figure means. */
const columnFor = (table: Table, name: string): { table: Table; of: ColumnOf } | undefined => {
  for (const candidate of [table, ...tables]) {
    const of = visibleColumns(candidate).find(({ column }) => column === name)
    if (of) return { table: candidate, of }
  }
  return undefined
}

const isReceipt = (value: unknown): value is ReceiptDocument =>
  isRecord(value) && value['version'] === 1 && Array.isArray(value['blocks'])

const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
