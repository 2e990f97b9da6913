// Machines beside the store's box that drive devices: which there are, letting one in, throwing one out.
import { signal, useSignal } from '@preact/signals'
import { KeyRound, type LucideIcon, Pencil, Router, Server, Trash2 } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { Field, TextInput } from '#kit/field.tsx'
import { dateTime, shortTime, span } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { Page } from '#kit/page.tsx'
import { may } from '#kit/session.ts'
import { Skeleton } from '#kit/states.tsx'
import { STORE_HUB } from '#schema/rules/hub-of.ts'
import { CopyBox } from './copy-box.tsx'
import { hubTexts } from './hub-texts.ts'
import {
  devicesOfHub,
  type Hub,
  hubRows,
  type Invited,
  inviteHub,
  lightOf,
  lineOf,
  otherHubs,
  renameHub,
  revokeHub,
} from './hubs.ts'
import { Light } from './light.tsx'
import { path } from './paths.ts'
import { texts } from './texts.ts'

const NAME_MAX = 120
const SECOND_MS = 1_000

/** The last code that was made on this page; it is shown nowhere else. */
const invited = signal<(Invited & { command: string }) | undefined>(undefined)
const clock = signal(Date.now())

export const HubsPage = () => {
  useEffect(() => {
    const timer = setInterval(() => (clock.value = Date.now()), SECOND_MS)
    return () => clearInterval(timer)
  }, [])
  const isRead = hubRows.value.value !== undefined
  const others = otherHubs()
  return (
    <Page
      title={hubTexts.title}
      problem={hubRows.problem.value}
      onAgain={hubRows.refresh}
      above={
        <a href={path.things} class="link link-hover -my-3 inline-block py-3">
          {texts.back}
        </a>
      }
    >
      <Invite />
      <section class="grid gap-1 rounded-box border border-base-300 bg-base-100 p-4">
        <h2 class="font-semibold">{hubTexts.all}</h2>
        <ul class="grid divide-y divide-base-300">
          <HubLine code={STORE_HUB} />
          {others.map(hub => (
            <HubLine key={hub.id} code={hub.code} hub={hub} />
          ))}
        </ul>
        {!isRead && hubRows.problem.value === undefined && <Skeleton lines={2} />}
        {isRead && others.length === 0 && <p class="quiet text-sm">{hubTexts.noneElse}</p>}
      </section>
    </Page>
  )
}

const mayPair = () => (may('devices.pair-hub') ? undefined : texts.mayNot)

const Invite = () => {
  const name = useSignal('')
  const name_ar = useSignal('')
  const problem = useSignal<string | undefined>(undefined)
  const invite = async () => {
    problem.value = name.value.trim() === '' ? texts.nameMissing : undefined
    if (problem.value !== undefined) return
    const made = await inviteHub({ name: name.value.trim(), name_ar: name_ar.value.trim() })
    if (!made) return
    invited.value = made
    name.value = ''
    name_ar.value = ''
  }
  return (
    <section class="grid gap-3 rounded-box border border-base-300 bg-base-100 p-4">
      <h2 class="font-semibold">{hubTexts.invite}</h2>
      <p class="quiet max-w-prose">{hubTexts.inviteHint}</p>
      <form
        noValidate
        class="grid gap-4 sm:grid-cols-2"
        onSubmit={event => {
          event.preventDefault()
          if (mayPair() === undefined) invite()
        }}
      >
        <Names
          name={name.value}
          nameAr={name_ar.value}
          problem={problem.value}
          onName={value => (name.value = value)}
          onNameAr={value => (name_ar.value = value)}
        />
        <div class="max-sm:[&>.btn]:w-full">
          <Button tone="primary" icon={KeyRound} why={mayPair()} onClick={invite}>
            {hubTexts.makeCode}
          </Button>
        </div>
      </form>
      <Code />
    </section>
  )
}

