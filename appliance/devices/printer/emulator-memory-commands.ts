// The commands about a printer's own memory as a printer reads them: GS ( E, GS ( L and GS 8 L with m 48,
// GS I. Written from the command reference and not from our encoder.

export type MemoryCommand =
  | { is: 'enter-setup' | 'leave-setup' }
  | { is: 'set-values'; values: readonly (readonly [a: number, n: number])[] }
  | { is: 'set-line'; a: number; text: string }
  | { is: 'ask-value' | 'ask-line'; a: number }
  | { is: 'ask-who'; n: number }
  | { is: 'ask-capacity' | 'ask-free' | 'list-pictures' | 'go-on' | 'delete-pictures' }
  | { is: 'delete-picture' | 'print-picture'; key: string }
  | { is: 'store-picture'; key: string; widthBytes: number; rows: number; bits: Uint8Array }

/** GS ( E: `data` begins with fn. Null where it says nothing that is known. */
export const settingCommand = (data: Uint8Array): MemoryCommand | null => {
  const [fn, a = 0] = data
  const rest = latin(data.slice(1))
  switch (fn) {
    case 1:
      return rest === 'IN' ? { is: 'enter-setup' } : null
    case 2:
      return rest === 'OUT' ? { is: 'leave-setup' } : null
    case 5: {
      const values: [number, number][] = []
      for (let at = 1; at + 2 < data.length; at += 3)
        values.push([data[at] ?? 0, (data[at + 1] ?? 0) + (data[at + 2] ?? 0) * 256])
      return values.length > 0 ? { is: 'set-values', values } : null
    }
    case 6:
      return { is: 'ask-value', a }
    case 11:
      return { is: 'set-line', a, text: latin(data.slice(2, 10)) }
    case 12:
      return { is: 'ask-line', a }
    default:
      return null
  }
}

/** GS ( L and GS 8 L: `data` begins with m. */
export const pictureCommand = (data: Uint8Array): MemoryCommand | null => {
  const [m, fn] = data
  if (m !== 48) return null
  const key = latin(data.slice(2, 4))
  switch (fn) {
    case 0:
    case 48:
      return { is: 'ask-capacity' }
    case 3:
    case 51:
      return { is: 'ask-free' }
    case 64:
      return key === 'KC' ? { is: 'list-pictures' } : null
    case 65:
      return latin(data.slice(2, 5)) === 'CLR' ? { is: 'delete-pictures' } : null
    case 66:
      return key.length === 2 ? { is: 'delete-picture', key } : null
    case 67:
      return storedPicture(data)
    case 69:
      return key.length === 2 ? { is: 'print-picture', key } : null
    default:
      return null
  }
}

/** m fn a kc1 kc2 b xL xH yL yH c data: one tone, one colour. */
const storedPicture = (data: Uint8Array): MemoryCommand | null => {
  const [, , a, kc1 = 0, kc2 = 0, b, xL = 0, xH = 0, yL = 0, yH = 0, c] = data
  const isKey = [kc1, kc2].every(code => code >= 32 && code <= 126)
  if (a !== 48 || b !== 1 || c !== 49 || !isKey) return null
  const widthBytes = Math.ceil((xL + xH * 256) / 8)
  const rows = yL + yH * 256
  const bits = data.slice(11, 11 + widthBytes * rows)
  if (widthBytes === 0 || rows === 0 || bits.length < widthBytes * rows) return null
  return { is: 'store-picture', key: String.fromCharCode(kc1, kc2), widthBytes, rows, bits }
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
