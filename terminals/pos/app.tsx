// Which screen the till shows.

import { nameOf } from '#kit/i18n.ts'
import { type Choices, choices, session } from '#kit/session.ts'
import { SignIn } from '#kit/sign-in.tsx'
import { Toasts } from '#kit/toast.tsx'
import { ChooseTill } from './screens/choose-till.tsx'
import { OpenTill } from './screens/open-till.tsx'
import { SellScreen } from './screens/sell.tsx'
import { Loading, NoServer } from './screens/waiting.tsx'
import { Windows } from './screens/windows.tsx'
import { flash, said } from './state/signs.ts'
import { stage, start, tillId } from './state/till.ts'

export const App = () => (
  <div class="till bg-base-200">
    {choices.value ? <Stage known={choices.value} /> : <NoServer />}
    {stage.value === 'sell' && <Windows />}
    <Toasts />
    <Said />
    <Flash />
  </div>
)

const Stage = ({ known }: { known: Choices }) => {
  switch (stage.value) {
    case 'choose':
      return <ChooseTill choices={known} />
    case 'sign-in':
      return <SignIn title={tillName(known)} choices={known} tillId={tillId.value} />
    case 'loading':
      return <Loading />
    case 'open':
      return <OpenTill />
    case 'sell':
      return <SellScreen />
  }
}

const tillName = (known: Choices) => {
  const till = start.value?.till ?? known.tills?.find(({ id }) => id === tillId.value)
  return till ? nameOf(till) : ''
}

/** For the screen reader alone: goods, totals, refusals. */
const Said = () => (
  <p class="sr-only" aria-live="polite" data-user={session.value?.user.login}>
    {said.value}
  </p>
)

const Flash = () => (
  <div
    key={flash.value.turn}
    aria-hidden="true"
    class={`pointer-events-none fixed inset-0 z-50 ${flash.value.turn > 0 ? `flash-${flash.value.is}` : ''}`}
  />
)
