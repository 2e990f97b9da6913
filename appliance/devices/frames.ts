// Walks over bytes that come cut anywhere, for every parser that finds frames in them.

/** What stands at a place: a frame of so many bytes, too little to tell, or noise. */
export type Found<Frame> = { frame: Frame; length: number } | 'more' | 'garbage'

/**
 * Takes frames off the front of `bytes`; what fits nothing is counted. `find` must not say `more` for
 * ever, so that the rest is bounded.
 */
export const framesOf = <Frame>(
  bytes: Uint8Array,
  find: (at: number) => Found<Frame>,
): { frames: Frame[]; rest: Uint8Array; garbage: number } => {
  const frames: Frame[] = []
  let garbage = 0
  let at = 0
  while (at < bytes.length) {
    const found = find(at)
    if (found === 'more') break
    if (found === 'garbage') {
      garbage++
      at++
    } else {
      frames.push(found.frame)
      at += found.length
    }
  }
  return { frames, rest: bytes.slice(at), garbage }
}

/** What was left and what has come, in one piece. */
export const joined = (rest: Uint8Array, chunk: Uint8Array): Uint8Array =>
  rest.length === 0 ? chunk : Uint8Array.of(...rest, ...chunk)
