// Whose screen this is: a window beside its till, or a tablet that was paired with one.
import * as z from 'zod'
import { keep, kept } from '#kit/kept.ts'

export type Place =
  /** in the browser of the till itself: nothing goes over the network */
  | { is: 'window'; till: string }
  /** proves itself to the store's broker by its key */
  | { is: 'paired'; till: string; screen: string; key: string }
  /** nobody has said yet */
  | { is: 'none' }

const PAIRING = 'pairing'
const ID_MAX = 64

const pairing = z.object({
  till: z.string().min(1).max(ID_MAX),
  screen: z.string().min(1).max(ID_MAX),
  key: z.string().min(20).max(100),
})

/**
 * From the address: `?till=<id>` is a window, `#pair=<till>.<screen>.<key>` makes this a paired screen
 * for good. The key leaves the address at once, where somebody could read it.
 */
export const placeFrom = (address: URL): Place => {
  const paired = pairedBy(new URLSearchParams(address.hash.slice(1)).get('pair') ?? '')
  if (paired) {
    keep(PAIRING, JSON.stringify(paired), 'app')
    history.replaceState(null, '', address.pathname)
    return { is: 'paired', ...paired }
  }
  const till = address.searchParams.get('till')
  if (till && till.length <= ID_MAX) return { is: 'window', till }
  const known = pairing.safeParse(parsed(kept(PAIRING, 'app'))).data
  return known ? { is: 'paired', ...known } : { is: 'none' }
}

const pairedBy = (text: string) => {
  const [till, screen, key] = text.split('.')
  return pairing.safeParse({ till, screen, key }).data
}

const parsed = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
