// What a found device probably is. Rules are data; the technician has the last word.
import type { DeviceRow } from '../messages.ts'
import type { UsbDevice, UsbInterface } from './usb.ts'

export type Suggestion = { class: DeviceRow['class']; model: string }

type Rule = Suggestion & {
  /** hex; USB vendor */
  vid?: string
  /** hex, two digits each: class, or class and subclass and protocol of an interface */
  interface?: string
  usagePage?: number
  /** found in what a printer says of itself, upper case */
  says?: RegExp
}

/** Printer class and vendors: usb.org's class codes and vendor list; HID usage pages: HUT 1.5, 3. */
const RULES: readonly Rule[] = [
  { says: /CMD:[^;]*(?:STAR|STARLINE)|MFG:STAR/, class: 'receipt_printer', model: 'star-line' },
  { vid: '0519', interface: '07', class: 'receipt_printer', model: 'star-line' },
  { says: /(?:CMD|COMMAND SET):[^;]*ZPL/, class: 'label_printer', model: 'zpl' },
  { says: /(?:CMD|COMMAND SET):[^;]*EPL/, class: 'label_printer', model: 'epl2' },
  { says: /(?:CMD|COMMAND SET):[^;]*TSPL/, class: 'label_printer', model: 'tspl' },
  { vid: '0a5f', interface: '07', class: 'label_printer', model: 'zpl' },
  { vid: '1203', interface: '07', class: 'label_printer', model: 'tspl' },
  { vid: '04b8', interface: '07', class: 'receipt_printer', model: 'epson-tm' },
  { interface: '07', class: 'receipt_printer', model: 'escpos-80' },
  { usagePage: 0x8c, class: 'scanner', model: 'hid-pos' },
  // Any keyboard is a keyboard: only makers of scanners are offered as such.
  ...['0c2e', '05e0', '05f9', '1eab', '0536', '1a86', '28e9', '2dd6'].map(vid => ({
    vid,
    interface: '030101',
    class: 'scanner' as const,
    model: 'hid-keyboard',
  })),
  ...['0c2e', '05e0', '05f9', '1eab', '0536', '2dd6'].map(vid => ({
    vid,
    interface: '02',
    class: 'scanner' as const,
    model: 'serial',
  })),
]

/** The first rule that fits; null for what nobody sells with, or what cannot be told. */
export const suggestionFor = (device: UsbDevice): Suggestion | null => {
  const rule = RULES.find(rule => device.interfaces.some(one => fits(rule, device, one)))
  return rule ? { class: rule.class, model: rule.model } : null
}

const fits = (rule: Rule, device: UsbDevice, one: UsbInterface): boolean => {
  if (rule.vid !== undefined && rule.vid !== device.vid) return false
  if (rule.usagePage !== undefined && rule.usagePage !== one.usagePage) return false
  const whole = `${one.class}${one.subclass}${one.protocol}`
  if (rule.interface !== undefined && !whole.startsWith(rule.interface)) return false
  if (rule.says !== undefined) return rule.says.test((one.ieee1284 ?? '').toUpperCase())
  return rule.interface !== undefined || rule.usagePage !== undefined
}

/** Classes of interfaces that a shop's device has: printer, HID, communication, vendor's own. */
export const isWorthListing = ({ interfaces }: UsbDevice): boolean =>
  interfaces.some(({ class: kind }) => ['07', '03', '02', 'ff'].includes(kind))
