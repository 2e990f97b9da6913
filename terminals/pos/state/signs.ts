// How the till answers a hand and an ear: sounds, a flash, words for the screen reader, messages.
import { signal } from '@preact/signals'
import { keep, kept } from '#kit/kept.ts'
import { toast } from '#kit/toast.tsx'

/** What a screen reader hears next. */
export const said = signal('')
/** Counts up with each flash; `good` or `bad` colours it. */
export const flash = signal<{ turn: number; is: 'good' | 'bad' }>({ turn: 0, is: 'good' })
export const muted = signal(kept('muted', 'app') === 'yes')

export const setMuted = (next: boolean): void => {
  muted.value = next
  keep('muted', next ? 'yes' : undefined, 'app')
}

/** Short and high: it was taken. */
export const good = (words?: string): void => {
  sound([[1_760, 0, 0.06]])
  flash.value = { turn: flash.value.turn + 1, is: 'good' }
  if (words !== undefined) said.value = words
}

/** Low, twice: it was not taken, and why. */
export const bad = (words: string): void => {
  warn(words)
  toast(words, { tone: 'warning' })
}

/** The same where the words stand on the screen already. */
export const warn = (words: string): void => {
  sound([
    [220, 0, 0.12],
    [220, 0.17, 0.14],
  ])
  flash.value = { turn: flash.value.turn + 1, is: 'bad' }
  said.value = words
}

/** Something happened that nobody here did, and nobody here can undo. */
export const news = (words: string): void => {
  said.value = words
  toast(words)
}

/** Something was done that can be undone; the answer takes the offer back. */
export const done = (words: string, undo: () => void): (() => void) => {
  said.value = words
  return toast(words, { undo })
}

let context: AudioContext | undefined

// [hertz, begins after seconds, lasts seconds]
const sound = (tones: [number, number, number][]) => {
  if (muted.value || !('AudioContext' in globalThis)) return
  context ??= new AudioContext()
  // Browsers keep it silent until the first touch; a queue of old beeps would follow then.
  if (context.state !== 'running') {
    void context.resume()
    return
  }
  for (const [hertz, after, seconds] of tones) {
    const tone = context.createOscillator()
    const volume = context.createGain()
    const at = context.currentTime + after
    tone.frequency.value = hertz
    tone.type = 'square'
    volume.gain.setValueAtTime(0.06, at)
    volume.gain.exponentialRampToValueAtTime(0.001, at + seconds)
    tone.connect(volume).connect(context.destination)
    tone.start(at)
    tone.stop(at + seconds)
  }
}
