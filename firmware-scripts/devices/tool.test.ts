// The helper against an emulated printer on TCP, with no store and no hub.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import t, { type Test } from 'tap'
import { printerModel } from '#appliance/devices/models.ts'
import { listenTcp } from '#appliance/devices/ports/tcp.ts'
import { newMemory } from '#appliance/devices/printer/emulated-memory.ts'
import { PrinterEmulator } from '#appliance/devices/printer/emulator.ts'
import { machineOf } from '#appliance/devices/printer/machines.ts'
import { textOf } from '#appliance/devices/printer/paper.ts'
import { deviceTool } from './tool.ts'

const aPrinter = async (t: Test) => {
  const memory = newMemory()
  const emulator = new PrinterEmulator(() => {}, machineOf(printerModel('epson-tm'), memory))
  const server = await listenTcp(emulator, 0)
  t.teardown(() => server.close())
  return { memory, emulator, to: ['--to', `127.0.0.1:${server.port}`] }
}

t.test('the sheet of a scanner comes out of a printer on the network', async t => {
  const { emulator, to } = await aPrinter(t)
  t.match(await deviceTool(['scanner-sheet', '--make', 'spec-code', ...to]), { state: 'printed' })
  const words = emulator.receipts().map(textOf).join('\n')
  t.match(words, 'SCANNER SETUP')
  t.match(words, '%%SpecCode93')
  await t.rejects(
    deviceTool(['scanner-sheet', '--make', 'gm67', '--interface', 'usb-serial', ...to]),
    {
      message: 'no code is known that connects this make so',
    },
  )
})

t.test('a printer is read, set and read again', async t => {
  const { memory, to } = await aPrinter(t)
  t.match(await deviceTool(['settings', ...to]), { settings: { code_page: 0, baud: 9_600 } })
  t.match(
    await deviceTool([
      'set',
      '--code-page',
      '19',
      '--density',
      '110',
      '--line-baud',
      '38400',
      ...to,
    ]),
    { result: 'written' },
  )
  t.equal(memory.values.get(8), 19)
  t.match(await deviceTool(['settings', ...to]), {
    settings: { code_page: 19, density: 110, baud: 38_400 },
  })
})

t.test('a picture becomes the logo in its memory, and is deleted again', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'logo-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'logo.png')
  const canvas = createCanvas(1_000, 300)
  canvas.getContext('2d').fillRect(100, 50, 400, 200)
  writeFileSync(file, canvas.toBuffer('image/png'))
  const { memory, to } = await aPrinter(t)
  t.match(await deviceTool(['store-logo', '--picture', file, ...to]), {
    key: /^..$/,
    width: 576,
    rows: 173,
  })
  t.equal(memory.pictures.size, 1)
  t.match(await deviceTool(['logo', ...to]), { keys: [String], free: Number })
  const [key = ''] = memory.pictures.keys()
  t.same(await deviceTool(['delete-logo', '--key', key, ...to]), {})
  t.equal(memory.pictures.size, 0)
})

t.test('who asks for help gets the jobs and how each is written', async t => {
  for (const ask of ['--help', '-h'])
    t.match(await deviceTool([ask]), /device-tool -- <job>.*store-logo/s)
})

t.test('what is missing or wrong is said in words', async t => {
  await t.rejects(deviceTool(['settings']), { message: 'say where the printer is: --to' })
  for (const args of [['fly', '--to', '127.0.0.1:1'], []])
    await t.rejects(deviceTool(args), { message: /scanner-sheet, settings, set, logo/ })
  await t.rejects(deviceTool(['set', '--to', '127.0.0.1:1']), { message: 'sets nothing' })
  await t.rejects(deviceTool(['set', '--model', 'best', '--to', 'x']), { message: /epson-tm/ })
  for (const to of ['127.0.0.1:99999', '127.0.0.1:0', 'the printer', 'printer:']) {
    await t.rejects(deviceTool(['settings', '--to', to]), { message: /1…65535/ }, to)
  }
  await t.rejects(deviceTool(['store-logo', '--to', 'x']), { message: /--picture/ })
})
