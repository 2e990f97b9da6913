import t from 'tap'
import { manager, NOW, openSession, shop, testId } from '#appliance/kernel/a-store.ts'
import type { Row } from '#schema/index.ts'
import { testLabel } from '#schema/rules/label.ts'
import { RECEIPT_GOOD_MS } from '#schema/rules/print-job.ts'
import { slipKey } from '#schema/rules/receipt-report.ts'
import { aDesk, hubCame } from './a-desk.ts'
import { JOBS_IN_HAND_MAX } from './spool.ts'

const { tenant_id, store_id } = shop
const payment = (number: number, more: Partial<Row<'card_payment'>> = {}): Row<'card_payment'> => ({
  id: testId(31, number),
  tenant_id,
  store_id,
  sale_id: testId(30, number),
  till_id: shop.till,
  device_id: shop.terminal,
  amount: 499,
  state: 'requested',
  auth_code: null,
  scheme: null,
  last4: null,
  message: null,
  terminal_ref: null,
  terminal_before: null,
  requested_at: NOW + number,
  finished_at: null,
  ...more,
})

const ready = { state: 'ready', class: 'card_terminal' }

t.test('a terminal that is back is asked what became of what it owes an answer for', async t => {
  const { is, told, settled } = await aDesk(t, {
    card_payment: [
      payment(1, { state: 'no-answer' }),
      payment(2, { state: 'approved' }),
      payment(3, { state: 'unpaid-by-hand' }),
      payment(4, { state: 'unpaid-by-hand', message: 'terminal-declined' }),
      payment(5, { state: 'no-answer', requested_at: NOW - 8 * 24 * 3_600_000 }),
      payment(6, { state: 'no-answer', device_id: testId(11, 9) }),
    ],
  })
  is(shop.terminal, ready)
  is(shop.terminal, ready)
  await settled()
  const asked = told(shop.terminal).map(({ is, request_id }) => [is, request_id])
  t.same(asked, [
    ['enquire-pay', testId(31, 3)],
    ['enquire-pay', testId(31, 1)],
  ])
  is(shop.terminal, { ...ready, state: 'offline' })
  is(shop.terminal, ready)
  await settled()
  t.equal(told(shop.terminal).length, 4, 'and again when it comes again')
})

t.test('a terminal that is back is told by what it can know a payment again', async t => {
  const { is, told, settled } = await aDesk(t, {
    card_payment: [
      payment(1, { state: 'approved', terminal_ref: '0001//' }),
      payment(2, { state: 'unknown', terminal_before: '0001/9/' }),
    ],
  })
  is(shop.terminal, { state: 'ready', class: 'card_terminal' })
  await settled()
  t.same(told(shop.terminal), [
    {
      is: 'enquire-pay',
      request_id: testId(31, 2),
      amount: 499,
      before: '0001/9/',
      others: ['0001//'],
    },
  ])
})

t.test('what a terminal says at the end of its day is written down', async t => {
  const day = {
    id: testId(33, 1),
    tenant_id,
    store_id,
    till_id: shop.till,
    device_id: shop.terminal,
    state: 'requested' as const,
    since: 0,
    expected: 0,
    approved: 0,
    amount: null,
    totals_json: '[]',
    message: null,
    requested_at: NOW,
    requested_by: null,
    finished_at: null,
  }
  const { says, rows, settled, logged } = await aDesk(t, { card_day: [day] })
  const totals = [{ card: 'Visa', count: 1, amount: 499 }]
  const said = { is: 'end-of-day', request_id: day.id, state: 'done', amount: 499, totals }
  says(shop.terminal, { ...said, slips: [['KASSENSCHNITT']], at: NOW })
  await settled()
  t.same(logged, [])
  t.match(rows('card_day'), [{ state: 'done', amount: 499, totals_json: JSON.stringify(totals) }])
  t.match(rows('review'), [{ kind: 'card-day-differs' }], 'no sale of ours is behind it')
})

