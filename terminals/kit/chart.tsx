// Curves and bars, readable as a table too. Loaded only by pages that draw.
import { useSignal } from '@preact/signals'
import { ChartColumn, Table as TableIcon } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import UPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import './chart.css'
import { Button } from './button.tsx'
import { direction } from './i18n.ts'
import { Table } from './table.tsx'
import { texts } from './texts.ts'
import { theme } from './theme.ts'

export type Series = {
  name: string
  values: readonly (number | null)[]
  kind: 'line' | 'bars'
  /** the one that matters is strong, what it is compared with is faint */
  tone: 'strong' | 'faint'
}

type ChartProps = {
  title: string
  /** what stands under each point */
  labels: readonly string[]
  series: readonly Series[]
  format: (value: number) => string
  /** short figures beside the grid */
  formatAxis?: (value: number) => string
  height?: number
}

export const Chart = (props: ChartProps) => {
  const asTable = useSignal(false)
  return (
    <figure class="grid min-w-0 gap-2">
      <figcaption class="flex items-center gap-2">
        <span class="flex-1 font-semibold">{props.title}</span>
        <Button
          size="small"
          tone="quiet"
          icon={asTable.value ? ChartColumn : TableIcon}
          label={asTable.value ? texts.asChart : texts.asTable}
          pressed={asTable.value}
          onClick={() => (asTable.value = !asTable.value)}
        />
      </figcaption>
      {asTable.value ? <Figures {...props} /> : <Plot {...props} />}
    </figure>
  )
}

const Figures = ({ title, labels, series, format }: ChartProps) => (
  <Table
    label={title}
    rows={labels.map((label, at) => ({ label, at }))}
    keyOf={row => row.label}
    columns={[
      { key: 'label', title: '', cell: row => row.label },
      ...series.map(({ name, values }) => ({
        key: name,
        title: name,
        end: true,
        cell: (row: { at: number }) => {
          const value = values[row.at]
          return typeof value === 'number' ? format(value) : '–'
        },
      })),
    ]}
  />
)

const Plot = (props: ChartProps) => {
  const box = useRef<HTMLDivElement>(null)
  const { labels, series, height = 240 } = props
  const facts = JSON.stringify([labels, series, theme.value, direction.value])
  useEffect(() => {
    const parent = box.current
    if (!parent) return
    const plot = new UPlot(
      optionsOf(props, parent.clientWidth, height),
      [labels.map((_, at) => at), ...series.map(({ values }) => [...values])],
      parent,
    )
    const observer = new ResizeObserver(() => plot.setSize({ width: parent.clientWidth, height }))
    observer.observe(parent)
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    const redraw = () => plot.redraw()
    scheme.addEventListener('change', redraw)
    return () => {
      scheme.removeEventListener('change', redraw)
      observer.disconnect()
      plot.destroy()
    }
  }, [facts])
  const summary = series.map(
    ({ name, values }) =>
      `${name}: ${values.map(value => (value === null ? '–' : props.format(value))).join(', ')}`,
  )
  return (
    <div
      ref={box}
      dir="ltr"
      role="img"
      aria-label={`${props.title}. ${summary.join('. ')}`}
      class="min-w-0 overflow-hidden"
      style={{ minHeight: `${height + 32}px` }}
    />
  )
}

const optionsOf = (props: ChartProps, width: number, height: number): UPlot.Options => {
  const { labels, series, format, formatAxis = format } = props
  const mirrored = direction.value === 'rtl'
  const ink = (strength: number) => () => colourOf('--color-base-content', strength)
  const font = '13px Noto Sans, Noto Sans Arabic, sans-serif'
  const axis = {
    stroke: ink(0.75),
    font,
    grid: { stroke: ink(0.1), width: 1 },
    ticks: { show: false },
  }
  return {
    width,
    height,
    // Half a label of the last point stands beyond it, on the side without figures.
    padding: mirrored ? [8, 8, 0, 22] : [8, 22, 0, 8],
    hooks: { ready: [showLatest], setLegend: [showLatest] },
    cursor: { points: { show: false }, y: false, drag: { x: false, y: false } },
    scales: {
      x: { time: false, dir: mirrored ? -1 : 1, range: (_, low, high) => [low - 0.5, high + 0.5] },
      y: { range: (_, low, high) => [Math.min(0, low), Math.max(1, high * 1.08)] },
    },
    axes: [
      {
        ...axis,
        size: 32,
        grid: { show: false },
        values: (_, at) => at.map(value => (Number.isInteger(value) ? (labels[value] ?? '') : '')),
      },
      {
        ...axis,
        side: mirrored ? 1 : 3,
        size: 72,
        values: (_, at) => at.map(value => formatAxis(Math.round(value))),
      },
    ],
    series: [
      { label: '\u00a0', value: (_, at) => labels[at] ?? '–' },
      ...series.map(({ name, kind, tone }) => seriesOf(name, kind, tone, format)),
    ],
  }
}

// With no pointer in it the legend tells the latest figures instead of dashes; before the first of
// them, what is expected there.
const showLatest = (plot: UPlot) => {
  if (typeof plot.legend.idx === 'number') return
  const [, strong = []] = plot.data
  const last = strong.findLastIndex(value => typeof value === 'number')
  if (strong.length > 0) plot.setLegend({ idx: Math.max(0, last) }, false)
}

const seriesOf = (
  name: string,
  kind: Series['kind'],
  tone: Series['tone'],
  format: (value: number) => string,
): UPlot.Series => {
  const colour = () =>
    tone === 'strong' ? colourOf('--color-primary', 1) : colourOf('--color-base-content', 0.4)
  const bars = UPlot.paths.bars?.({ size: [0.6, 48], radius: 0.15 })
  return {
    label: name,
    stroke: colour,
    width: kind === 'bars' ? 0 : 2,
    points: { show: false },
    value: (_, value) => (value === null || value === undefined ? '–' : format(value)),
    ...(kind === 'bars' ? { fill: colour, ...(bars ? { paths: bars } : {}) } : {}),
    ...(tone === 'faint' ? { dash: [6, 4] } : {}),
  }
}

const colourOf = (variable: string, strength: number) =>
  `color-mix(in oklab, ${getComputedStyle(document.documentElement).getPropertyValue(variable)} ${strength * 100}%, transparent)`
