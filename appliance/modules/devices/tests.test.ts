import t from 'tap'
import { onBothEngines } from '#appliance/a-shop.ts'
import { cashier, manager, NOW, shop, testId } from '#appliance/kernel/a-store.ts'

const test = await onBothEngines(t)
const REPORT = testId(47, 1)
const printed = { test: 'prints', result: 'passed', detail: '812 ms' }
const noDrawer = { test: 'opens-drawer', result: 'skipped', why: 'no-drawer-here' }
const tooFull = { test: 'storage', result: 'failed', why: 'disk-full', detail: '0.2 GB' }
const report = {
  report_id: REPORT,
  box: [{ test: 'server', result: 'passed', detail: '12 ms' }, tooFull],
  devices: [{ device_id: shop.printer, outcomes: [printed, noDrawer] }],
}
const print = { report_id: REPORT, device_id: shop.printer }

test('what came of a technician’s tests is kept, with all names as they were then', async (t, store) => {
  const record = 'devices.record-tests'
  await store.refuses([
    ['not-allowed', record, report, cashier],
    [
      'device-unknown',
      record,
      { ...report, devices: [{ device_id: testId(99, 1), outcomes: [printed] }] },
      manager,
    ],
    [
      'input-invalid',
      record,
      { ...report, devices: [...report.devices, ...report.devices] },
      manager,
    ],
    ['input-invalid', record, { ...report, box: [{ test: 'flies', result: 'passed' }] }, manager],
  ])
  await store.done(record, report, manager)
  const [row] = await store.rows('device_report')
  t.match(row, { id: REPORT, at: NOW, user_id: shop.manager, passed: 2, failed: 1, skipped: 1 })
  t.match(JSON.parse(row?.results_json ?? '{}'), {
    by: { name: String },
    box: report.box,
    devices: [{ name: 'Receipt printer', model: String, transport: String, address: String }],
  })
  await store.refuses([['report-known', record, report, manager]])
})

test('the report comes out on paper with each test, its reason and its figures', async (t, store) => {
  const order = 'devices.print-tests'
  await store.refuses([['report-unknown', order, print, manager]])
  await store.done('devices.record-tests', report, manager)
  await store.refuses([
    ['not-allowed', order, print, cashier],
    ['device-unknown', order, { ...print, device_id: testId(99, 1) }, manager],
    ['not-a-receipt-printer', order, { ...print, device_id: shop.terminal }, manager],
  ])
  for (const copy of [1, 2]) {
    await store.done(order, print, manager)
    const jobs = await store.rows('print_job')
    t.equal(jobs.length, copy, 'as often as it is asked for')
    t.match(jobs[0], { kind: 'report', device_id: shop.printer, state: 'queued' })
    for (const words of [
      'Device tests',
      'Receipt printer',
      '[+] Prints, and proves it',
      '812 ms',
      '[ ] Opens the drawer',
      'no drawer hangs here',
      '[!] Room on the disk',
      'the disk is nearly full',
      '0.2 GB',
    ])
      t.ok(String(jobs[0]?.document_json).includes(words), words)
  }
})
