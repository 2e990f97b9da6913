// Fruit and vegetables.
import {
  box,
  CREAM,
  type Drawing,
  disc,
  dots,
  INK,
  LEAF,
  line,
  oval,
  placed,
  STEM,
  shape,
  WHITE,
} from './pen.ts'

const apple: Drawing = ({ main, light, dark }) =>
  shape(
    'M48 30C58 20 82 26 82 50 82 70 66 86 56 84 50 82 46 82 40 84 30 86 14 70 14 50 14 26 38 20 48 30z',
    main,
  ) +
  shape('M70 30C82 36 84 58 72 74 64 84 58 86 54 84 76 76 80 48 70 30z', dark) +
  line('M48 32C48 24 50 18 54 14', STEM, 4) +
  shape('M52 22C56 12 66 10 74 12 72 22 62 26 52 22z', LEAF) +
  oval(30, 44, 5, 9, light)

const pear: Drawing = ({ main, light, dark }) =>
  shape(
    'M48 18C60 18 60 30 62 40 66 50 76 54 76 68 76 80 64 88 48 88S20 80 20 68C20 54 30 50 34 40 36 30 36 18 48 18z',
    main,
  ) +
  shape('M58 24C62 34 60 42 68 50 78 60 78 74 68 82 62 86 56 88 50 88 74 78 62 52 58 24z', dark) +
  line('M48 20C48 14 50 10 54 8', STEM, 4) +
  shape('M52 16C58 8 66 8 72 12 68 20 58 20 52 16z', LEAF) +
  oval(34, 64, 5, 10, light)

const banana: Drawing = ({ main, dark, light }) =>
  shape('M24 14 32 12C34 40 50 62 82 64L84 72C52 84 16 60 24 14z', main) +
  shape('M30 30C36 56 58 70 83 70L84 72C52 84 18 62 24 24z', dark) +
  line('M30 30C36 48 52 62 74 66', light, 3) +
  shape('M23 14 32 12 31 7H25z', STEM) +
  disc(83, 68, 3.6, STEM)

const citrus: Drawing = ({ main, light, dark, pale }) =>
  disc(38, 50, 28, main) +
  shape('M52 26C70 40 64 72 38 78A28 28 0 0 0 52 26z', dark) +
  oval(28, 38, 6, 4, light) +
  disc(64, 64, 22, main) +
  disc(64, 64, 19, WHITE) +
  disc(64, 64, 17, light) +
  line('M64 48V80M48 64H80M53 53 75 75M53 75 75 53', pale, 2.4) +
  shape('M36 24C40 14 50 12 56 14 54 24 44 28 36 24z', LEAF)

const grapes: Drawing = ({ main, light, dark }) => {
  const at: [number, number][] = [
    [30, 40],
    [44, 38],
    [58, 38],
    [70, 42],
    [36, 53],
    [50, 51],
    [64, 54],
    [43, 66],
    [57, 67],
    [50, 79],
  ]
  return (
    line('M50 34C50 24 54 18 58 12', STEM, 4) +
    shape('M52 28C58 14 76 16 80 24 72 34 60 34 52 28z', LEAF) +
    at
      .map(
        ([x, y], index) =>
          disc(x, y, 9, index % 3 === 2 ? dark : main) + disc(x - 3, y - 3, 2.4, light),
      )
      .join('')
  )
}

const berries: Drawing = ({ main, light, dark }) => {
  const berry = (x: number, y: number, r: number) =>
    disc(x, y, r, main) +
    disc(x - r * 0.3, y - r * 0.3, r * 0.25, light) +
    shape(`M${x - 5} ${y - r + 1}L${x} ${y - r - 4} ${x + 5} ${y - r + 1} ${x} ${y - r + 4}z`, LEAF)
  return (
    berry(30, 42, 13) +
    berry(66, 42, 13) +
    berry(48, 34, 14) +
    shape('M12 50H84L78 80C77 84 75 86 71 86H25C21 86 19 84 18 80z', '#e9f2ea') +
    [28, 44, 60, 72].map(x => line(`M${x} 56 ${x + 1} 80`, '#cfe0d2', 2.5)).join('') +
    dots(
      [
        [26, 66],
        [40, 64],
        [56, 66],
        [70, 64],
        [34, 76],
        [48, 77],
        [62, 76],
      ],
      6,
      dark,
    ) +
    box(10, 48, 76, 7, 3.5, '#c7dccb')
  )
}

