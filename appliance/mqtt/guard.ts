// Reads the first byte of a connection and the length of each MQTT packet before the broker does,
// so that nobody can announce a packet larger than the box.
import { Transform, type TransformCallback } from 'node:stream'

/** Before the broker knows who it is. */
const FIRST_PACKET_MAX = 4_096
export const PACKET_MAX = 262_144

/** Passes whole packets' bytes on and fails by name when one is too large or its length is no length. */
export class PacketGuard extends Transform {
  #left = 0
  #head: number[] = []
  #first = true

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    for (let at = 0; at < chunk.length; ) {
      if (this.#left > 0) {
        const taken = Math.min(this.#left, chunk.length - at)
        this.#left -= taken
        at += taken
        continue
      }
      const byte = chunk[at] ?? 0
      at += 1
      this.#head.push(byte)
      if (this.#head.length === 1) continue
      if (byte >= 128) {
        if (this.#head.length > 4) return done(new Error('mqtt-length-invalid'))
        continue
      }
      const length = this.#head
        .slice(1)
        .reduce((sum, digit, index) => sum + (digit & 127) * 128 ** index, 0)
      if (length > (this.#first ? FIRST_PACKET_MAX : PACKET_MAX))
        return done(new Error('mqtt-packet-too-large'))
      this.#first = false
      this.#head = []
      this.#left = length
    }
    done(null, chunk)
  }
}
