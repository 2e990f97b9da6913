// What the cafe and the counters put on a plate or into a cup.
import {
  box,
  CREAM,
  CRUST,
  type Drawing,
  disc,
  dots,
  LEAF,
  line,
  mix,
  oval,
  placed,
  shape,
  shine,
  WHITE,
} from './pen.ts'

const steam = (x: number, y: number) =>
  line(
    `M${x - 8} ${y}C${x - 13} ${y - 6} ${x - 3} ${y - 9} ${x - 8} ${y - 15}M${x + 6} ${y}C${x + 1} ${y - 6} ${x + 11} ${y - 9} ${x + 6} ${y - 15}`,
    '#b9aa9c',
    2.5,
  )

const cup: Drawing = ({ main, dark }) =>
  steam(48, 17) +
  shape('M26 30H70L64 84C63 87 62 88 59 88H37C34 88 33 87 32 84z', WHITE) +
  shape('M28 46H68L65 70H31z', main) +
  box(22, 20, 52, 11, 4, '#5a4638') +
  shape('M64 30H70L64 84C63 87 62 88 59 88H55z', '#0000000f') +
  disc(48, 58, 8, CREAM) +
  oval(48, 58, 4, 6, dark) +
  line('M48 53C46 56 50 60 48 63', CREAM, 1.4)

const shot: Drawing = ({ main, light }) =>
  steam(44, 30) +
  oval(46, 78, 36, 8, '#e3e6ea') +
  oval(46, 76, 30, 5, '#cfd5da') +
  line('M66 48C82 46 82 64 64 62', WHITE, 6) +
  shape('M22 40H70C70 62 62 76 46 76S22 62 22 40z', WHITE) +
  oval(46, 40, 24, 7, '#e3e6ea') +
  oval(46, 40.5, 20, 5, main) +
  oval(41, 40, 9, 2.4, light)

const mug: Drawing = ({ main, dark, light, pale }) =>
  steam(44, 24) +
  line('M66 44C88 42 88 72 64 70', dark, 7) +
  shape('M18 34H70V76C70 82 66 86 60 86H28C22 86 18 82 18 76z', pale) +
  shape('M18 50H70V62H18z', light) +
  oval(44, 34, 26, 7, WHITE) +
  oval(44, 35, 22, 5, main) +
  shine(24, 42, 4, 34)

const glass: Drawing = ({ main, light, dark }) =>
  line('M58 34 66 6', '#e2574c', 4) +
  shape('M24 18H72L66 84C66 87 64 88 61 88H35C32 88 30 87 30 84z', '#e6f1f5') +
  shape('M26 32H70L65 82C65 84 64 85 62 85H34C32 85 31 84 31 82z', main) +
  shape('M26 32H70L69 40H27z', light) +
  placed(box(-7, -7, 14, 14, 3, '#ffffffa0'), 40, 46, 1, 15) +
  placed(box(-7, -7, 14, 14, 3, '#ffffff80'), 56, 56, 1, -12) +
  line('M34 72 33 60', light, 3) +
  line('M62 78 64 64', dark, 2)

const sandwich: Drawing = ({ main, light }) =>
  shape('M10 70 48 20 86 70z', '#f3dcae') +
  shape('M10 70 48 20 52 25 18 70z', CRUST) +
  shape('M8 70H88V78H8z', '#f3dcae') +
  shape('M8 66C18 60 24 72 34 66S50 60 60 66 78 72 88 65V72H8z', LEAF) +
  shape('M8 70H88V76H8z', main) +
  shape('M20 76H40L30 82zM54 76H74L64 82z', light) +
  box(8, 76, 80, 9, 4, '#eecb8e')

const wrap: Drawing = ({ main, light }) =>
  placed(
    shape('M-20-34C-10-42 10-42 20-34L14 34C12 42-12 42-14 34z', '#f0d9ab') +
      dots(
        [
          [-10, -35],
          [2, -38],
          [12, -35],
        ],
        7,
        LEAF,
      ) +
      dots(
        [
          [-4, -34],
          [8, -33],
        ],
        6,
        main,
      ) +
      disc(0, -30, 4, light) +
      shape('M-17-6 17-16 14 34C12 42-12 42-14 34z', WHITE) +
      line('M-16 4 15-6M-15 14 15 4', '#d9dee3', 2) +
      line('M-8-20-6-10M8-24 6-16', '#d9b778', 2),
    48,
    48,
    1,
    24,
  )

