import t from 'tap'
import { onBothEngines, type Shop, withMore } from '#appliance/a-shop.ts'
import { callerOf, manager, openSession, shop, testId } from '#appliance/kernel/a-store.ts'

const test = await onBothEngines(t)
const hub = { ...manager, actor: { ...manager.actor, user_id: null } }
const SALE = testId(30, 1)
const GROUP = testId(16, 1)
const own = testId(11, 12)
const other = testId(11, 13)
const labels = testId(11, 14)
const blocked = testId(11, 15)
const kitchen = testId(18, 1)

const rows = {
  till_session: [openSession()],
  device: withMore(
    'device',
    { id: own, name: 'Till 1', till_id: shop.till },
    { id: other, name: 'Till 2', till_id: shop.till2 },
    { id: labels, name: 'Labels', class: 'label_printer' },
    { id: blocked, name: 'Old', status: 'blocked' },
  ),
  station: [
    {
      id: kitchen,
      tenant_id: shop.tenant_id,
      name: 'Kitchen',
      name_ar: 'المطبخ',
      status: 'active' as const,
    },
  ],
}

const group = (device_ids: string[], more: object = {}) => ({
  group_id: GROUP,
  role: 'receipt',
  name: 'Front',
  name_ar: '',
  till_id: null,
  station_id: null,
  status: 'active',
  device_ids,
  ...more,
})
const sell = (store: Shop) =>
  store.done('sales.complete', {
    sale_id: SALE,
    till_session_id: openSession().id,
    lines: [{ variant_id: shop.can, quantity: 1_000 }],
    tenders: [{ kind: 'cash', amount: 120 }],
    total: 120,
  })
const close = (store: Shop) =>
  store.done('till-sessions.close', {
    till_session_id: openSession().id,
    counts: { cash: {} },
  })
const printers = async (store: Shop) =>
  (await store.rows('print_job')).map(({ kind, device_id }) => [kind, device_id])
const members = async (store: Shop) =>
  (await store.rows('printer_group_member'))
    .sort((a, b) => a.position - b.position)
    .map(({ device_id }) => device_id)

test(
  'receipts are printed by the first printer in use of the till’s group',
  async (t, store) => {
    await store.done('printing.set-group', group([blocked, other, own]), manager)
    await sell(store)
    const [job] = await store.rows('print_job')
    t.match(job, { device_id: other, group_id: GROUP, meant_for: null })
    const mine = group([own], { group_id: testId(16, 2), till_id: shop.till })
    await store.done('printing.set-group', mine, manager)
    await store.done('printing.reprint', { sale_id: SALE, till_id: shop.till })
    t.same(
      (await printers(store)).at(-1),
      ['copy', own],
      'a till’s own group comes before that of all',
    )
    await store.done('printing.set-group', { ...mine, status: 'blocked' }, manager)
    await store.done('printing.reprint', { sale_id: SALE, till_id: shop.till })
    t.same((await printers(store)).at(-1), ['copy', other])
  },
  rows,
)

test(
  'reports are printed where receipts are, unless they have printers of their own',
  async (t, store) => {
    await store.done('printing.set-group', group([other]), manager)
    const office = { group_id: testId(16, 2), role: 'report', name: 'Office' }
    await store.done('printing.set-group', group([shop.printer], office), manager)
    await sell(store)
    await close(store)
    t.same(await printers(store), [
      ['receipt', other],
      ['report', shop.printer],
    ])
    await store.done('printing.remove-group', { group_id: office.group_id }, manager)
    await store.done('till-sessions.open', {
      till_id: shop.till,
      till_session_id: testId(20, 9),
      float: 0,
    })
    await store.done('till-sessions.close', {
      till_session_id: testId(20, 9),
      counts: { cash: {} },
    })
    t.same((await printers(store)).at(-1), ['report', other])
  },
  rows,
)

test(
  'a group is changed whole: who is taken out is out, and the order is the new one',
  async (t, store) => {
    await store.done('printing.set-group', group([own, other, shop.printer]), manager)
    const before = await store.rows('printer_group_member')
    await store.done('printing.set-group', group([shop.printer, own]), manager)
    t.same(await members(store), [shop.printer, own])
    const ids = (await store.rows('printer_group_member')).map(({ id }) => id)
    t.ok(
      ids.every(id => before.some(row => row.id === id)),
      'who stays keeps its row',
    )
    await store.done('printing.remove-group', { group_id: GROUP }, manager)
    t.same(await members(store), [])
    t.same(await store.rows('printer_group'), [])
  },
  rows,
)

