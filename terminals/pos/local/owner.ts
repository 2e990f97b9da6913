// Which tab delivers the queue. A lock of the browser where it has one (it has none outside HTTPS),
// and always a lease in the database beside it: a tab that was frozen keeps its lock, but not its
// lease.
import { database } from './database.ts'

/** How long a lease holds, and how often it is renewed, ms. */
const LEASE_MS = 12_000
const RENEW_MS = 4_000

type Lease = { tab: string; until: number }

/**
 * Calls `began` while this tab owns the queue and `ended` when it does not any more; goes on trying
 * until the page goes away.
 */
export const ownership = (tab: string, began: () => void, ended: () => void): void => {
  let mine = false
  let takes = false
  const turn = async () => {
    const has = await claim(tab, takes)
    takes = false
    if (has !== mine) (has ? began : ended)()
    mine = has
  }
  const keepTrying = () =>
    new Promise<never>(() => {
      void turn()
      setInterval(() => void turn(), RENEW_MS)
    })
  const release = () => {
    if (mine) void letGo(tab)
  }
  addEventListener('pagehide', release)
  // Without the lock the lease alone decides; with it, the others do not even ask.
  if (!('locks' in navigator) || !isSecureContext) {
    void keepTrying()
    return
  }
  const options = { mode: 'exclusive' } as const
  const locked = () => {
    // Whoever had the lease had the lock with it, and has it no more.
    takes = true
    return keepTrying()
  }
  const lost = () => {
    if (mine) ended()
    mine = false
  }
  void navigator.locks.request('till-queue', options, locked).catch(lost)
  const takeOver = setInterval(async () => {
    if (mine) return
    const lease = await current()
    if (lease && lease.until + LEASE_MS > Date.now()) return
    // The owner has been silent for two leases: frozen, or gone without a word.
    void navigator.locks.request('till-queue', { ...options, steal: true }, locked).catch(lost)
    clearInterval(takeOver)
  }, LEASE_MS)
}

const current = async (): Promise<Lease | undefined> =>
  (await (await database()).get('kept', 'lease')) as Lease | undefined

// One transaction reads and writes: two tabs cannot both find the lease free.
const claim = async (tab: string, takes: boolean): Promise<boolean> => {
  const tx = (await database()).transaction('kept', 'readwrite')
  const lease = (await tx.store.get('lease')) as Lease | undefined
  const free = takes || !lease || lease.tab === tab || lease.until < Date.now()
  if (free) await tx.store.put({ tab, until: Date.now() + LEASE_MS }, 'lease')
  await tx.done
  return free
}

const letGo = async (tab: string): Promise<void> => {
  const tx = (await database()).transaction('kept', 'readwrite')
  const lease = (await tx.store.get('lease')) as Lease | undefined
  if (lease?.tab === tab) await tx.store.delete('lease')
  await tx.done
}
