// Signing in: touch your name, type your PIN. Head office names nobody: there the name is typed too.
import { useSignal } from '@preact/signals'
import { ArrowLeft } from 'lucide-preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { type Answer, newId, type Problem as ProblemOf, request } from './api.ts'
import { Button } from './button.tsx'
import { nameOf } from './i18n.ts'
import { NumberPad } from './number-pad.tsx'
import { LanguageSwitch, ThemeSwitch } from './page.tsx'
import { apiPath } from './paths.ts'
import { type Choices, roleOf, type Session, type SessionUser, signedIn } from './session.ts'
import { Empty, Problem } from './states.tsx'
import { texts } from './texts.ts'

const PIN_SHORTEST = 4
const PIN_LONGEST = 8
const FIND_FROM = 12
const LOGIN_LONGEST = 41

/** Signs in and keeps the session; the till says which one it is. */
export const signIn = async (
  user: string,
  pin: string,
  tillId?: string,
): Promise<Answer<Session>> => {
  const answer = await request<Session>('POST', apiPath.sessions, {
    body: { user, pin, ...(tillId === undefined ? {} : { till_id: tillId }) },
    headers: { 'Idempotency-Key': newId() },
  })
  if (answer.ok) signedIn(answer.value)
  return answer
}

type SignInProps = {
  /** what is signed in to: the till's or the store's name */
  title: string
  choices: Choices
  tillId?: string | undefined
  /** instead of asking the server: the till can check a PIN it has seen while the server is away */
  onPin?: ((user: SessionUser, pin: string) => Promise<ProblemOf | undefined>) | undefined
}

export const SignIn = ({ title, choices, tillId, onPin }: SignInProps) => {
  const chosen = useSignal<SessionUser | undefined>(undefined)
  const wanted = useSignal('')
  const users = choices.users.filter(user => holds(user, wanted.value))
  return (
    <main class="grid min-h-dvh grid-rows-[auto_1fr] bg-base-200">
      <header class="flex flex-wrap items-center justify-end gap-3 p-4">
        <p class="min-w-0 flex-1 text-lg font-semibold">{nameOf(choices.tenant)}</p>
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <section class="mx-auto w-full max-w-3xl p-4 sm:pt-12" aria-label={texts.signIn}>
        {chosen.value ? (
          <PinEntry
            user={chosen.value}
            tillId={tillId}
            onPin={onPin}
            onBack={() => (chosen.value = undefined)}
          />
        ) : choices.side === 'head-office' ? (
          <LoginEntry title={title} onLogin={login => (chosen.value = nameless(login))} />
        ) : (
          <>
            <p class="quiet">{title}</p>
            <h1 class="mb-6 text-xl font-semibold">{texts.whoAreYou}</h1>
            {choices.users.length > FIND_FROM && (
              <input
                class="input mb-4 w-full"
                type="search"
                aria-label={texts.findName}
                placeholder={texts.findName}
                onInput={event => (wanted.value = event.currentTarget.value)}
              />
            )}
            <ul class="grid grid-cols-2 gap-3 sm:grid-cols-3">
              {users.map(user => (
                <li key={user.id}>
                  <UserTile user={user} onClick={() => (chosen.value = user)} />
                </li>
              ))}
            </ul>
            {choices.users.length === 0 && <Empty title={texts.noUsers} />}
          </>
        )}
      </section>
    </main>
  )
}

const LoginEntry = ({ title, onLogin }: { title: string; onLogin: (login: string) => void }) => {
  const login = useSignal('')
  const enter = (event: Event) => {
    event.preventDefault()
    const typed = login.value.trim().toLowerCase()
    if (typed !== '') onLogin(typed)
  }
  return (
    <form class="mx-auto grid max-w-xs gap-4" onSubmit={enter}>
      <div>
        <p class="quiet">{title}</p>
        <h1 class="text-xl font-semibold">{texts.whoAreYou}</h1>
      </div>
      <label class="grid gap-1">
        <span class="font-medium">{texts.yourLogin}</span>
        <input
          class="ltr input w-full"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          maxLength={LOGIN_LONGEST}
          autofocus
          value={login.value}
          onInput={event => (login.value = event.currentTarget.value)}
        />
        <span class="quiet text-sm">{texts.yourLoginHint}</span>
      </label>
      <Button tone="primary" submit>
        {texts.next}
      </Button>
    </form>
  )
}

