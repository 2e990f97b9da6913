// What a paired hub keeps on its machine: which store, under which name, and the secret it proves
// itself by. For this user alone to read.
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { Problem } from '../start/problem.ts'

const kept = z.object({
  /** Where the store is: `http://192.0.2.10:8080`. */
  store: z.string(),
  store_id: z.string(),
  store_name: z.string(),
  /** `hub-2`, as the store calls it. */
  hub: z.string(),
  mqtt_port: z.int(),
})

export type Kept = z.infer<typeof kept>

export const keptFile = (dataDir: string) => join(dataDir, 'hub.json')
export const secretFile = (dataDir: string) => join(dataDir, 'hub-secret')

/** Undefined when this hub has not been paired yet. */
export const readKept = (dataDir: string): Kept | undefined => {
  const file = keptFile(dataDir)
  if (!existsSync(file)) return undefined
  const read = kept.safeParse(parsed(readFileSync(file, 'utf8')))
  if (read.success && existsSync(secretFile(dataDir))) return read.data
  throw new Problem(
    `${read.success ? secretFile(dataDir) : file} is ${read.success ? 'missing' : 'damaged'}: remove ${file}, and pair this hub anew with a code of the setup page.`,
  )
}

/** By which the store knows the secret. */
export const keyHashOf = (dataDir: string): string =>
  createHash('sha256')
    .update(readFileSync(secretFile(dataDir), 'utf8').trim())
    .digest('hex')

export const keep = (dataDir: string, pairing: Kept): void =>
  writePrivately(keptFile(dataDir), `${JSON.stringify(pairing, null, 2)}\n`)

/** Before the store hears of it: a cut in the middle leaves no hub that is let in and knows no secret. */
export const keepSecret = (dataDir: string, secret: string): void => {
  rmSync(keptFile(dataDir), { force: true })
  writePrivately(secretFile(dataDir), `${secret}\n`)
}

export const forgetSecret = (dataDir: string): void => rmSync(secretFile(dataDir), { force: true })

const writePrivately = (file: string, text: string) => {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  // One that was left there keeps the rights it had.
  chmodSync(`${file}.new`, 0o600)
  renameSync(`${file}.new`, file)
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
