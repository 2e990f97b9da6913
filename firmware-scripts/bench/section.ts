import type { Figure } from './figures.ts'
import type { Shops } from './shops.ts'

export type Bench = {
  /** for what a section makes besides the shop */
  folder: string
  /** a tenth of everything, to see that it works */
  quick: boolean
  say: (words: string) => void
  shops: Shops
}

export type Section = {
  name: string
  measure: (bench: Bench) => Promise<Figure[]>
}
