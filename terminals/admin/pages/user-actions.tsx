// What can be done with a user, and with an entry of the wrong sign-ins, beside the fields.
import { LockKeyholeOpen } from 'lucide-preact'
import { send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { wordsOf } from '#kit/problems.ts'
import { toast } from '#kit/toast.tsx'
import { editPermission } from '#schema/permissions.ts'
import { whyNot } from '../access.ts'
import { titleOf } from '../names.ts'
import type { RowProps } from '../row-page.tsx'
import { texts } from '../texts.ts'
import { SetPin } from './user-pin.tsx'

export const UserActions = (props: RowProps) => (
  <>
    <Unlock login={String(props.row['login'])} name={titleOf('user', props.row)} />
    <SetPin {...props} />
  </>
)

export const LockoutActions = ({ row }: RowProps) => <Unlock login={String(row['who'])} />

/** Lets somebody try again who used up the tries for the PIN. */
const Unlock = ({ login, name = login }: { login: string; name?: string }) => {
  const unlock = async () => {
    const answer = await send('users.unlock', { user: login })
    if (answer.ok) toast(texts.unlocked(name), { tone: 'success' })
    else toast(wordsOf(answer.problem), { tone: 'danger' })
  }
  return (
    <Button
      icon={LockKeyholeOpen}
      why={whyNot(editPermission('user'), texts.unlocking)}
      onClick={unlock}
    >
      {texts.unlock}
    </Button>
  )
}
