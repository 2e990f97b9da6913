// The box's own checks, from `GET /health/deep`, in words.
import { count, dateTime, quantity, time } from '#kit/formats.ts'
import { todoOfRefusal, wordsOfRefusal } from '#kit/refusals.ts'
import { boxWords, checkTodos, checkWords } from './box-words.ts'
import type { Light, Thing } from './things.ts'
import { plainWord, wordOf } from './words.ts'

/** Clocks further apart than this show on receipts. */
export const CLOCK_OFF_MS = 60_000
/** A receipt that waits longer than this waits for somebody to do something. */
const PRINT_LATE_MS = 60_000
const MB_IN_GB = 1_000

type Check = { name: string; ok: boolean; detail: string }
type CloudLink = {
  connected: boolean
  heardAt: number
  behind: number
  /** the two talk, and one does not take what the other sends */
  refused: { by: string; code: string } | undefined
}

export type Box = {
  checks: Check[]
  /** undefined when the store has no head office */
  cloud: CloudLink | undefined
  /** print jobs that are not on paper yet, and when the oldest was made; undefined when it does not say */
  printing: Printing | undefined
  /** the box's clock and this screen's when it was read, epoch ms */
  at: number
  readAt: number
}

/** `waitingAt`, `parkedAt`: the printers where it is so. */
type Printing = {
  waiting: number
  oldestAt: number
  waitingAt: string[]
  parked: number
  parkedAt: string[]
}

/** Reads the answer; undefined when it is none. A box that is not well may answer 503 with the same. */
export const readBox = (value: unknown, readAt: number): Box | undefined => {
  if (!isRecord(value) || !Array.isArray(value['checks'])) return undefined
  const { checks, cloud, printing, at } = value
  return {
    checks: checks.filter(isRecord).map(({ name, ok, detail }) => ({
      name: String(name ?? ''),
      ok: ok === true,
      detail: typeof detail === 'string' ? detail : '',
    })),
    cloud: isRecord(cloud)
      ? {
          connected: cloud['connected'] === true,
          heardAt: numberOf(cloud['heard_at']),
          behind: numberOf(cloud['behind']),
          refused: refusedOf(cloud['refused']),
        }
      : undefined,
    printing: isRecord(printing)
      ? {
          waiting: numberOf(printing['waiting']),
          oldestAt: numberOf(printing['oldest_at']),
          waitingAt: idsOf(printing['waiting_at']),
          parked: numberOf(printing['parked']),
          parkedAt: idsOf(printing['parked_at']),
        }
      : undefined,
    at: typeof at === 'number' ? at : readAt,
    readAt,
  }
}

/** Whether the oldest job waits longer than a printer that is well lets it. */
export const isPaperLate = ({ printing, at }: Pick<Box, 'printing' | 'at'>): boolean =>
  printing !== undefined && printing.waiting > 0 && at - printing.oldestAt > PRINT_LATE_MS

/** What the check of the disk says is left; undefined when it does not say. */
export const megabytesFree = (detail: string): number | undefined => {
  const found = /^(\d+) MB/.exec(detail)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** The box as things of the list: that it answers, its parts, its clock. */
export const boxThings = (box: Box): Thing[] => [
  thing('server', 'good', boxWords.answers),
  ...box.checks.map(check =>
    thing(
      check.name,
      check.ok ? 'good' : 'bad',
      saysOf(check, box.cloud),
      todoOf(check, box.cloud),
    ),
  ),
  ...(box.printing ? [printing(box.printing, isPaperLate(box))] : []),
  clock(box),
]

const printing = (
  { waiting, oldestAt, waitingAt, parked, parkedAt }: Printing,
  isLate: boolean,
): Thing => {
  if (parked > 0)
    return {
      ...thing('printing', 'bad', boxWords.jobsParked(count(parked)), boxWords.parkedHint),
      concerns: parkedAt,
    }
  if (waiting === 0) return thing('printing', 'good', boxWords.nothingWaits)
  const says = boxWords.jobsWait(count(waiting), dateTime(oldestAt))
  if (!isLate) return thing('printing', 'good', says)
  return { ...thing('printing', 'warning', says), concerns: waitingAt }
}

const clock = ({ at, readAt }: Box): Thing =>
  Math.abs(at - readAt) > CLOCK_OFF_MS
    ? thing('time', 'warning', boxWords.clocksDiffer(dateTime(at), dateTime(readAt)))
    : thing('time', 'good', time(at))

const thing = (name: string, light: Light, says: string, todo?: string): Thing => ({
  key: `check:${name}`,
  is: 'check',
  name: wordOf(checkWords, name) ?? plainWord(name),
  light,
  says,
  todo: light === 'good' ? undefined : (todo ?? wordOf(checkTodos, name) ?? checkTodos.other),
})

const saysOf = ({ name, ok, detail }: Check, cloud: CloudLink | undefined) => {
  if (name === 'cloud') return cloudSays(cloud)
  if (name === 'storage') return freeSays(detail)
  return wordOf(boxWords, `${name}-${ok ? 'ok' : 'bad'}`) ?? detail
}

const cloudSays = (cloud: CloudLink | undefined) => {
  if (!cloud) return boxWords.noCloud
  if (cloud.connected)
    return cloud.behind === 0 ? boxWords.delivered : boxWords.onTheWay(count(cloud.behind))
  if (cloud.refused) return wordsOfRefusal(cloud.refused)
  return cloud.heardAt > 0
    ? boxWords.awaySince(time(cloud.heardAt), count(cloud.behind))
    : boxWords.neverThere(count(cloud.behind))
}

/** What helps when head office answers: never the internet. */
const todoOf = ({ name }: Check, cloud: CloudLink | undefined) =>
  name === 'cloud' && cloud?.refused ? todoOfRefusal(cloud.refused) : undefined

const refusedOf = (value: unknown): CloudLink['refused'] =>
  isRecord(value) && typeof value['code'] === 'string'
    ? { by: String(value['by']), code: value['code'] }
    : undefined

const freeSays = (detail: string) => {
  const megabytes = megabytesFree(detail)
  if (megabytes === undefined) return detail
  // Thousandths of a gigabyte, to one decimal.
  const tenths = Math.round(megabytes / (MB_IN_GB / 10)) * 100
  return boxWords.free(quantity(tenths))
}

const idsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(id => typeof id === 'string') : []

const numberOf = (value: unknown) => (typeof value === 'number' ? value : 0)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
