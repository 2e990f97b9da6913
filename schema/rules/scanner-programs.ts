// How scanners of each make are set up with barcodes, as data. Only codes with a source that can be
// named stand here; a make without one is not here, and a wish without a code is said to be missing,
// never guessed.

export const scannerInterfaces = ['usb-keyboard', 'usb-serial', 'serial'] as const
export type ScannerInterface = (typeof scannerInterfaces)[number]

/** Codes one after the other; `delivered`: it is so after "factory settings"; null: no code is known. */
type Codes = readonly string[] | 'delivered' | null

type ScannerMake = {
  /** As it is printed on the scanner. */
  name: string
  /** Code 128 that opens with FNC3, or a QR code. */
  symbols: 'code128' | 'qr'
  factory: readonly string[]
  interfaces: Readonly<Partial<Record<ScannerInterface, Codes>>>
  /** Enter, which is CR on a serial line, after each code. */
  enter: Codes
  /** The symbology's AIM id before each code. */
  aim: Codes
  /** Opens programming, and ends it, where a code does not do that by itself. */
  mode?: string
  /** Keeps what was set. */
  save?: string
}

export const scannerMakes = {
  // Magellan 3200VSi Product Reference Guide, "Programming labels": Code 128, function code 3, text, CR.
  // `$P,Ae,P` and `$P,HA35,P` from Gryphon GFS4400 and Touch TD1100 settings (github anders/td1100);
  // `$CAIEN01` from the QuickScan I QD2400 guide, "Global AIM ID". That its USB keyboard ends each code
  // with Enter is in the QuickScan Mobile guide.
  datalogic: {
    name: 'Datalogic Gryphon, QuickScan, Touch',
    symbols: 'code128',
    factory: ['$P,Ae,P\r'],
    interfaces: { 'usb-keyboard': ['$P,HA35,P\r'] },
    enter: 'delivered',
    aim: ['$CAIEN01\r'],
    mode: '$P\r',
  },
  // The sheet of a timing club for its own scanners: github drytoastman/scorekeeperbackend, nadamoo.md.
  'nadamoo-1d': {
    name: 'NADAMOO 1D, 433 MHz / 2.4 GHz',
    symbols: 'code128',
    factory: ['01B'],
    interfaces: { 'usb-keyboard': 'delivered', 'usb-serial': ['011991501'] },
    enter: null,
    aim: null,
  },
  // github juitnow/juit-alacrity-setup: the QR codes of one module that many brands sell.
  'spec-code': {
    name: 'Alacrity, Inateck, Tera, NADAMOO 2D, Netum (%%SpecCode)',
    symbols: 'qr',
    factory: ['%%SpecCode93'],
    interfaces: { 'usb-keyboard': ['%%SpecCodeA8'], 'usb-serial': ['%%SpecCodeAE'] },
    enter: ['%%SpecCode9C'],
    aim: null,
    save: '%%SpecCode92',
  },
  // AtomicQR_Reader_EN.pdf (M5Stack) and the user manual of the GM67 module.
  gm67: {
    name: 'GM65, GM67, M5Stack QR, Netum 2D (^#SC^)',
    symbols: 'qr',
    factory: ['^#SC^303FFF0'],
    interfaces: { 'usb-keyboard': 'delivered', serial: ['^#SC^3030010'] },
    enter: ['^#SC^3030052'],
    aim: null,
  },
} as const satisfies Readonly<Record<string, ScannerMake>>

export type ScannerMakeId = keyof typeof scannerMakes
export const scannerMakeIds = ['datalogic', 'nadamoo-1d', 'spec-code', 'gm67'] as const

export type ScannerWish = {
  make: ScannerMakeId
  interface: ScannerInterface
  enter: boolean
  aim: boolean
}

export type ProgramStep = {
  is: 'factory' | 'begin' | 'interface' | 'enter' | 'aim' | 'end' | 'save'
  code: string
}

/** What was asked for and is not on the sheet: the scanner's handbook has it. */
export type ProgramGap = 'enter' | 'aim'

/** How a scanner is reached after it; null: this make can not be set to that. */
export const programOf = (
  wish: ScannerWish,
): { steps: ProgramStep[]; missing: ProgramGap[] } | null => {
  const make: ScannerMake = scannerMakes[wish.make]
  const reach = make.interfaces[wish.interface]
  if (!reach) return null
  const steps = (is: ProgramStep['is'], codes: Codes): ProgramStep[] =>
    Array.isArray(codes) ? codes.map(code => ({ is, code })) : []
  const set = [
    ...(wish.enter ? steps('enter', make.enter) : []),
    ...(wish.aim ? steps('aim', make.aim) : []),
  ]
  const { mode } = make
  const around = (is: 'begin' | 'end'): ProgramStep[] =>
    mode !== undefined && set.length > 0 ? [{ is, code: mode }] : []
  return {
    steps: [
      ...steps('factory', make.factory),
      ...steps('interface', reach),
      ...around('begin'),
      ...set,
      ...around('end'),
      ...(make.save === undefined ? [] : [{ is: 'save' as const, code: make.save }]),
    ],
    missing: (['enter', 'aim'] as const).filter(gap => wish[gap] && make[gap] === null),
  }
}

/** What a make can be set to, for a form. */
export const choicesOf = (make: ScannerMakeId) => {
  const { interfaces, enter, aim, symbols }: ScannerMake = scannerMakes[make]
  return {
    symbols,
    interfaces: scannerInterfaces.filter(each => interfaces[each]),
    hasEnter: enter !== null,
    hasAim: aim !== null,
  }
}

/** What this appliance wants of a scanner that is connected so. */
export const recommendedWish = (make: ScannerMakeId, transport: string): ScannerWish => {
  const { interfaces, hasAim } = choicesOf(make)
  const order =
    transport === 'serial'
      ? (['usb-serial', 'serial', 'usb-keyboard'] as const)
      : (['usb-keyboard', 'usb-serial', 'serial'] as const)
  const first = order.find(each => interfaces.includes(each)) ?? 'usb-keyboard'
  return { make, interface: first, enter: true, aim: hasAim }
}

/** A code as people read it. */
export const shownCode = (code: string): string => code.replaceAll('\r', '')
