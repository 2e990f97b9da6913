import t from 'tap'
import { deviceOf, usedInstead } from './device-of.ts'

const scale = (
  id: string,
  till_id: string | null = null,
  status: 'active' | 'blocked' = 'active',
) => ({
  id,
  class: 'scale' as const,
  status,
  till_id,
})

t.test('a till uses its own scale, else the shared one that was added first', async t => {
  const [old, young] = [scale('1'), scale('2')]
  const used = (...devices: ReturnType<typeof scale>[]) => deviceOf(devices, 'scale', 'till')?.id
  t.equal(used(young, old), '1', 'in whichever order they are listed')
  t.equal(used(young, old, scale('3', 'till')), '3')
  t.equal(used(scale('0', 'other'), scale('1', null, 'blocked'), young), '2')
  t.equal(used(scale('0', 'other')), undefined)
  t.equal(deviceOf([old], 'scanner', 'till'), undefined)
})

t.test('a second shared scale is told which one is used in its place', async t => {
  const [old, young] = [scale('1'), scale('2')]
  const all = [young, old, scale('0', 'till')]
  t.equal(usedInstead(all, young)?.id, '1')
  t.equal(usedInstead(all, old), undefined)
  t.equal(
    usedInstead(all, scale('3', 'till')),
    undefined,
    'one with a till of its own is used there',
  )
  t.equal(usedInstead(all, scale('2', null, 'blocked')), undefined)
  const kitchen = { ...young, class: 'kitchen_printer' as const }
  t.equal(usedInstead([{ ...kitchen, id: '1' }, kitchen], kitchen), undefined, 'a shop has many')
})
