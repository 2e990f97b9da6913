// What can be said of a device's row before the server is asked.
import { isAddress } from '#schema/rules/device-address.ts'
import { isKnownModel } from '#schema/rules/device-models.ts'
import { optionsIn } from '#schema/rules/options.ts'
import { texts } from './texts.ts'
import type { Device } from './things.ts'
import { addressWrong } from './words.ts'

/** Words beside the fields they are about. */
export type Mistakes = Record<string, string>

export const mistakesOf = (device: Device): Mistakes => {
  const { name, transport, address, options_json } = device
  return {
    ...(name.trim() === '' ? { name: texts.nameMissing } : {}),
    ...(transport !== 'virtual' && !isAddress(transport, address.trim())
      ? { address: addressWrong[transport] }
      : {}),
    ...(isKnownModel(device) ? {} : { model: texts.modelUnknown }),
    ...(optionsIn(options_json) ? {} : { options_json: texts.optionsWrong }),
    ...(isPassword(optionsIn(options_json)?.['zvt_password'])
      ? {}
      : { zvt_password: texts.terminalPasswordWrong }),
  }
}

const isPassword = (value: unknown) => value === undefined || /^\d{6}$/.test(String(value))