t.test('two reports in one moment are two, and an approval is never taken for another', async t => {
  const { says, rows, settled, logged } = await aDesk(t, { card_payment: [payment(1)] })
  const said = { is: 'payment', request_id: testId(31, 1) }
  says(shop.terminal, { ...said, state: 'busy' })
  says(shop.terminal, { ...said, state: 'busy', message: 'present-card' })
  await settled()
  t.same(logged, [], 'none was refused')
  t.match(rows('card_payment'), [{ state: 'busy', message: 'present-card' }])
  const approved = { ...said, state: 'approved', auth_code: '123456' }
  // One that is not of this terminal is refused, and must not stand in the way of the true one.
  says(shop.printer, { ...approved, auth_code: '999999' })
  says(shop.terminal, approved)
  await settled()
  t.match(rows('card_payment'), [{ state: 'approved', auth_code: '123456' }])
  t.match(logged, [/payment-unknown/])
})

const sale = (number: number, more = {}) => ({
  sale_id: testId(30, number),
  till_session_id: testId(20, 1),
  lines: [{ variant_id: shop.coffee, quantity: 1_000, unit_price: 499 }],
  tenders: [{ kind: 'cash', amount: 499 }],
  total: 499,
  ...more,
})

t.test('the drawer is told at the sale, apart from its receipt, and never again', async t => {
  const { run, rows, told, is, says, settled } = await aDesk(t, {
    till_session: [openSession()],
  })
  is('hub-1', hubCame('a'))
  await settled()
  run('sales.complete', sale(1))
  const [job] = rows('print_job')
  const kick = { is: 'open-drawer', request_id: job?.id, ttl_ms: 3_000 }
  t.match(told(shop.printer), [kick, { is: 'print', job_id: job?.id }])
  // The hub comes back, and then the paper of the job is in doubt.
  is('hub-1', { state: 'offline' })
  is('hub-1', hubCame('a'))
  await settled()
  says(shop.printer, { is: 'job', job_id: job?.id, attempt: 1, state: 'unknown', why: 'no-answer' })
  await settled()
  is('hub-1', hubCame('b'))
  await settled()
  const words = told(shop.printer).map(({ is, attempt }) => [is, attempt])
  t.same(words.filter(([is]) => is === 'open-drawer').length, 1, JSON.stringify(words))
  t.ok(words.some(([, attempt]) => attempt === 2))
  run('sales.complete', sale(2, { occurred_at: NOW - 8_000 }))
  t.equal(told(shop.printer).filter(({ is }) => is === 'open-drawer').length, 1, 'it is too late')
})

t.test('whether a drawer opened that was asked to is written down as its printer says', async t => {
  const { run, rows, says, settled } = await aDesk(t)
  const become = async (said: Record<string, unknown>) => {
    run('devices.test-drawer', { device_id: shop.printer }, manager)
    const request_id = rows('print_job').at(-1)?.id
    t.match(rows('print_job').at(-1), { kind: 'drawer', state: 'sent' }, 'asked to, no more')
    says(shop.printer, { is: 'drawer', request_id, seen: false, ...said })
    await settled()
    const { state, why } = rows('print_job').find(({ id }) => id === request_id) ?? {}
    return [state, why]
  }
  t.same(await become({ open: false, why: 'printer-offline' }), ['failed', 'printer-offline'])
  t.same(await become({ open: true }), ['sent', 'test'], 'without a sensor nobody knows')
  t.same(await become({ open: true, seen: true }), ['printed', 'test'])
})

const job = (number: number, more: Partial<Row<'print_job'>> = {}): Row<'print_job'> => ({
  id: testId(40, number),
  tenant_id,
  store_id,
  device_id: shop.printer,
  kind: 'receipt',
  group_id: null,
  meant_for: null,
  sale_id: null,
  key: `receipt:${number}`,
  document_json: '{"version":1,"language":"en","blocks":[]}',
  state: 'queued',
  attempt: 1,
  why: null,
  created_at: NOW - 60_000 + number,
  finished_at: null,
  ...more,
})

t.test('a label in doubt waits for a person: a second one would look like the first', async t => {
  const label = {
    kind: 'label' as const,
    key: 'label:1:2',
    document_json: JSON.stringify(testLabel('en', { name: 'Labels', name_ar: '' })),
  }
  const { is, told, says, settled, rows } = await aDesk(t, {
    print_job: [job(1, label), job(2), job(3, { key: slipKey(testId(31, 1)) })],
  })
  is('hub-1', hubCame('a'))
  await settled()
  for (const number of [1, 2, 3]) {
    const job_id = testId(40, number)
    says(shop.printer, { is: 'job', job_id, attempt: 1, state: 'unknown', why: 'unplugged' })
  }
  await settled()
  const stood = rows('print_job').map(({ state, attempt }) => [state, attempt])
  t.same(stood, [
    ['unknown', 1],
    ['queued', 2],
    ['unknown', 1],
  ])
  t.same(
    told(shop.printer)
      .filter(({ attempt }) => attempt === 2)
      .map(({ job_id }) => job_id),
    [testId(40, 2)],
    'only what says on itself that it is a second one',
  )
})

