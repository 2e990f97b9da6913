import t from 'tap'
import { atSameAddress, isAddress, networkPlace } from './device-address.ts'

t.test('an address in the network has a port that there can be', async t => {
  t.same(networkPlace('192.0.2.40:9100'), { host: '192.0.2.40', port: 9_100 })
  t.same(networkPlace('printer.local'), { host: 'printer.local', port: undefined })
  for (const wrong of ['192.0.2.40:99999', '192.0.2.40:65536', '192.0.2.40:0', 'a b', 'a:', ''])
    t.notOk(isAddress('tcp', wrong), wrong)
  for (const wrong of ['😀:9100', '-printer', 'till/1:9100'])
    t.notOk(isAddress('tcp', wrong), wrong)
  for (const wrong of ['999.999.1.1:9100', '192.0.2.256', '192.0.2', '192.0.2.4.5', '9100'])
    t.notOk(isAddress('tcp', wrong), wrong)
  for (const right of ['0.0.0.1', '255.255.255.255', '10.0.0.249:9100', '1printer'])
    t.ok(isAddress('tcp', right), right)
  t.ok(isAddress('tcp', 'kasse_1.straße.local:9100'))
  t.ok(isAddress('tcp', '192.0.2.40:65535'))
})

t.test('each connection has addresses of its own, and what is drawn needs none', async t => {
  t.ok(isAddress('serial', '/dev/ttyUSB0'))
  t.notOk(isAddress('serial', 'COM1'))
  t.notOk(isAddress('serial', '/dev/../etc/passwd'))
  t.ok(isAddress('usb', '04b8:0e15:X4ZK012345'))
  t.ok(isAddress('usb', 'port:1-1.2'))
  t.notOk(isAddress('usb', 'Epson'))
  t.ok(isAddress('virtual', ''))
})

t.test('two devices at one place of the network are told of each other', async t => {
  const printer = {
    id: 'a',
    class: 'receipt_printer',
    model: 'epson-tm',
    transport: 'tcp',
  } as const
  const first = { ...printer, address: '192.0.2.40' }
  const others = [
    first,
    { ...printer, id: 'b', address: '192.0.2.40:9100' },
    { ...printer, id: 'c', address: '192.0.2.40:9101' },
    { ...first, id: 'd', class: 'card_terminal' as const },
    { ...first, id: 'e', class: 'line_display' as const, model: 'cd5220-pass-through' },
  ]
  t.same(
    atSameAddress(first, others).map(({ id }) => id),
    ['b'],
    'the usual port need not be written; a terminal listens on another',
  )
})
