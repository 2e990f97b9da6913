// A folder as the kernel takes it before it has any disk: cpio in the form "newc" (kernel's
// Documentation/driver-api/early-userspace/buffer-format.rst).
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'

export type Entry =
  | { is: 'folder'; path: string }
  | { is: 'link'; path: string; to: string }
  /** `from`: a file of this machine */
  | { is: 'copy'; path: string; from: string; runs: boolean }
  | { is: 'text'; path: string; text: string; runs: boolean }
  /** the only device file that must be there before anything runs */
  | { is: 'console'; path: string }

/** Writes all entries, parents first, into `file`; everything belongs to root. */
export const writeArchive = (file: string, entries: readonly Entry[]): void => {
  const archive = openSync(file, 'w')
  try {
    for (const [index, entry] of entries.entries()) put(archive, index + 1, entry)
    putOne(archive, { number: 0, mode: 0, path: 'TRAILER!!!', content: new Uint8Array() })
  } finally {
    closeSync(archive)
  }
}

const put = (archive: number, number: number, entry: Entry) => {
  const { path } = entry
  switch (entry.is) {
    case 'folder':
      return putOne(archive, { number, path, mode: 0o040755, content: new Uint8Array() })
    case 'link':
      return putOne(archive, { number, path, mode: 0o120777, content: Buffer.from(entry.to) })
    case 'copy': {
      const content = readFileSync(entry.from)
      return putOne(archive, { number, path, mode: entry.runs ? 0o100755 : 0o100644, content })
    }
    case 'text': {
      const mode = entry.runs ? 0o100755 : 0o100644
      return putOne(archive, { number, path, mode, content: Buffer.from(entry.text) })
    }
    case 'console':
      return putOne(archive, { number, path, mode: 0o020600, content: new Uint8Array() }, [5, 1])
  }
}

type One = { number: number; mode: number; path: string; content: Uint8Array }

const putOne = (
  archive: number,
  { number, mode, path, content }: One,
  [major, minor]: readonly [number, number] = [0, 0],
) => {
  const name = Buffer.from(`${path}\0`)
  // inode, mode, owner, group, links, time, size, device, device it stands for, length of the name, check
  const fields = [number, mode, 0, 0, 1, 0, content.length, 0, 0, major, minor, name.length, 0]
  const head = `070701${fields.map(field => field.toString(16).padStart(8, '0')).join('')}`
  writeAll(archive, padded(Buffer.concat([Buffer.from(head), name])))
  writeAll(archive, content)
  writeAll(archive, padding(content.length))
}

const writeAll = (archive: number, bytes: Uint8Array) => {
  for (let at = 0; at < bytes.length; ) at += writeSync(archive, bytes, at)
}

const padding = (length: number) => new Uint8Array((4 - (length % 4)) % 4)
const padded = (bytes: Buffer) => Buffer.concat([bytes, padding(bytes.length)])
