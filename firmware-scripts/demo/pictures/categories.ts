// What stands in the picture of each category.
import type { Part } from './draw.ts'

const main = (shape: string, colour: string, x = 22, y = 18, scale = 0.78): Part => ({
  shape,
  colour,
  x,
  y,
  scale,
})
const behind = (
  shape: string,
  colour: string,
  x: number,
  y: number,
  scale = 0.56,
  turn = 0,
): Part => ({ shape, colour, x, y, scale, turn })

/** By the code of the category; drawn in this order. */
export const categoryParts: Readonly<Record<string, readonly Part[]>> = {
  COF: [behind('pouch', '#c0392b', 46, 4), main('cup', '#8a5a3c', -2, 20)],
  TEA: [behind('box', '#c0392b', 44, 2), main('mug', '#7fb04a', -2, 22)],
  SAN: [behind('bowl', '#e0483a', 40, 2), main('sandwich', '#e8a53a', 2, 24)],
  BAK: [behind('baguette', '#d9a45b', 40, 0, 0.6), main('loaf', '#c8873a', 0, 22)],
  PAS: [behind('doughnut', '#f08ab0', 42, 2), main('croissant', '#d98f3d', 2, 24)],
  DAI: [behind('eggs', '#d9a06b', 40, 40), main('milk', '#3a7bd5', -8, 8, 0.86)],
  CHE: [behind('cheeseblock', '#f5f0e0', 40, 2), main('cheese', '#f2b82a', 2, 22)],
  FRU: [behind('banana', '#f2cf3a', 38, 2, 0.6), main('apple', '#d9383a', -2, 18)],
  VEG: [behind('broccoli', '#3f8a3f', 42, 2), main('carrot', '#f0822a', -2, 16, 0.84)],
  DEL: [behind('dip', '#e3cfa0', 42, 2), main('olives', '#7a8a2c', 2, 22)],
  MEA: [behind('sausages', '#b5523a', 42, 0), main('steak', '#b5303a', 0, 20)],
  FIS: [behind('prawn', '#f28a6a', 44, 0, 0.54), main('fish', '#4a90b4', 0, 22, 0.84)],
  FRO: [behind('frozenbag', '#5fae4a', 44, 2), main('frozenbox', '#3a7ad0', 0, 20)],
  ICE: [behind('lolly', '#f2962a', 48, 4, 0.6, 8), main('cone', '#f3a0c0', -6, 14)],
  RIC: [behind('ricebag', '#2a7a5a', 44, 2), main('pasta', '#d9902a', -4, 16)],
  TIN: [behind('souptin', '#3a8a5a', 46, 2), main('tin', '#d9402a', -4, 16)],
  OIL: [behind('spice', '#e0702a', 44, 22, 0.6), main('oil', '#8a9a2a', -10, 8, 0.88)],
  BRE: [behind('cereal', '#f0b42a', 44, 2, 0.6), main('jam', '#c92a4a', -4, 18)],
  SWE: [behind('sweetbag', '#f2962a', 46, 2), main('bar', '#5a3fa0', 0, 20)],
  SNA: [behind('nuts', '#c98a3a', 46, 2), main('crisps', '#d93a2f', -4, 16)],
  DRI: [behind('water', '#4aa8e0', 48, 2, 0.66), main('can', '#d9262f', -6, 16)],
  JUI: [behind('citrus', '#f28a1e', 42, 40), main('juice', '#f2922a', -8, 10, 0.84)],
  BEE: [behind('beercan', '#e8b02a', 46, 18, 0.66), main('beerbottle', '#d9842a', -12, 8, 0.88)],
  WIN: [behind('whitewine', '#d9cf8a', 44, 4, 0.74), main('redwine', '#7a1f3a', -10, 8, 0.88)],
  HOU: [behind('rolls', '#8ab8e0', 40, 36, 0.6), main('spray', '#2a9ad0', -12, 8, 0.86)],
  HEA: [behind('soapbar', '#e8d8a8', 44, 42, 0.56), main('shampoo', '#e06a98', -10, 8, 0.86)],
  BAB: [behind('plush', '#d9b48a', 42, 36), main('babybottle', '#4ab0e0', -10, 8, 0.86)],
  PET: [behind('ball', '#c8d83a', 46, 40, 0.5), main('petfood', '#b5603a', -6, 12)],
  PAP: [behind('pen', '#e2574c', 44, 2, 0.62), main('newspaper', '#3a5a8a', -2, 18)],
  GIF: [behind('magnet', '#d9403a', 46, 2, 0.66), main('boat', '#2f8ac8', 0, 20)],
}
