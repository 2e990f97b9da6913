// Words to a device from the setup page: faults and inputs of virtual devices, cancelling a job; and
// what a technician learned of one.
import * as z from 'zod'
import {
  discoverInput,
  instructInput,
  learnDrawerInput,
  orderScaleInput,
  testDrawerInput,
} from '#schema/areas/system.ts'
import { command, put, refuse } from '#schema/command.ts'
import { id } from '#schema/fields.ts'
import { deviceFor } from '#schema/queries.ts'
import { DRAWER_TEST, drawerKick, newPrintJob } from '#schema/rules/print-job.ts'
import { deviceTopic } from '#schema/wire/topics.ts'

/** The hub answers on its `out` topic: {is: 'found', found: [...], scanning, walked, at}. */
export const discover = command({
  name: 'devices.discover',
  summary: 'Asks a device hub what is plugged in there, or what listens in its network.',
  permission: 'devices.instruct',
  reply: z.strictObject({}),
  input: discoverInput,
  decide(_rows, { hub, network }, { store_id }) {
    if (store_id === null) return refuse('store-unknown')
    const topic = deviceTopic(store_id, hub, 'in')
    return { changes: [], reply: {}, messages: [{ topic, payload: { is: 'discover', network } }] }
  },
})

/** What only a device that is not real can be told. */
const VIRTUAL_ONLY = [
  'fault',
  'scan',
  'set-weight',
  'answer-pay',
  'tear',
  'run-script',
  'stop-script',
]

export const instruct = command({
  name: 'devices.instruct',
  summary: 'Sends a word to a device: a fault to play, a code to scan, a weight to show.',
  permission: 'devices.instruct',
  reply: z.strictObject({}),
  input: instructInput,
  needs: (db, { device_id }) => ({
    devices: db
      .selectFrom('device')
      .select(['id', 'store_id', 'transport'])
      .where('id', '=', device_id),
  }),
  decide({ devices: [device] }, { message }) {
    if (!device) return refuse('device-unknown')
    if (device.transport !== 'virtual' && VIRTUAL_ONLY.includes(message.is))
      return refuse('device-is-real')
    const topic = deviceTopic(device.store_id, device.id, 'in')
    return { changes: [], reply: {}, messages: [{ topic, payload: message }] }
  },
})

/** A drawer hangs on one of these, or is a row of its own. */
const HAS_DRAWER = ['cash_drawer', 'receipt_printer']

export const learnDrawer = command({
  name: 'devices.learn-drawer',
  summary: 'Keeps what the sensor of a cash drawer says while it is open, from two readings of it.',
  permission: 'devices.instruct',
  reply: z.strictObject({ open_when: z.enum(['high', 'low']) }),
  input: learnDrawerInput,
  needs: (db, { device_id }) => ({
    devices: db.selectFrom('device').selectAll().where('id', '=', device_id),
  }),
  decide({ devices: [device] }, { open, shut }) {
    if (!device) return refuse('device-unknown')
    if (!HAS_DRAWER.includes(device.class)) return refuse('not-a-drawer')
    if (open === shut) return refuse('drawer-sensor-unchanged')
    const options_json = JSON.stringify({ ...optionsOf(device), drawer_open_when: open })
    return { changes: [put('device', { ...device, options_json })], reply: { open_when: open } }
  },
})

export const testDrawer = command({
  name: 'devices.test-drawer',
  summary: 'Opens a cash drawer to try it; who did it is kept in the audit trail.',
  permission: 'devices.test',
  reply: z.strictObject({ request_id: id }),
  input: testDrawerInput,
  needs: (db, { device_id }) => ({
    devices: db.selectFrom('device').selectAll().where('id', '=', device_id),
  }),
  decide({ devices: [device] }, _input, context) {
    if (!device) return refuse('device-unknown')
    if (!HAS_DRAWER.includes(device.class)) return refuse('not-a-drawer')
    const { store_id } = device
    const job = newPrintJob(
      { id: device.id },
      {
        kind: 'drawer',
        key: `drawer:${context.newId()}`,
        document: { version: 1, language: 'en', blocks: [] },
        store_id,
      },
      context,
    )
    return {
      // A kick is sent at once or never, so the job is born finished; the hub says what came of it.
      changes: [
        put('print_job', { ...job, state: 'sent', why: DRAWER_TEST, finished_at: context.now }),
      ],
      reply: { request_id: job.id },
      messages: [drawerKick(store_id, device.id, job.id)],
    }
  },
})

/** The row was checked when it was written; what can not be read is no options. */
const optionsOf = ({ options_json }: { options_json: string }): object =>
  z.record(z.string(), z.unknown()).safeParse(JSON.parse(options_json)).data ?? {}

/** The scale answers on its `out` topic: {is: 'scale-order', order, done, why?}. */
export const orderScale = command({
  name: 'devices.order-scale',
  summary: 'Sets the scale of a till to zero, or lets it take off what lies on it.',
  permission: 'sales.complete',
  reply: z.strictObject({}),
  input: orderScaleInput,
  needs: (db, { till_id }) => ({ scales: deviceFor(db, 'scale', till_id) }),
  decide({ scales: [scale] }, { order }) {
    if (!scale) return refuse('no-scale')
    const topic = deviceTopic(scale.store_id, scale.id, 'in')
    return { changes: [], reply: {}, messages: [{ topic, payload: { is: order } }] }
  },
})
