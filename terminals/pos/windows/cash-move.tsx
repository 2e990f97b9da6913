// Cash put in, taken out, or brought to the safe; noted with its reason, also while the server is away.
import { useSignal } from '@preact/signals'
import type { Problem as ProblemOf } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { NumberPad } from '#kit/number-pad.tsx'
import { wordsOf } from '#kit/problems.ts'
import { session } from '#kit/session.ts'
import { Problem } from '#kit/states.tsx'
import { useKeys } from '../input/keys.ts'
import { submit } from '../local/queue.ts'
import { AmountField } from '../parts/amount-field.tsx'
import { ReasonPart } from '../parts/reason-part.tsx'
import { typedAmount } from '../state/pay.ts'
import { bad, good } from '../state/signs.ts'
import { start } from '../state/till.ts'
import { shut } from '../state/windows.ts'
import { texts } from '../texts.ts'

type Kind = 'in' | 'out' | 'drop'

const overLimit = (limit: number) =>
  wordsOf({
    code: 'cash-out-over-limit',
    status: 0,
    title: '',
    detail: '',
    data: { left: limit },
  })

export const CashMoveWindow = () => {
  const kind = useSignal<Kind>('in')
  const text = useSignal('')
  const reason = useSignal('')
  const problem = useSignal<ProblemOf | undefined>(undefined)
  // The server knows what was taken before; with the server away, at least this much is said here.
  const tooMuch = () => {
    const limit = session.value?.cash_out_limit ?? null
    const amount = typedAmount(text.value) ?? 0
    return kind.value !== 'in' && limit !== null && amount > limit ? overLimit(limit) : undefined
  }
  const whyNot = () => {
    if (typedAmount(text.value) === undefined) return texts.notAnAmount
    return tooMuch() ?? (reason.value.trim() === '' ? texts.sayWhy : undefined)
  }
  const why = whyNot()
  const note = async () => {
    const opened = start.value?.session
    const amount = typedAmount(text.value)
    const refused = whyNot()
    if (refused !== undefined) return bad(refused)
    if (amount === undefined || !opened) return
    const input = {
      till_session_id: opened.id,
      kind: kind.value,
      amount,
      reason: reason.value.trim(),
    }
    const { outcome } = await submit({
      command: 'till-sessions.move-cash',
      input,
      amount,
      label: reason.value.trim(),
    })
    const ended = await outcome
    problem.value = ended.is === 'refused' ? ended.problem : undefined
    if (ended.is === 'refused') return
    shut()
    good(texts.moved)
  }
  useKeys({
    typed: more => {
      text.value = (text.value + more.replace(/[^\d.,]/g, '')).slice(0, 10)
    },
    keys: {
      Enter: () => void note(),
      Backspace: event => {
        if (event.target instanceof HTMLInputElement) return false
        text.value = text.value.slice(0, -1)
        return true
      },
    },
  })
  const kinds: [Kind, string][] = [
    ['in', texts.cashIn],
    ['out', texts.cashOut],
    ['drop', texts.cashDrop],
  ]
  const likely = { in: texts.reasonsIn, out: texts.reasonsOut, drop: texts.reasonsDrop }[kind.value]
  return (
    <Dialog
      title={texts.cashInOut}
      onClose={shut}
      size="wide"
      isActionFirst
      actions={
        <Button class="key px-5" tone="primary" why={why} onClick={note}>
          {texts.save}
        </Button>
      }
    >
      <div class="grid gap-4 md:grid-cols-2">
        <div class="grid content-start gap-3">
          <div class="grid grid-cols-3 gap-2">
            {kinds.map(([value, name]) => (
              <button
                key={value}
                type="button"
                class={`key btn ${kind.value === value ? 'btn-neutral' : ''}`}
                aria-pressed={kind.value === value}
                onClick={() => (kind.value = value)}
              >
                {name}
              </button>
            ))}
          </div>
          <ReasonPart
            label={texts.reason}
            likely={likely}
            value={reason.value}
            onValue={next => (reason.value = next)}
          />
          <Problem problem={problem.value} />
        </div>
        <div class="grid content-start gap-3">
          <AmountField label={texts.amount} text={text.value} />
          <p class="min-h-6 text-sm font-medium text-error" role="alert">
            {tooMuch()}
          </p>
          <NumberPad
            value={text.value}
            extra="."
            max={10}
            onValue={value => (text.value = value)}
          />
        </div>
      </div>
    </Dialog>
  )
}
