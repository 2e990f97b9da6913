// A receipt printer over USB, with all that happens to one.
import { setTimeout as wait } from 'node:timers/promises'
import { linesOf, printedText, receiptOf } from './paper.ts'
import { check, msFrom, type Step, type World } from './step.ts'

/** Some 12 KiB: three chunks. */
const LONG = 300
/** Some 37 KiB: more than the gadget holds for one who does not read. */
const LONGEST = 900
/** In and at the edge of a packet and of a chunk, and near the end. */
const PULLED_AT = [300, 512, 4_096, 12_000]
const SHORT_STALL_MS = 3_000
/** Longer than a printer may take for a chunk, or for an answer. */
const LONG_STALL_MS = 8_000

export const printerSteps = (world: World): Step[] => [
  ...paperSteps(world),
  ...stallSteps(world),
  ...PULLED_AT.map(bytes => pulledOut(world, bytes)),
  anotherSocket(world),
]

const jobOf = ({ shop }: World, id: string, lines: number) => {
  const from = shop.mark()
  const until = (state: string, more: Record<string, unknown> = {}, limitMs?: number) =>
    shop.until(
      'printer',
      'out',
      { is: 'job', job_id: id, state, ...more },
      limitMs === undefined ? { from } : { from, limitMs },
    )
  const document = receiptOf(id, lines)
  return { until, sent: shop.send('printer', { is: 'print', job_id: id, attempt: 1, document }) }
}

/** Nothing else is on the last receipt, and nothing twice on any. */
const checkPaper = ({ devices }: World, name: string, lines: number) => {
  const receipts = devices.printer.receipts().map(printedText)
  const wanted = linesOf(name, lines).join('\n')
  const last = receipts.at(-1) ?? ''
  check(last === wanted, `the last receipt of ${receipts.length} says ${last.slice(0, 300)}`)
  check(receipts.filter(each => each === wanted).length === 1, 'it was printed twice')
}

const stateIs = async (
  { shop }: World,
  wanted: Record<string, unknown>,
  change: () => void | Promise<void>,
) => {
  const from = shop.mark()
  const began = performance.now()
  await change()
  const { at } = await shop.until('printer', 'state', wanted, { from })
  return msFrom(began, at)
}

const paperSteps = (world: World): Step[] => {
  const { printer } = world.devices
  return [
    {
      sentence: 'a receipt is printed, proven, and the paper says what was sent',
      play: async () => {
        const began = performance.now()
        const { until } = jobOf(world, 'Bread', 3)
        const { body, at } = await until('printed')
        checkPaper(world, 'Bread', 3)
        check(printer.unknown().length === 0, `not understood: ${printer.unknown()}`)
        return `${body['bytes']} bytes in ${msFrom(began, at)}`
      },
    },
    {
      sentence: `a receipt of ${LONG} lines comes whole`,
      play: async () => {
        const began = performance.now()
        const before = printer.passed()
        const { until } = jobOf(world, 'Long', LONG)
        const { body, at } = await until('printed')
        checkPaper(world, 'Long', LONG)
        const came = printer.passed() - before
        check(came >= Number(body['bytes']), `${came} bytes came of ${body['bytes']}`)
        return `${body['bytes']} bytes in ${msFrom(began, at)}`
      },
    },
    {
      sentence:
        'what the printer says by itself is known at once: paper near its end, an open cover',
      play: async () => {
        const near = { state: 'degraded', why: 'paper-near-end' }
        const nearMs = await stateIs(world, near, () => printer.fault('paper-near-end', true))
        printer.fault('paper-near-end', false)
        const cover = { state: 'blocked', why: 'cover-open' }
        const coverMs = await stateIs(world, cover, () => printer.fault('cover-open', true))
        const shutMs = await stateIs(world, { state: 'ready' }, () =>
          printer.fault('cover-open', false),
        )
        return `near end ${nearMs}, cover open ${coverMs}, shut ${shutMs}`
      },
    },
    {
      sentence: 'a receipt whose paper runs out waits, and goes on with the new roll, printed once',
      play: async () => {
        printer.runOutAfter(40)
        const { until } = jobOf(world, 'Roll', 80)
        await until('waiting', { why: 'paper-out' })
        await wait(1_500)
        const began = performance.now()
        printer.fault('paper-out', false)
        const { at } = await until('printed')
        checkPaper(world, 'Roll', 80)
        return `printed ${msFrom(began, at)} after the new roll`
      },
    },
    {
      sentence:
        'one that runs out while the printer is full waits as long as it takes, printed once',
      play: async () => {
        printer.trap('stall', 3_000)
        printer.runOutAfter(40)
        const { until } = jobOf(world, 'Full', LONGEST)
        await until('waiting', { why: 'paper-out' })
        await wait(LONG_STALL_MS)
        const began = performance.now()
        printer.fault('stall', false)
        printer.fault('paper-out', false)
        const { at } = await until('printed')
        checkPaper(world, 'Full', LONGEST)
        return `${LONG_STALL_MS} ms without paper, printed ${msFrom(began, at)} after the new roll`
      },
    },
    {
      sentence: 'the drawer on the printer opens once',
      play: async () => {
        const { shop } = world
        const from = shop.mark()
        const before = printer.counts().kicks
        await shop.send('printer', { is: 'open-drawer', request_id: 'd1', ttl_ms: 3_000 })
        await shop.until('printer', 'out', { request_id: 'd1', open: true }, { from })
        await wait(500)
        const pulses = printer.counts().kicks - before
        check(pulses === 1, `${pulses} pulses`)
        return ''
      },
    },
  ]
}

