// Who reads the bytes of which device.
import { simulatedDecoder } from '../card-terminal/meaning.ts'
import { zvtDecoder } from '../card-terminal/zvt/meaning.ts'
import { displayDecoder } from '../display/meaning.ts'
import { displayModel } from '../display/models.ts'
import { labelDecoder } from '../label-printer/meaning.ts'
import type { DeviceOptions, DeviceRow } from '../messages.ts'
import { labelModel, printerModel } from '../models.ts'
import { escposDecoder } from '../printer/meaning.ts'
import { starDecoder } from '../printer/star/meaning.ts'
import { scaleDecoder } from '../scale/meaning.ts'
import { protocolOf, scaleModel } from '../scale/models.ts'
import { scannerDecoder } from '../scanner/meaning.ts'
import { scannerModel } from '../scanner/models.ts'
import type { Decoder } from './stretches.ts'

/** `descriptor`: of a HID device that is open. */
export const decoderOf = (
  row: DeviceRow,
  options: DeviceOptions,
  descriptor: Uint8Array | null = null,
): Decoder => {
  switch (row.class) {
    case 'receipt_printer':
    case 'kitchen_printer':
    case 'cash_drawer':
      return printerModel(row.model).language === 'star' ? starDecoder() : escposDecoder()
    case 'label_printer':
      return labelDecoder(labelModel(row.model))
    case 'line_display':
      return displayDecoder(displayModel(row.model))
    case 'scale':
      return scaleDecoder(protocolOf(scaleModel(row.model), options.pounds === true))
    case 'scanner':
      return scannerDecoder(scannerModel(row.model, row.transport), descriptor)
    case 'card_terminal':
      return row.model === 'zvt' ? zvtDecoder(row.transport === 'serial') : simulatedDecoder()
  }
}
