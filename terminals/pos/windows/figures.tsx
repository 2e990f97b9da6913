// The X figures: what was sold so far. Never the cash that should be there: the count is blind.
import { useMemo } from 'preact/hooks'
import { ask } from '#kit/api.ts'
import { Dialog } from '#kit/dialog.tsx'
import { count, dateTime, money } from '#kit/formats.ts'
import { freshOf } from '#kit/list-of.ts'
import { Problem } from '#kit/states.tsx'
import { useKeys } from '../input/keys.ts'
import { queue } from '../local/queue.ts'
import type { TillSession } from '../local/start-data.ts'
import { leaveWith } from '../state/sell-keys.ts'
import { start, tillId } from '../state/till.ts'
import { shut } from '../state/windows.ts'
import { texts } from '../texts.ts'

type Current = { session: TillSession | null; sales: number; total: number; held: number }

export const FiguresWindow = () => {
  const current = useMemo(
    () =>
      freshOf<Current>(
        ['sale', 'till_session', 'parked_sale'],
        () => () => ask<Current>('till-sessions.current', { till_id: tillId.value }),
      ),
    [],
  )
  useKeys({ scan: leaveWith, keys: { Enter: shut } })
  const known = current.value.value
  const session = known?.session ?? start.value?.session
  return (
    <Dialog title={texts.figures} onClose={shut} isText>
      <Problem problem={current.problem.value} onAgain={current.refresh} />
      <dl class="grid grid-cols-[1fr_auto] gap-x-8 gap-y-3 py-2 text-base">
        <Figure name={texts.openedAt} value={session ? dateTime(session.opened_at) : '—'} />
        <Figure name={texts.float} value={session ? money(session.float) : '—'} />
        <Figure name={texts.salesCount} value={known ? count(known.sales) : '—'} />
        <Figure name={texts.salesTotal} value={known ? money(known.total) : '—'} large />
        <Figure name={texts.heldCountLabel} value={known ? count(known.held) : '—'} />
        <Figure name={texts.unsentLabel} value={count(queue.value.length)} />
      </dl>
      <p class="quiet text-sm">{texts.figuresHint}</p>
    </Dialog>
  )
}

const Figure = ({ name, value, large }: { name: string; value: string; large?: boolean }) => (
  <>
    <dt class="quiet self-baseline">{name}</dt>
    <dd class={`amount text-end font-semibold ${large ? 'text-xl' : ''}`}>{value}</dd>
  </>
)