/** Who a typed login is, the server says after the PIN. */
const nameless = (login: string): SessionUser => ({
  id: login,
  name: login,
  name_ar: '',
  login,
  role: '',
  role_ar: '',
  language: '',
  colour: '',
})

const UserTile = ({ user, onClick }: { user: SessionUser; onClick: () => void }) => (
  <button
    type="button"
    class="flex h-full min-h-20 w-full cursor-pointer items-center gap-3 max-sm:gap-2 rounded-box border border-base-300 bg-base-100 p-3 text-start hover:border-primary"
    onClick={onClick}
  >
    <Face user={user} />
    <span class="min-w-0">
      <bdi class="block font-semibold break-words">{nameOf(user)}</bdi>
      <span class="quiet block text-sm break-words">{roleOf(user)}</span>
    </span>
  </button>
)

/** The user's initials on their colour. */
export const Face = ({
  user,
  size = 'size-12',
}: {
  user: { name: string; name_ar: string; colour: string }
  size?: string
}) => (
  <span
    aria-hidden="true"
    class={`grid ${size} shrink-0 place-items-center rounded-full border-4 bg-base-100 text-sm font-bold`}
    style={{ borderColor: user.colour || 'var(--color-primary)' }}
  >
    {initials(nameOf(user))}
  </span>
)

const PinEntry = (
  props: Pick<SignInProps, 'tillId' | 'onPin'> & { user: SessionUser; onBack: () => void },
) => {
  const { user, tillId, onPin, onBack } = props
  const pin = useSignal('')
  const problem = useSignal<ProblemOf | undefined>(undefined)
  const busy = useRef(false)
  const enter = async () => {
    if (busy.current || pin.value.length < PIN_SHORTEST) return
    busy.current = true
    if (onPin) problem.value = await onPin(user, pin.value)
    else {
      const answer = await signIn(user.id, pin.value, tillId)
      problem.value = answer.ok ? undefined : answer.problem
    }
    pin.value = ''
    busy.current = false
  }
  const typed = (value: string) => {
    pin.value = value
    if (value !== '') problem.value = undefined
  }
  // Before the next key: a quick hand types the PIN sooner than the pad is painted.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (/^\d$/.test(event.key) && pin.value.length < PIN_LONGEST) typed(pin.value + event.key)
      else if (event.key === 'Backspace') typed(pin.value.slice(0, -1))
      else if (event.key === 'Escape') onBack()
      else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) enter()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [user.id])
  return (
    <div class="mx-auto grid max-w-xs gap-4">
      <div class="flex items-center gap-3">
        <Face user={user} />
        <h1 class="min-w-0 flex-1 text-lg font-semibold">
          <bdi>{nameOf(user)}</bdi>
        </h1>
        <Button
          tone="quiet"
          icon={ArrowLeft}
          label={texts.someoneElse}
          class="[&>svg]:mirror"
          onClick={onBack}
        />
      </div>
      <div
        role="status"
        aria-label={`${texts.pin}: ${texts.pinDigits(pin.value.length)}`}
        class="ltr flex h-14 items-center justify-center gap-3 rounded-field border border-base-300 bg-base-100"
      >
        {Array.from({ length: Math.max(PIN_SHORTEST, pin.value.length) }, (_, at) => (
          <span
            key={at}
            class={`size-3.5 rounded-full border-2 border-base-content ${at < pin.value.length ? 'bg-base-content' : ''}`}
          />
        ))}
      </div>
      <div class="min-h-11">
        <Problem problem={problem.value} />
      </div>
      <NumberPad
        value={pin.value}
        onValue={typed}
        max={PIN_LONGEST}
        enterText={texts.signIn}
        onEnter={enter}
      />
    </div>
  )
}

const holds = (user: SessionUser, words: string) =>
  `${user.name} ${user.name_ar} ${user.login}`.toLowerCase().includes(words.trim().toLowerCase())

const initials = (name: string) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map(word => word.slice(0, 1))
    .join('')
