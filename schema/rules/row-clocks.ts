// A row of a `both` table carries the clock of each field's last change in clocks_json; around a
// merge they are taken out and put back.
import * as z from 'zod'
import { type Clocks, type MergeLoser, mergeRow } from './merge.ts'

export type Mergeable = Readonly<Record<string, string | number | null>>

/** Two states of one row as one; in whatever order they come, the result is the same. */
export const mergeStates = <Row extends Mergeable>(
  current: Row,
  incoming: Row,
): { row: Row; losers: MergeLoser[] } => {
  const clocks = { current: clocksOf(current), incoming: clocksOf(incoming) }
  // Both texts the same: the clocks are no field to be won.
  const merged = mergeRow({ ...current, clocks_json: '' }, { ...incoming, clocks_json: '' }, clocks)
  return { row: { ...merged.row, clocks_json: clocksText(merged.clocks) }, losers: merged.losers }
}

/** Clocks as they are kept: in the fields' order, so that equal clocks are equal text on every side. */
export const clocksText = (clocks: Clocks): string =>
  JSON.stringify(Object.fromEntries(Object.entries(clocks).sort(([a], [b]) => (a < b ? -1 : 1))))

/** Whether two states say the same, in whatever order their clocks are written. */
export const sameState = (one: Mergeable, other: Mergeable): boolean =>
  Object.keys(one).every(field => field === 'clocks_json' || one[field] === other[field]) &&
  clocksText(clocksOf(one)) === clocksText(clocksOf(other))

const clocksShape = z.record(z.string(), z.string())

const clocksOf = (row: Mergeable): Clocks =>
  clocksShape.parse(JSON.parse(String(row.clocks_json ?? '{}')))
