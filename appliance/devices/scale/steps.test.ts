import { setTimeout as wait } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { openLedger } from '../ledger.ts'
import type { DeviceRow } from '../messages.ts'
import { memoryPort } from '../ports/memory.ts'
import { scaleDevice } from './device.ts'
import { scaleDriver } from './driver.ts'
import { CAPACITY_GRAMS, scaleEmulator } from './emulator.ts'
import { type Frame, noFlags } from './frames.ts'
import { protocolOf, scaleModel } from './models.ts'
import {
  type Input,
  MISSED_MAX,
  ORDER_ASKS_MAX,
  type OrderAnswer,
  type Reading,
  type State,
  start,
  step,
} from './steps.ts'

const weight: Frame = { is: 'weight', grams: 500, isNet: false }

t.test('the scale in every state and for every event', async t => {
  const last: Reading = { grams: 500, shown: 500, stable: true, state: 'stable', net: false }
  const ready: State = { link: 'ready', missed: 0, last: null, order: null }
  const states: State[] = [
    start,
    ready,
    { ...ready, missed: MISSED_MAX, last },
    { ...ready, link: 'mute', missed: MISSED_MAX + 1 },
    { ...ready, last, order: { name: 'zero', asked: ORDER_ASKS_MAX } },
    { ...ready, link: 'faulty', last: null, order: null },
  ]
  const inputs: Input[] = [
    { is: 'opened' },
    { is: 'closed' },
    { is: 'asked' },
    { is: 'frame', frame: weight },
    { is: 'frame', frame: { ...noFlags, motion: true } },
    { is: 'frame', frame: { ...noFlags, zero: true } },
    { is: 'frame', frame: { ...noFlags, fault: true } },
    { is: 'frame', frame: { is: 'fetch' } },
    { is: 'frame', frame: { is: 'refused' } },
    { is: 'order', order: 'zero', isKnown: true },
    { is: 'order', order: 'tare', isKnown: false },
  ]
  const dn = 'down - - -'
  const no = 'order-not-in-protocol'
  const table: string[][] = [
    ['ready - - -', dn, dn, dn, dn, dn, dn, dn, dn, 'down - - scale-offline', `down - - ${no}`],
    [
      'ready - - -',
      dn,
      'ready - - -',
      'ready 500 - -',
      'ready motion - -',
      'ready 0 - -',
      'faulty motion - -',
      'ready - fetch -',
      'ready - - -',
      'ready - zero -',
      `ready - - ${no}`,
    ],
    [
      'ready - - -',
      dn,
      'mute - - -',
      'ready - - -',
      'ready motion - -',
      'ready 0 - -',
      'faulty motion - -',
      'ready - fetch -',
      'ready - - -',
      'ready - zero -',
      `ready - - ${no}`,
    ],
    [
      'ready - - -',
      dn,
      'mute - - -',
      'ready 500 - -',
      'ready motion - -',
      'ready 0 - -',
      'faulty motion - -',
      'mute - fetch -',
      'mute - - -',
      'mute - - scale-offline',
      `mute - - ${no}`,
    ],
    [
      'ready - - scale-offline',
      'down - - scale-offline',
      'ready - - scale-did-not',
      'ready - - -',
      'ready motion - -',
      'ready 0 - done',
      'faulty motion - -',
      'ready - fetch -',
      'ready - - scale-refused',
      'ready - - scale-busy',
      `ready - - ${no}`,
    ],
    [
      'ready - - -',
      dn,
      'faulty - - -',
      'ready 500 - -',
      'ready motion - -',
      'ready 0 - -',
      'faulty motion - -',
      'faulty - fetch -',
      'faulty - - -',
      'faulty - zero -',
      `faulty - - ${no}`,
    ],
  ]
  for (const [row, state] of states.entries()) {
    for (const [column, input] of inputs.entries()) {
      const { state: next, say, send, answer } = step(state, input)
      const said = say ? (say.grams ?? say.state) : '-'
      const answered = answer ? (answer.done ? 'done' : answer.why) : '-'
      t.equal(
        `${next.link} ${said} ${send ?? '-'} ${answered}`,
        table[row]?.[column],
        `${row} + ${JSON.stringify(input)}`,
      )
    }
  }
})

