// An emulated printer's own memory: what it was set to, and its pictures. It outlives the machine.
import { type CodePageName, codePageOfEpson } from './code-pages.ts'
import type { MemoryCommand } from './emulator-memory-commands.ts'

export type StoredPicture = { widthBytes: number; rows: number; bits: Uint8Array }

export type PrinterMemory = {
  serial: string
  /** Customised values, and those of the line, by their numbers. */
  values: Map<number, number>
  line: Map<number, string>
  pictures: Map<string, StoredPicture>
}

/** Bytes for pictures, as a common printer has. */
export const CAPACITY_BYTES = 262_144
/** What a picture takes beyond its dots. */
const PICTURE_EXTRA = 24
const KEYS_IN_LIST = 40

/** As a printer comes out of its carton; `serial` is its serial number. */
export const newMemory = (serial = 'VIRTUAL001'): PrinterMemory => ({
  serial,
  values: new Map([
    [3, 6],
    [5, 0],
    [8, 0],
  ]),
  line: new Map([
    [1, '9600'],
    [2, '0'],
    [3, '0'],
    [4, '8'],
  ]),
  pictures: new Map(),
})

export const pageOf = ({ values }: PrinterMemory): CodePageName =>
  codePageOfEpson[values.get(8) ?? 0] ?? 'pc437'

export const baudOf = ({ line }: PrinterMemory): number => Number(line.get(1))

/** What it obeys and answers. `restarts` is called when its setup mode ends. */
export const memoryMachine = (memory: PrinterMemory, restarts: () => void) => {
  let isInSetup = false
  let listed = 0
  let isListing = false
  const free = () => {
    let used = 0
    for (const { bits } of memory.pictures.values()) used += bits.length + PICTURE_EXTRA
    return CAPACITY_BYTES - used
  }
  const list = (): Uint8Array => {
    const keys = [...memory.pictures.keys()].slice(listed, listed + KEYS_IN_LIST)
    listed += KEYS_IN_LIST
    isListing = listed < memory.pictures.size
    return block(0x37, 0x72, `${isListing ? 'A' : '@'}${keys.join('')}`)
  }
  const store = ({ key, widthBytes, rows, bits }: StoredPicture & { key: string }) => {
    const known = memory.pictures.get(key)
    const room = free() + (known ? known.bits.length + PICTURE_EXTRA : 0)
    if (bits.length + PICTURE_EXTRA <= room) memory.pictures.set(key, { widthBytes, rows, bits })
  }
  return {
    isInSetup: () => isInSetup,
    /** The answer, if there is one. */
    obey: (command: MemoryCommand): Uint8Array | null => {
      // Of all this only the user settings are obeyed in that mode.
      if (isInSetup && !inSetup.includes(command.is)) return null
      switch (command.is) {
        case 'enter-setup':
          isInSetup = true
          return block(0x37, 0x20, '')
        case 'leave-setup':
          if (isInSetup) restarts()
          isInSetup = false
          return null
        case 'set-values':
          if (isInSetup) for (const [a, n] of command.values) memory.values.set(a, n)
          return null
        case 'set-line':
          if (isInSetup) memory.line.set(command.a, command.text)
          return null
        case 'ask-value':
          return block(0x37, 0x27, `${command.a}\x1f${memory.values.get(command.a) ?? 0}`)
        case 'ask-line':
          return block(0x37, 0x33, `${command.a}\x1f${memory.line.get(command.a) ?? ''}`)
        case 'ask-who':
          return block(0x5f, null, names(memory)[command.n] ?? '')
        case 'ask-capacity':
          return block(0x37, 0x30, String(CAPACITY_BYTES))
        case 'ask-free':
          return block(0x37, 0x31, String(free()))
        case 'list-pictures':
          listed = 0
          return list()
        case 'go-on':
          return isListing ? list() : null
        case 'delete-pictures':
          memory.pictures.clear()
          return null
        case 'delete-picture':
          memory.pictures.delete(command.key)
          return null
        case 'store-picture':
          store(command)
          return null
        case 'print-picture':
          return null
      }
    },
    picture: (key: string): StoredPicture | undefined =>
      isInSetup ? undefined : memory.pictures.get(key),
  }
}

const inSetup: readonly string[] = [
  'leave-setup',
  'set-values',
  'set-line',
  'ask-value',
  'ask-line',
  'ask-who',
]

const names = ({ serial }: PrinterMemory): Readonly<Record<number, string>> => ({
  65: '1.00 ESC/POS',
  66: 'EMULATED',
  67: 'Virtual printer',
  68: serial,
})

const block = (head: number, id: number | null, text: string): Uint8Array =>
  Uint8Array.of(head, ...(id === null ? [] : [id]), ...Buffer.from(text, 'latin1'), 0)
