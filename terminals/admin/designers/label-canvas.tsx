// The label as it is printed, and on it what can be taken hold of: by hand, by pen, or by arrow keys.
import { useRef } from 'preact/hooks'
import type { LabelPart } from '#schema/rules/label-design.ts'
import { addressOf } from './drawing.ts'
import { canResize, type Label, moved, resized, roomOf, SNAP, snapped } from './label-geometry.ts'
import { words } from './words.ts'

type LabelCanvasProps = {
  label: Label
  parts: readonly LabelPart[]
  /** which part is looked at, from 0 */
  chosen: number | undefined
  onChoose: (at: number) => void
  onPart: (at: number, part: LabelPart) => void
  onRemove: (at: number) => void
  readOnly: boolean
  /** as drawn from the bytes; without it the words stand in their places */
  svg: string | undefined
  isBusy: boolean
}

const PX_OF_TENTH = 1.5

export const LabelCanvas = (props: LabelCanvasProps) => {
  const { label, parts, svg } = props
  const box = useRef<HTMLElement>(null)
  const perPixel = () => label.width / (box.current?.clientWidth || label.width)
  return (
    // Positions count from the left in every language.
    <section
      ref={box}
      dir="ltr"
      aria-label={words.labelSurface}
      aria-busy={props.isBusy}
      class="@container relative mx-auto w-full overflow-hidden rounded-sm bg-white text-black shadow"
      style={{
        aspectRatio: `${label.width} / ${label.height}`,
        maxWidth: `${label.width * PX_OF_TENTH}px`,
      }}
    >
      {svg !== undefined && <Printed svg={svg} />}
      {parts.map((part, at) => (
        <PartBox key={at} {...props} part={part} at={at} perPixel={perPixel} />
      ))}
    </section>
  )
}

/** The picture has a margin around the label, as wide at both sides as its view begins before it. */
const Printed = ({ svg }: { svg: string }) => {
  const [left = 0, top = 0, wide = 1, high = 1] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '')
    .split(' ')
    .map(Number)
  const width = wide + 2 * left
  const share = (value: number) => `${(100 * value) / width}%`
  return (
    <img
      src={addressOf(svg)}
      alt={words.printedLabel}
      class="pointer-events-none absolute max-w-none select-none"
      style={{
        insetInlineStart: share(left),
        width: share(wide),
        // Of the width too: a percentage of `top` would be one of the height.
        marginTop: share(top),
        aspectRatio: `${wide} / ${high}`,
      }}
    />
  )
}

type PartBoxProps = LabelCanvasProps & { part: LabelPart; at: number; perPixel: () => number }

const PartBox = (props: PartBoxProps) => {
  const { part, at, label, chosen, readOnly } = props
  const room = roomOf(part)
  const isChosen = chosen === at
  const hold = useHold(props, (from, dx, dy) => moved(from, dx, dy, label))
  const stretch = useHold(props, (from, dx, dy) => resized(from, dx, dy, label))
  const press = (event: KeyboardEvent) => {
    if (readOnly) return
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      return props.onRemove(at)
    }
    const way = ways[event.key]
    if (!way) return
    event.preventDefault()
    const step = event.altKey ? 1 : SNAP
    const [dx, dy] = [way[0] * step, way[1] * step]
    props.onPart(at, event.shiftKey ? resized(part, dx, dy, label) : moved(part, dx, dy, label))
  }
  const place = {
    left: `${(100 * part.x) / label.width}%`,
    top: `${(100 * part.y) / label.height}%`,
    width: `${(100 * Math.max(room.width, 4)) / label.width}%`,
    height: `${(100 * Math.max(room.height, 4)) / label.height}%`,
  }
  return (
    <>
      <button
        type="button"
        aria-label={words.partNo(at + 1, nameOfPart(part))}
        aria-pressed={isChosen}
        aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Delete"
        data-part-box={at}
        class={`absolute min-h-3 min-w-3 cursor-move touch-none overflow-hidden border border-dashed text-start leading-none ${isChosen ? 'border-2 border-solid border-[#3730a3]' : 'border-[#9ca3af] hover:border-[#3730a3]'}`}
        // What is smaller lies above, so that a frame hides nothing from the hand.
        style={{ ...place, zIndex: zOf(room, label) }}
        onFocus={() => props.onChoose(at)}
        onKeyDown={press}
        {...hold}
      >
        {props.svg === undefined && <Said part={part} label={label} />}
      </button>
      {isChosen && !readOnly && canResize(part) && (
        <span
          aria-hidden="true"
          class="absolute z-[1001] size-11 -translate-1/2 cursor-nwse-resize touch-none after:absolute after:inset-[14px] after:rounded-full after:border-2 after:border-[#3730a3] after:bg-white"
          style={{
            left: `${(100 * (part.x + room.width)) / label.width}%`,
            top: `${(100 * (part.y + room.height)) / label.height}%`,
          }}
          {...stretch}
        />
      )}
    </>
  )
}

/** Follows a pointer that holds something, from where it took it. */
const useHold = (
  { part, at, readOnly, perPixel, onPart, onChoose }: PartBoxProps,
  change: (from: LabelPart, dx: number, dy: number) => LabelPart,
) => {
  const held = useRef<{ part: LabelPart; x: number; y: number } | undefined>(undefined)
  return {
    onPointerDown: (event: PointerEvent) => {
      onChoose(at)
      if (readOnly || event.button !== 0 || !(event.currentTarget instanceof Element)) return
      event.currentTarget.setPointerCapture(event.pointerId)
      held.current = { part, x: event.clientX, y: event.clientY }
    },
    onPointerMove: (event: PointerEvent) => {
      const from = held.current
      if (!from) return
      const scale = perPixel()
      const [dx, dy] = [
        snapped((event.clientX - from.x) * scale),
        snapped((event.clientY - from.y) * scale),
      ]
      const next = change(from.part, dx, dy)
      if (JSON.stringify(next) !== JSON.stringify(part)) onPart(at, next)
    },
    onPointerUp: () => {
      held.current = undefined
    },
    onPointerCancel: () => {
      held.current = undefined
    },
  }
}

/** Its words about where and as large as they are printed. */
const Said = ({ part, label }: { part: LabelPart; label: Label }) => {
  if (part.is === 'line' || part.is === 'box')
    return <span class="block size-full border-2 border-black" />
  if (part.is === 'barcode')
    return (
      <span class="grid size-full place-items-center bg-[#e5e7eb] text-xs">
        {words.partKinds(part.kind)}
      </span>
    )
  return (
    <span
      dir="auto"
      class={`block ${part.is === 'price' || part.bold ? 'font-bold' : ''} ${aligns[part.align ?? 'start']}`}
      style={{ fontSize: `${(85 * part.size) / label.width}cqw`, lineHeight: 1.15 }}
    >
      {part.text}
    </span>
  )
}

const aligns = { start: 'text-start', center: 'text-center', end: 'text-end' }

const ways: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const zOf = (room: Label, label: Label) =>
  Math.max(1, 1_000 - Math.round((900 * room.width * room.height) / (label.width * label.height)))

/** What a part is called in a list and by a screen reader. */
export const nameOfPart = (part: LabelPart): string => {
  if (part.is === 'line' || part.is === 'box') return words.partKinds(part.is)
  const kind = part.is === 'barcode' ? (part.kind === 'qr' ? 'qr' : 'barcode') : part.is
  return `${words.partKinds(kind)}: ${part.is === 'barcode' ? part.code : part.text}`
}
