// Device hubs: the box's own, and those on other machines that were let in.
import { type Answer, list, newId, type Page, send } from '#kit/api.ts'
import { nameOf } from '#kit/i18n.ts'
import { freshOf } from '#kit/list-of.ts'
import { deviceStates } from '#kit/live.ts'
import { wordsOf } from '#kit/problems.ts'
import { toast } from '#kit/toast.tsx'
import type { Row } from '#schema/index.ts'
import { hubOfOptions, STORE_HUB } from '#schema/rules/hub-of.ts'
import { hubTexts } from './hub-texts.ts'
import { devices } from './shop.ts'
import { storeAddress } from './store-address.ts'
import type { Device, Light } from './things.ts'

const HUBS_SHOWN = 200

export type Hub = Omit<Row<'hub'>, 'code_hash' | 'secret_hash'>

/** Those beside the box's own. */
export const hubRows = freshOf<Page<Hub>>(
  ['hub'],
  () => () => list<Hub>('hub', { sort: 'code', limit: HUBS_SHOWN }),
)

/** In the order of their numbers. */
export const otherHubs = (): Hub[] =>
  [...(hubRows.value.value?.rows ?? [])].sort((a, b) => numberOf(a.code) - numberOf(b.code))

/** The same for who asks whether one is there: undefined until all are known. */
export const knownHubs = (): Hub[] | undefined => {
  const page = hubRows.value.value
  return page && page.next === null ? page.rows : undefined
}

const numberOf = (code: string) => Number(code.split('-')[1])

/** As the shop calls it. */
export const hubName = (code: string): string => {
  if (code === STORE_HUB) return hubTexts.box
  const row = hubRows.value.value?.rows.find(hub => hub.code === code)
  return row ? nameOf(row) : code
}

/** The hubs a device may be plugged into, and the one that it names already. */
export const hubChoices = (optionsJson: string): string[] => {
  const open = otherHubs().filter(({ status }) => status !== 'revoked')
  return [...new Set([STORE_HUB, ...open.map(({ code }) => code), hubOfOptions(optionsJson)])]
}

export const devicesOfHub = (code: string): Device[] =>
  (devices.value.value?.rows ?? []).filter(row => hubOfOptions(row.options_json) === code)

/** Whether its line to the broker stands; since when it does not, as far as it is known. */
export const lineOf = (code: string): { isUp: boolean; since: number | undefined } => {
  const word = deviceStates.value[code]
  const at = word?.['at']
  return {
    isUp: word?.['state'] === 'ready',
    since: typeof at === 'number' && at > 0 ? at : undefined,
  }
}

export const lightOf = (hub: Hub | undefined, code: string, now: number): Light => {
  if (hub?.status === 'revoked') return 'off'
  if (hub?.status === 'invited') return (hub.code_until ?? 0) > now ? 'busy' : 'warning'
  return lineOf(code).isUp ? 'good' : 'bad'
}

export type Invited = { hub_id: string; hub: string; code: string; code_until: number }
type InvitedReply = Invited & { addresses: string[] }

/** A one-time code, and what is to be typed on the other machine; undefined when it was refused. */
export const inviteHub = async (
  named: { name: string; name_ar: string },
  hub_id = newId(),
): Promise<(Invited & { command: string }) | undefined> => {
  const answer = await send<InvitedReply>('hubs.invite', { hub_id, ...named })
  hubRows.refresh()
  if (!isDone(answer)) return undefined
  const { addresses, ...invited } = answer.value
  const command = `npm run hub -- --store ${storeAddress(addresses)} --code ${invited.code}`
  return { ...invited, command }
}

export const renameHub = async (hub_id: string, named: { name: string; name_ar: string }) => {
  const answer = await send('hubs.rename', { hub_id, ...named })
  hubRows.refresh()
  return isDone(answer)
}

/** Its line is cut within a moment. */
export const revokeHub = async (hub_id: string) => {
  const answer = await send('hubs.revoke', { hub_id })
  hubRows.refresh()
  return isDone(answer)
}

/** Shows why not. */
const isDone = <T>(answer: Answer<T>): answer is Extract<Answer<T>, { ok: true }> => {
  if (!answer.ok) toast(wordsOf(answer.problem), { tone: 'danger' })
  return answer.ok
}
