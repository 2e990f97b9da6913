// Permission names are `area.verb`. A role may hold `area.*` or `*`.

/** Whether a set of permissions covers one name; null needs none. */
export const may = (permissions: ReadonlySet<string>, name: string | null): boolean => {
  if (name === null || permissions.has(name) || permissions.has('*')) return true
  const dot = name.indexOf('.')
  return dot > 0 && permissions.has(`${name.slice(0, dot)}.*`)
}

/**
 * Nobody can grant what they lack: whether these permissions cover every name of a role. A wildcard
 * is covered by itself or a wider one, not by all the names there are today.
 */
export const mayGrant = (permissions: ReadonlySet<string>, names: readonly string[]): boolean =>
  names.every(name => may(permissions, name))

/** Head office is reached from everywhere, so who signs in there is named by role, not by having a PIN. */
export const HEAD_OFFICE_SIGN_IN = 'head-office.sign-in'

/** What is needed to read and to edit a table from outside. */
export const readPermission = (table: string) => `${table}.read`
export const editPermission = (table: string) => `${table}.edit`
