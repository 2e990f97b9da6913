// One log line a happening, as JSON, to standard output; the journal of the box keeps it.
import pino from 'pino'

/** Fields that must never be written down. */
const SECRETS = [
  'pin',
  'password',
  'token',
  'pin_hash',
  'authorization',
  '*.pin',
  '*.token',
  '*.pin_hash',
]

export type Log = (message: string, data?: object) => void

export const openLog = (name: string): { info: Log; error: Log } => {
  const log = pino({
    name,
    level: process.env['LOG_LEVEL'] ?? 'info',
    redact: { paths: SECRETS, censor: '(secret)' },
    base: { pid: process.pid },
  })
  return {
    info: (message, data = {}) => log.info(data, message),
    error: (message, data = {}) => log.error(data, message),
  }
}
