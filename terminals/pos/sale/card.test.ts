import t from 'tap'
import {
  type Card,
  type CardEvent,
  type CardState,
  isFinal,
  limitOf,
  mayCancel,
  mayLeave,
  step,
} from './card.ts'

const says = (state: 'busy' | 'approved' | 'declined' | 'no-answer' | 'cancelled' | 'unknown') =>
  ({ is: 'reported', state }) as const

const after = (...events: CardEvent[]): Card =>
  events.reduce<Card>((card, event) => step(card, event).card, { is: 'asking' })

t.test('a payment that goes well is approved', async t => {
  t.equal(after(says('busy')).is, 'waiting')
  t.equal(after(says('busy'), says('approved')).is, 'approved')
})

t.test('a declined card took nothing and the cashier may go on', async t => {
  const card = after(says('busy'), says('declined'))
  t.equal(card.is, 'declined')
  t.ok(mayLeave(card))
})

t.test('when nobody answers, nothing but asking the terminal is possible', async t => {
  for (const silent of [after({ is: 'too-long' }), after(says('busy'), says('no-answer'))]) {
    t.equal(silent.is, 'silent')
    t.notOk(mayLeave(silent))
    t.notOk(mayCancel(silent))
    t.equal(step(silent, { is: 'cancel' }).card.is, 'silent')
    t.equal(step(silent, { is: 'settled-by-hand', paid: false }).card.is, 'silent')
    t.same(step(silent, { is: 'enquire' }), { card: { is: 'enquiring' }, order: 'enquire' })
  }
})

t.test('the enquiry brings the truth', async t => {
  const asked = [{ is: 'too-long' }, { is: 'enquire' }] as const
  t.equal(after(...asked, says('approved')).is, 'approved')
  t.equal(after(...asked, says('declined')).is, 'declined')
  t.equal(after(...asked, says('unknown')).is, 'doubtful')
})

t.test('only when the terminal does not know either, the cashier reads its slip', async t => {
  const doubtful = after({ is: 'too-long' }, { is: 'enquire' }, says('unknown'))
  t.equal(step(doubtful, { is: 'settled-by-hand', paid: true }).card.is, 'approved')
  t.equal(step(doubtful, { is: 'settled-by-hand', paid: false }).card.is, 'cancelled')
  const away = after({ is: 'too-long' }, { is: 'enquire' }, { is: 'failed', message: 'away' })
  t.equal(away.is, 'doubtful')
})

t.test('one enquiry in vain, and the cashier reads the slip', async t => {
  const silence = (at: number) => ({ ...says('no-answer'), at })
  const asked = after(says('busy'), silence(1), { is: 'enquire' })
  t.equal(step(asked, silence(1)).card.is, 'enquiring', 'that was known before it was asked')
  const doubtful = step(asked, silence(2)).card
  t.equal(doubtful.is, 'doubtful')
  t.equal(step(asked, { is: 'too-long' }).card.is, 'doubtful', 'nor did anybody else answer')
  const again = step(doubtful, { is: 'enquire' }).card
  t.equal(step(again, silence(2)).card.is, 'enquiring')
  t.equal(step(again, silence(3)).card.is, 'doubtful')
  t.equal(step(again, says('approved')).card.is, 'approved')
  t.equal(step(doubtful, { is: 'settled-by-hand', paid: true }).card.is, 'approved')
})

t.test('a terminal that is not there is not asked in vain', async t => {
  const away = after({ ...says('no-answer'), isOffline: true, at: 1 })
  t.equal(away.is, 'doubtful')
  t.equal(step(away, { ...says('no-answer'), isOffline: true, at: 1 }).card.is, 'doubtful')
})

t.test('what was settled by hand is as final as the terminal’s own word', async t => {
  t.equal(after({ is: 'reported', state: 'paid-by-hand' }).is, 'approved')
  const aside = after({ is: 'reported', state: 'unpaid-by-hand' })
  t.equal(aside.is, 'cancelled')
  t.ok(mayLeave(aside))
})

t.test('a cancel is true only when the terminal says so', async t => {
  const { card, order } = step({ is: 'waiting' }, { is: 'cancel' })
  t.equal(order, 'cancel')
  t.equal(card.is, 'cancelling')
  t.notOk(mayLeave(card))
  t.equal(step(card, says('busy')).card.is, 'cancelling')
  t.equal(step(card, says('approved')).card.is, 'approved', 'the customer was quicker')
  t.equal(step(card, says('cancelled')).card.is, 'cancelled')
})

t.test('money that was taken is the last word, whatever comes late', async t => {
  const late: CardEvent[] = [
    says('no-answer'),
    says('cancelled'),
    says('declined'),
    { is: 'too-long' },
    { is: 'cancel' },
    { is: 'failed', message: 'x' },
  ]
  for (const event of late) t.equal(step({ is: 'approved' }, event).card.is, 'approved')
  t.equal(step({ is: 'cancelled' }, says('approved')).card.is, 'approved')
})

t.test('every state waits with a limit, or waits for the cashier', async t => {
  const states: CardState[] = [
    'asking',
    'waiting',
    'cancelling',
    'silent',
    'enquiring',
    'doubtful',
    'approved',
    'declined',
    'cancelled',
  ]
  for (const is of states) {
    const waitsForCashier = is === 'silent' || is === 'doubtful' || isFinal({ is })
    t.equal(limitOf({ is }) === null, waitsForCashier, is)
  }
})
