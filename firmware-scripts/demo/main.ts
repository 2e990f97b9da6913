// Makes the demo shop: head office's rows by commands on its engine, three months of both stores by
// the commands of a till on each store's own database, and the journals of both sent up.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { openSessions } from '#appliance/http/sessions.ts'
import { openSecrets } from '#appliance/kernel/secrets.ts'
import { openStore } from '#appliance/kernel/store.ts'
import { enrolBox } from '../../cloud-bridge/box.ts'
import { openEngine } from '../../cloud-bridge/execute.ts'
import { migrate } from '../../cloud-bridge/migrate.ts'
import { openPostgres } from '../../cloud-bridge/postgres.ts'
import { makeCatalogue, makeOffers } from './catalogue/build.ts'
import { makeCustomers } from './customers.ts'
import { fillHeadOffice } from './fill/head-office.ts'
import { addDevices, playHistory } from './fill/history.ts'
import { pullAll, pushAll } from './fill/sync.ts'
import { DAY_MS, DAYS } from './plan/shape.ts'
import { planStore } from './plan/store-plan.ts'
import { people, roleName, type StoreCode, storeId, TENANT } from './shop.ts'

export type DemoOptions = {
  dataDir: string
  /** of the application's role */
  databaseUrl: string
  /** of a role that may make tables */
  adminUrl: string
  /** where the files of Harbour Street's store lie */
  storeDir: string
  onProgress?: (text: string) => void
  /** default: the same shop every time */
  seed?: number
  now?: number
}

export type FilledDemo = {
  users: { name: string; role: string; pin: string }[]
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
  const { dataDir, storeDir, seed = SEED, now = Date.now(), onProgress = () => {} } = options
  const took: Record<string, number> = {}
  const stage = async <Result>(name: string, work: (progress: Progress) => Result | Promise<Result>): Promise<Result> => {
    const begun = performance.now()
    onProgress(name)
    const result = await work((done, total) => onProgress(`${name}, ${done} of ${total}`))
    took[name] = Math.round(performance.now() - begun)
    return result
  }
  const catalogue = makeCatalogue(seed)
  const customers = makeCustomers(seed)
  const offers = makeOffers(seed, catalogue.goods, now - DAYS * DAY_MS, now)
  const plan = { seed, now, goods: catalogue.goods, offers, customers }

  await stage('preparing head office', () => migrate(options.adminUrl, options.databaseUrl, now))
  const postgres = openPostgres(options.databaseUrl)
  const oldTown = mkdtempSync(join(tmpdir(), 'old-town-'))
  const stores: { code: StoreCode; folder: string }[] = [
    { code: 'HS', folder: storeDir },
    { code: 'OT', folder: oldTown },
  ]
  try {
    const secrets = openSecrets(join(storeDir, 'secrets'))
    const cloudSecrets = openSecrets(join(dataDir, 'cloud', 'secrets'), join(storeDir, 'secrets', 'pepper'))
    const head = openEngine(postgres)
    const atHead = openSessions(head, cloudSecrets, null)
    await stage('catalogue and people', progress =>
      fillHeadOffice(head, { ...catalogue, offers, customers }, atHead.hashPin, progress),
    )
    const tokens = { appliance: '', cloud: await signIn(atHead) }
    for (const { code, folder } of stores) {
      const store = openStore(folder, { tenant_id: TENANT, store_id: storeId(code) })
      // The files are worth nothing before they are whole, so nothing waits for the disk here.
      store.sqlite.raw.pragma('synchronous = OFF')
      try {
        const name = code === 'HS' ? 'Harbour Street' : 'Old Town'
        await stage(`goods of ${name}`, () => pullAll(postgres, store))
        const steps = planStore({ ...plan, store: code })
        await stage(`sales of ${name}`, progress => playHistory(store, steps, progress))
        if (code === 'HS') addDevices(store, now)
        await stage(`sending ${name}`, progress => pushAll(postgres, store, now, progress))
        if (code === 'HS') {
          await enrolBox(postgres, { tenant: TENANT, store: storeId(code) }, secrets.boxPublicKey)
          tokens.appliance = await signIn(openSessions(store.engine, secrets, storeId(code)))
        }
      } finally {
        store.sqlite.raw.pragma('synchronous = FULL')
        store.sqlite.raw.pragma('wal_checkpoint(TRUNCATE)')
        store.close()
      }
    }
    return {
      users: people.map(({ name, role, pin }) => ({ name, role: roleName(role), pin })),
      tokens,
      tenant_id: TENANT,
      store_id: storeId('HS'),
      hub: { id: HUB, token: secrets.hubToken },
      took,
    }
  } finally {
    rmSync(oldTown, { recursive: true, force: true })
    await postgres.close()
  }
}

/** How much of a stage is done. */
export type Progress = (done: number, total: number) => void

async function signIn(sessions: ReturnType<typeof openSessions>): Promise<string> {
  const [owner] = people
  const answer: unknown = await sessions.signIn({ user: owner?.key, pin: owner?.pin }, v7(), TENANT)
  if (typeof answer !== 'object' || answer === null || !('token' in answer)) throw new Error('the owner cannot sign in')
  return String(answer.token)
}
