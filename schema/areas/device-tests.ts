// The reports of device tests: written once, when a technician is through.
import * as z from 'zod'
import { at, count, id, json, ref, text } from '../fields.ts'
import { resource } from '../resource.ts'
import { testNames, testResults } from '../rules/device-tests.ts'

/** Devices in one report, at most. */
export const REPORT_DEVICES_MAX = 100
const OUTCOMES_MAX = 20

const outcome = z.strictObject({
  test: z.enum(testNames),
  result: z.enum(testResults),
  why: text('Why', 60).optional(),
  detail: text('Detail', 120).optional(),
})
const outcomes = z.array(outcome).max(OUTCOMES_MAX)

const named = { name: text('Name'), name_ar: text('Name (Arabic)') }

/** What `results_json` holds: everything as it was called and connected then. */
export const testedThings = z.object({
  by: z.object(named),
  /** of the box itself */
  box: outcomes,
  devices: z.array(
    z.object({
      ...named,
      device_id: id,
      class: text('Kind', 40),
      model: text('Model', 60),
      transport: text('Connection', 20),
      address: text('Address', 200),
      outcomes,
    }),
  ),
})
export type TestedThings = z.infer<typeof testedThings>

export const deviceReport = resource({
  table: 'device_report',
  sync: 'up',
  label: 'Device tests',
  row: z.object({
    id,
    tenant_id: id,
    store_id: ref('store', 'Store'),
    at: at('Time'),
    user_id: ref('user', 'Tested by').nullable(),
    passed: count('Passed'),
    failed: count('Failed'),
    skipped: count('Left out'),
    results_json: json('Results', 60_000),
  }),
  indexes: [['at']],
})

export const recordTestsInput = z.strictObject({
  report_id: id,
  box: outcomes.default([]),
  devices: z
    .array(z.strictObject({ device_id: id, outcomes: outcomes.min(1) }))
    .max(REPORT_DEVICES_MAX)
    .refine(
      devices => new Set(devices.map(({ device_id }) => device_id)).size === devices.length,
      'names a device twice',
    ),
})

export const printTestsInput = z.strictObject({ report_id: id, device_id: id })
