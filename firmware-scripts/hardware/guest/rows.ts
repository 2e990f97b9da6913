// The rows of the device table, as a technician would have made them.
import type { DeviceRow } from '#appliance/devices/messages.ts'

export const PRINTER = '04b8:0e15:J5XF000001'
export const KEYBOARD = '0c2e:0b61:K1'
export const SCANNER = '05e0:1300:P1'
export const SCALE = '/dev/serial/by-id/usb-Mettler_Ariva-S_W1-if00'

export const row = (
  id: string,
  kind: DeviceRow['class'],
  model: string,
  transport: DeviceRow['transport'],
  address: string,
): DeviceRow => ({
  id,
  class: kind,
  name: id,
  model,
  transport,
  address,
  options_json: '{}',
  till_id: null,
  status: 'active',
})

export const printerRow = (id: string, address: string) =>
  row(id, 'receipt_printer', 'epson-tm', 'usb', address)

export const allRows: DeviceRow[] = [
  printerRow('printer', PRINTER),
  row('keyboard', 'scanner', 'hid-keyboard', 'usb', KEYBOARD),
  row('scanner', 'scanner', 'hid-pos', 'usb', SCANNER),
  row('scale', 'scale', 'toledo-8217', 'serial', SCALE),
]
