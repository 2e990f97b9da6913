// Models that the hub knows, by the class of the device: what the store takes and the form offers.
// Each has its data where its driver is (`appliance/devices/*/models.ts`).
import type { Row } from '../index.ts'

type Device = Row<'device'>

export const printerNames = [
  'virtual',
  'virtual-58',
  'escpos-80',
  'escpos-58',
  'escpos-silent',
  'epson-tm',
  'epson-tm-42',
  'star-line',
  'star-line-58',
  'star-line-lan',
  'star-prnt',
  'star-prnt-58',
] as const

export const labelPrinterNames = ['virtual', 'zpl', 'zpl-300', 'epl2', 'tspl', 'tspl-300'] as const

export const scannerNames = ['virtual', 'serial', 'hid-pos', 'hid-keyboard'] as const

export const scaleNames = [
  'virtual',
  'toledo-8217',
  'toledo-8213',
  'nci',
  'nci-7',
  'nci-8213',
  'cas-stream',
  'cas-pdii',
] as const

export const cardTerminalNames = ['virtual', 'zvt'] as const

export const displayNames = [
  'virtual',
  'cd5220',
  'cd5220-pass-through',
  'escpos-display',
  'escpos-display-437',
  'escpos-display-pass-through',
] as const

const namesOf: Readonly<Record<Device['class'], readonly string[]>> = {
  receipt_printer: printerNames,
  kitchen_printer: printerNames,
  label_printer: labelPrinterNames,
  // It is opened as a printer opens it.
  cash_drawer: printerNames,
  scanner: scannerNames,
  scale: scaleNames,
  card_terminal: cardTerminalNames,
  line_display: displayNames,
}

/** A row that names none means the plain one of its class. */
export const isKnownModel = ({ class: kind, model }: Pick<Device, 'class' | 'model'>): boolean =>
  model === '' || namesOf[kind].includes(model)

/** What can be chosen for a device that is connected so; the usual one first. */
export const modelsFor = ({
  class: kind,
  transport,
}: Pick<Device, 'class' | 'transport'>): readonly string[] => {
  if (transport === 'virtual') return namesOf[kind]
  const real = namesOf[kind].filter(name => !name.startsWith('virtual'))
  if (kind !== 'scanner') return real
  return real.filter(name => (name === 'serial') !== (transport === 'usb'))
}

/** The same device with a model that there is: its own, else the usual one. */
export const withModel = <Given extends Pick<Device, 'class' | 'transport' | 'model'>>(
  device: Given,
): Given => {
  const [usual = ''] = modelsFor(device)
  return modelsFor(device).includes(device.model) ? device : { ...device, model: usual }
}