const stonefruit: Drawing = ({ main, light, dark }) =>
  disc(50, 54, 32, main) +
  shape('M50 22C38 36 36 70 52 86A32 32 0 0 0 62 24C58 22 54 21 50 22z', dark) +
  shape('M50 22C42 40 42 66 52 86 66 86 82 74 82 54 82 36 66 22 50 22z', main) +
  line('M50 23C41 40 41 66 51 85', dark, 2.5) +
  shape('M50 24C54 12 68 10 76 14 72 26 60 28 50 24z', LEAF) +
  oval(30, 46, 4.5, 8, light)

const melon: Drawing = ({ main, light, dark }) =>
  disc(44, 48, 34, main) +
  line('M44 14C28 30 28 66 44 82M44 14C60 30 60 66 44 82M44 14V82', dark, 4) +
  shape('M36 66C46 86 74 90 88 66z', '#4f9a4a') +
  shape('M40 66C50 82 72 84 84 66z', CREAM) +
  shape('M44 66C52 78 70 80 80 66z', light) +
  dots(
    [
      [54, 70],
      [62, 72],
      [70, 70],
    ],
    1.7,
    INK,
  )

const tropical: Drawing = ({ main, light, dark }) =>
  shape(
    'M40 36C38 22 30 16 24 14 34 12 42 16 46 24 46 14 50 8 56 6 54 14 54 20 54 24 60 16 68 14 76 16 68 18 60 26 58 36z',
    LEAF,
  ) +
  oval(49, 60, 25, 28, main) +
  line('M28 48 64 84M36 38 73 70M62 36 26 72M71 48 36 84', dark, 2) +
  oval(36, 50, 4, 8, light)

const tomato: Drawing = ({ main, light, dark }) =>
  shape('M48 26C72 20 86 36 84 54 82 74 66 86 48 86S14 74 12 54C10 36 24 20 48 26z', main) +
  shape('M72 28C90 42 84 78 56 85 76 70 78 46 72 28z', dark) +
  shape(
    'M48 30 36 36 40 28 26 26 40 22 36 14 47 20 50 10 52 20 64 14 58 22 70 26 57 28 60 36z',
    '#4a8f3c',
  ) +
  oval(27, 48, 4.5, 9, light)

const potato: Drawing = ({ main, light, dark }) =>
  shape('M22 40C32 22 62 22 76 38 88 54 78 78 58 80 40 82 24 82 17 66 14 56 16 48 22 40z', main) +
  shape('M72 34C90 52 78 78 58 80 48 81 40 81 34 79 66 78 78 58 72 34z', dark) +
  dots(
    [
      [36, 44],
      [54, 38],
      [62, 56],
      [42, 62],
      [28, 58],
    ],
    2.2,
    dark,
  ) +
  oval(34, 36, 8, 3.5, light)

const carrot: Drawing = ({ main, light, dark }) =>
  shape(
    'M56 34C66 36 66 46 62 54 50 72 34 82 18 88 16 88 14 86 16 82 22 64 34 44 50 34 52 33 54 33 56 34z',
    main,
  ) +
  shape('M64 44C64 48 63 52 62 54 50 72 34 82 18 88 36 76 56 62 64 44z', dark) +
  line('M44 46 50 52M34 58 40 62M28 70 33 74', light, 2.5) +
  shape(
    'M56 38C54 24 60 12 66 8 68 16 66 24 64 28 72 18 80 16 86 18 84 26 78 30 74 33 80 32 86 36 88 40 78 44 66 44 56 38z',
    LEAF,
  )

const onion: Drawing = ({ main, light, dark }) =>
  shape(
    'M48 10C50 24 58 30 70 38 84 48 86 64 76 76 66 86 30 86 20 76 10 64 12 48 26 38 38 30 46 24 48 10z',
    main,
  ) +
  line(
    'M48 22C40 34 30 44 30 58S36 78 42 82M48 22C56 34 66 44 66 58S60 78 54 82M48 22V82',
    dark,
    2.2,
  ) +
  line('M40 86 38 91M48 86V92M56 86 58 91', STEM, 2) +
  oval(24, 56, 3.5, 8, light)

