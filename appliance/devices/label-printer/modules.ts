// Any kind of barcode as modules, and modules as dots.
import { code128 } from '#schema/rules/code128.ts'
import type { BarcodeKind } from '#schema/rules/label.ts'
import { qrCode } from '#schema/rules/qr.ts'
import type { Bitmap } from '../printer/raster.ts'
import { ean8, ean13, gs1128 } from '../printer/symbols.ts'
import { dataMatrix } from './datamatrix.ts'

/** Rows of modules; a bar code has one row. Throws a RangeError when the code does not fit. */
export const modulesOf = (kind: BarcodeKind, code: string): boolean[][] => {
  switch (kind) {
    case 'ean13':
      return [ean13(code)]
    case 'ean8':
      return [ean8(code)]
    case 'code128':
      return [code128(code)]
    case 'gs1-128':
      return [gs1128(code)]
    case 'qr':
      return qrCode(code)
    case 'datamatrix':
      return dataMatrix(code)
  }
}

export const isSquare = (kind: BarcodeKind): boolean => kind === 'qr' || kind === 'datamatrix'

/** `module` dots a module; a single row becomes `high` dots high. */
export const paintModules = (modules: boolean[][], module: number, high: number): Bitmap => {
  const long = (modules[0]?.length ?? 0) * module
  const widthBytes = Math.ceil(long / 8)
  const rowHigh = modules.length === 1 ? high : module
  const bits = new Uint8Array(widthBytes * rowHigh * modules.length)
  for (const [at, row] of modules.entries()) {
    const line = new Uint8Array(widthBytes)
    for (const [x, black] of row.entries()) {
      if (!black) continue
      for (let dot = x * module; dot < (x + 1) * module; dot++) {
        line[dot >> 3] = (line[dot >> 3] ?? 0) | (0x80 >> (dot & 7))
      }
    }
    for (let dot = 0; dot < rowHigh; dot++) bits.set(line, (at * rowHigh + dot) * widthBytes)
  }
  return { widthBytes, rows: rowHigh * modules.length, bits }
}
