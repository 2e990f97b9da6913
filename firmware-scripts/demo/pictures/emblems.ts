// Small signs for labels: what is inside. Each is drawn about 0,0 and is some 20 wide.
import { box, CREAM, disc, dots, line, oval, shape, WHITE } from './pen.ts'

export type Emblem = (colour: string) => string

export const emblems = {
  leaf: colour =>
    shape('M-8 6C-9-5 0-10 9-9 10 1 4 9-8 6z', colour) + line('M-9 9 3-3', WHITE, 1.5),
  drop: colour => shape('M0-11C5-4 8 0 8 4a8 8 0 0 1-16 0c0-4 3-8 8-15z', colour),
  heart: colour => shape('M0 9C-14-1-9-10-4-9-2-9 0-7 0-5 0-7 2-9 4-9 9-10 14-1 0 9z', colour),
  star: colour => shape('M0-10 3-3 10-3 4 2 6 9 0 5-6 9-4 2-10-3-3-3z', colour),
  wheat: colour =>
    line('M0 11V-8', colour, 2) +
    [-6, 0, 6]
      .map(y =>
        shape(`M0 ${y + 2}c-7-1-8-5-8-7 5 0 8 3 8 7zM0 ${y + 2}c7-1 8-5 8-7-5 0-8 3-8 7z`, colour),
      )
      .join(''),
  bean: colour => oval(0, 0, 6.5, 9.5, colour) + line('M1-9C-4-3 4 3-1 9', CREAM, 1.8),
  fish: colour =>
    shape('M-11 0C-6-7 3-7 7-1L12-6V6L7 1C3 7-6 7-11 0z', colour) + disc(-5, -1.5, 1.3, WHITE),
  paw: colour =>
    oval(0, 4, 6.5, 5, colour) +
    dots(
      [
        [-7, -2],
        [-2.6, -6.5],
        [2.6, -6.5],
        [7, -2],
      ],
      2.6,
      colour,
    ),
  snow: colour => line('M0-10V10M-8.7-5 8.7 5M-8.7 5 8.7-5M-3-8 0-5 3-8M-3 8 0 5 3 8', colour, 2.2),
  cow: colour => shape('M-9-6C-4-12 6-10 9-4 12 4 4 10-2 9-10 8-12-1-9-6z', colour),
  tomato: colour => disc(0, 1, 8.5, colour) + shape('M0-5-5-8 0-7 5-8z', '#4f9a3f'),
  orange: colour =>
    disc(0, 0, 9.5, colour) +
    disc(0, 0, 7.6, WHITE) +
    disc(0, 0, 6.6, colour) +
    line('M0-6V6M-5-3 5 3M-5 3 5-3', WHITE, 1.2),
  berry: colour =>
    dots(
      [
        [-4, 2],
        [4, 2],
        [0, -4],
        [0, 7],
      ],
      4.6,
      colour,
    ),
  nut: colour => shape('M0-10C8-6 8 6 0 10-8 6-8-6 0-10z', colour) + line('M0-6V6', CREAM, 1.5),
  chip: colour =>
    shape('M-11 2C-8-9 6-11 11-4 9 5-4 10-11 2z', colour) + line('M-5 1C-2-4 3-5 6-3', WHITE, 1.4),
  plus: colour => box(-3, -9, 6, 18, 1.5, colour) + box(-9, -3, 18, 6, 1.5, colour),
  bubble: colour =>
    disc(-3, 2, 6.5, colour) +
    disc(6, -4, 4, colour) +
    disc(6, 6, 2.6, colour) +
    disc(-5, 0, 1.6, WHITE),
  bowl: colour =>
    shape('M-11 0H11C10 7 6 9 0 9S-10 7-11 0z', colour) +
    dots(
      [
        [-5, -3],
        [0, -4.5],
        [5, -3],
      ],
      3,
      '#f0c45a',
    ),
  anchor: colour =>
    disc(0, -8, 2.6, colour) + line('M0-6V9M-5-2H5M-9 3C-8 8-4 9 0 9S8 8 9 3', colour, 2.4),
  sun: colour =>
    disc(0, 0, 5, colour) +
    line('M0-10V-8M0 8V10M-10 0H-8M8 0H10M-7-7-6-6M6 6 7 7M-7 7-6 6M6-6 7-7', colour, 2),
  grape: colour =>
    dots(
      [
        [-5, -4],
        [0, -4],
        [5, -4],
        [-2.5, 0.5],
        [2.5, 0.5],
        [0, 5],
      ],
      2.9,
      colour,
    ),
  band: colour => box(-13, -5, 26, 4, 1, colour) + box(-9, 2, 18, 2.5, 1, colour),
} satisfies Record<string, Emblem>

export type EmblemName = keyof typeof emblems

/** A sign on a round label. */
export const badge = (name: EmblemName, colour: string, x: number, y: number, size = 1): string =>
  `<g transform="translate(${x} ${y})${size === 1 ? '' : ` scale(${size})`}">${disc(0, 0, 15, CREAM)}${emblems[name](colour)}</g>`

/** A sign alone. */
export const sign = (name: EmblemName, colour: string, x: number, y: number, size = 1): string =>
  `<g transform="translate(${x} ${y})${size === 1 ? '' : ` scale(${size})`}">${emblems[name](colour)}</g>`
