// `npm run proof [kill] [cut] [screens]`: shows at full size what the tests show in small: the store
// server killed 300 times, the line to head office cut for 200 sales, changes that cross the apps.
// Prints each fact with what was found; the exit code is 1 when one does not hold.
import type { Test } from '../../cloud-bridge/a-cloud.ts'
import type { Proof } from './check.ts'
import { proveCut } from './cut.ts'
import { proveKill } from './kill.ts'
import { proveScreens } from './screens.ts'

const ROUNDS = 300
const CUT_SALES = 200
const CUT_SPOIL = 3
/** Told again after so many rounds. */
const TELL_EVERY = 25

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const ended = new AbortController()
/** Ctrl-C ends the rounds early; what was done until then is judged. */
process.once('SIGINT', () => ended.abort())
const tell = (words: string) => process.stderr.write(`${words}\n`)

const proofs: Record<string, (t: Test) => Promise<Proof>> = {
  kill: t => {
    let rounds = 0
    const told = (words: string) => {
      rounds += 1
      if (rounds % TELL_EVERY === 0) tell(words)
    }
    return proveKill(t, {
      rounds: Number(process.env['ROUNDS'] ?? ROUNDS),
      seed,
      told,
      ended: ended.signal,
    })
  },
  cut: t => proveCut(t, { sales: CUT_SALES, spoil: CUT_SPOIL, seed, told: tell }),
  screens: t => proveScreens(t, { seed }),
}

const main = async () => {
  const named = process.argv.slice(2)
  const wrong = named.find(name => !(name in proofs))
  if (wrong !== undefined) {
    console.error(`There is no proof "${wrong}". Proofs: ${Object.keys(proofs).join(', ')}.`)
    process.exitCode = 2
    return
  }
  for (const [name, prove] of Object.entries(proofs)) {
    if (named.length > 0 && !named.includes(name)) continue
    const proof = await alone(prove)
    for (const line of tableOf(name, proof)) console.log(line)
    if (proof.checks.some(({ good }) => !good)) process.exitCode = 1
  }
}

/** Runs a proof with its own world, which ends with it. */
const alone = async (prove: (t: Test) => Promise<Proof>): Promise<Proof> => {
  const ends: (() => void | Promise<void>)[] = []
  try {
    return await prove({ teardown: end => void ends.push(end), setTimeout: () => {} })
  } finally {
    for (const end of ends.toReversed()) await end()
  }
}

const tableOf = (name: string, { checks, figures }: Proof): string[] => [
  `\n## ${name}\n`,
  '| what | seen |',
  '|---|---|',
  ...Object.entries(figures).map(([what, seen]) => `| ${what} | ${seen} |`),
  ...checks.map(({ what, seen, good }) => `| ${good ? '✓' : '✗'} ${what} | ${seen} |`),
]

await main()
