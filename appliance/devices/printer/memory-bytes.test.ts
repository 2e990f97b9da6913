// Golden bytes of what is written into a printer's own memory, as Epson's reference spells them.
import t from 'tap'
import { packed } from '#schema/rules/picture.ts'
import { printerModel } from '../models.ts'
import { frameBlocks } from './a-memory.ts'
import { hashOf } from './kept-logo.ts'
import { languageOf } from './languages.ts'
import {
  askCapacity,
  askFree,
  askKeys,
  askLine,
  askValue,
  askWho,
  deletePicture,
  enterSetup,
  leaveSetup,
  printPicture,
  setAll,
  storePicture,
  valueSaid,
} from './memory-bytes.ts'
import { pictureBitmap } from './picture.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

t.test('user settings: the mode, values, the serial line, questions', async t => {
  t.equal(hex(enterSetup), '1d2845030001494e')
  t.equal(hex(leaveSetup), '1d28450400024f5554')
  t.same(
    setAll({
      paper: 80,
      density: 70,
      code_page: 19,
      parity: 'even',
      flow: 'xon-xoff',
      baud: 38_400,
    }).map(hex),
    [
      '1d28450400' + '05030600',
      '1d28450400' + '0505faff',
      '1d28450400' + '05081300',
      '1d28450300' + '0b0232',
      '1d28450300' + '0b0331',
      `1d284507000b01${Buffer.from('38400').toString('hex')}`,
    ],
  )
  t.same(setAll({ density: 130 }).map(hex), ['1d2845040005050600'])
  t.same(setAll({ density: 100, paper: 58 }).map(hex), ['1d2845040005030200', '1d2845040005050000'])
  t.same(setAll({}), [], 'what is not wanted is not written')
  t.equal(hex(askValue(8)), '1d284502000608')
  t.equal(hex(askLine(1)), '1d284502000c01')
  for (const density of [70, 95, 100, 130])
    t.equal(valueSaid.density(((density - 100) / 5 + 65_536) % 65_536), density)
  t.equal(valueSaid.paper(6), 80)
  t.equal(valueSaid.paper(9), undefined)
})

t.test('pictures: room, keys, store, print, delete; who it is', async t => {
  t.equal(hex(askCapacity), '1d284c02003030')
  t.equal(hex(askFree), '1d284c02003033')
  t.equal(hex(askKeys), '1d284c040030404b43')
  t.equal(hex(deletePicture('G1')), '1d284c040030424731')
  t.equal(hex(printPicture('G1')), '1d284c06003045473101' + '01')
  t.equal(
    hex(storePicture('G1', { widthBytes: 2, rows: 3, bits: Uint8Array.of(1, 2, 3, 4, 5, 6) })),
    '1d284c1100' + '304330' + '4731' + '01' + '10000300' + '31' + '010203040506',
  )
  t.equal(hex(askWho(67)), '1d4943')
})

t.test(
  'a receipt with the kept logo names it; with any other picture it sends the dots',
  async t => {
    const model = printerModel('epson-tm')
    const { encode } = languageOf(model)
    const logo = packed(Uint8Array.of(0xff, 0x81, 0x81, 0xff), 8, 4)
    const other = packed(Uint8Array.of(0xff, 0xff, 0xff, 0xff), 8, 4)
    const receipt = (picture: typeof logo) => ({
      version: 1 as const,
      language: 'en' as const,
      blocks: [{ is: 'picture' as const, ...picture }, { is: 'cut' as const }],
    })
    const kept = { key: 'G1', hash: hashOf(pictureBitmap(logo, model.dots)) }
    t.equal(
      hex(await encode(receipt(logo), kept)),
      '1b40' + '1d61ff' + '1d284c0600304547310101' + '1d564200',
    )
    t.equal(hex(await encode(receipt(other), kept)), hex(await encode(receipt(other))))
    t.match(hex(await encode(receipt(logo), null)), /^1b401d61ff1d763000480004000/)
  },
)

t.test('answers come cut at any byte, between states that are told', async t => {
  const stream = Buffer.from(
    '372000' +
      '14000f0f' +
      '3727381f313900' +
      '12' +
      '5f45504f534e00' +
      '37724047314732' +
      '00' +
      '37224130303100',
    'hex',
  )
  const whole = frameBlocks([stream])
  t.same(
    whole,
    ['20:', '27:8\x1f19', '5f:EPOSN', '72:@G1G2', 'pushed', 'now', 'proof A001'].toSorted(),
  )
  for (let cut = 1; cut < stream.length; cut++)
    t.same(frameBlocks([stream.subarray(0, cut), stream.subarray(cut)]), whole, `cut at ${cut}`)
})
