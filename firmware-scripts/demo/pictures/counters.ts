// Meat and fish.
import { box, CREAM, type Drawing, disc, INK, line, oval, shape, shine, WHITE } from './pen.ts'

const steak: Drawing = ({ main, light, dark }) =>
  shape('M18 34C30 16 64 14 78 32 90 50 78 64 66 68 54 72 52 82 38 82 18 82 8 56 18 34z', CREAM) +
  shape('M23 38C34 22 62 20 73 36 82 50 72 58 62 62 50 66 48 76 38 75 22 74 15 56 23 38z', main) +
  line('M32 44C42 34 54 36 60 44M30 58C38 52 46 54 50 58', light, 3) +
  disc(60, 46, 6, CREAM) +
  disc(60, 46, 3, dark)

const chop: Drawing = ({ main, light }) =>
  shape('M60 24 82 10 88 18 66 38z', CREAM) +
  disc(85, 12, 5, CREAM) +
  shape('M14 58C14 36 38 24 58 28 74 32 72 54 60 64 46 76 16 82 14 58z', '#f2dcc4') +
  shape('M20 58C20 42 40 32 56 35 66 38 64 52 55 59 43 69 21 73 20 58z', main) +
  line('M30 52C38 44 46 44 52 46', light, 3)

const mince: Drawing = ({ main, light, dark }) =>
  box(10, 40, 76, 42, 8, '#e7ecef') +
  box(15, 45, 66, 32, 6, '#d3dade') +
  [24, 36, 48, 60, 72]
    .map((x, i) =>
      line(
        `M${x - 6} ${62 - (i % 2) * 6}C${x - 4} ${44 - (i % 2) * 4} ${x + 6} 50 ${x} 66`,
        i % 2 ? main : dark,
        7,
      ),
    )
    .join('') +
  line('M28 46C38 36 58 36 68 48M32 56C42 48 56 50 64 58', main, 7) +
  line('M36 44C44 40 52 40 58 43', light, 2.5)

const chicken: Drawing = ({ main, light, dark }) =>
  shape(
    'M20 40C24 18 56 10 72 26 86 42 74 64 56 66 50 67 46 70 42 74L34 66C36 62 18 56 20 40z',
    main,
  ) +
  shape('M72 26C86 42 74 64 56 66 50 67 46 70 42 74L39 71C52 58 70 54 72 26z', dark) +
  line('M40 70 26 82', CREAM, 8) +
  disc(22, 79, 6, CREAM) +
  disc(29, 87, 6, CREAM) +
  oval(38, 32, 9, 5, light)

const sausages: Drawing = ({ main, light, dark }) =>
  [
    [30, -10],
    [50, 0],
    [70, 10],
  ]
    .map(
      ([y = 0, x = 0]) =>
        line(`M${22 + x / 2} ${y + 8}C36 ${y - 10} 60 ${y - 10} ${74 + x / 2} ${y + 6}`, dark, 17) +
        line(`M${22 + x / 2} ${y + 7}C36 ${y - 11} 60 ${y - 11} ${74 + x / 2} ${y + 5}`, main, 14) +
        line(`M32 ${y - 3}C40 ${y - 8} 54 ${y - 8} 62 ${y - 4}`, light, 2.5),
    )
    .join('')

const fish: Drawing = ({ main, light, dark, pale }) =>
  shape('M6 50C20 26 52 24 70 44L88 28C92 40 92 60 88 72L70 56C52 76 20 74 6 50z', main) +
  shape('M10 55C28 62 52 62 70 50V56C52 76 22 74 8 54z', pale) +
  shape('M34 32C40 22 52 22 58 34z', dark) +
  line('M28 38C34 46 34 54 28 62', dark, 2.5) +
  line('M42 46C45 49 45 52 42 55M52 45C55 48 55 52 52 55M61 46C63 49 63 51 61 54', light, 2.5) +
  disc(19, 46, 4, WHITE) +
  disc(18.5, 46, 2, INK)

/** With its tail on: without it would be a loaf. */
const fillet: Drawing = ({ main, light, dark, deep }) =>
  shape('M6 56C20 32 54 30 74 48L92 38C88 50 88 62 92 72L74 62C54 80 20 78 6 56z', deep) +
  shape('M6 51C20 27 54 25 74 43L92 33C88 45 88 57 92 67L74 57C54 75 20 73 6 51z', main) +
  line('M10 51C34 47 54 47 74 50', dark, 2.5) +
  line(
    'M26 38L32 48M42 34L49 47M58 37L64 48M26 64L32 52M42 68L49 53M58 65L64 52M80 45L86 42M80 55L86 58',
    light,
    2.5,
  )

const prawn: Drawing = ({ main, light, dark }) =>
  shape(
    'M74 26C50 12 16 22 14 50 12 76 40 88 58 78L54 68C44 72 32 66 34 52 36 40 54 38 68 44z',
    main,
  ) +
  line('M54 19 50 40M36 24 40 44M20 38 35 48M15 56 34 56M22 74 37 63M40 82 46 70', dark, 2.5) +
  shape('M58 78 78 76 72 86 80 90 60 90 54 80z', dark) +
  line('M74 28C84 28 88 22 90 16M74 34C84 36 90 34 92 30', light, 2) +
  disc(66, 32, 3, INK)

const shell: Drawing = ({ main, light, dark }) =>
  shape('M48 84 34 80C10 68 6 44 16 30 26 16 38 14 48 14S70 16 80 30C90 44 86 68 62 80z', main) +
  line('M48 80V18M44 80 28 20M40 78 15 36M52 80 68 20M56 78 81 36', dark, 3) +
  shape('M34 80 48 74 62 80 58 88H38z', light)

const crab: Drawing = ({ main, light, dark }) =>
  line('M24 62 10 72M26 70 16 82M72 62 86 72M70 70 80 82M26 50 14 44M70 50 82 44', dark, 5) +
  shape(
    'M16 44C4 40 2 22 14 14L17 26 26 16C32 28 28 42 16 44zM80 44C92 40 94 22 82 14L79 26 70 16C64 28 68 42 80 44z',
    main,
  ) +
  shape('M18 58C18 40 34 36 48 36S78 40 78 58C78 74 64 80 48 80S18 74 18 58z', main) +
  line('M34 66C42 72 54 72 62 66', dark, 3) +
  line('M40 38V28M56 38V28', main, 4) +
  disc(40, 27, 4.5, WHITE) +
  disc(56, 27, 4.5, WHITE) +
  disc(40, 27, 2, INK) +
  disc(56, 27, 2, INK) +
  oval(32, 50, 6, 3, light)

const squid: Drawing = ({ main, light, dark }) =>
  shape('M48 8C62 18 70 34 68 54H28C26 34 34 18 48 8z', main) +
  shape('M30 30 14 40 28 46zM66 30 82 40 68 46z', dark) +
  line(
    'M32 54C28 66 34 72 28 84M40 54C38 68 44 74 40 88M48 54V90M56 54C58 68 52 74 56 88M64 54C68 66 62 72 68 84',
    main,
    5,
  ) +
  disc(40, 46, 4, WHITE) +
  disc(56, 46, 4, WHITE) +
  disc(40, 47, 2, INK) +
  disc(56, 47, 2, INK) +
  shine(38, 18, 4, 16) +
  line('M44 52H52', light, 2)

/** By the picture words of the lists of goods. */
export const counters: Readonly<Record<string, Drawing>> = {
  steak,
  chop,
  mince,
  chicken,
  sausages,
  fish,
  fillet,
  prawn,
  shell,
  crab,
  squid,
}
