// One store: its link to head office, and its day in the same figures as all stores together.

import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { shortTime, span } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { Page } from '#kit/page.tsx'
import { Empty } from '#kit/states.tsx'
import { Card, lastSaleOf, Refused, Stale, StoreLight } from './parts.tsx'
import { path } from './paths.ts'
import { keepAsking, type StoreToday, todayOf } from './reports.ts'
import { isDead, isStale } from './stale.ts'
import { texts } from './texts.ts'
import { TodayDetails, TodayFigures } from './today-page.tsx'

export const StorePage = () => {
  const { params } = useRoute()
  const id = params['id'] ?? ''
  const report = useMemo(() => todayOf(id), [id])
  useEffect(() => keepAsking(report), [report])
  const today = report.value.value
  const store = today?.stores.find(known => known.id === id)
  const problem = report.problem.value
  return (
    <Page
      above={
        <a href={path.today} class="link link-hover">
          {texts.allStores}
        </a>
      }
      title={store ? <bdi>{nameOf(store)}</bdi> : texts.store}
      note={today && texts.asOf(shortTime(today.as_of))}
      problem={isDead(problem) && today ? undefined : problem}
      onAgain={report.refresh}
    >
      {today && isStale() && <Stale at={today.as_of} />}
      {today && !store ? (
        <Empty title={texts.storeUnknown} />
      ) : (
        <>
          {store && <Link store={store} />}
          <TodayFigures today={today} />
          <TodayDetails today={today} />
        </>
      )}
    </Page>
  )
}

const Link = ({ store }: { store: StoreToday }) => (
  <Card>
    <dl class="grid grid-cols-2 gap-x-6 gap-y-3 text-sm sm:grid-cols-4">
      <Fact name={texts.connection}>
        <StoreLight store={store} />
      </Fact>
      <Fact name={texts.lag}>
        {store.lag_seconds === null || store.lag_seconds === 0
          ? texts.noLag
          : span(store.lag_seconds)}
      </Fact>
      <Fact name={texts.lastSeen}>
        {store.last_seen_at === null ? texts.neverSeen : shortTime(store.last_seen_at)}
      </Fact>
      <Fact name={texts.lastSale}>{lastSaleOf(store)}</Fact>
    </dl>
    {store.problem && (
      <p role="status" class="mt-3">
        <Refused store={store} />
      </p>
    )}
  </Card>
)

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div class="min-w-0">
    <dt class="quiet">{name}</dt>
    <dd class="font-medium">{children}</dd>
  </div>
)
