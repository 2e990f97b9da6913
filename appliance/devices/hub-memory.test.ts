// Orders to the memory of a printer over the hub: answered once each, and kept when a row changes.
import { setTimeout as wait } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { packed } from '#schema/rules/picture.ts'
import { Hub } from './hub.ts'
import type { DeviceRow } from './messages.ts'

type Word = Record<string, unknown>

const printer: DeviceRow = {
  id: 'printer-1',
  class: 'receipt_printer',
  name: 'Printer',
  model: 'virtual',
  transport: 'virtual',
  address: '',
  options_json: '{}',
  till_id: null,
  status: 'active',
}
const picture = packed(new Uint8Array(9 * 40).fill(0xaa), 72, 40)

const aHub = (t: Test, rows: DeviceRow[]) => {
  const said: { topic: string; word: Word }[] = []
  const hub = new Hub('st', 'hub-1', (topic, payload) =>
    said.push({ topic, word: JSON.parse(payload) }),
  )
  t.teardown(() => hub.close())
  /** What was said before is about other rows. */
  const show = (all: DeviceRow[]) => {
    said.length = 0
    hub.devices(JSON.stringify({ devices: all }))
  }
  show(rows)
  let count = 0
  const until = async (device: string, holds: (word: Word) => boolean) => {
    for (;;) {
      const found = said.findLast(
        ({ topic, word }) => topic.startsWith(`s/st/dev/${device}/`) && holds(word),
      )
      if (found) return found.word
      await wait(10)
    }
  }
  return {
    show,
    until,
    take: (device: string, word: Word) => hub.take(device, JSON.stringify(word)),
    ask: (word: Word, device = printer.id) => {
      const request_id = `request-${++count}`
      hub.take(device, JSON.stringify({ request_id, until: Date.now() + 60_000, ...word }))
      return until(device, heard => heard['request_id'] === request_id)
    },
    ready: (device = printer.id) => until(device, word => word['state'] === 'ready'),
  }
}

t.test('settings and logo are read, written and answered, and outlive a changed row', async t => {
  const { ask, ready, show } = aHub(t, [printer])
  await ready()
  t.match(await ask({ is: 'read-settings' }), {
    is: 'printer-settings',
    settings: { code_page: 0, baud: 9_600 },
    who: { model: 'Virtual printer' },
    at: Number,
  })
  t.match(await ask({ is: 'write-settings', settings: { code_page: 19 } }), {
    is: 'settings-written',
    result: 'written',
  })
  t.match(await ask({ is: 'store-logo', picture }), { is: 'logo-stored', key: /^..$/, rows: 40 })
  show([{ ...printer, options_json: '{"columns":42}' }])
  await ready()
  t.match(await ask({ is: 'read-settings' }), { settings: { code_page: 19 } })
  t.match(await ask({ is: 'read-logo' }), {
    is: 'printer-logo',
    keys: [String],
    stored: { rows: 40 },
    free: Number,
    capacity: Number,
  })
  t.match(await ask({ is: 'delete-logo' }), { is: 'logo-deleted', why: undefined })
})

t.test('too late, twice, or at a device without such a memory, nothing is written', async t => {
  const scale: DeviceRow = { ...printer, id: 'scale-1', class: 'scale', name: 'Scale' }
  const label: DeviceRow = { ...printer, id: 'label-1', class: 'label_printer', name: 'Label' }
  const { ask, ready, take, until } = aHub(t, [printer, scale, label])
  await ready()
  const late = { is: 'write-settings', settings: { density: 120 }, until: Date.now() - 1 }
  t.match(await ask(late), { result: 'not-written', why: 'too-late' })
  for (const { id } of [scale, label]) {
    t.match(await ask({ is: 'read-settings' }, id), { why: 'no-setup-mode' })
    t.match(await ask({ is: 'store-logo', picture }, id), { why: 'no-setup-mode' })
  }
  const twice = {
    is: 'write-settings',
    request_id: 'same',
    settings: { density: 120 },
    until: Date.now() + 60_000,
  }
  take(printer.id, twice)
  take(printer.id, twice)
  t.match(await until(printer.id, word => word['request_id'] === 'same'), { result: 'written' })
  take(printer.id, twice)
  await until(printer.id, word => word['request_id'] === 'same' && word['why'] === 'asked-before')
  t.match(await ask({ is: 'read-settings' }), { settings: { density: 120 } })
})
