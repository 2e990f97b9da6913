// The virtual receipt printer: its lamps, the drawer below it, and the paper that came out.
import { Scissors } from 'lucide-preact'
import { useMemo } from 'preact/hooks'
import { ask } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { nameOf } from '#kit/i18n.ts'
import { freshOf } from '#kit/list-of.ts'
import { Problem } from '#kit/states.tsx'
import { drawerOpenWhen } from './drawer-lesson.tsx'
import { useLastWord } from './heard.ts'
import { devices, instruct } from './shop.ts'
import { texts } from './texts.ts'
import { type Device, type DeviceState, printerOf } from './things.ts'

type FaceProps = { device: Device; state: DeviceState | undefined; why: string | undefined }
/** How the hub, which speaks no language, marks that the drawer opened. */
const DRAWER_NOTE = '>drawer opened</text>'

const inWords = (svg: string) => svg.replaceAll(DRAWER_NOTE, `>${texts.drawerOpened}</text>`)

type Receipt = { id: string; svg: string }
type Paper = { receipts: Receipt[] }

export const PrinterFace = ({ device, state, why }: FaceProps) => {
  const paper = useMemo(
    () =>
      freshOf<Paper>([], () =>
        why === undefined ? () => ask('devices.paper', { device_id: device.id }) : undefined,
      ),
    [device.id, why === undefined],
  )
  // Asking makes the printer say it here too, so what is heard is shown and never asked for again.
  const heard = useLastWord(device.id, 'paper')
  const said = heard.value ?? paper.value.value
  const receipts = receiptsOf(said)
  const unknown = unknownOf(said)
  return (
    <div class="grid gap-3">
      <div>
        <Body state={state} />
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key
          tabIndex={0}
          aria-label={texts.paperOf(nameOf(device))}
          class="relative mx-6 -mt-3 grid max-h-[32rem] min-h-48 content-start gap-3 overflow-y-auto rounded-b-box bg-base-300/50 px-3 pt-3 pb-4 shadow-inner sm:mx-10"
        >
          {receipts.map(({ id, svg }, at) => (
            // An image runs no script and loads nothing, whatever a product name put into it.
            <img
              key={id}
              src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(inWords(svg))}`}
              alt={texts.receiptNo(receipts.length - at)}
              class="mx-auto h-auto w-full max-w-96 drop-shadow-sm"
              data-receipt={id}
            />
          ))}
          {receipts.length === 0 && (
            <p class="quiet py-12 text-center text-sm">{why ?? texts.noPaper}</p>
          )}
        </section>
      </div>
      <div class="flex items-center justify-between gap-3">
        {takesDrawer(device) ? <Drawer device={device} state={state} /> : <span />}
        <Button icon={Scissors} why={why} onClick={() => instruct(device.id, { is: 'tear' })}>
          {texts.tear}
        </Button>
      </div>
      {unknown.length > 0 && (
        <p class="text-sm text-warning" role="status">
          {texts.notUnderstood} <code dir="ltr">{unknown.join(' ')}</code>
        </p>
      )}
      <Problem problem={paper.problem.value} onAgain={paper.refresh} />
    </div>
  )
}

const receiptsOf = (said: object | undefined): Receipt[] =>
  said && 'receipts' in said && Array.isArray(said.receipts) ? said.receipts : []

/** Beginnings of what a virtual printer took for no command, in hex. */
const unknownOf = (said: object | undefined): string[] =>
  said && 'unknown' in said && Array.isArray(said.unknown) ? said.unknown.map(String) : []

/** The case with its lamps and the slot. Lamps only repeat what the state says in words above. */
const Body = ({ state }: { state: DeviceState | undefined }) => {
  const has = (fault: string) => state?.faults.includes(fault) || state?.why === fault
  const isOn = state !== undefined && state.state !== 'absent' && state.state !== 'offline'
  return (
    <div
      class={`relative z-10 rounded-box bg-neutral p-4 pb-5 text-neutral-content ${has('cover-open') ? 'border-t-8 border-dashed border-warning' : ''}`}
      aria-hidden="true"
    >
      <div class="mb-4 flex items-center justify-end gap-2">
        <Lamp isOn={isOn} tone="bg-success" />
        <Lamp
          isOn={isOn && (has('paper-out') === true || has('paper-near-end') === true)}
          tone="bg-warning"
        />
        <Lamp isOn={isOn && state.state === 'blocked'} tone="bg-error" />
      </div>
      <div class="h-2 rounded-full bg-black/70" />
    </div>
  )
}

const Lamp = ({ isOn, tone }: { isOn: boolean; tone: string }) => (
  <span class={`size-3 rounded-full border border-neutral-content/50 ${isOn ? tone : ''}`} />
)

/** A receipt printer has a socket for one; on another printer only one that was set up there hangs. */
const takesDrawer = ({ id, class: kind }: Device) =>
  kind === 'receipt_printer' ||
  devices.value.value?.rows.some(row => row.class === 'cash_drawer' && printerOf(row) === id) ===
    true

/** The drawer that hangs on the printer: what its sensor says means nothing before it was taught. */
const Drawer = ({ device, state }: { device: Device; state: DeviceState | undefined }) => {
  const last = useLastWord(device.id, 'drawer')
  // A pulse that was given to a drawer without a sensor says nothing of how it stands.
  const saysOpen = last.value?.['open'] === true && last.value['seen'] !== false
  const isSeenOpen = saysOpen || state?.faults.includes('drawer-open') === true
  const isTaught = drawerOpenWhen(device) !== undefined
  const stands = isTaught ? (state?.drawer ?? null) : isSeenOpen ? 'open' : null
  return (
    <p class="flex items-center gap-2 text-sm" role="status">
      <span
        aria-hidden="true"
        class={`h-6 w-12 rounded border-2 border-base-content/60 ${looks[stands ?? 'unknown']}`}
      />
      {texts.drawer}: <strong>{standWords()[stands ?? 'unknown']}</strong>
    </p>
  )
}

const looks = { open: 'border-b-8 border-b-success', shut: '', unknown: 'border-dashed' }
const standWords = () => ({
  open: texts.drawerOpen,
  shut: texts.drawerShut,
  unknown: texts.drawerUnknown,
})
