// What only this cloud knows: made on first start, one file each, readable by the server alone.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StartFault } from './start-fault.ts'

export type Secrets = {
  tokenKey: Buffer
  /** the same in all stores, since PIN hashes go down with the users */
  pepper: Buffer
  /** what a scraper of /metrics sends as its bearer token */
  metricsToken: string
}

/** Opens or makes the secrets below `folder`; `pepperFile` is shared with the stores where given. */
export const openSecrets = (folder: string, pepperFile?: string): Secrets => ({
  tokenKey: secretFile(join(folder, 'token-key')),
  pepper: secretFile(pepperFile ?? join(folder, 'pepper')),
  metricsToken: secretFile(join(folder, 'metrics-token')).toString('base64url'),
})

/** 32 bytes, kept as base64 text. */
function secretFile(file: string): Buffer {
  try {
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
      writeFileSync(`${file}.new`, randomBytes(32).toString('base64'), { mode: 0o600 })
      renameSync(`${file}.new`, file)
    }
    const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
    if (secret.length >= 32) return secret
  } catch (error) {
    throw new StartFault(
      'data-unwritable',
      `The secret ${file} cannot be read or made: ${String(error)}`,
    )
  }
  throw new StartFault(
    'secret-damaged',
    `The secret ${file} is damaged; put it back from the backup.`,
  )
}
