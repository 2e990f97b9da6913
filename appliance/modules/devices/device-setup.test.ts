import t from 'tap'
import { onBothEngines, withMore } from '#appliance/a-shop.ts'
import { cashier, manager, NOW, shop, testId } from '#appliance/kernel/a-store.ts'
import { packed } from '#schema/rules/picture.ts'
import { plainReceipt } from '#schema/rules/receipt-design.ts'

const scanner = testId(11, 4)
const onNetwork = testId(11, 5)
const request_id = testId(49, 1)
const test = await onBothEngines(t)
const given = {
  device: withMore(
    'device',
    { id: scanner, class: 'scanner', name: 'Scanner' },
    { id: onNetwork, transport: 'tcp', address: '192.0.2.40:9100' },
  ).map(row => (row.id === shop.printer ? { ...row, options_json: '{"columns":42}' } : row)),
}

const sheet = {
  device_id: scanner,
  printer_id: shop.printer,
  make: 'datalogic',
  interface: 'usb-keyboard',
}
const picture = packed(Uint8Array.of(0xff, 0x81, 0xff), 8, 3)

test(
  'a sheet of programming barcodes is printed for a scanner of a make',
  async (t, store) => {
    const order = 'devices.print-scanner-sheet'
    await store.refuses([
      ['not-allowed', order, sheet, cashier],
      ['device-unknown', order, { ...sheet, printer_id: testId(99, 1) }, manager],
      ['not-a-scanner', order, { ...sheet, device_id: shop.printer }, manager],
      ['not-a-receipt-printer', order, { ...sheet, printer_id: scanner }, manager],
      ['scanner-cannot', order, { ...sheet, interface: 'serial' }, manager],
      ['input-invalid', order, { ...sheet, make: 'any' }, manager],
    ])
    await store.done(order, sheet, manager)
    const [job] = await store.rows('print_job')
    t.match(job, { kind: 'test', device_id: shop.printer, state: 'queued' })
    const { blocks } = JSON.parse(job?.document_json ?? '{}')
    t.same(
      blocks.filter(({ is }: { is: string }) => is === 'barcode'),
      ['$P,Ae,P\r', '$P,HA35,P\r', '$P\r', '$CAIEN01\r', '$P\r'].map(code => ({
        is: 'barcode',
        kind: 'code128',
        code,
        programs: true,
      })),
    )
  },
  given,
)

test(
  'a printer is set up once, by somebody who may, and soon or never',
  async (t, store) => {
    const order = 'devices.set-printer'
    const settings = { code_page: 19, baud: 19_200 }
    const wanted = { device_id: shop.printer, request_id, settings }
    await store.refuses([
      ['not-allowed', order, wanted, cashier],
      ['device-unknown', order, { ...wanted, device_id: testId(99, 1) }, manager],
      ['not-a-receipt-printer', order, { ...wanted, device_id: shop.terminal }, manager],
      ['input-invalid', order, { ...wanted, settings: {} }, manager],
      ['input-invalid', order, { ...wanted, settings: { baud: 9_601 } }, manager],
      ['input-invalid', order, { ...wanted, settings: { density: 101 } }, manager],
    ])
    await store.done(order, wanted, manager)
    if (store.engine === 'SQLite') {
      t.same(store.said().at(-1), {
        topic: `s/${shop.store_id}/dev/${shop.printer}/in`,
        payload: { is: 'write-settings', request_id, settings, until: NOW + 60_000 },
      })
    }
    t.ok((await store.rows('audit')).some(line => line.command === order))
  },
  given,
)

test(
  'the logo of the receipt design goes into the printer, and out of it',
  async (t, store) => {
    const wanted = { device_id: shop.printer, request_id }
    const orders = ['devices.store-logo', 'devices.print-logo'] as const
    for (const order of orders) {
      const input = order === 'devices.print-logo' ? { device_id: shop.printer } : wanted
      await store.refuses([
        ['not-allowed', order, input, cashier],
        ['device-unknown', order, { ...input, device_id: testId(99, 1) }, manager],
        ['not-a-receipt-printer', order, { ...input, device_id: shop.terminal }, manager],
        ['no-logo', order, input, manager],
      ])
    }
    await store.given({
      receipt_design: [
        {
          ...plainReceipt,
          id: shop.store_id,
          store_id: shop.store_id,
          tenant_id: shop.tenant_id,
          logo_json: JSON.stringify(picture),
        },
      ],
    })
    await store.done('devices.store-logo', wanted, manager)
    if (store.engine === 'SQLite')
      t.match(store.said().at(-1)?.payload, { is: 'store-logo', request_id, picture })
    await store.done('devices.print-logo', { device_id: shop.printer }, manager)
    const [job] = await store.rows('print_job')
    t.match(JSON.parse(job?.document_json ?? '{}').blocks, [{ is: 'picture', ...picture }])
    await store.done('devices.delete-logo', wanted, manager)
    if (store.engine === 'SQLite')
      t.match(store.said().at(-1)?.payload, { is: 'delete-logo', request_id })
    await store.refuses([['not-allowed', 'devices.delete-logo', wanted, cashier]])
  },
  given,
)

test(
  'our end of a serial line follows the printer, and its other options stay',
  async (t, store) => {
    const order = 'devices.set-line'
    const line = { device_id: shop.printer, baud: 19_200, parity: 'even', flow: 'xon-xoff' }
    await store.refuses([
      ['not-allowed', order, line, cashier],
      ['device-unknown', order, { ...line, device_id: testId(99, 1) }, manager],
      ['not-serial', order, { ...line, device_id: onNetwork }, manager],
      ['not-a-receipt-printer', order, { ...line, device_id: shop.terminal }, manager],
    ])
    await store.done(order, line, manager)
    const row = (await store.rows('device')).find(({ id }) => id === shop.printer)
    t.same(JSON.parse(row?.options_json ?? ''), {
      columns: 42,
      baud: 19_200,
      parity: 'even',
      flow: 'xon-xoff',
    })
  },
  given,
)
