// How a box shows who it is to head office: each request carries the store's Ed25519 signature.
// Pure: signing, hashing and verifying are the caller's.

/** How far the clocks of box and head office may differ, and how old a request may be. */
export const BOX_TOLERANCE_MS = 5 * 60_000

export type BoxHeader = { tenant: string; store: string; at: number; signature: string }

/** What is signed. `path` with its query; `bodyHash` is the SHA-256 of the bytes as sent, hex. */
export const boxText = (method: string, path: string, at: number, bodyHash: string): string =>
  `${method.toUpperCase()}\n${path}\n${at}\n${bodyHash}`

/** The value of the `Authorization` header; `signature` is base64url. */
export const boxHeader = ({ tenant, store, at, signature }: BoxHeader): string =>
  `Box ${tenant}.${store}.${at}.${signature}`

/** Reads the header; null when it is none of a box. */
export const readBoxHeader = (header: string): BoxHeader | null => {
  const match = /^Box ([0-9a-z-]{36})\.([0-9a-z-]{36})\.(\d{1,15})\.([A-Za-z0-9_-]{86})$/.exec(
    header,
  )
  const [, tenant, store, at, signature] = match ?? []
  if (!tenant || !store || !at || !signature) return null
  return { tenant, store, at: Number(at), signature }
}
