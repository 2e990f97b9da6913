// A short cut of what `npm run proof` does with two hundred sales.
import t from 'tap'
import { proveCut } from './cut.ts'

const SALES = 40

t.setTimeout(150_000)

t.test(
  `with the line torn, deaf and cut for ${SALES} sales, head office equals the store in the end`,
  async t => {
    const { checks, figures } = await proveCut(t, {
      sales: SALES,
      spoil: 1,
      seed: Date.now() % 1_000_000,
    })
    for (const { what, seen, good } of checks) t.ok(good, `${what}: ${seen}`)
    t.ok(Number(figures['sales while the line was cut']) >= SALES, JSON.stringify(figures))
  },
)
