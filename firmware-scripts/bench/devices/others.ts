// Scanner and scale at a till, a hub that falls over while others sell, and what a hub takes of memory.
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ptyAt } from '#appliance/devices/ports/a-pty.ts'
import { listenTcp } from '#appliance/devices/ports/tcp.ts'
import { scaleEmulator } from '#appliance/devices/scale/emulator.ts'
import { scaleModel } from '#appliance/devices/scale/models.ts'
import { scannerEmulator } from '#appliance/devices/scanner/emulator.ts'
import { shop, testId } from '#appliance/kernel/a-store.ts'
import type { Row } from '#schema/index.ts'
import { checkDigit } from '#schema/rules/barcode.ts'
import { freePort } from '../../start/ports.ts'
import { type Figure, ms, p50, p99, percent } from '../figures.ts'
import { bareNodeMb, pssMbOf } from '../machine.ts'
import { until } from './printers.ts'
import { openRig, type Rig, type Word } from './rig.ts'
import type { Bench } from './rows.ts'

const SCANS = 100
const SCAN_EVERY_MS = 100
const STALL_MS = 500
const SETTLES_MS = 3_000
/** As the parent of `npm start` and systemd wait before they start a hub again. */
const BACK_AFTER_MS = 250

type Wanted = Pick<Row<'device'>, 'id' | 'class' | 'name' | 'model' | 'transport' | 'address'>

const deviceRow = (till_id: string, wanted: Wanted): Row<'device'> => ({
  tenant_id: shop.tenant_id,
  store_id: shop.store_id,
  name_ar: '',
  options_json: '{}',
  status: 'active',
  till_id,
  ...wanted,
})

/** A till hears its scanner while the server's whole process stands still half of the time. */
export const scansRow = async ({ folder, random }: Bench): Promise<Figure[]> => {
  const emulator = scannerEmulator('serial')
  const path = join(folder, 'scanner')
  const pty = ptyAt(path, emulator.device)
  await pty.plug()
  const id = testId(11, 200)
  const rig = await openRig({
    folder,
    printers: [{ model: 'epson-tm', over: 'tcp' }],
    others: till => [
      deviceRow(till, {
        id,
        class: 'scanner',
        name: 'Scanner',
        model: 'serial',
        transport: 'serial',
        address: path,
      }),
    ],
  })
  const heard: string[] = []
  let isReady = false
  const client = await rig.listen(
    rig.printers[0]?.till ?? '',
    (from, channel, word) => {
      if (from !== id) return
      if (channel === 'state') isReady = word.state === 'ready'
      if (word.is === 'scan' && typeof word['code'] === 'string') heard.push(word['code'])
    },
    ['+/state', `${id}/out`],
  )
  await until(() => isReady, 10_000, 'the scanner is not ready')
  const codes = Array.from({ length: SCANS }, (_, at) => codeOf(at, random))
  const stalls = new AbortController()
  const stalling = stall(rig.pid('store'), stalls.signal)
  for (const code of codes) {
    emulator.scan(code)
    await wait(SCAN_EVERY_MS)
  }
  stalls.abort()
  const stalled = await stalling
  await wait(SETTLES_MS)
  const exact = codes.filter((code, at) => heard[at] === code).length
  const foreign = heard.filter(code => !codes.includes(code)).length
  await client.endAsync()
  await rig.close()
  pty.unplug()
  return [
    {
      what: `${SCANS} scans in ${(SCANS * SCAN_EVERY_MS) / 1_000} s over a pty, the server standing still for ${STALL_MS} ms ${stalled} times`,
      target: `${SCANS} exact, none in part`,
      measured: `${exact} exact and in their order, ${foreign} in part, ${heard.length} heard`,
      met: exact === SCANS && heard.length === SCANS,
    },
  ]
}

const codeOf = (at: number, random: (below: number) => number): string => {
  const number = String(100_000_000_000 + random(899_999_999_999))
  return at % 3 === 0 ? `HS-1-${number}` : number + checkDigit(number)
}

const stall = async (pid: number, ended: AbortSignal): Promise<number> => {
  let times = 0
  while (!ended.aborted) {
    process.kill(pid, 'SIGSTOP')
    await wait(STALL_MS)
    process.kill(pid, 'SIGCONT')
    times++
    await wait(STALL_MS)
  }
  return times
}