test(
  'what is no group',
  async (_t, store) => {
    await store.done('printing.set-group', group([own]), manager)
    const nobody = callerOf(shop.cashier, [], 0)
    const second = { group_id: testId(16, 2) }
    await store.refuses([
      ['not-allowed', 'printing.set-group', group([own]), nobody],
      ['input-invalid', 'printing.set-group', group([]), manager],
      ['input-invalid', 'printing.set-group', group([own, own]), manager],
      ['device-unknown', 'printing.set-group', group([testId(99, 1)]), manager],
      ['not-this-kind-of-printer', 'printing.set-group', group([labels]), manager],
      ['not-this-kind-of-printer', 'printing.set-group', group([shop.terminal]), manager],
      ['till-unknown', 'printing.set-group', group([own], { till_id: testId(99, 1) }), manager],
      ['station-missing', 'printing.set-group', group([own], { role: 'kitchen' }), manager],
      ['station-missing', 'printing.set-group', group([own], { station_id: kitchen }), manager],
      [
        'station-unknown',
        'printing.set-group',
        group([own], { role: 'kitchen', station_id: testId(99, 1) }),
        manager,
      ],
      ['group-exists', 'printing.set-group', group([other], second), manager],
      ['not-allowed', 'printing.remove-group', { group_id: GROUP }, nobody],
      ['gone', 'printing.remove-group', second, manager],
    ])
  },
  rows,
)

const moved = (job_id: unknown, more: object = {}) => ({
  job_id,
  device_id: own,
  attempt: 1,
  given_back: false,
  printers: [
    { device_id: own, state: 'offline', since: 0 },
    { device_id: other, state: 'ready', since: 0 },
  ],
  ...more,
})

test(
  'only a job of which nothing is on paper moves, and the facts must be those of its group',
  async (t, store) => {
    await store.done('printing.set-group', group([own, other]), manager)
    const { print_job_id: id } = await sell(store)
    const move = async (more: object) =>
      (await store.done('printing.fail-over', moved(id, more), hub)).device_id
    const report = (state: string, device_id = own) =>
      store.done('printing.report', { job_id: id, device_id, attempt: 1, state }, hub)
    t.equal(await move({ attempt: 2 }), own, 'word of another attempt')
    t.equal(await move({ printers: [{ device_id: own, state: 'ready', since: 0 }] }), own)
    t.equal(
      await move({
        printers: [
          { device_id: own, state: 'offline', since: 0 },
          { device_id: shop.printer, state: 'ready', since: 0 },
        ],
      }),
      own,
      'a printer that is not of the group takes nothing',
    )
    await report('sending')
    t.equal(await move({ given_back: true }), own, 'it has begun')
    await report('waiting')
    t.equal(await move({}), own, 'its hub has not let it go')
    t.equal(await move({ given_back: true }), other)
    t.match((await store.rows('print_job'))[0], {
      device_id: other,
      meant_for: own,
      state: 'queued',
      why: 'moved',
      attempt: 1,
    })
    await store.refuses([
      ['job-unknown', 'printing.fail-over', moved(testId(99, 1)), hub],
      ['not-allowed', 'printing.fail-over', moved(id), callerOf(shop.cashier, [], 0)],
      [
        'job-unknown',
        'printing.report',
        { job_id: id, device_id: own, attempt: 1, state: 'sent' },
        hub,
      ],
    ])
    t.equal(
      await move({
        device_id: other,
        printers: [
          { device_id: own, state: 'ready', since: 0 },
          { device_id: other, state: 'offline', since: 0 },
        ],
      }),
      own,
    )
    t.match((await store.rows('print_job'))[0], { device_id: own, meant_for: null })
  },
  rows,
)

test(
  'a person may give up on a printer; what may be on paper already says so on the other',
  async (t, store) => {
    const { print_job_id: job_id } = await sell(store)
    await store.refuses([
      ['not-another-printer', 'printing.send-elsewhere', { job_id, device_id: own }],
      ['not-another-printer', 'printing.send-elsewhere', { job_id, device_id: labels }],
      ['device-unknown', 'printing.send-elsewhere', { job_id, device_id: testId(99, 1) }],
      ['device-blocked', 'printing.send-elsewhere', { job_id, device_id: blocked }],
      ['job-unknown', 'printing.send-elsewhere', { job_id: SALE, device_id: other }],
    ])
    store.said()
    await store.done('printing.send-elsewhere', { job_id, device_id: other })
    const [job] = await store.rows('print_job')
    t.match(job, { device_id: other, meant_for: own, attempt: 2, state: 'queued' })
    t.match(JSON.parse(job?.document_json ?? '').blocks[0], { text: '*** REPRINT 1 ***' })
    if (store.engine === 'SQLite')
      t.match(store.said(), [{ payload: { is: 'cancel-job', job_id } }])
    const done = { job_id, device_id: other, attempt: 2, state: 'printed' }
    await store.done('printing.report', done, hub)
    await store.refuses([['job-not-stuck', 'printing.send-elsewhere', { job_id, device_id: own }]])
  },
  rows,
)
