// What a household, a baby and a dog need.
import { sign } from './emblems.ts'
import {
  box,
  CREAM,
  type Drawing,
  disc,
  dots,
  INK,
  line,
  oval,
  placed,
  STEEL,
  STEM,
  shape,
  WHITE,
} from './pen.ts'

const rolls: Drawing = ({ main, light, pale }) => {
  const roll = (x: number, y: number) =>
    box(x - 17, y, 34, 30, 3, WHITE) +
    box(x - 17, y + 12, 34, 8, 0, light) +
    oval(x, y, 17, 7, '#f1f4f7') +
    oval(x, y, 6, 2.6, '#c9a878')
  return (
    roll(30, 54) +
    roll(66, 54) +
    roll(48, 22) +
    box(60, 74, 22, 8, 4, main) +
    line('M20 82H46', pale, 2)
  )
}

const sponge: Drawing = ({ main, light, dark }) =>
  shape('M12 44 26 32H86L74 44z', light) +
  shape('M74 44 86 32V62L74 76z', dark) +
  box(12, 44, 62, 32, 5, main) +
  shape('M12 46a4 4 0 0 1 4-4H74V54H12z', '#5a9a5a') +
  dots(
    [
      [24, 62],
      [38, 68],
      [52, 60],
      [64, 70],
    ],
    3,
    dark,
  ) +
  dots(
    [
      [30, 24],
      [22, 16],
      [38, 14],
    ],
    5,
    '#cfe7f5',
  )

const bulb: Drawing = ({ main, light }) =>
  line('M48 4V9M18 16 22 20M78 16 74 20M8 44H13M83 44H88', main, 4) +
  shape(
    'M48 14C66 14 76 28 76 42 76 56 64 60 62 70H34C32 60 20 56 20 42 20 28 30 14 48 14z',
    main,
  ) +
  oval(36, 34, 6, 10, light) +
  line('M42 68V52L48 58 54 52V68', WHITE, 2.5) +
  box(35, 70, 26, 6, 2, STEEL) +
  box(36, 77, 24, 6, 2, '#9aa4ae') +
  box(42, 83, 12, 5, 2, INK)

const battery: Drawing = ({ main, dark, light }) =>
  [30, 66]
    .map(
      x =>
        box(x - 5, 10, 10, 7, 2, STEEL) +
        box(x - 14, 16, 28, 70, 4, INK) +
        box(x - 14, 16, 28, 30, 4, main) +
        box(x - 14, 40, 28, 6, 0, dark) +
        box(x - 10, 22, 4, 56, 2, light) +
        line(`M${x + 3} 30H${x + 9}M${x + 6} 27V33`, WHITE, 2.5),
    )
    .join('')

const logs: Drawing = ({ main, light, dark }) =>
  shape(
    'M30 12C40 24 24 26 32 36 36 30 36 26 34 20zM58 8C72 24 52 28 60 38 66 32 66 24 64 18z',
    '#f2962a',
  ) +
  [
    [30, 66],
    [66, 66],
    [48, 44],
  ]
    .map(
      ([x = 0, y = 0]) =>
        disc(x, y, 18, dark) +
        disc(x, y, 15, light) +
        disc(x, y, 10, main) +
        disc(x, y, 7, light) +
        disc(x, y, 3, main),
    )
    .join('')

const tissues: Drawing = ({ main, light, dark, pale }) =>
  shape('M38 44C32 28 40 14 54 10 50 20 66 22 60 44z', WHITE) +
  shape('M54 10C50 20 66 22 60 44H50C56 30 46 24 54 10z', '#e6ebf0') +
  shape('M12 46 24 36H84L74 46z', light) +
  oval(48, 41, 18, 3.5, dark) +
  shape('M74 46 84 36V68L74 80z', dark) +
  box(12, 46, 62, 34, 3, main) +
  sign('leaf', pale, 30, 64) +
  sign('leaf', pale, 56, 62, 0.8)

const soapbar: Drawing = ({ main, light, dark }) =>
  shape(
    'M14 48C14 40 20 36 28 36H68C76 36 82 40 82 48V66C82 74 76 78 68 78H28C20 78 14 74 14 66z',
    dark,
  ) +
  box(14, 32, 68, 40, 16, main) +
  box(24, 40, 48, 24, 10, light) +
  sign('leaf', dark, 48, 52, 0.8) +
  dots(
    [
      [22, 20],
      [76, 24],
    ],
    6,
    '#dbeef7',
  ) +
  dots(
    [
      [34, 12],
      [66, 16],
    ],
    4,
    '#dbeef7',
  )

const toothbrush: Drawing = ({ main, light, dark }) =>
  placed(
    box(-44, -5, 88, 10, 5, main) +
      box(18, -5, 26, 10, 5, light) +
      box(20, -19, 22, 15, 2, WHITE) +
      [24, 30, 36].map(x => box(x - 1.5, -19, 3, 15, 1, '#8ac8e8')).join('') +
      box(-40, -2, 30, 3, 1.5, dark),
    48,
    52,
    1,
    -38,
  )

const lipstick: Drawing = ({ main, light, dark }) =>
  shape('M38 40V22C38 16 52 10 58 12V40z', main) +
  shape('M50 13C54 12 58 12 58 12V40H50z', dark) +
  box(36, 38, 24, 12, 1, '#d9b85a') +
  box(31, 48, 34, 40, 4, INK) +
  box(36, 52, 4, 32, 2, '#6a7280') +
  box(31, 60, 34, 5, 0, light)

