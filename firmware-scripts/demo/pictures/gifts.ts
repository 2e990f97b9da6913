// Papers, stationery and gifts.
import { badge, sign } from './emblems.ts'
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
  STEEL,
  STEM,
  shape,
  shine,
  WHITE,
} from './pen.ts'

const newspaper: Drawing = ({ main, light, dark }) =>
  shape('M70 22H84V76C84 82 80 84 76 84', '#cfd6db') +
  box(14, 12, 60, 72, 3, '#f5f2ea') +
  shape('M74 28H84V76C84 81 80 84 77 84H68C72 84 74 80 74 76z', '#dcd8cc') +
  box(20, 18, 48, 10, 1, main) +
  box(20, 34, 24, 20, 1, light) +
  shape('M20 54 28 44 34 50 38 46 44 54z', dark) +
  line('M50 36H68M50 43H68M50 50H68M20 62H68M20 69H68M20 76H56', '#b9b5aa', 2.5)

const magazine: Drawing = ({ main, light, dark, pale }) =>
  placed(
    box(-26, -36, 52, 72, 3, dark) +
      box(-30, -38, 54, 72, 3, main) +
      box(-24, -32, 42, 9, 1, WHITE) +
      disc(-3, 4, 17, light) +
      shape('M-20 14-6-4 2 6 8 0 14 14z', pale) +
      line('M-24 28H0', WHITE, 3) +
      box(8, 22, 12, 8, 1, WHITE),
    50,
    50,
    1,
    6,
  )

const book: Drawing = ({ main, light, dark }) =>
  shape('M20 18C20 12 24 10 28 10H76V76H28C24 76 20 80 20 82z', main) +
  shape('M20 82C20 76 24 74 28 74H76V88H28C24 88 20 86 20 82z', '#f5f0e2') +
  line('M30 78H74M30 83H74', '#d9d2bf', 1.5) +
  line('M28 88H76', dark, 3) +
  box(32, 20, 34, 24, 2, light) +
  sign('anchor', dark, 49, 32, 0.8) +
  line('M34 54H64M40 61H58', light, 3) +
  box(20, 12, 7, 66, 3, dark)

const notebook: Drawing = ({ main, light, dark }) =>
  box(22, 12, 56, 74, 5, dark) +
  box(20, 10, 56, 74, 5, main) +
  box(36, 24, 32, 18, 2, CREAM) +
  line('M41 30H62M41 36H56', light, 2.5) +
  box(66, 10, 5, 74, 0, dark) +
  [20, 32, 44, 56, 68].map(y => line(`M15 ${y}H26`, STEEL, 4)).join('')

const pen: Drawing = ({ main, light, dark }) =>
  placed(
    box(-9, -40, 18, 58, 3, main) +
      box(-9, -40, 6, 58, 3, light) +
      box(-9, 10, 18, 8, 0, dark) +
      shape('M-9 18H9L0 42z', '#e8c79a') +
      shape('M-4 32H4L0 42z', INK) +
      box(-9, -46, 18, 9, 3, dark) +
      line('M11-34V-10', STEEL, 3),
    48,
    48,
    1,
    38,
  )

const office: Drawing = ({ main, light, dark }) =>
  disc(44, 50, 34, main) +
  disc(44, 50, 26, light) +
  disc(44, 50, 17, CREAM) +
  shape('M44 84H84V78L88 80V90H44z', main) +
  disc(44, 50, 13, '#e9eef1') +
  line('M18 40C22 30 30 24 38 22', dark, 3)

const card: Drawing = ({ main, light, dark, deep }) =>
  placed(
    box(-28, -22, 62, 44, 2, '#e6dccb') + line('M-28-22 3 4 34-22', '#cdbfa6', 2.5),
    44,
    64,
    1,
    -6,
  ) +
  placed(
    box(-24, -30, 48, 60, 3, main) +
      box(-20, -26, 40, 52, 2, light) +
      disc(0, -2, 15, CREAM) +
      sign('heart', deep, 0, -2) +
      line('M-12 20H12', dark, 3),
    54,
    42,
    1,
    8,
  )

