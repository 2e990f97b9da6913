// The labels that came out of an emulated printer: what each command left on them, at dots.
import type { BarcodeKind } from '#schema/rules/label.ts'
import type { Bitmap } from '../printer/raster.ts'

export type LabelMark =
  | { is: 'text'; x: number; y: number; wide: number; high: number; text: string }
  | { is: 'picture'; x: number; y: number; bitmap: Bitmap }
  | { is: 'bar'; x: number; y: number; width: number; high: number }
  | { is: 'box'; x: number; y: number; width: number; high: number; thick: number }
  | {
      is: 'barcode'
      x: number
      y: number
      kind: BarcodeKind
      code: string
      module: number
      high: number
      readable: boolean
    }

/** Sizes in dots. */
export type Label = {
  id: string
  width: number
  high: number
  copies: number
  marks: LabelMark[]
}

export const LABELS_MAX = 20
const MARKS_MAX = 200
const SIDE_DOTS_MAX = 4_000

/** The image that is built up, and the labels that were printed from it. */
export const labelRoll = () => {
  let labels: Label[] = []
  let count = 0
  let marks: LabelMark[] = []
  let size = { width: 400, high: 240 }
  return {
    labels: () => labels,
    mark: (made: LabelMark) => {
      if (marks.length < MARKS_MAX) marks.push(made)
    },
    setSize: (width: number | undefined, high: number | undefined) => {
      size = {
        width: bounded(width) ?? size.width,
        high: bounded(high) ?? size.high,
      }
    },
    clear: () => {
      marks = []
    },
    print: (copies: number) => {
      const made = { id: `l${++count}`, ...size, copies, marks: [...marks] }
      labels = [...labels, made].slice(-LABELS_MAX)
    },
    tear: () => {
      labels = []
    },
  }
}

export type LabelRoll = ReturnType<typeof labelRoll>

/** The words on a label, each mark a line; codes and pictures are named in brackets. */
export const textOfLabel = ({ marks }: Label): string =>
  marks
    .map(mark => {
      if (mark.is === 'text') return mark.text
      return mark.is === 'barcode' ? `[${mark.kind} ${mark.code}]` : `[${mark.is}]`
    })
    .join('\n')

const bounded = (dots: number | undefined): number | undefined =>
  dots === undefined || !(dots > 0) ? undefined : Math.min(SIDE_DOTS_MAX, Math.round(dots))
