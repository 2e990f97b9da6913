// Customer screens of their own: which there are, and how this device becomes one.

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { signal } from '@preact/signals'
import { list, newId, type Page, request, send } from '#kit/api.ts'
import { freshOf } from '#kit/list-of.ts'
import { apiPath } from '#kit/paths.ts'
import { wordsOf } from '#kit/problems.ts'
import { signedOut } from '#kit/session.ts'
import { toast } from '#kit/toast.tsx'
import type { Row } from '#schema/index.ts'
import { storeAddress } from './store-address.ts'

const KEY_BYTES = 32
const SCREENS_SHOWN = 100

export type Screen = Omit<Row<'customer_screen'>, 'key_hash'>

/** By name. */
export const screens = freshOf<Page<Screen>>(
  ['customer_screen'],
  () => () => list<Screen>('customer_screen', { sort: 'name', limit: SCREENS_SHOWN }),
)

type States = { screens: string[]; addresses: string[] }

const states = signal<States | undefined>(undefined)
/** Whether a screen is there at this moment; undefined while that is not known. */
export const isHere = (screenId: string): boolean | undefined =>
  states.value?.screens.includes(screenId)

/** The same for another device as `/display/…` is for this one. */
export const forAnother = (address: string): string =>
  new URL(address, storeAddress(states.value?.addresses ?? [])).href

const LOOK_EVERY_MS = 3_000

/** Looks which screens are there until the answer is called. */
export const watchScreens = (): (() => void) => {
  const look = async () => {
    const answer = await request<States>('GET', apiPath.deviceStates)
    states.value = answer.ok ? answer.value : undefined
  }
  void look()
  const timer = setInterval(look, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}

/**
 * Pairs a screen with a till. The address in the answer makes whatever opens it that screen; undefined
 * when it was refused, which is shown.
 */
export const pairScreen = async (till_id: string, name: string): Promise<string | undefined> => {
  const screen_id = newId()
  const key = bytesToHex(crypto.getRandomValues(new Uint8Array(KEY_BYTES)))
  // Not by the browser's own digest: it has none where pages come without HTTPS.
  const key_hash = bytesToHex(sha256(utf8ToBytes(key)))
  const answer = await send('customer-screens.pair', { screen_id, till_id, name, key_hash })
  screens.refresh()
  if (answer.ok) return `/display/#pair=${till_id}.${screen_id}.${key}`
  toast(wordsOf(answer.problem), { tone: 'danger' })
  return undefined
}

/** What the screen shows goes within a moment: its line is cut. False when it stays; why was said. */
export const removeScreen = async (screen_id: string): Promise<boolean> => {
  const answer = await send('customer-screens.remove', { screen_id })
  if (!answer.ok) toast(wordsOf(answer.problem), { tone: 'danger' })
  screens.refresh()
  return answer.ok
}

/** A customer stands before this device from now on: nobody stays signed in on it. */
export const leaveTo = async (address: string): Promise<void> => {
  await request('POST', `${apiPath.sessions}/close`, {
    body: {},
    headers: { 'Idempotency-Key': newId() },
  })
  signedOut()
  location.assign(address)
}
