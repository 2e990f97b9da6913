// The figures of a day as `reports.today` answers them, at the store and at head office.

/** Amounts in minor units. */
type Hour = { hour: number; total: number; last_week: number }

/** All but the stores, of which head office knows more than a store does. */
export type DayFigures = {
  as_of: number
  hourly: Hour[]
  tenders: { kind: string; total: number }[]
  /** total + price_difference + rounding = what was tendered */
  price_difference: number
  rounding: number
  top: {
    variant_id: string
    name: string
    name_ar?: string
    unit?: string
    quantity: number
    total: number
  }[]
}
