// What each setting of a printer can be chosen to be, and how that is called.
import {
  baudRates,
  codePages,
  flows,
  type PrinterSettings,
  paperWidths,
  parities,
} from '#schema/rules/printer-settings.ts'
import { memoryTexts as texts } from './printer-memory-texts.ts'

export type Name = keyof PrinterSettings

/** In the order of the form. */
export const names: readonly Name[] = ['code_page', 'paper', 'density', 'baud', 'parity', 'flow']

const densities = [70, 75, 80, 85, 90, 95, 100, 105, 110, 115, 120, 125, 130]

type Choice = { value: PrinterSettings[Name]; part: PrinterSettings }

export const settingChoices = (name: Name): Choice[] => {
  switch (name) {
    case 'code_page':
      return codePages.map(({ n: value }) => ({ value, part: { code_page: value } }))
    case 'paper':
      return paperWidths.map(value => ({ value, part: { paper: value } }))
    case 'density':
      return densities.map(value => ({ value, part: { density: value } }))
    case 'baud':
      return baudRates.map(value => ({ value, part: { baud: value } }))
    case 'parity':
      return parities.map(value => ({ value, part: { parity: value } }))
    case 'flow':
      return flows.map(value => ({ value, part: { flow: value } }))
  }
}

/** Figures stay as they are; the rest has words. */
export const settingWord = (name: Name, value: PrinterSettings[Name]): string => {
  if (typeof value === 'string') return texts[value]
  if (value === undefined) return texts.leave
  if (name === 'code_page') return codePages.find(({ n }) => n === value)?.name ?? texts.page(value)
  if (name === 'paper') return texts.mm(value)
  return name === 'density' ? `${value} %` : String(value)
}
