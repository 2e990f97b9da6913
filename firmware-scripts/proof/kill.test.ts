// Ten rounds of what `npm run proof` does three hundred times.
import t from 'tap'
import { proveKill } from './kill.ts'

const ROUNDS = 10

t.setTimeout(150_000)

t.test(
  `killed ${ROUNDS} times while four clients sell, nothing is lost, doubled or different at head office`,
  async t => {
    const { checks, figures } = await proveKill(t, { rounds: ROUNDS, seed: Date.now() % 1_000_000 })
    for (const { what, seen, good } of checks) t.ok(good, `${what}: ${seen}`)
    t.ok(Number(figures['sales acknowledged']) >= ROUNDS, JSON.stringify(figures))
  },
)
