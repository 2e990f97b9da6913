// `npm run test:hardware`: the real device hub against USB devices, in a Debian guest whose kernel plays
// both ends of the cable. One boot; each step is one line; the exit code is 1 when one fails.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as z from 'zod'
import { buildImage } from './image.ts'
import { runGuest } from './machine.ts'
import { fetchPackages, findQemu, Missing } from './packages.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = join(root, 'var/hardware')

/** What the guest says of a step; the last word is `ended`. */
const word = z.discriminatedUnion('is', [
  z.object({ is: z.literal('booted'), seconds: z.number() }),
  z.object({
    is: z.literal('step'),
    sentence: z.string(),
    ms: z.number(),
    seen: z.string(),
    why: z.string().nullable(),
  }),
  z.object({ is: z.literal('ended') }),
])

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`
/** On the screen, and kept beside the guest's own words. */
const say = (words: string) => {
  console.log(words)
  appendFileSync(join(folder, 'steps.log'), `${words}\n`)
}

const main = async () => {
  if (process.arch !== 'x64') throw new Missing('The hardware test needs an x64 machine.')
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'steps.log'), '')
  } catch (error) {
    throw new Missing(`${folder} can not be written: ${error}`)
  }
  findQemu(words => say(`… ${words}`))
  const began = performance.now()
  const packages = fetchPackages(join(folder, 'packages'), words => say(`… ${words}`))
  const archive = join(folder, 'guest.cpio')
  const kernel = buildImage(root, packages, archive)
  say(`guest made of Debian's packages and this clone (${seconds(performance.now() - began)})`)
  await boot(kernel, archive)
}

const boot = async (kernel: string, archive: string) => {
  const began = performance.now()
  const log = join(folder, 'console.log')
  const count = { passed: 0, failed: 0 }
  let hasEnded = false
  const ended = await runGuest({ kernel, archive, log }, line => {
    const said = readWord(line)
    if (said === undefined) return say(`  ${line}`)
    if (said.is === 'ended') hasEnded = true
    if (said.is === 'booted') say(`booted after ${said.seconds.toFixed(1)} s by the guest's clock`)
    if (said.is !== 'step') return
    const { sentence, ms, seen, why } = said
    count[why === null ? 'passed' : 'failed'] += 1
    say(`${why === null ? '✓' : '✗'} ${sentence} (${seconds(ms)})${seen === '' ? '' : `: ${seen}`}`)
    if (why !== null) say(`    ${why}`)
  })
  const isGood = count.failed === 0 && hasEnded
  if (!hasEnded) say(`✗ the guest did not come to its end${ended === null ? '' : `: ${ended}`}`)
  say(
    `${count.passed} passed, ${count.failed} failed in ${seconds(performance.now() - began)}; ` +
      `what the guest's kernel and the hub said: ${log}`,
  )
  if (!isGood) process.exitCode = 1
}

const readWord = (line: string): z.infer<typeof word> | undefined => {
  try {
    return word.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

try {
  await main()
} catch (error) {
  if (!(error instanceof Missing)) throw error
  console.error(error.message)
  process.exitCode = 1
}
