// The drawer without a sale: it opens, and the reason is kept.
import { useSignal } from '@preact/signals'
import { type Problem as ProblemOf, send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { Problem } from '#kit/states.tsx'
import { useKeys } from '../input/keys.ts'
import { ReasonPart } from '../parts/reason-part.tsx'
import { watchDrawer } from '../state/drawer.ts'
import { good } from '../state/signs.ts'
import { tillId } from '../state/till.ts'
import { shut } from '../state/windows.ts'
import { texts } from '../texts.ts'

export const DrawerWindow = () => {
  const reason = useSignal('')
  const problem = useSignal<ProblemOf | undefined>(undefined)
  const why = reason.value.trim() === '' ? texts.sayWhy : undefined
  const open = async () => {
    if (reason.value.trim() === '') return
    const answer = await send<{ print_job_id: string }>('printing.open-drawer', {
      till_id: tillId.value,
      reason: reason.value.trim(),
    })
    problem.value = answer.ok ? undefined : answer.problem
    if (!answer.ok) return
    shut()
    good(texts.drawerAsked)
    watchDrawer(answer.value.print_job_id)
  }
  useKeys({
    typed: text => {
      reason.value += text
    },
    keys: { Enter: () => void open(), F8: () => void open() },
  })
  return (
    <Dialog
      title={texts.openDrawer}
      onClose={shut}
      isActionFirst
      actions={
        <Button class="key px-5" tone="primary" keys="F8" why={why} onClick={open}>
          {texts.openDrawer}
        </Button>
      }
    >
      <div class="grid gap-3">
        <p class="quiet">{texts.drawerHint}</p>
        <ReasonPart
          label={texts.reason}
          likely={texts.reasonsDrawer}
          value={reason.value}
          onValue={next => (reason.value = next)}
        />
        <Problem problem={problem.value} />
      </div>
    </Dialog>
  )
}
