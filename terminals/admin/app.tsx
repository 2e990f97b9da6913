// Who is signed in, and then the page of the address.
import { effect, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { ErrorBoundary, LocationProvider, Route, Router, useRoute } from 'preact-iso'
import { ask, type Problem as ProblemOf } from '#kit/api.ts'
import { nameOf } from '#kit/i18n.ts'
import { connectEvents, connectStore } from '#kit/live.ts'
import { type Choices, choices, choicesKnown, session, side } from '#kit/session.ts'
import { SignIn } from '#kit/sign-in.tsx'
import { Empty, Problem, Skeleton } from '#kit/states.tsx'
import { Toasts } from '#kit/toast.tsx'
import { isTable } from '#schema/index.ts'
import { Frame } from './frame.tsx'
import { ListPage } from './list-page.tsx'
import { NewPage } from './new-page.tsx'
import {
  Kitchen,
  Labels,
  NewLabel,
  Prices,
  RetailReceipt,
  StockLevels,
  StockOf,
  StoreReceipt,
  Today,
} from './pages.ts'
import { root } from './paths.ts'
import { RowPage } from './row-page.tsx'
import { texts } from './texts.ts'

export const App = () => {
  const problem = useSignal<ProblemOf | undefined>(undefined)
  const begin = async () => {
    const answer = await ask<Choices>('tills.choices')
    problem.value = answer.ok ? undefined : answer.problem
    if (answer.ok) choicesKnown(answer.value)
  }
  useEffect(() => {
    begin()
    return followChanges()
  }, [])
  useEffect(() => {
    const place = side.value === 'store' ? choices.value?.store : choices.value?.tenant
    document.title = place ? `${texts.admin} · ${nameOf(place)}` : texts.admin
  })
  if (!choices.value) {
    return (
      <main class="mx-auto max-w-xl p-6">
        {problem.value ? (
          <Problem problem={problem.value} onAgain={begin} />
        ) : (
          <Skeleton lines={6} />
        )}
      </main>
    )
  }
  return (
    <>
      {session.value ? <Pages /> : <SignIn title={texts.admin} choices={choices.value} />}
      <Toasts />
    </>
  )
}

const Pages = () => (
  <LocationProvider scope={root}>
    <Frame>
      <ErrorBoundary>
        <Router>
          <Route path={`${root}/`} component={Today} />
          <Route path={`${root}/set-prices`} component={Prices} />
          <Route path={`${root}/stock_level`} component={StockLevels} />
          <Route path={`${root}/kitchen`} component={Kitchen} />
          <Route path={`${root}/print-labels`} component={Labels} />
          <Route path={`${root}/label_design/new`} component={NewLabel} />
          <Route path={`${root}/receipt_default`} component={RetailReceipt} />
          <Route path={`${root}/receipt_design`} component={StoreReceipt} />
          <Route path={`${root}/stock/:id`} component={StockOf} />
          <Route path={`${root}/:table`} component={AnyList} />
          <Route path={`${root}/:table/new`} component={AnyNew} />
          <Route path={`${root}/:table/:id`} component={AnyRowPage} />
          <Route default component={NotFound} />
        </Router>
      </ErrorBoundary>
    </Frame>
  </LocationProvider>
)

const AnyList = () => {
  const table = useRoute().params.table ?? ''
  return isTable(table) ? <ListPage key={table} table={table} /> : <NotFound />
}

const AnyNew = () => {
  const table = useRoute().params.table ?? ''
  return isTable(table) ? <NewPage key={table} table={table} /> : <NotFound />
}

const AnyRowPage = () => {
  const { table = '', id = '' } = useRoute().params
  return isTable(table) ? <RowPage key={`${table} ${id}`} table={table} id={id} /> : <NotFound />
}

const NotFound = () => (
  <div class="p-6">
    <Empty title={texts.noSuchPage}>
      <a class="btn" href={`${root}/`}>
        {texts.today}
      </a>
    </Empty>
  </div>
)

// A new link for each session: the broker and the event stream know the screen by it.
const followChanges = () => {
  let stop: (() => void) | undefined
  const end = effect(() => {
    stop?.()
    stop = undefined
    const signedIn = session.value
    const place = choices.value
    if (!signedIn || !place) return
    if (!place.store) stop = connectEvents(signedIn.token)
    else if (place.mqtt_port !== undefined && signedIn.session_id !== undefined) {
      stop = connectStore({
        store_id: place.store.id,
        client_id: `u:${signedIn.session_id}`,
        token: signedIn.token,
        mqtt_port: place.mqtt_port,
      })
    }
  })
  return () => {
    end()
    stop?.()
  }
}
