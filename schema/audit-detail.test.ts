import t from 'tap'
import * as z from 'zod'
import { issuesOf } from './audit-detail.ts'

const line = z.strictObject({ amount: z.int().min(0).max(1_000), name: z.string().min(2) })
const told = (input: unknown) => issuesOf(line.safeParse(input).error?.issues ?? [])

t.test('a number that is too large is told once, with the bound of its field', async t => {
  t.same(told({ amount: 2 ** 53, name: 'ab' }), [
    { path: 'amount', message: 'Too big: expected number to be <=1000' },
  ])
  t.same(told({ amount: -(2 ** 60), name: 'ab' }), [
    { path: 'amount', message: 'Too small: expected number to be >=0' },
  ])
})

t.test('each thing that is wrong is told where it is, twenty at most', async t => {
  t.same(
    told({ amount: 'x', name: '' }).map(({ path }) => path),
    ['amount', 'name'],
  )
  const many = z.array(z.int()).safeParse(Array.from({ length: 30 }, () => 'x'))
  t.equal(issuesOf(many.error?.issues ?? []).length, 20)
})