const stallSteps = (world: World): Step[] => {
  const { shop } = world
  const { printer } = world.devices
  return [
    {
      sentence: 'a printer that takes nothing for a while prints the whole receipt, once',
      play: async () => {
        printer.trap('stall', 2_000)
        const { until } = jobOf(world, 'Pause', LONG)
        await until('sending')
        await wait(SHORT_STALL_MS)
        printer.fault('stall', false)
        await until('printed')
        checkPaper(world, 'Pause', LONG)
        return `stood still for ${SHORT_STALL_MS} ms`
      },
    },
    {
      sentence:
        'a printer that hangs is given up; its receipt is in doubt and the next one is whole',
      play: async () => {
        const from = shop.mark()
        printer.trap('stall', 2_000)
        const began = performance.now()
        const { until } = jobOf(world, 'Hang', LONGEST)
        await until('sending')
        const { at } = await shop.until('printer', 'state', { state: 'offline' }, { from })
        printer.fault('stall', false)
        await until('unknown', {}, 40_000)
        await jobOf(world, 'Thereafter', 3).until('printed')
        checkPaper(world, 'Thereafter', 3)
        return `given up after ${msFrom(began, at)}`
      },
    },
  ]
}

const pulledOut = (world: World, bytes: number): Step => {
  const { shop, devices } = world
  const { printer, cables } = devices
  return {
    sentence: `pulled out at byte ${bytes.toLocaleString('en')} and put back: in doubt, and the next one is whole`,
    play: async () => {
      const from = shop.mark()
      printer.trap('unplug', bytes)
      const { until } = jobOf(world, `Pulled${bytes}`, LONG)
      await shop.until('printer', 'state', { state: 'absent' }, { from })
      check(printer.faults().includes('unplug'), 'the cable was not pulled')
      printer.fault('unplug', false)
      const began = performance.now()
      const mark = shop.mark()
      await cables.printer.plug(0)
      const { at } = await shop.until('printer', 'state', { state: 'ready' }, { from: mark })
      await until('unknown', { why: 'unplugged' })
      await jobOf(world, `After${bytes}`, 3).until('printed')
      checkPaper(world, `After${bytes}`, 3)
      return `ready ${msFrom(began, at)} after the plug`
    },
  }
}

const anotherSocket = (world: World): Step => {
  const { shop, devices } = world
  const { cables } = devices
  return {
    sentence:
      'a receipt waits for an unplugged printer and is printed when it comes back elsewhere',
    play: async () => {
      await stateIs(world, { state: 'absent', why: 'unplugged' }, cables.printer.unplug)
      const { until } = jobOf(world, 'Elsewhere', 3)
      await until('waiting', { why: 'unplugged' })
      const began = performance.now()
      const mark = shop.mark()
      await cables.printer.plug(4)
      const { at } = await shop.until('printer', 'state', { state: 'ready' }, { from: mark })
      const printed = await until('printed')
      checkPaper(world, 'Elsewhere', 3)
      return `ready ${msFrom(began, at)}, printed ${msFrom(began, printed.at)} after the plug`
    },
  }
}
