// Tests of the box and its devices: choose, stand by, read the result.
import { type Signal, useSignal } from '@preact/signals'
import { ClipboardCheck, FileText, Play, SkipForward, Square } from 'lucide-preact'
import { useEffect, useMemo } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { list, type Page as PageOf } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { count, dateTime } from '#kit/formats.ts'
import { language, nameOf } from '#kit/i18n.ts'
import { freshOf } from '#kit/list-of.ts'
import { Page } from '#kit/page.tsx'
import { may } from '#kit/session.ts'
import { Badge, Empty, Problem, Skeleton } from '#kit/states.tsx'
import type { Row } from '#schema/index.ts'
import { testWords } from '#schema/rules/device-test-words.ts'
import { useAnswers } from '../asking.ts'
import { path } from '../paths.ts'
import { devices } from '../shop.ts'
import type { Device } from '../things.ts'
import { classWords } from '../words.ts'
import { Outcomes } from './outcomes.tsx'
import { Asked } from './question.tsx'
import { begin, endRun, forgetRun, keep, leaveOut, type Run, run, sumsOf } from './run.ts'
import { testTexts as texts } from './texts.ts'

const REPORTS_SHOWN = 20

export const TestsPage = () => {
  useAnswers()
  const { query } = useLocation()
  const rows = devices.value.value?.rows
  const chosen = useSignal<ReadonlySet<string> | undefined>(undefined)
  // Who leaves the page leaves the test: nobody would answer its questions.
  useEffect(() => endRun, [])
  const now = run.value
  return (
    <Page
      above={
        <a href={path.things} class="link link-hover -my-3 inline-block py-3">
          {texts.back}
        </a>
      }
      title={titleOf(now)}
      note={now && texts.sums(...sums(now))}
      problem={devices.problem.value}
      onAgain={devices.refresh}
      actions={now && <RunActions now={now} />}
    >
      {now ? (
        <Running now={now} />
      ) : rows ? (
        <Choice rows={rows} chosen={chosen} only={query['device']} />
      ) : (
        <Skeleton lines={8} />
      )}
      {!now && <Reports />}
    </Page>
  )
}

const titleOf = (now: Run | undefined) => {
  if (!now) return texts.title
  return now.state === 'running' ? texts.running : texts.done
}

const sums = (now: Run) => {
  const { passed, failed, skipped } = sumsOf(now)
  return [count(passed), count(failed), count(skipped)] as const
}

const RunActions = ({ now }: { now: Run }) =>
  now.state === 'running' ? (
    <Button icon={Square} onClick={endRun}>
      {texts.end}
    </Button>
  ) : (
    <>
      <Button icon={ClipboardCheck} onClick={forgetRun}>
        {texts.again}
      </Button>
      {now.report === 'kept' && (
        <a class="btn btn-primary" href={path.report(now.id)}>
          <FileText size={20} aria-hidden="true" />
          {texts.openReport}
        </a>
      )}
    </>
  )

const Running = ({ now }: { now: Run }) => (
  <>
    {now.state === 'running' && <Asked now={now.now} skip={<Skip />} name={nameIn(now)} />}
    {now.state === 'done' && typeof now.report === 'object' && (
      <div class="grid gap-2">
        <p class="font-medium">{texts.notKept}</p>
        <Problem problem={now.report} onAgain={keep} />
      </div>
    )}
    <ul
      class="grid items-start gap-3 lg:grid-cols-2"
      data-run={now.state}
      data-report={reportOf(now)}
    >
      {now.items.map(item => (
        <li key={item.key} class="rounded-box border border-base-300 bg-base-100 p-4">
          <h2 class="mb-2 font-semibold break-words">
            {item.device ? <bdi>{nameOf(item.device)}</bdi> : texts.theBox}
          </h2>
          <Outcomes item={item} now={now.now?.key === item.key ? now.now.test : undefined} />
        </li>
      ))}
    </ul>
  </>
)

const reportOf = ({ report }: Run) => (typeof report === 'object' ? 'refused' : report)

const Skip = () => (
  <Button tone="quiet" icon={SkipForward} onClick={leaveOut}>
    {texts.leaveOut}
  </Button>
)

