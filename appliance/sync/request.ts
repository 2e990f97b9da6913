// A request to head office, signed with the box's key.
import { createHash, type KeyObject, sign } from 'node:crypto'
import * as z from 'zod'
import type { Site } from '#appliance/kernel/execute.ts'
import { boxHeader, boxText } from '#schema/wire/box-signature.ts'
import { problemCode } from '#schema/wire/down.ts'
import { Busy } from './rounds.ts'

export type HeadOffice = { cloudUrl: string; key: KeyObject; site: Site; now: () => number }

/** Head office answers, and takes or gives nothing: sent again as it is, it is refused again. */
export class Refusal extends Error {
  /** kebab-case, of the answer */
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

type Request = {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: Uint8Array<ArrayBuffer>
  timeoutMs: number
}

/** The JSON of the answer. Throws `Busy` when head office asks to wait, `Refusal` when it says no, an error at all else but success. */
export const request = async (
  { cloudUrl, key, site, now }: HeadOffice,
  { method, path, headers = {}, body, timeoutMs }: Request,
  signal: AbortSignal,
): Promise<unknown> => {
  const at = now()
  const digest = createHash('sha256')
    .update(body ?? '')
    .digest('hex')
  const signature = sign(null, Buffer.from(boxText(method, path, at, digest)), key)
  const by = { tenant: site.tenant_id, store: site.store_id, at }
  const response = await fetch(cloudUrl + path, {
    method,
    headers: {
      ...headers,
      Authorization: boxHeader({ ...by, signature: signature.toString('base64url') }),
    },
    ...(body ? { body } : {}),
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  })
  if (response.ok) return response.json()
  const text = await response.text()
  const words = `head office answered ${response.status}: ${text.slice(0, 200)}`
  const asked = [429, 503].includes(response.status) ? response.headers.get('retry-after') : null
  if (asked !== null) throw new Busy(millisecondsOf(asked, at), words)
  const code = response.status < 500 ? codeOf(text) : undefined
  throw code === undefined ? new Error(words) : new Refusal(code, words)
}

/** A proxy on the way answers pages of its own: only what is a problem of ours has a code. */
const codeOf = (text: string): string | undefined => {
  try {
    return z.object({ code: problemCode }).safeParse(JSON.parse(text)).data?.code
  } catch {
    return undefined
  }
}

/** Retry-After is a number of seconds or a date (RFC 9110, 10.2.3); anything else asks for nothing. */
const millisecondsOf = (retryAfter: string, now: number): number => {
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now
  return ms > 0 ? ms : 0
}
