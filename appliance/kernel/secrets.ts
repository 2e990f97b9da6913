// What only this box knows: made on first start, one file each, readable by the server alone.
import { createPrivateKey, createPublicKey, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import nacl from 'tweetnacl'

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

export type Secrets = {
  tokenKey: Buffer
  /** the same in all stores of a retailer, since PIN hashes come down with the users */
  pepper: Buffer
  hubToken: string
  /** the box's own key; its public half is what head office knows */
  boxKey: KeyObject
  boxPublicKey: string
}

/** Opens or makes the secrets in `folder`; `pepperFile` is shared with head office where given. */
export const openSecrets = (folder: string, pepperFile?: string): Secrets => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const seed = secretFile(join(folder, 'box-key'), () => nacl.box.keyPair().secretKey)
  const boxKey = createPrivateKey({
    key: Buffer.concat([PKCS8_ED25519, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  return {
    tokenKey: secretFile(join(folder, 'token-key')),
    pepper: secretFile(pepperFile ?? join(folder, 'pepper')),
    hubToken: secretFile(join(folder, 'hub-token')).toString('base64'),
    boxKey,
    boxPublicKey: createPublicKey(boxKey)
      .export({ format: 'der', type: 'spki' })
      .subarray(-32)
      .toString('base64'),
  }
}

/** 32 bytes, kept as base64 text. */
function secretFile(file: string, make: () => Uint8Array = () => randomBytes(32)): Buffer {
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, Buffer.from(make()).toString('base64'), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
}
