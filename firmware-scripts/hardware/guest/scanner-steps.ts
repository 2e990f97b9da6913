// Scanners that are keyboards, scanners of their own class, a scale on a serial line over USB.
import { setTimeout as wait } from 'node:timers/promises'
import { keyboards } from './hub-steps.ts'
import { linesOf, printedText, receiptOf } from './paper.ts'
import { check, msFrom, type Step, type World } from './step.ts'

const CODES = ['5901234123457', '96385074', 'ABC-1234/x', '4006381333931']
const GS1 = ']C10109501101530003\u001d10AB'
const LONG_CODE =
  ']Q1https://example.com/a/very/long/address/that/needs/more/than/one/report?of=the-scanner&and=more'
const CODES_UNDER_LOAD = 10
const BETWEEN_SCANS_MS = 400
/** The server stands still for so long, again and again. */
const STALL_MS = 500

type Id = 'keyboard' | 'scanner'

export const scannerSteps = (world: World): Step[] => [
  {
    sentence: 'a scanner that is a keyboard delivers its codes, and types nothing anywhere else',
    play: async () => {
      check(keyboards().length === 0, `the kernel types with ${keyboards()}`)
      return scanAll(world, 'keyboard', [...CODES, GS1])
    },
  },
  {
    sentence: 'a scanner of its own class delivers its codes, also one that needs several reports',
    play: () => scanAll(world, 'scanner', [...CODES, GS1, LONG_CODE]),
  },
  {
    sentence: 'a scanner pulled out says so, and scans again when it is put back',
    play: () => replugScanner(world),
  },
  { sentence: 'the scale says its weight, and none while it moves', play: () => weigh(world) },
  {
    sentence: 'a scale pulled out says no weight, and weighs again when it is put back',
    play: () => replugScale(world),
  },
  {
    sentence: `${CODES_UNDER_LOAD} codes on each scanner arrive exactly, while a long receipt prints and the server stands still`,
    play: () => underLoad(world),
  },
]

const plainOf = (code: string) => code.replace(/^\][A-Za-z][0-9A-Za-z]/, '')

const codesSince = ({ shop }: World, id: Id, from: number): unknown[] =>
  shop.heard
    .slice(from)
    .filter(({ topic, body }) => topic.endsWith(`/dev/${id}/out`) && body['is'] === 'scan')
    .map(({ body }) => body['code'])

const scanAll = async (world: World, id: Id, codes: readonly string[]) => {
  const { shop, devices } = world
  const from = shop.mark()
  const times: number[] = []
  for (const code of codes) {
    const began = performance.now()
    devices[id].scan(code)
    const { at } = await shop.until(id, 'out', { is: 'scan', code: plainOf(code) }, { from })
    times.push(at - began)
  }
  const heard = codesSince(world, id, from)
  check(heard.length === codes.length, `${heard.length} codes of ${codes.length}: ${heard}`)
  return `${codes.length} codes, ${Math.round(Math.max(...times))} ms at most`
}

const replugScanner = async (world: World) => {
  const { shop, devices } = world
  const words: string[] = []
  for (const id of ['keyboard', 'scanner'] as const) {
    const from = shop.mark()
    devices.cables[id].unplug()
    await shop.until(id, 'state', { state: 'absent' }, { from })
    const began = performance.now()
    const mark = shop.mark()
    await devices.cables[id].plug(id === 'keyboard' ? 1 : 2)
    const { at } = await shop.until(id, 'state', { state: 'ready' }, { from: mark })
    await scanAll(world, id, CODES.slice(0, 1))
    words.push(`${id} ready ${msFrom(began, at)} after the plug`)
  }
  return words.join(', ')
}

const weigh = async ({ shop, devices: { scale } }: World) => {
  const from = shop.mark()
  const began = performance.now()
  scale.put(1_235, true)
  const { at } = await shop.until(
    'scale',
    'out',
    { is: 'weight', grams: 1_235, stable: true },
    { from },
  )
  scale.put(900, false)
  await shop.until('scale', 'out', { is: 'weight', grams: null, stable: false }, { from })
  scale.put(1_235, true)
  return `1,235 g after ${msFrom(began, at)}`
}

const replugScale = async ({ shop, devices }: World) => {
  const from = shop.mark()
  devices.cables.scale.unplug()
  await shop.until('scale', 'state', { state: 'absent' }, { from })
  devices.scale.put(412, true)
  const began = performance.now()
  const mark = shop.mark()
  await devices.cables.scale.plug(3)
  const { at } = await shop.until('scale', 'state', { state: 'ready' }, { from: mark })
  await shop.until('scale', 'out', { is: 'weight', grams: 412 }, { from: mark })
  return `ready ${msFrom(began, at)} after the plug`
}

const underLoad = async (world: World) => {
  const { shop, devices } = world
  const from = shop.mark()
  const codes = Array.from({ length: CODES_UNDER_LOAD }, (_, index) => `LOAD-${100 + index}`)
  const printed = [1, 2, 3].map(async number => {
    const id = `Load${number}`
    await shop.send('printer', {
      is: 'print',
      job_id: id,
      attempt: 1,
      document: receiptOf(id, 600),
    })
    await shop.until('printer', 'out', { job_id: id, state: 'printed' }, { from, limitMs: 60_000 })
  })
  for (const [index, code] of codes.entries()) {
    devices.keyboard.scan(code)
    devices.scanner.scan(code)
    await wait(BETWEEN_SCANS_MS)
    // The broker and the emulators of this process stand still with the server.
    if (index % 4 === 3) standStill(STALL_MS)
  }
  for (const id of ['keyboard', 'scanner'] as const) {
    // A keyboard's reports wait in it until they are fetched; here that takes its time.
    await shop.until(id, 'out', { is: 'scan', code: codes.at(-1) }, { from, limitMs: 40_000 })
    const heard = codesSince(world, id, from)
    check(heard.join() === codes.join(), `the ${id} was heard to say ${heard}`)
  }
  await Promise.all(printed)
  const receipts = devices.printer.receipts().map(printedText)
  for (const number of [1, 2, 3])
    check(receipts.includes(linesOf(`Load${number}`, 600).join('\n')), `receipt ${number} is torn`)
  return `${2 * codes.length} codes, 3 receipts of 600 lines`
}

const standStill = (ms: number) => {
  const until = performance.now() + ms
  while (performance.now() < until);
}
