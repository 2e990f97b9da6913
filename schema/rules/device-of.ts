// Which device of a class a till uses: asked by the screens here, and by the same order in queries.ts.
import type { Row } from '../index.ts'

type Known = Pick<Row<'device'>, 'id' | 'class' | 'status' | 'till_id'>

/** Its own before one that all tills share; of several alike the one that was added first. */
export const deviceOf = <Device extends Known>(
  devices: readonly Device[],
  wanted: Known['class'],
  tillId: string | undefined,
): Device | undefined =>
  devices
    .filter(({ class: kind, status }) => kind === wanted && status === 'active')
    .filter(({ till_id }) => till_id === null || till_id === tillId)
    .sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))[0]

const rank = ({ till_id }: Known) => (till_id === null ? 1 : 0)

/** Classes of which one counter uses one: of printers of tickets and labels there may be many. */
const ONE_AT_A_TILL: readonly Known['class'][] = [
  'receipt_printer',
  'cash_drawer',
  'scanner',
  'scale',
  'card_terminal',
  'line_display',
]

/** The shared device that tills use in the place of this one, which is shared too; undefined: none. */
export const usedInstead = <Device extends Known>(
  devices: readonly Device[],
  device: Known,
): Device | undefined => {
  const isShared = device.status === 'active' && device.till_id === null
  if (!isShared || !ONE_AT_A_TILL.includes(device.class)) return undefined
  const used = deviceOf(devices, device.class, undefined)
  return used?.id === device.id ? undefined : used
}
