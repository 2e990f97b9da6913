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
  const count = (how: CableState) => {
    spoilt[how] += 1
  }
  const server = createServer(near => {
    keep(live, near)
    if (state === 'away' || state === 'silent') {
      count(state)
      if (state === 'away') near.resetAndDestroy()
      return
    }
    const far = connect(target, '127.0.0.1')
    keep(live, far)
    const bytes = state === 'torn' ? 1 + Math.floor(random() * TORN_BYTES_MAX) : Infinity
    join(near, far, { bytes, isDeaf: state === 'deaf', count })
  })
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

type Spoiling = { bytes: number; isDeaf: boolean; count: (how: CableState) => void }

/** Passes both ways until an end closes, so many bytes have passed, or a deaf line is answered. */
const join = (near: Socket, far: Socket, { bytes, isDeaf, count }: Spoiling) => {
  const end = () => {
    near.resetAndDestroy()
    far.destroy()
  }
  const spoil = (how: CableState) => {
    count(how)
    end()
  }
  let left = bytes
  const pass = (to: Socket) => (chunk: Buffer) => {
    if (isDeaf && to === near) {
      spoil('deaf')
      return
    }
    to.write(chunk.subarray(0, Math.min(left, chunk.length)))
    left -= chunk.length
    if (left <= 0) spoil('torn')
  }
  near.once('close', end).on('data', pass(far))
  far.once('close', end).on('data', pass(near))
}

const keep = (live: Set<Socket>, socket: Socket) => {
  live.add(socket)
  // A broken call is what this is for; the other end is told by the reset.
  socket.on('error', () => {})
  socket.once('close', () => live.delete(socket))
}