const jobs = (count: number, more: Partial<Row<'print_job'>> = {}) =>
  Array.from({ length: count }, (_, at) => job(at + 1, more))

t.test('after an outage all that waits is printed, so many at a time, in its order', async t => {
  const shopOf = await aDesk(t, { print_job: jobs(670), till_session: [openSession()] })
  const { is, told, says, settled, run, rows } = shopOf
  const printed = () => told(shop.printer).filter(({ is }) => is === 'print')
  is('hub-1', hubCame('a'))
  await settled()
  t.equal(printed().length, JOBS_IN_HAND_MAX)
  run('sales.complete', sale(1))
  t.equal(printed().length, JOBS_IN_HAND_MAX, 'a new receipt does not pass those that wait')
  for (let done = 0; done < printed().length; done++) {
    const { job_id } = printed()[done] ?? {}
    says(shop.printer, { is: 'job', job_id, attempt: 1, state: 'printed' })
    await settled()
    t.ok(printed().length <= done + 1 + JOBS_IN_HAND_MAX, 'never more at a time')
  }
  const sold = rows('print_job').find(({ sale_id }) => sale_id !== null)
  t.same(
    printed().map(({ job_id }) => job_id),
    [...jobs(670).map(({ id }) => id), sold?.id],
    'each once, the oldest first',
  )
  t.ok(rows('print_job').every(({ state }) => state === 'printed'))
})

t.test('receipts nobody waits for any more are marked and not printed; reports are', async t => {
  const old = { created_at: NOW - RECEIPT_GOOD_MS }
  const waiting = [
    ...jobs(300, old),
    job(301, { ...old, kind: 'report' }),
    job(302, { created_at: NOW - RECEIPT_GOOD_MS + 5_000 }),
  ]
  const { is, told, settled, rows } = await aDesk(t, { print_job: waiting })
  is('hub-1', hubCame('a'))
  await settled()
  t.match(told(shop.printer), [
    { is: 'print', job_id: testId(40, 301), ttl_ms: undefined },
    { is: 'print', job_id: testId(40, 302), ttl_ms: 5_000 },
  ])
  const dropped = rows('print_job').filter(({ state }) => state === 'cancelled')
  t.equal(dropped.length, 300)
  t.match(dropped[0], { why: 'too-old', finished_at: NOW })
})

t.test('a job that is still with the server can be taken out of the queue', async t => {
  const { is, told, settled, run, rows } = await aDesk(t, { print_job: jobs(JOBS_IN_HAND_MAX + 1) })
  is('hub-1', hubCame('a'))
  await settled()
  const last = testId(40, JOBS_IN_HAND_MAX + 1)
  const message = { is: 'cancel-job', job_id: last }
  run('devices.instruct', { device_id: shop.printer, message }, manager)
  await settled()
  t.match(rows('print_job').at(-1), { id: last, state: 'cancelled' })
  t.notOk(told(shop.printer).some(({ is, job_id }) => is === 'print' && job_id === last))
})

t.test('a card slip that may be on paper is not printed again by itself, a receipt is', async t => {
  const print_job = [job(1, { key: slipKey(testId(31, 1)), kind: 'report' }), job(2)]
  const { is, says, settled, rows, logged } = await aDesk(t, { print_job })
  is('hub-1', hubCame('a'))
  await settled()
  for (const { id } of print_job)
    says(shop.printer, { is: 'job', job_id: id, attempt: 1, state: 'unknown', why: 'no-answer' })
  await settled()
  t.same(logged, [])
  t.match(rows('print_job'), [
    { state: 'unknown', attempt: 1 },
    { state: 'queued', attempt: 2 },
  ])
})

