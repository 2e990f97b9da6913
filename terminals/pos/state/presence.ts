// What the others see of this till: online, who works at it, how many sales wait in it.
import { computed, effect } from '@preact/signals'
import { link, publish } from '#kit/live.ts'
import { choices, session } from '#kit/session.ts'
import { queue } from '../local/queue.ts'
import { tillId } from './till.ts'

const waiting = computed(() => queue.value.length)

/** Tells the store's broker about this till, again after each change. */
export const startPresence = (): void => {
  effect(() => {
    const store = choices.value?.store?.id
    if (!store || !tillId.value || link.value !== 'live') return
    const state = { online: true, user: session.value?.user.name ?? null, queue: waiting.value }
    publish(`s/${store}/t/${tillId.value}/state`, state, true)
  })
}
