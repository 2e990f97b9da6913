// What can be said of a device's row before the server is asked.
import { texts } from './texts.ts'
import type { Device, DeviceClass } from './things.ts'
import { addressWrong } from './words.ts'

/** Words beside the fields they are about. */
export type Mistakes = Record<string, string>

export const mistakesOf = ({ name, transport, address, options_json }: Device): Mistakes => ({
  ...(name.trim() === '' ? { name: texts.nameMissing } : {}),
  ...(transport !== 'virtual' && !addresses[transport].test(address.trim())
    ? { address: addressWrong[transport] }
    : {}),
  ...(isObject(options_json) ? {} : { options_json: texts.optionsWrong }),
})

/** Models a driver knows by name; any other text is taken as the plain one. */
export const modelsOf = (kind: DeviceClass): readonly string[] =>
  kind === 'receipt_printer'
    ? printers
    : kind === 'label_printer'
      ? labelPrinters
      : kind === 'scale'
        ? ['virtual', 'toledo-8217']
        : ['virtual']

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

const addresses = {
  tcp: /^[^\s:]+(:\d{1,5})?$/,
  serial: /^\/dev\/\S+$/,
  usb: /^(?:[0-9a-f]{4}:[0-9a-f]{4}(?::\S+)?|port:\d+-[\d.]+)$/i,
}

const isObject = (text: string) => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
