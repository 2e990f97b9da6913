import t from 'tap'
import { readAddress, readWishes } from './wishes.ts'

t.test('an address is taken as it is typed or copied from the browser', async t => {
  for (const [typed, address] of [
    ['192.0.2.10', 'http://192.0.2.10:8080'],
    ['shop-box.local', 'http://shop-box.local:8080'],
    ['192.0.2.10:9000', 'http://192.0.2.10:9000'],
    ['http://192.0.2.10:8080/setup/hubs', 'http://192.0.2.10:8080'],
    ['https://box.example', 'https://box.example'],
    ['[2001:db8::1]', 'http://[2001:db8::1]:8080'],
  ] as const)
    t.equal(readAddress(typed), address, typed)
  for (const typed of ['', 'mqtt://192.0.2.10', 'http://', 'a b'])
    t.throws(() => readAddress(typed), { name: 'Problem', message: /setup page/ }, typed)
})

t.test('the command line is read, and what is wrong with it is said in one line', async t => {
  t.same(readWishes([]), { store: undefined, code: undefined, name: undefined, pairOnly: false })
  t.match(readWishes(['--store', 'box', '--code', 'K7QF-102M', '--name', 'Bar', '--pair-only']), {
    store: 'http://box:8080',
    code: 'K7QF-102M',
    name: 'Bar',
    pairOnly: true,
  })
  for (const [args, words] of [
    [['--code', 'K7QF-102M'], /^--store is missing/],
    [['--shop', 'box'], /^Unknown option '--shop': npm run hub/],
    [['--store'], /^Option '--store <value>' argument missing: npm run hub/],
    [['box'], /^Unexpected argument 'box'/],
  ] as const)
    t.throws(() => readWishes([...args]), { name: 'Problem', message: words }, args.join(' '))
})
