// The day ends: a blind count by denomination, then the result. A difference is noted, never in the way.
import { signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { type Problem as ProblemOf, send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { count, money, moneyFrom } from '#kit/formats.ts'
import { isolated } from '#kit/i18n.ts'
import { NumberPad } from '#kit/number-pad.tsx'
import { Problem } from '#kit/states.tsx'
import type { Row } from '#schema/index.ts'
import { worth } from '#schema/rules/cash.ts'
import { isField, useKeys } from '../input/keys.ts'
import { queue, setAside } from '../local/queue.ts'
import { fateWords, PaperAnswers, placeOf, troubleOf } from '../parts/paper-jobs.tsx'
import { isEmpty } from '../state/counter.ts'
import { lock } from '../state/people.ts'
import { good } from '../state/signs.ts'
import { online, sessionIs, start } from '../state/till.ts'
import { followJob, hasFailed, isAsked, isOut } from '../state/till-paper.ts'
import { shut } from '../state/windows.ts'
import { texts } from '../texts.ts'

const PIECES_MAX = 99_999

type Result = {
  z_no: number
  expected: Record<string, number>
  counted: { cash: number; card: number | null }
  difference: number
  print_job_id?: string
}

/** Pieces by denomination; kept while the window is shut, a count is not done twice. */
const pieces = signal<Record<string, number>>({})
const cardText = signal('')
/** A count of nothing is one only when it is said so. */
const isDrawerEmpty = signal(false)
const result = signal<Result | undefined>(undefined)

export const CloseWindow = () => {
  // The pad takes the focus from the field, which goes on being the one that is typed into.
  const typing = result.value ? undefined : typingKeys
  useKeys({ typed: typing && type, keys: typing })
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
      good(texts.closed)
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
      <div class="grid gap-2 pb-1">
        <p class="quiet text-sm">{texts.closeHint}</p>
        <Problem problem={problem.value} />
        {why !== undefined && <p class="alert alert-warning alert-soft py-2">{why}</p>}
        <SetAside />
        <div class="grid gap-x-6 gap-y-4 md:grid-cols-[1fr_1fr_17rem]">
          <Pieces name={texts.notes} values={notes} />
          <Pieces name={texts.coins} values={coins} />
          <div class="grid content-start gap-2">
            <CardTotal />
            <DrawerEmpty />
            <Pad />
          </div>
        </div>
      </div>
    </Dialog>
  )
}

const CardTotal = () => (
  <label class="grid gap-1">
    <span class="text-sm font-medium">{texts.cardTotal}</span>
    <input
      {...field(CARD)}
      class={`key input ltr w-full text-end text-base ${marked(CARD)}`}
      inputMode={isPadShown() ? 'none' : 'decimal'}
      value={cardText.value}
      onInput={event => write(CARD, event.currentTarget.value)}
    />
  </label>
)

const DrawerEmpty = () => (
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
)

const Pieces = ({ name, values }: { name: string; values: readonly number[] }) => (
  <fieldset class="grid content-start gap-0.5">
    <legend class="text-sm font-semibold">{name}</legend>
    {values
      .toSorted((a, b) => b - a)
      .map(value => (
        <label key={value} class="grid grid-cols-[4rem_5.5rem_1fr] items-center gap-2">
          <span class="amount">{money(value)}</span>
          <input
            {...field(String(value))}
            class={`key input ltr w-full text-end text-base ${marked(String(value))}`}
            inputMode={isPadShown() ? 'none' : 'numeric'}
            aria-label={texts.pieces(money(value))}
            value={read(String(value))}
            onInput={event => write(String(value), event.currentTarget.value)}
          />
          <span class="amount quiet text-end">{money(value * (pieces.value[value] ?? 0))}</span>
        </label>
      ))}
  </fieldset>
)

// A phone has a pad of its own, which comes up with the field.
const Pad = () => (
  <div class="max-md:hidden">
    <NumberPad
      // As with keys: the first digit replaces what stood there.
      value={isUntouched.value ? '' : read(current.value)}
      extra={current.value === CARD ? '.' : undefined}
      max={current.value === CARD ? 10 : String(PIECES_MAX).length}
      onValue={text => {
        isUntouched.value = false
        write(current.value, text)
      }}
      enterText={texts.next}
      onEnter={next}
    />
  </div>
)

const CARD = 'card'
/** The field that the pad types into: a denomination, or the card total. */
const current = signal(CARD)
const isUntouched = signal(true)

const isPadShown = () => matchMedia('(min-width: 48rem)').matches

const marked = (key: string) => (key === current.value ? 'border-primary outline-primary' : '')

const read = (key: string): string =>
  key === CARD ? cardText.value : String(pieces.value[Number(key)] ?? '')

const write = (key: string, text: string) => {
  if (key === CARD) {
    cardText.value = text
    return
  }
  const many = Number(text.replace(/\D/g, ''))
  const { [Number(key)]: _, ...others } = pieces.value
  pieces.value = many > 0 ? { ...others, [key]: Math.min(PIECES_MAX, many) } : others
  if (many > 0) isDrawerEmpty.value = false
}

const field = (key: string) => ({
  'data-count': key,
  autocomplete: 'off',
  onFocus: (event: FocusEvent & { currentTarget: HTMLInputElement }) => {
    current.value = key
    isUntouched.value = true
    event.currentTarget.select()
  },
})

const type = (text: string) => {
  write(current.value, (isUntouched.value ? '' : read(current.value)) + text)
  isUntouched.value = false
}

const typingKeys = {
  Enter: () => {
    const focused = document.activeElement
    if (focused instanceof HTMLButtonElement) return false
    next()
    return true
  },
  Backspace: () => {
    if (isField(document.activeElement)) return false
    write(current.value, read(current.value).slice(0, -1))
    return true
  },
}

// To the field after the one that was typed into; after the last one, to the end of the count.
const next = () => {
  const fields = [...document.querySelectorAll<HTMLElement>('[data-count]')]
  const at = fields.findIndex(known => known.dataset['count'] === current.value)
  const end = document.querySelector<HTMLElement>('dialog footer .btn-primary')
  const to = fields[at + 1] ?? end
  to?.focus()
}

const signed = (amount: number) => (amount > 0 ? isolated(`+${money(amount)}`) : money(amount))

const Outcome = ({ result: known }: { result: Result }) => {
  const { expected, counted, difference } = known
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
      <p>{texts.closed}</p>
      <SetAside />
      <ZPaper result={known} />
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
          {signed(difference)}
        </dd>
        {counted.card !== null && (
          <>
            <dt class="quiet">{texts.cardDifference}</dt>
            <dd class="amount text-end">{signed(counted.card - (expected['card'] ?? 0))}</dd>
          </>
        )}
      </dl>
      <p class="py-3">{words}</p>
    </Dialog>
  )
}

