import { closeSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const ROTATE_AT_BYTES = 5 * 1024 * 1024
const KEPT_OLD_FILES = 2
const LAST_WORDS_BYTES = 4_096

export type LogFile = {
  path: string
  descriptor: number
  lastWords(): string
  close(): void
}

/** Opens DATA_DIR/logs/<name>.log to append to. A large one is first put aside as <name>.1.log. */
export const openLog = (dataDir: string, name: string): LogFile => {
  const path = join(dataDir, 'logs', `${name}.log`)
  if (sizeOf(path) > ROTATE_AT_BYTES) putAside(path)
  const descriptor = openSync(path, 'a', 0o640)
  return {
    path,
    descriptor,
    lastWords: () => lastWordsOf(path),
    close: () => closeSync(descriptor),
  }
}

const putAside = (path: string) => {
  const old = (number: number) => path.replace(/\.log$/, `.${number}.log`)
  for (let number = KEPT_OLD_FILES - 1; number >= 1; number -= 1) {
    if (sizeOf(old(number)) > 0) renameSync(old(number), old(number + 1))
  }
  renameSync(path, old(1))
}

/** The line that most likely says why a program ended: its last error line, or simply its last line. */
const lastWordsOf = (path: string): string => {
  const size = sizeOf(path)
  const bytes = Buffer.alloc(Math.min(size, LAST_WORDS_BYTES))
  const file = openSync(path, 'r')
  readSync(file, bytes, 0, bytes.length, size - bytes.length)
  closeSync(file)
  const lines = bytes
    .toString('utf8')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  const error = lines.findLast(line => /^(\w*Error|FATAL|PANIC)\b|\berror:/i.test(line))
  return (error ?? lines.at(-1) ?? 'it said nothing').slice(0, 300)
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0
