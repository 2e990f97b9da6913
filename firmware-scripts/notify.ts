// `node --import ./firmware-scripts/notify.ts some/main.ts`: lets systemd know what the program tells its parent
// under `npm start`, and that it still lives. Node has no datagram sockets of systemd's kind, so
// systemd-notify carries the words (8 ms every ten seconds).
import { execFile } from 'node:child_process'
import * as z from 'zod'

const ALIVE_EVERY_MS = 10_000
const HEALTH_LIMIT_MS = 5_000

const saying = z.object({
  is: z.string(),
  code: z.string().optional(),
  message: z.string().optional(),
})

/** Asked before each word of life; empty: a turning event loop is enough. */
const healthUrl =
  process.env.HEALTH_URL ??
  `http://localhost:${process.env.CLOUD_PORT ?? process.env.HTTP_PORT ?? '8080'}/health/live`

const notify = (...words: string[]) => {
  execFile('systemd-notify', words, error => {
    if (error) console.error(`systemd-notify failed: ${error.message}`)
  })
}

const isHealthy = async () => {
  if (healthUrl === '') return true
  try {
    return (await fetch(healthUrl, { signal: AbortSignal.timeout(HEALTH_LIMIT_MS) })).ok
  } catch {
    return false
  }
}

if (process.env.NOTIFY_SOCKET) {
  process.send = (message: unknown) => {
    const said = saying.safeParse(message).data
    if (said?.is === 'ready') {
      notify('--ready')
      // No word of life is enough to be restarted: a server that cannot answer is no server.
      setInterval(async () => {
        if (await isHealthy()) notify('WATCHDOG=1')
      }, ALIVE_EVERY_MS).unref()
    }
    if (said?.is === 'fatal') notify(`--status=${said.code}: ${said.message}`)
    return true
  }
}
