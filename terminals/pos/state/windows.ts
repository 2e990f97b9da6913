// Which window is open above the till. One at a time: two would hide what matters.
import { signal } from '@preact/signals'
import type { Item } from '../local/start-data.ts'

export type Window =
  | { is: 'weigh'; item: Item }
  | { is: 'variants'; items: Item[] }
  | { is: 'discount' }
  | { is: 'age'; age: number }
  | { is: 'customer' }
  | { is: 'hold' }
  | { is: 'held' }
  | { is: 'pay' }
  | { is: 'receipts'; saleId?: string | undefined }
  | { is: 'cash-move' }
  | { is: 'drawer' }
  | { is: 'figures' }
  | { is: 'close' }
  | { is: 'card-day' }
  | { is: 'status' }
  | { is: 'more' }
  | { is: 'help' }

export const open = signal<Window | undefined>(undefined)

export const show = (next: Window): void => {
  open.value = next
}

export const shut = (): void => {
  open.value = undefined
}
