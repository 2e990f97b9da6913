// The first page: everything in the store with a light, what is red on top with what mends it.
import {
  Banknote,
  Cable,
  ChefHat,
  ClipboardCheck,
  Clock,
  Cloud,
  CreditCard,
  Database,
  DatabaseBackup,
  HardDrive,
  type LucideIcon,
  Monitor,
  MonitorSmartphone,
  Plus,
  Printer,
  RefreshCw,
  Router,
  ScanBarcode,
  Server,
  Tag,
  Usb,
  Weight,
} from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Button } from '#kit/button.tsx'
import { time } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { link } from '#kit/live.ts'
import { Page } from '#kit/page.tsx'
import { may } from '#kit/session.ts'
import { Badge, Empty, Skeleton } from '#kit/states.tsx'
import { isPrinter } from '#schema/rules/fail-over.ts'
import { boxThings } from './box.ts'
import { unknown, useFound } from './found.ts'
import { hubTexts } from './hub-texts.ts'
import { knownHubs } from './hubs.ts'
import { edgeOf, Light } from './light.tsx'
import { path } from './paths.ts'
import { screenTexts } from './screen-texts.ts'
import {
  box,
  boxProblem,
  check,
  devices,
  keepChecking,
  mend,
  setStatus,
  states,
  testPrint,
} from './shop.ts'
import { texts } from './texts.ts'
import {
  type DeviceClass,
  deviceThing,
  inOrder,
  isVirtual,
  needsCare,
  type Thing,
} from './things.ts'
import { classWords } from './words.ts'

export const ThingsPage = () => {
  useEffect(() => keepChecking(), [])
  const { route } = useLocation()
  const rows = devices.value.value?.rows
  const things = inOrder([
    ...(box.value ? boxThings(box.value) : []),
    ...(rows ?? []).map(device => deviceThing(device, states.value.get(device.id), knownHubs())),
  ])
  const waiting = rows === undefined || box.value === undefined
  const worst = things.filter(needsCare)
  const rest = things.filter(thing => !needsCare(thing))
  return (
    <Page
      title={
        waiting ? texts.looking : worst.length === 0 ? texts.allWell : texts.needCare(worst.length)
      }
      note={box.value && texts.asOf(time(box.value.readAt))}
      problem={devices.problem.value ?? boxProblem.value}
      onAgain={() => {
        devices.refresh()
        return check()
      }}
      actions={
        <>
          <a class="btn border-base-300 bg-base-100" href={path.tests}>
            <ClipboardCheck size={20} aria-hidden="true" />
            {texts.tests}
          </a>
          <Button
            icon={Plus}
            why={may('device.edit') ? undefined : texts.mayNot}
            onClick={() => route(path.newDevice)}
          >
            {texts.addDevice}
          </Button>
        </>
      }
    >
      {link.value === 'down' && <Stale />}
      <NotSetUp />
      {waiting && things.length === 0 && <Skeleton lines={8} />}
      {worst.length > 0 && <Things label={texts.needCare(worst.length)} things={worst} />}
      {rest.length > 0 && <Things label={texts.things} things={rest} />}
      {rows?.length === 0 && (
        <Empty icon={Printer} title={texts.noDevices} hint={texts.noDevicesHint} />
      )}
      <div class="flex flex-wrap gap-2">
        <a href={path.screens} class="btn min-h-11 border-base-300 bg-base-100">
          <MonitorSmartphone size={20} aria-hidden="true" />
          {screenTexts.title}
        </a>
        <a href={path.hubs} class="btn min-h-11 border-base-300 bg-base-100">
          <Router size={20} aria-hidden="true" />
          {hubTexts.title}
        </a>
      </div>
    </Page>
  )
}

/** What is shown is from then; nothing is hidden, but nobody is told it is now. */
export const Stale = () => (
  <p role="status" class="alert alert-warning alert-soft py-2">
    {texts.notLive(time(box.value?.readAt ?? Date.now()))}
  </p>
)

/** Plugged in, and nobody has said what for. */
const NotSetUp = () => {
  useFound()
  if (unknown.value.length === 0) return null
  return (
    <a href={path.newDevice} class="alert alert-info alert-soft py-2">
      <Cable size={20} aria-hidden="true" />
      {texts.notSetUp(unknown.value.length)}
    </a>
  )
}

