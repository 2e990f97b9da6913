// What became of a receipt, from the paper itself: the bytes that reached the printer, read by the
// second reader, beside what the job says of itself.
import { printerModel } from '#appliance/devices/models.ts'
import { languageOf } from '#appliance/devices/printer/languages.ts'
import { type Piece, readEscpos, readStar } from '#appliance/devices/printer/second-reader.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import type { Job } from './rig.ts'

const readers = { escpos: readEscpos, star: readStar }
/** What the first line of a paper says that may be a second one. */
const MARK = /^\s*\*\*\* .* \*\*\*\s*$/

export type Fate = {
  /** once, whole, unmarked */
  once: boolean
  /** whole papers without a mark, and with one */
  plain: number
  marked: number
  /** pieces with something on them that are no whole receipt */
  torn: number
  /** nothing whole came out although the job says so */
  lost: boolean
  /** a second paper, or the rest of one, that does not say it is one */
  doubled: boolean
  /** nothing whole came out, and the job says that it needs somebody */
  told: boolean
  /** more marked papers than the audit trail knows of */
  unaudited: boolean
  drawers: number
  strange: readonly string[]
}

/** `arrived`: all bytes from before the sale to after the end of its job. */
export const judge = async (
  model: string,
  arrived: Uint8Array,
  job: Job,
  audits: number,
): Promise<Fate> => {
  const first = firstDocument(job.document_json)
  const wanted = await wantedPaper(model, first)
  const reader = readers[printerModel(model).language]()
  reader.take(arrived)
  const pieces = reader.pieces()
  const kinds = pieces.map(piece => kindOf(piece, wanted, first))
  const count = (kind: Kind) => kinds.filter(each => each === kind).length
  const [plain, marked, torn] = [count('plain'), count('marked'), count('torn')]
  const isWhole = plain + marked > 0
  const saysWhole = job.state === 'printed' || job.state === 'sent'
  const firstPlain = kinds.indexOf('plain')
  return {
    once: plain === 1 && marked === 0 && torn === 0,
    plain,
    marked,
    torn,
    lost: saysWhole && !isWhole,
    // Of a receipt of which a part was out before, the whole one has to say so.
    doubled:
      plain > 1 || (firstPlain > 0 && kinds.slice(0, firstPlain).some(kind => kind !== 'plain')),
    told: !isWhole && !saysWhole,
    unaudited: marked > audits,
    drawers: reader.drawers(),
    strange: reader.strange(),
  }
}

/** The document of the first attempt: without the mark of a later one. */
const firstDocument = (json: string): ReceiptDocument => {
  const document: ReceiptDocument = JSON.parse(json)
  const blocks = [...document.blocks]
  while (blocks[0]?.is === 'text' && MARK.test(blocks[0].text)) blocks.shift()
  const { copy: _, ...rest } = document
  return { ...rest, blocks }
}

const wantedPaper = async (model: string, document: ReceiptDocument): Promise<Piece> => {
  const known = printerModel(model)
  const reader = readers[known.language]()
  reader.take(await languageOf(known).encode(document))
  const [piece, ...more] = reader.pieces()
  if (!piece || more.length > 0) throw new Error('a receipt is one piece of paper')
  return piece
}

type Kind = 'plain' | 'marked' | 'torn'

const kindOf = (piece: Piece, wanted: Piece, document: ReceiptDocument): Kind => {
  const marks = piece.lines.filter(line => MARK.test(line)).length
  const lines = piece.lines.filter(line => !MARK.test(line))
  // Nothing of a torn paper may stand above it: what is left over is no whole receipt.
  const isWhole =
    piece.isCut &&
    inked(lines) === inked(wanted.lines) &&
    piece.rows === wanted.rows &&
    piece.codes.join('\n') === wanted.codes.join('\n') &&
    hasAllWords(lines, piece.rows, document)
  if (!isWhole) return 'torn'
  return marks > 0 ? 'marked' : 'plain'
}

const inked = (lines: readonly string[]) =>
  lines
    .map(line => line.trimEnd())
    .filter(line => line !== '')
    .join('\n')

/** What the sale's document says, word by word; what is drawn is counted in rows instead. */
const hasAllWords = (lines: readonly string[], rows: number, { blocks }: ReceiptDocument) => {
  if (rows > 0) return true
  const said = blocks
    .flatMap(block => {
      if (block.is === 'text') return [block.text]
      return block.is === 'columns' ? block.cells.map(({ text }) => text) : []
    })
    .flatMap(text => text.replaceAll('\u00a0', ' ').split(/\s+/))
    .filter(word => word !== '')
  const read = lines
    .filter(line => !/^[─-]+$/.test(line))
    .flatMap(line => line.split(/ +/))
    .filter(word => word !== '')
  return said.join(' ') === read.join(' ')
}
