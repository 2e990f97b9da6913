// What a technician tries on the box and on each kind of device, what may come of it, and the report
// of it on paper.
import type { Row } from '../index.ts'
import { reportTexts, testWhyWords, testWords } from './device-test-words.ts'
import type { Named, ReceiptBlock, ReceiptDocument, ReceiptSetting } from './receipt.ts'
import { named, writer } from './receipt.ts'
import type { ReceiptLanguage } from './receipt-texts.ts'

type Device = Pick<Row<'device'>, 'class' | 'transport' | 'model'>

export const testNames = [
  'server',
  'live',
  'database',
  'storage',
  'replica',
  'cloud',
  'devices',
  'printing',
  'time',
  'answers',
  'prints',
  'code-page',
  'cuts',
  'opens-drawer',
  'sees-drawer',
  'scans',
  'zeroes',
  'weighs',
  'tares',
  'shows',
  'enquires',
  'pays',
  'loops',
] as const
export type TestName = (typeof testNames)[number]

/** What the store server knows of the box itself. */
export const boxTests: readonly TestName[] = testNames.slice(0, testNames.indexOf('answers'))

const printer: readonly TestName[] = ['answers', 'prints', 'code-page', 'cuts']
const drawer: readonly TestName[] = ['opens-drawer', 'sees-drawer']

const ofClass: Readonly<Record<Device['class'], readonly TestName[]>> = {
  receipt_printer: [...printer, ...drawer],
  kitchen_printer: printer,
  label_printer: ['answers', 'prints'],
  cash_drawer: ['answers', ...drawer],
  scanner: ['answers', 'scans'],
  scale: ['answers', 'zeroes', 'weighs', 'tares'],
  card_terminal: ['answers', 'enquires'],
  line_display: ['answers', 'shows'],
}

/** The tests of a device in the order in which they make sense. */
export const testsOf = ({ class: kind, transport, model }: Device): readonly TestName[] => [
  ...ofClass[kind],
  // A terminal of its own kind takes no money back by itself.
  ...(model === 'zvt' ? (['pays'] as const) : []),
  ...(transport === 'serial' ? (['loops'] as const) : []),
]

/** Without this one the other says nothing. */
export const testNeeds: Readonly<Partial<Record<TestName, TestName>>> = {
  prints: 'answers',
  'code-page': 'prints',
  cuts: 'prints',
  scans: 'answers',
  zeroes: 'answers',
  weighs: 'answers',
  tares: 'weighs',
  shows: 'answers',
  enquires: 'answers',
  pays: 'enquires',
}

export const testResults = ['passed', 'failed', 'skipped'] as const
export type TestResult = (typeof testResults)[number]

/** `why` is a word of `testWhyWords` or of a device's state; `detail` is figures, in no language. */
export type TestOutcome = {
  test: TestName
  result: TestResult
  why?: string | undefined
  detail?: string | undefined
}

/** One device of a report, as it was called and connected then. */
export type TestedDevice = {
  name: string
  name_ar: string
  device_id: string
  class: string
  model: string
  transport: string
  address: string
  outcomes: TestOutcome[]
}

export type TestReport = {
  at: number
  by: Named
  store: Named
  box: readonly TestOutcome[]
  devices: readonly TestedDevice[]
}

export const countsOf = ({ box, devices }: Pick<TestReport, 'box' | 'devices'>) => {
  const all = [...box, ...devices.flatMap(({ outcomes }) => outcomes)]
  const of = (result: TestResult) => all.filter(one => one.result === result).length
  return { passed: of('passed'), failed: of('failed'), skipped: of('skipped') }
}

/** Why a test came out as it did, in words; undefined where nothing was in its way. */
export const reasonText = (
  { why }: Pick<TestOutcome, 'why'>,
  language: ReceiptLanguage,
): string | undefined =>
  why === undefined ? undefined : (testWhyWords[language][why] ?? why.replaceAll('-', ' '))

/** How a device is connected: its model and where it is. */
export const placeOf = ({ model, transport, address }: TestedDevice): string =>
  [...new Set([model, transport, address])].filter(part => part !== '').join(' · ')

/** The report on a receipt printer. */
export const testReport = (report: TestReport, setting: ReceiptSetting): ReceiptDocument => {
  const write = writer(setting)
  const { language } = setting
  const words = reportTexts[language]
  const { passed, failed, skipped } = countsOf(report)
  const say = (text: string): ReceiptBlock => ({ is: 'text', text: write.clean(text) })
  const outcomes = (all: readonly TestOutcome[]): ReceiptBlock[] =>
    all.flatMap(outcome => {
      // Figures have a line of their own: among Arabic they would stand in another order.
      const more = [reasonText(outcome, language), outcome.detail]
      return [
        say(`${marks[outcome.result]} ${testWords[language][outcome.test]}`),
        ...more.flatMap(text => (text ? [say(`    ${text}`)] : [])),
      ]
    })
  const part = (name: string, place: string, all: readonly TestOutcome[]): ReceiptBlock[] => [
    { is: 'text', text: write.clean(name), bold: true },
    ...(place === '' ? [] : [say(place)]),
    ...outcomes(all),
    { is: 'rule' },
  ]
  const blocks: ReceiptBlock[] = [
    write.title(words.title),
    write.centered(named(report.store, write)),
    write.pair(words.at, write.time(report.at)),
    write.pair(words.by, named(report.by, write)),
    write.pair(words.passed, write.whole(passed)),
    write.pair(words.failed, write.whole(failed)),
    write.pair(words.skipped, write.whole(skipped)),
    { is: 'rule' },
    ...(report.box.length === 0 ? [] : part(words.box, '', report.box)),
    ...report.devices.flatMap(device =>
      part(named(device, write), placeOf(device), device.outcomes),
    ),
    say(words.sign),
    { is: 'feed', lines: 4 },
    { is: 'cut' },
  ]
  return { version: 1, language, blocks }
}

const marks: Readonly<Record<TestResult, string>> = { passed: '[+]', failed: '[!]', skipped: '[ ]' }
