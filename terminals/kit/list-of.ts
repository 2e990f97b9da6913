// Rows of a table as signals that stay fresh while somebody looks at them.
import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Row, Table } from '#schema/index.ts'
import { type Answer, get, list, type Page, type Problem } from './api.ts'
import { onChange } from './live.ts'
import type { Params } from './paths.ts'

const REFRESH_GAP_MS = 400

/** `loading` before the first answer; afterwards the last good value stays, with the problem beside it. */
export type Fresh<T> = {
  value: ReadonlySignal<T | undefined>
  problem: ReadonlySignal<Problem | undefined>
  loading: ReadonlySignal<boolean>
  /** when the value was read, epoch ms */
  at: ReadonlySignal<number>
  refresh: () => void
}

/** A page of rows; `params` may read signals and is asked again when they change. */
export const listOf = <T extends Table>(
  table: T,
  params: Params | (() => Params | undefined) = {},
) =>
  freshOf<Page<Row<T>>>([table], () => {
    const now = typeof params === 'function' ? params() : params
    return now && (() => list<Row<T>>(table, now))
  })

/** One row, by id. */
export const rowOf = <T extends Table>(table: T, id: () => string | undefined) =>
  freshOf<Row<T>>([table], () => {
    const wanted = id()
    return wanted === undefined ? undefined : () => get<Row<T>>(table, wanted)
  })

/**
 * Whatever `ask` makes, again after each change of `tables` and of the signals that making it read.
 * Asks only while its value is looked at; `ask` answers undefined when there is nothing to ask yet.
 */
export const freshOf = <T>(
  tables: readonly string[],
  ask: () => (() => Promise<Answer<T>>) | undefined,
): Fresh<T> => {
  const problem = signal<Problem | undefined>(undefined)
  const loading = signal(true)
  const at = signal(0)
  let stop: (() => void) | undefined
  let again: (() => void) | undefined
  const value = signal<T | undefined>(undefined, {
    watched: () => {
      stop = follow()
    },
    unwatched: () => stop?.(),
  })

  const follow = () => {
    let turn = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    let current: (() => Promise<Answer<T>>) | undefined
    const read = async () => {
      const mine = ++turn
      const answer = await current?.()
      // A slower, older answer must not replace a newer one.
      if (mine !== turn || answer === undefined) return
      if (answer.ok) {
        value.value = answer.value
        at.value = Date.now()
      }
      problem.value = answer.ok ? undefined : answer.problem
      loading.value = false
    }
    again = () => void read()
    const stopAsking = effect(() => {
      current = ask()
      queueMicrotask(() => void read())
    })
    // Many changes come together: a sale alone touches five tables.
    const stopHearing = onChange(tables, () => {
      timer ??= setTimeout(() => {
        timer = undefined
        void read()
      }, REFRESH_GAP_MS)
    })
    return () => {
      turn++
      clearTimeout(timer)
      stopAsking()
      stopHearing()
    }
  }
  return { value, problem, loading, at, refresh: () => again?.() }
}
