import { faultyLine } from '../ports/faulty.ts'

/** A scanner without hardware: sends a code as a scanner with AIM prefix and CR suffix does. */
export const scannerEmulator = () => {
  const line = faultyLine(() => {})
  return {
    ...line,
    scan: (code: string) => {
      const clean = code.replace(/[\u0000-\u001f\u007f]/g, '')
      if (clean !== '') line.send(Buffer.from(`${aimOf(clean)}${clean}\r`, 'utf8'))
    },
  }
}

const aimOf = (code: string): string => {
  if (/^\]/.test(code)) return ''
  if (/^\d{12,13}$/.test(code)) return ']E0'
  return /^\d{8}$/.test(code) ? ']E4' : ']C0'
}
