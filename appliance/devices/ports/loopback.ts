// A serial line with a plug that bridges what is sent to what is received: all that is said comes back.
import { type Port, PortFault, type PortReason } from './port.ts'

/** Every byte in its order, then every byte with its bits turned over. */
const ROUNDS = 2
const CHUNK = 64
const ANSWER_LIMIT_MS = 3_000
/** A line that was just given up is free in a moment. */
const OPEN_LIMIT_MS = 1_500
const OPEN_AGAIN_MS = 100

export type Looped = {
  sent: number
  received: number
  /** from the first byte out to the last byte back */
  ms: number
  why: 'nothing-came-back' | 'came-back-different' | PortReason | null
}

/** Sends a pattern and compares what comes back. `dataBits`: seven carry no high bit. Closes the port. */
export const loopback = async (
  port: Port,
  dataBits: 7 | 8,
  { limitMs = ANSWER_LIMIT_MS, now = () => performance.now() } = {},
): Promise<Looped> => {
  const pattern = patternOf(dataBits)
  const heard: number[] = []
  let wake = () => {}
  port.onData(chunk => {
    heard.push(...chunk)
    if (heard.length >= pattern.length) wake()
  })
  port.onClose(() => wake())
  let from = now()
  const end = (why: Looped['why']): Looped => ({
    sent: pattern.length,
    received: heard.length,
    ms: Math.round(now() - from),
    why,
  })
  let limit: ReturnType<typeof setTimeout> | undefined
  try {
    await openSoon(port)
    from = now()
    const all = new Promise<void>(resolve => {
      wake = resolve
      limit = setTimeout(resolve, limitMs)
    })
    for (let at = 0; at < pattern.length; at += CHUNK)
      await port.write(pattern.subarray(at, at + CHUNK))
    if (heard.length < pattern.length) await all
    if (heard.length === 0) return end('nothing-came-back')
    const isSame =
      heard.length === pattern.length && heard.every((byte, at) => byte === pattern[at])
    return end(isSame ? null : 'came-back-different')
  } catch (error) {
    if (error instanceof PortFault) return end(error.reason)
    throw error
  } finally {
    clearTimeout(limit)
    port.close()
  }
}

const patternOf = (dataBits: 7 | 8): Uint8Array => {
  const range = dataBits === 7 ? 128 : 256
  return Uint8Array.from({ length: range * ROUNDS }, (_, at) =>
    at < range ? at : range * ROUNDS - 1 - at,
  )
}

const openSoon = async (port: Port) => {
  for (let left = OPEN_LIMIT_MS; ; left -= OPEN_AGAIN_MS) {
    try {
      return await port.open()
    } catch (error) {
      if (!(error instanceof PortFault) || error.reason !== 'in-use' || left <= 0) throw error
      await new Promise(resolve => setTimeout(resolve, OPEN_AGAIN_MS))
    }
  }
}
