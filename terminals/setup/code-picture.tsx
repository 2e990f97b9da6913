// A code as a picture that a scanner reads from the screen: black on white, whatever the theme.
import { code128, QUIET_MODULES } from '#schema/rules/code128.ts'
import { qrCode } from '#schema/rules/qr.ts'

/** White around a QR code, in modules. */
const QR_QUIET = 4
/** A bar code is so high, in modules. */
const BARS_HIGH = 50

type Props = { symbols: 'code128' | 'qr'; code: string; label: string }

export const CodePicture = ({ symbols, code, label }: Props) => {
  const isSquare = symbols === 'qr'
  const rows = isSquare ? qrCode(code) : [code128(code, { programs: true })]
  const quiet = isSquare ? QR_QUIET : QUIET_MODULES
  const high = isSquare ? rows.length : BARS_HIGH
  const wide = rows[0]?.length ?? 0
  return (
    <svg
      class="mx-auto block max-w-none bg-white"
      width={(wide + 2 * quiet) * moduleOf(wide + 2 * quiet)}
      viewBox={`${-quiet} ${-quiet} ${wide + 2 * quiet} ${high + 2 * quiet}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
      dir="ltr"
    >
      <rect x={-quiet} y={-quiet} width="100%" height="100%" fill="#fff" />
      <path fill="#000" d={rows.flatMap((row, y) => bars(row, y, isSquare ? 1 : high)).join('')} />
    </svg>
  )
}

/** Beside the picture: the window's edges. */
const EDGES_PX = 80
const WIDEST_PX = 560
const MODULE_MAX_PX = 6

/** Every module is a whole number of the screen's own dots, or bars of one width come out as two. */
const moduleOf = (modules: number): number => {
  const dots = window.devicePixelRatio || 1
  const room = Math.min(window.innerWidth - EDGES_PX, WIDEST_PX)
  return Math.min(MODULE_MAX_PX, Math.max(1, Math.floor((room * dots) / modules)) / dots)
}

/** Black runs of a row as rectangles. */
const bars = (row: readonly boolean[], y: number, high: number): string[] => {
  const found: string[] = []
  let from = 0
  for (let x = 0; x <= row.length; x++) {
    if (row[x]) continue
    if (x > from) found.push(`M${from} ${y}h${x - from}v${high}h${from - x}z`)
    from = x + 1
  }
  return found
}
