// Who a printer says it is: two of one model are told apart by their serial numbers.
import { WHO } from './bytes.ts'
import { askWho } from './memory-bytes.ts'
import type { Talk } from './talk.ts'

export type Who = { maker: string; model: string; serial: string }

const ANSWER_MS = 1_000

/** Null when it does not say; what it leaves out is empty. */
export const askWhoItIs = async (talk: Talk): Promise<Who | null> => {
  const name = (n: 66 | 67 | 68) =>
    talk.ask(askWho(n), ({ id, text }) => (id === WHO ? text.trim() : undefined), ANSWER_MS)
  const model = await name(67)
  if (model === undefined) return null
  return { maker: (await name(66)) ?? '', model, serial: (await name(68)) ?? '' }
}

/** The same words for the same printer. */
export const whoText = ({ maker, model, serial }: Who): string => [maker, model, serial].join('/')
