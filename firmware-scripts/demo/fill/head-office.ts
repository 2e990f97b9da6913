// Head office's rows, by commands on its engine.
import { v7 } from 'uuid'
import { systemCaller } from '#appliance/http/sessions.ts'
import { keptColumns } from '#appliance/modules/resources/commands.ts'
import { isTable, resourceOf, type Table } from '#schema/index.ts'
import type { Ask, Cloud } from '../../../cloud-bridge/execute.ts'
import type { Progress } from '../main.ts'
import { people, userId } from '../people.ts'
import { TENANT } from '../shop.ts'
import { commandOf, LOAD_MAX, loadOf } from './load.ts'
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
    if (isTable(table)) asks.push(...loads(table, list))
    if (table === 'user') asks.push(...(await pins(hashPin)))
  }
  for (const [index, ask] of asks.entries()) {
    const [outcome] = await head.executeAll([ask])
    if (outcome?.is === 'refused')
      throw new Error(
        `${ask.command.name}: ${outcome.code} ${JSON.stringify(outcome.data).slice(0, 500)}`,
      )
    progress(index + 1, asks.length)
  }
}

const caller = systemCaller(TENANT, null)

function loads(table: Table, rows: readonly object[]): Ask[] {
  const command = loadOf(table)
  const kept = new Set(keptColumns(resourceOf(table)))
  const sent = rows.map(row =>
    Object.fromEntries(Object.entries(row).filter(([column]) => !kept.has(column))),
  )
  return Array.from({ length: Math.ceil(sent.length / LOAD_MAX) }, (_, index) => ({
    command,
    id: v7(),
    input: { rows: sent.slice(index * LOAD_MAX, (index + 1) * LOAD_MAX) },
    caller,
  }))
}

async function pins(hashPin: (pin: string) => Promise<string>): Promise<Ask[]> {
  const command = commandOf('users.set-pin-hash')
  const hashes = await Promise.all(people.map(({ pin }) => hashPin(pin)))
  return people.map(({ key }, index) => ({
    command,
    id: v7(),
    input: { user_id: userId(key), pin_hash: hashes[index] },
    caller,
  }))
}
