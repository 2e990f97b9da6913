// Which hub runs a device: its options name one, else the box's own does.

/** The hub of the box itself. */
export const STORE_HUB = 'hub-1'

/** The hub that a device's `options_json` names. */
export const hubOfOptions = (optionsJson: string): string => {
  const options = objectIn(optionsJson)
  return typeof options?.hub === 'string' ? options.hub : STORE_HUB
}

/** The same options with another hub; the box's own is not named. */
export const withHub = (optionsJson: string, hub: string): string => {
  const { hub: _, ...rest } = objectIn(optionsJson) ?? {}
  return JSON.stringify(hub === STORE_HUB ? rest : { ...rest, hub })
}

const objectIn = (text: string): ({ hub?: unknown } & object) | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
