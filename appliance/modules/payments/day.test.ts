import t from 'tap'
import { onBothEngines } from '#appliance/a-shop.ts'
import { callerOf, manager, shop, testId } from '#appliance/kernel/a-store.ts'

const test = await onBothEngines(t)
const hub = { ...manager, actor: { ...manager.actor, user_id: null } }
const DAY = testId(33, 1)
const payment = (number: number) => testId(31, number)
const sale = (number: number) => testId(30, number)
const endOfDay = (number = 1) => ({ card_day_id: testId(33, number), till_id: shop.till })
const ended = (more = {}) => ({
  card_day_id: DAY,
  device_id: shop.terminal,
  state: 'done',
  ...more,
})

type Store = Parameters<Parameters<typeof test>[1]>[1]

/** A coffee for 499, paid by card, with the number the terminal gave it. */
const sold = async (store: Store, number: number, till_session_id: string) => {
  const id = payment(number)
  await store.done('payments.pay-by-card', {
    payment_id: id,
    sale_id: sale(number),
    till_id: shop.till,
    amount: 499,
  })
  const before = { terminal_before: number === 1 ? 'none' : `000${number - 1}//` }
  const word = { payment_id: id, device_id: shop.terminal }
  await store.done('payments.report', { ...word, state: 'busy', ...before }, hub)
  await store.done(
    'payments.report',
    { ...word, state: 'approved', terminal_ref: `000${number}//`, last4: '4242' },
    hub,
  )
  await store.done('sales.complete', {
    sale_id: sale(number),
    till_session_id,
    lines: [{ variant_id: shop.coffee, quantity: 1_000 }],
    tenders: [{ kind: 'card', amount: 499, reference: id }],
    total: 499,
  })
  store.later(60_000)
}
const opened = async (store: Store): Promise<string> =>
  (await store.done('till-sessions.open', { till_id: shop.till, float: 0 })).till_session_id

test('the terminal closes its day: its total is held against our card sales and printed', async (t, store) => {
  const session = await opened(store)
  await sold(store, 1, session)
  await sold(store, 2, session)
  store.said()
  t.same(await store.done('payments.end-of-day', endOfDay()), {
    card_day_id: DAY,
    state: 'requested',
  })
  if (store.engine === 'SQLite') {
    t.same(
      store.said().map(({ payload }) => payload),
      [{ is: 'end-of-day', request_id: DAY }],
    )
  }
  t.same(
    await store.done('payments.end-of-day', endOfDay()),
    { card_day_id: DAY, state: 'requested' },
    'asked once',
  )
  await store.refuses([['end-of-day-under-way', 'payments.end-of-day', endOfDay(2)]])
  const jobs = (await store.rows('print_job')).length
  const totals = [{ card: 'Visa', count: 2, amount: 998 }]
  await store.done(
    'payments.report-end-of-day',
    ended({ amount: 998, totals, slips: [['KASSENSCHNITT']] }),
    hub,
  )
  t.match(await store.rows('card_day'), [
    { state: 'done', expected: 998, approved: 998, amount: 998, since: 0 },
  ])
  t.same(await store.rows('review'), [], 'nothing to look at')
  const printed = (await store.rows('print_job')).slice(jobs)
  t.equal(printed.length, 1)
  t.match(printed[0], { kind: 'report', key: `card-day:${DAY}` })
  t.match(printed[0]?.document_json, /KASSENSCHNITT.*2 × Visa/)
  await store.done('payments.report-end-of-day', ended({ amount: 1 }), hub)
  t.match(await store.rows('card_day'), [{ amount: 998 }], 'said again, nothing changes')

  store.later(60_000)
  await sold(store, 3, session)
  await store.done('payments.end-of-day', endOfDay(2))
  await store.done(
    'payments.report-end-of-day',
    { ...ended({ amount: 600 }), card_day_id: testId(33, 2) },
    hub,
  )
  const days = await store.rows('card_day')
  t.match(
    days.find(({ id }) => id === testId(33, 2)),
    { expected: 499, amount: 600 },
    'since the last one',
  )
  const [review] = await store.rows('review')
  t.match(review, { kind: 'card-day-differs', status: 'open', sale_id: null })
  t.match(JSON.parse(review?.detail_json ?? ''), { amount: 600, expected: 499, approved: 499 })
  t.ok(await store.done('till-sessions.close', { till_session_id: session, counts: { cash: {} } }))
})

