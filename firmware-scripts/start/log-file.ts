import {
  closeSync,
  copyFileSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'

const ROTATE_AT_BYTES = 5 * 1024 * 1024
const KEPT_OLD_FILES = 2
const LOOK_EVERY_MS = 60_000
const LAST_WORDS_BYTES = 4_096

export type LogFile = {
  path: string
  descriptor: number
  /** What was written last since it was opened: an earlier start's words explain nothing. */
  lastWords(): string
  close(): void
}

/**
 * Opens DATA_DIR/logs/<name>.log to append to. Whenever it is large, at the start and while it is
 * written, it is put aside as <name>.1.log; two such are kept.
 */
export const openLog = (
  dataDir: string,
  name: string,
  { rotateAtBytes = ROTATE_AT_BYTES, lookEveryMs = LOOK_EVERY_MS } = {},
): LogFile => {
  const path = join(dataDir, 'logs', `${name}.log`)
  const descriptor = openSync(path, 'a', 0o640)
  const look = () => {
    if (sizeOf(path) > rotateAtBytes) putAside(path, descriptor)
  }
  look()
  const began = sizeOf(path)
  const timer = setInterval(look, lookEveryMs).unref()
  return {
    path,
    descriptor,
    lastWords: () => lastWordsOf(path, began),
    close() {
      clearInterval(timer)
      closeSync(descriptor)
    },
  }
}

// Copied and emptied, not renamed: the program that writes keeps its file open. It appends, so it
// goes on at the beginning; a line written between the two steps is lost.
const putAside = (path: string, descriptor: number) => {
  const old = (number: number) => path.replace(/\.log$/, `.${number}.log`)
  try {
    for (let number = KEPT_OLD_FILES - 1; number >= 1; number -= 1) {
      if (sizeOf(old(number)) > 0) renameSync(old(number), old(number + 1))
    }
    copyFileSync(path, old(1))
  } catch {
    // No room for a copy: to go on selling matters more than old lines.
  }
  ftruncateSync(descriptor, 0)
}

/** The line that most likely says why a program ended: its last error line, or simply its last line. */
const lastWordsOf = (path: string, began: number): string => {
  const size = sizeOf(path)
  // Put aside meanwhile, all that is in it is new.
  const own = size < began ? size : size - began
  const bytes = Buffer.alloc(Math.min(own, LAST_WORDS_BYTES))
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
