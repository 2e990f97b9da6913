// What can be said of a device's row before the server is asked.
import { isAddress } from '#schema/rules/device-address.ts'
import { texts } from './texts.ts'
import type { Device, DeviceClass } from './things.ts'
import { addressWrong } from './words.ts'

/** Words beside the fields they are about. */
export type Mistakes = Record<string, string>

export const mistakesOf = ({ name, transport, address, options_json }: Device): Mistakes => ({
  ...(name.trim() === '' ? { name: texts.nameMissing } : {}),
  ...(transport !== 'virtual' && !isAddress(transport, address.trim())
    ? { address: addressWrong[transport] }
    : {}),
  ...(isObject(options_json) ? {} : { options_json: texts.optionsWrong }),
})

/** Models a driver knows by name; any other text is taken as the plain one. */
export const modelsOf = (kind: DeviceClass): readonly string[] => models[kind]

const printers = [
  'virtual',
  'virtual-58',
  'epson-tm',
  'epson-tm-42',
  'escpos-80',
  'escpos-58',
  'escpos-silent',
  'star-line',
  'star-line-58',
  'star-line-lan',
  'star-prnt',
  'star-prnt-58',
]

const labelPrinters = ['zpl', 'zpl-300', 'epl2', 'tspl', 'tspl-300']

const models: Readonly<Record<DeviceClass, readonly string[]>> = {
  receipt_printer: printers,
  kitchen_printer: printers,
  label_printer: labelPrinters,
  cash_drawer: ['virtual'],
  scanner: ['serial', 'hid-pos', 'hid-keyboard'],
  scale: ['toledo-8217', 'toledo-8213', 'nci', 'nci-7', 'nci-8213', 'cas-stream', 'cas-pdii'],
  card_terminal: ['virtual', 'zvt'],
  line_display: [
    'cd5220',
    'cd5220-pass-through',
    'escpos-display',
    'escpos-display-437',
    'escpos-display-pass-through',
  ],
}

const isObject = (text: string) => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
