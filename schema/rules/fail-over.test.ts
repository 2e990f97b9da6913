import t from 'tap'
import { type Asked, standInFor } from './fail-over.ts'

const NOW = 1_000_000
const fact = (device_id: string, state: string, awayMs = 60_000) => ({
  device_id,
  state,
  since: NOW - awayMs,
})
const member = (id: string, options: object = {}) => ({ id, options_json: JSON.stringify(options) })
const asked = (more: Partial<Asked>): Asked => ({
  role: 'receipt',
  deviceId: 'a',
  members: [member('a'), member('b'), member('c')],
  facts: [fact('a', 'offline'), fact('b', 'ready'), fact('c', 'ready')],
  now: NOW,
  ...more,
})
const others = [fact('b', 'ready'), fact('c', 'ready')]

t.test('the first of the others that goes on takes over, in the order of the group', async t => {
  t.equal(standInFor(asked({})), 'b')
  t.equal(
    standInFor(
      asked({ facts: [fact('a', 'blocked'), fact('b', 'blocked'), fact('c', 'degraded')] }),
    ),
    'c',
  )
  t.equal(
    standInFor(asked({ deviceId: 'b', facts: [fact('a', 'ready'), fact('b', 'absent')] })),
    'a',
    'also the first, when one that stood in for it is away',
  )
  t.equal(standInFor(asked({ facts: [fact('a', 'offline'), fact('b', 'offline')] })), null)
  t.equal(standInFor(asked({ members: [member('a')] })), null, 'alone it waits')
})

t.test('a receipt waits for a roll that is being changed, a ticket does not', async t => {
  const soon = { facts: [fact('a', 'blocked', 1_000), ...others] }
  const later = { facts: [fact('a', 'blocked', 3_000), ...others] }
  t.equal(standInFor(asked(soon)), null)
  t.equal(standInFor(asked(later)), 'b')
  t.equal(standInFor(asked({ ...soon, role: 'kitchen' })), 'b')
  const opening = { role: 'kitchen', facts: [fact('a', 'opening', 1_000), ...others] } as const
  t.equal(standInFor(asked(opening)), null, 'one that is just being connected is not away')
  t.equal(standInFor(asked({ facts: [fact('a', 'ready'), ...others] })), null)
})

t.test('labels go only where the same labels are', async t => {
  const role = 'label'
  const sizes = (...all: (string | undefined)[]) => ({
    role,
    members: all.map((label_size, at) => member('abc'[at] ?? '', label_size ? { label_size } : {})),
  })
  t.equal(standInFor(asked({ ...sizes('50x30', '100x50', '50x30'), role })), 'c')
  t.equal(
    standInFor(asked({ ...sizes('50x30', '100x50', '50 × 30'), role })),
    'c',
    'as it is written',
  )
  t.equal(standInFor(asked({ ...sizes('50x30', '100x50', undefined), role })), null)
  t.equal(standInFor(asked({ ...sizes(undefined, undefined, undefined), role })), null)
})
