// A user's new PIN: typed twice, never shown, kept by the server as a hash.
import { useSignal } from '@preact/signals'
import { KeyRound } from 'lucide-preact'
import { type Problem as ProblemOf, send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { Field, TextInput } from '#kit/field.tsx'
import { Problem } from '#kit/states.tsx'
import { toast } from '#kit/toast.tsx'
import { whyReadOnly } from '../access.ts'
import { titleOf } from '../names.ts'
import type { RowProps } from '../row-page.tsx'
import { texts } from '../texts.ts'

export const SetPin = ({ row }: RowProps) => {
  const open = useSignal(false)
  return (
    <>
      <Button icon={KeyRound} why={whyReadOnly('user')} onClick={() => (open.value = true)}>
        {texts.setPin}
      </Button>
      {open.value && (
        <PinDialog id={row.id} name={titleOf('user', row)} onClose={() => (open.value = false)} />
      )}
    </>
  )
}

const PinDialog = ({ id, name, onClose }: { id: string; name: string; onClose: () => void }) => {
  const pin = useSignal('')
  const again = useSignal('')
  const tried = useSignal(false)
  const problem = useSignal<ProblemOf | undefined>(undefined)
  const short = !/^\d{4,8}$/.test(pin.value)
  const differs = pin.value !== again.value
  const keep = async () => {
    tried.value = true
    if (short || differs) return
    const answer = await send('users.set-pin', { user_id: id, pin: pin.value })
    problem.value = answer.ok ? undefined : answer.problem
    if (!answer.ok) return
    toast(texts.pinSet(name), { tone: 'success' })
    onClose()
  }
  return (
    <Dialog
      title={texts.pinFor(name)}
      onClose={onClose}
      onSubmit={keep}
      actions={
        <>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button tone="primary" submit>
            {texts.setPin}
          </Button>
        </>
      }
    >
      <div class="grid gap-4 pt-1">
        <Field
          label={texts.newPin}
          hint={texts.pinHint}
          problem={tried.value && short ? texts.pinHint : undefined}
        >
          {control => (
            <TextInput
              control={control}
              type="password"
              ltr
              autoFocus
              value={pin.value}
              onValue={value => (pin.value = value)}
            />
          )}
        </Field>
        <Field
          label={texts.pinAgain}
          problem={tried.value && differs ? texts.pinsDiffer : undefined}
        >
          {control => (
            <TextInput
              control={control}
              type="password"
              ltr
              value={again.value}
              onValue={value => (again.value = value)}
            />
          )}
        </Field>
        <Problem problem={problem.value} />
      </div>
    </Dialog>
  )
}
