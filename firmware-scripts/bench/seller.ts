// Clients that sell, in a process of their own: what they take of the processor is not the server's.
// Takes an order, sells some to warm up, says so, sells on at the word, and tells the times.
import { once } from 'node:events'
import { v7 } from 'uuid'
import { openClient } from './client.ts'
import { type Report, sellOrder } from './sell.ts'

const [message] = await once(process, 'message')
const order = sellOrder.parse(message)
process.once('disconnect', () => process.exit(1))

const sell = async (count: number): Promise<number[]> => {
  const taken: number[] = []
  let left = count
  const client = async (number: number) => {
    const http = openClient(order.server, order.token)
    const till_session_id = order.till_sessions[number % order.till_sessions.length]
    while (left > 0) {
      left -= 1
      const sale = { ...order.sale, sale_id: v7(), till_session_id }
      taken.push((await http.post('/sales/complete', sale)).ms)
    }
    http.close()
  }
  await Promise.all(Array.from({ length: order.clients }, (_, number) => client(number)))
  return taken
}

/** Thousands of times do not fit into a pipe: who leaves before they are through takes them along. */
const tell = (report: Report) =>
  new Promise<void>((resolve, reject) =>
    process.send?.(report, (error: Error | null) => (error ? reject(error) : resolve())),
  )

await sell(order.warm)
await tell({ is: 'warm' })
await once(process, 'message')
const began = performance.now()
const taken = await sell(order.sales)
await tell({ is: 'sold', seconds: (performance.now() - began) / 1_000, taken })
process.disconnect()
