// The card terminal's day ends: what it adds up beside our card sales. Nothing waits for it.
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { get, newId, type Problem as ProblemOf, send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { count, money } from '#kit/formats.ts'
import { isolated } from '#kit/i18n.ts'
import { onChange } from '#kit/live.ts'
import { wordsOfCode } from '#kit/problems.ts'
import { Problem } from '#kit/states.tsx'
import type { Row } from '#schema/index.ts'
import { useKeys } from '../input/keys.ts'
import { tillId } from '../state/till.ts'
import { shut } from '../state/windows.ts'
import { texts } from '../texts.ts'

/** How often the day is read again while no message came. */
const POLL_MS = 1_000

type Day = Row<'card_day'>

/** The day that was asked for; kept while the window is shut, so that it is not asked for twice. */
const day = signal<Pick<Day, 'id' | 'state'> | Day | undefined>(undefined)
const problem = signal<ProblemOf | undefined>(undefined)

const ask = async () => {
  const till_id = tillId.value
  if (!till_id || day.value?.state === 'requested') return
  const id = newId()
  const answer = await send('payments.end-of-day', { card_day_id: id, till_id })
  problem.value = answer.ok ? undefined : answer.problem
  if (answer.ok) day.value = { id, state: 'requested' }
}

const read = async () => {
  const asked = day.value
  if (asked?.state !== 'requested') return
  const answer = await get<Day>('card_day', asked.id)
  if (answer.ok) day.value = answer.value
}

export const CardDayWindow = () => {
  const now = day.value
  const isUnderWay = now?.state === 'requested'
  useKeys({ keys: { Enter: () => (now && !isUnderWay ? shut() : void ask()) } })
  useEffect(() => {
    // What was said of an earlier day is said no more.
    if (day.value?.state !== 'requested') day.value = undefined
    problem.value = undefined
    const timer = setInterval(read, POLL_MS)
    const off = onChange(['card_day'], () => void read())
    return () => {
      clearInterval(timer)
      off()
    }
  }, [])
  return (
    <Dialog
      title={texts.cardDay}
      onClose={shut}
      isText
      actions={
        now && !isUnderWay ? (
          <Button class="key px-5" tone="primary" onClick={shut}>
            {texts.ok}
          </Button>
        ) : (
          <Button
            class="key px-5"
            tone="primary"
            why={isUnderWay ? texts.cardDayUnderWay : undefined}
            onClick={ask}
          >
            {texts.cardDayNow}
          </Button>
        )
      }
    >
      <Problem problem={problem.value} />
      <div role="status" aria-live="polite" data-test="card-day">
        {now === undefined && <p>{texts.cardDayHint}</p>}
        {isUnderWay && (
          <p class="flex items-center gap-3">
            <span class="loading loading-dots" aria-hidden="true" />
            {texts.cardDayUnderWay}
          </p>
        )}
        {now && 'expected' in now && <Result day={now} />}
      </div>
    </Dialog>
  )
}

const Result = ({ day: { state, message, amount, expected, totals_json } }: { day: Day }) => {
  if (state === 'requested') return null
  if (state === 'unknown')
    return <p class="alert alert-warning alert-soft">{texts.cardDayUnknown}</p>
  if (state === 'failed') {
    const code = message ?? 'terminal-cannot'
    return <p class="alert alert-warning alert-soft">{wordsOfCode(code, code)}</p>
  }
  const difference = amount === null ? 0 : amount - expected
  return (
    <>
      <dl class="grid grid-cols-[1fr_auto] gap-x-8 gap-y-2 text-base">
        {totalsOf(totals_json).map(one => (
          <>
            <dt key={one.card} class="quiet">
              {count(one.count)} × <bdi>{one.card}</bdi>
            </dt>
            <dd class="amount text-end">{money(one.amount)}</dd>
          </>
        ))}
        <dt class="quiet">{texts.cardByTerminal}</dt>
        <dd class="amount text-end">{amount === null ? '–' : money(amount)}</dd>
        <dt class="quiet">{texts.cardBySales}</dt>
        <dd class="amount text-end">{money(expected)}</dd>
        <dt class="font-semibold">{texts.difference}</dt>
        <dd class="amount text-end text-xl font-bold" data-test="card-day-difference">
          {difference > 0 ? isolated(`+${money(difference)}`) : money(difference)}
        </dd>
      </dl>
      <p class="py-3">{difference === 0 ? texts.differenceNone : texts.cardDayDiffers}</p>
    </>
  )
}

type Total = { card: string; count: number; amount: number }

const totalsOf = (text: string): Total[] => {
  const all: unknown = JSON.parse(text)
  return Array.isArray(all) ? all.filter(isTotal) : []
}

const isTotal = (one: unknown): one is Total =>
  typeof one === 'object' &&
  one !== null &&
  'card' in one &&
  typeof one.card === 'string' &&
  'count' in one &&
  typeof one.count === 'number' &&
  'amount' in one &&
  typeof one.amount === 'number'
