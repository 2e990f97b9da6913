// What is not eaten: household, paper, clothes, gifts.
import { badge, sign } from './emblems.ts'
import { box, CREAM, disc, dots, type Drawing, INK, LEAF, line, oval, placed, shape, shine, STEEL, STEM, WHITE } from './pen.ts'

const rolls: Drawing = ({ main, light, pale }) => {
  const roll = (x: number, y: number) =>
    box(x - 17, y, 34, 30, 3, WHITE) + box(x - 17, y + 12, 34, 8, 0, light) + oval(x, y, 17, 7, '#f1f4f7') + oval(x, y, 6, 2.6, '#c9a878')
  return roll(30, 54) + roll(66, 54) + roll(48, 22) + box(60, 74, 22, 8, 4, main) + line('M20 82H46', pale, 2)
}

const sponge: Drawing = ({ main, light, dark }) =>
  shape('M12 44 26 32H86L74 44z', light) + shape('M74 44 86 32V62L74 76z', dark) + box(12, 44, 62, 32, 5, main) + shape('M12 46a4 4 0 0 1 4-4H74V54H12z', '#5a9a5a') +
  dots([[24, 62], [38, 68], [52, 60], [64, 70]], 3, dark) + dots([[30, 24], [22, 16], [38, 14]], 5, '#cfe7f5')

const bulb: Drawing = ({ main, light }) =>
  line('M48 4V9M18 16 22 20M78 16 74 20M8 44H13M83 44H88', main, 4) +
  shape('M48 14C66 14 76 28 76 42 76 56 64 60 62 70H34C32 60 20 56 20 42 20 28 30 14 48 14z', main) + oval(36, 34, 6, 10, light) +
  line('M42 68V52L48 58 54 52V68', WHITE, 2.5) + box(35, 70, 26, 6, 2, STEEL) + box(36, 77, 24, 6, 2, '#9aa4ae') + box(42, 83, 12, 5, 2, INK)

const battery: Drawing = ({ main, dark, light }) =>
  [30, 66].map(x => box(x - 5, 10, 10, 7, 2, STEEL) + box(x - 14, 16, 28, 70, 4, INK) + box(x - 14, 16, 28, 30, 4, main) + box(x - 14, 40, 28, 6, 0, dark) + box(x - 10, 22, 4, 56, 2, light) + line(`M${x + 3} 30H${x + 9}M${x + 6} 27V33`, WHITE, 2.5)).join('')

const logs: Drawing = ({ main, light, dark }) =>
  shape('M30 12C40 24 24 26 32 36 36 30 36 26 34 20zM58 8C72 24 52 28 60 38 66 32 66 24 64 18z', '#f2962a') +
  [[30, 66], [66, 66], [48, 44]].map(([x = 0, y = 0]) => disc(x, y, 18, dark) + disc(x, y, 15, light) + disc(x, y, 10, main) + disc(x, y, 7, light) + disc(x, y, 3, main)).join('')

const tissues: Drawing = ({ main, light, dark, pale }) =>
  shape('M38 44C32 28 40 14 54 10 50 20 66 22 60 44z', WHITE) + shape('M54 10C50 20 66 22 60 44H50C56 30 46 24 54 10z', '#e6ebf0') +
  shape('M12 46 24 36H84L74 46z', light) + oval(48, 41, 18, 3.5, dark) + shape('M74 46 84 36V68L74 80z', dark) + box(12, 46, 62, 34, 3, main) + sign('leaf', pale, 30, 64) + sign('leaf', pale, 56, 62, 0.8)

const soapbar: Drawing = ({ main, light, dark }) =>
  shape('M14 48C14 40 20 36 28 36H68C76 36 82 40 82 48V66C82 74 76 78 68 78H28C20 78 14 74 14 66z', dark) + box(14, 32, 68, 40, 16, main) + box(24, 40, 48, 24, 10, light) + sign('leaf', dark, 48, 52, 0.8) +
  dots([[22, 20], [76, 24]], 6, '#dbeef7') + dots([[34, 12], [66, 16]], 4, '#dbeef7')

