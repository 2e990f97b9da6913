import t, { type Test } from 'tap'
import { NOW, openSession, shop, testId } from '#appliance/kernel/a-store.ts'
import type { Row, Table } from '#schema/index.ts'
import { aDesk, hubCame } from './a-desk.ts'

const { tenant_id, store_id, printer: first } = shop
const owner = { tenant_id, store_id }
const second = testId(11, 21)
const third = testId(11, 22)
const GROUP = testId(16, 1)

const printer = (id: string, more: Partial<Row<'device'>> = {}): Row<'device'> => ({
  ...owner,
  id,
  class: 'receipt_printer',
  name: `Printer ${id.slice(-2)}`,
  name_ar: '',
  model: 'virtual',
  transport: 'virtual',
  address: '',
  options_json: '{}',
  till_id: null,
  status: 'active',
  ...more,
})
const group = (
  device_ids: readonly string[],
  more: Partial<Row<'printer_group'>> = {},
): Partial<{ [T in Table]: Row<T>[] }> => ({
  printer_group: [
    {
      ...owner,
      id: GROUP,
      role: 'receipt',
      name: 'Receipts',
      name_ar: '',
      till_id: null,
      station_id: null,
      status: 'active',
      ...more,
    },
  ],
  printer_group_member: device_ids.map((device_id, at) => ({
    ...owner,
    id: testId(17, at + 1),
    group_id: GROUP,
    device_id,
    position: at + 1,
  })),
})

const job = (number: number, more: Partial<Row<'print_job'>> = {}): Row<'print_job'> => ({
  ...owner,
  id: testId(40, number),
  device_id: first,
  kind: 'receipt',
  group_id: GROUP,
  meant_for: null,
  sale_id: null,
  key: `receipt:${number}`,
  document_json: '{"version":1,"language":"en","blocks":[]}',
  state: 'queued',
  attempt: 1,
  why: null,
  created_at: NOW + number,
  finished_at: null,
  ...more,
})

const sale = (number: number) => ({
  sale_id: testId(30, number),
  till_session_id: testId(20, 1),
  lines: [{ variant_id: shop.coffee, quantity: 1_000, unit_price: 499 }],
  tenders: [{ kind: 'cash', amount: 499 }],
  total: 499,
})

const state = (word: string, hub = 'hub-1') => ({ state: word, class: 'receipt_printer', hub })

/** Two printers in a group, on the box's hub unless said otherwise; both are ready. */
const aShop = async (t: Test, given: Partial<{ [T in Table]: Row<T>[] }> = {}) => {
  const desk = await aDesk(t, {
    device: [printer(second), printer(third, { options_json: '{"hub":"hub-2"}' })],
    till_session: [openSession()],
    ...group([first, second]),
    ...given,
  })
  const printed = (device: string) =>
    desk
      .told(device)
      .filter(({ is }) => is === 'print')
      .map(({ job_id }) => job_id)
  const asked = (device: string) => desk.told(device).filter(({ is }) => is === 'give-back')
  const came = async () => {
    desk.is('hub-1', hubCame('a'))
    for (const id of [first, second]) desk.is(id, state('ready'))
    await desk.settled()
  }
  /** A printer says so, and again when the clock has gone on. */
  const goes = async (device: string, word: string, laterMs = 0, hub = 'hub-1') => {
    desk.is(device, state(word, hub))
    await desk.settled()
    if (laterMs === 0) return
    desk.later(laterMs)
    desk.is(device, state(word, hub))
    await desk.settled()
  }
  const jobOf = (id: unknown) => desk.rows('print_job').find(row => row.id === id)
  return { ...desk, printed, asked, came, goes, jobOf }
}

t.test('a receipt of a printer without paper is asked back and comes out at the next', async t => {
  const { run, rows, came, goes, asked, printed, says, settled, jobOf } = await aShop(t)
  await came()
  await goes(first, 'blocked')
  run('sales.complete', sale(1))
  const [{ id } = { id: '' }] = rows('print_job')
  await settled()
  t.same(printed(first), [id], 'it may have paper again in a moment')
  t.same(asked(first), [])
  await goes(first, 'blocked', 3_000)
  t.match(asked(first), [{ is: 'give-back', job_id: id, attempt: 1 }])
  t.same(printed(second), [], 'nobody else has it before its hub has let it go')
  says(first, { is: 'job', job_id: id, attempt: 1, state: 'given-back', offset: 0 })
  await settled()
  t.same(printed(second), [id])
  t.match(jobOf(id), { device_id: second, meant_for: first, state: 'queued', attempt: 1 })
  const line = rows('audit').find(({ command }) => command === 'printing.fail-over')
  t.match(JSON.parse(line?.detail_json ?? '{}'), {
    changed: [
      { table: 'print_job', id, before: { device_id: first }, after: { device_id: second } },
    ],
  })
  says(first, { is: 'job', job_id: id, attempt: 1, state: 'failed' })
  says(second, { is: 'job', job_id: id, attempt: 1, state: 'printed' })
  await settled()
  t.match(jobOf(id), { state: 'printed', device_id: second }, 'a late word of the first is nothing')
})

t.test('what may be on paper stays where it is', async t => {
  const { came, goes, asked, printed, says, settled, jobOf } = await aShop(t, {
    print_job: [job(1)],
  })
  await came()
  const { id } = job(1)
  await goes(first, 'blocked', 5_000)
  t.equal(asked(first).length, 1)
  says(first, { is: 'job', job_id: id, attempt: 1, state: 'sending', offset: 4_096 })
  await settled()
  says(first, { is: 'job', job_id: id, attempt: 1, state: 'waiting', why: 'paper-out' })
  await settled()
  await goes(first, 'blocked', 10_000)
  t.same(printed(second), [])
  t.match(jobOf(id), { device_id: first, state: 'waiting', why: 'paper-out' })
  says(first, { is: 'job', job_id: id, attempt: 1, state: 'unknown', why: 'unplugged' })
  await settled()
  await goes(first, 'offline', 10_000)
  t.match(jobOf(id), { attempt: 2, document_json: /REPRINT/ }, 'its marked copy may go')
})

