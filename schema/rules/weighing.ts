// What of a scale's word may be sold. Till and appliance ask the same: a weight that moves, is below
// zero or over the limit is no weight, whatever number stands beside it.
import { optionsIn } from './options.ts'

/** A reading as the device hub gives it. Grams are whole; null where the scale gave no weight. */
export type Reading = {
  grams: number | null
  stable: boolean
  state: 'stable' | 'motion' | 'over' | 'under' | 'zero'
  /** The scale has taken a tare off by itself. */
  net: boolean
}

/**
 * Where the weight of a line came from. `tare` is what the till took off for the packing, grams; a
 * scale's own tare is not in it.
 */
export type Weighing =
  | ({ by: 'scale'; scale_id: string; tare: number } & Reading)
  | { by: 'label' }
  | { by: 'hand' }

export type WeightProblem =
  | 'weight-moves'
  | 'weight-over'
  | 'weight-under'
  | 'scale-empty'
  | 'weight-below-tare'

/** No scale of a shop weighs more, grams. */
export const GRAMS_MAX = 1_000_000

/** What lies on a scale is said again this often, as long as the scale itself says so. */
export const SAY_AGAIN_MS = 500
/** A reading that was not said again within this may lie there no more: nothing is sold by it. */
export const READING_MS = 1_500

/** What is sold of a reading after `tare` grams of packing, or why nothing is. */
export const netWeight = (
  { grams, stable, state }: Reading,
  tare: number,
): { is: 'sellable'; grams: number } | { is: 'refused'; why: WeightProblem } => {
  const refused = (why: WeightProblem) => ({ is: 'refused', why }) as const
  if (state === 'over') return refused('weight-over')
  if (state === 'under' || (grams !== null && grams < 0)) return refused('weight-under')
  if (state === 'motion' || !stable || grams === null) return refused('weight-moves')
  if (state === 'zero' || grams === 0) return refused('scale-empty')
  if (grams <= tare) return refused('weight-below-tare')
  return { is: 'sellable', grams: grams - tare }
}

/**
 * Why a line of `quantity` thousandths must not be sold as it was weighed; undefined when it may. Three
 * bags of one weight are three times the weight: anything else was not weighed.
 */
export const weighingProblem = (
  weighed: Weighing,
  quantity: number,
): WeightProblem | 'weight-differs' | undefined => {
  if (weighed.by !== 'scale') return undefined
  const net = netWeight(weighed, weighed.tare)
  if (net.is === 'refused') return net.why
  return quantity % net.grams === 0 ? undefined : 'weight-differs'
}

/** What a scale is told about its accuracy class, in a device's options: nobody certified it unless so. */
export const certificateOf = (optionsJson: string): string | null => {
  const { certified, certificate = '' } = optionsIn(optionsJson) ?? {}
  return certified === true ? String(certificate) : null
}
