// What the hub is told and what it says, over the store's broker. Checked here, at the edge.
import * as z from 'zod'
import { printerSettings } from '#schema/areas/device-setup.ts'
import {
  LABEL_ELEMENTS_MAX,
  LABEL_HEIGHT_MIN,
  LABEL_SIDE_MAX,
  LABEL_WIDTH_MIN,
  labelElement,
} from '#schema/areas/label-parts.ts'
import { device } from '#schema/areas/system.ts'
import { optionLimits as limits } from '#schema/rules/device-options.ts'
import { SCRIPT_CHARACTERS_MAX } from '#schema/rules/fault-script.ts'
import type { LabelDocument } from '#schema/rules/label.ts'
import { PICTURE_ROWS_MAX, PICTURE_WIDTH_MAX } from '#schema/rules/picture.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import type { Stage } from './fault-script/run.ts'
import type { Ledger } from './ledger.ts'
import type { Looped } from './ports/loopback.ts'
import type { Port } from './ports/port.ts'
import type { PrinterMemory } from './printer/emulated-memory.ts'
import type { LogoState, NotedLogo } from './printer/kept-logo.ts'
import type { JobReport } from './printer/queue.ts'
import type { ReadSettings, Written } from './printer/settings.ts'

export const deviceRow = z.object({
  id: z.string().min(1).max(64),
  class: device.row.shape.class,
  name: z.string(),
  model: z.string(),
  transport: z.enum(['virtual', 'tcp', 'serial', 'usb']),
  /** `host:port`, a path under /dev, `vid:pid` or `vid:pid:serial`, or nothing. */
  address: z.string(),
  options_json: z.string(),
  till_id: z.string().nullable(),
  status: z.enum(['active', 'blocked']),
})
export type DeviceRow = z.infer<typeof deviceRow>

const whole = ({ from, to }: { from: number; to: number }) => z.int().min(from).max(to).optional()

/** All keys are optional; what a class does not know it does not look at. */
export const deviceOptions = z.object({
  /** Which hub runs it; without it the store's own. */
  hub: z.string().optional(),
  columns: whole(limits.columns),
  baud: whole(limits.baud),
  /** Printer on a serial line: as it was set up, where that is not 8 bits without parity. */
  parity: z.enum(limits.parity.values).optional(),
  flow: z.enum(limits.flow.values).optional(),
  /** Scale: certified for trade, as a technician read on it; without it the screens say that it is not. */
  certified: z.boolean().optional(),
  /** Scale: its mark, such as `M24 0122`. */
  certificate: z.string().max(limits.certificate.most).optional(),
  /** Scale: weighs in pounds, where its protocol names no unit. */
  pounds: z.boolean().optional(),
  /** Line display, 4 is the brightest. */
  brightness: z.literal(limits.brightness.values).optional(),
  /** Virtual devices also listen here, on this machine only. 0 takes any free port. */
  tcp_port: whole(limits.tcp_port),
  /** Virtual devices also answer on this serial line or pty. */
  serial_path: z.string().optional(),
  drawer_pin: z.literal(limits.drawer_pin.values).optional(),
  /** Level of the drawer's sensor while it is open, as it was learned; without it nobody knows. */
  drawer_open_when: z.enum(limits.drawer_open_when.values).optional(),
  /** A cash drawer that hangs on this printer. */
  printer_id: z.string().optional(),
  /** Card terminal: silence of this length is "no answer". */
  answer_limit_ms: whole(limits.answer_limit_ms),
  /** ZVT: six digits that the terminal was set up with. */
  zvt_password: z.string().regex(limits.zvt_password.like).optional(),
  /** ZVT: who prints the card slips; without it our printer. */
  slips: z.enum(limits.slips.values).optional(),
  /** Virtual card terminal: how long the customer takes. */
  customer_ms: whole(limits.customer_ms),
})
export type DeviceOptions = z.infer<typeof deviceOptions>

export const devicesMessage = z.object({
  devices: z.array(deviceRow).max(200),
  settings: z
    .object({ currency: z.string(), decimals: z.int().min(0).max(4) })
    .partial()
    .optional(),
})

/** All dots of the largest picture, in base64. */
const PICTURE_TEXT_MAX = Math.ceil((PICTURE_WIDTH_MAX * PICTURE_ROWS_MAX) / 24) * 4

const text = z.string().max(4_000)
const align = z.enum(['start', 'center', 'end']).optional()
const size = z.enum(['normal', 'wide', 'large']).optional()
const bold = z.literal(true).optional()

const picture = z.object({
  width: z.int().min(1).max(PICTURE_WIDTH_MAX),
  rows: z.int().min(1).max(PICTURE_ROWS_MAX),
  bits: z.string().max(PICTURE_TEXT_MAX),
})

