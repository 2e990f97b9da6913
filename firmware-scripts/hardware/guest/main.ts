// Runs in the guest, as root: plays every step and says how it went, a line of JSON each.
import { readFileSync } from 'node:fs'
import { HUB_USER } from '../image.ts'
import { makeDevices } from './devices.ts'
import { beginning, ending } from './hub-steps.ts'
import { printerSteps } from './printer-steps.ts'
import { scannerSteps } from './scanner-steps.ts'
import { openShop } from './shop.ts'
import type { Step } from './step.ts'
import { twinSteps } from './twin-steps.ts'

/** When a step fails, this much of what was said is put on the console. */
const HEARD_SHOWN = 40

const say = (word: object) => process.stdout.write(`${JSON.stringify(word)}\n`)

const play = async ({ sentence, play: act }: Step, index: number) => {
  process.stderr.write(`step ${index + 1}: ${sentence}\n`)
  const began = performance.now()
  const done = { seen: '', why: null as string | null }
  const falls = world.shop.falls()
  try {
    done.seen = await act()
  } catch (error) {
    done.why = error instanceof Error ? error.message : String(error)
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
    for (const { topic, body, at } of world.shop.heard.slice(-HEARD_SHOWN))
      process.stderr.write(
        `${Math.round(at - began)} ${topic} ${JSON.stringify(body).slice(0, 250)}\n`,
      )
  }
  if (world.shop.falls() > falls) done.why = `the hub fell; ${done.why ?? 'all else was right'}`
  say({ is: 'step', sentence, ms: Math.round(performance.now() - began), ...done })
}

say({ is: 'booted', seconds: Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) })
const world = { shop: await openShop(HUB_USER), devices: makeDevices() }
const steps = [
  ...beginning(world),
  ...printerSteps(world),
  ...twinSteps(world),
  ...scannerSteps(world),
  ...ending(world),
]
for (const [index, step] of steps.entries()) await play(step, index)
await world.shop.endHub('SIGKILL')
say({ is: 'ended' })
process.exit(0)
