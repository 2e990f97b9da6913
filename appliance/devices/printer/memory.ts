// What a technician orders of a printer's own memory, each with its reason when it can not be. Writing
// is done once for each request, however often it arrives.
import type { BitPicture } from '#schema/rules/picture.ts'
import type { PrinterSettings } from '#schema/rules/printer-settings.ts'
import type { JobLedger } from '../ledger.ts'
import type { PrinterModel } from '../models.ts'
import type { PrinterDriver } from './driver.ts'
import type { LogoState, NotedLogo } from './kept-logo.ts'
import { pictureBitmap } from './picture.ts'
import {
  type ReadSettings,
  readSettings,
  setupLimits,
  type Written,
  writeSettings,
} from './settings.ts'

type Why = { why: string }

export type PrinterMemoryOrders = {
  readSettings: () => Promise<ReadSettings | Why>
  writeSettings: (requestId: string, settings: PrinterSettings) => Promise<Written | NotWritten>
  readLogo: () => Promise<LogoState | Why>
  storeLogo: (requestId: string, picture: BitPicture) => Promise<NotedLogo | Why>
  /** `key`: of another picture than our own. */
  deleteLogo: (requestId: string, key?: string) => Promise<object | Why>
}
type NotWritten = { result: 'not-written'; why: string }

const AGAIN = 'asked-before'

export const printerMemory = (
  driver: Pick<PrinterDriver, 'alone' | 'logo'>,
  model: PrinterModel,
  ledger: JobLedger,
  limits: typeof setupLimits = setupLimits,
): PrinterMemoryOrders => {
  const isEscpos = model.language === 'escpos'
  return {
    readSettings: async () => {
      if (!isEscpos) return { why: 'no-setup-mode' }
      if (model.proof === 'none') return { why: 'no-answer' }
      return driver.alone(talk => readSettings(talk, limits))
    },
    writeSettings: async (requestId, settings) => {
      const not = (why: string): NotWritten => ({ result: 'not-written', why })
      if (!isEscpos) return not('no-setup-mode')
      const done = await driver.alone(async talk =>
        ledger.writes(requestId)
          ? writeSettings(talk, settings, model, ledger, limits)
          : not(AGAIN),
      )
      return 'result' in done ? done : not(done.why)
    },
    readLogo: () => driver.alone(talk => driver.logo.read(talk)),
    storeLogo: (requestId, picture) => {
      // Exactly the dots a receipt would send.
      const bitmap = pictureBitmap(picture, model.dots)
      return driver.alone<NotedLogo | Why>(async talk =>
        ledger.writes(requestId) ? driver.logo.store(talk, bitmap) : { why: AGAIN },
      )
    },
    deleteLogo: (requestId, key) =>
      driver.alone<object | Why>(async talk =>
        ledger.writes(requestId) ? driver.logo.delete(talk, key) : { why: AGAIN },
      ),
  }
}