const nameIn = (now: Run) => {
  const item = now.items.find(({ key }) => key === now.now?.key)
  const test = now.now?.test
  if (!item || !test) return ''
  return texts.now(
    testWords[language.value][test],
    item.device ? nameOf(item.device) : texts.theBox,
  )
}

type ChoiceProps = {
  rows: readonly Device[]
  chosen: Signal<ReadonlySet<string> | undefined>
  /** from the page of one device */
  only: string | undefined
}

const BOX = 'box'

const Choice = ({ rows, chosen, only }: ChoiceProps) => {
  const all = [BOX, ...rows.filter(({ status }) => status === 'active').map(({ id }) => id)]
  const first = only !== undefined && all.includes(only) ? [only] : all
  const wanted = chosen.value ?? new Set(first)
  const turn = (key: string) => {
    const next = new Set(wanted)
    if (!next.delete(key)) next.add(key)
    chosen.value = next
  }
  const start = () =>
    void begin(
      rows.filter(({ id }) => wanted.has(id)),
      wanted.has(BOX),
    )
  const why = may('devices.test')
    ? wanted.size === 0
      ? texts.choose
      : undefined
    : texts.mayNotTest
  return (
    <section class="grid max-w-2xl gap-4 rounded-box border border-base-300 bg-base-100 p-4">
      <p class="quiet">{texts.hint}</p>
      <fieldset class="grid gap-1">
        <legend class="mb-1 font-semibold">{texts.what}</legend>
        <Pick label={texts.box} isOn={wanted.has(BOX)} onTurn={() => turn(BOX)} />
        {rows.map(device => (
          <Pick
            key={device.id}
            label={nameOf(device)}
            note={classWords[device.class]}
            isOn={wanted.has(device.id)}
            onTurn={() => turn(device.id)}
          />
        ))}
      </fieldset>
      <div class="flex flex-wrap gap-2">
        <Button
          onClick={() => {
            chosen.value = new Set([BOX, ...rows.map(({ id }) => id)])
          }}
        >
          {texts.all}
        </Button>
        <Button
          onClick={() => {
            chosen.value = new Set()
          }}
        >
          {texts.none}
        </Button>
        <Button
          tone="primary"
          icon={Play}
          class="max-sm:w-full sm:ms-auto"
          why={why}
          onClick={start}
        >
          {texts.begin}
        </Button>
      </div>
    </section>
  )
}

type PickProps = { label: string; note?: string; isOn: boolean; onTurn: () => void }

const Pick = ({ label, note, isOn, onTurn }: PickProps) => (
  <label class="flex min-h-11 items-center gap-3">
    <input type="checkbox" class="checkbox" checked={isOn} onChange={onTurn} />
    <span class="min-w-0 break-words">
      <bdi>{label}</bdi>
      {note && <span class="quiet text-sm"> · {note}</span>}
    </span>
  </label>
)

type Report = Row<'device_report'>

const Reports = () => {
  const reports = useMemo(
    () =>
      freshOf<PageOf<Report>>(['device_report'], () =>
        may('device_report.read')
          ? () => list<Report>('device_report', { sort: '-at', limit: REPORTS_SHOWN })
          : undefined,
      ),
    [],
  )
  const rows = reports.value.value?.rows
  if (!may('device_report.read')) return null
  return (
    <section class="grid max-w-2xl gap-3 rounded-box border border-base-300 bg-base-100 p-4">
      <h2 class="font-semibold">{texts.reports}</h2>
      <Problem problem={reports.problem.value} onAgain={reports.refresh} />
      {rows?.length === 0 && <Empty title={texts.noReports} />}
      <ul class="grid divide-y divide-base-300">
        {rows?.map(row => (
          <li key={row.id}>
            <a
              href={path.report(row.id)}
              class="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-2 underline-offset-4 hover:underline"
            >
              <span class="max-sm:basis-full sm:flex-1">{dateTime(row.at)}</span>
              <Badge tone="good">
                {count(row.passed)} {texts.passed}
              </Badge>
              {row.failed > 0 && (
                <Badge tone="bad">
                  {count(row.failed)} {texts.failed}
                </Badge>
              )}
              {row.skipped > 0 && (
                <Badge>
                  {count(row.skipped)} {texts.skipped}
                </Badge>
              )}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
