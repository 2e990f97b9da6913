// The live log of one device: on while somebody watches, bounded, told in bundles.
import {
  type BytePiece,
  type BytesWord,
  HEX_BYTES_MAX,
  PIECES_MAX,
  TEXT_MAX,
  WATCH_LEASE_MS,
} from '#schema/wire/byte-log.ts'
import type { Decoder, Meaning, Stretch } from './stretches.ts'
import type { Tap, TapEvent } from './tap.ts'

/** Stretches are told together after this time. */
const TELL_EVERY_MS = 100
/** What is not whole after this pause is told as it is. */
const PAUSE_MS = 400
/** Stretches that wait to be told; the oldest are left out first. */
const WAITING_MAX = 1_200
const WATCHERS_MAX = 20
const FLAGS_MAX = 8

export type ByteLog = {
  /** Said again before the lease is over; `on` false ends it at once. */
  watch: (watcher: string, on: boolean) => void
  isOn: () => boolean
  close: () => void
}

/** `now` is epoch milliseconds. */
export const byteLog = (
  tap: Tap,
  newDecoder: () => Decoder,
  say: (word: BytesWord) => void,
  now: () => number,
): ByteLog => {
  const watchers = new Map<string, number>()
  let decoder: Decoder | undefined
  let waiting: BytePiece[] = []
  let lost = 0
  let lastAt = 0
  let timer: ReturnType<typeof setInterval> | undefined

  const add = (way: BytePiece['way'], stretches: readonly Stretch[]) => {
    for (const stretch of stretches) waiting.push(pieceOf(stretch, way, now()))
    const over = waiting.length - WAITING_MAX
    if (over <= 0) return
    waiting = waiting.slice(over)
    lost += over
  }
  const flush = () => {
    if (!decoder) return
    add('to', decoder.to.flush())
    add('from', decoder.from.flush())
  }
  const heard = (event: TapEvent) => {
    if (!decoder) return
    lastAt = now()
    if (event.is === 'sent') add('to', decoder.to.read(event.chunk))
    else if (event.is === 'arrived') add('from', decoder.from.read(event.chunk))
    else {
      flush()
      const text = event.is === 'not-taken' ? event.reason : undefined
      add('to', [{ bytes: new Uint8Array(), means: { is: event.is, text } }])
      if (event.is === 'opened') decoder = newDecoder()
    }
  }
  const tick = () => {
    const at = now()
    for (const [watcher, until] of watchers) if (until < at) watchers.delete(watcher)
    if (watchers.size === 0) return turn(false)
    if (at - lastAt > PAUSE_MS) flush()
    if (waiting.length === 0 && lost === 0) return
    say({ is: 'bytes', pieces: waiting.splice(0, PIECES_MAX), lost })
    lost = 0
  }
  const turn = (isOn: boolean) => {
    clearInterval(timer)
    timer = undefined
    waiting = []
    lost = 0
    decoder = isOn ? newDecoder() : undefined
    tap.listen(isOn ? heard : null)
    if (!isOn) return
    timer = setInterval(tick, TELL_EVERY_MS)
    timer.unref()
  }
  return {
    watch: (watcher, on) => {
      if (!on) watchers.delete(watcher)
      else if (watchers.has(watcher) || watchers.size < WATCHERS_MAX)
        watchers.set(watcher, now() + WATCH_LEASE_MS)
      if (watchers.size > 0 !== (decoder !== undefined)) turn(watchers.size > 0)
    },
    isOn: () => decoder !== undefined,
    close: () => {
      watchers.clear()
      turn(false)
    },
  }
}

const pieceOf = ({ bytes, means }: Stretch, way: BytePiece['way'], at: number): BytePiece => ({
  at,
  way,
  hex: hexOf(bytes.subarray(0, HEX_BYTES_MAX), means.hidden),
  bytes: bytes.length,
  is: means.is,
  ...(means.text === undefined ? {} : { text: means.text.slice(0, TEXT_MAX) }),
  ...(means.flags && means.flags.length > 0 ? { flags: means.flags.slice(0, FLAGS_MAX) } : {}),
})

const hexOf = (bytes: Uint8Array, hidden: Meaning['hidden']): string => {
  let hex = ''
  for (const [at, byte] of bytes.entries()) {
    const isHidden =
      hidden === 'all' || hidden?.some(([from, to]) => at >= from && at < to) === true
    hex += isHidden ? '**' : byte.toString(16).padStart(2, '0')
  }
  return hex
}
