// What keeps the box running: devices, print jobs, other jobs, settings, the audit trail.
import * as z from 'zod'
import { at, count, id, json, name, oneOf, ref, text } from '../fields.ts'
import { resource } from '../resource.ts'

const owner = { id, tenant_id: id, store_id: ref('store', 'Store') }

export const device = resource({
  table: 'device',
  sync: 'up',
  label: 'Devices',
  row: z.object({
    ...owner,
    class: oneOf('Class', [
      'receipt_printer',
      /** prints stations' tickets, and no till's receipts unless a group says so */
      'kitchen_printer',
      'label_printer',
      'cash_drawer',
      'scanner',
      'scale',
      'card_terminal',
      'line_display',
    ]),
    name: name('Name'),
    name_ar: text('Name (Arabic)'),
    model: text('Model', 60),
    transport: oneOf('Connection', ['virtual', 'tcp', 'serial', 'usb']),
    /** host:port, /dev/serial/by-id/…, vid:pid:serial; empty for virtual */
    address: text('Address', 200),
    options_json: json('Options', 4_000),
    /** null: shared by all tills of the store */
    till_id: ref('till', 'Till').nullable(),
    status: oneOf('Status', ['active', 'blocked']),
  }),
  indexes: [['class', 'till_id']],
})

export const printJob = resource({
  table: 'print_job',
  sync: 'local',
  label: 'Print jobs',
  row: z.object({
    ...owner,
    device_id: ref('device', 'Printer'),
    kind: oneOf('Kind', ['receipt', 'copy', 'report', 'kitchen', 'label', 'test', 'drawer']),
    /** whose other printers may stand in for this one; null: it waits for this one */
    group_id: ref('printer_group', 'Group').nullable(),
    /** the printer it was written for, where another stands in for it */
    meant_for: ref('device', 'Meant for').nullable(),
    sale_id: ref('sale', 'Sale').nullable(),
    /** what it is for, once: `receipt:<sale>`, `copy:<sale>:<n>`, `kitchen:<sale>:<station>`,
     * `label:<batch>:<variant>` */
    key: text('Key', 120),
    document_json: json('Document'),
    state: oneOf('State', [
      'queued',
      'sending',
      'waiting',
      'sent',
      'printed',
      'unknown',
      'failed',
      'cancelled',
      'parked',
    ]),
    attempt: count('Attempt'),
    why: text('Why', 200).nullable(),
    created_at: at('Created'),
    finished_at: at('Finished').nullable(),
  }),
  indexes: [['!key'], ['state', 'created_at'], ['sale_id']],
})

export const job = resource({
  table: 'job',
  sync: 'local',
  label: 'Jobs',
  row: z.object({
    ...owner,
    kind: text('Kind', 60),
    /** deterministic: the same cause makes the same key, and one job */
    key: text('Key', 160),
    payload_json: json('Payload'),
    state: oneOf('State', ['queued', 'done', 'failed']),
    attempts: count('Attempts'),
    run_at: at('Due'),
    error: text('Error', 500).nullable(),
    finished_at: at('Finished').nullable(),
  }),
  indexes: [['!key'], ['state', 'run_at']],
})

export const setting = resource({
  table: 'setting',
  sync: 'down',
  label: 'Settings',
  row: z.object({
    id,
    tenant_id: id,
    scope: oneOf('Scope', ['tenant', 'store', 'till']),
    /** the tenant's, store's or till's id */
    scope_id: id.meta({ label: 'For', widget: 'id' }),
    key: z
      .string()
      .regex(/^[a-z]+(\.[a-z-]+)+$/)
      .meta({ label: 'Setting', widget: 'text', search: true }),
    value_json: json('Value', 10_000),
  }),
  indexes: [['!scope_id', 'key']],
})

export const syncCursor = resource({
  table: 'sync_cursor',
  sync: 'local',
  label: 'Sync positions',
  row: z.object({
    /** store_id:up or store_id:down */
    id: z.string().max(80).meta({ label: 'Id', widget: 'id' }),
    tenant_id: id,
    direction: oneOf('Direction', ['up', 'down']),
    /** of the stream: the store's going up, head office's coming down */
    epoch: text('Epoch', 80),
    position: z.int().min(0).meta({ label: 'Position', widget: 'integer' }),
    hash: text('Hash', 64),
    at: at('Time'),
  }),
})

export const audit = resource({
  table: 'audit',
  sync: 'ledger',
  label: 'Audit trail',
  row: z.object({
    id,
    tenant_id: id,
    store_id: ref('store', 'Store').nullable(),
    at: at('Time'),
    user_id: ref('user', 'User').nullable(),
    till_id: ref('till', 'Till').nullable(),
    command: text('Command', 80),
    command_id: text('Command id', 80),
    /** [{table, id, op, before?, after?}]; columns that changed, secrets left out */
    detail_json: json('Detail', 1_000_000),
  }),
  indexes: [['at']],
})

export const printReportInput = z.strictObject({
  job_id: id,
  device_id: id,
  attempt: count('Attempt'),
  state: z.enum(['sending', 'waiting', 'sent', 'printed', 'unknown', 'failed', 'cancelled']),
  why: text('Why', 200).optional(),
})

export const reprintInput = z.strictObject({ sale_id: id, till_id: id })

/** Whether it came out, as somebody saw who looked; if not, it is not wanted any more. */
export const settlePrintInput = z.strictObject({ job_id: id, came_out: z.boolean() })

export const discoverInput = z.strictObject({
  /** whose USB bus, serial lines and network are looked at */
  hub: z.string().min(1).max(64),
  /** also walk through the own subnet; takes seconds */
  network: z.boolean().default(false),
})

export const instructInput = z.strictObject({
  device_id: id,
  message: z.looseObject({
    is: z.enum([
      'fault',
      'watch-bytes',
      'run-script',
      'stop-script',
      'scan',
      'set-weight',
      'zero',
      'tare',
      'clear-tare',
      'show',
      'screen',
      'answer-pay',
      'test-pay',
      'reverse-test',
      'paper',
      'tear',
      'cancel-job',
      'status',
      'sense-drawer',
      'read-settings',
      'read-logo',
      'check',
      'loopback',
      'enquire-pay',
    ]),
  }),
})

/** Who sells may set the scale of the till to zero, and let it take the packing off. */
export const orderScaleInput = z.strictObject({
  till_id: id,
  order: z.enum(['zero', 'tare', 'clear-tare']),
})

export const testDrawerInput = z.strictObject({ device_id: id })

const drawerLevel = z.enum(['high', 'low'])

/** What the sensor said while the drawer stood open, and while it was shut. */
export const learnDrawerInput = z.strictObject({
  device_id: id,
  open: drawerLevel,
  shut: drawerLevel,
})