const toothbrush: Drawing = ({ main, light, dark }) =>
  placed(box(-44, -5, 88, 10, 5, main) + box(18, -5, 26, 10, 5, light) + box(20, -19, 22, 15, 2, WHITE) + [24, 30, 36].map(x => box(x - 1.5, -19, 3, 15, 1, '#8ac8e8')).join('') + box(-40, -2, 30, 3, 1.5, dark), 48, 52, 1, -38)

const lipstick: Drawing = ({ main, light, dark }) =>
  shape('M38 40V22C38 16 52 10 58 12V40z', main) + shape('M50 13C54 12 58 12 58 12V40H50z', dark) + box(36, 38, 24, 12, 1, '#d9b85a') + box(31, 48, 34, 40, 4, INK) + box(36, 52, 4, 32, 2, '#6a7280') + box(31, 60, 34, 5, 0, light)

const nappies: Drawing = ({ main, light, dark, deep }) =>
  shape('M18 26C18 20 24 16 30 16H66C72 16 78 20 78 26V80C78 84 74 86 70 86H26C22 86 18 84 18 80z', main) + shape('M36 16V8C36 5 60 5 60 8V16', light) + shape('M18 60C32 50 62 72 78 58V80C78 84 74 86 70 86H26C22 86 18 84 18 80z', dark) +
  shape('M30 32H66C66 44 58 50 56 58H40C38 50 30 44 30 32z', WHITE) + sign('heart', deep, 48, 44, 0.7)

const babybottle: Drawing = ({ main, light, dark }) =>
  shape('M42 20C42 10 46 8 48 8S54 10 54 20C58 22 60 24 60 28H36C36 24 38 22 42 20z', '#e8c49a') + box(30, 27, 36, 10, 3, main) +
  shape('M32 37H64C68 44 68 50 66 56V80C66 85 63 88 58 88H38C33 88 30 85 30 80V56C28 50 28 44 32 37z', '#e8f3f8') + shape('M29.5 54H66.5V80C66 85 63 88 58 88H38C33 88 30 85 30 80z', CREAM) + line('M54 58H62M57 66H62M54 74H62', dark, 2.5) + sign('heart', light, 42, 68, 0.8)

const babygrow: Drawing = ({ main, light, dark, deep }) =>
  shape('M34 14 12 28 20 46 28 42V60L22 84H42L48 68 54 84H74L68 60V42L76 46 84 28 62 14C58 22 38 22 34 14z', main) + line('M34 14C38 24 58 24 62 14', dark, 4) + line('M22 80H42M54 80H74', light, 4) + sign('star', light, 48, 44, 0.9) + dots([[42, 64], [48, 62], [54, 64]], 1.8, deep)

const socks: Drawing = ({ main, light, dark }) =>
  [[14, 0], [46, 6]].map(([x = 0, y = 0]) => placed(shape('M6 10H28V46C36 50 42 54 42 62 42 70 36 72 30 72H16C8 72 4 66 4 60z', main) + box(4, 8, 26, 9, 3, dark) + shape('M42 60C42 70 36 72 30 72H26C26 62 34 58 40 56z', light) + line('M6 26H28M6 34H28', light, 3), x - 4, y + 6)).join('')

const hat: Drawing = ({ main, light, dark }) =>
  shape('M20 56C20 30 32 18 48 18S76 30 76 56z', main) + shape('M58 20C70 24 76 36 76 56H62C64 42 62 30 58 20z', dark) + shape('M6 60C10 54 22 52 48 52S86 54 90 60C92 68 74 74 48 74S4 68 6 60z', light) + shape('M20 50C30 58 66 58 76 50V58C66 66 30 66 20 58z', dark) + oval(38, 32, 4, 8, light)

const seat: Drawing = ({ main, light, dark }) =>
  box(26, 8, 44, 56, 14, main) + box(34, 16, 28, 40, 9, light) + shape('M18 56H78C82 56 84 60 84 64V74C84 80 80 84 74 84H22C16 84 12 80 12 74V64C12 60 14 56 18 56z', dark) + box(22, 60, 52, 12, 6, main) + line('M38 16 44 60M58 16 52 60', '#e2574c', 4) + box(43, 46, 10, 8, 2, STEEL)

