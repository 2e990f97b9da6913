import t from 'tap'
import { onBothEngines, withMore } from '#appliance/a-shop.ts'
import { callerOf, manager, NOW, shop, testId } from '#appliance/kernel/a-store.ts'

const test = await onBothEngines(t)
const hub = { ...manager, actor: { ...manager.actor, user_id: null } }
const SALE = testId(30, 1)
const PAYMENT = testId(31, 1)
const pay = (more = {}) => ({
  payment_id: PAYMENT,
  sale_id: SALE,
  till_id: shop.till,
  amount: 499,
  ...more,
})
const said = (state: string, more = {}) => ({
  payment_id: PAYMENT,
  device_id: shop.terminal,
  state,
  ...more,
})
const toTerminal = `s/${shop.store_id}/dev/${shop.terminal}/in`

test('an amount is asked for at the terminal once, and its word is kept', async (t, store) => {
  t.same(await store.done('payments.pay-by-card', pay()), {
    payment_id: PAYMENT,
    state: 'requested',
  })
  if (store.engine === 'SQLite') {
    t.same(store.said(), [
      {
        topic: toTerminal,
        payload: { is: 'pay', request_id: PAYMENT, amount: 499, currency: 'GBP', decimals: 2 },
      },
    ])
  }
  await store.done('payments.report', said('busy'), hub)
  t.match(await store.rows('card_payment'), [
    { state: 'busy', finished_at: null, requested_at: NOW, device_id: shop.terminal },
  ])
  store.later(5_000)
  await store.done(
    'payments.report',
    said('approved', { auth_code: '123456', scheme: 'Visa', last4: '4242' }),
    hub,
  )
  t.match(await store.rows('card_payment'), [
    {
      state: 'approved',
      auth_code: '123456',
      scheme: 'Visa',
      last4: '4242',
      finished_at: NOW + 5_000,
    },
  ])
  const late = await store.done('payments.report', said('no-answer'), hub)
  t.same(late, { state: 'approved' }, 'a late word does not undo an approval')
  t.match(await store.rows('card_payment'), [{ state: 'approved' }])
  store.said()
  t.same(await store.done('payments.cancel', { payment_id: PAYMENT }), {
    payment_id: PAYMENT,
    state: 'approved',
  })
  t.same(store.said(), [], 'what is final is not asked again')
})

test('while a result is unknown nothing else is charged; an enquiry clears it up', async (t, store) => {
  await store.done('payments.pay-by-card', pay())
  const again = pay({ payment_id: testId(31, 2) })
  for (const state of ['busy', 'no-answer', 'unknown']) {
    await store.done('payments.report', said(state), hub)
    await store.refuses([['payment-unsettled', 'payments.pay-by-card', again]])
  }
  const { data } = await store.run('payments.pay-by-card', again)
  t.same(data, { payment_id: PAYMENT, state: 'unknown' })
  store.said()
  t.match(await store.done('payments.enquire', { payment_id: PAYMENT }), { state: 'unknown' })
  await store.done('payments.cancel', { payment_id: PAYMENT })
  if (store.engine === 'SQLite') {
    t.same(
      store.said().map(({ payload }) => payload),
      [
        { is: 'enquire-pay', request_id: PAYMENT, amount: 499, others: [] },
        { is: 'cancel-pay', request_id: PAYMENT },
      ],
    )
  }
  await store.done('payments.report', said('declined', { message: 'No funds' }), hub)
  t.match(await store.done('payments.pay-by-card', again), { state: 'requested' })
})

test('where the terminal can not be asked, the cashier says what its slip shows', async (t, store) => {
  await store.done('payments.pay-by-card', pay())
  const unpaid = { payment_id: PAYMENT, paid: false }
  await store.refuses([
    ['payment-under-way', 'payments.settle-by-hand', unpaid],
    ['payment-unknown', 'payments.settle-by-hand', { ...unpaid, payment_id: testId(99, 1) }],
    ['not-allowed', 'payments.settle-by-hand', unpaid, callerOf(shop.cashier, [], 0)],
  ])
  await store.done('payments.report', said('no-answer'), hub)
  t.match(await store.done('payments.settle-by-hand', unpaid), { state: 'unpaid-by-hand' })
  t.match(await store.rows('review'), [
    { kind: 'payment-put-aside', sale_id: null, status: 'open', at: NOW },
  ])
  const again = pay({ payment_id: testId(31, 2) })
  t.match(await store.done('payments.pay-by-card', again), { state: 'requested' }, 'free to pay')
  store.later(30_000)
  const paid = { payment_id: testId(31, 2), paid: true }
  t.match(
    await store.done('payments.settle-by-hand', paid),
    { state: 'paid-by-hand' },
    'a hub that never answers holds nobody up for ever',
  )
  t.match(await store.done('payments.settle-by-hand', { ...paid, paid: false }), {
    state: 'paid-by-hand',
  })
  t.equal((await store.rows('review')).length, 1, 'what counts as paid is listed with its sale')
})