type NamesProps = {
  name: string
  nameAr: string
  problem: string | undefined
  onName: (value: string) => void
  onNameAr: (value: string) => void
}

const Names = ({ name, nameAr, problem, onName, onNameAr }: NamesProps) => (
  <>
    <Field label={texts.name} hint={hubTexts.nameHint} problem={problem}>
      {control => (
        <TextInput
          control={control}
          value={name}
          onValue={value => onName(value.slice(0, NAME_MAX))}
        />
      )}
    </Field>
    <Field label={texts.nameAr}>
      {control => (
        <TextInput
          control={control}
          value={nameAr}
          onValue={value => onNameAr(value.slice(0, NAME_MAX))}
        />
      )}
    </Field>
  </>
)

/** The one-time code, to be read from across the room, and what to type. */
const Code = () => {
  const made = invited.value
  const hub = otherHubs().find(({ id }) => id === made?.hub_id)
  if (!made || !hub || hub.status === 'revoked') return null
  if (hub.status === 'active')
    return (
      <p role="status" class="alert alert-success alert-soft" data-test="came-in">
        {hubTexts.codeUsed(nameOf(hub))}
      </p>
    )
  const left = leftOf(made.code_until)
  if (left === undefined)
    return (
      <p role="status" class="alert alert-warning alert-soft">
        {hubTexts.codeOld}
      </p>
    )
  return (
    <div class="grid gap-3">
      <div class="grid justify-items-center gap-1 rounded-box border border-base-300 bg-base-200 p-4 text-center">
        <p class="text-sm">{hubTexts.codeFor(nameOf(hub))}</p>
        <p
          dir="ltr"
          class="font-mono text-4xl font-semibold tracking-wider select-all"
          data-test="code"
        >
          {made.code}
        </p>
        <p class="quiet text-sm">{hubTexts.codeOnce(left)}</p>
      </div>
      <CopyBox hint={hubTexts.typeThere} text={made.command} name="command" />
    </div>
  )
}

/** Undefined when it is over. */
const leftOf = (until: number | null): string | undefined => {
  const seconds = Math.ceil(((until ?? 0) - clock.value) / SECOND_MS)
  return seconds > 0 ? span(seconds) : undefined
}

const HubLine = ({ code, hub }: { code: string; hub?: Hub }) => {
  const dialog = useSignal<'rename' | 'revoke' | undefined>(undefined)
  const close = () => (dialog.value = undefined)
  const Icon: LucideIcon = hub ? Router : Server
  const again = async () => {
    if (!hub) return
    invited.value = await inviteHub({ name: hub.name, name_ar: hub.name_ar }, hub.id)
    scrollTo({ top: 0 })
  }
  const light = lightOf(hub, code, clock.value)
  return (
    <li class="flex flex-wrap items-start gap-3 py-3" data-hub={code} data-light={light}>
      <Icon size={24} class="quiet mt-0.5 shrink-0" aria-hidden="true" />
      <div class="grid min-w-0 flex-1 gap-1 max-sm:basis-[calc(100%-3rem)]">
        <p class="flex flex-wrap items-baseline gap-x-2">
          <bdi class="min-w-0 font-medium break-words">{hub ? nameOf(hub) : hubTexts.box}</bdi>
          <bdi dir="ltr" class="quiet text-sm">
            {code}
          </bdi>
        </p>
        <p class="flex items-start gap-1.5 text-sm" role="status">
          <Light light={light} size={18} />
          <span class="min-w-0">{saysOf(hub, code)}</span>
        </p>
        {hub?.paired_at && hub.status === 'active' && (
          <p class="quiet text-sm">
            {hubTexts.pairedFrom(isolatedAddress(hub.paired_from), dateTime(hub.paired_at))}
          </p>
        )}
        <Devices code={code} />
      </div>
      {hub && (
        <div class="flex flex-wrap gap-2 max-sm:ps-9">
          {hub.status !== 'active' && (
            <Button size="small" icon={KeyRound} why={mayPair()} onClick={again}>
              {hubTexts.newCode}
            </Button>
          )}
          {hub.status === 'active' && (
            <Button
              size="small"
              icon={Pencil}
              why={mayPair()}
              onClick={() => (dialog.value = 'rename')}
            >
              {hubTexts.rename}
            </Button>
          )}
          {hub.status !== 'revoked' && (
            <Button
              size="small"
              icon={Trash2}
              why={mayPair()}
              onClick={() => (dialog.value = 'revoke')}
            >
              {hubTexts.revoke}
            </Button>
          )}
        </div>
      )}
      {hub && dialog.value === 'rename' && <RenameDialog hub={hub} onClose={close} />}
      {hub && dialog.value === 'revoke' && <RevokeDialog hub={hub} onClose={close} />}
    </li>
  )
}