t.test('new receipts go to the first printer again as soon as it is back', async t => {
  const { run, rows, came, goes, printed, settled } = await aShop(t)
  await came()
  await goes(first, 'offline', 4_000)
  run('sales.complete', sale(1))
  await settled()
  await goes(first, 'ready')
  run('sales.complete', sale(2))
  await settled()
  const next = rows('print_job').find(({ sale_id }) => sale_id === testId(30, 2))
  t.match(next, { device_id: first, meant_for: null })
  t.ok(printed(first).includes(next?.id))
})

t.test('a hub that is away is handed nothing; its jobs move without being asked for', async t => {
  const { is, came, goes, printed, asked, run, rows, settled, jobOf, shown } = await aShop(t, {
    ...group([third, first]),
  })
  is('hub-2', hubCame('x'))
  await goes(third, 'ready', 0, 'hub-2')
  await came()
  is('hub-2', { state: 'offline' })
  await settled()
  t.match(shown.get(third), { state: 'offline', why: 'hub-away' }, 'and its printer is said to be')
  run('sales.complete', sale(1))
  await settled()
  t.same(printed(third), [])
  const [{ id } = { id: '' }] = rows('print_job')
  await goes(first, 'ready', 4_000)
  t.same(printed(first), [id])
  t.same(asked(third), [])
  t.match(jobOf(id), { device_id: first, meant_for: third })
  is('hub-2', hubCame('x'))
  // The broker may have had the second word before it gets the first from us.
  await goes(third, 'opening', 0, 'hub-2')
  await goes(third, 'ready', 0, 'hub-2')
  t.match(shown.get(third), { state: 'ready' }, 'what its hub says stands again')
})

t.test('what a hub took with it when it died waits for it, or for a person', async t => {
  const { is, came, goes, printed, run, rows, settled, jobOf, told } = await aShop(t, {
    ...group([third, first]),
  })
  is('hub-2', hubCame('x'))
  await goes(third, 'ready', 0, 'hub-2')
  await came()
  run('sales.complete', sale(1))
  await settled()
  const [{ id } = { id: '' }] = rows('print_job')
  t.same(printed(third), [id])
  is('hub-2', { state: 'offline' })
  await goes(first, 'ready', 20_000)
  t.same(printed(first), [], 'it may be on paper, and nobody can say')
  const { refused } = run('printing.send-elsewhere', { job_id: id, device_id: first })
  t.equal(refused, null)
  await settled()
  t.same(printed(first), [id])
  t.match(jobOf(id), { attempt: 2, meant_for: third, document_json: /REPRINT/ })
  t.match(told(third).at(-1), { is: 'cancel-job', job_id: id })
})

t.test('of jobs from before this server began, the hub is asked first', async t => {
  const { came, goes, printed, asked, is } = await aShop(t, {
    print_job: [job(1, { device_id: third, created_at: NOW - 60_000 })],
    ...group([third, first]),
  })
  await came()
  await goes(first, 'ready', 20_000)
  t.same(printed(first), [], 'the hub that is not here yet may have it')
  is('hub-2', hubCame('x'))
  await goes(third, 'blocked', 0, 'hub-2')
  await goes(first, 'ready', 4_000)
  t.equal(asked(third).length, 1)
})

t.test('when nobody else can print, a job waits at its own printer', async t => {
  const { came, goes, says, settled, asked, printed, jobOf } = await aShop(t, {
    print_job: [job(1)],
  })
  await came()
  await goes(second, 'offline')
  await goes(first, 'blocked', 5_000)
  t.same(asked(first), [])
  await goes(second, 'ready', 0)
  t.equal(asked(first).length, 1)
  await goes(second, 'offline')
  says(first, { is: 'job', job_id: job(1).id, attempt: 1, state: 'given-back' })
  await settled()
  t.match(jobOf(job(1).id), { device_id: first, state: 'queued' })
  t.equal(printed(first).filter(id => id === job(1).id).length, 2, 'it is handed over once more')
})

t.test('a kitchen ticket moves at once and says where it was expected', async t => {
  const id = testId(18, 1)
  const station = { id, tenant_id, name: 'Kitchen', name_ar: '', status: 'active' } as const
  const { came, goes, says, settled, jobOf } = await aShop(t, {
    station: [station],
    ...group([first, second], { role: 'kitchen', station_id: station.id }),
    print_job: [job(1, { kind: 'kitchen' })],
  })
  await came()
  await goes(first, 'offline')
  says(first, { is: 'job', job_id: job(1).id, attempt: 1, state: 'given-back' })
  await settled()
  const moved = jobOf(job(1).id)
  t.equal(moved?.device_id, second)
  t.match(JSON.parse(moved?.document_json ?? '').blocks, [{ text: 'Meant for: Receipt printer' }])
})

t.test('the drawer opens at the till itself, wherever its receipts are printed', async t => {
  const { run, came, told, printed } = await aShop(t, {
    device: [printer(second, { till_id: shop.till2 }), printer(third, { till_id: shop.till })],
    ...group([second, first]),
  })
  await came()
  run('sales.complete', sale(1))
  const kicks = (device: string) => told(device).filter(({ is }) => is === 'open-drawer').length
  t.equal(printed(second).length, 1)
  t.same([kicks(first), kicks(second), kicks(third)], [0, 0, 1])
})
