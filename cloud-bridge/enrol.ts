// For technicians: makes a store's box known to head office.
//   node cloud-bridge/enrol.ts --tenant <id> --store <id> --public-key <base64> [--host <name>]
import { parseArgs } from 'node:util'
import pg from 'pg'
import { id } from '#schema/fields.ts'
import { keyFrom } from './box.ts'
import { OWNER_ROLE } from './migrate.ts'

export type Enrolment = {
  tenant: string
  store: string
  publicKey: string
  host?: string | undefined
}

/**
 * Writes the box's key in place of any before, as the owner of the database. `host` is the name under
 * which the tenant's people reach head office; the first tenant also answers to every other name.
 */
export const enrol = async (
  adminUrl: string,
  { tenant, store, publicKey, host }: Enrolment,
  now = Date.now(),
): Promise<void> => {
  keyFrom(publicKey)
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`set local role ${OWNER_ROLE}`)
    await client.query(`select set_config('app.tenant', $1, true)`, [tenant])
    await client.query(
      `insert into box (tenant_id, store_id, public_key, status, enrolled_at) values ($1, $2, $3, 'active', $4)
       on conflict (tenant_id, store_id) do update
         set public_key = excluded.public_key, status = 'active', enrolled_at = excluded.enrolled_at`,
      [tenant, store, publicKey, now],
    )
    await nameTenant(client, tenant, host)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

async function nameTenant(client: pg.Client, tenant: string, host: string | undefined) {
  await client.query(
    `insert into directory (host, tenant) select '*', $1 where not exists (select from directory)`,
    [tenant],
  )
  if (host === undefined) return
  await client.query(
    `insert into directory (host, tenant) values ($1, $2)
     on conflict (host) do update set tenant = excluded.tenant`,
    [host.toLowerCase(), tenant],
  )
}

async function main() {
  const { values } = parseArgs({
    options: {
      tenant: { type: 'string' },
      store: { type: 'string' },
      'public-key': { type: 'string' },
      host: { type: 'string' },
    },
  })
  const adminUrl = process.env.DATABASE_ADMIN_URL
  if (!adminUrl) throw new Error('Set DATABASE_ADMIN_URL to the address of the database.')
  const [tenant, store] = [id.safeParse(values.tenant), id.safeParse(values.store)]
  if (!tenant.success || !store.success || values['public-key'] === undefined) {
    throw new Error(
      'Usage: enrol.ts --tenant <id> --store <id> --public-key <base64> [--host <name>]',
    )
  }
  await enrol(adminUrl, {
    tenant: tenant.data,
    store: store.data,
    publicKey: values['public-key'],
    host: values.host,
  })
  process.stdout.write(`The box of store ${store.data} is enrolled.\n`)
}

if (import.meta.main) {
  main().catch(error => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