const Things = ({ label, things }: { label: string; things: readonly Thing[] }) => (
  <ul class="grid gap-2 lg:grid-cols-2" aria-label={label}>
    {things.map(thing => (
      <ThingCard key={thing.key} thing={thing} />
    ))}
  </ul>
)

const ThingCard = ({ thing }: { thing: Thing }) => {
  const { device, light } = thing
  const Icon = device ? classIcons[device.class] : (checkIcons[thing.key] ?? HardDrive)
  return (
    <li
      class={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-box border border-s-4 border-base-300 bg-base-100 px-3 py-2 ${edgeOf(light)}`}
      data-thing={thing.key}
      data-light={light}
    >
      <Icon size={24} aria-hidden="true" class="quiet shrink-0" />
      <div class="min-w-0 flex-1">
        <p class="flex min-w-0 items-center gap-2">
          {device ? (
            <a
              href={path.device(device.id)}
              dir="auto"
              class="-my-2.5 min-w-0 py-2.5 font-semibold break-words underline-offset-4 hover:underline"
            >
              {thing.name}
            </a>
          ) : (
            <span class="min-w-0 font-semibold break-words">{thing.name}</span>
          )}
          {device && isVirtual(device) && <Badge>{texts.virtual}</Badge>}
        </p>
        <p class="flex items-start gap-1.5 text-sm" role={needsCare(thing) ? 'status' : undefined}>
          <Light light={light} size={18} />
          <span class="min-w-0 break-words">
            {thing.says || (device ? classWords[device.class] : '')}
            {thing.todo && <span class="quiet"> · {thing.todo}</span>}
          </span>
        </p>
        <Concerned ids={thing.concerns ?? []} />
      </div>
      <div class={needsCare(thing) ? 'max-sm:basis-full max-sm:[&>.btn]:w-full' : ''}>
        <ThingAction thing={thing} />
      </div>
    </li>
  )
}

/** The ways to the devices where it is mended. */
const Concerned = ({ ids }: { ids: readonly string[] }) => {
  const rows = devices.value.value?.rows.filter(({ id }) => ids.includes(id)) ?? []
  return rows.length === 0 ? null : (
    <p class="flex flex-wrap gap-x-4">
      {rows.map(device => (
        <a
          key={device.id}
          href={path.device(device.id)}
          dir="auto"
          class="link inline-flex min-h-11 min-w-0 items-center break-words"
        >
          {nameOf(device)}
        </a>
      ))}
    </p>
  )
}

/** One button: what mends it, else what tests it. */
const ThingAction = ({ thing: { device, state, light } }: { thing: Thing }) => {
  const { route } = useLocation()
  // What is well needs no button: the page looks again by itself.
  if (!device) {
    return (
      light !== 'good' && (
        <Button size="small" icon={RefreshCw} onClick={check}>
          {texts.checkAgain}
        </Button>
      )
    )
  }
  if (device.status === 'blocked') {
    return (
      <Button
        size="small"
        why={may('device.edit') ? undefined : texts.mayNot}
        onClick={() => setStatus(device.id, 'active')}
      >
        {texts.switchOn}
      </Button>
    )
  }
  if (light !== 'good' && device.transport === 'virtual' && state && state.faults.length > 0) {
    return (
      <Button
        size="small"
        tone="primary"
        why={may('devices.instruct') ? undefined : texts.mayNot}
        onClick={() => mend(device.id, state.faults)}
      >
        {texts.mend}
      </Button>
    )
  }
  if (isPrinter(device.class) && light !== 'bad') {
    return (
      <Button
        size="small"
        why={may('devices.test') ? undefined : texts.mayNot}
        onClick={() => testPrint(device.id)}
      >
        {texts.testPrint}
      </Button>
    )
  }
  return (
    <Button size="small" onClick={() => route(path.device(device.id))}>
      {texts.open}
    </Button>
  )
}

const classIcons: Record<DeviceClass, LucideIcon> = {
  receipt_printer: Printer,
  kitchen_printer: ChefHat,
  label_printer: Tag,
  cash_drawer: Banknote,
  scanner: ScanBarcode,
  scale: Weight,
  card_terminal: CreditCard,
  line_display: Monitor,
}

const checkIcons: Record<string, LucideIcon> = {
  'check:server': Server,
  'check:database': Database,
  'check:replica': DatabaseBackup,
  'check:cloud': Cloud,
  'check:devices': Usb,
  'check:printing': Printer,
  'check:time': Clock,
}
