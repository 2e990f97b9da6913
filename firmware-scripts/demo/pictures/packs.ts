// Goods in cans, jars, cartons, boxes and bags.
import { badge, type EmblemName, sign } from './emblems.ts'
import {
  box,
  CREAM,
  type Drawing,
  disc,
  dots,
  INK,
  line,
  oval,
  STEEL,
  shape,
  shine,
  WHITE,
} from './pen.ts'

const bag =
  (emblem: EmblemName, see = false): Drawing =>
  ({ main, dark, light, deep }) =>
    shape('M24 20H72L76 30 74 78C73 84 69 86 65 86H31C27 86 23 84 22 78L20 30z', main) +
    shape('M24 20H72L70 12H26z', dark) +
    line('M28 16H68', light, 1.5) +
    (see
      ? box(31, 44, 34, 30, 8, CREAM) + sign(emblem, deep, 48, 59)
      : badge(emblem, deep, 48, 54, 1.15)) +
    shine(26, 32, 4, 40)

const sachet =
  (emblem: EmblemName): Drawing =>
  ({ main, dark, deep, light }) =>
    shape('M26 14H70V20L68 48 72 76V84H24V76L28 48 26 20z', main) +
    box(24, 12, 48, 8, 2, dark) +
    box(22, 78, 52, 8, 2, dark) +
    line('M28 16H68M27 82H69', light, 1.2) +
    badge(emblem, deep, 48, 48, 1.05)

const carton =
  (emblem: EmblemName): Drawing =>
  ({ main, dark, light, deep }) =>
    shape('M28 34 38 16H58L68 34z', light) +
    box(36, 9, 24, 9, 2, main) +
    box(28, 34, 40, 52, 3, WHITE) +
    shape('M28 58C40 50 56 66 68 56V83a3 3 0 0 1-3 3H31a3 3 0 0 1-3-3z', main) +
    line('M28 34H68', dark, 2) +
    sign(emblem, deep, 48, 47, 0.8)

const packet =
  (emblem: EmblemName): Drawing =>
  ({ main, dark, light, deep }) =>
    shape('M22 22 32 14H80L70 22z', light) +
    shape('M70 22 80 14V74L70 84z', dark) +
    box(22, 22, 48, 62, 2, main) +
    badge(emblem, deep, 46, 48, 1.2) +
    box(30, 70, 32, 4, 2, light)

const flatBox =
  (emblem: EmblemName): Drawing =>
  ({ main, dark, light, deep }) =>
    shape('M10 36 22 26H86L74 36z', light) +
    shape('M74 36 86 26V62L74 74z', dark) +
    box(10, 36, 64, 38, 2, main) +
    badge(emblem, deep, 32, 55) +
    box(50, 46, 18, 4, 2, light) +
    box(50, 54, 12, 4, 2, light) +
    box(50, 62, 16, 4, 2, light)

const jar =
  (emblem: EmblemName, lid = '#e8e2d4'): Drawing =>
  ({ main, dark, deep, light }) =>
    box(30, 14, 36, 12, 3, lid) +
    line('M31 22H65', '#00000022', 2) +
    shape(
      'M32 26H64C72 28 74 34 74 40V76C74 82 70 86 64 86H32C26 86 22 82 22 76V40C22 34 24 28 32 26z',
      main,
    ) +
    shape('M24 50H72V74H24z', CREAM) +
    sign(emblem, dark, 48, 62) +
    line('M24 50H72M24 74H72', deep, 1) +
    shine(27, 33, 4, 13) +
    oval(50, 34, 16, 3, light)

const tin =
  (emblem: EmblemName): Drawing =>
  ({ main, dark, light, deep }) =>
    shape('M20 24V76C20 90 76 90 76 76V24z', STEEL) +
    shape('M20 32V72C20 85 76 85 76 72V32C76 42 20 42 20 32z', main) +
    shape('M66 38C72 36 76 34 76 32V72C76 76 72 79 66 80z', dark) +
    oval(48, 24, 28, 9, '#e3e8ec') +
    oval(48, 24, 23, 6.5, STEEL) +
    badge(emblem, deep, 46, 60) +
    line('M25 42V70', light, 3)

