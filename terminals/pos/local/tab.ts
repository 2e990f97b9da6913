// Which of the tabs on one till this is. Each keeps its own counter; that of a tab which is gone is
// taken up by the next one that opens.
import { newId } from '#kit/api.ts'

/** A tab that is there answers within this, ms; a frozen one does not, and counts as gone. */
const ANSWER_MS = 120

type Said = { is: 'asked'; tabs: readonly string[] } | { is: 'here'; tab: string }

let mine = ''

const channel = new BroadcastChannel('till-tabs')
channel.addEventListener('message', ({ data }: MessageEvent<Said>) => {
  if (data.is === 'asked' && mine !== '' && data.tabs.includes(mine)) say({ is: 'here', tab: mine })
})
const say = (said: Said) => channel.postMessage(said)

/** Those of the tabs that are open somewhere else. */
export const openElsewhere = (tabs: readonly string[]): Promise<ReadonlySet<string>> => {
  const here = new Set<string>()
  if (tabs.length === 0) return Promise.resolve(here)
  return new Promise(resolve => {
    const hear = ({ data }: MessageEvent<Said>) => {
      if (data.is === 'here' && tabs.includes(data.tab)) here.add(data.tab)
      if (here.size === tabs.length) end()
    }
    const end = () => {
      clearTimeout(limit)
      channel.removeEventListener('message', hear)
      resolve(here)
    }
    const limit = setTimeout(end, ANSWER_MS)
    channel.addEventListener('message', hear)
    say({ is: 'asked', tabs })
  })
}

/** Finds out which tab this is: the same one through a reload, another one than that it was copied from. */
export const beginTab = async (): Promise<void> => {
  const known = sessionStorage.getItem('tab')
  const isCopy = known !== null && (await openElsewhere([known])).has(known)
  mine = known === null || isCopy ? newId() : known
  sessionStorage.setItem('tab', mine)
}

export const tabId = (): string => mine
