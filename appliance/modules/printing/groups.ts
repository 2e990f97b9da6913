// Which printers print a till's receipts, a station's tickets, labels and reports, in which order.
import * as z from 'zod'
import { removeGroupInput, setGroupInput } from '#schema/areas/printers.ts'
import { command, type Db, put, refuse, remove } from '#schema/command.ts'
import type { Row } from '#schema/index.ts'
import { kindFor, kindOfPrinter } from '#schema/rules/fail-over.ts'

const nothing = z.strictObject({})

const known = (db: Db, group_id: string) => ({
  groups: db.selectFrom('printer_group').selectAll().where('id', '=', group_id),
  members: db
    .selectFrom('printer_group_member')
    .selectAll()
    .where('group_id', '=', group_id)
    .orderBy('position'),
})

export const setGroup = command({
  name: 'printing.set-group',
  summary: 'Says which printers do a job together: the first prints, the others stand in for it.',
  permission: 'device.edit',
  reply: nothing,
  input: setGroupInput,
  needs: (db, { group_id, till_id, station_id, role, device_ids }) => ({
    ...known(db, group_id),
    tills: db
      .selectFrom('till')
      .select(['id', 'store_id'])
      .where('id', '=', till_id ?? ''),
    stations: db
      .selectFrom('station')
      .select('id')
      .where('id', '=', station_id ?? ''),
    devices: db
      .selectFrom('device')
      .select(['id', 'class', 'store_id'])
      .where('id', 'in', device_ids),
    others: db.selectFrom('printer_group').selectAll().where('role', '=', role),
  }),
  decide(rows, { group_id, device_ids, ...group }, { tenant_id, store_id, newId }) {
    if (store_id === null) return refuse('owned-by-store')
    const [till] = rows.tills
    if (group.till_id !== null && till?.store_id !== store_id) return refuse('till-unknown')
    if (group.station_id !== null && rows.stations.length === 0) return refuse('station-unknown')
    if ((group.role === 'kitchen') !== (group.station_id !== null)) return refuse('station-missing')
    for (const id of device_ids) {
      const device = rows.devices.find(row => row.id === id && row.store_id === store_id)
      if (!device) return refuse('device-unknown')
      if (kindOfPrinter(device.class) !== kindFor(group.role))
        return refuse('not-this-kind-of-printer')
    }
    const same = rows.others.find(
      other =>
        other.id !== group_id &&
        other.store_id === store_id &&
        other.till_id === group.till_id &&
        other.station_id === group.station_id,
    )
    if (same) return refuse('group-exists', { name: same.name, name_ar: same.name_ar })
    const members = device_ids.map((device_id, at): Row<'printer_group_member'> => {
      const before = rows.members.find(member => member.device_id === device_id)
      const id = before?.id ?? newId()
      return { id, tenant_id, store_id, group_id, device_id, position: at + 1 }
    })
    const gone = rows.members.filter(({ device_id }) => !device_ids.includes(device_id))
    const changed = members.filter(
      member => rows.members.find(({ id }) => id === member.id)?.position !== member.position,
    )
    return {
      changes: [
        put('printer_group', { id: group_id, tenant_id, store_id, ...group }),
        ...gone.map(({ id }) => remove('printer_group_member', id)),
        ...changed.map(member => put('printer_group_member', member)),
      ],
      reply: {},
    }
  },
})

export const removeGroup = command({
  name: 'printing.remove-group',
  summary: 'Takes a printer group away; each till prints on its own printer again.',
  permission: 'device.edit',
  reply: nothing,
  input: removeGroupInput,
  needs: (db, { group_id }) => known(db, group_id),
  decide({ groups: [group], members }, _input, { store_id }) {
    if (!group || group.store_id !== store_id) return refuse('gone')
    return {
      changes: [
        ...members.map(({ id }) => remove('printer_group_member', id)),
        remove('printer_group', group.id),
      ],
      reply: {},
    }
  },
})
