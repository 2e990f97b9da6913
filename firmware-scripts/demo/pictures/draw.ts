// A whole picture: a soft field in the colour of the category, a shadow, and what is sold.
import { bakes } from './bakes.ts'
import { bottles } from './bottles.ts'
import { counters } from './counters.ts'
import { gifts } from './gifts.ts'
import { greengrocer } from './greengrocer.ts'
import { household } from './household.ts'
import { packs } from './packs.ts'
import { type Drawing, mix, oval, placed, shadesOf, WHITE } from './pen.ts'
import { plates } from './plates.ts'

/** One thing of a category's picture: which, in what colour, where and how large. */
export type Part = {
  shape: string
  colour: string
  x: number
  y: number
  scale: number
  turn?: number
}

/** The picture of a product: the thing in its colour on a pale field. SVG, some 1 kB. */
export const drawProduct = (shape: string, colour: string, field: string): string =>
  framed(mix(field, WHITE, 0.9), mix(field, WHITE, 0.72), `${SHADOW}${thing(shape, colour)}`)

/** The picture of a category: two or three things on a field of its full colour. SVG under 3 kB. */
export const drawCategory = (field: string, parts: readonly Part[]): string =>
  framed(
    mix(field, WHITE, 0.52),
    mix(field, WHITE, 0.12),
    parts
      .map(({ shape, colour, x, y, scale, turn }) =>
        placed(thing(shape, colour), x, y, scale, turn ?? 0),
      )
      .join(''),
  )

/** Every word that may stand for a picture in the lists of goods. */
export const isShape = (word: string): boolean => Object.hasOwn(drawings, word)

const drawings: Readonly<Record<string, Drawing>> = {
  ...packs,
  ...bottles,
  ...bakes,
  ...plates,
  ...greengrocer,
  ...counters,
  ...household,
  ...gifts,
}

const SHADOW = oval(48, 88, 34, 4, '#00000014')

const thing = (shape: string, colour: string): string => {
  const drawing = drawings[shape]
  if (!drawing) throw new RangeError(`no picture is drawn for ${shape}`)
  return drawing(shadesOf(colour))
}

const framed = (from: string, to: string, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><linearGradient id="f" x2=".6" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient><rect width="96" height="96" fill="url(#f)"/>${placed(inside, 4.8, 4.3, 0.9)}</svg>`
