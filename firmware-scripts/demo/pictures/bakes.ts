// Bread, pastries and cakes.
import {
  box,
  CREAM,
  CRUST,
  type Drawing,
  disc,
  dots,
  line,
  mix,
  oval,
  placed,
  STEM,
  shape,
  WHITE,
} from './pen.ts'

const ring = (main: string, top: string, extra: string): string =>
  disc(48, 50, 36, mix(main, '#b5763a', 0.5)) +
  disc(48, 47, 35, '#dfa257') +
  shape(
    'M48 14C70 14 82 30 82 46 82 54 76 52 72 58 66 64 62 78 48 78S28 66 22 58C18 52 14 54 14 46 14 30 26 14 48 14z',
    top,
  ) +
  extra

const loaf: Drawing = ({ main, light, dark }) =>
  shape(
    'M12 50C4 38 14 24 30 24H66C82 24 92 38 84 50V76C84 80 82 82 78 82H18C14 82 12 80 12 76z',
    dark,
  ) +
  shape(
    'M12 46C4 34 14 20 30 20H66C82 20 92 34 84 46V72C84 76 82 78 78 78H18C14 78 12 76 12 72z',
    main,
  ) +
  line('M30 30 24 44M48 28 42 44M66 30 60 44', light, 5)

const baguette: Drawing = ({ main, light, dark }) =>
  placed(
    box(-44, -13, 88, 26, 13, dark) +
      box(-44, -15, 88, 26, 13, main) +
      line('M-28 6-18-10M-10 6 0-10M8 6 18-10M26 6 36-10', light, 5),
    48,
    50,
    1,
    -35,
  )

const flatbread: Drawing = ({ main, light, dark }) =>
  oval(48, 66, 38, 16, dark) +
  oval(48, 60, 38, 16, main) +
  oval(48, 46, 38, 16, dark) +
  oval(48, 42, 38, 16, main) +
  dots(
    [
      [32, 40],
      [46, 36],
      [62, 40],
      [52, 47],
      [38, 48],
    ],
    3.4,
    light,
  ) +
  dots(
    [
      [68, 46],
      [26, 44],
    ],
    2.4,
    dark,
  )

const bagel: Drawing = ({ main, light, dark }) =>
  disc(48, 50, 36, dark) +
  disc(48, 48, 36, main) +
  disc(48, 48, 11, dark) +
  disc(48, 50, 10, CREAM) +
  dots(
    [
      [26, 38],
      [36, 24],
      [54, 22],
      [70, 34],
      [72, 54],
      [60, 70],
      [40, 72],
      [24, 58],
    ],
    2,
    light,
  )

const croissant: Drawing = ({ main, light, dark }) =>
  shape(
    'M6 66C8 36 30 18 48 18S88 36 90 66C90 74 80 76 76 68 72 58 62 52 48 52S24 58 20 68C16 76 6 74 6 66z',
    dark,
  ) +
  shape(
    'M6 62C8 32 30 14 48 14S88 32 90 62C90 70 80 72 76 64 72 54 62 48 48 48S24 54 20 64C16 72 6 70 6 62z',
    main,
  ) +
  line(
    'M36 17C32 28 33 40 38 49M60 17C64 28 63 40 58 49M18 33C20 42 24 50 30 53M78 33C76 42 72 50 66 53',
    dark,
    3,
  ) +
  line('M42 22C46 20 50 20 54 22', light, 3)

const swirl: Drawing = ({ main, dark, light }) =>
  disc(48, 52, 36, mix(main, '#7a4a20', 0.35)) +
  disc(48, 49, 36, '#e0a85c') +
  line(
    'M48 49C52 44 58 50 54 56 48 64 36 58 37 48 38 34 56 30 66 40 76 52 68 72 50 74 32 76 20 62 22 46',
    main,
    6,
  ) +
  line('M26 32C34 24 46 20 56 22', light, 4) +
  disc(48, 50, 2, dark)

const muffin: Drawing = ({ main, dark, light }) =>
  shape('M24 50H72L66 82C65 86 64 87 60 87H36C32 87 31 86 30 82z', mix(main, WHITE, 0.55)) +
  line('M34 54 37 84M44 54 45 85M53 54 52 85M62 54 59 84', mix(main, WHITE, 0.25), 2.5) +
  shape(
    'M14 46C12 36 20 32 24 32 26 20 38 14 48 14S70 20 72 32C76 32 84 36 82 46 80 54 72 54 66 52 60 58 52 56 48 54 44 56 36 58 30 52 24 54 16 54 14 46z',
    '#d99a4e',
  ) +
  dots(
    [
      [36, 28],
      [50, 24],
      [62, 32],
      [28, 42],
      [46, 42],
      [60, 46],
      [72, 42],
    ],
    3.6,
    main,
  ) +
  dots(
    [
      [42, 34],
      [56, 40],
    ],
    2.4,
    dark,
  ) +
  line('M30 26C34 21 38 20 42 19', light, 2)