const bone: Drawing = ({ main, light, dark }) =>
  placed(dots([[-30, -10], [-30, 10], [30, -10], [30, 10]], 13, dark) + dots([[-30, -12], [-30, 8], [30, -12], [30, 8]], 13, main) + box(-30, -11, 60, 20, 4, main) + line('M-24-6H20', light, 4), 48, 50, 1, -30)

const ball: Drawing = ({ main, light, dark }) =>
  disc(48, 50, 36, dark) + disc(47, 48, 35, main) + line('M20 28C38 36 40 60 24 74M74 26C58 36 54 60 70 76', WHITE, 4) + oval(40, 24, 9, 4, light)

const lead: Drawing = ({ main, light, dark }) =>
  line('M26 24C6 50 26 86 52 78 78 70 60 42 46 54 34 66 60 92 82 70', main, 7) + line('M26 24C6 50 26 86 52 78', light, 2) + line('M26 24C34 8 52 10 48 22 46 30 32 28 26 24z', dark, 6) + box(76, 56, 12, 14, 4, STEEL) + disc(84, 50, 6, '#9aa4ae')

const newspaper: Drawing = ({ main, light, dark }) =>
  shape('M70 22H84V76C84 82 80 84 76 84', '#cfd6db') + box(14, 12, 60, 72, 3, '#f5f2ea') + shape('M74 28H84V76C84 81 80 84 77 84H68C72 84 74 80 74 76z', '#dcd8cc') + box(20, 18, 48, 10, 1, main) + box(20, 34, 24, 20, 1, light) + shape('M20 54 28 44 34 50 38 46 44 54z', dark) +
  line('M50 36H68M50 43H68M50 50H68M20 62H68M20 69H68M20 76H56', '#b9b5aa', 2.5)

const magazine: Drawing = ({ main, light, dark, pale }) =>
  placed(box(-26, -36, 52, 72, 3, dark) + box(-30, -38, 54, 72, 3, main) + box(-24, -32, 42, 9, 1, WHITE) + disc(-3, 4, 17, light) + shape('M-20 14-6-4 2 6 8 0 14 14z', pale) + line('M-24 28H0', WHITE, 3) + box(8, 22, 12, 8, 1, WHITE), 50, 50, 1, 6)

const book: Drawing = ({ main, light, dark }) =>
  shape('M20 18C20 12 24 10 28 10H76V76H28C24 76 20 80 20 82z', main) + shape('M20 82C20 76 24 74 28 74H76V88H28C24 88 20 86 20 82z', '#f5f0e2') + line('M30 78H74M30 83H74', '#d9d2bf', 1.5) + line('M28 88H76', dark, 3) + box(32, 20, 34, 24, 2, light) + sign('anchor', dark, 49, 32, 0.8) + line('M34 54H64M40 61H58', light, 3) + box(20, 12, 7, 66, 3, dark)

const notebook: Drawing = ({ main, light, dark }) =>
  box(22, 12, 56, 74, 5, dark) + box(20, 10, 56, 74, 5, main) + box(36, 24, 32, 18, 2, CREAM) + line('M41 30H62M41 36H56', light, 2.5) + box(66, 10, 5, 74, 0, dark) + [20, 32, 44, 56, 68].map(y => line(`M15 ${y}H26`, STEEL, 4)).join('')

const pen: Drawing = ({ main, light, dark }) =>
  placed(box(-9, -40, 18, 58, 3, main) + box(-9, -40, 6, 58, 3, light) + box(-9, 10, 18, 8, 0, dark) + shape('M-9 18H9L0 42z', '#e8c79a') + shape('M-4 32H4L0 42z', INK) + box(-9, -46, 18, 9, 3, dark) + line('M11-34V-10', STEEL, 3), 48, 48, 1, 38)

const office: Drawing = ({ main, light, dark }) =>
  disc(44, 50, 34, main) + disc(44, 50, 26, light) + disc(44, 50, 17, CREAM) + shape('M44 84H84V78L88 80V90H44z', main) + disc(44, 50, 13, '#e9eef1') + line('M18 40C22 30 30 24 38 22', dark, 3)

