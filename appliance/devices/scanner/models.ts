// Scanners by the name in the device row: what they send.
import type { DeviceRow } from '../messages.ts'
import { type HidPort, hidPort } from '../ports/usb-hid.ts'
import { layoutOf } from './hid-pos.ts'

export type ScannerModel = 'serial' | 'hid-pos' | 'hid-keyboard'

/** A virtual scanner and one without a name send lines; over USB a scanner is a HID device. */
export const scannerModel = (name: string, transport: DeviceRow['transport']): ScannerModel => {
  if (name === 'hid-pos' || name === 'hid-keyboard') return name
  return transport === 'usb' ? 'hid-pos' : 'serial'
}

/** The claimed HID interface of a scanner. */
export const hidScannerPort = (address: string, model: ScannerModel): HidPort =>
  hidPort(
    address,
    model === 'hid-keyboard'
      ? 'boot-keyboard'
      : { accepts: descriptor => layoutOf(descriptor) !== null },
  )