const can =
  (emblem: EmblemName, wide = 20): Drawing =>
  ({ main, dark, light, deep }) => {
    const left = 48 - wide
    const right = 48 + wide
    return (
      shape(
        `M${left + 4} 13H${right - 4}L${right} 22V78L${right - 4} 87H${left + 4}L${left} 78V22z`,
        STEEL,
      ) +
      shape(`M${left} 22H${right}V78H${left}z`, main) +
      shape(`M${right - 8} 22H${right}V78H${right - 8}z`, dark) +
      oval(48, 13, wide - 4, 3.5, '#e9edf0') +
      oval(48, 13, 5, 1.4, '#8f99a3') +
      badge(emblem, deep, 47, 49, wide / 19) +
      shape(
        `M${left} 68C${left + 12} 62 ${right - 12} 76 ${right} 68V72C${right - 12} 80 ${left + 12} 66 ${left} 72z`,
        light,
      ) +
      shine(left + 4, 26, 3.5, 46)
    )
  }

const pot =
  (emblem: EmblemName): Drawing =>
  ({ main, light, deep, dark }) =>
    shape('M22 32H74L68 80C67 84 65 86 61 86H35C31 86 29 84 28 80z', WHITE) +
    shape('M24 46H72L69 72H27z', main) +
    oval(48, 31, 28, 7, light) +
    oval(48, 29, 28, 7, STEEL) +
    line('M74 28 80 24', dark, 4) +
    sign(emblem, deep, 48, 60, 0.95) +
    sign(emblem, WHITE, 48, 59, 0.9)

const tub =
  (emblem: EmblemName, lid = WHITE): Drawing =>
  ({ main, dark, deep, light }) =>
    shape('M18 36H78L72 80C71 84 69 86 65 86H31C27 86 25 84 24 80z', main) +
    box(14, 26, 68, 12, 5, lid) +
    line('M18 35H78', dark, 2) +
    badge(emblem, deep, 48, 62, 1.05) +
    shape('M24 44H30L33 80H29z', light)

const tube =
  (emblem: EmblemName): Drawing =>
  ({ main, dark, light, deep }) =>
    `<g transform="rotate(-32 48 48)">${
      shape('M8 36V62L70 66V30z', main) +
      box(5, 34, 6, 30, 1, light) +
      box(70, 36, 14, 24, 3, dark) +
      shape('M20 44 70 42V47L20 48z', light) +
      badge(emblem, deep, 46, 49, 0.72)
    }</g>`

const spiceJar: Drawing = ({ main, dark, light }) =>
  box(32, 12, 32, 16, 3, INK) +
  dots(
    [
      [40, 17],
      [48, 17],
      [56, 17],
    ],
    1.6,
    '#9aa3ad',
  ) +
  shape(
    'M34 28H62C68 30 70 34 70 38V80C70 85 67 88 63 88H33C29 88 26 85 26 80V38C26 34 28 30 34 28z',
    '#eef1f3',
  ) +
  shape('M29 46C40 42 56 50 67 45V80C67 83 65 85 62 85H34C31 85 29 83 29 80z', main) +
  dots(
    [
      [36, 54],
      [44, 58],
      [58, 54],
      [62, 64],
      [34, 66],
      [50, 76],
      [60, 78],
      [38, 78],
    ],
    1.8,
    dark,
  ) +
  box(34, 58, 28, 16, 2, CREAM) +
  line('M39 63H57M42 69H54', light, 2)

const bar: Drawing = ({ main, dark, light, deep }) =>
  `<g transform="rotate(-20 48 48)">${
    shape(
      'M8 34 12 30 16 34 20 30H76L80 34 84 30 88 34V62L84 66 80 62 76 66H20L16 62 12 66 8 62z',
      main,
    ) +
    shape('M60 30H76L80 34 84 30 88 34V62L84 66 80 62 76 66H60z', dark) +
    box(20, 40, 34, 5, 2.5, light) +
    box(20, 50, 24, 5, 2.5, light) +
    disc(68, 48, 8, CREAM) +
    disc(68, 48, 4.5, deep)
  }</g>`

