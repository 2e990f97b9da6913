// Who is there, the link to the store's broker, and which page is shown.
import { signal } from '@preact/signals'
import {
  LogOut,
  Menu as MenuIcon,
  ServerOff,
  Settings2,
  ShoppingBasket,
  SlidersHorizontal,
} from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { LocationProvider, Route, Router } from 'preact-iso'
import { ask, newId, request } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { language, nameOf } from '#kit/i18n.ts'
import { connectStore, link } from '#kit/live.ts'
import { Menu } from '#kit/menu.tsx'
import { LanguageSwitch, ThemeSwitch } from '#kit/page.tsx'
import { apiPath } from '#kit/paths.ts'
import {
  type Choices,
  choices,
  choicesKnown,
  type Session,
  session,
  signedOut,
} from '#kit/session.ts'
import { Face, SignIn } from '#kit/sign-in.tsx'
import { Empty, Skeleton } from '#kit/states.tsx'
import { Toasts } from '#kit/toast.tsx'
import { NewDevicePage } from './device-form.tsx'
import { DevicePage } from './device-page.tsx'
import { elsewhere, path, routes } from './paths.ts'
import { texts } from './texts.ts'
import { ThingsPage } from './things-page.tsx'

const RETRY_MS = 2_000

const isUnreachable = signal(false)

export const App = () => {
  useEffect(() => learnChoices(), [])
  useEffect(() => {
    document.title = choices.value
      ? `${texts.setup} · ${nameOf(choices.value.store ?? choices.value.tenant)}`
      : texts.setup
  }, [choices.value, language.value])
  return (
    <div class="min-h-dvh bg-base-200">
      <Shown />
      <Toasts />
    </div>
  )
}

const Shown = () => {
  if (!choices.value) return isUnreachable.value ? <NoServer /> : <Waiting />
  if (!session.value) return <SignIn title={texts.setup} choices={choices.value} />
  return <SignedIn key={session.value.token} who={session.value} known={choices.value} />
}

const SignedIn = ({ who, known }: { who: Session; known: Choices }) => {
  useEffect(() => connect(who, known), [])
  return (
    <LocationProvider scope="/setup/">
      <div class="mx-auto grid min-h-dvh max-w-6xl grid-rows-[auto_1fr]">
        <Head who={who} known={known} />
        <main class="min-w-0">
          <Router>
            <Route path={routes.newDevice} component={NewDevicePage} />
            <Route path={routes.device} component={DevicePage} />
            <Route default component={ThingsPage} />
          </Router>
        </main>
      </div>
    </LocationProvider>
  )
}

const Head = ({ who, known }: { who: Session; known: Choices }) => (
  <header class="flex items-center gap-3 px-4 pt-3 lg:px-6">
    <Settings2 size={22} aria-hidden="true" class="shrink-0 text-primary" />
    <a href={path.things} class="min-w-0 flex-1 truncate py-2 font-semibold">
      <bdi>{nameOf(known.store ?? known.tenant)}</bdi>
    </a>
    <LiveSign />
    <Menu
      icon={MenuIcon}
      text={<span class="max-sm:sr-only">{texts.more}</span>}
      align="end"
      label={texts.more}
    >
      {() => (
        <div class="grid gap-3 p-2">
          <p class="flex items-center gap-3">
            <Face user={who.user} size="size-9" />
            <span class="min-w-0 flex-1">
              <bdi class="block truncate font-semibold">{nameOf(who.user)}</bdi>
              <span class="quiet block truncate text-sm">{who.user.role}</span>
            </span>
          </p>
          <LanguageSwitch />
          <ThemeSwitch />
          <hr class="border-base-300" />
          <a class="btn btn-ghost justify-start" href={elsewhere.till}>
            <ShoppingBasket size={20} aria-hidden="true" />
            {texts.till}
          </a>
          <a class="btn btn-ghost justify-start" href={elsewhere.admin}>
            <SlidersHorizontal size={20} aria-hidden="true" />
            {texts.admin}
          </a>
          <Button tone="quiet" icon={LogOut} class="justify-start" onClick={leave}>
            {texts.signOut}
          </Button>
        </div>
      )}
    </Menu>
  </header>
)

/** A dot and a word: whether what is seen moves by itself. */
const LiveSign = () => {
  const isLive = link.value === 'live'
  return (
    <span
      class={`flex items-center gap-1.5 text-sm ${isLive ? 'text-success' : 'text-warning'}`}
      role="status"
    >
      <span
        class={`size-2.5 rounded-full ${isLive ? 'bg-current' : 'border-2 border-current'}`}
        aria-hidden="true"
      />
      {isLive ? texts.live : link.value === 'down' ? texts.cut : texts.connecting}
    </span>
  )
}

const Waiting = () => (
  <div class="mx-auto max-w-3xl p-6">
    <Skeleton lines={6} />
  </div>
)

const NoServer = () => (
  <main class="grid min-h-dvh place-items-center p-4">
    <Empty icon={ServerOff} title={texts.noServer} hint={texts.noServerHint}>
      <Button onClick={async () => void (await learnOnce())}>{texts.checkAgain}</Button>
    </Empty>
  </main>
)

const learnOnce = async (): Promise<boolean> => {
  const answer = await ask<Choices>('tills.choices')
  if (answer.ok) choicesKnown(answer.value)
  isUnreachable.value = !answer.ok
  return answer.ok
}

/** Asks until the server answers; the phone may be on before the box is. */
const learnChoices = () => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const again = async () => {
    if (!(await learnOnce())) timer = setTimeout(again, RETRY_MS)
  }
  again()
  return () => clearTimeout(timer)
}

const connect = (who: Session, known: Choices) => {
  if (!known.store || !known.mqtt_port || who.session_id === undefined) return
  return connectStore({
    store_id: known.store.id,
    client_id: `u:${who.session_id}`,
    token: who.token,
    mqtt_port: known.mqtt_port,
  })
}

const leave = async () => {
  await request('POST', `${apiPath.sessions}/close`, {
    body: {},
    headers: { 'Idempotency-Key': newId() },
  })
  signedOut()
}
