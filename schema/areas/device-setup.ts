// What a technician has devices set to: a scanner by barcodes, a printer in its own memory.
import * as z from 'zod'
import { id } from '../fields.ts'
import { baudRates, flows, paperWidths, parities } from '../rules/printer-settings.ts'
import { scannerInterfaces, scannerMakeIds } from '../rules/scanner-programs.ts'

export const printScannerSheetInput = z.strictObject({
  /** the scanner */
  device_id: id,
  printer_id: id,
  make: z.enum(scannerMakeIds),
  interface: z.enum(scannerInterfaces),
  /** Enter after each code */
  enter: z.boolean().default(true),
  /** the symbology's AIM id before each code */
  aim: z.boolean().default(true),
})

const baud = z.literal(baudRates)
const parity = z.enum(parities)
const flow = z.enum(flows)

/** What is left out stays as it is. */
export const printerSettings = z.strictObject({
  /** code page that holds until a receipt chooses one: the n of `ESC t n` */
  code_page: z.int().min(0).max(255).optional(),
  /** mm */
  paper: z.literal(paperWidths).optional(),
  /** per cent of the darkness it was made for */
  density: z.int().min(70).max(140).multipleOf(5).optional(),
  baud: baud.optional(),
  parity: parity.optional(),
  flow: flow.optional(),
})

/** `request_id` is written once however often it arrives. */
const once = { device_id: id, request_id: id }

export const setPrinterInput = z.strictObject({
  ...once,
  settings: printerSettings.refine(
    settings => Object.values(settings).some(value => value !== undefined),
    'sets nothing',
  ),
})

export const storeLogoInput = z.strictObject(once)
export const deleteLogoInput = z.strictObject(once)
export const printLogoInput = z.strictObject({ device_id: id })

/** How our end of a serial line is set, after the printer's was; what is left out stays as it is. */
export const setLineInput = z
  .strictObject({
    device_id: id,
    baud: baud.optional(),
    parity: parity.optional(),
    flow: flow.optional(),
  })
  .refine(input => Object.keys(input).length > 1, 'sets nothing')
