import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import t from 'tap'
import { type Found, plugged } from './found.ts'
import { listeners, neighbours } from './network.ts'
import { placeOf, usbDevices } from './usb.ts'
import { type FoundReport, watchDevices } from './watch.ts'

type Test = { teardown: (end: () => void) => void }

/** A tree of files as the kernel shows it: sysfs of the bus and the ttys, and /dev. */
const aMachine = (t: Test) => {
  const root = mkdtempSync(join(tmpdir(), 'machine-'))
  t.teardown(() => rmSync(root, { recursive: true, force: true }))
  const places = { bus: join(root, 'bus'), dev: join(root, 'dev'), tty: join(root, 'tty') }
  const write = (path: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const plug = (
    port: string,
    ids: { vid: string; pid: string; serial?: string; maker?: string; product?: string },
    files: Record<string, string | Uint8Array> = {},
  ) => {
    const { vid, pid, serial, maker, product } = ids
    const known = { idVendor: vid, idProduct: pid, serial, manufacturer: maker, product }
    for (const [name, text] of Object.entries(known))
      if (text !== undefined) write(`bus/${port}/${name}`, `${text}\n`)
    for (const [name, text] of Object.entries(files)) write(`bus/${port}/${name}`, text)
  }
  const isClass = (port: string, whole: string) => ({
    [`${port}:1.0/bInterfaceClass`]: `${whole.slice(0, 2)}\n`,
    [`${port}:1.0/bInterfaceSubClass`]: `${whole.slice(2, 4)}\n`,
    [`${port}:1.0/bInterfaceProtocol`]: `${whole.slice(4)}\n`,
  })
  return {
    root,
    places,
    write,
    plug,
    isClass,
    unplug: (port: string) => rmSync(join(root, 'bus', port), { recursive: true }),
    found: () => plugged(places),
  }
}

const printer = { vid: '04b8', pid: '0e15', serial: 'X5', maker: 'EPSON', product: 'TM-T20II' }

t.test('a machine without a USB bus has no USB devices, and that is no error', async t => {
  t.same(plugged({ bus: '/nowhere', dev: '/nowhere', tty: '/nowhere' }), [])
})

t.test('a printer is offered by what it says of itself, under a name that stays', async t => {
  const { plug, unplug, isClass, found } = aMachine(t)
  plug('1-1', { vid: '1d6b', pid: '0002', product: 'a hub' }, { bDeviceClass: '09\n' })
  plug('1-1.2', printer, isClass('1-1.2', '070102'))
  const epson: Found = {
    id: 'usb:04b8:0e15:X5',
    transport: 'usb',
    address: '04b8:0e15:X5',
    name: 'EPSON TM-T20II',
    suggestion: { class: 'receipt_printer', model: 'epson-tm' },
    byPlace: false,
    hasTwin: false,
  }
  t.same(found(), [epson])
  unplug('1-1.2')
  t.same(found(), [])
  plug('1-1.4', printer, isClass('1-1.4', '070102'))
  t.same(found(), [epson], 'in another socket it is the same printer')
})

t.test('a printer that speaks a language for labels or Star’s own is offered as such', async t => {
  const { plug, isClass, found } = aMachine(t)
  const says = (port: string, words: string) => ({
    ...isClass(port, '070102'),
    [`${port}:1.0/ieee1284_id`]: words,
  })
  plug('1-1', { vid: 'aaaa', pid: '0001' }, says('1-1', 'MFG:Zebra;CMD:ZPL;MDL:GK420d;'))
  plug('1-2', { vid: 'aaaa', pid: '0002' }, says('1-2', 'MFG:Star;CMD:STAR;MDL:TSP100;'))
  plug('1-3', { vid: 'aaaa', pid: '0003' }, says('1-3', 'MFG:x;COMMAND SET:TSPL;'))
  plug('1-4', { vid: 'aaaa', pid: '0004' }, says('1-4', 'MFG:x;CMD:ESC/POS;'))
  t.same(
    found().map(({ suggestion }) => suggestion?.model),
    ['zpl', 'star-line', 'tspl', 'escpos-80'],
  )
})

t.test('two of a kind with one serial number are known by their sockets', async t => {
  const { plug, isClass, found } = aMachine(t)
  plug('1-1', printer, isClass('1-1', '070102'))
  plug('2-1.3', printer, isClass('2-1.3', '070102'))
  t.same(
    found().map(({ id, address, byPlace, hasTwin }) => ({ id, address, byPlace, hasTwin })),
    [
      { id: 'usbport:1-1', address: 'port:1-1', byPlace: true, hasTwin: true },
      { id: 'usbport:2-1.3', address: 'port:2-1.3', byPlace: true, hasTwin: true },
    ],
  )
})

t.test('an address leads to one device, or to none', async t => {
  const { places, plug, isClass } = aMachine(t)
  plug('1-1', printer, isClass('1-1', '070102'))
  plug('1-2', { ...printer, serial: 'Y:7' }, isClass('1-2', '070102'))
  const at = (address: string) => placeOf(address, usbDevices(places.bus))
  t.same(at('04B8:0E15:X5'), { port: '1-1' })
  t.same(at('04b8:0e15:Y:7'), { port: '1-2' }, 'a serial number may hold anything')
  t.same(at('port:1-2'), { port: '1-2' })
  t.equal(at('04b8:0e15:x5'), 'unplugged')
  t.equal(at('port:1-3'), 'unplugged')
  t.equal(at('04b8:0e15'), 'two-alike', 'a guess would print on the wrong one')
})

t.test(
  'a device that the bus numbers anew, or that comes back elsewhere, keeps its name',
  async t => {
    const { places, plug, unplug, isClass, found } = aMachine(t)
    plug('1-1', printer, isClass('1-1', '070102'))
    const [{ id, address } = { id: '', address: '' }] = found()
    unplug('1-1')
    t.equal(placeOf(address, usbDevices(places.bus)), 'unplugged', 'in the middle of a receipt')
    plug('3-2.4', printer, isClass('3-2.4', '070102'))
    t.match(found(), [{ id, address }])
    t.same(placeOf(address, usbDevices(places.bus)), { port: '3-2.4' })
    plug('1-1', printer, isClass('1-1', '070102'))
    t.equal(placeOf(address, usbDevices(places.bus)), 'two-alike', 'a second one is not guessed at')
  },
)

t.test('a scanner is told from a keyboard, and a keyboard is not taken away', async t => {
  const { plug, isClass, found } = aMachine(t)
  const keyboard = isClass('1-1', '030101')
  plug('1-1', { vid: '046d', pid: 'c31c', product: 'Keyboard' }, keyboard)
  plug('1-2', { vid: '0c2e', pid: '0b61', product: 'Scanner' }, isClass('1-2', '030101'))
  plug(
    '1-3',
    { vid: 'bbbb', pid: '0001', product: 'POS scanner' },
    {
      ...isClass('1-3', '030000'),
      '1-3:1.0/0003:BBBB:0001.0004/report_descriptor': Uint8Array.of(0x05, 0x8c, 0x09, 0x02),
    },
  )
  t.same(
    found().map(({ suggestion }) => suggestion?.model ?? null),
    [null, 'hid-keyboard', 'hid-pos'],
  )
})

t.test('a serial line is named by its adapter, not by a number that changes', async t => {
  const { root, plug, isClass, write, found } = aMachine(t)
  const scanner = { vid: '0c2e', pid: '0b6a', serial: 'S1', maker: 'Honeywell', product: 'Xenon' }
  plug('1-1', scanner, { ...isClass('1-1', '020201'), '1-1:1.0/tty/ttyACM3/dev': '166:3' })
  write('dev/ttyACM3', '')
  mkdirSync(join(root, 'dev/serial/by-id'), { recursive: true })
  symlinkSync('../../ttyACM3', join(root, 'dev/serial/by-id/usb-Honeywell_Xenon_S1-if00'))
  write('tty/ttyS0/type', '4\n')
  write('tty/ttyS1/type', '0\n')
  const byId = join(root, 'dev/serial/by-id/usb-Honeywell_Xenon_S1-if00')
  t.match(found(), [
    {
      id: `serial:${byId}`,
      transport: 'serial',
      address: byId,
      name: 'Honeywell Xenon',
      suggestion: { class: 'scanner', model: 'serial' },
      byPlace: false,
    },
    { address: join(root, 'dev/ttyS0'), name: 'ttyS0', suggestion: null },
  ])
  t.equal(found().length, 2, 'the adapter is not offered twice, nor a port that is not there')
})

t.test(
  'an adapter without a name is known by its socket, and told of a twin if it has one',
  async t => {
    const { plug, isClass, write, found } = aMachine(t)
    const adapter = { vid: '1a86', pid: '7523', product: 'USB Serial' }
    plug('1-1', adapter, { ...isClass('1-1', 'ff0102'), '1-1:1.0/ttyUSB0/dev': '188:0' })
    write('dev/ttyUSB0', '')
    t.match(found(), [{ transport: 'serial', byPlace: true, hasTwin: false }])
    plug('1-2', adapter, { ...isClass('1-2', 'ff0102'), '1-2:1.0/ttyUSB1/dev': '188:1' })
    write('dev/ttyUSB1', '')
    t.match(found(), [
      { byPlace: true, hasTwin: true },
      { byPlace: true, hasTwin: true },
    ])
  },
)

t.test('what a device says of itself can not harm the page', async t => {
  const { plug, isClass, found } = aMachine(t)
  const product = `\u0000\u001b[2J\u202e${'x'.repeat(5_000)}`
  plug('1-1', { vid: '04b8', pid: '0001', product }, isClass('1-1', '070102'))
  const [device] = found()
  t.ok((device?.name.length ?? 999) <= 121)
  t.notMatch(device?.name, /\p{C}/u)
})

t.test('it is told when something is plugged in or pulled out, and when somebody asks', async t => {
  const { places, plug, unplug, isClass } = aMachine(t)
  const reports: string[][] = []
  let heard = () => {}
  const next = () =>
    new Promise<void>(resolve => {
      heard = resolve
    })
  const watch = watchDevices(
    ({ found }) => {
      reports.push(found.map(({ name }) => name))
      heard()
    },
    { places },
  )
  t.teardown(watch.close)
  const plugged = next()
  plug('1-1', printer, isClass('1-1', '070102'))
  await plugged
  const gone = next()
  unplug('1-1')
  await gone
  watch.ask(false)
  t.same(reports.at(-1), [])
  t.ok(reports.some(([name]) => name === 'EPSON TM-T20II'))
})

t.test('the own subnet is walked through, and who listens is listed', async t => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  t.same(await listeners(['127.0.0.1', '127.0.0.2'], [port, 1]), [{ host: '127.0.0.1', port }])
  t.same(await listeners(['127.0.0.1'], [port], () => false), [], 'it can be ended')
  const four = { address: '192.168.7.20', netmask: '255.255.255.0', family: 'IPv4' as const }
  const more = { internal: false, mac: '', cidr: null }
  const hosts = neighbours({ eth0: [{ ...four, ...more }] })
  t.equal(hosts.length, 253)
  t.ok(hosts.includes('192.168.7.1') && hosts.includes('192.168.7.254'))
  t.notOk(hosts.includes('192.168.7.20'), 'we are not our neighbour')
  const wide = neighbours({ eth0: [{ ...four, netmask: '255.0.0.0', ...more }] })
  t.equal(wide.length, 253, 'of a very large net only what is near')
  t.same(neighbours({ lo: [{ ...four, ...more, internal: true }] }), [])
})

t.test('whoever had the network looked through is told at how many addresses', async t => {
  const { places } = aMachine(t)
  const walks: FoundReport['walked'][] = []
  const ended = new Promise<void>(resolve => {
    const watch = watchDevices(
      ({ walked }) => {
        walks.push(walked)
        if (walked) resolve()
      },
      { places, hosts: () => ['127.0.0.7', '127.0.0.8'] },
    )
    t.teardown(watch.close)
    watch.ask(true)
  })
  await ended
  t.equal(walks[0], null, 'nobody has looked yet')
  t.same(walks.at(-1), { addresses: 2, answered: 0 })
})
