// ZVT on a serial line (PA00P016, serial transport protocol):
// DLE STX, the APDU with each DLE doubled, DLE ETX, CRC16 of APDU and ETX with the lower byte first.

const DLE = 0x10
const STX = 0x02
const ETX = 0x03
/** The block came well. */
export const ACK = 0x06
/** The block did not: it is sent again. */
export const NAK = 0x15
/** Longer than any APDU with all its DLEs doubled; the rest is dropped. */
const BLOCK_BYTES_MAX = 140_000

/** An APDU as a block. */
export const block = (apdu: Uint8Array): Uint8Array => {
  const doubled: number[] = []
  for (const byte of apdu) {
    doubled.push(byte)
    if (byte === DLE) doubled.push(DLE)
  }
  const check = crc16(apdu)
  return Uint8Array.from([DLE, STX, ...doubled, DLE, ETX, check & 0xff, check >> 8])
}

export type SerialEvent =
  | { is: 'ack' | 'nak' | 'broken' }
  /** A whole block with the right check: the bytes of one APDU. */
  | { is: 'block'; apdu: Uint8Array }

/** What is kept between two chunks. */
export type SerialRest = {
  at: 'outside' | 'dle-outside' | 'inside' | 'dle-inside' | 'check-low' | 'check-high'
  bytes: number[]
  low: number
}

export const serialStart = (): SerialRest => ({ at: 'outside', bytes: [], low: 0 })

/** Events in what has arrived. Noise between blocks is passed over. */
export const serialEvents = (
  rest: SerialRest,
  chunk: Uint8Array,
): { found: SerialEvent[]; rest: SerialRest } => {
  const found: SerialEvent[] = []
  let { at, bytes, low } = rest
  const broken = () => {
    found.push({ is: 'broken' })
    bytes = []
    at = 'outside'
  }
  for (const byte of chunk) {
    switch (at) {
      case 'outside':
        if (byte === DLE) at = 'dle-outside'
        else if (byte === ACK) found.push({ is: 'ack' })
        else if (byte === NAK) found.push({ is: 'nak' })
        break
      case 'dle-outside':
        at = byte === STX ? 'inside' : 'outside'
        bytes = []
        break
      case 'inside':
        if (byte === DLE) at = 'dle-inside'
        else bytes.push(byte)
        break
      case 'dle-inside':
        at = 'inside'
        if (byte === DLE) bytes.push(byte)
        else if (byte === ETX) at = 'check-low'
        else if (byte === STX) bytes = []
        else broken()
        break
      case 'check-low':
        low = byte
        at = 'check-high'
        break
      case 'check-high': {
        const apdu = Uint8Array.from(bytes)
        if (crc16(apdu) !== (low | (byte << 8))) broken()
        else found.push({ is: 'block', apdu })
        bytes = []
        at = 'outside'
        break
      }
    }
    if (bytes.length > BLOCK_BYTES_MAX) broken()
  }
  return { found, rest: { at, bytes, low } }
}

// Polynomial x^16 + x^12 + x^5 + 1, lowest bit first, start 0, over the APDU and the closing ETX.
const crc16 = (apdu: Uint8Array): number => {
  let crc = 0
  const add = (byte: number) => {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0x8408 : crc >> 1
  }
  for (const byte of apdu) add(byte)
  add(ETX)
  return crc
}
