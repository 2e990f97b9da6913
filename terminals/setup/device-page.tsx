// One device: how it is, what it looks like, what can be tried on it, what it has printed.

import { useSignal } from '@preact/signals'
import { Binary, ClipboardCheck, Pencil, PencilRuler, Power, Printer } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useRoute } from 'preact-iso'
import { Button } from '#kit/button.tsx'
import { shortTime } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { link } from '#kit/live.ts'
import { Page } from '#kit/page.tsx'
import { choices, may } from '#kit/session.ts'
import { Badge, Empty, Skeleton } from '#kit/states.tsx'
import { toast } from '#kit/toast.tsx'
import { readPermission } from '#schema/permissions.ts'
import { usedInstead } from '#schema/rules/device-of.ts'
import { isPrinter } from '#schema/rules/fail-over.ts'
import { hubOfOptions } from '#schema/rules/hub-of.ts'
import { byteTexts } from './byte-words.ts'
import { CardTerminal } from './card-terminal.tsx'
import { CardTrial } from './card-trial.tsx'
import { DeviceDialog } from './device-form.tsx'
import { DrawerLesson } from './drawer-lesson.tsx'
import { drawerTexts } from './drawer-texts.ts'
import { Faults } from './faults.tsx'
import { hubTexts } from './hub-texts.ts'
import { hubChoices, hubName, knownHubs } from './hubs.ts'
import { PrintJobs } from './jobs.tsx'
import { Light } from './light.tsx'
import { LineDisplay } from './line-display.tsx'
import { PrinterFace } from './paper.tsx'
import { elsewhere, path } from './paths.ts'
import { PrinterLogo } from './printer-logo.tsx'
import { PrinterSettingsPart } from './printer-settings.tsx'
import { Scale } from './scale.tsx'
import { ScaleOrders } from './scale-orders.tsx'
import { Scanner } from './scanner.tsx'
import { ScannerProgram } from './scanner-program.tsx'
import { FaultScript } from './script.tsx'
import { devices, mend, setStatus, states, testPrint } from './shop.ts'
import { texts } from './texts.ts'
import {
  type Device,
  type DeviceState,
  deviceSays,
  hangsOn,
  isDriven,
  isVirtual,
} from './things.ts'
import { Stale } from './things-page.tsx'
import { classWords, modelWord, transportWords } from './words.ts'

export const DevicePage = () => {
  const { params } = useRoute()
  const rows = devices.value.value?.rows
  const device = rows?.find(row => row.id === params['id'])
  if (!device) {
    return (
      <Page
        title={texts.setup}
        above={<Back />}
        problem={devices.problem.value}
        onAgain={devices.refresh}
      >
        {rows ? <Empty title={texts.notThere} /> : <Skeleton lines={6} />}
      </Page>
    )
  }
  return <Shown key={device.id} device={device} state={states.value.get(device.id)} />
}

