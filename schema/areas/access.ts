// Who there is: tenants, stores, tills, people, what they may do, and where they are signed in.
import * as z from 'zod'
import {
  at,
  count,
  id,
  json,
  locale,
  longText,
  money,
  name,
  oneOf,
  rate,
  ref,
  text,
  timeZone,
} from '../fields.ts'
import { resource } from '../resource.ts'

export const tenant = resource({
  table: 'tenant',
  sync: 'down',
  label: 'Retailer',
  row: z.object({
    id,
    tenant_id: id,
    name: name('Name'),
    name_ar: text('Name (Arabic)'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .meta({ label: 'Currency', widget: 'text' }),
    currency_decimals: z.int().min(0).max(3).meta({ label: 'Decimals', widget: 'integer' }),
    locale: locale('Locale'),
    timezone: timeZone('Time zone'),
    /** the smallest coin, minor units; 1 = no cash rounding */
    cash_step: z.int().min(1).max(1000).meta({ label: 'Cash rounding step', widget: 'integer' }),
    rounding_mode: oneOf('Tax rounding', ['per_line', 'per_document']),
  }),
})

export const store = resource({
  table: 'store',
  sync: 'down',
  label: 'Stores',
  row: z.object({
    id,
    tenant_id: id,
    code: z
      .string()
      .regex(/^[A-Z0-9]{1,6}$/)
      .meta({ label: 'Code', widget: 'text', search: true }),
    name: name('Name'),
    name_ar: text('Name (Arabic)'),
    address: longText('Address', 300),
    tax_registration: text('Tax registration', 40),
    timezone: timeZone('Time zone'),
    price_list_id: ref('price_list', 'Price list'),
    receipt_header: longText('Receipt header', 300),
    receipt_footer: longText('Receipt footer', 300),
    receipt_language: oneOf('Receipt language', ['en', 'ar']),
    status: oneOf('Status', ['active', 'closed']),
  }),
  indexes: [['!code']],
})

export const till = resource({
  table: 'till',
  sync: 'down',
  label: 'Tills',
  row: z.object({
    id,
    tenant_id: id,
    store_id: ref('store', 'Store'),
    code: z
      .string()
      .regex(/^[A-Z0-9-]{1,12}$/)
      .meta({ label: 'Code', widget: 'text', search: true }),
    name: name('Name'),
    name_ar: text('Name (Arabic)'),
    status: oneOf('Status', ['active', 'blocked']),
  }),
  indexes: [['!code'], ['store_id']],
})

/** What `permissions_json` of a role holds. */
export const permissionList = z.array(z.string().max(80)).max(500)

export const role = resource({
  table: 'role',
  sync: 'down',
  label: 'Roles',
  row: z.object({
    id,
    tenant_id: id,
    name: name('Name'),
    name_ar: text('Name (Arabic)'),
    /** a JSON list of permission names; `area.*` and `*` are allowed */
    permissions_json: json('Permissions', 20_000),
    discount_limit: rate('Discount limit'),
    refund_limit: money('Refund limit'),
    /** what a person may take out of drawers in a day of the store, as paid out or to the safe; null: no limit */
    cash_out_limit: money('Cash out limit').min(0).nullable(),
  }),
  check: row =>
    permissionList.safeParse(JSON.parse(row.permissions_json)).success
      ? null
      : 'permissions are a list of names such as "sales.*"',
})

export const user = resource({
  table: 'user',
  sync: 'down',
  label: 'Users',
  row: z.object({
    id,
    tenant_id: id,
    name: name('Name'),
    name_ar: text('Name (Arabic)'),
    login: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]{1,40}$/, 'use small letters, digits, dot, dash')
      .meta({ label: 'Login', widget: 'text', search: true }),
    role_id: ref('role', 'Role'),
    /** null: works in every store */
    store_id: ref('store', 'Store').nullable(),
    language: oneOf('Language', ['en', 'ar']),
    colour: text('Colour', 7),
    /** Argon2id of the peppered PIN; never leaves the server */
    pin_hash: text('PIN hash', 200).meta({ label: 'PIN hash', widget: 'text', secret: true }),
    status: oneOf('Status', ['active', 'disabled']),
  }),
  indexes: [['!login'], ['role_id']],
})

/** An IPv6 address with its zone. */
export const ADDRESS_MAX = 64

export const session = resource({
  table: 'session',
  sync: 'local',
  label: 'Sessions',
  row: z.object({
    id,
    tenant_id: id,
    store_id: ref('store', 'Store').nullable(),
    user_id: ref('user', 'User'),
    till_id: ref('till', 'Till').nullable(),
    /** from where, as the server's socket says it */
    address: text('Address', ADDRESS_MAX),
    created_at: at('Signed in'),
    expires_at: at('Expires'),
    ended_at: at('Signed out').nullable(),
  }),
  indexes: [['user_id', 'created_at'], ['expires_at'], ['address', 'created_at']],
})

export const lockout = resource({
  table: 'lockout',
  sync: 'local',
  label: 'Wrong sign-ins',
  row: z.object({
    id,
    tenant_id: id,
    /** the login that was tried, whether somebody has it or not */
    who: text('Login', 60).meta({ label: 'Login', widget: 'text', search: true }),
    /** from where; empty: from all the places together from where nobody signed in before */
    address: text('Address', ADDRESS_MAX),
    failures: count('Wrong tries'),
    since: at('Since'),
    locked_until: at('Locked until').nullable(),
  }),
  indexes: [['!who', 'address'], ['since']],
})

export const signInInput = z.strictObject({
  user: text('User', 60).min(1),
  pin: z
    .string()
    .regex(/^\d{4,8}$/)
    .optional(),
  password: z.string().min(8).max(128).optional(),
  till_id: id.optional(),
})

export const unlockInput = z.strictObject({
  /** the login */
  user: text('User', 60).min(1),
})

export const setPinInput = z.strictObject({
  user_id: id,
  pin: z.string().regex(/^\d{4,8}$/, 'use 4 to 8 digits'),
})
