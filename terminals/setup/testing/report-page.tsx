// One report of tests: to be read, printed on the receipt printer or as a page, or taken along.
import { useSignal } from '@preact/signals'
import { Download, Printer, ReceiptText } from 'lucide-preact'
import { useMemo } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { count, dateTime } from '#kit/formats.ts'
import { language, nameOf } from '#kit/i18n.ts'
import { rowOf } from '#kit/list-of.ts'
import { Page } from '#kit/page.tsx'
import { wordsOf } from '#kit/problems.ts'
import { choices, may } from '#kit/session.ts'
import { Empty, Skeleton } from '#kit/states.tsx'
import { toast } from '#kit/toast.tsx'
import type { Row } from '#schema/index.ts'
import { testWords } from '#schema/rules/device-test-words.ts'
import { placeOf, type TestOutcome, type TestReport } from '#schema/rules/device-tests.ts'
import { download } from '../download.ts'
import { path } from '../paths.ts'
import { devices } from '../shop.ts'
import { texts as setupTexts } from '../texts.ts'
import { Mark, More } from './outcomes.tsx'
import { testTexts as texts } from './texts.ts'

type Results = Pick<TestReport, 'box' | 'devices'> & { by: { name: string; name_ar: string } }

export const ReportPage = () => {
  const { params } = useRoute()
  const id = params['id'] ?? ''
  const row = useMemo(() => rowOf('device_report', () => id), [id])
  const report = row.value.value
  return (
    <Page
      above={
        <a href={path.tests} class="link link-hover -my-3 inline-block py-3 print:hidden">
          {texts.toTests}
        </a>
      }
      title={texts.report}
      problem={row.problem.value}
      onAgain={row.refresh}
      actions={report && <Ways report={report} />}
    >
      {report ? (
        <Sheet report={report} />
      ) : row.problem.value ? (
        <Empty title={texts.reportGone} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  )
}

type Report = Row<'device_report'>

const Ways = ({ report }: { report: Report }) => {
  const isChoosing = useSignal(false)
  const printers = (devices.value.value?.rows ?? []).filter(
    ({ class: kind, status }) => kind === 'receipt_printer' && status === 'active',
  )
  const print = async (device_id: string) => {
    isChoosing.value = false
    const answer = await send('devices.print-tests', { report_id: report.id, device_id })
    if (answer.ok) toast(texts.onItsWay, { tone: 'success' })
    else toast(wordsOf(answer.problem), { tone: 'danger' })
  }
  const [only, another] = printers
  const begin = () => {
    if (another) isChoosing.value = true
    else if (only) return print(only.id)
    return undefined
  }
  return (
    <div class="flex flex-wrap gap-2 print:hidden">
      <Button icon={Download} onClick={() => save(report)}>
        {texts.download}
      </Button>
      <Button icon={Printer} onClick={() => window.print()}>
        {texts.printPage}
      </Button>
      <Button
        tone="primary"
        icon={ReceiptText}
        why={!only ? texts.noPrinter : may('devices.test') ? undefined : texts.mayNotTest}
        onClick={begin}
      >
        {texts.printPaper}
      </Button>
      {isChoosing.value && (
        <Dialog
          title={texts.which}
          onClose={() => (isChoosing.value = false)}
          actions={<Button onClick={() => (isChoosing.value = false)}>{setupTexts.cancel}</Button>}
        >
          <div class="grid gap-2">
            {printers.map(printer => (
              <Button key={printer.id} wide onClick={() => print(printer.id)}>
                <bdi>{nameOf(printer)}</bdi>
              </Button>
            ))}
          </div>
        </Dialog>
      )}
    </div>
  )
}

const SHEET = 'test-report'

/** On paper it is black on white and breaks between devices. */
const Sheet = ({ report }: { report: Report }) => {
  const { by, box, devices: tested } = resultsOf(report)
  const store = choices.value?.store
  return (
    <article
      id={SHEET}
      class="grid max-w-4xl gap-5 rounded-box border border-base-300 bg-base-100 p-4 sm:p-6 print:max-w-none print:border-0 print:bg-white print:p-0 print:text-black"
    >
      <dl class="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        <Fact name={texts.store}>{store ? nameOf(store) : '–'}</Fact>
        <Fact name={texts.tested}>{dateTime(report.at)}</Fact>
        <Fact name={texts.by}>{nameOf(by)}</Fact>
        <Fact name={texts.result}>
          {texts.sums(count(report.passed), count(report.failed), count(report.skipped))}
        </Fact>
      </dl>
      {box.length > 0 && <Part name={texts.theBox} place="" outcomes={box} />}
      {tested.map(device => (
        <Part
          key={device.device_id}
          name={nameOf(device)}
          place={placeOf(device)}
          outcomes={device.outcomes}
        />
      ))}
      <p class="mt-8 hidden border-t border-black pt-1 print:block">{texts.signature}</p>
    </article>
  )
}

const Fact = ({ name, children }: { name: string; children: string }) => (
  <>
    <dt class="quiet">{name}</dt>
    <dd class="min-w-0 font-medium break-words">
      <bdi>{children}</bdi>
    </dd>
  </>
)

type PartProps = { name: string; place: string; outcomes: readonly TestOutcome[] }

const Part = ({ name, place, outcomes }: PartProps) => (
  <section class="break-inside-avoid">
    <h2 class="font-semibold break-words">
      <bdi>{name}</bdi>
    </h2>
    {place && (
      <p class="quiet text-sm break-all">
        <bdi dir="ltr">{place}</bdi>
      </p>
    )}
    <ul class="mt-1 grid divide-y divide-base-300">
      {outcomes.map(outcome => (
        <li key={outcome.test} class="flex items-start gap-2 py-1.5">
          <Mark result={outcome.result} isNow={false} />
          <span class="grid min-w-0 flex-1 gap-x-4 sm:grid-cols-2">
            <span>{testWords[language.value][outcome.test]}</span>
            <span class="min-w-0 text-sm break-words">
              {texts[outcome.result]}
              <More outcome={outcome} before=" · " />
            </span>
          </span>
        </li>
      ))}
    </ul>
  </section>
)

const resultsOf = ({ results_json }: Report): Results => {
  // The server wrote it from checked input.
  const value: Results = JSON.parse(results_json)
  return value
}

/** The sheet as a page of its own that needs nothing of ours to be read. */
const save = (report: Report) => {
  const sheet = document.getElementById(SHEET)
  if (!sheet) return
  const { lang, dir } = document.documentElement
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${texts.report}</title>`
  const style =
    'body{font:15px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}ul{list-style:none;padding:0}li{display:flex;gap:.5rem;padding:.3rem 0;border-top:1px solid #ccc}li>span{flex:1;display:grid;grid-template-columns:1fr 1fr}dl{display:grid;grid-template-columns:auto 1fr;gap:0 1.5rem}dd{margin:0}svg{flex:none}h2{margin:1rem 0 0;font-size:1.1em}'
  const page = `<!doctype html><html lang="${lang}" dir="${dir}"><head>${head}<style>${style}</style></head><body><h1>${texts.report}</h1>${sheet.innerHTML}</body></html>`
  download(
    `${texts.report} ${new Date(report.at).toISOString().slice(0, 16)}.html`,
    page,
    'text/html',
  )
}
