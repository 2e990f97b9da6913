// Leaving the till: the next person signs in, the basket stays.
import { newId, request } from '#kit/api.ts'
import { signedOut } from '#kit/session.ts'
import { texts } from '../texts.ts'
import { bad } from './signs.ts'
import { online } from './till.ts'
import { shut } from './windows.ts'

/** Locks the till. Not while the server is away: nobody could open it again. */
export const lock = async (): Promise<void> => {
  if (!online.value) return bad(texts.signOutOffline)
  shut()
  // Sent under the token that is forgotten in the next moment: a locked till is locked at once.
  const closing = request('POST', '/api/v1/sessions/close', {
    body: {},
    headers: { 'Idempotency-Key': newId() },
  })
  signedOut()
  await closing
}
