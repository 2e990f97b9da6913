// The rules of the library behind a USB port, played by a pipe that breaks them as the library does:
// no second transfer on an endpoint, nothing given back while one is under way.
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { PortFault } from './port.ts'
import { type Pipe, pipePort, usbReleased } from './usb-pipe.ts'

const PACKET = 4

/**
 * `takes`: packets until the device takes no more. `lateMs`: a transfer is not with the kernel before, and
 * opening takes as long.
 */
const aDevice = (takes = Number.POSITIVE_INFINITY, lateMs = 0) => {
  const got: number[] = []
  const arriving: Uint8Array[] = []
  const state = { claims: 0, sending: 0, receiving: 0, releases: 0, left: takes, pulled: false }
  let cancels = 0
  let cancelling = 0
  /** Waits until `isReady`, is cancelled, or is pulled out. */
  const transfer = async (which: 'sending' | 'receiving', isReady: () => boolean) => {
    if (state[which] > 0) throw new Error('endpoint not found')
    state[which] += 1
    if (lateMs > 0) await wait(lateMs)
    const before = cancels
    do await wait(1)
    while (!state.pulled && cancels === before && !isReady())
    state[which] -= 1
    if (state.pulled) throw new Error('transfer error: Fault')
    if (cancels > before) throw new Error('transfer error: Cancelled')
  }
  const pipe: Pipe = {
    packetBytes: PACKET,
    send: async packet => {
      await transfer('sending', () => state.left > 0)
      state.left -= 1
      got.push(...packet)
      return packet.length
    },
    receive: async () => {
      await transfer('receiving', () => arriving.length > 0)
      return arriving.shift() ?? new Uint8Array()
    },
    cancel: async () => {
      cancels += 1
      cancelling += 1
      await wait(10)
      cancelling -= 1
    },
    release: async () => {
      if (state.sending + state.receiving + cancelling > 0) throw new Error('borrowed')
      state.releases += 1
      state.claims -= 1
    },
  }
  const open = async () => {
    if (state.pulled) throw new PortFault('unplugged', 0)
    if (state.claims > 0) throw new PortFault('in-use', 0)
    state.claims += 1
    if (lateMs > 0) await wait(lateMs)
    return pipe
  }
  return { state, got, arriving, port: pipePort(open) }
}

const bytes = (from: number, count: number) =>
  Uint8Array.from({ length: count }, (_, index) => from + index)

t.test('what is written at the same time goes one after the other, each of it whole', async t => {
  const { port, got } = aDevice()
  await port.open()
  const taken = await Promise.all([port.write(bytes(0, 10)), port.write(bytes(10, 3))])
  t.same(taken, [10, 3])
  t.same(got, [...bytes(0, 13)])
  port.close()
})

t.test('a device that takes nothing more is waited for, and what it took is known', async t => {
  const { port, got, state } = aDevice(2)
  await port.open()
  const written = port.write(bytes(0, 20))
  while (state.left > 0) await wait(1)
  await wait(20)
  t.equal(got.length, 2 * PACKET)
  state.left = 1
  while (state.left > 0) await wait(1)
  port.close()
  const fault = await written.catch(error => error)
  t.ok(fault instanceof PortFault)
  t.match(fault, { reason: 'no-answer', taken: 3 * PACKET })
})

t.test('pulled out, a packet under way may have arrived; those before it have', async t => {
  const first = aDevice()
  await first.port.open()
  const written = first.port.write(bytes(0, 4))
  first.state.pulled = true
  t.match(await written.catch(error => error), { reason: 'unplugged', taken: null })
  const second = aDevice(2)
  await second.port.open()
  const more = second.port.write(bytes(0, 20))
  while (second.state.left > 0) await wait(1)
  second.state.pulled = true
  t.match(await more.catch(error => error), { reason: 'unplugged', taken: 2 * PACKET })
})

t.test('it is given back once, with nothing under way, and only then claimed again', async t => {
  const { port, state } = aDevice(0)
  let closes = 0
  port.onClose(() => {
    closes += 1
  })
  for (let time = 1; time <= 5; time++) {
    await port.open()
    const stuck = port.write(bytes(0, 9)).catch(error => error)
    await wait(3)
    port.close()
    port.close()
    t.equal(closes, time)
    t.match(await stuck, { reason: 'no-answer', taken: null }, 'nobody knows')
  }
  await usbReleased()
  t.match(state, { claims: 0, releases: 5 })
  const fault = await port.write(bytes(0, 1)).catch(error => error)
  t.match(fault, { reason: 'unplugged', taken: 0 })
})

t.test('what arrives is told while it is open, and that it is gone is told once', async t => {
  const { port, arriving, state } = aDevice()
  const heard: number[] = []
  let closes = 0
  port.onData(chunk => heard.push(...chunk))
  await port.open()
  const gone = new Promise<void>(resolve => {
    port.onClose(() => {
      closes += 1
      resolve()
    })
  })
  arriving.push(bytes(1, 2), bytes(3, 1))
  while (heard.length < 3) await wait(1)
  t.same(heard, [1, 2, 3])
  state.pulled = true
  await gone
  port.close()
  await usbReleased()
  t.equal(closes, 1)
  t.match(await port.open().catch(error => error), { reason: 'unplugged' })
})

t.test(
  'one that is closed the moment it is open is given back, though its first read comes later',
  async t => {
    const { port, state } = aDevice(0, 30)
    await port.open()
    port.close()
    await usbReleased()
    t.match(state, { claims: 0, releases: 1 })
    await port.open()
    port.close()
    await usbReleased()
    t.match(state, { claims: 0, releases: 2 })
  },
)

t.test('one that is closed while it opens is nobody’s, and given back at once', async t => {
  const { port, state } = aDevice(0, 30)
  let closes = 0
  port.onClose(() => {
    closes += 1
  })
  const opening = port.open().catch(error => error)
  port.close()
  t.ok((await opening) instanceof PortFault)
  await usbReleased()
  t.match(state, { claims: 0, releases: 1, receiving: 0 })
  t.equal(closes, 0, 'what never opened is not said to have closed')
  await port.open()
  port.close()
  await usbReleased()
  t.match(state, { claims: 0, releases: 2 })
})
