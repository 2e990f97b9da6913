import { faultyLine } from '../ports/faulty.ts'
import { keystrokes } from './hid-keyboard.ts'
import type { ScannerModel } from './models.ts'

const POS_REPORT_BYTES = 64
const POS_DATA_BYTES = 56

/** A scanner without hardware: sends a code as one of this model does, set to send its AIM prefix. */
export const scannerEmulator = (model: ScannerModel) => {
  const line = faultyLine(() => {})
  return {
    ...line,
    scan: (text: string) => {
      const clean = text.replace(/[\u0000-\u001c\u001e\u001f\u007f]/g, '')
      if (clean === '') return
      const given = /^(\][A-Za-z][0-9A-Za-z])(.+)$/s.exec(clean)
      const code = given?.[2] ?? clean
      const aim = given?.[1] ?? aimOf(clean)
      if (model === 'serial') line.send(Buffer.from(`${aim}${code}\r`, 'utf8'))
      const reports = model === 'hid-pos' ? posReports(aim, code) : keystrokes(`${aim}${code}`)
      if (model !== 'serial') for (const report of reports) line.send(report)
    },
  }
}

const aimOf = (code: string): string => {
  if (/^\d{12,13}$/.test(code)) return ']E0'
  return /^\d{8}$/.test(code) ? ']E4' : ']C0'
}

const posReports = (aim: string, code: string): Uint8Array[] => {
  const data = Buffer.from(code, 'utf8')
  const reports: Uint8Array[] = []
  for (let at = 0; at < data.length; at += POS_DATA_BYTES) {
    const part = data.subarray(at, at + POS_DATA_BYTES)
    const report = new Uint8Array(POS_REPORT_BYTES)
    report.set([0x02, part.length, ...Buffer.from(aim, 'latin1'), ...part])
    report[POS_REPORT_BYTES - 1] = at + POS_DATA_BYTES < data.length ? 1 : 0
    reports.push(report)
  }
  return reports
}
