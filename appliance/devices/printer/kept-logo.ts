// The logo in a printer's own memory: stored once, then printed by its key with a few bytes. It is used
// only while the printer on the line is the one that confirmed it.
import { createHash } from 'node:crypto'
import type { JobLedger } from '../ledger.ts'
import {
  askCapacity,
  askFree,
  askKeys,
  deletePicture,
  goOn,
  PICTURE_EXTRA_BYTES,
  storePicture,
} from './memory-bytes.ts'
import { type Bitmap, withoutCommands } from './raster.ts'
import type { Talk } from './talk.ts'
import { askWhoItIs, whoText } from './who.ts'

/** Two characters that the printer knows it by, and the dots it stands for. */
export type Kept = { key: string; hash: string }

/** As it is noted; `bytes` of the printer's memory. */
export type NotedLogo = Kept & { width: number; rows: number; bytes: number; who: string }

/** `keys`: all that are taken, also by others. */
export type LogoState = {
  capacity: number | null
  free: number | null
  keys: string[]
  stored: NotedLogo | null
}

type NotStored = 'no-answer' | 'no-logo-memory' | 'no-room' | 'not-confirmed'

const ANSWER_MS = 1_500
/** Writing it takes so long at most before anything else is answered. */
const KEEPS_MS = 15_000
const LISTS_MAX = 20

export type KeptLogo = ReturnType<typeof keptLogo>

/** `canKeep`: the model is known to have such a memory. */
export const keptLogo = (ledger: JobLedger, canKeep: boolean) => {
  let isUnsure = canKeep && ledger.logo() !== null
  let isThere = false
  const noted = () => (canKeep ? ledger.logo() : null)
  const isWhole = async (talk: Talk, logo: NotedLogo) => {
    const who = await askWhoItIs(talk)
    if (who === null || whoText(who) !== logo.who) return false
    return (await keysIn(talk))?.includes(logo.key) === true
  }
  return {
    /** A new connection: nobody knows yet whether the printer is the same one. */
    lost: () => {
      isThere = false
      isUnsure = noted() !== null
    },
    isUnsure: () => isUnsure,
    /** What the printer on the line keeps. */
    current: (): Kept | null => (isThere ? noted() : null),
    verify: async (talk: Talk) => {
      const logo = noted()
      isThere = logo !== null && (await isWhole(talk, logo))
      isUnsure = false
      return {}
    },
    read: async (talk: Talk): Promise<LogoState | { why: 'no-answer' | 'no-logo-memory' }> => {
      if (!canKeep) return { why: 'no-logo-memory' }
      const capacity = await numberOf(talk, 0x30, askCapacity)
      const free = await numberOf(talk, 0x31, askFree)
      const keys = await keysIn(talk)
      if (keys === null) return { why: 'no-answer' }
      return { capacity, free, keys, stored: isThere ? noted() : null }
    },
    /** Nothing is written when the same dots are there already. */
    store: async (talk: Talk, bitmap: Bitmap): Promise<NotedLogo | { why: NotStored }> => {
      if (!canKeep) return { why: 'no-logo-memory' }
      const who = await askWhoItIs(talk)
      const keys = await keysIn(talk)
      if (who === null || keys === null) return { why: 'no-answer' }
      const hash = hashOf(bitmap)
      const before = noted()
      const isHere = (logo: NotedLogo) => logo.who === whoText(who) && keys.includes(logo.key)
      if (before && before.hash === hash && isHere(before)) {
        isThere = true
        return before
      }
      const bytes = bitmap.bits.length + PICTURE_EXTRA_BYTES
      if (before && isHere(before)) await remove(talk, before.key)
      const free = await numberOf(talk, 0x31, askFree)
      if (free === null) return { why: 'no-logo-memory' }
      if (free < bytes) return { why: 'no-room' }
      const key = keyOf(hash)
      // Half a picture in the printer is like half a receipt: the next thing it hears is no part of it.
      const wasTorn = ledger.isTorn()
      ledger.tears()
      const isSaid = await talk.say(storePicture(key, harmless(bitmap)))
      const now = isSaid ? await keysIn(talk, KEEPS_MS) : null
      if (!now?.includes(key)) return { why: 'not-confirmed' }
      if (!wasTorn) ledger.cuts()
      const { widthBytes, rows } = bitmap
      const logo = { key, hash, width: widthBytes * 8, rows, bytes, who: whoText(who) }
      ledger.keepsLogo(logo)
      isThere = true
      isUnsure = false
      return logo
    },
    /** Ours, or the picture of a key that somebody names. */
    delete: async (
      talk: Talk,
      key = noted()?.key,
    ): Promise<{ why?: 'no-answer' | 'not-stored' | 'not-confirmed' }> => {
      const keys = await keysIn(talk)
      if (keys === null) return { why: 'no-answer' }
      isThere = false
      isUnsure = false
      ledger.keepsLogo(null)
      if (key === undefined || !keys.includes(key)) return { why: 'not-stored' }
      const left = await remove(talk, key)
      return left?.includes(key) === false ? {} : { why: 'not-confirmed' }
    },
  }
}

/** Dots that are the same have the same. */
export const hashOf = ({ widthBytes, rows, bits }: Bitmap): string =>
  createHash('sha256').update(`${widthBytes}x${rows}:`).update(bits).digest('hex').slice(0, 32)

/** As a receipt sends it: a printer obeys what stands in a picture too. */
const harmless = (bitmap: Bitmap): Bitmap => ({
  ...bitmap,
  bits: withoutCommands(bitmap.bits.slice()),
})

/** Letters and figures, so that people can say it. */
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const keyOf = (hash: string): string =>
  [0, 4]
    .map(at => SIGNS[Number.parseInt(hash.slice(at, at + 4), 16) % SIGNS.length] ?? 'A')
    .join('')

const remove = async (talk: Talk, key: string) => {
  await talk.say(deletePicture(key))
  return keysIn(talk, KEEPS_MS)
}

const numberOf = async (talk: Talk, wanted: number, question: Uint8Array) =>
  (await talk.ask(
    question,
    ({ id, text }) => (id === wanted && /^\d{1,8}$/.test(text) ? Number(text) : undefined),
    ANSWER_MS,
  )) ?? null

/** All keys that are taken; null without an answer. */
const keysIn = async (talk: Talk, limitMs = ANSWER_MS): Promise<string[] | null> => {
  const keys: string[] = []
  let question = askKeys
  for (let list = 0; list < LISTS_MAX; list++) {
    const text = await talk.ask(
      question,
      block => (block.id === 0x72 && /^[@A]/.test(block.text) ? block.text : undefined),
      limitMs,
    )
    if (text === undefined) return null
    for (let at = 1; at + 1 < text.length; at += 2) keys.push(text.slice(at, at + 2))
    // Every part is confirmed, or the printer would wait for that.
    if (text.startsWith('@')) return (await talk.say(goOn)) ? keys : null
    question = goOn
  }
  return keys
}
