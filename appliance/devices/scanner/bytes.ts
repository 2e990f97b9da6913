// What a serial scanner sends: codes that end with CR, LF or both, maybe after an AIM prefix.

/** Longer than any code; what is longer is line noise. */
export const CODE_BYTES_MAX = 512

/** Complete codes at the front of what has arrived. Empty ones (CR LF) are left out. */
export const frames = (
  rest: Uint8Array,
  chunk: Uint8Array,
): { codes: string[]; rest: Uint8Array } => {
  const bytes = rest.length === 0 ? chunk : Uint8Array.of(...rest, ...chunk)
  const codes: string[] = []
  let start = 0
  for (const [at, byte] of bytes.entries()) {
    if (byte !== 0x0d && byte !== 0x0a) continue
    if (at > start) codes.push(Buffer.from(bytes.subarray(start, at)).toString('utf8'))
    start = at + 1
  }
  return { codes, rest: bytes.slice(start) }
}
