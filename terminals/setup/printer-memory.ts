// Orders to a printer's own memory, and what the hub answers to them.
import { newId, send } from '#kit/api.ts'
import { wordsOf } from '#kit/problems.ts'
import {
  baudRates,
  flows,
  type PrinterSettings,
  paperWidths,
  parities,
} from '#schema/rules/printer-settings.ts'
import { answerOf } from './asking.ts'
import type { Word } from './heard.ts'
import { memoryWhyWords } from './printer-memory-texts.ts'
import { instruct } from './shop.ts'
import { whyWords } from './trouble-words.ts'
import { plainWord, wordOf } from './words.ts'

/** It waits for a receipt that is on its way, then each question has a second. */
const READ_LIMIT_MS = 20_000
/** Its memory is slow to write, and it starts anew afterwards. */
const WRITE_LIMIT_MS = 40_000

export type PrinterSays = { settings: PrinterSettings; who: string }
export type LogoSays = {
  capacity: number | null
  free: number | null
  keys: string[]
  stored: { key: string; width: number; rows: number; bytes: number } | null
}
type Answered<Value> = Value | { why: string }

/** Why not, in words. */
export const whyNot = (why: string): string =>
  wordOf(memoryWhyWords, why) ?? wordOf(whyWords, why) ?? plainWord(why)

export const readSettings = (deviceId: string): Promise<Answered<PrinterSays>> =>
  asked(deviceId, 'read-settings', word => {
    if (word.is !== 'printer-settings') return undefined
    return isRecord(word['settings'])
      ? { settings: settingsIn(word['settings']), who: whoIn(word['who']) }
      : { why: whyOf(word) }
  })

export const readLogo = (deviceId: string): Promise<Answered<LogoSays>> =>
  asked(deviceId, 'read-logo', word => {
    if (word.is !== 'printer-logo') return undefined
    const { keys, capacity, free, stored } = word
    if (!Array.isArray(keys)) return { why: whyOf(word) }
    return {
      keys: keys.map(String),
      capacity: numberIn(capacity),
      free: numberIn(free),
      stored: isRecord(stored)
        ? {
            key: String(stored['key']),
            width: Number(stored['width']),
            rows: Number(stored['rows']),
            bytes: Number(stored['bytes']),
          }
        : null,
    }
  })

type Written = { result: 'written' | 'sent' }

export const writeSettings = (
  deviceId: string,
  settings: PrinterSettings,
): Promise<Answered<Written>> =>
  ordered('devices.set-printer', deviceId, { settings }, word => {
    if (word.is !== 'settings-written') return undefined
    const { result } = word
    return result === 'written' || result === 'sent' ? { result } : { why: whyOf(word) }
  })

export const storeLogo = (deviceId: string): Promise<Answered<object>> =>
  ordered('devices.store-logo', deviceId, {}, word => {
    if (word.is !== 'logo-stored') return undefined
    return typeof word['key'] === 'string' ? {} : { why: whyOf(word) }
  })

export const deleteLogo = (deviceId: string): Promise<Answered<object>> =>
  ordered('devices.delete-logo', deviceId, {}, word => {
    if (word.is !== 'logo-deleted') return undefined
    return word['why'] === undefined ? {} : { why: whyOf(word) }
  })

type Read<Value> = (word: Word) => Answered<Value> | undefined

const mine =
  <Value>(request_id: string, read: Read<Value>): Read<Value> =>
  word =>
    word['request_id'] === request_id ? read(word) : undefined

const asked = async <Value>(deviceId: string, is: string, read: Read<Value>) => {
  const request_id = newId()
  const answer = await answerOf(deviceId, {
    say: () => instruct(deviceId, { is, request_id }),
    isRepeatable: true,
    read: mine(request_id, read),
    limitMs: READ_LIMIT_MS,
  })
  return answer ?? { why: 'hub-silent' }
}

/** The order of a person: sent once, whatever becomes of the answer. */
const ordered = async <Value>(
  command: string,
  deviceId: string,
  more: object,
  read: Read<Value>,
): Promise<Answered<Value>> => {
  const request_id = newId()
  let refusal: string | undefined
  const answer = await answerOf<Answered<Value>>(deviceId, {
    say: async () => {
      const done = await send(command, { device_id: deviceId, request_id, ...more })
      if (!done.ok) refusal = wordsOf(done.problem)
      return done.ok
    },
    read: mine(request_id, read),
    limitMs: WRITE_LIMIT_MS,
  })
  return answer ?? { why: refusal ?? 'no-news' }
}

const settingsIn = (said: Record<string, unknown>): PrinterSettings => ({
  code_page: numberIn(said['code_page']) ?? undefined,
  density: numberIn(said['density']) ?? undefined,
  paper: paperWidths.find(each => each === said['paper']),
  baud: baudRates.find(each => each === said['baud']),
  parity: parities.find(each => each === said['parity']),
  flow: flows.find(each => each === said['flow']),
})

const whoIn = (who: unknown): string =>
  isRecord(who)
    ? [who['maker'], who['model'], who['serial']]
        .filter(part => typeof part === 'string' && part !== '')
        .join(' · ')
    : ''

const whyOf = (word: Word): string => (typeof word['why'] === 'string' ? word['why'] : 'no-answer')
const numberIn = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
