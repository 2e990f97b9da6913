// Who is there, the link to head office's events, and which page is shown.
import { effect, signal } from '@preact/signals'
import { CalendarDays, ChartColumn, Download } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { AppFrame, AppMenu, LiveSign } from '#kit/app-frame.tsx'
import { Button } from '#kit/button.tsx'
import { nameOf } from '#kit/i18n.ts'
import { connectEvents } from '#kit/live.ts'
import { type Choices, choices, type Session, session } from '#kit/session.ts'
import { DaysPage } from './days-page.tsx'
import { path, routes } from './paths.ts'
import { forgetFigures } from './reports.ts'
import { StorePage } from './store-page.tsx'
import { texts } from './texts.ts'
import { TodayPage } from './today-page.tsx'

/** The browser's offer to install; kept until it is taken. */
type InstallOffer = Event & { prompt: () => Promise<unknown> }
const installOffer = signal<InstallOffer | undefined>(undefined)

export const App = () => (
  <AppFrame
    isKept
    title={texts.managers}
    noServer={{ title: texts.noServer, hint: texts.noServerHint }}
  >
    {(who, known) => <SignedIn key={who.token} who={who} known={known} />}
  </AppFrame>
)

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
      <a href={path.today} class="min-w-0 flex-1 truncate py-2.5 font-semibold">
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
      <AppMenu who={who}>
        {installOffer.value && (
          <Button tone="quiet" icon={Download} class="justify-start" onClick={install}>
            {texts.install}
          </Button>
        )}
      </AppMenu>
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

// However the person left, here or in another app of head office.
let lastUser: string | undefined
effect(() => {
  const user = session.value?.user.id
  if (lastUser !== undefined && user !== lastUser) {
    forgetFigures()
    // The figures are in memory too; the next person starts without them.
    location.assign(path.today)
  }
  lastUser = user
})

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