const block = z.discriminatedUnion('is', [
  z.object({ is: z.literal('text'), text, align, size, bold }),
  z.object({
    is: z.literal('columns'),
    cells: z
      .array(z.object({ text, share: z.number(), align: z.enum(['start', 'end']).optional() }))
      .min(1)
      .max(8),
    bold,
    size,
  }),
  z.object({ is: z.literal('rule') }),
  z.object({ is: z.literal('feed'), lines: z.int() }),
  z.object({
    is: z.literal('barcode'),
    kind: z.enum(['code128', 'ean13']),
    code: text,
    programs: z.literal(true).optional(),
  }),
  z.object({ is: z.literal('qr'), text }),
  picture.extend({ is: z.literal('picture') }),
  z.object({ is: z.literal('cut') }),
  z.object({ is: z.literal('drawer'), pin: z.union([z.literal(2), z.literal(5)]) }),
])

/** The document's type is the receipt rule's; here only its shape is checked. */
export const receiptDocument = z.custom<ReceiptDocument>(
  value =>
    z
      .object({
        version: z.literal(1),
        language: z.enum(['en', 'ar']),
        copy: z.int().min(0).optional(),
        blocks: z.array(block).max(1_000),
      })
      .safeParse(value).success,
  { error: 'document-not-printable' },
)

/** The document's type is the label rule's; here only its shape is checked. */
export const labelDocument = z.custom<LabelDocument>(
  value =>
    z
      .object({
        version: z.literal(1),
        language: z.enum(['en', 'ar']),
        width: z.int().min(LABEL_WIDTH_MIN).max(LABEL_SIDE_MAX),
        height: z.int().min(LABEL_HEIGHT_MIN).max(LABEL_SIDE_MAX),
        gap: z.int().min(0).max(300),
        copies: z.int().min(1).max(9_999),
        elements: z.array(labelElement).max(LABEL_ELEMENTS_MAX),
      })
      .safeParse(value).success,
  { error: 'document-not-printable' },
)

const id = z.string().min(1).max(64)

export const message = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('print'),
    job_id: id,
    attempt: z.int().min(1),
    document: z.unknown(),
    /** Not begun by then, nobody waits for it any more. */
    ttl_ms: z.int().min(0).optional(),
  }),
  z.object({ is: z.literal('cancel-job'), job_id: id }),
  /** Another printer may take it, unless it has begun here. */
  z.object({ is: z.literal('give-back'), job_id: id, attempt: z.int().min(1) }),
  z.object({ is: z.literal('open-drawer'), request_id: id, ttl_ms: z.int().min(0).max(60_000) }),
  /** What does the drawer's sensor say now? Answered by a `DrawerSensed`. */
  z.object({ is: z.literal('sense-drawer'), request_id: id }),
  // A printer's own memory, which wears: written once for each request, and not after `until`.
  z.object({ is: z.literal('read-settings'), request_id: id }),
  z.object({
    is: z.literal('write-settings'),
    request_id: id,
    settings: printerSettings,
    until: z.int(),
  }),
  z.object({ is: z.literal('read-logo'), request_id: id }),
  z.object({ is: z.literal('store-logo'), request_id: id, picture, until: z.int() }),
  z.object({ is: z.literal('delete-logo'), request_id: id, until: z.int() }),
  /** Is it there, and how soon does it say so? Answered by a `Checked`. */
  z.object({ is: z.literal('check'), request_id: id }),
  /** A serial line with a bridging plug instead of its device. Answered by a `LoopedBack`. */
  z.object({ is: z.literal('loopback'), request_id: id }),
  z.object({
    is: z.literal('pay'),
    request_id: id,
    amount: z.int().min(1),
    currency: z.string().length(3),
    decimals: z.int().min(0).max(4),
  }),
  z.object({ is: z.literal('cancel-pay'), request_id: id }),
  z.object({
    is: z.literal('enquire-pay'),
    request_id: id,
    /** A terminal that knows no request ids finds the payment by these. */
    amount: z.int().min(1).optional(),
    /** What the terminal called its last transaction before this payment. */
    before: z.string().max(80).optional(),
    /** What it calls those of other payments. */
    others: z.array(z.string().max(80)).max(50).optional(),
  }),
  z.object({ is: z.literal('end-of-day'), request_id: id }),
  // A technician's own payment of the smallest amount, and its taking back. No sale knows of them.
  z.object({ is: z.literal('test-pay'), request_id: id }),
  z.object({ is: z.literal('reverse-test'), request_id: id }),
  z.object({ is: z.literal('fault'), fault: z.string().max(40), on: z.boolean() }),
  z.object({ is: z.literal('scan'), code: z.string().min(1).max(500) }),
  z.object({
    is: z.literal('set-weight'),
    grams: z.int().min(-100_000).max(1_000_000),
    stable: z.boolean(),
  }),
  /** Line display: a tab parts what stands at the start from what stands at the end. */
  z.object({ is: z.literal('show'), upper: z.string().max(200), lower: z.string().max(200) }),
  /** Virtual line display: say what can be seen. */
  z.object({ is: z.literal('screen') }),
  z.object({ is: z.literal('zero') }),
  z.object({ is: z.literal('tare') }),
  z.object({ is: z.literal('clear-tare') }),
  z.object({
    is: z.literal('answer-pay'),
    how: z.enum(['approve', 'decline', 'silence', 'customer-stops', 'line-breaks']),
  }),
  z.object({ is: z.literal('paper') }),
  z.object({ is: z.literal('tear') }),
  /** Virtual devices: plays a fault script, written as schema/rules/fault-script.ts says. */
  z.object({ is: z.literal('run-script'), text: z.string().max(SCRIPT_CHARACTERS_MAX) }),
  z.object({ is: z.literal('stop-script') }),
  /** A technician's page reads the bytes along, until it says no more or nothing for a while. */
  z.object({ is: z.literal('watch-bytes'), watcher: id, on: z.boolean() }),
])
export type Message = z.infer<typeof message>

