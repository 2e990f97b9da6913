// Names of tables, columns and the words of enums. English comes from the schema, Arabic from a list.
import { language } from '#kit/i18n.ts'
import { resourceOf, type Table } from '#schema/index.ts'
import { columnsOf } from '#schema/resource.ts'
import { columnsAr, tablesAr, wordsAr } from './labels-ar.ts'

export const tableLabel = (table: Table): string =>
  language.value === 'ar' ? (tablesAr[table] ?? table) : resourceOf(table).label

export const columnLabel = (table: Table, column: string): string => {
  if (language.value === 'ar') return arabicColumn(table, column) ?? column
  return columnsOf(resourceOf(table)).find(known => known.column === column)?.meta.label ?? column
}

/** One word of an enum, such as `per_line`, as people say it; some mean two things in two tables. */
export const wordLabel = (word: string, table?: Table): string => {
  if (language.value === 'ar') return wordsAr[`${table}.${word}`] ?? wordsAr[word] ?? word
  return wordsEn[word] ?? sentence(word)
}

const arabicColumn = (table: Table, column: string): string | undefined =>
  columnsAr[`${table}.${column}`] ?? columnsAr[column]

const sentence = (word: string) => {
  const spaced = word.replace(/[_-]/g, ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

const wordsEn: Record<string, string> = {
  en: 'English',
  ar: 'Arabic',
  'image/svg+xml': 'SVG',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
  kg: 'kg',
  ean13: 'EAN-13',
  ean8: 'EAN-8',
  upca: 'UPC-A',
  code128: 'Code 128',
  plu: 'PLU',
  tcp: 'Network (TCP)',
  usb: 'USB',
  tenant: 'Retailer',
}