t.test('only a weight that lies still has grams', async t => {
  const kinds = ['motion', 'over', 'under', 'fault'] as const
  for (const kind of kinds) {
    const frame: Frame = { ...noFlags, zero: true, shown: 500, [kind]: true }
    const { say } = step({ ...start, link: 'ready' }, { is: 'frame', frame })
    t.match(say, { grams: null, shown: 500, stable: false }, kind)
  }
})

t.test(
  'a tare is done when the scale shows a net zero, and taken off by its own order',
  async t => {
    let state = step(start, { is: 'opened' }).state
    state = step(state, { is: 'order', order: 'tare', isKnown: true }).state
    t.equal(step(state, { is: 'frame', frame: weight }).answer, null)
    const net = step(state, { is: 'frame', frame: { is: 'weight', grams: 0, isNet: true } })
    t.same(net.answer, { order: 'tare', done: true })
    t.match(net.say, { grams: 0, net: true })
    state = step(net.state, { is: 'order', order: 'clear-tare', isKnown: true }).state
    t.same(step(state, { is: 'frame', frame: weight }).answer, { order: 'clear-tare', done: true })
  },
)

/** A driver on the emulator of a model, asked quickly. */
const aScale = (model: string, isPounds = false) => {
  const known = scaleModel(model)
  const emulator = scaleEmulator(known, isPounds)
  const readings: Reading[] = []
  const answers: OrderAnswer[] = []
  const waiting = new Set<() => void>()
  const heard = () => {
    for (const look of waiting) look()
  }
  const states: string[] = []
  const driver = scaleDriver(
    memoryPort(emulator.device),
    protocolOf(known, isPounds),
    {
      weight: reading => {
        readings.push(reading)
        heard()
      },
      answer: answer => {
        answers.push(answer)
        heard()
      },
      state: (state, why) => {
        states.push(why ?? state)
        heard()
      },
    },
    // A scale that sends by itself is not asked; it is only missed.
    { everyMs: model === 'cas-stream' ? 100 : 2 },
  )
  const until = (isSo: () => boolean) =>
    new Promise<void>(resolve => {
      const look = () => {
        if (!isSo()) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
    })
  return {
    emulator,
    states,
    reads: (grams: number | null, state: Reading['state']) =>
      until(() => readings.at(-1)?.grams === grams && readings.at(-1)?.state === state),
    is: (word: string) => until(() => states.at(-1) === word),
    order: async (order: 'zero' | 'tare' | 'clear-tare') => {
      const before = answers.length
      driver.order(order)
      await until(() => answers.length > before)
      return answers.at(-1)
    },
    close: () => {
      driver.close()
      emulator.stop()
    },
  }
}

for (const model of ['toledo-8217', 'toledo-8213', 'nci', 'nci-7', 'cas-stream', 'cas-pdii']) {
  t.test(`${model}: every weight of the slider arrives, and nothing else is sold`, async t => {
    const scale = aScale(model)
    t.teardown(scale.close)
    for (const grams of [5, 412, 1_235, 14_995]) {
      scale.emulator.put(grams, true)
      await scale.reads(grams, 'stable')
    }
    scale.emulator.put(1_235, false)
    await scale.reads(null, 'motion')
    scale.emulator.put(CAPACITY_GRAMS + 5, true)
    await scale.reads(null, 'over')
    scale.emulator.put(-20, true)
    await scale.reads(null, 'under')
    scale.emulator.put(0, true)
    await scale.reads(0, 'zero')
    t.pass('each reading arrived')
    if (model === 'cas-pdii') {
      for (const order of ['zero', 'tare'] as const)
        t.match(await scale.order(order), { done: false, why: 'order-not-in-protocol' })
      return
    }
    scale.emulator.put(20, true)
    await scale.reads(20, 'stable')
    t.match(await scale.order('zero'), { order: 'zero', done: true })
    scale.emulator.put(520, true)
    await scale.reads(500, 'stable')
    t.match(await scale.order('zero'), { done: false, why: 'scale-did-not' }, 'too far from zero')
    t.match(await scale.order('tare'), { order: 'tare', done: true })
    scale.emulator.put(1_020, true)
    await scale.reads(500, 'stable')
    scale.emulator.put(20, true)
    await scale.reads(null, 'under')
  })
}

t.test('in pounds the same goods weigh the same, to the hundredth of a pound', async t => {
  for (const model of ['toledo-8217', 'toledo-8213']) {
    const scale = aScale(model, true)
    scale.emulator.put(1_361, true)
    await scale.reads(1_361, 'stable')
    t.match(await scale.order('tare'), { done: true })
    t.match(await scale.order('clear-tare'), { done: true })
    scale.close()
  }
})

t.test(
  'a scale that is pulled out, silent or talks nonsense is said to be so, and comes back',
  async t => {
    for (const model of ['toledo-8217', 'nci', 'cas-pdii']) {
      const scale = aScale(model)
      await scale.is('ready')
      for (const [fault, word] of [
        ['no-answer', 'no-answer'],
        ['garbage', 'garbage'],
        ['stall', 'no-answer'],
        ['unplug', 'unplugged'],
      ] as const) {
        scale.emulator.fault(fault, true)
        await scale.is(word)
        scale.emulator.fault(fault, false)
        await scale.is('ready')
        scale.emulator.put(250, true)
        await scale.reads(250, 'stable')
        scale.emulator.put(0, true)
        await scale.reads(0, 'zero')
      }
      scale.close()
      t.pass(model)
    }
  },
)

t.test(
  'a scale that takes nothing is not asked more and more, and is said to be silent',
  async t => {
    let asked = 0
    const port = {
      open: async () => {},
      write: () => {
        asked += 1
        return new Promise<number>(() => {})
      },
      onData: () => {},
      onClose: () => {},
      close: () => {},
    }
    const silent = new Promise<void>(resolve => {
      const driver = scaleDriver(
        port,
        protocolOf(scaleModel('toledo-8217'), false),
        {
          weight: () => {},
          answer: () => {},
          state: (state, why) => {
            if (why !== 'no-answer') return
            driver.close()
            resolve()
          },
        },
        { everyMs: 2 },
      )
    })
    await silent
    t.ok(asked <= 2, `${asked} questions`)
  },
)

const streaming: DeviceRow = {
  id: 'w',
  class: 'scale',
  name: 'Counter scale',
  model: 'cas-stream',
  transport: 'virtual',
  address: '',
  options_json: '{}',
  till_id: null,
  status: 'active',
}

/** The device on its own emulator, with everything that it says. */
const aDevice = (t: Test) => {
  const said: { is?: unknown; grams?: unknown; at?: unknown }[] = []
  const device = scaleDevice(
    streaming,
    {},
    {
      currency: 'GBP',
      ledger: openLedger(null, Date.now),
      tapped: port => port,
      say: message => said.push(message),
      job: () => {},
      state: () => {},
      unreached: () => {},
      log: () => {},
    },
    null,
    Date.now,
  )
  t.teardown(() => device.close())
  return { said, take: device.take }
}

t.test('a weight that lies still is said again and again, so that a till learns of it', async t => {
  const { said, take } = aDevice(t)
  take({ is: 'set-weight', grams: 1_234, stable: true })
  await wait(1_500)
  const again = said.filter(({ grams }) => grams === 1_234)
  t.ok(again.length >= 2 && again.length <= 4, `${again.length} times`)
})

t.test(
  'a scale that fell silent is not quoted: nobody sells new goods by the weight of the old ones',
  async t => {
    for (const fault of ['no-answer', 'garbage', 'stall']) {
      const { said, take } = aDevice(t)
      take({ is: 'set-weight', grams: 1_234, stable: true })
      await wait(400)
      t.ok(
        said.some(({ grams }) => grams === 1_234),
        `${fault}: it was weighed`,
      )
      take({ is: 'fault', fault, on: true })
      take({ is: 'set-weight', grams: 2_034, stable: true })
      const before = said.length
      await wait(2_200)
      t.same(said.slice(before), [], `${fault}: nothing is said of what nobody weighed`)
      take({ is: 'fault', fault, on: false })
      await wait(400)
      t.match(said.at(-1), { grams: 2_034 }, `${fault}: back again it is weighed anew`)
    }
  },
)