const pepper: Drawing = ({ main, light, dark }) =>
  shape(
    'M48 28C58 20 80 24 82 44 84 66 72 88 60 86 54 85 52 82 48 82S42 85 36 86C24 88 12 66 14 44 16 24 38 20 48 28z',
    main,
  ) +
  line('M48 30C40 46 40 66 46 80M48 30C58 46 58 66 52 80', dark, 2.5) +
  shape('M34 28C40 22 44 24 46 22L48 10H55L54 22C58 24 62 24 64 28 56 34 42 34 34 28z', '#4a8f3c') +
  oval(26, 46, 4, 10, light)

const cucumber: Drawing = ({ main, light, dark, pale }) =>
  placed(
    box(-40, -12, 80, 24, 12, main) +
      box(-34, -6, 60, 3, 1.5, light) +
      box(-30, 3, 62, 3, 1.5, dark),
    50,
    42,
    1,
    -28,
  ) +
  disc(36, 68, 17, main) +
  disc(36, 68, 14, pale) +
  dots(
    [
      [36, 60],
      [36, 76],
      [28, 68],
      [44, 68],
      [31, 63],
      [41, 73],
    ],
    1.8,
    light,
  )

const greens: Drawing = ({ main, light, dark }) =>
  shape(
    'M48 88C30 84 10 72 14 52 8 40 20 28 28 32 30 18 44 12 50 22 58 12 72 18 70 32 80 28 90 42 82 52 86 72 66 84 48 88z',
    main,
  ) +
  shape(
    'M48 88C34 80 26 68 30 54 26 44 36 38 42 42 46 34 54 34 56 42 62 38 72 44 68 54 72 68 62 80 48 88z',
    light,
  ) +
  line('M48 84V48M48 66 38 54M48 66 58 54M48 76 36 68M48 76 60 68', dark, 2.5)

const broccoli: Drawing = ({ main, light, dark }) =>
  shape('M40 56H58L60 70 66 64 72 70 62 80V84C62 88 38 88 38 84V72L30 66 34 60z', '#a9cf7a') +
  dots(
    [
      [30, 46],
      [44, 52],
      [58, 52],
      [70, 46],
    ],
    13,
    dark,
  ) +
  dots(
    [
      [26, 38],
      [40, 28],
      [56, 26],
      [70, 36],
      [48, 42],
    ],
    14,
    main,
  ) +
  dots(
    [
      [34, 30],
      [50, 24],
      [62, 34],
      [44, 40],
    ],
    4,
    light,
  )

const mushroom: Drawing = ({ main, light, dark }) =>
  shape('M40 54H58C56 66 60 74 60 80 60 88 38 88 38 80 38 74 42 66 40 54z', CREAM) +
  shape('M10 52C10 28 28 16 48 16S86 28 86 52C86 60 74 60 48 60S10 60 10 52z', main) +
  shape('M12 54C22 60 74 60 84 54 82 60 72 60 48 60S14 60 12 54z', dark) +
  dots(
    [
      [32, 34],
      [52, 28],
      [66, 42],
      [44, 46],
    ],
    4.5,
    light,
  )

const peas: Drawing = ({ main, light, dark }) =>
  placed(
    shape('M-42 0C-30-20 30-20 42 0 30 20-30 20-42 0z', dark) +
      [-26, -9, 9, 26].map(x => disc(x, 0, Math.abs(x) > 20 ? 7 : 9, light)).join('') +
      shape('M-42 0C-30 24 30 24 42 0 30 10-30 10-42 0z', main) +
      line('M-42 0-50-4', dark, 4),
    48,
    50,
    0.92,
    -30,
  )

const pumpkin: Drawing = ({ main, light, dark }) =>
  oval(24, 56, 16, 24, dark) +
  oval(72, 56, 16, 24, dark) +
  oval(36, 56, 17, 28, main) +
  oval(60, 56, 17, 28, main) +
  oval(48, 57, 13, 29, light) +
  shape('M44 30C44 20 40 16 46 12L54 14C52 20 53 24 53 30z', '#5d8a3a')

/** By the picture words of the lists of goods. */
export const greengrocer: Readonly<Record<string, Drawing>> = {
  apple,
  pear,
  banana,
  citrus,
  grapes,
  berries,
  stonefruit,
  melon,
  tropical,
  tomato,
  potato,
  carrot,
  onion,
  pepper,
  cucumber,
  greens,
  broccoli,
  mushroom,
  peas,
  pumpkin,
}
