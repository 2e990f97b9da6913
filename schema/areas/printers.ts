// Which printers do a job together, and where goods are prepared.
import * as z from 'zod'
import { at, count, id, name, oneOf, ref, text } from '../fields.ts'
import { resource } from '../resource.ts'

const owner = { id, tenant_id: id, store_id: ref('store', 'Store') }

/** Where goods are prepared: kitchen, bar, bakery. Categories name one; each store has its printers. */
export const station = resource({
  table: 'station',
  sync: 'down',
  label: 'Stations',
  row: z.object({
    id,
    tenant_id: id,
    name: name('Name'),
    name_ar: text('Name (Arabic)'),
    /** blocked: what goes there needs no preparation, also where a category above has a station */
    status: oneOf('Status', ['active', 'blocked']),
  }),
})

/** What a group prints; `schema/rules/fail-over.ts` says when its jobs may go to another member. */
export const printRoles = ['receipt', 'report', 'kitchen', 'label'] as const

export const printerGroup = resource({
  table: 'printer_group',
  sync: 'up',
  label: 'Printer groups',
  row: z.object({
    ...owner,
    role: oneOf('Prints', printRoles),
    name: name('Name'),
    name_ar: text('Name (Arabic)'),
    /** null: for all tills that have no group of their own for this */
    till_id: ref('till', 'Till').nullable(),
    /** whose tickets these printers print; only of a kitchen group */
    station_id: ref('station', 'Station').nullable(),
    status: oneOf('Status', ['active', 'blocked']),
  }),
  indexes: [['role', 'till_id']],
  check: row =>
    (row.role === 'kitchen') === (row.station_id !== null)
      ? null
      : 'a kitchen group has a station, others have none',
})

export const printerGroupMember = resource({
  table: 'printer_group_member',
  sync: 'up',
  label: 'Printers of groups',
  row: z.object({
    ...owner,
    group_id: ref('printer_group', 'Group'),
    device_id: ref('device', 'Printer'),
    /** the lowest prints; the others stand in for it in this order */
    position: count('Position'),
  }),
  indexes: [['group_id', 'position'], ['device_id']],
})

/** Printers of a group, at most. */
export const MEMBERS_MAX = 20

export const setGroupInput = z.strictObject({
  group_id: id,
  ...printerGroup.row.pick({
    role: true,
    name: true,
    name_ar: true,
    till_id: true,
    station_id: true,
    status: true,
  }).shape,
  /** the first prints, the others stand in for it in this order */
  device_ids: z
    .array(id)
    .min(1)
    .max(MEMBERS_MAX)
    .refine(ids => new Set(ids).size === ids.length, 'names a printer twice'),
})

export const removeGroupInput = z.strictObject({ group_id: id })

/** What the desk knows of the printers of a job's group; the command decides where the job goes. */
export const failOverInput = z.strictObject({
  job_id: id,
  /** whose job it is so far */
  device_id: id,
  attempt: count('Attempt'),
  /** its hub has given it back with nothing of it sent; without it, its hub never had it */
  given_back: z.boolean(),
  printers: z
    .array(
      z.strictObject({
        device_id: id,
        state: z.string().max(20),
        /** since when it is in this state */
        since: at('Since'),
      }),
    )
    .max(MEMBERS_MAX),
})

export const sendElsewhereInput = z.strictObject({ job_id: id, device_id: id })
