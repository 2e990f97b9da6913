// What a hub asks the store over HTTP, in words for whoever stands before its machine: to be let in by a
// code, and whether it still is.
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import { hubStandingReply, pairHubReply } from '#schema/areas/hubs.ts'
import { Problem } from '../start/problem.ts'

const ANSWER_LIMIT_MS = 5_000
/** When an answer is lost on the way, the same is asked again under the same key. */
const TRIES = 3
const AGAIN_AFTER_MS = 500

// A later store may say more.
const store = z.looseObject(pairHubReply.shape.store.shape)
const paired = z.looseObject(pairHubReply.shape).extend({ store })
const standing = z.looseObject(hubStandingReply.shape).extend({ store })
const problem = z.object({
  code: z.string(),
  title: z.string().default(''),
  left: z.number().optional(),
})

export type Paired = z.infer<typeof paired>
export type Standing = z.infer<typeof standing>

type PairOrder = { code: string; key_hash: string; name?: string }

/** Asks to be let in; a refusal is a Problem that says what to do. */
export const pairWith = async (store: string, order: PairOrder): Promise<Paired> => {
  const key = randomUUID()
  for (let tries = 1; ; tries += 1) {
    const answer = await post(store, 'hubs/pair', order, key)
    if (answer.is === 'answered') return read(store, paired, answer.body)
    if (answer.is === 'refused') throw new Problem(refusalWords(answer.refusal, store))
    if (answer.wasSent && tries < TRIES) await wait(AGAIN_AFTER_MS)
    else throw new Problem(awayWords(store, answer.why))
  }
}

/** How this hub stands with the store; undefined while the store does not answer. */
export const standingAt = async (
  store: string,
  hub: string,
  key_hash: string,
): Promise<Standing | undefined> => {
  const answer = await post(store, 'hubs/standing', { hub, key_hash })
  if (answer.is === 'answered') return read(store, standing, answer.body)
  // A store of another kind, or one that is busy or just starting.
  if (answer.is === 'refused' && answer.refusal.code === 'host-unknown')
    throw new Problem(refusalWords(answer.refusal, store))
  return undefined
}

export const awayWords = (store: string, why = '') =>
  `The store at ${store} does not answer${why && ` (${why})`}: see that it runs, that its address is right, and that this machine is in its network.`

type Answer =
  | { is: 'answered'; body: unknown }
  | { is: 'refused'; refusal: z.infer<typeof problem> }
  /** `wasSent`: it may have been done. */
  | { is: 'away'; why: string; wasSent: boolean }

const post = async (store: string, path: string, body: object, key?: string): Promise<Answer> => {
  try {
    const response = await fetch(`${store}/api/v1/${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    })
    const answer: unknown = await response.json().catch(() => undefined)
    if (response.ok) return { is: 'answered', body: answer }
    return { is: 'refused', refusal: problem.catch({ code: '', title: '' }).parse(answer) }
  } catch (error) {
    const why = reasonOf(error)
    return { is: 'away', why, wasSent: !NEVER_SENT.includes(why) }
  }
}

const NEVER_SENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error ? (error.cause ?? error) : undefined
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code
  return cause instanceof Error && cause.name === 'TimeoutError' ? 'no answer in time' : 'no answer'
}

const read = <Shape>(store: string, shape: z.ZodType<Shape>, body: unknown): Shape => {
  const { success, data } = shape.safeParse(body)
  if (!success) throw new Problem(notAStore(store))
  return data
}

const notAStore = (store: string) =>
  `What answers at ${store} is no store server of this kind: give the address of the store's setup page.`

const refusalWords = ({ code, title, left }: z.infer<typeof problem>, store: string): string => {
  switch (code) {
    case 'code-unknown':
      return `The store does not know this code${left === undefined ? '' : ` (${left} more tries)`}: read it again on its setup page, or make a new one there.`
    case 'code-expired':
      return 'This code is too old: make a new one on the setup page of the store.'
    case 'too-many-tries':
      return 'There were too many wrong codes: wait 15 minutes, then make a new one on the setup page.'
    case 'host-unknown':
      return `The store does not go by the name of ${store}: use its address, or add the name to HOST_NAMES there.`
    case 'not-found':
    case '':
      return notAStore(store)
    default:
      return `The store refused this hub (${code}): ${title}`
  }
}
