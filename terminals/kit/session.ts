// Who is signed in on this screen, and what they may do.
import { computed, signal } from '@preact/signals'
import { type TenantFormat, tenantFormat } from './formats.ts'
import { nameOf, preferLanguage } from './i18n.ts'
import { keep, kept } from './kept.ts'

export type SessionUser = {
  id: string
  name: string
  name_ar: string
  login: string
  role: string
  role_ar: string
  language: string
  colour: string
}

/** The answer of `POST /sessions`. */
export type Session = {
  token: string
  expires_at: number
  user: SessionUser
  permissions: string[]
  /** ppm */
  discount_limit: number
  /** minor units a day, null: no limit */
  cash_out_limit?: number | null
  store_id: string | null
  /** with `u:` before it the MQTT client id of a screen that is not a till */
  session_id?: string
}

/** The answer of `GET /tills/choices`: what a screen may know before anybody has signed in. */
export type Choices = {
  side?: 'store' | 'head-office'
  tenant: TenantFormat & { id: string; name: string; name_ar: string }
  store?: { id: string; code: string; name: string; name_ar: string } | null
  tills?: { id: string; code: string; name: string; name_ar: string; open: boolean }[]
  users: SessionUser[]
  mqtt_port?: number
}

export const session = signal<Session | undefined>(sessionFrom(kept('session', 'app')))
export const choices = signal<Choices | undefined>(undefined)

/** The same app runs at the store and at head office, where there is no store. */
export const side = computed(
  () => choices.value?.side ?? (choices.value?.store ? 'store' : 'head-office'),
)

/** What the person is here, in the language of the screen. */
export const roleOf = (user: SessionUser) => nameOf({ name: user.role, name_ar: user.role_ar })

/** Whether the user may; `area.*` and `*` count. */
export const may = (permission: string) => {
  const given = session.value?.permissions ?? []
  const area = permission.split('.')[0] ?? ''
  return given.includes(permission) || given.includes(`${area}.*`) || given.includes('*')
}

export const signedIn = (next: Session) => {
  session.value = next
  keep('session', JSON.stringify(next), 'app')
  preferLanguage(next.user.language)
}

export const signedOut = () => {
  session.value = undefined
  keep('session', undefined, 'app')
}

export const choicesKnown = (next: Choices) => {
  choices.value = next
  tenantFormat.value = next.tenant
}

function sessionFrom(text: string | undefined): Session | undefined {
  if (text === undefined) return undefined
  try {
    const saved: Session = JSON.parse(text)
    if (typeof saved.token !== 'string' || !(saved.expires_at > Date.now())) return undefined
    preferLanguage(saved.user.language)
    return saved
  } catch {
    return undefined
  }
}