const bowl: Drawing = ({ main, light }) =>
  dots(
    [
      [24, 42],
      [40, 34],
      [58, 34],
      [74, 42],
    ],
    12,
    LEAF,
  ) +
  dots(
    [
      [32, 40],
      [50, 32],
      [66, 40],
    ],
    9,
    '#7cc05c',
  ) +
  dots(
    [
      [38, 42],
      [60, 44],
    ],
    7,
    main,
  ) +
  dots([[48, 42]], 6, light) +
  dots(
    [
      [28, 46],
      [70, 46],
    ],
    4,
    '#e0483a',
  ) +
  shape('M8 46H88C88 70 72 84 48 84S8 70 8 46z', mix(light, WHITE, 0.3)) +
  box(6, 43, 84, 8, 4, WHITE)

const soup: Drawing = ({ main, light }) =>
  steam(48, 28) +
  oval(48, 82, 40, 6, '#dfe4e8') +
  shape('M10 44H86C86 68 70 82 48 82S10 68 10 44z', WHITE) +
  oval(48, 44, 38, 10, '#e9edf0') +
  oval(48, 45, 32, 7, main) +
  dots(
    [
      [36, 44],
      [54, 46],
      [62, 43],
    ],
    2.4,
    light,
  ) +
  dots(
    [
      [44, 46],
      [48, 43],
    ],
    1.8,
    LEAF,
  )

const roll: Drawing = ({ main, light }) =>
  shape('M10 50C10 30 28 22 48 22S86 30 86 50z', '#dfa257') +
  dots(
    [
      [34, 34],
      [48, 30],
      [62, 34],
      [42, 40],
      [56, 40],
    ],
    1.8,
    CREAM,
  ) +
  shape('M8 52C16 46 24 58 32 52S48 46 56 52 72 58 88 50V58H8z', LEAF) +
  box(10, 55, 76, 9, 4, main) +
  line('M18 59H60', light, 2) +
  shape('M10 64H86C86 76 80 80 72 80H24C16 80 10 76 10 64z', '#e8b56c')

const sushi: Drawing = ({ main, light }) =>
  box(6, 66, 84, 12, 5, '#3a3f47') +
  [26, 66]
    .map(
      x =>
        shape(`M${x - 16} 40H${x + 16}V66H${x - 16}z`, '#27352f') +
        oval(x, 40, 16, 9, WHITE) +
        oval(x, 40, 8, 4.5, main) +
        disc(x + 2, 39, 2, light),
    )
    .join('') +
  dots(
    [
      [42, 64],
      [50, 64],
    ],
    5,
    '#8fc06a',
  ) +
  line('M12 22 78 14M14 28 80 20', '#a8713f', 3)

const eggs: Drawing = ({ main, light }) =>
  [28, 48, 68]
    .map(
      x =>
        shape(
          `M${x} 22C${x + 9} 22 ${x + 13} 38 ${x + 13} 46 ${x + 13} 56 ${x - 13} 56 ${x - 13} 46 ${x - 13} 38 ${x - 9} 22 ${x} 22z`,
          main,
        ) + oval(x - 5, 36, 2.6, 5, light),
    )
    .join('') +
  shape(
    'M8 48C14 54 20 54 28 50 36 56 42 56 48 50 56 56 62 56 68 50 76 54 82 54 88 48L84 76C83 80 81 82 77 82H19C15 82 13 80 12 76z',
    '#a8b0a0',
  ) +
  line('M28 60V74M48 60V74M68 60V74', '#8d9686', 4)

const butter: Drawing = ({ main, light, dark }) =>
  oval(48, 76, 42, 8, '#dfe6ec') +
  shape('M16 44 28 34H84L74 44z', light) +
  shape('M74 44 84 34V62L74 74z', dark) +
  box(16, 44, 58, 30, 2, main) +
  shape('M36 44H74V74H36z', '#f2f5f8') +
  shape('M36 44 46 34H84L74 44z', WHITE) +
  shape('M74 44 84 34V62L74 74z', '#d5dde4') +
  line('M44 54H66M44 62H58', main, 3)

const cheese: Drawing = ({ main, light, dark }) =>
  shape('M8 52 64 18C80 24 88 38 88 50z', light) +
  shape('M8 52 88 50V78H8z', main) +
  dots(
    [
      [26, 62],
      [66, 68],
    ],
    6,
    dark,
  ) +
  disc(46, 70, 4.5, dark) +
  disc(76, 58, 4, dark) +
  oval(56, 36, 7, 4, main) +
  oval(38, 46, 4, 2, main) +
  line('M8 78H88', dark, 3)

