// Labels that are ordered: sent in parts a command takes, each under an id of its own, so that one of
// which no answer came is sent again and nothing is printed twice.
import { type Signal, signal } from '@preact/signals'
import { newId, type Problem, send } from '#kit/api.ts'
import { LABEL_ITEMS_MAX } from '#schema/areas/design-inputs.ts'

export const COPIES_MAX = 999

/** An article that is to be printed; `copies` is null or undefined while it is being typed. */
export type Wanted = {
  variant_id: string
  name: string
  name_ar: string
  copies: number | null | undefined
}

type Item = { variant_id: string; copies: number }

export type Part = {
  batch_id: string
  command_id: string
  design_id: string
  device_id: string
  items: Item[]
  /** `unsure`: no answer came, it may have arrived */
  state: 'sending' | 'ordered' | 'unsure'
}

export type Order = ReturnType<typeof openOrder>

export const openOrder = () => {
  const wanted: Signal<Wanted[]> = signal([])
  const parts: Signal<Part[]> = signal([])
  const refused: Signal<Problem | undefined> = signal(undefined)

  const mark = (batch_id: string, state: Part['state'] | undefined) => {
    parts.value = parts.value.flatMap(part =>
      part.batch_id !== batch_id ? [part] : state === undefined ? [] : [{ ...part, state }],
    )
  }
  const deliver = async (part: Part) => {
    const { batch_id, design_id, device_id, items } = part
    const input = { batch_id, design_id, device_id, items }
    mark(batch_id, 'sending')
    const answer = await send('printing.labels', input, { id: part.command_id })
    if (answer.ok || answer.problem.code === 'labels-already-printed') {
      mark(batch_id, 'ordered')
      return true
    }
    if (answer.problem.status === 0) {
      mark(batch_id, 'unsure')
      return true
    }
    refused.value = answer.problem
    mark(batch_id, undefined)
    return false
  }

  return {
    wanted,
    parts,
    /** why the last part was not taken; its articles are still wanted */
    refused,
    /** Takes articles that are not among the wanted yet. */
    take: (more: readonly Omit<Wanted, 'copies'>[]) => {
      const known = new Set(wanted.value.map(({ variant_id }) => variant_id))
      const fresh = more.filter(({ variant_id }) => !known.has(variant_id))
      wanted.value = [
        ...wanted.value,
        ...fresh.map(({ variant_id, name, name_ar }) => ({ variant_id, name, name_ar, copies: 1 })),
      ]
    },
    leaveOut: (id: string) => {
      wanted.value = wanted.value.filter(({ variant_id }) => variant_id !== id)
    },
    setCopies: (id: string, copies: Wanted['copies']) => {
      wanted.value = wanted.value.map(one => (one.variant_id === id ? { ...one, copies } : one))
    },
    again: deliver,
    print: async (design_id: string, device_id: string) => {
      refused.value = undefined
      parts.value = parts.value.filter(({ state }) => state === 'unsure')
      const items = itemsOf(wanted.value)
      for (let from = 0; from < items.length; from += LABEL_ITEMS_MAX) {
        const ids = { batch_id: newId(), command_id: newId(), design_id, device_id }
        const part = { ...ids, items: items.slice(from, from + LABEL_ITEMS_MAX) }
        parts.value = [...parts.value, { ...part, state: 'sending' }]
        if (!(await deliver({ ...part, state: 'sending' }))) return
        const sent = new Set(part.items.map(({ variant_id }) => variant_id))
        wanted.value = wanted.value.filter(({ variant_id }) => !sent.has(variant_id))
      }
    },
  }
}

export const areCopies = (copies: Wanted['copies']): copies is number =>
  typeof copies === 'number' && copies >= 1 && copies <= COPIES_MAX

export const labelsOf = (wanted: readonly Wanted[]) =>
  itemsOf(wanted).reduce((sum, { copies }) => sum + copies, 0)

const itemsOf = (wanted: readonly Wanted[]): Item[] =>
  wanted.flatMap(({ variant_id, copies }) => (areCopies(copies) ? [{ variant_id, copies }] : []))
