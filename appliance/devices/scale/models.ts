// Scales by the name in the device row: which protocol on which line.
import type { SerialSettings } from '../ports/serial.ts'
import { casPdii } from './cas-pdii.ts'
import { casStream } from './cas-stream.ts'
import type { ScaleProtocol } from './frames.ts'
import { nci } from './nci.ts'
import { type ToledoFields, toledo } from './toledo.ts'

export type ScaleModel = { line: SerialSettings } & (
  | { protocol: 'toledo'; fields: ToledoFields }
  | { protocol: 'nci'; width: number }
  | { protocol: 'cas-stream'; deviceNumber: string }
  | { protocol: 'cas-pdii' }
)

const line7e1 = { baud: 9_600, dataBits: 7, parity: 'even' } as const
const line8n1 = { baud: 9_600, dataBits: 8, parity: 'none' } as const

const toledo8217: ScaleModel = {
  protocol: 'toledo',
  line: line7e1,
  fields: { kg: '00.000', lb: '000.00' },
}

/** A name here is one of `scaleNames`. */
export const scaleModels: Readonly<Record<string, ScaleModel>> = {
  virtual: toledo8217,
  'toledo-8217': toledo8217,
  'toledo-8213': { ...toledo8217, fields: { kg: '00.000', lb: '00.00' } },
  // Weigh-Tronix and Brecknell scales, set to NCI or to 8213 in their own menu.
  'nci-8213': { ...toledo8217, fields: { kg: '000.00', lb: '000.00' } },
  nci: { protocol: 'nci', line: line7e1, width: 6 },
  'nci-7': { protocol: 'nci', line: line7e1, width: 7 },
  'cas-stream': { protocol: 'cas-stream', line: line8n1, deviceNumber: '01' },
  'cas-pdii': { protocol: 'cas-pdii', line: line8n1 },
}

/** A row without a name is a `toledo-8217`. */
export const scaleModel = (name: string): ScaleModel => scaleModels[name] ?? toledo8217

/** `isPounds` tells the unit of a scale whose protocol names none. */
export const protocolOf = (model: ScaleModel, isPounds: boolean): ScaleProtocol => {
  switch (model.protocol) {
    case 'toledo':
      return toledo(model.fields, isPounds ? 'lb' : 'kg')
    case 'nci':
      return nci(model.width)
    case 'cas-stream':
      return casStream(model.deviceNumber)
    case 'cas-pdii':
      return casPdii
  }
}
