import { type Port, PortFault, type PortReason } from './port.ts'

/** First and longest pause between two attempts: what is plugged in again is used within a quarter second. */
export const RETRY_FIRST_MS = 50
export const RETRY_MAX_MS = 150

/**
 * Keeps a port open for ever; says each time it opened, closed or could not be opened. Whatever is
 * thrown while it opens is the trouble of this device alone.
 */
export const keepOpen = (
  port: Port,
  on: { opened: () => void; closed: () => void; refused: (reason: PortReason) => void },
): { stop: () => void } => {
  let pauseMs = RETRY_FIRST_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  const attempt = async () => {
    try {
      await port.open()
    } catch (error) {
      if (isStopped) return
      on.refused(reasonOf(error))
      return retry()
    }
    if (isStopped) return port.close()
    try {
      on.opened()
      pauseMs = RETRY_FIRST_MS
    } catch (error) {
      // Closed, it is tried again.
      port.close()
      on.refused(reasonOf(error))
    }
  }
  const reasonOf = (error: unknown): PortReason => {
    if (error instanceof PortFault) return error.reason
    port.unforeseen?.(error)
    return 'failed'
  }
  const retry = () => {
    timer = setTimeout(attempt, pauseMs)
    pauseMs = Math.min(pauseMs * 2, RETRY_MAX_MS)
  }
  port.onClose(() => {
    on.closed()
    if (!isStopped) retry()
  })
  attempt()
  return {
    stop: () => {
      isStopped = true
      clearTimeout(timer)
      port.close()
    },
  }
}

/** What a device's state says for a port that can not be opened. */
export const stateOfReason = (
  reason: PortReason,
): { state: 'absent' | 'offline'; why: string } => ({
  state: reason === 'unplugged' || reason === 'no-such-port' ? 'absent' : 'offline',
  why: reason === 'no-such-port' ? 'unplugged' : reason,
})
