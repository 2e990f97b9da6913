// Makes the demo shop: head office's rows by commands on its engine, three months of both stores by
// the commands of a till on each store's own database, and the journals of both sent up. Head office
// and the two stores are filled side by side, a thread each.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { openSessions } from '#appliance/http/sessions.ts'
import { openSecrets as openStoreSecrets } from '#appliance/kernel/secrets.ts'
import { openStore } from '#appliance/kernel/store.ts'
import { enrol } from '../../cloud-bridge/enrol.ts'
import { openEngine } from '../../cloud-bridge/execute.ts'
import { migrate } from '../../cloud-bridge/migrate.ts'
import { openPostgres, type Postgres } from '../../cloud-bridge/postgres.ts'
import { openSecrets as openCloudSecrets } from '../../cloud-bridge/secrets.ts'
import { fillHeadOffice } from './fill/head-office.ts'
import { addDevices } from './fill/history.ts'
import { makeRetailer } from './fill/retailer.ts'
import { startStore } from './fill/store-thread.ts'
import { pullAll, pushAll } from './fill/sync.ts'
import { people, roleName, signsInAt } from './people.ts'
import { storeId, TENANT } from './shop.ts'

export type DemoOptions = {
  dataDir: string
  /** of the application's role */
  databaseUrl: string
  /** of a role that may make tables */
  adminUrl: string
  /** where the files of Harbour Street's store lie */
  storeDir: string
  /** what PINs are hashed with, where servers are told of a file; default: head office's own */
  pepperFile?: string
  /** what is being done, for a person who waits */
  onProgress?: (text: string) => void
  /** default: the same shop every time */
  seed?: number
  /** epoch ms; the history ends here */
  now?: number
  /** days of history, default 90 */
  days?: number
}

export type FilledDemo = {
  /** `login` is what head office asks for, where nobody is listed; `where` says who gets in where */
  users: { name: string; role: string; login: string; pin: string; where: string }[]
  /** the owner's, for scripts */
  tokens: { appliance: string; cloud: string }
  tenant_id: string
  store_id: string
  hub: { id: string; token: string }
  /** milliseconds of each stage */
  took: Record<string, number>
}

const SEED = 20_260_105
const HUB = 'hub-1'

/** Fills an empty store folder and an empty database. What is broken off is thrown away by the caller. */
export const fillDemo = async (options: DemoOptions): Promise<FilledDemo> => {
  const { databaseUrl, adminUrl, storeDir, now = Date.now() } = options
  const order = { seed: options.seed ?? SEED, now, days: options.days }
  const secrets = openSecrets(options)
  const { stage, took } = watch(options.onProgress)
  await stage('database', () => migrate(adminUrl, databaseUrl, now))
  const postgres = openPostgres(databaseUrl)
  const oldTown = mkdtempSync(join(tmpdir(), 'old-town-'))
  try {
    const atHead = openSessions(openEngine(postgres), secrets.cloud, null)
    await Promise.all([
      stage('catalogue', progress =>
        fillHeadOffice(openEngine(postgres), makeRetailer(order), atHead.hashPin, progress),
      ),
      stage('Harbour Street', progress =>
        startStore({ ...order, code: 'HS', folder: storeDir, databaseUrl }, progress),
      ),
      stage('Old Town', progress =>
        startStore({ ...order, code: 'OT', folder: oldTown, databaseUrl }, progress),
      ),
    ])
    const appliance = await stage('opening the shop', () =>
      openShop(postgres, storeDir, secrets.store, now),
    )
    await enrol(adminUrl, {
      tenant: TENANT,
      store: storeId('HS'),
      publicKey: secrets.store.boxPublicKey,
    })
    return {
      users: people.map(person => ({
        name: person.name,
        role: roleName(person.role),
        login: person.key,
        pin: person.pin,
        where: signsInAt(person),
      })),
      tokens: { appliance, cloud: await signIn(atHead) },
      tenant_id: TENANT,
      store_id: storeId('HS'),
      hub: { id: HUB, token: secrets.store.hubToken },
      took,
    }
  } finally {
    rmSync(oldTown, { recursive: true, force: true })
    await postgres.close()
  }
}

/** How much of a stage is done. */
export type Progress = (done: number, total: number) => void

/** Runs stages, several at a time, tells how far each is, and notes how long it took. */
function watch(onProgress: (text: string) => void = () => {}) {
  const took: Record<string, number> = {}
  const running = new Map<string, string>()
  const tell = () => onProgress([...running].map(([name, far]) => name + far).join(' · '))
  const stage = async <Result>(
    name: string,
    work: (progress: Progress) => Promise<Result>,
  ): Promise<Result> => {
    const begun = performance.now()
    running.set(name, '')
    tell()
    const result = await work((done, total) => {
      running.set(name, ` ${Math.floor((done * 100) / total)} %`)
      tell()
    })
    running.delete(name)
    took[name] = Math.round(performance.now() - begun)
    return result
  }
  return { stage, took }
}

type Secrets = {
  store: ReturnType<typeof openStoreSecrets>
  cloud: ReturnType<typeof openCloudSecrets>
}

/** PINs are known at head office and in the store, so both have one pepper. */
function openSecrets({ dataDir, storeDir, pepperFile }: DemoOptions): Secrets {
  const [ofStore, ofCloud] = [join(storeDir, 'secrets'), join(dataDir, 'cloud', 'secrets')]
  const pepper = pepperFile ?? join(ofCloud, 'pepper')
  // Head office first: it makes the folder and the pepper where there are none.
  const cloud = openCloudSecrets(ofCloud, pepper)
  return { store: openStoreSecrets(ofStore, pepper), cloud }
}

/** Takes head office's own rows over those the history began with, sets up the devices, signs in. */
async function openShop(
  postgres: Postgres,
  folder: string,
  secrets: Secrets['store'],
  now: number,
): Promise<string> {
  const store = openStore(folder, null)
  try {
    await pullAll(postgres, store)
    addDevices(store, now)
    await pushAll(postgres, store, now, () => {})
    return await signIn(openSessions(store.engine, secrets, store.site.store_id))
  } finally {
    store.close()
  }
}

async function signIn(sessions: ReturnType<typeof openSessions>): Promise<string> {
  const [owner] = people
  const answer: unknown = await sessions.signIn(
    { user: owner?.key, pin: owner?.pin },
    { commandId: v7(), tenantId: TENANT, address: '127.0.0.1' },
  )
  if (typeof answer !== 'object' || answer === null || !('token' in answer))
    throw new Error('the owner cannot sign in')
  return String(answer.token)
}
