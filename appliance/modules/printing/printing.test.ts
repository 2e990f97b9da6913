import t from 'tap'
import { onBothEngines, rowLike, type Shop } from '#appliance/a-shop.ts'
import {
  callerOf,
  cashier,
  manager,
  NOW,
  openSession,
  shop,
  testId,
} from '#appliance/kernel/a-store.ts'

const test = await onBothEngines(t)
const hub = { ...manager, actor: { ...manager.actor, user_id: null } }
const SALE = testId(30, 1)
const open = { till_session: [openSession()] }

const sell = (store: Shop) =>
  store.done('sales.complete', {
    sale_id: SALE,
    till_session_id: openSession().id,
    lines: [{ variant_id: shop.can, quantity: 1_000 }],
    tenders: [{ kind: 'cash', amount: 120 }],
    total: 120,
  })

type Block = { is: string; text?: string }
const blocks = (document: string | undefined): Block[] => JSON.parse(document ?? '{}').blocks

const job = async (store: Shop, id: unknown) =>
  (await store.rows('print_job')).find(row => row.id === id)

const said = (job_id: unknown, state: string, attempt = 1, why?: string) => ({
  job_id,
  device_id: shop.printer,
  attempt,
  state,
  ...(why ? { why } : {}),
})

test(
  'a receipt printed again is marked as a copy and opens no drawer',
  async (t, store) => {
    const { print_job_id } = await sell(store)
    t.ok(
      blocks((await job(store, print_job_id))?.document_json).some(({ is }) => is === 'drawer'),
      'the first one opens it',
    )
    for (const copy of [1, 2]) {
      const again = await store.done('printing.reprint', { sale_id: SALE, till_id: shop.till })
      t.equal(again.copy, copy)
      const row = await job(store, again.print_job_id)
      t.match(row, {
        kind: 'copy',
        sale_id: SALE,
        key: `copy:${SALE}:${copy}`,
        state: 'queued',
        attempt: 1,
      })
      t.equal(JSON.parse(row?.document_json ?? '').copy, copy)
      t.ok(blocks(row?.document_json).every(({ is }) => is !== 'drawer'))
      t.ok(row?.document_json.includes('1.20'), 'with the same total')
    }
  },
  open,
)

test(
  'a job goes from queued to printed as the printer reports, and a late word changes nothing',
  async (t, store) => {
    const { print_job_id: id } = await sell(store)
    const report = async (...words: [string, number?, string?]) =>
      (await store.done('printing.report', said(id, ...words), hub)).state
    t.equal(await report('sending'), 'sending')
    t.equal(await report('waiting', 1, 'paper-out'), 'waiting')
    t.match(await job(store, id), { state: 'waiting', why: 'paper-out', finished_at: null })
    store.later(60_000)
    t.equal(await report('sending'), 'sending')
    t.equal(await report('failed', 2), 'sending', 'an answer to another attempt')
    t.equal(await report('printed'), 'printed')
    t.match(await job(store, id), { state: 'printed', why: null, finished_at: NOW + 60_000 })
    t.equal(await report('failed'), 'printed', 'after the end')
    await store.refuses([['job-not-stuck', 'printing.retry', { job_id: id }]])
  },
  open,
)

test(
  'what may be on paper already is printed again with a mark; after three tries it is parked',
  async (t, store) => {
    const { print_job_id: id } = await sell(store)
    await store.done('printing.report', said(id, 'unknown', 1, 'no-answer'), hub)
    t.same(await store.done('printing.retry', { job_id: id }), { state: 'queued' })
    const again = await job(store, id)
    t.match(again, { state: 'queued', attempt: 2, why: null, finished_at: null })
    t.match(blocks(again?.document_json)[0], { is: 'text', text: '*** REPRINT 1 ***' })
    t.ok(
      blocks(again?.document_json).every(({ is }) => is !== 'drawer'),
      'nobody expects the drawer any more',
    )
    await store.done('printing.report', said(id, 'failed', 2, 'cutter'), hub)
    await store.done('printing.retry', { job_id: id })
    const third = await job(store, id)
    t.match(third, { attempt: 3 })
    t.equal(
      blocks(third?.document_json).filter(({ text }) => text?.includes('REPRINT')).length,
      1,
      'what surely failed needs no second mark',
    )
    await store.done('printing.report', said(id, 'unknown', 3, 'no-answer'), hub)
    t.match(await job(store, id), { state: 'parked', why: 'no-answer', finished_at: NOW })
    t.match(
      (await store.rows('review')).map(({ kind, sale_id }) => [kind, sale_id]),
      [['print-parked', SALE]],
      'and somebody is told',
    )
    await store.refuses([['too-many-attempts', 'printing.retry', { job_id: id }, hub]])
    await store.done('printing.retry', { job_id: id })
    t.match(await job(store, id), { state: 'queued', attempt: 4 }, 'a person may try on')
    const tries = (await store.rows('audit')).filter(({ command }) => command === 'printing.retry')
    t.equal(tries.length, 3, 'each is in the audit trail')
  },
  open,
)

