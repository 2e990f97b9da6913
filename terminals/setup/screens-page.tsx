// Customer screens: a window of the till's machine needs nothing, a tablet is paired here once.
import { signal, useSignal } from '@preact/signals'
import { Copy, ExternalLink, MonitorSmartphone, Trash2 } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { Field, Select, TextInput } from '#kit/field.tsx'
import { dateTime } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { Page } from '#kit/page.tsx'
import { choices, may } from '#kit/session.ts'
import { Empty, Skeleton } from '#kit/states.tsx'
import { CodePicture } from './code-picture.tsx'
import { CopyBox } from './copy-box.tsx'
import { Light } from './light.tsx'
import { path } from './paths.ts'
import { screenTexts } from './screen-texts.ts'
import {
  forAnother,
  isHere,
  leaveTo,
  pairScreen,
  removeScreen,
  type Screen,
  screens,
  watchScreens,
} from './screens.ts'
import { texts } from './texts.ts'

const NAME_MAX = 60

const till = signal('')
const name = signal('')
/** The address that makes another device the screen; shown once. */
const forOther = signal<string | undefined>(undefined)

export const ScreensPage = () => {
  useEffect(watchScreens, [])
  const rows = screens.value.value?.rows
  return (
    <Page
      title={screenTexts.title}
      problem={screens.problem.value}
      onAgain={screens.refresh}
      above={
        <a href={path.things} class="link link-hover -my-3 inline-block py-3">
          {texts.back}
        </a>
      }
    >
      <Beside />
      <Pair />
      <section class="grid gap-3 rounded-box border border-base-300 bg-base-100 p-4">
        <h2 class="font-semibold">{screenTexts.paired}</h2>
        {rows === undefined ? (
          <Skeleton lines={3} />
        ) : rows.length === 0 ? (
          <Empty icon={MonitorSmartphone} title={screenTexts.none} hint={screenTexts.noneHint} />
        ) : (
          <ul class="grid divide-y divide-base-300">
            {rows.map(screen => (
              <ScreenLine key={screen.id} screen={screen} />
            ))}
          </ul>
        )}
      </section>
    </Page>
  )
}

const tills = () => choices.value?.tills ?? []

/** On the till's own machine nothing is paired: the window hears the till in the same browser. */
const Beside = () => (
  <section class="grid gap-3 rounded-box border border-base-300 bg-base-100 p-4">
    <h2 class="font-semibold">{screenTexts.beside}</h2>
    <p class="quiet">{screenTexts.besideHint}</p>
    <div class="flex flex-wrap gap-2">
      {tills().map(each => (
        <a
          key={each.id}
          class="btn min-h-11 border-base-300"
          href={`/display/?till=${encodeURIComponent(each.id)}`}
          target="_blank"
          rel="noreferrer"
        >
          <ExternalLink size={18} class="mirror" aria-hidden="true" />
          <bdi>{nameOf(each)}</bdi>
        </a>
      ))}
    </div>
  </section>
)

const Pair = () => {
  const chosen = tills().find(({ id }) => id === till.value) ?? tills()[0]
  const why = may('devices.pair-screen') ? undefined : texts.mayNot
  const pair = async () =>
    chosen && (await pairScreen(chosen.id, name.value.trim() || nameOf(chosen)))
  const here = async () => {
    const address = await pair()
    if (address) await leaveTo(address)
  }
  const elsewhere = async () => {
    const address = await pair()
    forOther.value = address && forAnother(address)
  }
  return (
    <section class="grid gap-3 rounded-box border border-base-300 bg-base-100 p-4">
      <h2 class="font-semibold">{screenTexts.tablet}</h2>
      <p class="quiet">{screenTexts.tabletHint}</p>
      <div class="grid gap-4 sm:grid-cols-2">
        <Field label={screenTexts.till}>
          {control => (
            <Select
              control={control}
              value={chosen?.id ?? ''}
              onValue={value => (till.value = value)}
              choices={tills().map(each => ({ value: each.id, label: nameOf(each) }))}
            />
          )}
        </Field>
        <Field label={texts.name} hint={screenTexts.nameHint}>
          {control => (
            <TextInput
              control={control}
              value={name.value}
              onValue={value => (name.value = value.slice(0, NAME_MAX))}
            />
          )}
        </Field>
      </div>
      <div class="flex flex-wrap gap-2 max-sm:[&>.btn]:w-full">
        <Button tone="primary" icon={MonitorSmartphone} why={why} onClick={here}>
          {screenTexts.here}
        </Button>
        <Button icon={Copy} why={why} onClick={elsewhere}>
          {screenTexts.elsewhere}
        </Button>
      </div>
      {forOther.value !== undefined && (
        <>
          <CopyBox hint={screenTexts.addressHint} text={forOther.value} name="address" />
          <CodePicture symbols="qr" code={forOther.value} label={screenTexts.addressAsCode} />
        </>
      )}
    </section>
  )
}

const ScreenLine = ({ screen }: { screen: Screen }) => {
  const isAsked = useSignal(false)
  const at = tills().find(({ id }) => id === screen.till_id)
  const here = isHere(screen.id)
  const light = here === undefined ? 'busy' : here ? 'good' : 'off'
  return (
    <li class="flex min-h-14 items-center gap-3 py-2" data-screen={screen.id}>
      <Light light={light} />
      <p class="min-w-0 flex-1">
        <bdi class="block truncate font-medium">{screen.name}</bdi>
        <span class="quiet block text-sm">
          <span data-here={here}>{screenTexts[stateOf(here)]}</span> ·{' '}
          {at && <bdi>{nameOf(at)}</bdi>} · {dateTime(screen.paired_at)}
        </span>
      </p>
      <Button
        size="small"
        icon={Trash2}
        why={may('devices.pair-screen') ? undefined : texts.mayNot}
        onClick={() => (isAsked.value = true)}
      >
        {screenTexts.remove}
      </Button>
      {isAsked.value && <RemoveDialog screen={screen} onClose={() => (isAsked.value = false)} />}
    </li>
  )
}

const RemoveDialog = ({ screen, onClose }: { screen: Screen; onClose: () => void }) => {
  const remove = async () => {
    if (!(await removeScreen(screen.id))) return
    // Its address leads nowhere now; whose it is, it does not say.
    forOther.value = undefined
    onClose()
  }
  return (
    <Dialog
      title={screenTexts.removeTitle(screen.name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button tone="danger" onClick={remove}>
            {screenTexts.remove}
          </Button>
        </>
      }
    >
      <p>{screenTexts.removeHint}</p>
    </Dialog>
  )
}

const stateOf = (here: boolean | undefined) =>
  here === undefined ? 'looking' : here ? 'isHere' : 'isAway'