const pills: Drawing = ({ main, light, dark }) =>
  box(12, 22, 60, 42, 3, WHITE) +
  box(12, 22, 60, 12, 3, main) +
  sign('plus', main, 28, 49, 0.9) +
  box(44, 42, 20, 4, 2, light) +
  box(44, 50, 14, 4, 2, light) +
  box(36, 56, 48, 28, 4, '#d5dbe1') +
  [44, 56, 68]
    .map(x =>
      [64, 74]
        .map(
          y => oval(x + 2, y + 1, 5, 3.4, light) + oval(x + 2, y, 5, 3.4, x === 56 ? dark : main),
        )
        .join(''),
    )
    .join('')

const flatTin: Drawing = ({ main, dark, light, deep }) =>
  shape('M8 46V62C8 84 88 84 88 62V46z', '#a9b3bc') +
  shape('M8 52C8 74 88 74 88 52V62C88 84 8 84 8 62z', main) +
  oval(48, 46, 40, 18, '#e3e8ec') +
  oval(48, 45, 34, 14, light) +
  sign('fish', deep, 46, 46, 1.5) +
  oval(70, 38, 7, 4, STEEL) +
  line('M14 66C20 72 28 75 36 76', dark, 2)

const blank: Drawing = ({ main, dark, light }) =>
  box(20, 30, 56, 50, 4, main) + box(20, 30, 56, 12, 4, dark) + line('M30 56H66M30 66H54', light, 4)

const sixPack: Drawing = ({ main, dark, light, deep }) =>
  box(14, 30, 68, 54, 4, main) +
  shape('M14 34A4 4 0 0 1 18 30H78A4 4 0 0 1 82 34V46H14z', dark) +
  box(36, 35, 24, 7, 3.5, deep) +
  sign('chip', light, 32, 65) +
  sign('chip', light, 62, 65)

const kidsJuice: Drawing = ({ main, dark, light, deep }) =>
  line('M54 26 58 10 68 12', WHITE, 4) +
  line('M54 26 58 10 68 12', light, 2) +
  shape('M28 26H60L70 20H38z', light) +
  shape('M60 26 70 20V80L60 86z', dark) +
  box(28, 26, 32, 60, 2, main) +
  badge('orange', deep, 44, 54, 0.9)

/** By the picture words of the lists of goods. */
export const packs: Readonly<Record<string, Drawing>> = {
  pouch: bag('bean'),
  ricebag: bag('wheat', true),
  flour: bag('wheat'),
  pasta: bag('wheat', true),
  frozenbag: bag('snow'),
  petfood: bag('paw'),
  sweetbag: sachet('star'),
  crisps: sachet('chip'),
  nuts: bag('nut', true),
  catpouch: sachet('fish'),
  box: packet('leaf'),
  cereal: packet('bowl'),
  washbox: packet('bubble'),
  frozenbox: flatBox('snow'),
  crackers: flatBox('wheat'),
  biscuits: flatBox('star'),
  giftbox: flatBox('heart'),
  foilbox: flatBox('band'),
  matches: flatBox('sun'),
  crispsbox: sixPack,
  carton: carton('leaf'),
  milk: carton('cow'),
  juice: carton('orange'),
  kidsjuice: kidsJuice,
  jar: jar('leaf'),
  jam: jar('berry', '#d9483b'),
  babyjar: jar('heart', '#64b5d9'),
  spice: spiceJar,
  tin: tin('tomato'),
  souptin: tin('bowl'),
  pettin: tin('paw'),
  tin2: tin('leaf'),
  powder: tin('heart'),
  flattin: flatTin,
  can: can('bubble'),
  slimcan: can('star', 16),
  beercan: can('wheat', 19),
  pot: pot('berry'),
  tub: tub('cow'),
  icetub: tub('snow', '#f7f3ea'),
  dip: tub('leaf', '#f0f3f5'),
  tube: tube('plus'),
  pills,
  bar,
  gum: blank,
}
