// How the day goes: few figures, each with what it is compared to and how old it is.

import { useSignal } from '@preact/signals'
import { Lock, TriangleAlert } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import { ask, request } from '#kit/api.ts'
import { Chart } from '#kit/chart.tsx'
import { type DayFigures, hoursOf } from '#kit/figures.ts'
import {
  count,
  measured,
  money,
  plainDigits,
  rate,
  span,
  tenantFormat,
  time,
  weekday,
} from '#kit/formats.ts'
import { isolated, nameOf } from '#kit/i18n.ts'
import { freshOf } from '#kit/list-of.ts'
import { Page } from '#kit/page.tsx'
import { type Refused, todoOfRefusal, wordsOfRefusal, wordsOfStoresRefusal } from '#kit/refusals.ts'
import { choices, side } from '#kit/session.ts'
import { Badge, Empty, Skeleton } from '#kit/states.tsx'
import { Table as TableView } from '#kit/table.tsx'
import { texts as kitTexts } from '#kit/texts.ts'
import { whyNot } from '../access.ts'
import { columnLabel, wordLabel } from '../labels.ts'
import { path } from '../paths.ts'
import { texts } from '../texts.ts'

/** How often the box is asked whether head office takes what it sends. */
const LOOK_MS = 30_000
/** Figures older than this are shown as late; a batch is on its way for less. */
const LATE_SECONDS = 60

/** The answer of `reports.today`, at the store and at head office. */
type Report = DayFigures & {
  stores: {
    id: string
    name: string
    name_ar?: string
    connected?: boolean
    /** head office says how old its figures of the store are, and why */
    lag_seconds?: number | null
    problem?: string | null
    sales: number
    total: number
    same_weekday_total: number
  }[]
}

export const TodayPage = () => {
  const hidden = whyNot('reports.read', texts.seeing(texts.figuresOfDay))
  if (hidden === undefined) return <Day />
  return (
    <Page title={texts.today} above={<Place />}>
      <Empty icon={Lock} title={hidden} />
    </Page>
  )
}

const Place = () => {
  const place = side.value === 'store' ? choices.value?.store : choices.value?.tenant
  return place ? <bdi>{nameOf(place)}</bdi> : null
}

const Day = () => {
  const report = useMemo(
    () => freshOf<Report>(['sale', 'till_session'], () => () => ask('reports.today')),
    [],
  )
  const found = report.value.value
  return (
    <Page
      title={texts.today}
      note={found && texts.asOf(time(found.as_of))}
      above={<Place />}
      problem={report.problem.value}
      onAgain={report.refresh}
    >
      {side.value === 'store' && <Unsent />}
      {found ? <Figures report={found} /> : !report.problem.value && <Skeleton lines={12} />}
    </Page>
  )
}

