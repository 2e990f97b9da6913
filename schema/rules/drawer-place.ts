// Where a cash drawer hangs: its options name a printer and one of its two pins, else it has a line of
// its own.

import { hubOfOptions, withHub } from './hub-of.ts'
import { optionsIn } from './options.ts'

export type DrawerPin = 2 | 5
export type DrawerPlace = { printer_id: string; drawer_pin: DrawerPin }

type Printer = { id: string; options_json: string }

/** null: it hangs on no printer. */
export const drawerPlaceOf = (optionsJson: string): DrawerPlace | null => {
  const { printer_id, drawer_pin } = optionsIn(optionsJson) ?? {}
  if (typeof printer_id !== 'string' || printer_id === '') return null
  return { printer_id, drawer_pin: drawer_pin === 5 ? 5 : 2 }
}

/** The same options with the drawer on this printer, and on the hub that drives it. */
export const withDrawerOn = (
  optionsJson: string,
  printer: Printer,
  drawer_pin: DrawerPin,
): string => {
  const options = optionsIn(optionsJson)
  if (!options) return optionsJson
  const placed = JSON.stringify({ ...options, printer_id: printer.id, drawer_pin })
  return withHub(placed, hubOfOptions(printer.options_json))
}

/** The same options without a printer; what is no JSON yet is left as it is typed. */
export const withoutDrawer = (optionsJson: string): string => {
  const { printer_id, drawer_pin, ...others } = optionsIn(optionsJson) ?? {}
  return printer_id === undefined && drawer_pin === undefined ? optionsJson : JSON.stringify(others)
}
