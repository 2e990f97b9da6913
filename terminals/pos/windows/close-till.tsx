// The day ends: a blind count by denomination, then the result. A difference is noted, never in the way.
import { signal, useSignal } from '@preact/signals'
import { type Problem as ProblemOf, send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { count, money, moneyFrom } from '#kit/formats.ts'
import { Problem } from '#kit/states.tsx'
import { worth } from '#schema/rules/cash.ts'
import { useKeys } from '../input/keys.ts'
import { queue } from '../local/queue.ts'
import { isEmpty } from '../state/counter.ts'
import { lock } from '../state/people.ts'
import { good } from '../state/signs.ts'
import { online, sessionIs, start } from '../state/till.ts'
import { shut } from '../state/windows.ts'
import { texts } from '../texts.ts'

const PIECES_MAX = 99_999

type Result = {
  z_no: number
  expected: Record<string, number>
  counted: { cash: number; card: number | null }
  difference: number
}

/** Pieces by denomination; kept while the window is shut, a count is not done twice. */
const pieces = signal<Record<string, number>>({})
const cardText = signal('')
/** A count of nothing is one only when it is said so. */
const isDrawerEmpty = signal(false)
const result = signal<Result | undefined>(undefined)

export const CloseWindow = () => {
  useKeys({})
  return result.value ? <Outcome result={result.value} /> : <Count />
}

const Count = () => {
  const problem = useSignal<ProblemOf | undefined>(undefined)
  const { notes, coins } = start.value?.denominations ?? { notes: [], coins: [] }
  const counted = worth(
    Object.entries(pieces.value).map(([value, many]) => ({ value: Number(value), count: many })),
  )
  const why = whyNotNow()
  const close = async () => {
    const session = start.value?.session
    if (!session) return
    const card = cardText.value.trim() === '' ? undefined : moneyFrom(cardText.value)
    const counts = { cash: pieces.value, ...(card === undefined ? {} : { card }) }
    const answer = await send<Result>('till-sessions.close', {
      till_session_id: session.id,
      counts,
    })
    problem.value = answer.ok ? undefined : answer.problem
    if (answer.ok) {
      result.value = answer.value
      good(texts.closed(count(answer.value.z_no)))
    }
  }
  return (
    <Dialog
      title={texts.closeTill}
      onClose={shut}
      size="wide"
      actions={
        <>
          <p class="flex flex-1 items-baseline gap-3 ps-2">
            <span class="font-semibold">{texts.counted}</span>
            <output class="amount text-xl font-bold" data-test="counted">
              {money(counted)}
            </output>
          </p>
          <Button class="key px-5" tone="primary" why={why ?? whyNotCounted()} onClick={close}>
            {texts.closeNow}
          </Button>
        </>
      }
    >
      <div class="grid gap-4 pb-2">
        <p class="quiet">{texts.closeHint}</p>
        <Problem problem={problem.value} />
        {why !== undefined && <p class="alert alert-warning alert-soft">{why}</p>}
        <div class="grid gap-x-8 gap-y-4 md:grid-cols-2">
          <Pieces name={texts.notes} values={notes} />
          <Pieces name={texts.coins} values={coins} />
        </div>
        <label class="key flex cursor-pointer items-center gap-3">
          <input
            type="checkbox"
            class="checkbox"
            checked={isDrawerEmpty.value}
            onChange={event => {
              isDrawerEmpty.value = event.currentTarget.checked
              if (isDrawerEmpty.value) pieces.value = {}
            }}
          />
          <span>{texts.drawerEmpty}</span>
        </label>
        <label class="flex items-center justify-between gap-4">
          <span>{texts.cardTotal}</span>
          <input
            class="key input ltr w-44 text-end text-base"
            inputMode="decimal"
            autocomplete="off"
            value={cardText.value}
            onInput={event => {
              cardText.value = event.currentTarget.value
            }}
          />
        </label>
      </div>
    </Dialog>
  )
}

const Pieces = ({ name, values }: { name: string; values: readonly number[] }) => (
  <fieldset class="grid content-start gap-1">
    <legend class="pb-1 font-semibold">{name}</legend>
    {values
      .toSorted((a, b) => b - a)
      .map(value => (
        <label key={value} class="grid grid-cols-[5rem_6.5rem_1fr] items-center gap-3">
          <span class="amount">{money(value)}</span>
          <input
            class="key input ltr w-full text-end text-base"
            inputMode="numeric"
            autocomplete="off"
            aria-label={texts.pieces(money(value))}
            value={pieces.value[value] ?? ''}
            onFocus={event => event.currentTarget.select()}
            onKeyDown={nextOnEnter}
            onInput={event => {
              const many = Number(event.currentTarget.value.replace(/\D/g, ''))
              const { [value]: _, ...others } = pieces.value
              pieces.value = many > 0 ? { ...others, [value]: Math.min(PIECES_MAX, many) } : others
              if (many > 0) isDrawerEmpty.value = false
            }}
          />
          <span class="amount quiet text-end">{money(value * (pieces.value[value] ?? 0))}</span>
        </label>
      ))}
  </fieldset>
)

const Outcome = ({ result: { z_no, expected, counted, difference } }: { result: Result }) => {
  const end = () => {
    result.value = undefined
    pieces.value = {}
    isDrawerEmpty.value = false
    cardText.value = ''
    shut()
    sessionIs(null)
    void lock()
  }
  const words =
    difference === 0
      ? texts.differenceNone
      : difference > 0
        ? texts.differenceOver
        : texts.differenceUnder
  return (
    <Dialog
      title={texts.closeTill}
      onClose={end}
      actions={
        <Button class="key px-5" tone="primary" onClick={end}>
          {texts.ok}
        </Button>
      }
    >
      <p class="pb-3">{texts.closed(count(z_no))}</p>
      <dl class="grid grid-cols-[1fr_auto] gap-x-8 gap-y-2 text-base">
        <dt class="quiet">{texts.expected}</dt>
        <dd class="amount text-end">{money(expected['cash'] ?? 0)}</dd>
        <dt class="quiet">{texts.counted}</dt>
        <dd class="amount text-end">{money(counted.cash)}</dd>
        <dt class="self-baseline font-semibold">{texts.difference}</dt>
        <dd
          class={`amount text-end text-xl font-bold ${difference === 0 ? 'text-success' : 'text-warning'}`}
          data-test="difference"
        >
          {money(difference)}
        </dd>
        {counted.card !== null && (
          <>
            <dt class="quiet">{texts.card}</dt>
            <dd class="amount text-end">{money(counted.card - (expected['card'] ?? 0))}</dd>
          </>
        )}
      </dl>
      <p class="py-3">{words}</p>
    </Dialog>
  )
}

// What stands in the way whatever is counted.
const whyNotNow = (): string | undefined => {
  if (!isEmpty.value) return texts.closeBasket
  if (!online.value) return texts.closeAway
  const unsent = queue.value.filter(entry => entry.state === 'waiting').length
  if (unsent > 0) return texts.closeUnsent(count(unsent))
  return undefined
}

const whyNotCounted = (): string | undefined =>
  Object.keys(pieces.value).length === 0 && !isDrawerEmpty.value ? texts.countFirst : undefined

const nextOnEnter = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
  if (event.key !== 'Enter') return
  event.preventDefault()
  const fields = [...(event.currentTarget.form?.querySelectorAll('input') ?? [])]
  fields[fields.indexOf(event.currentTarget) + 1]?.focus()
}
