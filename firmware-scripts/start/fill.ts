// The process that fills in the demo: apart, so that its memory goes and the terminal stays alive.
import { once } from 'node:events'
import { fillOrder } from './first-run.ts'

const PROGRESS_EVERY_MS = 200

const main = async () => {
  const [order] = await once(process, 'message')
  process.once('disconnect', () => process.exit(1))
  // Named at run time: it pulls in the whole shop, which only this process needs.
  const { fillDemo } = await import('../demo/main.ts')
  let last = 0
  const onProgress = (text: string) => {
    if (Date.now() - last < PROGRESS_EVERY_MS) return
    last = Date.now()
    process.send?.({ is: 'progress', text })
  }
  const demo: unknown = await fillDemo({
    ...fillOrder.parse(order),
    onProgress,
  })
  process.send?.({ is: 'filled', demo }, () => process.exit(0))
}

await main()