const card: Drawing = ({ main, light, dark, deep }) =>
  placed(box(-28, -22, 62, 44, 2, '#e6dccb') + line('M-28-22 3 4 34-22', '#cdbfa6', 2.5), 44, 64, 1, -6) + placed(box(-24, -30, 48, 60, 3, main) + box(-20, -26, 40, 52, 2, light) + disc(0, -2, 15, CREAM) + sign('heart', deep, 0, -2) + line('M-12 20H12', dark, 3), 54, 42, 1, 8)

const stamps: Drawing = ({ main, light, dark }) =>
  [[18, 18], [46, 38]].map(([x = 0, y = 0]) => box(x, y, 34, 42, 1, WHITE) + dots([[x + 5, y], [x + 13, y], [x + 21, y], [x + 29, y], [x + 5, y + 42], [x + 13, y + 42], [x + 21, y + 42], [x + 29, y + 42]], 2, '#e9eef3') + box(x + 4, y + 5, 26, 32, 1, main) + disc(x + 17, y + 18, 8, light) + line(`M${x + 9} ${y + 32}H${x + 25}`, dark, 2.5)).join('')

const carrier: Drawing = ({ main, light, dark, deep }) =>
  line('M34 34V24C34 10 62 10 62 24V34', deep, 5) + shape('M18 32H78L82 84C82 87 80 88 78 88H18C16 88 14 87 14 84z', main) + shape('M66 32H78L82 84C82 87 80 88 78 88H70z', dark) + badge('anchor', deep, 44, 60, 1.1) + line('M22 38H64', light, 2)

const tshirt: Drawing = ({ main, light, dark }) =>
  shape('M34 16 10 30 20 50 28 46V84H68V46L76 50 86 30 62 16C58 26 38 26 34 16z', main) + line('M34 16C38 28 58 28 62 16', dark, 4) + line('M28 46 26 36M68 46 70 36', dark, 2.5) + sign('anchor', light, 48, 54, 1.3)

const souvenirmug: Drawing = ({ main, light, dark }) =>
  line('M64 36C86 34 86 66 62 64', dark, 8) + shape('M16 24H68V74C68 82 64 86 58 86H26C20 86 16 82 16 74z', main) + oval(42, 24, 26, 7, light) + oval(42, 25, 22, 5, dark) + badge('anchor', dark, 42, 56, 1.15) + shine(20, 34, 4, 40)

const magnet: Drawing = ({ main, light, dark }) =>
  shape('M40 30H56L62 84H34z', WHITE) + shape('M39 40H57L58 52H38zM36.5 64H59.5L61 76H35z', main) + box(38, 16, 20, 14, 1, '#f2cf4a') + shape('M36 16 48 6 60 16z', dark) + box(34, 29, 28, 4, 1, dark) + shape('M60 20 88 12V30L60 26zM36 20 8 12V30L36 26z', '#f9e7a0') + shape('M14 84C26 78 34 86 48 82S72 78 82 84V90H14z', light)

const postcard: Drawing = ({ main, light, dark }) =>
  placed(box(-40, -28, 80, 56, 2, WHITE) + box(-36, -24, 72, 48, 1, light) + disc(14, -8, 9, '#fff3c4') + shape('M-36 8C-20-6-8 4 4 2S24-4 36 6V24H-36z', main) + shape('M-36 14C-20 8-6 18 8 12S28 12 36 14V24H-36z', dark) + shape('M-16 10H4L0 16H-12zM-7 8V-10L4 6z', WHITE), 48, 48, 1, -7)

const boat: Drawing = ({ main, light, dark }) =>
  line('M48 8V64', STEM, 4) + shape('M52 10C74 24 80 42 80 56H52z', WHITE) + shape('M52 36H77C79 42 80 50 80 56H52z', light) + shape('M44 18V56H18C22 42 32 28 44 18z', main) + shape('M10 62H86C84 76 76 82 68 82H28C20 82 12 76 10 62z', '#a8713f') + line('M12 68H84', dark, 3) + shape('M4 82C14 76 22 86 34 82S56 76 66 82 84 84 92 80V90H4z', '#6ab8d8')

