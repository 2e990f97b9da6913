// What a device says while its page is open: weights, scans, paper, the drawer.
import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { onTopic } from '#kit/live.ts'
import { choices } from '#kit/session.ts'
import { deviceTopic } from '#schema/wire/topics.ts'

export type Word = Record<string, unknown> & { is: string }

/** Calls `heard` with each word of the device's `out` topic; nothing while there is no broker. */
export const useHeard = (deviceId: string, heard: (word: Word) => void) => {
  const store = choices.value?.store?.id
  useEffect(() => {
    if (store === undefined) return
    return onTopic(deviceTopic(store, deviceId, 'out'), payload => {
      if (isWord(payload)) heard(payload)
    })
  }, [store, deviceId])
}

/** The last word of one kind. */
export const useLastWord = (deviceId: string, is: string): Signal<Word | undefined> => {
  const last = useSignal<Word | undefined>(undefined)
  useHeard(deviceId, word => {
    if (word.is === is) last.value = word
  })
  return last
}

export const isWord = (value: unknown): value is Word =>
  typeof value === 'object' && value !== null && 'is' in value && typeof value.is === 'string'
