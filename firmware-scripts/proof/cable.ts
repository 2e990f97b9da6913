// The line between a store and head office as a cable that can be pulled, torn and made deaf.
import { connect, createServer, type Socket } from 'node:net'

/**
 * `whole` passes everything. `away` resets whoever calls. `torn` resets each call after some bytes of
 * either direction. `deaf` passes what goes up and resets when the answer comes: head office has it,
 * the store does not know. `silent` takes the call and passes nothing.
 */
export type CableState = 'whole' | 'away' | 'torn' | 'deaf' | 'silent'

export type Cable = {
  port: number
  /** breaks what is on the line and behaves so from now on */
  set: (state: CableState) => void
  /** how many calls each state has spoilt */
  spoilt: () => Record<CableState, number>
  stop: () => Promise<void>
}

/** A torn call ends somewhere within this. */
const TORN_BYTES_MAX = 3_000

/** Listens on a free port and passes on to `target`; `random` gives numbers from 0 to below 1. */
export const openCable = async (target: number, random: () => number): Promise<Cable> => {
  let state: CableState = 'whole'
  const spoilt = { whole: 0, away: 0, torn: 0, deaf: 0, silent: 0 }
  const live = new Set<Socket>()
  const server = createServer(near => {
    keep(live, near)
    if (state === 'away') {
      spoilt.away += 1
      near.resetAndDestroy()
      return
    }
    if (state === 'silent') {
      spoilt.silent += 1
      return
    }
    const far = connect(target, '127.0.0.1')
    keep(live, far)
    const end = () => {
      near.resetAndDestroy()
      far.destroy()
    }
    near.once('close', end)
    far.once('close', end)
    join({ near, far, end })
  })
  const join = ({ near, far, end }: { near: Socket; far: Socket; end: () => void }) => {
    const spoil = (how: 'torn' | 'deaf') => {
      spoilt[how] += 1
      end()
    }
    let left = state === 'torn' ? 1 + Math.floor(random() * TORN_BYTES_MAX) : Infinity
    const pass = (to: Socket) => (bytes: Buffer) => {
      if (state === 'deaf' && to === near) {
        spoil('deaf')
        return
      }
      to.write(bytes.subarray(0, Math.min(left, bytes.length)))
      left -= bytes.length
      if (left <= 0) spoil('torn')
    }
    near.on('data', pass(far))
    far.on('data', pass(near))
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const place = server.address()
  return {
    port: place !== null && typeof place === 'object' ? place.port : 0,
    set(next) {
      state = next
      for (const socket of live) socket.resetAndDestroy()
    },
    spoilt: () => ({ ...spoilt }),
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        for (const socket of live) socket.destroy()
      }),
  }
}

const keep = (live: Set<Socket>, socket: Socket) => {
  live.add(socket)
  // A broken call is what this is for; the other end is told by the reset.
  socket.on('error', () => {})
  socket.once('close', () => live.delete(socket))
}
