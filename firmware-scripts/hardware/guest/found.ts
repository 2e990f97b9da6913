// What the hub says is plugged in.
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import { check, type World } from './step.ts'

const FOUND_LIMIT_MS = 5_000

const foundList = z.array(
  z.object({
    name: z.string(),
    address: z.string(),
    byPlace: z.boolean(),
    suggestion: z.object({ model: z.string() }).nullable(),
  }),
)
export type Found = z.infer<typeof foundList>[number]

/** Asks until what is found is as wanted. */
export const foundWhen = async (
  { shop }: World,
  isAsWanted: (found: Found[]) => boolean,
): Promise<Found[]> => {
  const until = performance.now() + FOUND_LIMIT_MS
  for (;;) {
    const from = shop.mark()
    await shop.send('hub-1', { is: 'discover', network: false })
    const { body } = await shop.until('hub-1', 'out', { is: 'found' }, { from })
    const found = foundList.parse(body['found'])
    if (isAsWanted(found)) return found
    check(performance.now() < until, `found was ${JSON.stringify(found)}`)
    await wait(200)
  }
}
