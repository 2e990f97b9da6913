// Who is there, the link to head office's events, and which page is shown.
import { effect, signal } from '@preact/signals'
import {
  CalendarDays,
  ChartColumn,
  Download,
  LogOut,
  Menu as MenuIcon,
  ServerOff,
} from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { ask, newId, request } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { nameOf } from '#kit/i18n.ts'
import { keep, kept } from '#kit/kept.ts'
import { connectEvents, link } from '#kit/live.ts'
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
import { DaysPage } from './days-page.tsx'
import { path, routes } from './paths.ts'
import { forgetFigures } from './reports.ts'
import { StorePage } from './store-page.tsx'
import { texts } from './texts.ts'
import { TodayPage } from './today-page.tsx'

const RETRY_MS = 3_000
const CHOICES = 'choices'

const isUnreachable = signal(false)

/** The browser's offer to install; kept until it is taken. */
type InstallOffer = Event & { prompt: () => Promise<unknown> }
const installOffer = signal<InstallOffer | undefined>(undefined)

export const App = () => {
  useEffect(() => learnChoices(), [])
  return (
    <div class="min-h-dvh bg-base-200">
      <Shown />
      <Toasts />
    </div>
  )
}

const Shown = () => {
  if (!choices.value) return isUnreachable.value ? <NoServer /> : <Waiting />
  if (!session.value) return <SignIn title={texts.managers} choices={choices.value} />
  return <SignedIn key={session.value.token} who={session.value} known={choices.value} />
}

const SignedIn = ({ who, known }: { who: Session; known: Choices }) => {
  useEffect(() => connectEvents(who.token), [])
  return (
    <LocationProvider scope="/managers/">
      <div class="mx-auto grid min-h-dvh max-w-7xl grid-rows-[auto_1fr]">
        <Head who={who} known={known} />
        <main class="min-w-0 pb-[env(safe-area-inset-bottom)]">
          <Router>
            <Route path={routes.days} component={DaysPage} />
            <Route path={routes.store} component={StorePage} />
            <Route default component={TodayPage} />
          </Router>
        </main>
      </div>
    </LocationProvider>
  )
}

const Head = ({ who, known }: { who: Session; known: Choices }) => {
  const { path: at } = useLocation()
  return (
    <header class="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3 lg:px-6">
      <a href={path.today} class="min-w-0 flex-1 truncate py-2 font-semibold">
        <bdi>{nameOf(known.tenant)}</bdi>
      </a>
      <LiveSign />
      <nav
        aria-label={texts.pages}
        class="tabs tabs-box tabs-sm order-last w-full justify-stretch sm:order-none sm:w-auto"
      >
        <Tab
          href={path.today}
          isHere={!at.startsWith(path.days)}
          icon={ChartColumn}
          text={texts.today}
        />
        <Tab
          href={path.days}
          isHere={at.startsWith(path.days)}
          icon={CalendarDays}
          text={texts.days}
        />
      </nav>
      <Menu
        icon={MenuIcon}
        text={<span class="sr-only">{texts.more}</span>}
        align="end"
        label={texts.more}
      >
        {() => <Settings who={who} />}
      </Menu>
    </header>
  )
}

const Tab = (props: { href: string; isHere: boolean; icon: typeof ChartColumn; text: string }) => (
  <a
    href={props.href}
    class={`tab h-11 flex-1 flex-nowrap gap-2 px-4 ${props.isHere ? 'tab-active font-semibold' : ''}`}
    aria-current={props.isHere ? 'page' : undefined}
  >
    <props.icon size={18} aria-hidden="true" />
    {props.text}
  </a>
)

const Settings = ({ who }: { who: Session }) => (
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
    {installOffer.value && (
      <Button tone="quiet" icon={Download} class="justify-start" onClick={install}>
        {texts.install}
      </Button>
    )}
    <Button tone="quiet" icon={LogOut} class="justify-start" onClick={leave}>
      {texts.signOut}
    </Button>
  </div>
)

/** A dot and a word: whether the figures move by themselves. */
const LiveSign = () => {
  const isLive = link.value === 'live'
  return (
    <span
      class={`flex items-center gap-1.5 text-sm ${isLive ? 'text-success' : 'text-warning'}`}
      role="status"
      data-live={link.value}
    >
      <span
        class={`size-2.5 rounded-full ${isLive ? 'bg-current' : 'border-2 border-current'}`}
        aria-hidden="true"
      />
      {isLive ? texts.live : link.value === 'down' ? texts.notLive : texts.connecting}
    </span>
  )
}

const Waiting = () => (
  <div class="mx-auto max-w-3xl p-6">
    <Skeleton lines={8} />
  </div>
)

const NoServer = () => (
  <main class="grid min-h-dvh place-items-center p-4">
    <Empty icon={ServerOff} title={texts.noServer} hint={texts.noServerHint}>
      <Button onClick={async () => void (await learnOnce())}>{texts.again}</Button>
    </Empty>
  </main>
)

const learnOnce = async (): Promise<boolean> => {
  const answer = await ask<Choices>('tills.choices')
  if (answer.ok) {
    choicesKnown(answer.value)
    keep(CHOICES, JSON.stringify(answer.value), 'app')
  }
  isUnreachable.value = !answer.ok
  return answer.ok
}

/** What was known at the last visit opens the app without network; the server is asked until it answers. */
const learnChoices = () => {
  const before = keptChoices()
  if (before && !choices.value) choicesKnown(before)
  let timer: ReturnType<typeof setTimeout> | undefined
  const again = async () => {
    if (!(await learnOnce())) timer = setTimeout(again, RETRY_MS)
  }
  again()
  return () => clearTimeout(timer)
}

const keptChoices = (): Choices | undefined => {
  try {
    return JSON.parse(kept(CHOICES, 'app') ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

const leave = async () => {
  await request('POST', `${apiPath.sessions}/close`, {
    body: {},
    headers: { 'Idempotency-Key': newId() },
  })
  forgetFigures()
  signedOut()
  // The figures are in memory too; the next person starts without them.
  location.assign(path.today)
}

const install = async () => {
  await installOffer.value?.prompt()
  installOffer.value = undefined
}

addEventListener('beforeinstallprompt', event => {
  event.preventDefault()
  if ('prompt' in event) installOffer.value = event as InstallOffer
})

effect(() => {
  document.title = choices.value
    ? `${texts.managers} · ${nameOf(choices.value.tenant)}`
    : texts.managers
})
