// What a line display of two lines is told. It answers nothing.
import { inCodePage } from '../printer/code-pages.ts'
import type { DisplayModel } from './models.ts'
import { lineText } from './text.ts'

/** Two lines; a tab parts what stands at the start from what stands at the end. */
export type Screen = { upper: string; lower: string }

export type Brightness = 1 | 2 | 3 | 4

const ESC = 0x1b
const US = 0x1f
const CR = 0x0d
const CLEAR = 0x0c

/** What follows is for the printer behind a display that passes on. */
export const printerChosen = Uint8Array.of(ESC, 0x3d, 1)

/**
 * From any state to a clear screen without a cursor. CLR comes first: in the string mode of a CD5220
 * all but CLR and CAN is left unheard. Sources: CD5220 user's manual, 6.1, and PartnerTech CD8220
 * (ESC @, ESC * n, ESC _ n, ESC Q, ESC = n); Epson DM-D110 specification, 5.4 (ESC @, ESC t n, US C
 * n, US X n, US $ x y, US MD1); Posiflex XP8200 manual, 4.1.2 and 4.1.8.
 */
export const startBytes = (model: DisplayModel, brightness: Brightness): Uint8Array => {
  const settings =
    model.protocol === 'cd5220'
      ? [ESC, 0x11, ESC, 0x2a, brightness, ESC, 0x5f, 0]
      : [US, 0x01, US, 0x58, brightness, US, 0x43, 0]
  const page = model.page.n === null ? [] : [ESC, 0x74, model.page.n]
  return chosen(model, [CLEAR, ESC, 0x40, ...page, ...settings])
}

/** Both lines whole, so that nothing of an older text stays; CLR for a screen without text. */
export const showBytes = (model: DisplayModel, { upper, lower }: Screen): Uint8Array => {
  if (upper.trim() === '' && lower.trim() === '') return chosen(model, [CLEAR])
  const [first, second] = [upper, lower].map(text => lineBytes(text, model))
  if (!first || !second) return chosen(model, [CLEAR])
  return chosen(
    model,
    model.protocol === 'cd5220'
      ? [ESC, 0x51, 0x41, ...first, CR, ESC, 0x51, 0x42, ...second, CR]
      : [US, 0x24, 1, 1, ...first, US, 0x24, 1, 2, ...second],
  )
}

const lineBytes = (text: string, { page, columns }: DisplayModel): Uint8Array | null =>
  inCodePage(lineText(text, page.name, columns), page.name)

const chosen = ({ passThrough }: DisplayModel, bytes: readonly number[]): Uint8Array =>
  passThrough ? Uint8Array.of(ESC, 0x3d, 2, ...bytes, ...printerChosen) : Uint8Array.from(bytes)
