import type { Devices } from './devices.ts'
import type { Shop } from './shop.ts'

export type World = { shop: Shop; devices: Devices }

/** `play` throws when the sentence is not true, else it tells what was seen. */
export type Step = { sentence: string; play: () => Promise<string> }

/** A step fails with these words unless `isTrue`. */
export function check(isTrue: boolean, words: string): asserts isTrue {
  if (!isTrue) throw new Error(words)
}

/** Whole ms from `began` to `at`. */
export const msFrom = (began: number, at = performance.now()) => `${Math.round(at - began)} ms`
