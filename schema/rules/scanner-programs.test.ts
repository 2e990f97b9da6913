import t from 'tap'
import { code128 } from './code128.ts'
import {
  choicesOf,
  programOf,
  recommendedWish,
  scannerMakeIds,
  shownCode,
} from './scanner-programs.ts'
import { scannerSheet } from './scanner-sheet.ts'

const setting = {
  language: 'en' as const,
  timeZone: 'UTC',
  money: { currency: 'EUR', decimals: 2, locale: 'en' },
}

t.test('a Gryphon is set up in this order, and programming is opened and ended', async t => {
  const program = programOf(recommendedWish('datalogic', 'usb'))
  t.same(
    program?.steps.map(({ is, code }) => `${is} ${shownCode(code)}`),
    ['factory $P,Ae,P', 'interface $P,HA35,P', 'begin $P', 'aim $CAIEN01', 'end $P'],
  )
  t.same(program?.missing, [])
})

t.test('what a make has no known code for is said on its sheet, not guessed', async t => {
  const wish = { ...recommendedWish('nadamoo-1d', 'serial'), aim: true }
  t.equal(wish.interface, 'usb-serial', 'on a serial line it is a serial port')
  t.same(programOf(wish)?.missing, ['enter', 'aim'])
  const words = JSON.stringify(scannerSheet(wish, setting)?.blocks)
  t.match(words, 'Not on this sheet: Enter')
  t.match(words, 'Not on this sheet: the AIM id')
  t.equal(programOf({ ...wish, interface: 'serial' }), null)
  t.equal(scannerSheet({ ...wish, interface: 'serial' }, setting), null)
})

t.test('what is recommended is possible, for every make and connection', async t => {
  for (const make of scannerMakeIds)
    for (const transport of ['usb', 'serial', 'virtual']) {
      const wish = recommendedWish(make, transport)
      t.ok(choicesOf(make).interfaces.includes(wish.interface))
      t.ok((programOf(wish)?.steps.length ?? 0) > 0, `${make} ${transport}`)
      t.notOk(programOf(wish)?.missing.includes('aim'), 'nothing is wished for in vain')
    }
})

t.test('the Arabic sheet has the same codes', async t => {
  const wish = recommendedWish('gm67', 'serial')
  const codesIn = (language: 'en' | 'ar') =>
    scannerSheet(wish, { ...setting, language })?.blocks.flatMap(block =>
      block.is === 'qr' ? [block.text] : [],
    )
  t.same(codesIn('ar'), codesIn('en'))
  t.same(codesIn('ar'), ['^#SC^303FFF0', '^#SC^3030010', '^#SC^3030052'])
})

t.test('what is no ASCII has no Code 128', async t => {
  t.throws(() => code128('é'), { message: 'barcode-not-printable' })
})
