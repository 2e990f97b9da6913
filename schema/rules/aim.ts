// What a scanner says it has read: the AIM symbology identifier, `]` with a code and a modifier.

export type Symbology = {
  name: string
  /** GS1 element strings: the data keeps its separators (0x1D). */
  gs1: boolean
  /** Its last digit is a check digit that must fit. */
  checked: boolean
  /** What stands in the data and is none of it. */
  strip: 'nothing' | 'leading-separator' | 'eci' | 'add-on'
}

const plain = (name: string): Symbology => ({ name, gs1: false, checked: false, strip: 'nothing' })
const eci = (name: string): Symbology => ({ ...plain(name), strip: 'eci' })
const gs1 = (name: string): Symbology => ({ ...plain(name), gs1: true, strip: 'leading-separator' })
const ean = (name: string): Symbology => ({ ...plain(name), checked: true })

/**
 * By code and modifier. Sources: ISO/IEC 15424; GS1 General Specifications, "Symbology identifiers";
 * Zebra DS457 manual, appendix B; Opticon universal menu book, figures 4.12 to 4.14.
 */
const symbologies: Readonly<Record<string, Symbology>> = {
  E0: ean('EAN-13'),
  E1: plain('EAN add-on 2'),
  E2: plain('EAN add-on 5'),
  E3: { ...ean('EAN-13 with add-on'), strip: 'add-on' },
  E4: ean('EAN-8'),
  C0: plain('Code 128'),
  C1: gs1('GS1-128'),
  C2: plain('Code 128'),
  d1: plain('Data Matrix'),
  d2: gs1('GS1 DataMatrix'),
  d3: plain('Data Matrix'),
  d4: eci('Data Matrix'),
  d5: gs1('GS1 DataMatrix'),
  Q1: plain('QR Code'),
  Q2: eci('QR Code'),
  Q3: gs1('GS1 QR Code'),
  Q4: gs1('GS1 QR Code'),
  e0: gs1('GS1 DataBar'),
  J1: gs1('GS1 DotCode'),
}

const families: Readonly<Record<string, string>> = {
  A: 'Code 39',
  C: 'Code 128',
  E: 'EAN',
  F: 'Codabar',
  G: 'Code 93',
  I: 'Interleaved 2 of 5',
  J: 'DotCode',
  L: 'PDF417',
  M: 'MSI',
  Q: 'QR Code',
  d: 'Data Matrix',
  e: 'GS1 DataBar',
  z: 'Aztec',
}

export type Scan = { code: string; aim?: string; symbology?: string; gs1?: true }

/** The symbology of `]E0` and the like; an unknown one is called so, and nothing is stripped. */
export const symbologyOf = (aim: string): Symbology =>
  symbologies[aim.slice(1)] ?? plain(families[aim.slice(1, 2)] ?? 'unknown')

/**
 * A scan without its identifier and what else is not data; null when its check digit does not fit,
 * since then a digit was lost on the line.
 */
export const readScan = (text: string): Scan | null => {
  const found = /^(\][A-Za-z][0-9A-Za-z])(.+)$/s.exec(text)
  if (!found?.[1] || !found[2]) return { code: text }
  const aim = found[1]
  const symbology = symbologyOf(aim)
  const code = stripped(found[2], symbology.strip)
  if (code === '' || (symbology.checked && !isEan(code))) return null
  return { code, aim, symbology: symbology.name, ...(symbology.gs1 ? { gs1: true } : {}) }
}

const stripped = (code: string, strip: Symbology['strip']): string => {
  switch (strip) {
    case 'nothing':
      return code
    // FNC1 in first place is said by the identifier; some scanners send it as a separator too.
    case 'leading-separator':
      return code.replace(/^\u001d/, '')
    // Backslash and six digits name the character set, and a backslash of the data is doubled.
    case 'eci':
      return code.replace(/\\(\\|\d{6})/g, (_, escaped) => (escaped === '\\' ? '\\' : ''))
    case 'add-on':
      return code.replace(/^(\d{13}) ?(\d{2}|\d{5})$/, '$1')
  }
}

const isEan = (code: string): boolean => {
  if (!/^\d{8}$|^\d{12,13}$/.test(code)) return false
  const sum = [...code.slice(0, -1)]
    .reverse()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10 === Number(code.at(-1))
}
