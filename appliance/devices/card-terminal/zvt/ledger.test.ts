import t from 'tap'
import {
  emptyLedger,
  isSame,
  type Ledger,
  NONE,
  type Owed,
  observe,
  refOf,
  type Seen,
  verdict,
} from './ledger.ts'

const tx = (number: number, more: Seen['fields'] = {}): Seen => {
  const digits = String(number).padStart(4, '0')
  const fields = {
    result: 0,
    amount: 500,
    receipt: digits,
    trace: `00${digits}`,
    date: '1123',
    time: `12${digits}`,
    ...more,
  }
  return { ref: refOf(fields) ?? '', fields, of: null }
}
const ledger = (...seen: Seen[]): Ledger => seen.reduce(observe, { ...emptyLedger, tells: true })
const owed = (before: string | undefined, more: Partial<Owed> = {}): Owed => ({
  id: 'p',
  amount: 500,
  before,
  others: [],
  ...more,
})
const one = tx(1)
const none: Seen = { ref: NONE, fields: {}, of: null }

t.test('what became of a payment, by the last transaction before and after it', async t => {
  const cases: [string, Ledger, Owed, string][] = [
    ['the same transaction as before: nothing was taken', ledger(one), owed(one.ref), 'not-taken'],
    ['a new one of the amount: it was taken', ledger(one, tx(2)), owed(one.ref), 'taken'],
    ['a new one that the hub sees first after its restart', ledger(tx(2)), owed(one.ref), 'taken'],
    [
      'a new one of another amount: a person looks',
      ledger(one, tx(2, { amount: 700 })),
      owed(one.ref),
      'cannot-tell',
    ],
    ['a new one that was refused', ledger(one, tx(2, { result: 0x71 })), owed(one.ref), 'declined'],
    [
      'a new one that takes back',
      ledger(one, tx(2, { originalTrace: '000009' })),
      owed(one.ref),
      'not-taken',
    ],
    [
      'taken and then taken back',
      ledger(one, tx(2), tx(3, { originalTrace: '000002' })),
      owed(one.ref),
      'not-taken',
    ],
    [
      'the new one belongs to another payment',
      ledger(one, { ...tx(2), of: 'q' }),
      owed(one.ref),
      'not-taken',
    ],
    [
      'the new one is known to the store for another payment',
      ledger(tx(2)),
      owed(one.ref, { others: [tx(2).ref] }),
      'cannot-tell',
    ],
    [
      'the payment after it was taken, it was not',
      ledger(one, { ...tx(2), of: 'q' }, { ...tx(3), of: 'r' }),
      owed(one.ref),
      'not-taken',
    ],
    [
      'the one in between is free: it was taken',
      ledger(one, tx(2), { ...tx(3), of: 'r' }),
      owed(one.ref),
      'taken',
    ],
    ['nobody knows what stood before', ledger(one, tx(2)), owed(undefined), 'cannot-tell'],
    [
      'what stood before is out of sight, and the last one is not ours',
      ledger(tx(7, { amount: 9 })),
      owed(one.ref),
      'cannot-tell',
    ],
    ['a terminal that never tells', { seen: [], tells: false }, owed(one.ref), 'cannot-tell'],
    ['the first transaction of a new day', ledger(none, tx(1)), owed(NONE), 'taken'],
    ['still none', ledger(none), owed(NONE), 'not-taken'],
  ]
  for (const [name, known, payment, wanted] of cases)
    t.equal(verdict(known, payment).is, wanted, name)
})

t.test('two payments of one amount are never paid by one transaction', async t => {
  const known = ledger(one, { ...tx(2), of: 'p' })
  t.equal(verdict(known, owed(one.ref)).is, 'taken', 'its own')
  t.equal(verdict(known, owed(one.ref, { id: 'q' })).is, 'not-taken', 'not that of another')
})

t.test('a transaction is known again when a part of its numbers is missing', async t => {
  t.ok(isSame('0470/000470/1006223953', '0470//1006223953'))
  t.ok(isSame('0470/000470/', '0470/000470/1006223953'))
  t.notOk(isSame('0470/000470/1006223953', '0470/000470/1007223953'), 'the next day')
  t.notOk(isSame('0470//', '/000470/'), 'nothing in common')
  t.notOk(isSame(NONE, '0470/000470/1006223953'))
  t.ok(isSame(NONE, NONE))
  t.equal(refOf({ trace: '000000', receipt: '0000' }), undefined)
  t.equal(
    refOf({ trace: '000000', receipt: '0005', date: '1101', time: '210916' }),
    '0005//1101210916',
  )
})