const stamps: Drawing = ({ main, light, dark }) =>
  [
    [18, 18],
    [46, 38],
  ]
    .map(
      ([x = 0, y = 0]) =>
        box(x, y, 34, 42, 1, WHITE) +
        dots(
          [
            [x + 5, y],
            [x + 13, y],
            [x + 21, y],
            [x + 29, y],
            [x + 5, y + 42],
            [x + 13, y + 42],
            [x + 21, y + 42],
            [x + 29, y + 42],
          ],
          2,
          '#e9eef3',
        ) +
        box(x + 4, y + 5, 26, 32, 1, main) +
        disc(x + 17, y + 18, 8, light) +
        line(`M${x + 9} ${y + 32}H${x + 25}`, dark, 2.5),
    )
    .join('')

const carrier: Drawing = ({ main, light, dark, deep }) =>
  line('M34 34V24C34 10 62 10 62 24V34', deep, 5) +
  shape('M18 32H78L82 84C82 87 80 88 78 88H18C16 88 14 87 14 84z', main) +
  shape('M66 32H78L82 84C82 87 80 88 78 88H70z', dark) +
  badge('anchor', deep, 44, 60, 1.1) +
  line('M22 38H64', light, 2)

const tshirt: Drawing = ({ main, light, dark }) =>
  shape('M34 16 10 30 20 50 28 46V84H68V46L76 50 86 30 62 16C58 26 38 26 34 16z', main) +
  line('M34 16C38 28 58 28 62 16', dark, 4) +
  line('M28 46 26 36M68 46 70 36', dark, 2.5) +
  sign('anchor', light, 48, 54, 1.3)

const souvenirmug: Drawing = ({ main, light, dark }) =>
  line('M64 36C86 34 86 66 62 64', dark, 8) +
  shape('M16 24H68V74C68 82 64 86 58 86H26C20 86 16 82 16 74z', main) +
  oval(42, 24, 26, 7, light) +
  oval(42, 25, 22, 5, dark) +
  badge('anchor', dark, 42, 56, 1.15) +
  shine(20, 34, 4, 40)

const magnet: Drawing = ({ main, light, dark }) =>
  shape('M40 30H56L62 84H34z', WHITE) +
  shape('M39 40H57L58 52H38zM36.5 64H59.5L61 76H35z', main) +
  box(38, 16, 20, 14, 1, '#f2cf4a') +
  shape('M36 16 48 6 60 16z', dark) +
  box(34, 29, 28, 4, 1, dark) +
  shape('M60 20 88 12V30L60 26zM36 20 8 12V30L36 26z', '#f9e7a0') +
  shape('M14 84C26 78 34 86 48 82S72 78 82 84V90H14z', light)

const postcard: Drawing = ({ main, light, dark }) =>
  placed(
    box(-40, -28, 80, 56, 2, WHITE) +
      box(-36, -24, 72, 48, 1, light) +
      disc(14, -8, 9, '#fff3c4') +
      shape('M-36 8C-20-6-8 4 4 2S24-4 36 6V24H-36z', main) +
      shape('M-36 14C-20 8-6 18 8 12S28 12 36 14V24H-36z', dark) +
      shape('M-16 10H4L0 16H-12zM-7 8V-10L4 6z', WHITE),
    48,
    48,
    1,
    -7,
  )

const boat: Drawing = ({ main, light, dark }) =>
  line('M48 8V64', STEM, 4) +
  shape('M52 10C74 24 80 42 80 56H52z', WHITE) +
  shape('M52 36H77C79 42 80 50 80 56H52z', light) +
  shape('M44 18V56H18C22 42 32 28 44 18z', main) +
  shape('M10 62H86C84 76 76 82 68 82H28C20 82 12 76 10 62z', '#a8713f') +
  line('M12 68H84', dark, 3) +
  shape('M4 82C14 76 22 86 34 82S56 76 66 82 84 84 92 80V90H4z', '#6ab8d8')

