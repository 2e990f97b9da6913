// Goods in bottles.
import { badge, type EmblemName, sign } from './emblems.ts'
import {
  box,
  CREAM,
  type Drawing,
  dots,
  INK,
  line,
  mix,
  type Shades,
  STEEL,
  shape,
  shine,
} from './pen.ts'

type Glass = { body: string; glass: string; cap: string; label: string; emblem: EmblemName }

const wineBottle = ({ body, glass, cap, label, emblem }: Glass): string =>
  shape(
    'M42 8H54V30C54 38 64 40 64 52V82C64 86 62 88 58 88H38C34 88 32 86 32 82V52C32 40 42 38 42 30z',
    glass,
  ) +
  box(41, 6, 14, 18, 2, cap) +
  box(32, 54, 32, 24, 1, label) +
  sign(emblem, body, 48, 66, 0.85) +
  shine(36, 46, 3, 34)

const beerBottle =
  (emblem: EmblemName): Drawing =>
  ({ main, deep }) =>
    shape(
      'M42 12H54V28C54 36 63 40 63 50V82C63 86 61 88 57 88H39C35 88 33 86 33 82V50C33 40 42 36 42 28z',
      '#6b4423',
    ) +
    box(41, 8, 14, 6, 2, STEEL) +
    box(33, 50, 30, 26, 1, CREAM) +
    box(33, 50, 30, 5, 0, main) +
    box(33, 71, 30, 5, 0, main) +
    sign(emblem, deep, 48, 63, 0.75) +
    box(42, 26, 12, 6, 1, main) +
    shine(37, 46, 3, 36)

const plasticBottle =
  (emblem: EmblemName, liquid: (shades: Shades) => string): Drawing =>
  shades =>
    box(41, 7, 14, 9, 2, shades.dark) +
    shape(
      'M42 16H54C55 24 66 28 66 40V50L64 54 66 58V80C66 85 63 88 58 88H38C33 88 30 85 30 80V58L32 54 30 50V40C30 28 41 24 42 16z',
      liquid(shades),
    ) +
    box(30, 44, 36, 26, 2, shades.main) +
    badge(emblem, shades.deep, 48, 57, 0.8) +
    shine(34, 34, 3.5, 46)

const tall =
  (emblem: EmblemName, cap: (shades: Shades) => string): Drawing =>
  shades =>
    cap(shades) +
    shape(
      'M36 26H60C68 30 70 36 70 42V80C70 85 67 88 62 88H34C29 88 26 85 26 80V42C26 36 28 30 36 26z',
      shades.main,
    ) +
    box(26, 48, 44, 26, 2, CREAM) +
    sign(emblem, shades.dark, 48, 61) +
    shine(31, 36, 4, 44)

const flip = ({ dark }: Shades) => box(38, 12, 20, 14, 3, dark)
const pump = ({ deep }: Shades) => line('M48 26V14H36V18', deep, 5) + box(40, 20, 16, 7, 2, deep)

const spray: Drawing = ({ main, dark, light, deep }) =>
  shape('M36 14H62L66 20H60L54 28H42V22H34z', deep) +
  line('M38 22 32 32', deep, 4) +
  box(42, 27, 12, 9, 1, dark) +
  shape(
    'M40 36H56C66 40 68 48 68 54V82C68 86 66 88 62 88H34C30 88 28 86 28 82V54C28 48 30 40 40 36z',
    main,
  ) +
  badge('bubble', deep, 48, 64) +
  shape('M32 52 36 46V80H32z', light) +
  dots(
    [
      [72, 14],
      [78, 20],
      [77, 10],
      [83, 15],
    ],
    1.8,
    light,
  )

const cleaner: Drawing = ({ main, dark, light, deep }) =>
  box(40, 8, 14, 12, 3, dark) +
  shape(
    'M40 20H56C58 28 70 30 70 42V80C70 85 67 88 62 88H34C29 88 26 85 26 80V46C26 32 38 30 40 20z',
    main,
  ) +
  shape('M58 36C64 38 65 42 65 46V52C60 54 57 50 57 46z', light) +
  badge('drop', deep, 46, 66, 1.05)

/** By the picture words of the lists of goods. */
export const bottles: Readonly<Record<string, Drawing>> = {
  salt: tall('wheat', flip),
  beerbottle: beerBottle('wheat'),
  redwine: ({ main }) =>
    wineBottle({
      body: main,
      glass: mix(main, '#14201a', 0.62),
      cap: main,
      label: CREAM,
      emblem: 'grape',
    }),
  whitewine: ({ main, dark }) =>
    wineBottle({
      body: dark,
      glass: mix(main, '#8fae6a', 0.35),
      cap: dark,
      label: CREAM,
      emblem: 'grape',
    }),
  sparkling: ({ main, dark }) =>
    wineBottle({
      body: dark,
      glass: '#2f5540',
      cap: mix(main, '#e8c65a', 0.5),
      label: CREAM,
      emblem: 'star',
    }),
  spirit: ({ main, dark, light }) =>
    box(41, 8, 14, 12, 2, INK) +
    shape(
      'M42 20H54V32H62C66 32 68 35 68 38V82C68 86 66 88 62 88H34C30 88 28 86 28 82V38C28 35 30 32 34 32H42z',
      light,
    ) +
    shape('M28 44H68V82C68 86 66 88 62 88H34C30 88 28 86 28 82z', main) +
    box(34, 52, 28, 26, 2, CREAM) +
    sign('anchor', dark, 48, 65, 0.9) +
    shine(31, 40, 3, 42),
  oil: ({ main, dark, light }) =>
    wineBottle({
      body: dark,
      glass: mix(main, '#ffffff', 0.1),
      cap: INK,
      label: light,
      emblem: 'drop',
    }),
  sauce: tall('tomato', ({ deep }) => box(40, 8, 16, 18, 3, deep)),
  squash: tall('orange', flip),
  smoothie: tall('berry', ({ dark }) => box(36, 12, 24, 14, 4, dark)),
  shotbottle: tall('leaf', ({ dark }) => box(36, 12, 24, 14, 4, dark)),
  popbottle: plasticBottle('bubble', ({ main }) => mix(main, '#3a2a2a', 0.25)),
  bottle: plasticBottle('cow', ({ light }) => light),
  water: plasticBottle('drop', () => '#cfe9f7'),
  shampoo: tall('drop', pump),
  deodorant: tall('bubble', ({ deep }) => box(38, 10, 20, 17, 6, deep)),
  spray,
  cleaner,
}
