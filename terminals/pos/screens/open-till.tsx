// The day begins: the cash in the drawer is counted and entered as the float.
import { useSignal } from '@preact/signals'
import { LogOut } from 'lucide-preact'
import { newId, type Problem as ProblemOf } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { money, moneyFrom } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { NumberPad } from '#kit/number-pad.tsx'
import { LanguageSwitch, ThemeSwitch } from '#kit/page.tsx'
import { session } from '#kit/session.ts'
import { Problem } from '#kit/states.tsx'
import { useKeys } from '../input/keys.ts'
import { submit } from '../local/queue.ts'
import { AmountField } from '../parts/amount-field.tsx'
import { lock } from '../state/people.ts'
import { bad } from '../state/signs.ts'
import { closedElsewhere, readStart, sessionIs, start } from '../state/till.ts'
import { texts } from '../texts.ts'

const LIKELY_FLOATS = [5_000, 10_000, 15_000]

export const OpenTill = () => {
  const typed = useSignal('')
  const problem = useSignal<ProblemOf | undefined>(undefined)
  const open = async () => {
    const float = moneyFrom(typed.value)
    if (float === undefined || float < 0) return bad(texts.floatMissing)
    problem.value = await openTill(float)
  }
  useKeys({
    typed: text => {
      typed.value += text.replace(/[^\d.,]/g, '')
    },
    keys: {
      Enter: () => void open(),
      Backspace: () => {
        typed.value = typed.value.slice(0, -1)
      },
    },
  })
  return (
    <main class="grid h-full grid-rows-[auto_1fr] justify-items-center overflow-y-auto">
      <div class="flex w-full flex-wrap justify-end gap-3 p-4 pb-0">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <section class="m-4 grid w-full max-w-[min(24rem,calc(100%-2rem))] gap-4 self-center rounded-box border border-base-300 bg-base-100 p-6">
        <header class="flex items-start gap-3">
          <div class="min-w-0 flex-1">
            <p class="quiet">
              <bdi>{start.value && nameOf(start.value.till)}</bdi> ·{' '}
              <bdi>{session.value && nameOf(session.value.user)}</bdi>
            </p>
            <h1 class="text-xl font-semibold">{texts.openTill}</h1>
            <p class="quiet text-sm">{texts.openTillHint}</p>
          </div>
          <Button tone="quiet" icon={LogOut} label={texts.signOut} onClick={lock} />
        </header>
        {closedElsewhere.value && (
          <p class="alert alert-warning alert-soft" role="alert">
            {texts.closedElsewhere}
          </p>
        )}
        <AmountField label={texts.float} text={typed.value} />
        <div class="grid grid-cols-3 gap-2">
          {LIKELY_FLOATS.map(likely => (
            <button
              key={likely}
              type="button"
              class="key btn"
              onClick={() => {
                typed.value = String(likely / 10 ** (start.value?.tenant.currency_decimals ?? 2))
              }}
            >
              <span class="amount">{money(likely)}</span>
            </button>
          ))}
        </div>
        <Problem problem={problem.value} />
        <NumberPad
          value={typed.value}
          onValue={value => {
            typed.value = value
          }}
          extra="."
          enterText={texts.openTill}
          onEnter={open}
        />
      </section>
    </main>
  )
}

const openTill = async (float: number): Promise<ProblemOf | undefined> => {
  const till = start.value?.till
  const user = session.value?.user
  if (!till || !user) return undefined
  const id = newId()
  const { outcome } = await submit({
    command: 'till-sessions.open',
    input: { till_id: till.id, float, till_session_id: id },
    amount: float,
    label: texts.openTill,
  })
  const ended = await outcome
  if (ended.is === 'refused') {
    void readStart()
    return ended.problem
  }
  sessionIs({
    id,
    tenant_id: till.tenant_id,
    store_id: till.store_id,
    till_id: till.id,
    z_no: 0,
    opened_at: Date.now(),
    opened_by: user.id,
    float,
    closed_at: null,
    closed_by: null,
    expected_json: null,
    counted_json: null,
    difference: null,
  })
  if (ended.is === 'done') void readStart()
  return undefined
}