test(
  'a job over which its hub fell again and again is parked at once',
  async (t, store) => {
    const { print_job_id: id } = await sell(store)
    await store.done('printing.report', said(id, 'failed', 1, 'hub-fell'), hub)
    t.match(await job(store, id), { state: 'parked', why: 'hub-fell' })
  },
  open,
)

test(
  'a drawer opens with a reason, at once or never',
  async (t, store) => {
    const { print_job_id: id } = await store.done(
      'printing.open-drawer',
      { till_id: shop.till, reason: 'change for the bus' },
      manager,
    )
    t.match(await job(store, id), {
      kind: 'drawer',
      state: 'sent',
      why: 'change for the bus',
      finished_at: NOW,
    })
    if (store.engine === 'SQLite') {
      t.match(store.said(), [
        {
          topic: `s/${shop.store_id}/dev/${shop.printer}/in`,
          payload: { is: 'open-drawer', ttl_ms: 3_000 },
        },
      ])
    }
    const [line] = await store.rows('audit')
    t.match(
      line,
      { command: 'printing.open-drawer', user_id: shop.manager },
      'and is in the audit trail',
    )
  },
  open,
)

test(
  'a test page for a printer; words for a device',
  async (t, store) => {
    const { print_job_id: id } = await store.done(
      'printing.test',
      { device_id: shop.printer },
      manager,
    )
    t.match(await job(store, id), { kind: 'test', device_id: shop.printer, sale_id: null })
    const labels = testId(11, 4)
    const test = await store.done('printing.test', { device_id: labels }, manager)
    const made = await job(store, test.print_job_id)
    t.match(JSON.parse(made?.document_json ?? ''), { width: 500, height: 300, copies: 1 })
    const lost = { ...said(test.print_job_id, 'unknown'), device_id: labels }
    await store.done('printing.report', lost, hub)
    await store.done('printing.retry', { job_id: test.print_job_id }, manager)
    const again = await job(store, test.print_job_id)
    t.equal(again?.document_json, made?.document_json, 'a second label is no second receipt')
    store.said()
    await store.done(
      'devices.instruct',
      { device_id: shop.printer, message: { is: 'fault', fault: 'paper-out' } },
      manager,
    )
    if (store.engine === 'SQLite')
      t.match(store.said(), [{ payload: { is: 'fault', fault: 'paper-out' } }])
    await store.done(
      'devices.instruct',
      { device_id: testId(11, 3), message: { is: 'cancel-job', job_id: id } },
      manager,
    )
    await store.refuses([
      [
        'device-is-real',
        'devices.instruct',
        { device_id: testId(11, 3), message: { is: 'fault' } },
        manager,
      ],
    ])
  },
  {
    device: [
      {
        id: shop.printer,
        tenant_id: shop.tenant_id,
        store_id: shop.store_id,
        class: 'receipt_printer',
        name: 'Printer',
        name_ar: '',
        model: 'virtual',
        transport: 'virtual',
        address: '',
        options_json: '{}',
        till_id: null,
        status: 'active',
      },
      {
        id: testId(11, 4),
        tenant_id: shop.tenant_id,
        store_id: shop.store_id,
        class: 'label_printer',
        name: 'Labels',
        name_ar: '',
        model: 'zpl',
        transport: 'virtual',
        address: '',
        options_json: '{}',
        till_id: null,
        status: 'active',
      },
      {
        id: testId(11, 3),
        tenant_id: shop.tenant_id,
        store_id: shop.store_id,
        class: 'receipt_printer',
        name: 'Real',
        name_ar: '',
        model: 'x',
        transport: 'tcp',
        address: '10.0.0.9:9100',
        options_json: '{}',
        till_id: null,
        status: 'active',
      },
    ],
  },
)

test(
  'what the sensor of a drawer says is learned from two readings that differ',
  async (t, store) => {
    const device_id = shop.printer
    const read = (open: string, shut: string) => ({ device_id, open, shut })
    const options = async () =>
      (await store.rows('device')).map(({ options_json }) => JSON.parse(options_json))
    const kept = (await options())[0]
    await store.refuses([
      ['drawer-sensor-unchanged', 'devices.learn-drawer', read('high', 'high'), manager],
      ['drawer-sensor-unchanged', 'devices.learn-drawer', read('low', 'low'), manager],
      ['input-invalid', 'devices.learn-drawer', read('open', 'low'), manager],
      ['not-allowed', 'devices.learn-drawer', read('high', 'low'), cashier],
      [
        'not-a-drawer',
        'devices.learn-drawer',
        { ...read('high', 'low'), device_id: shop.terminal },
        manager,
      ],
      [
        'device-unknown',
        'devices.learn-drawer',
        { ...read('high', 'low'), device_id: testId(99, 1) },
        manager,
      ],
    ])
    t.same((await options())[0], kept, 'nothing was written')
    for (const [open, shut] of [
      ['low', 'high'],
      ['high', 'low'],
    ] as const) {
      const learned = await store.done('devices.learn-drawer', read(open, shut), manager)
      t.same(learned, { open_when: open })
      t.same((await options())[0], { ...kept, drawer_open_when: open })
    }
  },
  open,
)

