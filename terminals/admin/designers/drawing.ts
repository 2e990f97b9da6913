// A draft as a picture: the server lays it out, a hub draws what the bytes for a printer leave on paper.
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { type Answer, askWith, type Problem, request } from '#kit/api.ts'
import { apiPath } from '#kit/paths.ts'

/** After the last key before it is drawn anew; a hub draws one picture after the other. */
const PAUSE_MS = 250
/** Where many draw at once, the next try. */
const BUSY_PAUSE_MS = 1_500

/** How a printer prints: its kind, its model by the name in a device's row, its columns if it says so. */
export type Machine = {
  class: 'receipt_printer' | 'label_printer'
  model: string
  columns?: number | undefined
}

export type Wanted = {
  question: 'printing.receipt-draft' | 'printing.label-draft'
  input: object
  /** null: laid out only, where no hub can draw */
  machine: Machine | null
}

/** The last good picture stays while the next one is on its way, and when there is a problem. */
export type Drawing = {
  isBusy: boolean
  svg: string | undefined
  /** as laid out, when it could be */
  document: unknown
  problem: Problem | undefined
  again: () => void
}

type Shown = Pick<Drawing, 'svg' | 'document' | 'problem'>

/** Follows what is wanted: asked after a pause, one question at a time, the older ones given up. */
export const useDrawing = (wanted: Wanted): Drawing => {
  const shown = useSignal<Shown>({ svg: undefined, document: undefined, problem: undefined })
  const drawn = useSignal<string | undefined>(undefined)
  const tries = useSignal(0)
  const key = JSON.stringify(wanted)
  useEffect(() => {
    const stop = new AbortController()
    const begin = async () => {
      const next = await draw(wanted, stop.signal)
      if (stop.signal.aborted) return
      shown.value = { ...shown.value, ...next }
      drawn.value = key
      if (next.problem?.code === 'too-many-previews')
        timer = setTimeout(() => tries.value++, BUSY_PAUSE_MS)
    }
    let timer = setTimeout(begin, drawn.value === undefined ? 0 : PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [key, tries.value])
  return {
    ...shown.value,
    isBusy: drawn.value !== key,
    again: () => {
      drawn.value = undefined
      tries.value++
    },
  }
}

const draw = async (
  { question, input, machine }: Wanted,
  signal: AbortSignal,
): Promise<Partial<Shown>> => {
  const draft = await askWith<{ document: unknown }>(question, input, { signal })
  if (!draft.ok) return { problem: draft.problem }
  const { document } = draft.value
  if (!machine) return { document, problem: undefined }
  const picture: Answer<{ svg: string }> = await request(
    'POST',
    apiPath.command('printing.picture'),
    { body: { ...machine, document }, signal },
  )
  if (!picture.ok) return { document, problem: picture.problem }
  return { document, svg: picture.value.svg, problem: undefined }
}

/** An image runs no script and loads nothing, whatever a product name put into it. */
export const addressOf = (svg: string) =>
  `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
