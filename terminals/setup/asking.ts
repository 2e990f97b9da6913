// Asks a device something and waits for its answer.
import { useEffect } from 'preact/hooks'
import { onTopic } from '#kit/live.ts'
import { choices } from '#kit/session.ts'
import { deviceTopic, readDeviceTopic } from '#schema/wire/topics.ts'
import { isWord, type Word } from './heard.ts'

type Waiter = { deviceId: string; take: (word: Word) => void }

const ASK_AGAIN_MS = 1_500

const waiters = new Set<Waiter>()

/** Hears what all devices say while the page is open: `answerOf` works no sooner. */
export const useAnswers = () => {
  const store = choices.value?.store?.id
  useEffect(() => {
    if (store === undefined) return
    return onTopic(deviceTopic(store, '+', 'out'), (payload, topic) => {
      const deviceId = readDeviceTopic(topic)?.device
      if (!isWord(payload)) return
      for (const waiter of waiters) if (waiter.deviceId === deviceId) waiter.take(payload)
    })
  }, [store])
}

/**
 * What a device says next that `read` makes something of; undefined when nothing comes within
 * `limitMs`, when `stop` is called off, or when `say` (which sends the question) answers false.
 */
export const answerOf = <Answer>(
  deviceId: string,
  {
    say = async () => true,
    isRepeatable = false,
    read,
    limitMs,
    stop,
  }: {
    say?: () => Promise<boolean>
    /** asked twice it does no harm: an answer may come before the broker knows that we listen */
    isRepeatable?: boolean
    read: (word: Word) => Answer | undefined
    limitMs: number
    stop?: AbortSignal | undefined
  },
): Promise<Answer | undefined> =>
  new Promise(resolve => {
    const end = (answer?: Answer) => {
      clearTimeout(limit)
      clearInterval(again)
      waiters.delete(waiter)
      stop?.removeEventListener('abort', giveUp)
      resolve(answer)
    }
    const giveUp = () => end()
    const waiter: Waiter = {
      deviceId,
      take: word => {
        const answer = read(word)
        if (answer !== undefined) end(answer)
      },
    }
    const limit = setTimeout(giveUp, limitMs)
    const again = isRepeatable ? setInterval(say, ASK_AGAIN_MS) : undefined
    if (stop?.aborted) return giveUp()
    stop?.addEventListener('abort', giveUp)
    waiters.add(waiter)
    say().then(isSaid => {
      if (!isSaid) end()
    })
  })
