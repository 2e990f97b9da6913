// Lets a process of its own sell to a server, and watches what the server takes for it.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import * as z from 'zod'
import { cpuMsOf } from './machine.ts'

export const sellOrder = z.object({
  server: z.string(),
  token: z.string(),
  clients: z.int(),
  /** sold before the clock starts */
  warm: z.int(),
  sales: z.int(),
  /** clients take turns at them */
  till_sessions: z.array(z.string()).min(1),
  /** input of sales.complete without its ids */
  sale: z.looseObject({}),
})
export type SellOrder = z.infer<typeof sellOrder>

const report = z.discriminatedUnion('is', [
  z.object({ is: z.literal('warm') }),
  z.object({ is: z.literal('sold'), seconds: z.number(), taken: z.array(z.number()) }),
])
export type Report = z.infer<typeof report>

export type Sold = {
  perSecond: number
  /** ms of each sale, as the client sees it */
  taken: number[]
  /** ms of the server's processor for a sale, all its threads */
  cpuMs: number
}

/** `pid` is the server's. */
export const sell = async (order: SellOrder, pid: number): Promise<Sold> => {
  const child = fork(join(import.meta.dirname, 'seller.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const next = async (): Promise<Report> => {
    const [message] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error('the clients fell over'))),
    ])
    return report.parse(message)
  }
  child.send(order)
  await next()
  const before = cpuMsOf(pid)
  child.send('go')
  const sold = await next()
  const cpuMs = (cpuMsOf(pid) - before) / order.sales
  if (sold.is !== 'sold') throw new Error('nothing was sold')
  return { perSecond: order.sales / sold.seconds, taken: sold.taken, cpuMs }
}
