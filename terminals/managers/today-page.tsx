// The first page: today of all stores against the same weekday last week, by itself.

import { useEffect } from 'preact/hooks'
import { lazy } from 'preact-iso'
import { count, money, shortTime, weekday } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { Page } from '#kit/page.tsx'
import { Empty, Skeleton } from '#kit/states.tsx'
import { texts as kitTexts } from '#kit/texts.ts'
import { averageOf, changeOf, sumOf } from './figures.ts'
import {
  Card,
  ChangeSign,
  Figure,
  lastSaleOf,
  Refused,
  Stale,
  StoreLight,
  Tenders,
  TopProducts,
} from './parts.tsx'
import { path } from './paths.ts'
import { keepAsking, type StoreToday, type Today, todayOfAll } from './reports.ts'
import { isDead, isStale } from './stale.ts'
import { texts } from './texts.ts'

const DayCurve = lazy(() => import('./curve.tsx').then(page => page.DayCurve))

export const TodayPage = () => {
  useEffect(() => keepAsking(todayOfAll), [])
  const today = todayOfAll.value.value
  return (
    <Page
      title={texts.today}
      note={today && texts.asOf(shortTime(today.as_of))}
      problem={isDead(todayOfAll.problem.value) && today ? undefined : todayOfAll.problem.value}
      onAgain={todayOfAll.refresh}
    >
      {today && isStale() && <Stale at={today.as_of} />}
      <TodayFigures today={today} />
      <Stores stores={today?.stores} asOf={today?.as_of} />
      <TodayDetails today={today} />
    </Page>
  )
}

/** The figures on top; without an answer yet their places. */
export const TodayFigures = ({ today }: { today: Today | undefined }) => {
  const sum = today && sumOf(today.stores)
  const day = today && weekday(today.as_of)
  const average = sum && averageOf(sum)
  const averageBefore = sum && averageOf({ sales: sum.salesBefore, total: sum.before })
  return (
    <dl class="grid grid-cols-2 gap-3 sm:grid-cols-3" aria-live="polite">
      <Figure
        isMain
        name={texts.turnover}
        value={sum && money(sum.total)}
        change={sum && changeOf(sum.total, sum.before)}
        note={
          sum && day
            ? sum.before > 0
              ? texts.againstLastWeek(day, money(sum.before))
              : kitTexts.nothingByNow(day)
            : undefined
        }
      />
      <Figure
        name={texts.receipts}
        value={sum && count(sum.sales)}
        change={sum && changeOf(sum.sales, sum.salesBefore)}
      />
      <Figure
        name={texts.average}
        value={sum && (average === undefined ? '–' : money(average))}
        change={
          average !== undefined && averageBefore !== undefined
            ? changeOf(average, averageBefore)
            : undefined
        }
      />
    </dl>
  )
}

/** Curve, tenders and products; the same for one store and for all. */
export const TodayDetails = ({ today }: { today: Today | undefined }) => {
  if (!today) return <Skeleton lines={12} />
  return (
    <>
      <div class="grid items-stretch gap-4 lg:grid-cols-[2fr_1fr]">
        <Card class="min-h-80">
          <DayCurve today={today} />
        </Card>
        <Tenders today={today} />
      </div>
      <TopProducts top={today.top} />
    </>
  )
}

const Stores = ({
  stores,
  asOf,
}: {
  stores: readonly StoreToday[] | undefined
  asOf: number | undefined
}) => (
  <section class="grid gap-2">
    <h2 class="font-semibold">{texts.stores}</h2>
    {stores?.length === 0 && <Empty title={texts.noStores} />}
    <ul class="grid grid-cols-[repeat(auto-fit,minmax(min(100%,20rem),1fr))] gap-3">
      {stores
        ? stores.map(store => <StoreCard key={store.id} store={store} asOf={asOf ?? 0} />)
        : [0, 1].map(at => <li key={at} class="late skeleton h-40" />)}
    </ul>
  </section>
)

const StoreCard = ({ store, asOf }: { store: StoreToday; asOf: number }) => {
  const change = changeOf(store.total, store.same_weekday_total)
  return (
    <li data-store={store.id}>
      <a
        href={path.store(store.id)}
        class="grid gap-2 rounded-box border border-base-300 bg-base-100 p-4 hover:border-primary"
      >
        <span class="flex items-baseline justify-between gap-3">
          <bdi class="min-w-0 truncate font-semibold">{nameOf(store)}</bdi>
          <StoreLight store={store} />
        </span>
        <span class="flex flex-wrap items-baseline justify-between gap-x-3">
          <span class="amount text-lg font-semibold" data-total>
            {money(store.total)}
          </span>
          <span class="min-h-6 text-sm">{change && <ChangeSign change={change} />}</span>
        </span>
        <span class="quiet flex flex-wrap justify-between gap-x-3 text-sm">
          <span>
            {texts.receipts}: <span class="amount">{count(store.sales)}</span>
          </span>
          <span>
            {texts.lastSale}: <span class="amount">{lastSaleOf(store)}</span>
          </span>
          <span>{texts.asOf(shortTime(store.as_of ?? asOf))}</span>
        </span>
        <Refused store={store} />
      </a>
    </li>
  )
}
