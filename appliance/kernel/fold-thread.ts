// Folds the log of the database named in `workerData` back into it, and says so.
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'

const BUSY_TIMEOUT_MS = 5_000
const CACHE_KIB = 64

const raw = new Database(String(workerData), { fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
raw.pragma(`cache_size = -${CACHE_KIB}`)
raw.pragma('wal_checkpoint(PASSIVE)')
parentPort?.postMessage('folded')
raw.close()
