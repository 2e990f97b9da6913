// Boxes of stores, known by their signature.
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import { BOX_TOLERANCE_MS, boxText, readBoxHeader } from '#schema/wire/box-signature.ts'
import type { Postgres } from './postgres.ts'

export type Box = { tenant: string; store: string }

export type BoxVerdict = { box: Box } | { refused: 'not-a-box' | 'clock-differs' | 'box-unknown' }

/** What of a request is signed; `path` with its query, `body` as it came over the wire. */
export type Signed = { method: string; path: string; authorization: string; body: Uint8Array }

/** Who signed a request. Tenant and store are believed only after the signature of their key. */
export const knowBox = async (
  postgres: Postgres,
  { method, path, authorization, body }: Signed,
  now: number,
): Promise<BoxVerdict> => {
  const header = readBoxHeader(authorization)
  if (!header) return { refused: 'not-a-box' }
  if (Math.abs(now - header.at) > BOX_TOLERANCE_MS) return { refused: 'clock-differs' }
  const key = await keyOf(postgres, header)
  if (!key) return { refused: 'box-unknown' }
  const text = boxText(method, path, header.at, createHash('sha256').update(body).digest('hex'))
  const signature = Buffer.from(header.signature, 'base64url')
  if (!verify(null, Buffer.from(text), key, signature)) return { refused: 'not-a-box' }
  return { box: { tenant: header.tenant, store: header.store } }
}

/** An Ed25519 public key of 32 bytes, base64. Throws in words when it is none. */
export const keyFrom = (publicKey: string): KeyObject => {
  const bytes = Buffer.from(publicKey, 'base64')
  if (bytes.length !== 32) throw new Error('a public key is 32 bytes, written as base64')
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') },
    format: 'jwk',
  })
}

async function keyOf(postgres: Postgres, { tenant, store }: Box): Promise<KeyObject | null> {
  const rows = await postgres.withTenant(tenant, tx =>
    tx.rows(
      `select public_key from box where store_id = $1 and status = 'active'`,
      [store],
      'prepared',
    ),
  )
  return rows[0] ? keyFrom(String(rows[0].public_key)) : null
}
