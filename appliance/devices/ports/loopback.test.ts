import t from 'tap'
import { loopback } from './loopback.ts'
import { type Port, PortFault, portEvents } from './port.ts'

/** A line whose far end makes something of what it is sent; null: nothing comes back. */
const aLine = (back: (chunk: Uint8Array) => Uint8Array | null, opens: (() => void)[] = []) => {
  const events = portEvents()
  let isOpen = false
  const port: Port = {
    onData: events.onData,
    onClose: events.onClose,
    open: async () => {
      opens.shift()?.()
      isOpen = true
      events.opened()
    },
    write: async chunk => {
      const answer = back(chunk)
      if (answer) for (const byte of answer) events.arrived(Uint8Array.of(byte))
      return chunk.length
    },
    close: () => {
      isOpen = false
      events.hasClosed()
    },
  }
  return { port, isOpen: () => isOpen }
}

const busy = () => {
  throw new PortFault('in-use')
}

t.test('a bridged line gives back all it was given, with seven bits and with eight', async t => {
  for (const [bits, bytes] of [
    [7, 256],
    [8, 512],
  ] as const) {
    let highest = 0
    const line = aLine(chunk => {
      highest = Math.max(highest, ...chunk)
      return chunk
    })
    t.match(await loopback(line.port, bits), { sent: bytes, received: bytes, why: null })
    t.equal(highest, 2 ** bits - 1)
    t.notOk(line.isOpen(), 'and the line is free again')
  }
})

t.test('a line that is not bridged, or spoils what it carries, is told apart', async t => {
  const quick = { limitMs: 30 }
  t.match(await loopback(aLine(() => null).port, 8, quick), {
    received: 0,
    why: 'nothing-came-back',
  })
  const spoilt = aLine(chunk => chunk.map(byte => byte & 0x7f))
  t.match(await loopback(spoilt.port, 8, quick), { why: 'came-back-different' })
  const half = aLine(chunk => chunk.subarray(0, 10))
  t.match(await loopback(half.port, 8, quick), { received: 80, why: 'came-back-different' })
})

t.test(
  'a line that was just given up is waited for; one that is taken or gone is named',
  async t => {
    const soon = aLine(chunk => chunk, [busy, busy])
    t.match(await loopback(soon.port, 8), { why: null })
    const taken = aLine(
      chunk => chunk,
      Array.from({ length: 50 }, () => busy),
    )
    t.match(await loopback(taken.port, 8), { received: 0, why: 'in-use' })
    const gone = aLine(
      chunk => chunk,
      [
        () => {
          throw new PortFault('no-such-port')
        },
      ],
    )
    t.match(await loopback(gone.port, 8), { why: 'no-such-port' })
  },
)
