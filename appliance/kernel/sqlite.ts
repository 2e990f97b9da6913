// Opens the store's two database files: settings that keep a sale through a power cut, migrations,
// and one prepared statement per text.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

const MIGRATIONS = new URL('../../schema/sqlite/', import.meta.url)
const BUSY_TIMEOUT_MS = 5_000
const CACHE_KIB = 4_096
/** Pages in the log before SQLite folds it back by itself (64 MB), where nobody else does: `checkpoints.ts`. */
const CHECKPOINT_PAGES = 16_000

export type Sqlite = {
  raw: Database.Database
  /** the statement for a text, prepared once */
  statement: (sql: string) => Database.Statement<unknown[], unknown>
  close: () => void
}

/** Start failures that a person can mend; `code` is one of `database-corrupt`, `database-newer`, `data-unwritable`. */
export class StartFault extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** Opens `folder`/store.db and `folder`/volatile.db, or two databases in memory for null. */
export const openSqlite = (folder: string | null): Sqlite => {
  if (folder) makeFolder(folder)
  const file = folder ? join(folder, 'store.db') : ':memory:'
  const raw = openFile(file)
  raw.pragma('journal_mode = WAL')
  // better-sqlite3 is built to fall back to NORMAL in WAL mode, which may lose the last sales of a power cut.
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  raw.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`)
  raw.pragma(`cache_size = -${CACHE_KIB}`)
  raw.pragma('temp_store = MEMORY')
  raw.pragma(`main.wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  migrate(raw, 'main', /^\d+\.sql$/)
  raw
    .prepare('attach database ? as volatile')
    .run(folder ? join(folder, 'volatile.db') : ':memory:')
  if (folder) raw.pragma('volatile.journal_mode = WAL')
  raw.pragma('volatile.synchronous = NORMAL')
  migrate(raw, 'volatile', /^volatile-\d+\.sql$/)
  const opened = withStatements(raw)
  if (!folder) return opened
  return {
    ...opened,
    close() {
      opened.close()
      try {
        writeFileSync(leftWhole(file), stampOf(file))
      } catch {
        // Without it the next start reads the file through.
      }
    },
  }
}

/** A second connection that only reads, beside the server that writes. */
export const openReadOnly = (folder: string): Sqlite =>
  withStatements(
    new Database(join(folder, 'store.db'), { readonly: true, timeout: BUSY_TIMEOUT_MS }),
  )

function withStatements(raw: Database.Database): Sqlite {
  const statements = new Map<string, Database.Statement<unknown[], unknown>>()
  const statement = (sql: string) => {
    const known = statements.get(sql)
    if (known) return known
    // Lists of filters can make many texts; the oldest goes when the shelf is full.
    if (statements.size >= STATEMENTS_MAX) statements.delete(statements.keys().next().value ?? '')
    const made = raw.prepare<unknown[], unknown>(sql)
    statements.set(sql, made)
    return made
  }
  return { raw, statement, close: () => raw.close() }
}

const STATEMENTS_MAX = 500

function makeFolder(folder: string) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new StartFault(
      'data-unwritable',
      `The data folder ${folder} cannot be written: ${String(error)}`,
    )
  }
}

function openFile(file: string): Database.Database {
  const old = file !== ':memory:' && existsSync(file)
  try {
    const raw = new Database(file, { timeout: BUSY_TIMEOUT_MS })
    // Reads the whole file, seconds of a large one: only after an end that was none of ours.
    if (old && !isAsLeft(file) && raw.pragma('quick_check(1)', { simple: true }) !== 'ok')
      throw new Error('quick_check')
    return raw
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'SQLITE_CANTOPEN' || code === 'SQLITE_READONLY') {
      throw new StartFault('data-unwritable', `The database ${file} cannot be opened for writing.`)
    }
    throw new StartFault('database-corrupt', `The database ${file} is damaged (${String(error)}).`)
  }
}

/** What the file was like when it was last closed in order. */
const leftWhole = (file: string) => `${file}-closed`

const stampOf = (file: string) => {
  const { size, mtimeMs } = statSync(file)
  return `${size} ${mtimeMs}`
}

/** What came after that lies in the log, whose pages carry sums that SQLite itself looks at. */
function isAsLeft(file: string): boolean {
  const left = leftWhole(file)
  return existsSync(left) && readFileSync(left, 'utf8') === stampOf(file)
}

function migrate(raw: Database.Database, schema: 'main' | 'volatile', pattern: RegExp) {
  const files = readdirSync(MIGRATIONS)
    .filter(name => pattern.test(name))
    .sort()
  const at = Number(raw.pragma(`${schema}.user_version`, { simple: true }))
  if (at > files.length) {
    throw new StartFault(
      'database-newer',
      'The database was written by a newer release of this program.',
    )
  }
  for (const [index, name] of files.entries()) {
    if (index < at) continue
    const sql = readFileSync(new URL(name, MIGRATIONS), 'utf8')
    const placed =
      schema === 'main'
        ? sql
        : sql.replaceAll(/create (table|index|unique index) "/g, 'create $1 volatile."')
    raw.transaction(() => {
      raw.exec(placed)
      raw.pragma(`${schema}.user_version = ${index + 1}`)
    })()
  }
}