const doughnut: Drawing = ({ main, light, dark }) =>
  ring(
    main,
    main,
    disc(48, 46, 11, '#c98a45') +
      disc(48, 47, 9, CREAM) +
      [
        'M28 34 33 30',
        'M44 22 50 22',
        'M64 30 67 35',
        'M70 48 68 53',
        'M54 66 48 68',
        'M32 58 28 54',
      ]
        .map((d, i) => line(d, i % 2 ? WHITE : light, 3))
        .join('') +
      line('M60 60 64 57', dark, 3),
  )

const cookie: Drawing = ({ main, light, dark }) =>
  disc(48, 51, 36, dark) +
  disc(48, 48, 36, mix(main, '#e8b56c', 0.5)) +
  dots(
    [
      [34, 32],
      [58, 28],
      [70, 48],
      [50, 50],
      [28, 54],
      [42, 70],
      [62, 68],
    ],
    5,
    mix(main, '#3a2014', 0.65),
  ) +
  dots(
    [
      [44, 40],
      [62, 40],
      [36, 46],
    ],
    1.6,
    light,
  )

const cakeslice: Drawing = ({ main, light }) =>
  shape('M8 48 60 22C76 24 86 34 88 46z', light) +
  shape('M8 48H88V58H8z', '#f6e3b8') +
  shape('M8 58H88V64H8z', main) +
  shape('M8 64H88V76H8z', '#f6e3b8') +
  shape(
    'M8 44 60 18C76 20 86 30 88 42V50C80 56 76 46 70 50S58 58 52 50 40 46 34 50 18 56 8 48z',
    main,
  ) +
  box(6, 76, 84, 5, 2.5, '#d7dde2') +
  disc(62, 22, 6, '#e0394a') +
  line('M64 17 68 12', STEM, 2) +
  line('M26 40 44 31', light, 3)

const tart: Drawing = ({ main, light, dark }) =>
  shape('M10 50H86L76 78C75 82 73 83 69 83H27C23 83 21 82 20 78z', CRUST) +
  [20, 34, 48, 62, 76].map(x => line(`M${x} 56 ${48 + (x - 48) * 0.8} 80`, '#c0803a', 3)).join('') +
  oval(48, 48, 40, 15, '#e8b56c') +
  oval(48, 47, 33, 11, main) +
  dots(
    [
      [36, 46],
      [50, 43],
      [60, 49],
      [46, 51],
    ],
    3.4,
    dark,
  ) +
  oval(34, 42, 8, 2.4, light)

const square: Drawing = ({ main, light, dark }) =>
  shape('M10 46 48 28 86 46 48 66z', light) +
  shape('M10 46 48 66V86L10 66z', main) +
  shape('M86 46 48 66V86L86 66z', dark) +
  dots(
    [
      [36, 44],
      [52, 38],
      [62, 48],
      [48, 54],
    ],
    3,
    main,
  ) +
  dots(
    [
      [22, 60],
      [34, 70],
    ],
    2.4,
    dark,
  )

const cake: Drawing = ({ main, light, dark }) =>
  box(14, 52, 68, 30, 5, '#f6e3b8') +
  box(14, 66, 68, 6, 0, light) +
  shape(
    'M14 52C14 42 20 40 26 40H70C76 40 82 42 82 52V58C76 66 72 56 66 58S54 68 48 58 34 56 28 60 14 64 14 58z',
    main,
  ) +
  [32, 48, 64]
    .map(
      x =>
        box(x - 2, 24, 4, 16, 1, WHITE) +
        shape(`M${x} 12C${x + 5} 18 ${x + 3} 23 ${x} 23S${x - 5} 18 ${x} 12z`, '#f2a52a'),
    )
    .join('') +
  box(8, 82, 80, 5, 2.5, '#d7dde2') +
  line('M22 46H44', dark, 2)

const pie: Drawing = ({ main, light, dark }) =>
  shape('M12 52H84L76 78C75 82 73 83 69 83H27C23 83 21 82 20 78z', '#b9c1c9') +
  oval(48, 52, 40, 10, CRUST) +
  shape(
    'M10 50C12 30 30 22 48 22S84 30 86 50C80 58 72 54 66 57S54 62 48 57 36 54 30 57 16 58 10 50z',
    main,
  ) +
  line('M40 34 36 42M48 32V41M56 34 60 42', dark, 3.5) +
  line('M22 42C26 34 32 30 38 28', light, 3)

/** By the picture words of the lists of goods. */
export const bakes: Readonly<Record<string, Drawing>> = {
  loaf,
  baguette,
  flatbread,
  bagel,
  croissant,
  swirl,
  muffin,
  doughnut,
  cookie,
  cakeslice,
  tart,
  square,
  cake,
  pie,
}
