import t, { type Test } from 'tap'
import { aStore, NOW, openSession, shop, testId } from '#appliance/kernel/a-store.ts'
import type { Row, Table } from '#schema/index.ts'
import { openDesk } from './desk.ts'

const { tenant_id, store_id } = shop
const topicOf = (device: string, channel: 'in' | 'out' | 'state') =>
  `s/${store_id}/dev/${device}/${channel}`

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
  requested_at: NOW + number,
  finished_at: null,
  ...more,
})

/** A shop whose desk talks to nobody: what it says to a device is kept. */
const aDesk = (t: Test, given: Partial<{ [T in Table]: Row<T>[] }> = {}) => {
  const store = aStore(t)
  store.given(given)
  const told: { device: string; body: Record<string, unknown> }[] = []
  const logged: string[] = []
  const broker = {
    port: 0,
    publish: (topic: string, body: unknown) => {
      const device = topic.split('/')[3]
      if (device && typeof body === 'object') told.push({ device, body: { ...body } })
    },
    kick: () => {},
    stop: async () => {},
  }
  const boots = new Map<string, string>()
  const desk = openDesk(
    store.engine,
    store.kernel,
    () => broker,
    {
      isNew: (hub, boot) => {
        const isNew = boots.get(hub) !== boot
        boots.set(hub, boot)
        return isNew
      },
    },
    (message, data) => logged.push(`${message} ${JSON.stringify(data)}`),
    store.now,
  )
  store.kernel.onCommit(desk.committed)
  return {
    ...store,
    logged,
    desk,
    told: (device: string) => told.filter(each => each.device === device).map(({ body }) => body),
    says: (device: string, body: Record<string, unknown>) =>
      desk.heard(topicOf(device, 'out'), { at: NOW, ...body }),
    is: (device: string, body: Record<string, unknown> | null) =>
      desk.heard(topicOf(device, 'state'), body),
    /** What was said is worked through in turns of the loop. */
    settled: async () => {
      for (let turn = 0; turn < 50; turn++) await new Promise(resolve => setImmediate(resolve))
    },
  }
}

const ready = { state: 'ready', class: 'card_terminal' }

t.test('a terminal that is back is asked what became of what it owes an answer for', async t => {
  const { is, told, settled } = aDesk(t, {
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

t.test('two reports in one moment are two, and an approval is never taken for another', async t => {
  const { says, rows, settled, logged } = aDesk(t, { card_payment: [payment(1)] })
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
  const { run, rows, told, desk, is, says, settled } = aDesk(t, { till_session: [openSession()] })
  run('sales.complete', sale(1))
  const [job] = rows('print_job')
  const kick = { is: 'open-drawer', request_id: job?.id, ttl_ms: 3_000 }
  t.match(told(shop.printer), [kick, { is: 'print', job_id: job?.id }])
  // The hub comes back, and then the paper of the job is in doubt.
  desk.heard(topicOf('hub-1', 'state'), { state: 'ready', boot: 'a' })
  await settled()
  says(shop.printer, { is: 'job', job_id: job?.id, attempt: 1, state: 'unknown', why: 'no-answer' })
  await settled()
  is('hub-1', { state: 'ready', boot: 'b' })
  await settled()
  const words = told(shop.printer).map(({ is, attempt }) => [is, attempt])
  t.same(words.filter(([is]) => is === 'open-drawer').length, 1, JSON.stringify(words))
  t.ok(words.some(([, attempt]) => attempt === 2))
  run('sales.complete', sale(2, { occurred_at: NOW - 8_000 }))
  t.equal(told(shop.printer).filter(({ is }) => is === 'open-drawer').length, 1, 'it is too late')
})