t.test('a hub that fell is given what it had not begun as it was, and the rest marked', async t => {
  const { is, told, says, settled, rows } = await aDesk(t, { print_job: jobs(3) })
  is('hub-1', hubCame('a'))
  await settled()
  const waits = (number: number, more: { state?: string; why?: string; bytes: number }) =>
    says(shop.printer, {
      is: 'job',
      job_id: testId(40, number),
      attempt: 1,
      state: 'waiting',
      why: 'no-answer',
      ...more,
    })
  waits(1, { bytes: 0 })
  waits(2, { bytes: 900 })
  waits(3, { bytes: 0 })
  waits(3, { state: 'sending', bytes: 900 })
  waits(3, { bytes: 900 })
  await settled()
  const before = told(shop.printer).length
  is('hub-1', hubCame('b'))
  await settled()
  const stood = rows('print_job').map(({ state, attempt }) => [state, attempt])
  t.same(stood, [
    ['waiting', 1],
    ['queued', 2],
    ['queued', 2],
  ])
  const again = told(shop.printer).slice(before)
  t.same(
    new Set(again.map(({ job_id, attempt }) => `${job_id} ${attempt}`)),
    new Set([`${testId(40, 1)} 1`, `${testId(40, 2)} 2`, `${testId(40, 3)} 2`]),
  )
})

t.test('a printer that is set up anew is given again what it had not printed', async t => {
  const other = {
    id: testId(12, 1),
    tenant_id,
    store_id,
    code: 'hub-2',
    name: 'Counter',
    name_ar: '',
    status: 'active' as const,
    code_hash: '',
    code_until: null,
    secret_hash: '',
    paired_at: null,
    paired_from: '',
  }
  const { is, told, says, settled, run, rows } = await aDesk(t, {
    print_job: jobs(2),
    hub: [other],
  })
  is('hub-1', hubCame('a'))
  await settled()
  const said = { is: 'job', job_id: testId(40, 1), attempt: 1 }
  says(shop.printer, { ...said, state: 'waiting', why: 'paper-out' })
  await settled()
  const before = told(shop.printer).length
  const [known] = rows('device').filter(({ id }) => id === shop.printer)
  const { tenant_id: _, ...printer } = known ?? {}
  run('device.put', { row: { ...printer, name: 'Printer by the door' } }, manager)
  await settled()
  const again = new Set(
    told(shop.printer)
      .slice(before)
      .map(({ job_id }) => job_id),
  )
  t.same([...again].sort(), [testId(40, 1), testId(40, 2)])
  t.match(
    rows('print_job'),
    [
      { attempt: 1, state: 'waiting' },
      { attempt: 1, state: 'queued' },
    ],
    'its hub knows whether a part of it may be on paper',
  )
  const options_json = '{"hub":"hub-2"}'
  run('device.put', { row: { ...printer, name: 'Printer by the door', options_json } }, manager)
  await settled()
  t.match(
    rows('print_job'),
    [
      { attempt: 2, state: 'queued' },
      { attempt: 1, state: 'queued' },
    ],
    'another hub does not',
  )
})

t.test(
  'what a till says to its customer stands on the display of this till and no other',
  async t => {
    const display = (number: number, more: Partial<Row<'device'>>): Row<'device'> => ({
      id: testId(12, number),
      tenant_id,
      store_id,
      class: 'line_display',
      name: `display ${number}`,
      name_ar: '',
      model: 'virtual',
      transport: 'virtual',
      address: '',
      options_json: '{}',
      till_id: null,
      status: 'active',
      ...more,
    })
    const { desk, told } = await aDesk(t, {
      device: [
        display(1, { till_id: shop.till }),
        display(2, {}),
        display(3, { till_id: shop.till, status: 'blocked' }),
      ],
    })
    const says = (till: string, body: unknown, channel = 'out') =>
      desk.heard(`s/${store_id}/t/${till}/${channel}`, body)
    const text = { is: 'show', upper: 'Apples', lower: '2 x 1.50\t3.00' }
    says(shop.till, { ...text, more: 'is left out' })
    says(testId(5, 9), text)
    says(shop.till, text, 'state')
    for (const odd of [
      null,
      'x',
      { is: 'show' },
      { ...text, upper: 'x'.repeat(201) },
      { is: 'scan' },
    ])
      says(shop.till, odd)
    t.same(told(testId(12, 1)), [text])
    t.same(told(testId(12, 2)), [text], 'the one that all tills share')
    t.same(told(testId(12, 3)), [])
  },
)
