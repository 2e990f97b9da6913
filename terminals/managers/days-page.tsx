// Past days: trade by day over a week, a month or a quarter, of all stores or one.
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { lazy } from 'preact-iso'
import { count, money } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { Page } from '#kit/page.tsx'
import { Empty, Skeleton } from '#kit/states.tsx'
import { Table } from '#kit/table.tsx'
import { averageOf, type DayOfStore, dayName, daysOf, shortDay } from './figures.ts'
import { Card, Figure, Stale } from './parts.tsx'
import { DAYS_SHOWN, daysShown, keepAsking, days as report, todayOfAll } from './reports.ts'
import { isDead, isStale } from './stale.ts'
import { texts } from './texts.ts'

const DaysCurve = lazy(() => import('./curve.tsx').then(page => page.DaysCurve))

/** The store that is looked at; empty for all. */
const storeId = signal('')

export const DaysPage = () => {
  useEffect(() => keepAsking(report), [])
  const answer = report.value.value
  const lines = answer && daysOf(answer.days, storeId.value)
  const sold = lines?.filter(line => line.sales > 0)
  const problem = report.problem.value
  return (
    <Page
      title={texts.days}
      problem={isDead(problem) && answer ? undefined : problem}
      onAgain={report.refresh}
      actions={<Choose />}
    >
      {answer && isStale() && <Stale at={answer.as_of} />}
      <Sums lines={lines} />
      {!lines && !problem && <Skeleton lines={12} />}
      {sold?.length === 0 && <Empty title={texts.noDays} />}
      {lines && sold && sold.length > 0 && (
        <>
          <Card class="min-h-80">
            <DaysCurve
              labels={lines.map(({ day }) => shortDay(day))}
              totals={lines.map(({ total }) => total)}
            />
          </Card>
          <DayTable lines={lines.toReversed()} />
        </>
      )}
    </Page>
  )
}

const Choose = () => (
  <>
    <select
      class="select w-auto"
      aria-label={texts.store}
      value={storeId.value}
      onChange={event => (storeId.value = event.currentTarget.value)}
    >
      <option value="">{texts.allStores}</option>
      {(todayOfAll.value.value?.stores ?? []).map(store => (
        <option key={store.id} value={store.id}>
          {nameOf(store)}
        </option>
      ))}
    </select>
    <fieldset class="join" aria-label={texts.range}>
      {DAYS_SHOWN.map(shown => (
        <button
          key={shown}
          type="button"
          aria-pressed={daysShown.value === shown}
          class={`btn join-item ${daysShown.value === shown ? 'btn-primary' : 'border-base-300 bg-base-100'}`}
          onClick={() => (daysShown.value = shown)}
        >
          {rangeWords(shown)}
        </button>
      ))}
    </fieldset>
  </>
)

const rangeWords = (shown: (typeof DAYS_SHOWN)[number]) =>
  shown === 7 ? texts.week : shown === 30 ? texts.month : texts.quarter

const Sums = ({ lines }: { lines: readonly DayOfStore[] | undefined }) => {
  const total = lines?.reduce((all, line) => all + line.total, 0)
  const sales = lines?.reduce((all, line) => all + line.sales, 0)
  const best = lines?.reduce<DayOfStore | undefined>(
    (top, line) => (line.total > (top?.total ?? 0) ? line : top),
    undefined,
  )
  const perDay =
    lines && total !== undefined ? averageOf({ sales: lines.length, total }) : undefined
  return (
    <dl class="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Figure isMain name={texts.total} value={total === undefined ? undefined : money(total)} />
      <Figure name={texts.aDay} value={perDay === undefined ? lines && '–' : money(perDay)} />
      <Figure name={texts.receipts} value={sales === undefined ? undefined : count(sales)} />
      <Figure
        isWide
        name={texts.bestDay}
        value={lines && (best ? money(best.total) : '–')}
        note={best && dayName(best.day)}
      />
    </dl>
  )
}

const DayTable = ({ lines }: { lines: readonly DayOfStore[] }) => (
  <Table
    label={texts.byDay}
    rows={lines}
    keyOf={line => line.day}
    columns={[
      { key: 'day', title: texts.day, cell: line => dayName(line.day) },
      { key: 'sales', title: texts.receipts, end: true, cell: line => count(line.sales) },
      {
        key: 'average',
        title: texts.average,
        end: true,
        wideOnly: true,
        cell: line => {
          const average = averageOf(line)
          return average === undefined ? '–' : money(average)
        },
      },
      { key: 'total', title: texts.turnover, end: true, cell: line => money(line.total) },
    ]}
  />
)
