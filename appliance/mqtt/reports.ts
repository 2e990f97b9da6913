// What devices, hubs and tills say to the desk, and the rows it hears of: checked here, at the edge.
import * as z from 'zod'
import { printJob as printJobs } from '#schema/areas/system.ts'

export const jobReport = z.object({
  is: z.literal('job'),
  job_id: z.string(),
  attempt: z.int(),
  state: z.enum(['sending', 'waiting', 'sent', 'printed', 'unknown', 'failed', 'cancelled']),
  why: z.string().max(200).nullish(),
  /** 0: nothing of it has begun. */
  bytes: z.int().min(0).optional(),
})

/** What came of asking a drawer to open; `seen`: its sensor saw it. */
export const drawerReport = z.object({
  is: z.literal('drawer'),
  request_id: z.string(),
  open: z.boolean(),
  seen: z.boolean(),
  why: z.string().max(200).optional(),
})

export const givenBack = z.object({
  is: z.literal('job'),
  job_id: z.string(),
  attempt: z.int(),
  state: z.literal('given-back'),
})

export const paymentReport = z.object({
  is: z.literal('payment'),
  request_id: z.string(),
  state: z.enum(['busy', 'approved', 'declined', 'no-answer', 'cancelled', 'unknown']),
  auth_code: z.string().nullish(),
  scheme: z.string().nullish(),
  last4: z.string().nullish(),
  message: z.string().nullish(),
  terminal_ref: z.string().max(80).nullish(),
  terminal_before: z.string().max(80).nullish(),
  slips: z.array(z.array(z.string())).nullish(),
})

export const dayReport = z.object({
  is: z.literal('end-of-day'),
  request_id: z.string(),
  state: z.enum(['done', 'failed', 'unknown']),
  amount: z.int().optional(),
  totals: z.array(z.object({ card: z.string(), count: z.int(), amount: z.int() })).optional(),
  message: z.string().optional(),
  slips: z.array(z.array(z.string())).optional(),
})

export const paperReport = z.object({
  is: z.literal('paper'),
  receipts: z.array(z.object({ id: z.string(), svg: z.string() })),
})

export const terminalState = z.object({ state: z.string(), class: z.literal('card_terminal') })

export const hubState = z.object({ state: z.string(), boot: z.string().optional() })

export const printJob = z.object({
  id: z.string(),
  device_id: z.string(),
  kind: printJobs.row.shape.kind,
  attempt: z.number(),
  document_json: z.string(),
  created_at: z.number(),
  state: printJobs.row.shape.state,
})

/** Two lines for the customer, as a till gives them. */
export const customerText = z.object({
  is: z.literal('show'),
  upper: z.string().max(200),
  lower: z.string().max(200),
})

export const cancelMessage = z.object({ is: z.literal('cancel-job'), job_id: z.string() })
