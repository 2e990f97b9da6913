// A row of a `both` table carries the clock of each field's last change in clocks_json; here it is
// stamped when a command edits the row, and taken out and put back around a merge.
import * as z from 'zod'
import { type Clocks, type MergeLoser, mergeRow, tick } from './merge.ts'

export type Mergeable = Readonly<Record<string, string | number | null>> & { readonly clocks_json: string }

/** `after` with the clocks of what differs from `before` (null: all fields) set at `now` by `node`. */
export const stampClocks = <Row extends Mergeable>(
  before: Mergeable | null,
  after: Row,
  now: number,
  node: string,
): Row => {
  const clocks = before ? clocksOf(before) : {}
  const last = Object.values(clocks).reduce((latest, clock) => (clock > latest ? clock : latest), '')
  const stamp = tick(last, now, node)
  for (const field of fieldsOf(after)) {
    if (!before || before[field] !== after[field]) clocks[field] = stamp
  }
  return { ...after, clocks_json: textOf(clocks) }
}

/** Two states of one row as one; in whatever order they come, the result is the same. */
export const mergeStates = <Row extends Mergeable>(
  current: Row,
  incoming: Row,
): { row: Row; losers: MergeLoser[] } => {
  const clocks = { current: clocksOf(current), incoming: clocksOf(incoming) }
  // Both texts the same: the clocks are no field to be won.
  const merged = mergeRow({ ...current, clocks_json: '' }, { ...incoming, clocks_json: '' }, clocks)
  return { row: { ...merged.row, clocks_json: textOf(merged.clocks) }, losers: merged.losers }
}

const IDENTITY = ['id', 'tenant_id', 'clocks_json']

const fieldsOf = (row: Mergeable) => Object.keys(row).filter(field => !IDENTITY.includes(field))

const clocksShape = z.record(z.string(), z.string())

const clocksOf = (row: Mergeable): Clocks => clocksShape.parse(JSON.parse(row.clocks_json || '{}'))

/** In the fields' order, so that equal clocks are equal text. */
const textOf = (clocks: Clocks): string =>
  JSON.stringify(Object.fromEntries(Object.entries(clocks).sort(([a], [b]) => (a < b ? -1 : 1))))