const saysOf = (hub: Hub | undefined, code: string): string => {
  if (hub?.status === 'revoked') return hubTexts.revoked
  if (hub?.status === 'invited') {
    const left = leftOf(hub.code_until)
    return left === undefined ? hubTexts.invitedOld : hubTexts.invited(left)
  }
  const { isUp, since } = lineOf(code)
  if (isUp) return hubTexts.connected
  return since === undefined ? hubTexts.away : hubTexts.awaySince(shortTime(since))
}

/** Its figures and dots stay in their own order. */
const isolatedAddress = (address: string) => `\u2066${address.replace(/^::ffff:/, '')}\u2069`

const Devices = ({ code }: { code: string }) => {
  const own = devicesOfHub(code)
  if (own.length === 0) return <p class="quiet text-sm">{hubTexts.noDevices}</p>
  return (
    <ul class="flex flex-wrap gap-x-4 text-sm">
      {own.map(device => (
        <li key={device.id} class="min-w-0 max-w-full">
          <a
            href={path.device(device.id)}
            class="link link-hover inline-block max-w-full py-3 wrap-anywhere"
          >
            <bdi>{nameOf(device)}</bdi>
          </a>
        </li>
      ))}
    </ul>
  )
}

const RenameDialog = ({ hub, onClose }: { hub: Hub; onClose: () => void }) => {
  const name = useSignal(hub.name)
  const name_ar = useSignal(hub.name_ar)
  const problem = useSignal<string | undefined>(undefined)
  const save = async () => {
    problem.value = name.value.trim() === '' ? texts.nameMissing : undefined
    if (problem.value !== undefined) return
    const named = { name: name.value.trim(), name_ar: name_ar.value.trim() }
    if (await renameHub(hub.id, named)) onClose()
  }
  return (
    <Dialog
      title={hubTexts.rename}
      onClose={onClose}
      onSubmit={save}
      actions={
        <>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button tone="primary" onClick={save}>
            {texts.save}
          </Button>
        </>
      }
    >
      <div class="grid gap-4">
        <Names
          name={name.value}
          nameAr={name_ar.value}
          problem={problem.value}
          onName={value => (name.value = value)}
          onNameAr={value => (name_ar.value = value)}
        />
      </div>
    </Dialog>
  )
}

const RevokeDialog = ({ hub, onClose }: { hub: Hub; onClose: () => void }) => {
  const count = devicesOfHub(hub.code).length
  const isPaired = hub.status === 'active'
  const revoke = async () => {
    if (await revokeHub(hub.id)) onClose()
  }
  return (
    <Dialog
      title={hubTexts.revokeTitle(nameOf(hub))}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button tone="danger" onClick={revoke}>
            {hubTexts.revokeNow}
          </Button>
        </>
      }
    >
      <p>{isPaired ? hubTexts.revokePaired : hubTexts.revokeInvited}</p>
      {isPaired && count > 0 && <p class="mt-2">{hubTexts.revokeDevices(count)}</p>}
    </Dialog>
  )
}