const Shown = ({ device, state }: { device: Device; state: DeviceState | undefined }) => {
  const isDrawn = isVirtual(device)
  const driven = isDriven(device, state)
  const prints = isPrinter(device.class)
  const mayTell = may('devices.instruct') ? undefined : texts.mayNot
  return (
    <Page
      above={<Back />}
      title={<bdi class="wrap-anywhere">{nameOf(device)}</bdi>}
      note={
        <span class="inline-flex flex-wrap items-center gap-2">
          {classWords[device.class]}
          {isDrawn && <Badge>{texts.virtual}</Badge>}
        </span>
      }
      actions={
        prints && (
          <>
            <DesignLink kind={device.class} />
            <Button
              tone="primary"
              icon={Printer}
              why={
                device.status === 'blocked'
                  ? texts.testFirstActive
                  : may('devices.test')
                    ? undefined
                    : texts.mayNot
              }
              onClick={() => testPrint(device.id)}
            >
              {texts.testPrint}
            </Button>
          </>
        )
      }
    >
      {link.value === 'down' && <Stale />}
      <Condition device={device} state={state} />
      <div class="grid items-start gap-4 lg:grid-cols-2">
        {isDrawn && driven && <Face device={device} state={state} why={mayTell} />}
        {!isDrawn && driven && <RealFace device={device} why={mayTell} />}
        <div class="grid min-w-0 gap-4">
          {isDrawn && driven && (
            <Faults device={device} faults={state?.faults ?? []} why={mayTell} />
          )}
          {isDrawn && driven && device.class !== 'cash_drawer' && (
            <FaultScript device={device} state={state} why={mayTell} />
          )}
          {hasDrawer(device) && driven && (
            <DrawerLesson device={device} state={state} why={mayTell} />
          )}
          {keepsSettings(device) && driven && (
            <>
              <PrinterSettingsPart device={device} why={mayTell} />
              <PrinterLogo device={device} why={mayTell} />
            </>
          )}
          {device.class === 'scanner' && driven && <ScannerProgram device={device} />}
          {prints && <PrintJobs device={device} />}
          {device.model === 'zvt' && driven && <CardTrial device={device} why={mayTell} />}
          <Identity device={device} />
        </div>
      </div>
    </Page>
  )
}

const hasDrawer = (device: Device) =>
  device.class === 'receipt_printer' || device.class === 'cash_drawer'

/** Printers of receipts; a label printer is set up by its own means. */
const keepsSettings = (device: Device) =>
  device.class === 'receipt_printer' || device.class === 'kitchen_printer'

/** The way to what its paper looks like, which the admin panel designs. */
const DesignLink = ({ kind }: { kind: Device['class'] }) => {
  if (kind === 'kitchen_printer') return null
  const [table, href, text] =
    kind === 'label_printer'
      ? (['label_design', elsewhere.labelDesigns, texts.designLabels] as const)
      : (['receipt_design', elsewhere.receiptDesign, texts.designReceipt] as const)
  if (!may(readPermission(table))) {
    return (
      <Button icon={PencilRuler} why={texts.mayNotDesign}>
        {text}
      </Button>
    )
  }
  return (
    <a class="btn border-base-300 bg-base-100" href={href}>
      <PencilRuler size={20} aria-hidden="true" />
      {text}
    </a>
  )
}

const Back = () => (
  <a href={path.things} class="link link-hover -my-3 inline-block py-3">
    {texts.back}
  </a>
)

/** The largest thing on the page: how it is, and what to do. */
const Condition = ({ device, state }: { device: Device; state: DeviceState | undefined }) => {
  const { light, says, todo } = deviceSays(device, state, knownHubs())
  const canMend = device.transport === 'virtual' && device.status === 'active' && light !== 'good'
  return (
    <section
      class="flex flex-wrap items-center gap-3 rounded-box border border-base-300 bg-base-100 p-4"
      role="status"
      aria-live="polite"
      data-state={state?.state ?? 'unknown'}
      data-why={state?.why ?? ''}
    >
      <Light light={light} size={32} />
      <div class="min-w-0 flex-1">
        <p class="text-lg font-semibold">{says}</p>
        <p class="quiet min-h-6 text-sm">
          {todo ?? (state && state.at > 0 ? texts.asOf(shortTime(state.at)) : '')}
        </p>
      </div>
      {canMend && state && state.faults.length > 0 && (
        <Button
          tone="primary"
          why={may('devices.instruct') ? undefined : texts.mayNot}
          onClick={() => mend(device.id, state.faults)}
        >
          {texts.mend}
        </Button>
      )}
    </section>
  )
}

const Face = ({
  device,
  state,
  why,
}: {
  device: Device
  state: DeviceState | undefined
  why: string | undefined
}) => {
  if (isPrinter(device.class)) return <PrinterFace device={device} state={state} why={why} />
  if (device.class === 'scale') return <Scale device={device} why={why} />
  if (device.class === 'scanner') return <Scanner device={device} why={why} />
  if (device.class === 'card_terminal') return <CardTerminal device={device} why={why} />
  if (device.class === 'line_display') return <LineDisplay device={device} why={why} />
  return null
}

