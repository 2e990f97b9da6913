// Device hubs beside the box's own: which may hang on the store's broker, and how one is let in.
import * as z from 'zod'
import { at, id, name, oneOf, ref, text } from '../fields.ts'
import { resource } from '../resource.ts'
import { ADDRESS_MAX } from './access.ts'

/** As many are invited or let in at a time, beside the box's own. */
export const HUBS_MAX = 50
/** How long a one-time code is good. */
export const CODE_GOOD_MS = 10 * 60_000

/** A device hub beside the box's own: on a till, on a second box. Its keys never leave this box. */
export const hub = resource({
  table: 'hub',
  sync: 'local',
  label: 'Device hubs',
  row: z.object({
    id,
    tenant_id: id,
    store_id: ref('store', 'Store'),
    /** how it calls itself at the broker, and how a device's options name it */
    code: z
      .string()
      .regex(/^hub-\d{1,4}$/)
      .meta({ label: 'Code', widget: 'text', search: true }),
    name: name('Name'),
    name_ar: text('Name (Arabic)'),
    status: oneOf('Status', ['invited', 'active', 'revoked']),
    /** SHA-256 of the one-time code, while it is good; empty afterwards */
    code_hash: text('One-time code', 64).meta({
      label: 'One-time code',
      widget: 'text',
      secret: true,
    }),
    code_until: at('Code good until').nullable(),
    /** SHA-256 of what it proves itself by; kept when it is revoked, so that it can be told so */
    secret_hash: text('Secret', 64).meta({ label: 'Secret', widget: 'text', secret: true }),
    paired_at: at('Paired').nullable(),
    /** from where, as the server's socket says it */
    paired_from: text('Paired from', ADDRESS_MAX),
  }),
  indexes: [['!code'], ['code_hash']],
})

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hex')
const named = { name: name('Name'), name_ar: text('Name (Arabic)').default('') }

/** As a technician sends it; the server adds the code, of which only the hash is kept. */
export const inviteHubInput = z.strictObject({
  /** a new one, or one that was invited or revoked and is let in again under its old code */
  hub_id: id,
  ...named,
})

export const inviteHubHashInput = inviteHubInput.extend({ code_hash: sha256 })

/** As the hub sends it: it makes its secret itself, and only the hash of that travels. */
export const pairHubInput = z.strictObject({
  code: z.string().min(1).max(40),
  key_hash: sha256,
  /** as whoever stands before it calls it; else the name of the invitation */
  name: name('Name').optional(),
})

export const pairHubHashInput = pairHubInput
  .omit({ code: true })
  .extend({ code_hash: sha256, address: z.string().max(ADDRESS_MAX) })

/** By the hash of its secret, which only the two know; the secret itself goes to the broker alone. */
export const hubStandingInput = z.strictObject({ hub: z.string().max(20), key_hash: sha256 })

const storeReply = {
  store_id: id,
  store: z.strictObject({ name: z.string(), name_ar: z.string() }),
  mqtt_port: z.int(),
}

/** A paired hub reads of both replies what it knows, and lets pass what a later store adds. */
export const pairHubReply = z.strictObject({ hub: z.string(), ...storeReply })

/** `unknown`: no hub has this secret, or another machine took its place. */
export const hubStandings = ['active', 'revoked', 'unknown'] as const

export const hubStandingReply = z.strictObject({ standing: z.enum(hubStandings), ...storeReply })

export const renameHubInput = z.strictObject({ hub_id: id, ...named })

export const revokeHubInput = z.strictObject({ hub_id: id })
