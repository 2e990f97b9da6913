// Rows that several places may write, such as customers: field by field the last writer wins, and
// what lost is handed back for the history. "Last" is by a hybrid logical clock, which follows the
// wall clock but never runs backwards and never lets an effect come before its cause. Money, points
// and stock are never merged: they are sums of ledgers.

/**
 * A hybrid clock as text that sorts by time: `tttttttttttt-cccc-node`, 12 hex digits of epoch ms, 4
 * hex digits counting within one, and the writer's name, which settles ties.
 */
export type Clock = string

/** The clock of each field's last change; a field without one is older than all. */
export type Clocks = { [field: string]: Clock }

export type MergeLoser = { field: string; value: unknown; clock: Clock }

export type Merged<Row> = { row: Row; clocks: Clocks; losers: MergeLoser[] }

/** The clock for a local change, later than `last` (empty for the first) and than all before it. */
export const tick = (last: Clock, now: number, node: string): Clock => {
  const { time, count } = parse(last)
  return now > time ? clock(now, 0, node) : clock(time, count + 1, node)
}

/** The local clock after hearing of `remote`: later than both. */
export const receive = (last: Clock, remote: Clock, now: number, node: string): Clock =>
  tick(last > remote ? last : remote, now, node)

/** The wall-clock part in epoch ms: to refuse a clock that is too far ahead. 0 for an empty one. */
export const clockTime = (text: Clock): number => parse(text).time

/**
 * Merges two states of one row. The same result in whatever order and however often states arrive.
 * Keep the column that stores the clocks out of the rows: it is not a field to be won.
 */
export const mergeRow = <Row extends Readonly<Record<string, string | number | null>>>(
  current: Row,
  incoming: Row,
  clocks: { current: Clocks; incoming: Clocks },
): Merged<Row> => {
  const row = { ...current }
  const merged: Clocks = { ...clocks.current }
  const losers: MergeLoser[] = []
  for (const field in incoming) {
    const mine = clocks.current[field] ?? ''
    const theirs = clocks.incoming[field] ?? ''
    const same = current[field] === incoming[field]
    const wins =
      theirs === mine ? !same && text(incoming[field]) > text(current[field]) : theirs > mine
    if (!same)
      losers.push(
        wins
          ? { field, value: current[field], clock: mine }
          : { field, value: incoming[field], clock: theirs },
      )
    if (!wins) continue
    row[field] = incoming[field]
    if (theirs !== '') merged[field] = theirs
  }
  return { row, clocks: merged, losers }
}

const COUNT_MAX = 0xffff

const parse = (text: Clock): { time: number; count: number } => {
  const [time = '', count = ''] = text.split('-')
  return { time: Number.parseInt(time, 16) || 0, count: Number.parseInt(count, 16) || 0 }
}

const clock = (time: number, count: number, node: string): Clock =>
  count > COUNT_MAX ? clock(time + 1, 0, node) : `${hex(time, 12)}-${hex(count, 4)}-${node}`

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

const text = (value: string | number | null | undefined): string => JSON.stringify(value ?? null)
