import t from 'tap'
import {
  certificateOf,
  netWeight,
  type Reading,
  type WeightProblem,
  weighingProblem,
} from './weighing.ts'

const still: Reading = { grams: 1_235, stable: true, state: 'stable', net: false }

t.test('only a weight that stands still, above zero and within the limit is sold', async t => {
  t.same(netWeight(still, 0), { is: 'sellable', grams: 1_235 })
  t.same(netWeight(still, 35), { is: 'sellable', grams: 1_200 }, 'without its packing')
  const cases: [WeightProblem, Partial<Reading>, tare?: number][] = [
    ['weight-moves', { state: 'motion', stable: false }],
    ['weight-moves', { stable: false }],
    ['weight-moves', { grams: null }],
    ['weight-over', { state: 'over' }],
    ['weight-over', { state: 'over', grams: null, stable: false }],
    ['weight-under', { state: 'under' }],
    ['weight-under', { grams: -5 }],
    ['scale-empty', { grams: 0 }],
    ['scale-empty', { state: 'zero', grams: 0 }],
    ['weight-below-tare', {}, 1_235],
    ['weight-below-tare', {}, 2_000],
  ]
  for (const [why, more, tare = 0] of cases)
    t.same(netWeight({ ...still, ...more }, tare), { is: 'refused', why }, JSON.stringify(more))
})

t.test('what is sold is what was weighed, or several of it', async t => {
  const weighed = { by: 'scale', scale_id: 's', tare: 35, ...still } as const
  t.equal(weighingProblem(weighed, 1_200), undefined)
  t.equal(weighingProblem(weighed, 3_600), undefined, 'three bags alike')
  t.equal(weighingProblem(weighed, 1_235), 'weight-differs', 'the packing is not sold')
  t.equal(weighingProblem(weighed, 1_000), 'weight-differs')
  t.equal(weighingProblem({ ...weighed, state: 'motion' }, 1_200), 'weight-moves')
  t.equal(weighingProblem({ by: 'hand' }, 1_000), undefined)
  t.equal(weighingProblem({ by: 'label' }, 1_000), undefined)
})

t.test('a scale is not certified for trade unless a technician says so', async t => {
  t.equal(certificateOf('{}'), null)
  t.equal(certificateOf('{"certificate":"M24"}'), null)
  t.equal(certificateOf('{"certified":"yes","certificate":"M24"}'), null)
  t.equal(certificateOf('[]'), null)
  t.equal(certificateOf('nonsense'), null)
  t.equal(certificateOf('{"certified":true,"certificate":"M24 0122"}'), 'M24 0122')
  t.equal(certificateOf('{"certified":true}'), '')
})
