// The simulated card terminal speaks lines of JSON, so that a driver for a real protocol (ZVT, OPI)
// replaces this file and nothing else. It never carries more of a card than its last four digits.
import * as z from 'zod'

export type Order =
  | { do: 'pay'; id: string; amount: number; currency: string; decimals: number }
  | { do: 'cancel' | 'enquire'; id: string }

const order = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('pay'),
    id: z.string(),
    amount: z.int(),
    currency: z.string(),
    decimals: z.int(),
  }),
  z.object({ do: z.enum(['cancel', 'enquire']), id: z.string() }),
])

const answer = z.object({
  id: z.string().max(64),
  /** `not-known`: the terminal has never heard of this payment. */
  is: z.enum(['busy', 'approved', 'declined', 'cancelled', 'not-known']),
  auth_code: z.string().max(16).optional(),
  scheme: z.string().max(24).optional(),
  last4: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  message: z.string().max(120).optional(),
})
export type Answer = z.infer<typeof answer>

const LINE_BYTES_MAX = 4_096

export const orderBytes = (one: Order): Uint8Array => Buffer.from(`${JSON.stringify(one)}\n`)
export const answerBytes = (one: Answer): Uint8Array => Buffer.from(`${JSON.stringify(one)}\n`)

/** Answers in what has arrived; lines that are none are counted. */
export const answers = (rest: Uint8Array, chunk: Uint8Array) => lines(rest, chunk, answer)

/** Orders in what has arrived. */
export const orders = (rest: Uint8Array, chunk: Uint8Array) => lines(rest, chunk, order)

const lines = <T>(
  rest: Uint8Array,
  chunk: Uint8Array,
  shape: z.ZodType<T>,
): { found: T[]; rest: Uint8Array; garbage: number } => {
  const bytes = Buffer.concat([rest, chunk])
  const found: T[] = []
  let garbage = 0
  let start = 0
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
    const one = parsed(bytes.toString('utf8', start, end), shape)
    if (one === undefined) garbage++
    else found.push(one)
    start = end + 1
  }
  const left = bytes.subarray(start)
  const isTooLong = left.length > LINE_BYTES_MAX
  return { found, rest: isTooLong ? new Uint8Array() : new Uint8Array(left), garbage }
}

const parsed = <T>(text: string, shape: z.ZodType<T>): T | undefined => {
  try {
    return shape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