const plush: Drawing = ({ main, light, dark }) =>
  disc(26, 24, 11, dark) +
  disc(70, 24, 11, dark) +
  oval(48, 72, 26, 18, dark) +
  disc(48, 42, 30, main) +
  oval(48, 52, 14, 11, light) +
  disc(36, 38, 4, INK) +
  disc(60, 38, 4, INK) +
  oval(48, 47, 5, 3.6, INK) +
  line('M48 50V54M42 57C45 60 51 60 54 57', INK, 2) +
  oval(48, 78, 14, 9, light)

const bucket: Drawing = ({ main, light, dark }) =>
  line('M20 36C24 4 72 4 76 36', '#8a96a3', 4) +
  shape('M16 34H80L72 82C71 86 69 88 64 88H32C27 88 25 86 24 82z', main) +
  shape('M66 34H80L72 82C71 86 69 88 64 88H58z', dark) +
  box(12, 30, 72, 9, 4, light) +
  badge('star', dark, 46, 62) +
  line('M88 16 74 60', '#e2574c', 4)

const candle: Drawing = ({ main, light, dark }) =>
  shape('M48 4C56 14 58 20 54 25 50 29 44 28 42 24 40 18 46 12 48 4z', '#f2a52a') +
  line('M48 24V36', INK, 2.5) +
  shape('M24 36H72V80C72 85 68 88 62 88H34C28 88 24 85 24 80z', main) +
  oval(48, 36, 24, 6, light) +
  box(32, 52, 32, 24, 2, CREAM) +
  sign('leaf', dark, 48, 64, 0.9) +
  shine(27, 44, 3.5, 36)

const shellgift: Drawing = ({ main, light, dark }) =>
  shape('M48 12 57 36 84 36 63 52 71 78 48 62 25 78 33 52 12 36 39 36z', main) +
  line('M48 24V50M72 41 50 50M62 68 49 52M34 68 47 52M24 41 46 50', light, 3) +
  dots(
    [
      [48, 50],
      [40, 44],
      [56, 44],
    ],
    2.4,
    dark,
  ) +
  shape('M8 84C24 78 36 88 52 84S80 80 90 84V90H8z', '#ecd9b0')

const umbrella: Drawing = ({ main, light, dark }) =>
  line('M48 12V78C48 90 64 90 64 78', STEM, 5) +
  shape(
    'M6 52C8 28 26 14 48 14S88 28 90 52C84 44 74 44 69 52 64 44 54 44 48 52 42 44 32 44 27 52 22 44 12 44 6 52z',
    main,
  ) +
  shape('M48 14C60 20 68 36 69 52 64 44 54 44 48 52z', dark) +
  shape('M48 14C36 20 28 36 27 52 22 44 12 44 6 52 8 28 26 14 48 14z', light)

const flowers: Drawing = ({ main, light, dark }) => {
  const bloom = (x: number, y: number, fill: string) =>
    dots(
      [
        [x, y - 7],
        [x + 7, y - 2],
        [x + 4, y + 6],
        [x - 4, y + 6],
        [x - 7, y - 2],
      ],
      6,
      fill,
    ) + disc(x, y, 4.5, '#f5d04a')
  return (
    line('M34 34 46 66M62 34 50 66M48 28V66', LEAF, 4) +
    shape(
      'M48 58C34 54 24 46 22 40 34 42 44 48 48 58zM48 58C62 54 72 46 74 40 62 42 52 48 48 58z',
      LEAF,
    ) +
    bloom(28, 30, light) +
    bloom(68, 30, dark) +
    bloom(48, 20, main) +
    shape('M28 52 48 62 68 52 58 90H38z', CREAM) +
    line('M38 74H58', main, 4)
  )
}

/** By the picture words of the lists of goods. */
export const gifts: Readonly<Record<string, Drawing>> = {
  newspaper,
  magazine,
  book,
  notebook,
  pen,
  office,
  card,
  stamps,
  carrier,
  tshirt,
  souvenirmug,
  magnet,
  postcard,
  boat,
  plush,
  bucket,
  candle,
  shellgift,
  umbrella,
  flowers,
}
