// Which hub runs a device: its options name one, else the box's own does.
import type { Row } from '../index.ts'
import { optionsIn } from './options.ts'

/** The hub of the box itself. */
export const STORE_HUB = 'hub-1'

/** The hub that a device's `options_json` names. */
export const hubOfOptions = (optionsJson: string): string => {
  const hub = optionsIn(optionsJson)?.['hub']
  return typeof hub === 'string' ? hub : STORE_HUB
}

/** The same options with another hub; the box's own is not named. */
export const withHub = (optionsJson: string, hub: string): string => {
  const { hub: _, ...rest } = optionsIn(optionsJson) ?? {}
  return JSON.stringify(hub === STORE_HUB ? rest : { ...rest, hub })
}

export type HubStanding = Pick<Row<'hub'>, 'code' | 'status'>

/** Why no word comes from the devices of this hub; `hubs` are those beside the box's own. */
export const hubTrouble = (
  optionsJson: string,
  hubs: readonly HubStanding[],
): 'hub-unknown' | 'hub-revoked' | undefined => {
  const code = hubOfOptions(optionsJson)
  if (code === STORE_HUB) return undefined
  const hub = hubs.find(known => known.code === code)
  if (!hub) return 'hub-unknown'
  return hub.status === 'revoked' ? 'hub-revoked' : undefined
}
