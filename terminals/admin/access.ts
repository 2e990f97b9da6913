// Who may change what from here, and if not, why not in words.
import { language } from '#kit/i18n.ts'
import { may, side } from '#kit/session.ts'
import { resourceOf, syncOf, type Table } from '#schema/index.ts'
import { editPermission, readPermission } from '#schema/permissions.ts'
import { tableLabel } from './labels.ts'
import { takesEdits } from './tables.ts'
import { texts } from './texts.ts'

/** Why rows of this table cannot be changed here by this user; undefined when they can. */
export const whyReadOnly = (table: Table): string | undefined => {
  if (syncOf(table) === 'ledger') return texts.recordsStay
  if (!takesEdits(table)) return texts.keptBySystem
  if (syncOf(table) === 'down' && side.value === 'store') return texts.headOfficeKeeps
  if (syncOf(table) === 'up' && side.value === 'head-office') return texts.storeKeeps
  return whyNot(editPermission(table), texts.changing(nameOf(table)))
}

/** Why rows cannot be removed: history points at whatever has a status, so that is blocked instead. */
export const whyNotRemoved = (table: Table): string | undefined => {
  if (table === 'tenant' || 'status' in resourceOf(table).row.shape) return texts.blockInstead
  return whyReadOnly(table)
}

/** Why the user cannot see this table; undefined when he can. */
export const whyHidden = (table: Table): string | undefined =>
  whyNot(readPermission(table), texts.seeing(nameOf(table)))

/** Why the user may not do what needs this permission. */
export const whyNot = (permission: string, what: string): string | undefined =>
  may(permission) ? undefined : texts.roleForbids(what)

/** For what only a store does: it has the goods and the tills. */
export const whyNotInStore = (permission: string, what: string): string | undefined =>
  side.value === 'store' ? whyNot(permission, what) : texts.storeKeeps

const nameOf = (table: Table) =>
  language.value === 'ar' ? tableLabel(table) : tableLabel(table).toLowerCase()
