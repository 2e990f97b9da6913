// The names of what a role may be allowed: reading and editing each table, and the commands.
import { tables } from '#schema/index.ts'
import { editPermission, readPermission } from '#schema/permissions.ts'
import { takesEdits } from './tables.ts'

/** Every permission there is, `area.verb`. */
export const commandPermissions = (): string[] => [
  ...tables.map(readPermission),
  ...tables.filter(takesEdits).map(editPermission),
  ...ofCommands,
]

// Commands name their permissions on the server; the admin's test compares the two.
const ofCommands = [
  'devices.instruct',
  'devices.pair-hub',
  'devices.pair-screen',
  'devices.test',
  'head-office.sign-in',
  'payments.pay-by-card',
  'printing.labels',
  'printing.open-drawer',
  'printing.recall',
  'printing.reprint',
  'reports.read',
  'review.edit',
  'sales.change-price',
  'sales.complete',
  'sales.quote',
  'stock.adjust',
  'stock.receive',
  'till-sessions.close',
  'till-sessions.move-cash',
  'till-sessions.open',
]