/** Money of the drawer that no figure of the close knows. */
const SetAside = () => {
  const many = setAside.value.length
  if (many === 0) return null
  const amount = setAside.value.reduce((sum, entry) => sum + entry.amount, 0)
  return (
    <p class="alert alert-error alert-soft py-2" role="alert">
      {texts.closeSetAside(many, count(many), money(amount))}
    </p>
  )
}

/** What becomes of the paper: nobody goes home believing in a report that waits for a roll. */
const ZPaper = ({ result: { z_no, print_job_id } }: { result: Result }) => {
  const job = useSignal<Row<'print_job'> | undefined>(undefined)
  useEffect(() => followJob(print_job_id, job), [print_job_id])
  const no = count(z_no)
  return (
    <div class="grid gap-2 pb-3" role="status" data-test="z-paper">
      {print_job_id === undefined ? (
        <p class="text-warning">{texts.zNoPrinter(no)}</p>
      ) : (
        <ZJob job={job.value} no={no} />
      )}
    </div>
  )
}

const ZJob = ({ job, no }: { job: Row<'print_job'> | undefined; no: string }) => {
  if (!job) return <p>{texts.zPrints(no)}</p>
  if (isOut(job)) return <p>{texts.zIsOut(no, placeOf(job))}</p>
  if (job.state === 'cancelled') return <p class="text-warning">{texts.zNotPrinted(no)}</p>
  const isLeft = isAsked(job) || hasFailed(job)
  const why = isLeft ? fateWords(job) : troubleOf(job)
  if (why === undefined) return <p>{texts.zPrints(no)}</p>
  return (
    <>
      <p class="font-semibold">{texts.zWaits(no)}</p>
      <p class="text-warning">{why}</p>
      {isLeft && <PaperAnswers job={job} />}
    </>
  )
}

// What stands in the way whatever is counted.
const whyNotNow = (): string | undefined => {
  if (!isEmpty.value) return texts.closeBasket
  if (!online.value) return texts.closeAway
  const unsent = queue.value.filter(entry => entry.state === 'waiting').length
  if (unsent > 0) return texts.closeUnsent(unsent, count(unsent))
  return undefined
}

const whyNotCounted = (): string | undefined =>
  Object.keys(pieces.value).length === 0 && !isDrawerEmpty.value ? texts.countFirst : undefined