const plush: Drawing = ({ main, light, dark }) =>
  disc(26, 24, 11, dark) + disc(70, 24, 11, dark) + oval(48, 72, 26, 18, dark) + disc(48, 42, 30, main) + oval(48, 52, 14, 11, light) + disc(36, 38, 4, INK) + disc(60, 38, 4, INK) + oval(48, 47, 5, 3.6, INK) + line('M48 50V54M42 57C45 60 51 60 54 57', INK, 2) + oval(48, 78, 14, 9, light)

const bucket: Drawing = ({ main, light, dark }) =>
  line('M20 36C24 4 72 4 76 36', '#8a96a3', 4) + shape('M16 34H80L72 82C71 86 69 88 64 88H32C27 88 25 86 24 82z', main) + shape('M66 34H80L72 82C71 86 69 88 64 88H58z', dark) + box(12, 30, 72, 9, 4, light) + badge('star', dark, 46, 62) + line('M88 16 74 60', '#e2574c', 4)

const candle: Drawing = ({ main, light, dark }) =>
  shape('M48 4C56 14 58 20 54 25 50 29 44 28 42 24 40 18 46 12 48 4z', '#f2a52a') + line('M48 24V36', INK, 2.5) + shape('M24 36H72V80C72 85 68 88 62 88H34C28 88 24 85 24 80z', main) + oval(48, 36, 24, 6, light) + box(32, 52, 32, 24, 2, CREAM) + sign('leaf', dark, 48, 64, 0.9) + shine(27, 44, 3.5, 36)

const shellgift: Drawing = ({ main, light, dark }) =>
  shape('M48 12 57 36 84 36 63 52 71 78 48 62 25 78 33 52 12 36 39 36z', main) + line('M48 24V50M72 41 50 50M62 68 49 52M34 68 47 52M24 41 46 50', light, 3) + dots([[48, 50], [40, 44], [56, 44]], 2.4, dark) + shape('M8 84C24 78 36 88 52 84S80 80 90 84V90H8z', '#ecd9b0')

const umbrella: Drawing = ({ main, light, dark }) =>
  line('M48 12V78C48 90 64 90 64 78', STEM, 5) + shape('M6 52C8 28 26 14 48 14S88 28 90 52C84 44 74 44 69 52 64 44 54 44 48 52 42 44 32 44 27 52 22 44 12 44 6 52z', main) + shape('M48 14C60 20 68 36 69 52 64 44 54 44 48 52z', dark) + shape('M48 14C36 20 28 36 27 52 22 44 12 44 6 52 8 28 26 14 48 14z', light)

const towel: Drawing = ({ main, light, dark }) =>
  box(8, 14, 80, 6, 3, STEM) + shape('M22 18H74V84H22z', '#f7f3ea') + box(22, 24, 52, 7, 0, main) + box(22, 70, 52, 4, 0, main) + box(22, 77, 52, 4, 0, light) + sign('fish', dark, 48, 51, 1.5)

const flowers: Drawing = ({ main, light, dark }) => {
  const bloom = (x: number, y: number, fill: string) => dots([[x, y - 7], [x + 7, y - 2], [x + 4, y + 6], [x - 4, y + 6], [x - 7, y - 2]], 6, fill) + disc(x, y, 4.5, '#f5d04a')
  return line('M34 34 46 66M62 34 50 66M48 28V66', LEAF, 4) + shape('M48 58C34 54 24 46 22 40 34 42 44 48 48 58zM48 58C62 54 72 46 74 40 62 42 52 48 48 58z', LEAF) + bloom(28, 30, light) + bloom(68, 30, dark) + bloom(48, 20, main) + shape('M28 52 48 62 68 52 58 90H38z', CREAM) + line('M38 74H58', main, 4)
}

/** By the picture words of the lists of goods. */
export const things: Readonly<Record<string, Drawing>> = {
  rolls, sponge, bulb, battery, logs, tissues, soapbar, toothbrush, lipstick, nappies, babybottle, babygrow, socks, hat, seat, bone, ball, lead,
  newspaper, magazine, book, notebook, pen, office, card, stamps, carrier, tshirt, souvenirmug, magnet, postcard, boat, plush, bucket, candle, shellgift, umbrella, towel, flowers,
}
