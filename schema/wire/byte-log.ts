// The live log of a device's bytes, as the hub tells it to a technician's page while it is watched.
// Checked by hand: the page that reads it is a phone's, and carries no validator.

/** What a stretch of bytes means. The page has a text for each. */
export const meanings = [
  // anything
  'noise',
  'unfinished',
  'opened',
  'closed',
  'not-taken',
  'text',
  'setting',
  // printers
  'line-feed',
  'start-anew',
  'letters',
  'align',
  'code-page',
  'feed',
  'cut',
  'drawer-pulse',
  'picture',
  'barcode',
  'qr-code',
  'ask-proof',
  'ask-processed',
  'ask-status',
  'tell-changes',
  'tell-nothing',
  'drop-all',
  'recover',
  'raster-mode',
  'logo-store',
  'logo-print',
  'logo-delete',
  'status',
  'proof',
  'processed',
  'dropped',
  // labels
  'label-begin',
  'label-print',
  'label-mark',
  // displays
  'clear',
  'upper-line',
  'lower-line',
  'brightness',
  'cursor',
  'choose-display',
  'choose-printer',
  // scales
  'ask-weight',
  'fetch-weight',
  'weight-ready',
  'zero',
  'tare',
  'clear-tare',
  'weight',
  'refused',
  // scanners
  'scan',
  'scan-wrong',
  'report',
  // card terminals
  'order',
  'answer',
  'registration',
  'payment',
  'reversal',
  'end-of-day',
  'log-off',
  'repeat-receipt',
  'stop',
  'acknowledged',
  'interim',
  'result',
  'completion',
  'aborted',
  'slip',
  'other-command',
  'block-again',
] as const
export type MeaningWord = (typeof meanings)[number]

/** What a status or a weight says beside. */
export const flags = [
  'offline',
  'cover-open',
  'paper-out',
  'paper-near-end',
  'cutter-jam',
  'overheated',
  'paper-jam',
  'unrecoverable',
  'printer-fault',
  'ribbon-out',
  'printer-paused',
  'drawer-high',
  'drawer-low',
  'printing',
  'idle',
  'well',
  'moving',
  'too-heavy',
  'below-zero',
  'at-zero',
  'net',
  'scale-fault',
] as const
export type FlagWord = (typeof flags)[number]

/** Most bytes of a stretch that are told; `bytes` counts them all. */
export const HEX_BYTES_MAX = 32
export const TEXT_MAX = 120
/** Stretches in one message: it stays below the broker's limit for a packet. */
export const PIECES_MAX = 150
/** Somebody watches as long as his page says so this often. */
export const WATCH_LEASE_MS = 60_000
export const WATCH_AGAIN_MS = 25_000

export type BytePiece = {
  /** epoch ms at the hub */
  at: number
  way: 'to' | 'from'
  /** two digits a byte, `**` for one that is hidden; at most `HEX_BYTES_MAX` of them */
  hex: string
  bytes: number
  is: MeaningWord
  text?: string
  flags?: FlagWord[]
}

/** `lost`: stretches left out because they came faster than they could be told. */
export type BytesWord = { is: 'bytes'; pieces: BytePiece[]; lost: number }

/** What came over the broker; undefined when it is none. Pieces that are none are left out. */
export const readBytesWord = (value: unknown): BytesWord | undefined => {
  if (!isRecord(value) || value['is'] !== 'bytes' || !Array.isArray(value['pieces']))
    return undefined
  const { pieces, lost } = value
  return {
    is: 'bytes',
    pieces: pieces.slice(0, PIECES_MAX).flatMap(piece => readPiece(piece) ?? []),
    lost: typeof lost === 'number' ? lost : 0,
  }
}

const readPiece = (value: unknown): BytePiece | undefined => {
  if (!isRecord(value)) return undefined
  const { at, way, hex, bytes, text, flags: said } = value
  const is = meanings.find(word => word === value['is'])
  if (typeof at !== 'number' || typeof bytes !== 'number' || !is) return undefined
  if ((way !== 'to' && way !== 'from') || typeof hex !== 'string' || !HEX.test(hex))
    return undefined
  return {
    at,
    way,
    hex,
    bytes,
    is,
    ...(typeof text === 'string' ? { text: text.slice(0, TEXT_MAX) } : {}),
    ...(Array.isArray(said) ? { flags: flags.filter(flag => said.includes(flag)) } : {}),
  }
}

const HEX = new RegExp(`^(?:[0-9a-f]{2}|\\*\\*){0,${HEX_BYTES_MAX}}$`)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