test('a terminal that can not close its day, or nobody knows, stops nothing', async (t, store) => {
  const session = await opened(store)
  await store.done('payments.end-of-day', endOfDay())
  await store.done(
    'payments.report-end-of-day',
    ended({ state: 'failed', message: 'terminal-busy' }),
    hub,
  )
  t.match(await store.rows('card_day'), [
    { state: 'failed', message: 'terminal-busy', amount: null },
  ])
  t.same(await store.rows('review'), [])
  t.match(
    await store.done('payments.end-of-day', endOfDay(2)),
    { state: 'requested' },
    'asked again',
  )
  t.ok(await store.done('till-sessions.close', { till_session_id: session, counts: { cash: {} } }))
  await store.refuses([
    ['card-day-unknown', 'payments.report-end-of-day', ended({ card_day_id: testId(99, 1) }), hub],
    ['card-day-unknown', 'payments.report-end-of-day', ended({ device_id: shop.printer }), hub],
    ['till-unknown', 'payments.end-of-day', { ...endOfDay(3), till_id: testId(99, 1) }],
    ['not-allowed', 'payments.end-of-day', endOfDay(3), callerOf(shop.cashier, [], 0)],
  ])
})

test('an enquiry tells the terminal what stood before the payment and what belongs to others', async (t, store) => {
  const session = await opened(store)
  await sold(store, 1, session)
  const doubtful = { payment_id: payment(2), sale_id: sale(2), till_id: shop.till, amount: 499 }
  await store.done('payments.pay-by-card', doubtful)
  const word = { payment_id: payment(2), device_id: shop.terminal }
  await store.done('payments.report', { ...word, state: 'no-answer' }, hub)
  store.said()
  await store.done('payments.enquire', { payment_id: payment(2) })
  const asked = { is: 'enquire-pay', request_id: payment(2), amount: 499 }
  if (store.engine === 'SQLite') {
    t.match(
      store.said()[0]?.payload,
      { ...asked, before: '0001//', others: ['0001//'] },
      'as far as is known',
    )
  }
  await store.done('payments.report', { ...word, state: 'busy', terminal_before: '0001/9/' }, hub)
  store.said()
  await store.done('payments.enquire', { payment_id: payment(2) })
  if (store.engine === 'SQLite') t.match(store.said()[0]?.payload, { ...asked, before: '0001/9/' })

  await store.done('payments.report', { ...word, state: 'unknown', message: 'cannot-tell' }, hub)
  await store.done('payments.settle-by-hand', { payment_id: payment(2), paid: true })
  await store.done('payments.report', { ...word, state: 'unknown', message: 'cannot-tell' }, hub)
  t.same(await store.rows('review'), [], 'a terminal that can not tell contradicts nobody')
  const mine = (await store.rows('card_payment')).find(({ id }) => id === payment(2))
  t.match(mine, { state: 'paid-by-hand', terminal_before: '0001/9/' })
})

test("the slips of a payment come to the till's printer, once", async (t, store) => {
  await store.done('payments.pay-by-card', {
    payment_id: payment(1),
    sale_id: sale(1),
    till_id: shop.till,
    amount: 499,
  })
  const word = { payment_id: payment(1), device_id: shop.terminal, state: 'approved' }
  const slips = [
    ['HÄNDLERBELEG', 'Karte ************4242'],
    ['KUNDENBELEG', ''],
  ]
  await store.done('payments.report', { ...word, slips }, hub)
  await store.done('payments.report', { ...word, slips }, hub)
  const jobs = await store.rows('print_job')
  t.equal(jobs.length, 1)
  t.equal(jobs[0]?.key, `slip:${payment(1)}`)
  const blocks = JSON.parse(jobs[0]?.document_json ?? '').blocks.map(({ is }: { is: string }) => is)
  t.same(blocks, ['text', 'text', 'feed', 'cut', 'text', 'text', 'feed', 'cut'])
})
