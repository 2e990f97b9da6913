// What can be said of a device's row before the server is asked.
import { isAddress } from '#schema/rules/device-address.ts'
import { isKnownModel } from '#schema/rules/device-models.ts'
import { unknownOptions, type WrongOption, wrongOptions } from '#schema/rules/device-options.ts'
import { optionsIn } from '#schema/rules/options.ts'
import { optionTexts } from './option-texts.ts'
import { texts } from './texts.ts'
import type { Device } from './things.ts'
import { addressWrong } from './words.ts'

/** As long as the store takes them. */
export const NAME_MAX = 120

/** Words beside the fields they are about. */
export type Mistakes = Record<string, string>

export const mistakesOf = (device: Device): Mistakes => {
  const { name, name_ar, transport, address, options_json } = device
  return {
    ...(name.trim() === '' ? { name: texts.nameMissing } : {}),
    ...(name.trim().length > NAME_MAX ? { name: texts.nameTooLong(NAME_MAX) } : {}),
    ...(name_ar.trim().length > NAME_MAX ? { name_ar: texts.nameTooLong(NAME_MAX) } : {}),
    ...(transport !== 'virtual' && !isAddress(transport, address.trim())
      ? { address: addressWrong[transport] }
      : {}),
    ...(isKnownModel(device) ? {} : { model: texts.modelUnknown }),
    ...(optionsIn(options_json) ? {} : { options_json: texts.optionsWrong }),
    ...optionMistakes(device),
  }
}

/** By the name of the option, also where it has no field. */
const optionMistakes = ({ options_json }: Device): Mistakes => {
  const options = optionsIn(options_json) ?? {}
  return Object.fromEntries([
    ...wrongOptions(options).map(wrong => [wrong.name, optionWords(wrong)]),
    ...unknownOptions(options).map(name => [name, optionTexts.noSuch(name)]),
  ])
}

const optionWords = ({ name, value, would }: WrongOption): string => {
  if (would === 'quoted') return optionTexts.quoted(name)
  if (would === 'unquoted') return optionTexts.unquoted(name)
  if (name === 'zvt_password') return optionTexts.terminalPasswordWrong
  if (name === 'label_size') return optionTexts.labelSizeWrong
  return optionTexts.cannotBe(name, typeof value === 'string' ? value : JSON.stringify(value))
}