export type State = 'absent' | 'opening' | 'ready' | 'degraded' | 'blocked' | 'offline'

/**
 * The answer to `sense-drawer`, within 3 s. `level` is the sensor's, read after the question; null
 * with the reason. Two of them, one with the drawer open and one with it shut, are what the command
 * `devices.learn-drawer` takes.
 */
export type DrawerSensed = {
  is: 'drawer-sensor'
  request_id: string
  level: 'high' | 'low' | null
  why?: 'no-drawer-here' | 'printer-offline' | 'no-answer'
  /** epoch ms */
  at: number
}

/**
 * How a drawer stands, in the retained state of the drawer and of the printer it hangs on; null: not
 * known, because its sensor was never learned or nothing was heard yet.
 */
export type DrawerState = 'open' | 'shut' | null

/**
 * The answer to `open-drawer`. `open`: the printer took the pulse, which is all that is known
 * unless its sensor saw the drawer open (`seen`). Not open: `why` says what was in the way, `drawer-did-not-open`
 * that the sensor saw nothing.
 */
export type DrawerOpened = {
  is: 'drawer'
  request_id: string
  open: boolean
  seen: boolean
  why?: string
  /** epoch ms */
  at: number
}

/** `ms`: how long its answer took; null where nothing can be asked of it and its state was told. */
export type Checked = {
  is: 'checked'
  request_id: string
  state: State
  why: string | null
  ms: number | null
  at: number
}

/** What came of an order to a printer's own memory; `why` where it could not be. */
export type MemoryAnswer = { request_id: string; at: number } & (
  | ({ is: 'printer-settings' } & (ReadSettings | { why: string }))
  | { is: 'settings-written'; result: Written['result']; why?: string }
  | ({ is: 'printer-logo' } & (LogoState | { why: string }))
  | ({ is: 'logo-stored' } & (NotedLogo | { why: string }))
  | { is: 'logo-deleted'; why?: string }
)

export type LoopedBack = { is: 'looped'; request_id: string; at: number } & (
  | Looped
  | { why: 'line-is-shared' | 'not-serial' }
)

export type PaymentState = 'busy' | 'approved' | 'declined' | 'no-answer' | 'cancelled' | 'unknown'

/** What one running device offers the hub. */
export type Device = {
  take: (message: Message) => void
  faults: () => string[]
  /** Jobs that wait. */
  jobs: () => number
  /** Asks it how it is; false when it does not say within some seconds. */
  check?: () => Promise<boolean>
  /** A virtual device as the stage of a fault script. */
  stage?: Stage
  /** The report descriptor of a HID device that is open. */
  descriptor?: () => Uint8Array | null
  close: () => void
}

/** What the hub offers a device. `say` publishes on `out`; `state` is kept and published retained. */
export type Surroundings = {
  /** The letters of the store's money; empty while nobody has said. */
  currency: string
  /** What must not be forgotten when the hub falls over. */
  ledger: Ledger
  /** What an emulated printer remembers while it is switched off. */
  memory?: (deviceId: string) => PrinterMemory
  /** The device's port is put through this, so that its bytes can be watched. */
  tapped: <P extends Port>(port: P) => P
  say: (message: Record<string, unknown>) => void
  /** How a print job stands. */
  job: (report: JobReport) => void
  state: (state: State, why: string | null) => void
  /** Whether a virtual device can not be had at a port or path where it should answer too. */
  unreached: (where: string, is: boolean) => void
  log: (text: string) => void
}
