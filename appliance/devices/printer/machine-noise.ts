// Bytes into an emulated printer without cable and clock: for the tests that send it 10^5 streams.
import type { Acts, Machine } from './machine.ts'

/** Feeds a machine as the emulator does; returns what it did with the bytes. */
export const feed = (machine: Machine, chunks: readonly Uint8Array[]) => {
  const did = { moved: 0, kicks: 0, unknown: 0, answers: 0 }
  const acts: Acts = {
    has: () => false,
    isStopped: () => false,
    isDrawerOpen: () => false,
    answer: () => did.answers++,
    tellAll: () => did.answers++,
    kick: () => did.kicks++,
    unknown: () => did.unknown++,
  }
  let buffer: Uint8Array = new Uint8Array()
  for (const chunk of chunks) {
    const drops = machine.arrived(chunk, acts)
    if (drops >= 0) {
      buffer = new Uint8Array()
      machine.forget()
    }
    buffer = new Uint8Array(Buffer.concat([buffer, drops < 0 ? chunk : chunk.subarray(drops)]))
    let at = 0
    while (at < buffer.length) {
      const next = machine.next(buffer, at, acts)
      if (next === 'more') break
      if (next.length < 1) throw new Error(`stands still at ${at}`)
      at += next.length
      if (next.moved) did.moved++
    }
    buffer = buffer.slice(at)
  }
  return did
}
