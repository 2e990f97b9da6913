// What the commands of the audit trail are called, as people say them.
import { textsOf } from '#kit/i18n.ts'
import { isTable } from '#schema/index.ts'
import { commandNames } from './command-names.ts'
import { tableLabel } from './labels.ts'

/** `product.put` → `Saved: Products`; a command that is not known here keeps its own name. */
export const commandWords = (name: string): string => {
  const known = spoken(name)
  if (known !== undefined) return known
  const [table = '', verb] = name.split('.')
  if (!isTable(table)) return name
  if (verb === 'put') return edits.saved(tableLabel(table))
  return verb === 'delete' ? edits.removed(tableLabel(table)) : name
}

const spoken = (name: string): string | undefined =>
  Object.entries(words).find(([known]) => known === name)?.[1]

const edits = textsOf({
  saved: { en: (table: string) => `Saved: ${table}`, ar: (table: string) => `حفظ: ${table}` },
  removed: { en: (table: string) => `Removed: ${table}`, ar: (table: string) => `حذف: ${table}` },
})

const words = textsOf(commandNames)
