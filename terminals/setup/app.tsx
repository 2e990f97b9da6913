// Who is there, the link to the store's broker, and which page is shown.
import {
  MonitorSmartphone,
  Router as RouterIcon,
  Settings2,
  ShoppingBasket,
  SlidersHorizontal,
} from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { LocationProvider, Route, Router } from 'preact-iso'
import { AppFrame, AppMenu, LiveSign } from '#kit/app-frame.tsx'
import { language, nameOf } from '#kit/i18n.ts'
import { connectStore } from '#kit/live.ts'
import { type Choices, choices, type Session } from '#kit/session.ts'
import { BytesPage } from './bytes-page.tsx'
import { NewDevicePage } from './device-form.tsx'
import { DevicePage } from './device-page.tsx'
import { hubTexts } from './hub-texts.ts'
import { HubsPage } from './hubs-page.tsx'
import { elsewhere, path, routes } from './paths.ts'
import './refusal-words.ts'
import { screenTexts } from './screen-texts.ts'
import { ScreensPage } from './screens-page.tsx'
import { TestsPage } from './testing/page.tsx'
import { ReportPage } from './testing/report-page.tsx'
import { texts } from './texts.ts'
import { ThingsPage } from './things-page.tsx'

export const App = () => {
  useEffect(() => {
    document.title = choices.value
      ? `${texts.setup} · ${nameOf(choices.value.store ?? choices.value.tenant)}`
      : texts.setup
  }, [choices.value, language.value])
  return (
    <AppFrame title={texts.setup} noServer={{ title: texts.noServer, hint: texts.noServerHint }}>
      {(who, known) => <SignedIn key={who.token} who={who} known={known} />}
    </AppFrame>
  )
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
            <Route path={routes.screens} component={ScreensPage} />
            <Route path={routes.hubs} component={HubsPage} />
            <Route path={routes.device} component={DevicePage} />
            <Route path={routes.bytes} component={BytesPage} />
            <Route path={routes.tests} component={TestsPage} />
            <Route path={routes.report} component={ReportPage} />
            <Route default component={ThingsPage} />
          </Router>
        </main>
      </div>
    </LocationProvider>
  )
}

const Head = ({ who, known }: { who: Session; known: Choices }) => (
  <header class="flex items-center gap-3 px-4 pt-3 lg:px-6 print:hidden">
    <Settings2 size={22} aria-hidden="true" class="shrink-0 text-primary" />
    <a href={path.things} class="flex min-h-11 min-w-0 flex-1 items-center font-semibold">
      <bdi class="truncate">{nameOf(known.store ?? known.tenant)}</bdi>
    </a>
    <LiveSign />
    <AppMenu who={who}>
      <a class="btn btn-ghost justify-start" href={path.screens}>
        <MonitorSmartphone size={20} aria-hidden="true" />
        {screenTexts.title}
      </a>
      <a class="btn btn-ghost justify-start" href={path.hubs}>
        <RouterIcon size={20} aria-hidden="true" />
        {hubTexts.title}
      </a>
      <a class="btn btn-ghost justify-start" href={elsewhere.till}>
        <ShoppingBasket size={20} aria-hidden="true" />
        {texts.till}
      </a>
      <a class="btn btn-ghost justify-start" href={elsewhere.admin}>
        <SlidersHorizontal size={20} aria-hidden="true" />
        {texts.admin}
      </a>
    </AppMenu>
  </header>
)

const connect = (who: Session, known: Choices) => {
  if (!known.store || !known.mqtt_port || who.session_id === undefined) return
  return connectStore({
    store_id: known.store.id,
    client_id: `u:${who.session_id}`,
    token: who.token,
    mqtt_port: known.mqtt_port,
  })
}
