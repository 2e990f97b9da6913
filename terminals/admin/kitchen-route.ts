// Where the goods of a category are prepared: at its own station, else at that of the nearest category
// above it that names one, as the server finds it.
import type { Row } from '#schema/index.ts'

export type Category = Row<'category'>

export type Routed = {
  category: Category
  /** how deep it lies below the first ones */
  depth: number
  /** what holds where the category itself names none; null: nothing is prepared */
  inherited: string | null
}

/** Every category once, each below the one it belongs to, by position. */
export const routed = (categories: readonly Category[]): Routed[] => {
  const known = new Set(categories.map(({ id }) => id))
  const seen = new Set<string>()
  const below = (parent: string | null, depth: number, inherited: string | null): Routed[] =>
    categories
      .filter(({ parent_id }) =>
        parent === null ? parent_id === null || !known.has(parent_id) : parent_id === parent,
      )
      .toSorted((a, b) => a.position - b.position || (a.name < b.name ? -1 : 1))
      .flatMap(category => {
        // Two that were made each other's parents end it all the same.
        if (seen.has(category.id)) return []
        seen.add(category.id)
        const own = category.station_id ?? inherited
        return [{ category, depth, inherited }, ...below(category.id, depth + 1, own)]
      })
  const found = below(null, 0, null)
  const lost = categories.filter(({ id }) => !seen.has(id))
  return [...found, ...lost.map(category => ({ category, depth: 0, inherited: null }))]
}
