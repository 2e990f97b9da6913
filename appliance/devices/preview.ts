// What a document would look like on a printer: encoded as for the real one, read by its emulator, and
// drawn from the marks that the bytes left. Nothing is printed, and no device is asked.
import { setTimeout as after } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import * as z from 'zod'
import { labelDocument, receiptDocument } from './messages.ts'
import { labelModel, printerModel } from './models.ts'
import { PrinterEmulator } from './printer/emulator.ts'
import type { PrinterDocument } from './printer/language.ts'
import { languageOf } from './printer/languages.ts'
import { machineOf } from './printer/machines.ts'

/** Previews that wait; whoever asks more at once is told so. */
export const PREVIEWS_MAX = 10
/** A picture as it is sent stays below the broker's limit for one packet. */
export const PICTURE_BYTES_MAX = 60 * 1_024
/** Labels of one document are all the same: the first shows them. */
const PICTURES_MAX = 1
const CHUNK_BYTES = 4_096
/** An emulated printer whose buffer is full waits as a real one does; nobody waits for its picture. */
const DRAW_LIMIT_MS = 3_000

const question = z.object({
  is: z.literal('preview'),
  request_id: z.string().min(1).max(64),
  class: z.enum(['receipt_printer', 'label_printer']),
  /** a name of `models.ts` */
  model: z.string().max(60),
  columns: z.int().min(16).max(96).optional(),
  document: z.unknown(),
})

export type PreviewQuestion = z.infer<typeof question>

/** `svg_gz`: the picture, packed by gzip and written in base64. `why` names what is in the way. */
export type PreviewReport = { is: 'preview'; request_id: string } & (
  | { svg_gz: string }
  | { why: string }
)

/** What a hub is asked on its own topic; undefined for anything else. */
export const readPreview = (payload: string): PreviewQuestion | undefined => {
  try {
    return question.safeParse(JSON.parse(payload)).data
  } catch {
    return undefined
  }
}

/** Draws one preview after the other, between the work of the printers. */
export const openPreviews = (
  say: (report: PreviewReport) => void,
): { ask: (wanted: PreviewQuestion) => void } => {
  let waiting = 0
  let last: Promise<void> = Promise.resolve()
  const answer = async (wanted: PreviewQuestion) => {
    const { request_id } = wanted
    try {
      const svg_gz = (await packed(await inTime(drawn(wanted)))).toString('base64')
      if (svg_gz.length > PICTURE_BYTES_MAX) throw new RangeError('picture-too-large')
      say({ is: 'preview', request_id, svg_gz })
    } catch (error) {
      // Whatever a document does to the encoder, the one who asked hears of it and nobody else.
      const isNamed = error instanceof RangeError && /^[a-z-]+$/.test(error.message)
      say({ is: 'preview', request_id, why: isNamed ? error.message : 'not-printable' })
    }
    waiting--
  }
  return {
    ask: wanted => {
      if (waiting >= PREVIEWS_MAX)
        return say({ is: 'preview', request_id: wanted.request_id, why: 'too-many-previews' })
      waiting++
      last = last.then(() => answer(wanted))
    },
  }
}

/** The paper as SVG. Throws a RangeError that names what can not be printed. */
const drawn = async (wanted: PreviewQuestion): Promise<string> => {
  const isLabel = wanted.class === 'label_printer'
  const model = isLabel ? labelModel(wanted.model) : printerModel(wanted.model, wanted.columns)
  const emulator = new PrinterEmulator(() => {}, machineOf(model))
  const bytes = await languageOf(model).encode(documentOf(wanted.document, isLabel))
  const cable = emulator.connect(
    () => {},
    () => {},
  )
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    await cable.write(bytes.subarray(at, at + CHUNK_BYTES))
  cable.close()
  const pictures = emulator.pictures(model.dots).slice(-PICTURES_MAX)
  return pictures.map(({ svg }) => svg()).join('')
}

const documentOf = (value: unknown, isLabel: boolean): PrinterDocument => {
  const document = (isLabel ? labelDocument : receiptDocument).safeParse(value)
  if (!document.success) throw new RangeError('document-not-printable')
  return document.data
}

const inTime = async (work: Promise<string>): Promise<string> => {
  const limit = new AbortController()
  try {
    return await Promise.race([
      work,
      after(DRAW_LIMIT_MS, undefined, { signal: limit.signal }).then(() => {
        throw new RangeError('picture-too-large')
      }),
    ])
  } finally {
    limit.abort()
  }
}

const packed = promisify(gzip)
