import t from 'tap'
import { inArabic } from './plural.ts'

const items = (count: number) =>
  inArabic(count, {
    one: 'صنف واحد',
    two: 'صنفان',
    few: `${count} أصناف`,
    many: `${count} صنفاً`,
    other: `${count} صنف`,
  })

t.test('Arabic says one and two without a figure, and counts on in three more forms', async t => {
  const said: [number, string][] = [
    [0, '0 أصناف'],
    [1, 'صنف واحد'],
    [2, 'صنفان'],
    [3, '3 أصناف'],
    [10, '10 أصناف'],
    [11, '11 صنفاً'],
    [99, '99 صنفاً'],
    [100, '100 صنف'],
    [102, '102 صنف'],
    [103, '103 أصناف'],
  ]
  for (const [count, words] of said) t.equal(items(count), words)
})
