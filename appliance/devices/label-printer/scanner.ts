// Commands that an emulated label printer obeys as they arrive, before what still waits in its buffer.

/** `end`: where in the chunk it ends. */
export type Found = { is: 'ask' | 'drop'; end: number }

export type Scanner = (chunk: Uint8Array) => Found[]

const LONGEST = 3

/** For languages in which such a command counts wherever it stands; `drop` is the one that drops all. */
export const scannerFor = (pattern: RegExp, drop: string): Scanner => {
  let tail = ''
  return chunk => {
    const text = tail + Buffer.from(chunk).toString('latin1')
    const found: Found[] = []
    let from = 0
    for (const { 0: command, index } of text.matchAll(pattern)) {
      from = index + command.length
      const end = Math.max(0, from - tail.length)
      found.push({ is: command === drop ? 'drop' : 'ask', end })
    }
    tail = text.slice(Math.max(from, text.length - LONGEST + 1))
    return found
  }
}
