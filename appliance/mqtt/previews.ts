// Pictures of documents: a hub draws them, for only it knows how each printer prints. Whoever asks is
// answered within a few seconds, also when no hub is there.
import { gunzipSync } from 'node:zlib'
import { v7 } from 'uuid'
import * as z from 'zod'

const TIMEOUT_MS = 5_000
/** Pictures asked for at a time; the hub itself takes fewer. */
const WAITING_MAX = 20
/** A picture unpacked; a receipt of a thousand lines has 300 kB. */
const SVG_BYTES_MAX = 4_000_000

export type PictureWanted = {
  class: 'receipt_printer' | 'label_printer'
  model: string
  columns?: number | undefined
  document: unknown
}

/** `why` names what the printer could not print; null: no hub answered. */
export type Drawn = { svg: string } | { why: string } | null

export type Previews = {
  draw: (wanted: PictureWanted) => Promise<Drawn>
  heard: (payload: unknown) => void
}

const report = z.object({
  is: z.literal('preview'),
  request_id: z.string(),
  svg_gz: z.string().optional(),
  why: z.string().max(80).optional(),
})

type Ways = {
  /** a hub that is there, if one is */
  hub: () => string | undefined
  say: (hub: string, body: unknown) => void
}

export const openPreviews = ({ hub, say }: Ways): Previews => {
  const waiting = new Map<string, (drawn: Drawn) => void>()
  return {
    draw: wanted =>
      new Promise(resolve => {
        const to = hub()
        if (to === undefined) return resolve(null)
        if (waiting.size >= WAITING_MAX) return resolve({ why: 'too-many-previews' })
        const request_id = v7()
        const end = (drawn: Drawn) => {
          clearTimeout(timer)
          waiting.delete(request_id)
          resolve(drawn)
        }
        const timer = setTimeout(end, TIMEOUT_MS, null)
        waiting.set(request_id, end)
        say(to, { is: 'preview', request_id, ...wanted })
      }),
    heard: payload => {
      const said = report.safeParse(payload).data
      const take = said && waiting.get(said.request_id)
      if (take) take(drawnOf(said))
    },
  }
}

const drawnOf = ({ svg_gz, why }: z.infer<typeof report>): Drawn => {
  if (svg_gz === undefined) return { why: why ?? 'not-printable' }
  try {
    const packed = Buffer.from(svg_gz, 'base64')
    return { svg: gunzipSync(packed, { maxOutputLength: SVG_BYTES_MAX }).toString('utf8') }
  } catch {
    return { why: 'picture-too-large' }
  }
}