const nappies: Drawing = ({ main, light, dark, deep }) =>
  shape(
    'M18 26C18 20 24 16 30 16H66C72 16 78 20 78 26V80C78 84 74 86 70 86H26C22 86 18 84 18 80z',
    main,
  ) +
  shape('M36 16V8C36 5 60 5 60 8V16', light) +
  shape('M18 60C32 50 62 72 78 58V80C78 84 74 86 70 86H26C22 86 18 84 18 80z', dark) +
  shape('M30 32H66C66 44 58 50 56 58H40C38 50 30 44 30 32z', WHITE) +
  sign('heart', deep, 48, 44, 0.7)

const babybottle: Drawing = ({ main, light, dark }) =>
  shape('M42 20C42 10 46 8 48 8S54 10 54 20C58 22 60 24 60 28H36C36 24 38 22 42 20z', '#e8c49a') +
  box(30, 27, 36, 10, 3, main) +
  shape(
    'M32 37H64C68 44 68 50 66 56V80C66 85 63 88 58 88H38C33 88 30 85 30 80V56C28 50 28 44 32 37z',
    '#e8f3f8',
  ) +
  shape('M29.5 54H66.5V80C66 85 63 88 58 88H38C33 88 30 85 30 80z', CREAM) +
  line('M54 58H62M57 66H62M54 74H62', dark, 2.5) +
  sign('heart', light, 42, 68, 0.8)

const babygrow: Drawing = ({ main, light, dark, deep }) =>
  shape(
    'M34 14 12 28 20 46 28 42V60L22 84H42L48 68 54 84H74L68 60V42L76 46 84 28 62 14C58 22 38 22 34 14z',
    main,
  ) +
  line('M34 14C38 24 58 24 62 14', dark, 4) +
  line('M22 80H42M54 80H74', light, 4) +
  sign('star', light, 48, 44, 0.9) +
  dots(
    [
      [42, 64],
      [48, 62],
      [54, 64],
    ],
    1.8,
    deep,
  )

const socks: Drawing = ({ main, light, dark }) =>
  [
    [14, 0],
    [46, 6],
  ]
    .map(([x = 0, y = 0]) =>
      placed(
        shape('M6 10H28V46C36 50 42 54 42 62 42 70 36 72 30 72H16C8 72 4 66 4 60z', main) +
          box(4, 8, 26, 9, 3, dark) +
          shape('M42 60C42 70 36 72 30 72H26C26 62 34 58 40 56z', light) +
          line('M6 26H28M6 34H28', light, 3),
        x - 4,
        y + 6,
      ),
    )
    .join('')

const hat: Drawing = ({ main, light, dark }) =>
  shape('M20 56C20 30 32 18 48 18S76 30 76 56z', main) +
  shape('M58 20C70 24 76 36 76 56H62C64 42 62 30 58 20z', dark) +
  shape('M6 60C10 54 22 52 48 52S86 54 90 60C92 68 74 74 48 74S4 68 6 60z', light) +
  shape('M20 50C30 58 66 58 76 50V58C66 66 30 66 20 58z', dark) +
  oval(38, 32, 4, 8, light)

const seat: Drawing = ({ main, light, dark }) =>
  box(26, 8, 44, 56, 14, main) +
  box(34, 16, 28, 40, 9, light) +
  shape(
    'M18 56H78C82 56 84 60 84 64V74C84 80 80 84 74 84H22C16 84 12 80 12 74V64C12 60 14 56 18 56z',
    dark,
  ) +
  box(22, 60, 52, 12, 6, main) +
  line('M38 16 44 60M58 16 52 60', '#e2574c', 4) +
  box(43, 46, 10, 8, 2, STEEL)

const bone: Drawing = ({ main, light, dark }) =>
  placed(
    dots(
      [
        [-30, -10],
        [-30, 10],
        [30, -10],
        [30, 10],
      ],
      13,
      dark,
    ) +
      dots(
        [
          [-30, -12],
          [-30, 8],
          [30, -12],
          [30, 8],
        ],
        13,
        main,
      ) +
      box(-30, -11, 60, 20, 4, main) +
      line('M-24-6H20', light, 4),
    48,
    50,
    1,
    -30,
  )

const ball: Drawing = ({ main, light, dark }) =>
  disc(48, 50, 36, dark) +
  disc(47, 48, 35, main) +
  line('M20 28C38 36 40 60 24 74M74 26C58 36 54 60 70 76', WHITE, 4) +
  oval(40, 24, 9, 4, light)

const lead: Drawing = ({ main, light, dark }) =>
  line('M26 24C6 50 26 86 52 78 78 70 60 42 46 54 34 66 60 92 82 70', main, 7) +
  line('M26 24C6 50 26 86 52 78', light, 2) +
  line('M26 24C34 8 52 10 48 22 46 30 32 28 26 24z', dark, 6) +
  box(76, 56, 12, 14, 4, STEEL) +
  disc(84, 50, 6, '#9aa4ae')

const towel: Drawing = ({ main, light, dark }) =>
  box(8, 14, 80, 6, 3, STEM) +
  shape('M22 18H74V84H22z', '#f7f3ea') +
  box(22, 24, 52, 7, 0, main) +
  box(22, 70, 52, 4, 0, main) +
  box(22, 77, 52, 4, 0, light) +
  sign('fish', dark, 48, 51, 1.5)

/** By the picture words of the lists of goods. */
export const household: Readonly<Record<string, Drawing>> = {
  rolls,
  sponge,
  bulb,
  battery,
  logs,
  tissues,
  soapbar,
  toothbrush,
  lipstick,
  nappies,
  babybottle,
  babygrow,
  socks,
  hat,
  seat,
  bone,
  ball,
  lead,
  towel,
}