test(
  'a technician opens a drawer to try it: once, at once, and it is written down',
  async (t, store) => {
    await store.refuses([
      ['not-allowed', 'devices.test-drawer', { device_id: shop.printer }, cashier],
      ['not-a-drawer', 'devices.test-drawer', { device_id: shop.terminal }, manager],
      ['device-unknown', 'devices.test-drawer', { device_id: testId(99, 1) }, manager],
    ])
    const input = { device_id: shop.printer }
    store.said()
    const { request_id } = await store.done('devices.test-drawer', input, manager)
    t.match(await store.rows('print_job'), [
      { kind: 'drawer', state: 'sent', why: 'test', device_id: shop.printer },
    ])
    if (store.engine === 'SQLite')
      t.match(store.said(), [{ payload: { is: 'open-drawer', request_id } }])
  },
  open,
)

test(
  'what can not be printed or said',
  async (_t, store) => {
    await sell(store)
    const nobody = callerOf(shop.cashier, [], 0)
    const fault = { is: 'fault' }
    await store.refuses([
      ['not-allowed', 'printing.reprint', { sale_id: SALE, till_id: shop.till }, nobody],
      ['sale-unknown', 'printing.reprint', { sale_id: testId(99, 1), till_id: shop.till }],
      ['not-allowed', 'printing.test', { device_id: shop.printer }],
      ['device-unknown', 'printing.test', { device_id: testId(99, 1) }, manager],
      ['not-a-printer', 'printing.test', { device_id: shop.terminal }, manager],
      ['not-allowed', 'printing.open-drawer', { till_id: shop.till, reason: 'x' }, cashier],
      ['till-unknown', 'printing.open-drawer', { till_id: testId(99, 1), reason: 'x' }, manager],
      ['input-invalid', 'printing.open-drawer', { till_id: shop.till, reason: '' }, manager],
      ['not-allowed', 'printing.report', said(testId(99, 1), 'printed'), cashier],
      ['job-unknown', 'printing.report', said(testId(99, 1), 'printed'), hub],
      ['job-unknown', 'printing.retry', { job_id: testId(99, 1) }],
      ['device-unknown', 'devices.instruct', { device_id: testId(99, 1), message: fault }, manager],
      ['not-allowed', 'devices.instruct', { device_id: shop.printer, message: fault }, cashier],
      [
        'input-invalid',
        'devices.instruct',
        { device_id: shop.printer, message: { is: 'explode' } },
        manager,
      ],
    ])
  },
  open,
)

test(
  'without a printer nothing is printed and nothing waits for one',
  async (t, store) => {
    const sold = await sell(store)
    t.notOk('print_job_id' in sold)
    await store.refuses([
      ['no-printer', 'printing.reprint', { sale_id: SALE, till_id: shop.till }],
      ['no-printer', 'printing.open-drawer', { till_id: shop.till, reason: 'x' }, manager],
    ])
  },
  { ...open, device: [] },
)

test(
  'nobody is promised a test page by a printer whose hub was thrown out',
  async (_t, store) => {
    await store.refuses([
      ['hub-revoked', 'printing.test', { device_id: testId(11, 2) }, manager],
      ['hub-unknown', 'printing.test', { device_id: testId(11, 3) }, manager],
    ])
  },
  {
    ...open,
    hub: [
      {
        id: testId(12, 1),
        tenant_id: shop.tenant_id,
        store_id: shop.store_id,
        code: 'hub-2',
        name: 'Counter',
        name_ar: '',
        status: 'revoked' as const,
        code_hash: '',
        code_until: null,
        secret_hash: '',
        paired_at: null,
        paired_from: '',
      },
    ],
    device: [
      rowLike('device', { id: testId(11, 2), options_json: '{"hub":"hub-2"}' }),
      rowLike('device', { id: testId(11, 3), options_json: '{"hub":"hub-3"}' }),
    ],
  },
)

test(
  'the printer of a till comes before the one of the store',
  async (t, store) => {
    await sell(store)
    t.match(await store.rows('print_job'), [{ device_id: testId(11, 2) }])
  },
  {
    ...open,
    device: [null, shop.till].map((till_id, index) => ({
      id: testId(11, index + 1),
      tenant_id: shop.tenant_id,
      store_id: shop.store_id,
      class: 'receipt_printer' as const,
      name: `Printer ${index}`,
      name_ar: '',
      model: 'virtual',
      transport: 'virtual' as const,
      address: '',
      options_json: '{}',
      till_id,
      status: 'active' as const,
    })),
  },
)