test('once it is approved nobody reads any more that it could not be told', async (t, store) => {
  await store.done('payments.pay-by-card', pay())
  await store.done('payments.report', said('unknown', { message: 'cannot-tell' }), hub)
  t.match(await store.rows('card_payment'), [{ state: 'unknown', message: 'cannot-tell' }])
  await store.done('payments.report', said('approved'), hub)
  t.match(await store.rows('card_payment'), [{ state: 'approved', message: null }])
})

test('a terminal that comes back says otherwise: that is listed once', async (t, store) => {
  const said2 = (state: string) => said(state, { payment_id: testId(31, 2) })
  await store.done('payments.pay-by-card', pay())
  await store.done('payments.report', said('unknown'), hub)
  await store.done('payments.settle-by-hand', { payment_id: PAYMENT, paid: false })
  for (const state of ['busy', 'no-answer', 'declined'])
    await store.done('payments.report', said(state), hub)
  const kinds = async () => (await store.rows('review')).map(({ kind }) => kind).sort()
  t.same(await kinds(), ['payment-put-aside'])
  const approved = said('approved', { auth_code: '123456' })
  for (const _ of [1, 2]) {
    const reply = await store.done('payments.report', approved, hub)
    t.match(reply, { state: 'unpaid-by-hand' }, 'the sale was paid otherwise')
  }
  t.same(await kinds(), ['payment-contradicted', 'payment-put-aside'])
  t.match(await store.rows('card_payment'), [
    { message: 'terminal-approved', auth_code: '123456', state: 'unpaid-by-hand' },
  ])

  await store.done('payments.pay-by-card', pay({ payment_id: testId(31, 2) }))
  await store.done('payments.report', said2('no-answer'), hub)
  await store.done('payments.settle-by-hand', { payment_id: testId(31, 2), paid: true })
  await store.done('payments.report', said2('declined'), hub)
  t.same(await kinds(), ['payment-contradicted', 'payment-contradicted', 'payment-put-aside'])
  const proven = await store.done('payments.report', said2('approved'), hub)
  t.match(proven, { state: 'approved' }, 'the slip was right')
})

test('two presses at once ask the terminal once', async (t, store) => {
  const both = await Promise.all(
    [1, 2].map(number =>
      store.run('payments.pay-by-card', pay({ payment_id: testId(31, number) })),
    ),
  )
  t.same(both.map(({ refused }) => refused).sort(), [null, 'payment-unsettled'].sort())
  t.equal((await store.rows('card_payment')).length, 1)
})

test(
  'a payment that can not be asked for',
  async (_t, store) => {
    await store.done('payments.pay-by-card', pay())
    await store.refuses([
      ['not-allowed', 'payments.pay-by-card', pay(), callerOf(shop.cashier, [], 0)],
      [
        'not-allowed',
        'payments.report',
        said('approved'),
        callerOf(shop.cashier, ['payments.*'], 0),
      ],
      ['payment-already-requested', 'payments.pay-by-card', pay()],
      [
        'till-unknown',
        'payments.pay-by-card',
        pay({ payment_id: testId(31, 2), till_id: testId(99, 1) }),
      ],
      [
        'till-unknown',
        'payments.pay-by-card',
        pay({ payment_id: testId(31, 2), till_id: testId(3, 4) }),
      ],
      ['input-invalid', 'payments.pay-by-card', pay({ payment_id: testId(31, 2), amount: 0 })],
      [
        'input-invalid',
        'payments.pay-by-card',
        pay({ payment_id: testId(31, 2), amount: 2 ** 53 }),
      ],
      ['payment-unknown', 'payments.cancel', { payment_id: testId(99, 1) }],
      ['payment-unknown', 'payments.enquire', { payment_id: testId(99, 1) }],
      ['payment-unknown', 'payments.report', said('approved', { payment_id: testId(99, 1) }), hub],
      ['payment-unknown', 'payments.report', said('approved', { device_id: shop.printer }), hub],
      ['input-invalid', 'payments.report', said('approved', { last4: '4111111111111111' }), hub],
    ])
  },
  {
    till: withMore('till', { id: testId(3, 4), store_id: testId(2, 2), code: 'OT-1' }),
  },
)

test(
  'without a terminal there is nothing to ask',
  async (_t, store) => {
    await store.refuses([['no-card-terminal', 'payments.pay-by-card', pay()]])
  },
  { device: [] },
)
