// Head office's rows, each by the command that the admin panel would send.
import { v7 } from 'uuid'
import { systemCaller } from '#appliance/http/sessions.ts'
import { commands } from '#appliance/modules/index.ts'
import { keptColumns } from '#appliance/modules/resources/commands.ts'
import { isTable, resourceOf, type Table } from '#schema/index.ts'
import type { Ask, Cloud } from '../../../cloud-bridge/execute.ts'
import type { Progress } from '../main.ts'
import { people, TENANT, userId } from '../shop.ts'
import type { Retailer } from './retailer.ts'

/** Writes everything that the retailer owns, what is pointed at first. Throws at the first refusal. */
export const fillHeadOffice = async (
  head: Cloud,
  { rows }: Retailer,
  hashPin: (pin: string) => Promise<string>,
  progress: Progress,
): Promise<void> => {
  const asks: Ask[] = []
  for (const [table, list] of Object.entries(rows)) {
    if (isTable(table)) asks.push(...puts(table, list))
    if (table === 'user') asks.push(...(await pins(hashPin)))
  }
  for (let from = 0; from < asks.length; from += AT_ONCE) {
    const some = asks.slice(from, from + AT_ONCE)
    const outcomes = await head.executeAll(some)
    for (const [index, outcome] of outcomes.entries())
      if (outcome.is === 'refused')
        throw new Error(`${some[index]?.command.name}: ${outcome.code} ${JSON.stringify(outcome.data).slice(0, 300)}`)
    progress(Math.min(from + AT_ONCE, asks.length), asks.length)
  }
}

const AT_ONCE = 1_000

const caller = systemCaller(TENANT, null)

function puts(table: Table, rows: readonly object[]): Ask[] {
  const command = commandOf(`${table}.put`)
  const kept = new Set(keptColumns(resourceOf(table)))
  return rows.map(row => {
    const sent = Object.fromEntries(Object.entries(row).filter(([column]) => !kept.has(column)))
    return { command, id: v7(), input: { row: sent, if_match: null }, caller }
  })
}

async function pins(hashPin: (pin: string) => Promise<string>): Promise<Ask[]> {
  const command = commandOf('users.set-pin-hash')
  const hashes = await Promise.all(people.map(({ pin }) => hashPin(pin)))
  return people.map(({ key }, index) => ({ command, id: v7(), input: { user_id: userId(key), pin_hash: hashes[index] }, caller }))
}

export const commandOf = (name: string) => {
  const found = commands.get(name)
  if (!found) throw new Error(`there is no command ${name}`)
  return found
}
