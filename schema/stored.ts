// Queries that are built and compiled once. Building one costs more than running it, and a sale asks
// the same dozen every time.
import type { Compilable } from 'kysely'
import type { Db } from './command.ts'

type Argument = string | readonly string[]
/** `slots`: where the values of each argument stand among the parameters. */
type Template = {
  sql: string
  parameters: readonly unknown[]
  slots: (readonly [place: number, argument: number, item: number])[]
}

/** One text for each number of values; `valuesOf` keeps these few. */
const TEMPLATES_MAX = 64

export type RowOf<Q> = Q extends Compilable<infer Row> ? Row : never

/**
 * The same query with other values. `build` sees placeholders, so its text may depend on nothing but
 * how many values a list has; it never sees an empty list.
 */
export const stored = <Args extends readonly Argument[], Row>(
  build: (db: Db, ...values: Args) => Compilable<Row>,
): ((db: Db, ...values: Args) => Compilable<Row>) => {
  const known = new WeakMap<Db, Map<string, Template>>()
  return (db, ...values) => {
    let templates = known.get(db)
    if (!templates) {
      templates = new Map()
      known.set(db, templates)
    }
    const shape = shapeOf(values)
    let template = templates.get(shape)
    if (!template) {
      template = templateOf(build(db, ...placeholders(values)))
      if (templates.size >= TEMPLATES_MAX) templates.clear()
      templates.set(shape, template)
    }
    return filled(template, values)
  }
}

/**
 * A list of values for `in (…)`, filled up to the next power of two with one that nothing has, so
 * that lists of any length make only a few texts.
 */
export const valuesOf = (values: readonly string[]): string[] => {
  let length = 1
  while (length < values.length) length *= 2
  return [...values, ...Array<string>(length - values.length).fill('')]
}

const shapeOf = (values: readonly Argument[]) =>
  values.map(value => (typeof value === 'string' ? '' : value.length)).join()

const MARK = '\u0000value '
const IS_MARK = new RegExp(`^${MARK}(\\d+) (\\d+)$`)

const placeholders = <Args extends readonly Argument[]>(values: Args) =>
  values.map((value, argument) =>
    typeof value === 'string'
      ? `${MARK}${argument} 0`
      : value.map((_, item) => `${MARK}${argument} ${item}`),
  ) as unknown as Args

function templateOf(query: Compilable<unknown>): Template {
  const { sql, parameters } = query.compile()
  const slots = parameters.flatMap((parameter, place): Template['slots'] => {
    const mark = typeof parameter === 'string' ? IS_MARK.exec(parameter) : null
    return mark ? [[place, Number(mark[1]), Number(mark[2])]] : []
  })
  return { sql, parameters, slots }
}

function filled<Row>({ sql, parameters, slots }: Template, values: readonly Argument[]) {
  const own = [...parameters]
  for (const [place, argument, item] of slots) {
    const value = values[argument]
    own[place] = typeof value === 'string' ? value : value?.[item]
  }
  return { compile: () => ({ sql, parameters: own }) } as unknown as Compilable<Row>
}