/** Nothing, while head office takes what the store sends; the box says it to everybody. */
const Unsent = () => {
  const refused = useSignal<Refused | undefined>(undefined)
  useEffect(() => {
    const look = async () => {
      const answer = await request<Health>('GET', '/health/deep')
      if (answer.ok) refused.value = answer.value.cloud?.refused ?? undefined
    }
    void look()
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [])
  if (!refused.value) return null
  return (
    <p role="status" class="alert alert-warning alert-soft py-2" data-refused>
      <TriangleAlert size={20} aria-hidden="true" />
      {wordsOfRefusal(refused.value)} {todoOfRefusal(refused.value)}
    </p>
  )
}

type Health = { cloud: { refused: Refused | null } | null }

const Figures = ({ report }: { report: Report }) => {
  const sum = (of: (store: Report['stores'][number]) => number) =>
    report.stores.reduce((all, store) => all + of(store), 0)
  const total = sum(store => store.total)
  const sales = sum(store => store.sales)
  const before = sum(store => store.same_weekday_total)
  const hours = hoursOf(report)
  return (
    <>
      <dl class="grid grid-cols-1 gap-4 sm:grid-cols-3">
        <Figure
          name={texts.salesToday}
          value={money(total)}
          compared={comparison(total, before, report.as_of)}
        />
        <Figure name={texts.receipts} value={count(sales)} />
        <Figure
          name={texts.averageSale}
          value={sales === 0 ? '–' : money(Math.round(total / sales))}
        />
      </dl>
      <div class="grid items-start gap-4 xl:grid-cols-[2fr_1fr]">
        <Card>
          <Chart
            title={texts.byHour}
            labels={hours.labels}
            format={money}
            formatAxis={value =>
              count(Number(plainDigits(value, tenantFormat.value.currency_decimals)))
            }
            series={[
              {
                name: texts.thisDay,
                kind: 'bars',
                tone: 'strong',
                values: hours.today,
              },
              {
                name: texts.weekBefore,
                kind: 'line',
                tone: 'faint',
                values: hours.lastWeek,
              },
            ]}
          />
        </Card>
        <Card>
          <h2 class="mb-3 font-semibold">{texts.tenders}</h2>
          {report.tenders.length === 0 && <Empty title={texts.noSalesYet} />}
          <Tenders tenders={report.tenders} />
          {(['price_difference', 'rounding'] as const)
            .filter(column => report[column] !== 0)
            .map(column => (
              <p key={column} class="quiet mt-4 flex justify-between gap-4 text-sm">
                <span>{texts.ofIt(columnLabel('sale', column))}</span>
                <span class="amount">{money(report[column])}</span>
              </p>
            ))}
        </Card>
      </div>
      <div class={`grid items-start gap-4 ${report.stores.length > 1 ? 'xl:grid-cols-2' : ''}`}>
        <section class="grid min-w-0 gap-2">
          <h2 class="font-semibold">{texts.topProducts}</h2>
          <TableView
            label={texts.topProducts}
            rows={report.top}
            keyOf={row => row.variant_id}
            href={row => path.stockOf(row.variant_id)}
            empty={<Empty title={texts.noSalesYet} />}
            columns={[
              { key: 'name', title: texts.articleName, cell: row => <bdi>{nameOf(row)}</bdi> },
              {
                key: 'quantity',
                title: texts.quantity,
                end: true,
                cell: row => measured(row.quantity, row.unit),
              },
              { key: 'total', title: texts.turnover, end: true, cell: row => money(row.total) },
            ]}
          />
        </section>
        {report.stores.length > 1 && <Stores stores={report.stores} />}
      </div>
    </>
  )
}

const Card = ({ children }: { children: ComponentChildren }) => (
  <section class="min-w-0 rounded-box border border-base-300 bg-base-100 p-4">{children}</section>
)

const Figure = ({
  name,
  value,
  compared,
}: {
  name: string
  value: string
  compared?: string | undefined
}) => (
  <div class="rounded-box border border-base-300 bg-base-100 p-4">
    <dt class="quiet text-sm">{name}</dt>
    <dd class="amount text-xl font-semibold">{value}</dd>
    <dd class="quiet min-h-5 text-sm">{compared}</dd>
  </div>
)

const comparison = (total: number, before: number, at: number) => {
  if (before === 0) return kitTexts.nothingByNow(weekday(at))
  const change = Math.round(((total - before) * 1_000) / before) * 1_000
  const words = isolated(`${change < 0 ? '' : '+'}${rate(change)}`)
  return texts.comparedWith(words, money(before))
}

const Tenders = ({ tenders }: Pick<Report, 'tenders'>) => {
  const all = tenders.reduce((sum, tender) => sum + Math.max(0, tender.total), 0)
  return (
    <ul class="grid gap-4">
      {tenders.map(({ kind, total }) => (
        <li key={kind} class="grid gap-1">
          <p class="flex justify-between gap-4">
            <span>{wordLabel(kind)}</span>
            <span class="amount font-semibold">{money(total)}</span>
          </p>
          <progress
            class="progress progress-primary"
            value={Math.max(0, total)}
            max={Math.max(1, all)}
            aria-label={wordLabel(kind)}
          />
        </li>
      ))}
    </ul>
  )
}

type Store = Report['stores'][number]

const Connection = ({ store: { connected, lag_seconds, problem } }: { store: Store }) => {
  const late = (lag_seconds ?? 0) > LATE_SECONDS
  if (connected === false) return <Badge tone="warning">{texts.away}</Badge>
  return (
    <>
      <Badge tone={late || problem ? 'warning' : 'good'}>
        {late ? texts.behind(span(lag_seconds ?? 0)) : texts.connected}
      </Badge>
      {problem && (
        <span class="mt-1 block max-w-96 text-sm whitespace-normal text-warning">
          {wordsOfStoresRefusal(problem)}
        </span>
      )}
    </>
  )
}

const Stores = ({ stores }: Pick<Report, 'stores'>) => (
  <section class="grid min-w-0 gap-2">
    <h2 class="font-semibold">{texts.stores}</h2>
    <TableView
      label={texts.stores}
      rows={stores}
      keyOf={store => store.id}
      href={store => path.row('store', store.id)}
      columns={[
        {
          key: 'name',
          title: texts.store,
          cell: store => <bdi>{nameOf({ name: store.name, name_ar: store.name_ar ?? '' })}</bdi>,
        },
        {
          key: 'state',
          title: texts.connection,
          cell: store => <Connection store={store} />,
        },
        { key: 'sales', title: texts.receipts, end: true, cell: store => count(store.sales) },
        { key: 'total', title: texts.turnover, end: true, cell: store => money(store.total) },
      ]}
    />
  </section>
)
