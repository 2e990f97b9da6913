// The tests of one device: what came of each, and what to do about it.
import { CircleCheck, CircleDashed, CircleMinus, CircleX, LoaderCircle } from 'lucide-preact'
import { language } from '#kit/i18n.ts'
import { testWords } from '#schema/rules/device-test-words.ts'
import {
  reasonText,
  type TestName,
  type TestOutcome,
  type TestResult,
} from '#schema/rules/device-tests.ts'
import { todoWords } from '../trouble-words.ts'
import { wordOf } from '../words.ts'
import type { Item } from './run.ts'
import { testTodos, testTexts as texts } from './texts.ts'

type OutcomesProps = { item: Pick<Item, 'tests' | 'outcomes'>; now: TestName | undefined }

export const Outcomes = ({ item, now }: OutcomesProps) => (
  <ul class="grid gap-1">
    {item.tests.map(test => {
      const outcome = item.outcomes.find(done => done.test === test)
      return (
        <li
          key={test}
          class="flex items-start gap-2 py-1"
          data-test={test}
          data-result={outcome?.result ?? (now === test ? 'now' : 'waits')}
        >
          <Mark result={outcome?.result} isNow={now === test} />
          <div class="min-w-0">
            <p class={outcome || now === test ? '' : 'quiet'}>{testWords[language.value][test]}</p>
            {outcome && <Says outcome={outcome} />}
          </div>
        </li>
      )
    })}
  </ul>
)

const Says = ({ outcome }: { outcome: TestOutcome }) => {
  const todo = outcome.result === 'passed' ? undefined : todoOf(outcome.why)
  return (
    <>
      <p class="text-sm break-words">
        {outcome.result === 'passed' ? (
          <More outcome={outcome} />
        ) : (
          <>
            <strong>{texts[outcome.result]}</strong>
            <More outcome={outcome} before=" · " />
          </>
        )}
      </p>
      {todo && <p class="quiet text-sm">{todo}</p>}
    </>
  )
}

/** Reason and figures; figures keep their own order inside Arabic. */
export const More = ({ outcome, before = '' }: { outcome: TestOutcome; before?: string }) => {
  const reason = reasonText(outcome, language.value)
  const { detail } = outcome
  if (!reason && !detail) return null
  return (
    <>
      {before}
      {reason && <bdi>{reason}</bdi>}
      {reason && detail && ' · '}
      {detail && <bdi dir="ltr">{detail}</bdi>}
    </>
  )
}

/** What helps; undefined where the reason says it all. */
const todoOf = (why: string | undefined) =>
  why === undefined ? undefined : (wordOf(testTodos, why) ?? wordOf(todoWords, why))

export const Mark = ({ result, isNow }: { result: TestResult | undefined; isNow: boolean }) => {
  const [Icon, tone] = result ? marks[result] : isNow ? running : waiting
  return <Icon size={22} aria-hidden="true" class={`mt-0.5 shrink-0 ${tone}`} />
}

const running = [LoaderCircle, 'text-primary animate-spin'] as const
const waiting = [CircleDashed, 'quiet'] as const
const marks = {
  passed: [CircleCheck, 'text-success'],
  failed: [CircleX, 'text-error'],
  skipped: [CircleMinus, 'text-warning'],
} as const
