// What a technician's tests of devices leave behind: the report, and its print.
import * as z from 'zod'
import { printTestsInput, recordTestsInput, testedThings } from '#schema/areas/device-tests.ts'
import { command, put, refuse } from '#schema/command.ts'
import { id } from '#schema/fields.ts'
import { countsOf, type TestedDevice, testReport } from '#schema/rules/device-tests.ts'
import { newPrintJob } from '#schema/rules/print-job.ts'
import { valuesOf } from '#schema/stored.ts'

export const recordTests = command({
  name: 'devices.record-tests',
  summary: 'Keeps what came of a technician’s tests, each with its reason and its figures.',
  permission: 'devices.test',
  reply: z.strictObject({ report_id: id }),
  input: recordTestsInput,
  needs: (db, { report_id, devices }, { actor }) => ({
    reports: db.selectFrom('device_report').select('id').where('id', '=', report_id),
    users: db
      .selectFrom('user')
      .select(['name', 'name_ar'])
      .where('id', '=', actor.user_id ?? ''),
    devices: db
      .selectFrom('device')
      .selectAll()
      .where('id', 'in', valuesOf(devices.map(({ device_id }) => device_id))),
  }),
  decide({ reports: [known], users: [user], devices }, input, { store_id, tenant_id, now, actor }) {
    if (store_id === null) return refuse('store-unknown')
    if (known) return refuse('report-known')
    const tested: TestedDevice[] = []
    for (const { device_id, outcomes } of input.devices) {
      const device = devices.find(({ id }) => id === device_id)
      if (!device) return refuse('device-unknown')
      const { name, name_ar, model, transport, address, class: kind } = device
      tested.push({ device_id, class: kind, name, name_ar, model, transport, address, outcomes })
    }
    const things = { by: user ?? { name: '–', name_ar: '' }, box: input.box, devices: tested }
    return {
      changes: [
        put('device_report', {
          id: input.report_id,
          tenant_id,
          store_id,
          at: now,
          user_id: actor.user_id,
          ...countsOf(things),
          results_json: JSON.stringify(things),
        }),
      ],
      reply: { report_id: input.report_id },
    }
  },
})

export const printTests = command({
  name: 'devices.print-tests',
  summary: 'Prints a report of device tests.',
  permission: 'devices.test',
  reply: z.strictObject({ print_job_id: id }),
  input: printTestsInput,
  needs: (db, { report_id, device_id }) => ({
    printers: db.selectFrom('device').selectAll().where('id', '=', device_id),
    reports: db
      .selectFrom('device_report')
      .innerJoin('store', 'store.id', 'device_report.store_id')
      .innerJoin('tenant', 'tenant.id', 'device_report.tenant_id')
      .select([
        'device_report.at',
        'device_report.results_json',
        'store.name',
        'store.name_ar',
        'store.receipt_language',
        'store.timezone',
        'tenant.currency',
        'tenant.currency_decimals',
        'tenant.locale',
      ])
      .where('device_report.id', '=', report_id),
  }),
  decide({ printers: [printer], reports: [report] }, { report_id }, context) {
    if (!report) return refuse('report-unknown')
    if (!printer) return refuse('device-unknown')
    if (printer.class !== 'receipt_printer') return refuse('not-a-receipt-printer')
    const { at, receipt_language: language, timezone: timeZone, locale } = report
    const document = testReport(
      { at, store: report, ...testedThings.parse(JSON.parse(report.results_json)) },
      {
        language,
        timeZone,
        money: { currency: report.currency, decimals: report.currency_decimals, locale },
      },
    )
    const { store_id } = printer
    const key = `tests:${report_id}:${context.newId()}`
    const job = newPrintJob(
      { id: printer.id },
      { kind: 'report', key, document, store_id },
      context,
    )
    return { changes: [put('print_job', job)], reply: { print_job_id: job.id } }
  },
})