/** From the plate to the till; what moves never has a weight. */
export const scaleRow = async ({ folder, quick, random }: Bench): Promise<Figure[]> => {
  const emulator = scaleEmulator(scaleModel('toledo-8217'))
  const port = await freePort()
  const listener = await listenTcp(emulator.device, port)
  const id = testId(11, 201)
  const rig = await openRig({
    folder,
    printers: [{ model: 'epson-tm', over: 'tcp' }],
    others: till => [
      deviceRow(till, {
        id,
        class: 'scale',
        name: 'Scale',
        model: 'toledo-8217',
        transport: 'tcp',
        address: `127.0.0.1:${port}`,
      }),
    ],
  })
  let hears: ((word: Word) => void) | null = null
  let isReady = false
  let sold = 0
  let isMoving = false
  const client = await rig.listen(
    rig.printers[0]?.till ?? '',
    (from, channel, word) => {
      if (from !== id) return
      if (channel === 'state') isReady = word.state === 'ready'
      if (word.is !== 'weight') return
      if (isMoving && word['grams'] !== null) sold++
      hears?.(word)
    },
    ['+/state', `${id}/out`],
  )
  await until(() => isReady, 10_000, 'the scale is not ready')
  const taken: number[] = []
  for (let at = 0; at < (quick ? 10 : 100); at++) {
    const grams = 100 + at * 5
    const moves = new Promise<void>(resolve => {
      hears = word => {
        if (word['state'] === 'motion') resolve()
      }
    })
    emulator.put(grams - 3, false)
    await moves
    isMoving = true
    await wait(random(300))
    isMoving = false
    const told = new Promise<number>(resolve => {
      hears = word => {
        if (word['grams'] === grams && word['stable'] === true) resolve(performance.now())
      }
    })
    const began = performance.now()
    emulator.put(grams, true)
    taken.push((await told) - began)
  }
  await client.endAsync()
  await rig.close()
  emulator.stop()
  listener.close()
  return [
    {
      what: 'scale at rest → grams at the till; weights said while it moved',
      target: '≤ 200 ms; none',
      measured: `p50 ${ms(p50(taken))}, ${ms(Math.max(...taken))} at most; ${sold === 0 ? 'none' : sold}`,
      met: Math.max(...taken) <= 200 && sold === 0,
    },
  ]
}

/** Blocks of sales with the hub running and with a hub that is killed again and again, in turns. */
export const hubCrashRow = async ({ quick }: Bench, rig: Rig): Promise<Figure[]> => {
  const [printer] = rig.printers
  if (!printer) throw new Error('a printer is needed')
  const taken = { calm: [] as number[], falling: [] as number[] }
  const back: number[] = []
  const sellSome = async (into: number[], goesOn: () => boolean) => {
    while (goesOn()) {
      const began = performance.now()
      await rig.sell(printer, 'short').done
      into.push(performance.now() - began)
    }
  }
  const block = quick ? 60 : 250
  await sellSome([], countTo(100))
  for (let round = 0; round < (quick ? 2 : 6); round++) {
    await sellSome(taken.calm, countTo(block))
    let isFalling = true
    const falling = (async () => {
      for (let fall = 0; fall < 2; fall++) {
        const began = performance.now()
        await rig.killHub()
        await wait(BACK_AFTER_MS)
        await rig.beginHub()
        back.push(performance.now() - began)
      }
      isFalling = false
    })()
    await sellSome(taken.falling, () => isFalling)
    await falling
  }
  const { calm, falling } = taken
  const change = p50(falling) / p50(calm) - 1
  const changeAbove = p99(falling) / p99(calm) - 1
  return [
    {
      what: `a sale over HTTP while the hub is killed ${back.length} times, beside one with the hub running`,
      target: 'within 10 %',
      measured: `p50 ${ms(p50(falling))} beside ${ms(p50(calm))} (${signed(change)}), p99 ${ms(p99(falling))} beside ${ms(p99(calm))} (${signed(changeAbove)})`,
      met: change <= 0.1 && changeAbove <= 0.1,
    },
    {
      what: 'hub killed → back and connected, 0.25 s of waiting included',
      target: '≤ 2 s',
      measured: `p50 ${ms(p50(back))}, at most ${ms(Math.max(...back))}`,
      met: Math.max(...back) <= 2_000,
    },
  ]
}

const countTo = (count: number) => {
  let left = count
  return () => left-- > 0
}

const signed = (share: number) => `${share > 0 ? '+' : ''}${percent(share)}`

/** After receipts whose lines are drawn in the letters of many languages. */
export const memoryRow = async ({ quick }: Bench, rig: Rig): Promise<Figure[]> => {
  const [printer] = rig.printers
  if (!printer) throw new Error('a printer is needed')
  const before = pssMbOf(rig.pid('hub'))
  for (let at = 0; at < (quick ? 10 : 100); at++) {
    const { saleId, done } = rig.sell(printer, at % 2 === 0 ? 'drawn' : 'scripts')
    await done
    await rig.ended(saleId)
  }
  await wait(SETTLES_MS)
  const after = pssMbOf(rig.pid('hub'))
  return [
    {
      what: 'memory (PSS) of the hub that draws Arabic, Chinese, Japanese, Hebrew, Thai, Hindi and emoji',
      target: '≤ 160 MB',
      measured: `${Math.round(after)} MB; ${Math.round(before)} MB before the first letter`,
      limit: `a bare Node ${Math.round(await bareNodeMb())} MB`,
      met: after <= 160,
    },
  ]
}