const cheeseblock: Drawing = ({ main, light, dark }) =>
  shape('M12 42 30 28H86L70 42z', light) +
  shape('M70 42 86 28V64L70 80z', mix(dark, '#c8b890', 0.3)) +
  box(12, 42, 58, 38, 3, main) +
  line('M12 42H70V80', mix(main, '#a89868', 0.4), 1.5) +
  dots(
    [
      [24, 54],
      [40, 66],
      [56, 52],
      [30, 72],
    ],
    2,
    mix(main, '#a89868', 0.4),
  ) +
  shape('M74 66C86 60 92 70 88 80 80 84 74 78 74 66z', LEAF)

const olives: Drawing = ({ main, light, dark }) =>
  [
    [30, 46],
    [48, 38],
    [66, 46],
    [40, 52],
    [57, 53],
  ]
    .map(
      ([x = 0, y = 0], i) =>
        oval(x, y, 11, 12, i % 2 ? dark : main) +
        disc(x, y - 3, 3.4, '#d9402a') +
        oval(x - 5, y - 5, 2, 3, light),
    )
    .join('') +
  shape('M8 54H88C88 74 72 84 48 84S8 74 8 54z', '#e8ddc8') +
  box(6, 51, 84, 8, 4, CREAM) +
  shape('M64 24C70 14 80 14 86 18 82 26 72 30 64 24z', LEAF)

const slices: Drawing = ({ main, light, dark }) =>
  box(8, 22, 80, 60, 7, '#e9eef1') +
  box(13, 27, 70, 50, 5, '#d8e0e5') +
  [
    [34, 46],
    [46, 52],
    [58, 58],
  ]
    .map(([x = 0, y = 0]) => oval(x, y, 20, 17, dark) + oval(x - 1, y - 1, 18.5, 15.5, main))
    .join('') +
  line('M46 54C54 48 62 50 68 56M50 64C56 60 62 61 66 65', light, 2.5) +
  box(60, 20, 24, 10, 3, dark)

const burger: Drawing = ({ main, light, dark }) =>
  [66, 50, 34].map(y => oval(48, y + 8, 36, 12, dark) + oval(48, y, 36, 12, main)).join('') +
  line('M30 30 40 40M44 26 58 40M58 26 68 36', light, 2.5) +
  shape('M68 20C74 10 84 12 88 16 84 24 74 26 68 20z', LEAF)

const pizza: Drawing = ({ main, light }) =>
  disc(48, 50, 38, '#c98a45') +
  disc(48, 49, 37, '#e8b56c') +
  disc(48, 49, 31, '#d9482b') +
  disc(48, 49, 30, '#f6d27a') +
  dots(
    [
      [36, 36],
      [58, 34],
      [66, 54],
      [46, 62],
      [32, 56],
    ],
    6.5,
    main,
  ) +
  dots(
    [
      [48, 46],
      [56, 66],
      [40, 48],
    ],
    3,
    light,
  ) +
  dots(
    [
      [46, 30],
      [62, 44],
      [34, 68],
      [56, 56],
    ],
    2.8,
    LEAF,
  )

const cone: Drawing = ({ main, light, dark }) =>
  shape('M30 46H66L48 92z', '#d99a4e') +
  line('M36 50 52 78M44 48 57 70M60 50 44 78M52 48 39 70', '#b5763a', 2) +
  shape(
    'M24 44C20 26 32 12 48 12S76 26 72 44C70 52 62 50 58 48 52 56 44 54 40 48 34 52 26 52 24 44z',
    main,
  ) +
  shape('M56 14C70 18 76 30 72 44 70 52 62 50 60 48 68 36 64 22 56 14z', dark) +
  oval(38, 26, 5, 7, light)

const lolly: Drawing = ({ main, light, dark }) =>
  box(44, 64, 9, 28, 4, '#e3c08a') +
  shape('M26 32C26 16 36 8 48 8S70 16 70 32V64C70 68 68 70 64 70H32C28 70 26 68 26 64z', main) +
  shape('M60 12C66 16 70 22 70 32V64C70 68 68 70 64 70H58z', dark) +
  box(36, 26, 5, 34, 2.5, light) +
  box(50, 26, 5, 34, 2.5, light)

/** By the picture words of the lists of goods. */
export const plates: Readonly<Record<string, Drawing>> = {
  cup,
  shot,
  mug,
  glass,
  sandwich,
  wrap,
  bowl,
  soup,
  roll,
  sushi,
  eggs,
  butter,
  cheese,
  cheeseblock,
  olives,
  slices,
  burger,
  pizza,
  cone,
  lolly,
  panini: roll,
}
