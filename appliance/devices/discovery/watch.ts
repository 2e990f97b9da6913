// Tells what is plugged in: whenever that changes, and when somebody asks.
import * as z from 'zod'
import { type Found, onNetwork, type Places, plugged } from './found.ts'
import { neighbours } from './network.ts'

/** A look costs a millisecond; a device that was plugged in is offered within the second. */
export const LOOK_EVERY_MS = 500
const SCAN_LIMIT_MS = 60_000

const question = z.object({ is: z.literal('discover'), network: z.boolean() })

/** What a hub is asked on its own topic; undefined for anything else. */
export const readQuestion = (payload: string): { network: boolean } | undefined => {
  try {
    return question.safeParse(JSON.parse(payload)).data
  } catch {
    return undefined
  }
}

export type FoundReport = {
  is: 'found'
  found: Found[]
  scanning: boolean
  /** the last walk through the network: at so many addresses, so many listened; null before the first */
  walked: { addresses: number; answered: number } | null
  at: number
}

type Around = { places?: Places; now?: () => number; hosts?: () => readonly string[] }

/**
 * `network` of the question: the own subnet is walked through too, and what was found there stays in
 * the reports until the next walk.
 */
export const watchDevices = (
  say: (report: FoundReport) => void,
  { places = {}, now = Date.now, hosts = neighbours }: Around = {},
): { ask: (network: boolean) => void; close: () => void } => {
  let seen = ''
  let network: Found[] = []
  let walked: FoundReport['walked'] = null
  let scanUntil = 0
  const isScanning = () => scanUntil > now()
  const tell = () =>
    say({
      is: 'found',
      found: [...plugged(places), ...network],
      scanning: isScanning(),
      walked,
      at: now(),
    })
  const look = () => {
    const next = JSON.stringify(plugged(places))
    if (next === seen) return
    seen = next
    tell()
  }
  const scan = async () => {
    if (isScanning()) return
    scanUntil = now() + SCAN_LIMIT_MS
    tell()
    const around = hosts()
    network = await onNetwork(around, isScanning)
    walked = { addresses: around.length, answered: network.length }
    scanUntil = 0
    tell()
  }
  look()
  const timer = setInterval(look, LOOK_EVERY_MS)
  return {
    ask: network => {
      if (network) scan()
      else tell()
    },
    close: () => {
      scanUntil = 0
      clearInterval(timer)
    },
  }
}