/** What can be asked of a device that stands on a counter. */
const RealFace = ({ device, why }: { device: Device; why: string | undefined }) => {
  if (device.class === 'line_display') return <LineDisplay device={device} why={why} />
  if (device.class !== 'scale') return null
  return (
    <section class="rounded-box border border-base-300 bg-base-100 p-4" aria-label={texts.weight}>
      <ScaleOrders device={device} why={why} />
    </section>
  )
}

const Identity = ({ device }: { device: Device }) => {
  const isChanging = useSignal(false)
  const why = may('device.edit') ? undefined : texts.mayNot
  const till = choices.value?.tills?.find(known => known.id === device.till_id)
  const isOn = device.status === 'active'
  const place = hangsOn(device)
  const printer = devices.value.value?.rows.find(row => row.id === place?.printer_id)
  const first = usedInstead(devices.value.value?.rows ?? [], device)
  const turn = async () => {
    if (!(await setStatus(device.id, isOn ? 'blocked' : 'active')) || !isOn) return
    toast(texts.blockedNow(nameOf(device)), { undo: () => setStatus(device.id, 'active') })
  }
  return (
    <section class="grid gap-3 rounded-box border border-base-300 bg-base-100 p-4">
      <h2 class="font-semibold">{texts.identity}</h2>
      <dl class="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-sm">
        <Fact name={texts.class}>{classWords[device.class]}</Fact>
        {place ? (
          <Fact name={drawerTexts.hangsOn}>
            {printer ? (
              <a href={path.device(printer.id)} class="link link-hover">
                <bdi>{nameOf(printer)}</bdi>
              </a>
            ) : (
              drawerTexts.printerGone
            )}{' '}
            · {drawerTexts.pin} {place.drawer_pin}
          </Fact>
        ) : (
          <>
            <Fact name={texts.model}>{modelWord(device.model)}</Fact>
            <Fact name={texts.connection}>{transportWords[device.transport]}</Fact>
          </>
        )}
        {device.address !== '' && (
          <Fact name={texts.address}>
            <span class="ltr break-all font-mono">{device.address}</span>
          </Fact>
        )}
        {hubChoices(device.options_json).length > 1 && (
          <Fact name={hubTexts.pluggedInto}>
            <a href={path.hubs} class="link link-hover">
              <bdi>{hubName(hubOfOptions(device.options_json))}</bdi>
            </a>
          </Fact>
        )}
        <Fact name={texts.usedBy}>
          {till ? nameOf(till) : texts.shared}
          {first && (
            <p class="text-warning wrap-anywhere" role="status" data-used-instead={first.id}>
              {device.class === 'receipt_printer'
                ? texts.otherPrinterUsed(nameOf(first))
                : texts.otherUsed(nameOf(first))}
            </p>
          )}
        </Fact>
        <Fact name={texts.id}>
          <span class="ltr break-all font-mono text-xs">{device.id}</span>
        </Fact>
      </dl>
      <div class="flex flex-wrap gap-2">
        <Button icon={Pencil} why={why} onClick={() => (isChanging.value = true)}>
          {texts.change}
        </Button>
        <Button icon={Power} why={why} onClick={turn}>
          {isOn ? texts.switchOff : texts.switchOn}
        </Button>
        {isOn && (
          <a class="btn border-base-300 bg-base-100" href={path.testsOf(device.id)}>
            <ClipboardCheck size={20} aria-hidden="true" />
            {texts.testIt}
          </a>
        )}
        <a class="btn border-base-300 bg-base-100" href={path.bytes(device.id)}>
          <Binary size={20} aria-hidden="true" />
          {byteTexts.open}
        </a>
      </div>
      {isChanging.value && (
        <DeviceDialog id={device.id} onClose={() => (isChanging.value = false)} />
      )}
    </section>
  )
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <>
    <dt class="quiet">{name}</dt>
    <dd class="min-w-0">{children}</dd>
  </>
)
