// Sets up a printer or a scanner from a laptop, without a store: `npm run device-tool -- <job> --to …`.
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { printerModels } from '#appliance/devices/models.ts'
import { printerSettings } from '#schema/areas/device-setup.ts'
import { flows, parities } from '#schema/rules/printer-settings.ts'
import {
  recommendedWish,
  scannerInterfaces,
  scannerMakeIds,
} from '#schema/rules/scanner-programs.ts'
import { scannerSheet } from '#schema/rules/scanner-sheet.ts'
import { type Place, withPrinter } from './line.ts'
import { logoFrom } from './logo-file.ts'

const jobs = ['scanner-sheet', 'settings', 'set', 'logo', 'store-logo', 'delete-logo'] as const

const USAGE = `npm run device-tool -- <job> --to <host[:port] | /dev/…> [--model epson-tm] [--baud 9600]

  scanner-sheet --make <${scannerMakeIds.join(' | ')}>
                [--interface <${scannerInterfaces.join(' | ')}>] [--no-enter] [--no-aim] [--language en | ar]
  settings      reads what the printer is set to
  set           [--code-page 19] [--paper 58 | 60 | 80] [--density 70…140]
                [--line-baud 19200] [--parity ${parities.join(' | ')}] [--flow ${flows.join(' | ')}]
  logo          what is in its memory
  store-logo    --picture <file>
  delete-logo   --key <two characters, as the job logo lists them>`

const options = {
  help: { type: 'boolean', short: 'h' },
  to: { type: 'string' },
  model: { type: 'string', default: 'epson-tm' },
  baud: { type: 'string' },
  make: { type: 'string' },
  interface: { type: 'string' },
  enter: { type: 'boolean', default: true },
  aim: { type: 'boolean' },
  language: { type: 'string', default: 'en' },
  'code-page': { type: 'string' },
  paper: { type: 'string' },
  density: { type: 'string' },
  'line-baud': { type: 'string' },
  parity: { type: 'string' },
  flow: { type: 'string' },
  picture: { type: 'string' },
  key: { type: 'string' },
} as const

/** Does what the arguments say; resolves with what is to be said. Throws an Error that says why not. */
export const deviceTool = async (args: readonly string[]): Promise<object | string> => {
  const parsed = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    allowNegative: true,
  })
  const { values, positionals } = parsed
  const [word] = positionals
  if (values.help) return USAGE
  const job = jobs.find(known => known === word)
  if (job === undefined) {
    const wrong = word === undefined ? 'say what to do' : `“${word}” is no job`
    throw new Error(`${wrong}: ${jobs.join(', ')} (--help says more)`)
  }
  const { to, model } = values
  if (to === undefined) throw new Error('say where the printer is: --to')
  if (!Object.hasOwn(printerModels, model)) {
    throw new Error(`--model is one of ${Object.keys(printerModels).join(', ')}`)
  }
  const place: Place = { to, model, baud: numberOf(values.baud) }
  switch (job) {
    case 'scanner-sheet':
      return printSheet(place, values)
    case 'settings':
      return withPrinter(place, ({ memory }) => memory.readSettings())
    case 'set': {
      const settings = printerSettings.parse({
        code_page: numberOf(values['code-page']),
        paper: numberOf(values.paper),
        density: numberOf(values.density),
        baud: numberOf(values['line-baud']),
        parity: values.parity,
        flow: values.flow,
      })
      if (Object.values(settings).every(value => value === undefined))
        throw new Error('sets nothing')
      return withPrinter(place, ({ memory }) => memory.writeSettings(randomUUID(), settings))
    }
    case 'logo':
      return withPrinter(place, ({ memory }) => memory.readLogo())
    case 'store-logo': {
      if (values.picture === undefined) throw new Error('say which picture: --picture')
      const picture = await logoFrom(values.picture)
      return withPrinter(place, ({ memory }) => memory.storeLogo(randomUUID(), picture))
    }
    case 'delete-logo': {
      const { key } = values
      if (key === undefined) throw new Error('say which one: --key')
      return withPrinter(place, ({ memory }) => memory.deleteLogo(randomUUID(), key))
    }
  }
}

const sheetInput = z.object({
  make: z.enum(scannerMakeIds, `--make is one of ${scannerMakeIds.join(', ')}`),
  interface: z.enum(scannerInterfaces).optional(),
  enter: z.boolean(),
  aim: z.boolean().optional(),
  language: z.enum(['en', 'ar']),
})

const printSheet = (place: Place, values: object) => {
  const { make, language, ...chosen } = sheetInput.parse(values)
  const best = recommendedWish(make, 'usb')
  const wish = {
    make,
    enter: chosen.enter,
    interface: chosen.interface ?? best.interface,
    aim: chosen.aim ?? best.aim,
  }
  const money = { currency: 'EUR', decimals: 2, locale: language }
  const sheet = scannerSheet(wish, { language, timeZone: 'UTC', money })
  if (!sheet) throw new Error('no code is known that connects this make so')
  return withPrinter(place, ({ print }) => print(sheet))
}

const numberOf = (text: string | undefined) => (text === undefined ? undefined : Number(text))
