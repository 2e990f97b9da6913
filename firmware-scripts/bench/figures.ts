// What is measured, as rows of a table for the terminal and for the README.

export type Figure = {
  what: string
  target: string
  measured: string
  /** what this machine can do at most, measured in the same run, with its name */
  limit?: string
  /** the measured beside the limit */
  ratio?: string
  /** undefined when nothing was measured */
  met: boolean | undefined
}

/** The value below which a share (0 to 1) of the values lies. NaN when there is none. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const p50 = (values: readonly number[]): number => quantile(values, 0.5)
export const p95 = (values: readonly number[]): number => quantile(values, 0.95)
export const p99 = (values: readonly number[]): number => quantile(values, 0.99)

/** 0.42 ms, 4.2 ms, 42 ms, 4.2 s. */
export const ms = (value: number): string => {
  if (Number.isNaN(value)) return 'nothing'
  if (value >= 1_000) return `${(value / 1_000).toFixed(1)} s`
  const digits = value >= 10 ? 0 : value >= 1 ? 1 : 2
  return `${value.toFixed(digits)} ms`
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`
export const times = (factor: number): string =>
  `× ${factor >= 10 ? Math.round(factor) : factor.toFixed(1)}`

/** The table as Markdown, which can also be read in a terminal. */
export const markdown = (figures: readonly Figure[]): string[] => {
  const rows = [
    ['what', 'target', 'measured', 'limit of the machine', 'ratio', ''],
    ...figures.map(({ what, target, measured, limit, ratio, met }) => [
      what,
      target,
      measured,
      limit ?? '',
      ratio ?? '',
      met === undefined ? '' : met ? 'yes' : 'no',
    ]),
  ]
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map(row => row[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), line(widths.map(width => '-'.repeat(width))), ...body.map(line)]
}
