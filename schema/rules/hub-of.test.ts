import t from 'tap'
import { hubTrouble } from './hub-of.ts'

const hubs = [
  { code: 'hub-2', status: 'active' },
  { code: 'hub-3', status: 'revoked' },
  { code: 'hub-4', status: 'invited' },
] as const

t.test('a device of a hub that is not there, or was thrown out, needs somebody', async t => {
  t.equal(hubTrouble('{"hub":"hub-99"}', hubs), 'hub-unknown')
  t.equal(hubTrouble('{"hub":"hub-3"}', hubs), 'hub-revoked')
})

t.test('a device of the box, or of a hub that is let in or invited, is waited for', async t => {
  for (const options of ['{}', '{"hub":"hub-1"}', '{"hub":"hub-2"}', '{"hub":"hub-4"}'])
    t.equal(hubTrouble(options, hubs), undefined, options)
})
