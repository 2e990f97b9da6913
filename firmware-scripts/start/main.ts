// `npm start`: the whole shop on one machine. Starts everything in order, watches it, ends it in order.
import { resolve } from 'node:path'
import { type Plans, planChildren, prepareStore } from './children.ts'
import { takeDataFolder, wholeShop } from './data-folder.ts'
import {
  type Addresses,
  type Demo,
  fillDemo,
  forgetUnfinished,
  isFirstRun,
  makePepper,
  readDemo,
} from './first-run.ts'
import { openLifetime } from './lifetime.ts'
import { checkLitestream, restoreCommand } from './litestream.ts'
import { openLog } from './log-file.ts'
import { checkPorts } from './ports.ts'
import { checkDatabase, type Database, ownPostgres } from './postgres.ts'
import { findPostgresHome } from './postgres-home.ts'
import { Problem } from './problem.ts'
import { openScreen, welcome } from './screen.ts'
import { readSettings, type Settings } from './settings.ts'
import { type Events, type Plan, type Supervised, supervise } from './supervise.ts'

const screen = openScreen()
let record = () => {}
let release = () => {}
/** Until something is begun that leaves a trace: a start that is refused leaves none. */
let forget: (() => void) | undefined
const life = openLifetime(screen, 'start', () => {
  release()
  forget?.()
})

const main = async () => {
  const settings = readSettings(process.env, resolve(import.meta.dirname, '../..'))
  const folder = await takeDataFolder(settings.dataDir, wholeShop)
  release = folder.release
  forget = folder.forget
  record = () => folder.record(life.processes())
  checkLitestream(settings.root)
  await checkPorts([settings.http, settings.mqtt, settings.cloud])
  const at = addressesOf(settings)
  const cloudDatabase = await findDatabase(settings)
  forget = undefined
  makePepper(settings)
  const isFirst = isFirstRun(settings)
  await Promise.all([isFirst && cloudDatabase.open(), prepareStore(settings)])
  const demo = isFirst ? await firstRun(settings, cloudDatabase, at) : readDemo(settings, at)
  const plans = planChildren(settings, cloudDatabase.database, at, demo)
  await startChildren(settings, plans, cloudDatabase.open)
  for (const line of welcome(at, demo, settings.dataDir)) screen.say(line)
  screen.say(`ready after ${process.uptime().toFixed(1)} s`)
}

const addressesOf = ({ http, mqtt, cloud }: Settings): Addresses => ({
  appliance: `http://localhost:${http.port}`,
  cloud: `http://localhost:${cloud.port}`,
  mqtt: `mqtt://localhost:${mqtt.port}`,
})

type CloudDatabase = {
  database: Database
  /** Starts our own PostgreSQL, or looks whether the user's answers. May be asked again. */
  open(): Promise<void>
  /** Drops what is in our own. */
  empty: (() => Promise<void>) | undefined
}

const findDatabase = async (settings: Settings): Promise<CloudDatabase> => {
  const theirs = settings.database
  if (theirs) return { database: theirs, open: () => checkDatabase(theirs), empty: undefined }
  const home = await findPostgresHome(settings.dataDir)
  if (home.elsewhere) {
    screen.say(
      `PostgreSQL does not run as root and its account cannot enter ${settings.dataDir}: its data lies in ${home.elsewhere}.`,
    )
  }
  const own = await ownPostgres(home, settings.dataDir)
  const server = keep(settings, own.plan)
  const open = async () => {
    await server.start()
    await own.makeDatabase()
  }
  const empty = async () => {
    await own.dropDatabase()
    await own.makeDatabase()
  }
  return { database: own.database, open, empty }
}

const firstRun = async (
  settings: Settings,
  { database, empty }: CloudDatabase,
  at: Addresses,
): Promise<Demo> => {
  if (forgetUnfinished(settings)) {
    screen.say('The first run was broken off before its end: it begins anew.')
    if (!empty)
      throw new Problem(
        'Empty the database of DATABASE_URL, which holds half of a demo, then start again.',
      )
    await empty()
  }
  const work = screen.working('First run: making the demo shop')
  try {
    const log = openLog(settings.dataDir, 'first-run')
    return await fillDemo(settings, database, at, log, work.text, life.ended)
  } finally {
    work.end()
  }
}

/** Head office, with its database, and the shop come up side by side; neither needs the other to start. */
const startChildren = async (
  settings: Settings,
  plans: Plans,
  openDatabase: CloudDatabase['open'],
) => {
  const cloud = keep(settings, plans.cloud)
  const litestream = plans.litestream && keep(settings, plans.litestream)
  if (!litestream) {
    screen.say(
      `No Litestream comes for this processor (${process.arch}): the store runs without a copy of its database.`,
    )
  }
  const store = keep(settings, plans.store, {
    // Litestream lives only beside the server: alone it can ship a commit that SQLite never takes over.
    up: () => void litestream?.start().catch(sayProblem),
    down: () => void litestream?.stop('SIGKILL'),
    fatal: ({ code, message }) => {
      const advice = code === 'database-corrupt' ? restoreAdvice(settings) : ''
      void life.end(1, `${plans.store.title} cannot go on: ${message}${advice}`)
      return false
    },
  })
  const hub = keep(settings, plans.hub)
  const headOffice = () => inOrder(openDatabase, cloud.start)
  const shop = () => inOrder(store.start, hub.start)
  try {
    await Promise.all([headOffice(), shop()])
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'database-corrupt') throw error
    throw new Problem(error.message + restoreAdvice(settings))
  }
}

/** What was not begun before the end is not begun after it. */
const inOrder = async (...steps: readonly (() => Promise<void>)[]) => {
  for (const step of steps) {
    if (!life.ended.aborted) await step()
  }
}

const keep = (settings: Settings, plan: Plan, events: Partial<Events> = {}): Supervised => {
  const log = openLog(settings.dataDir, plan.name)
  return life.keep(supervise(plan, log, { say: screen.say, changed: () => record(), ...events }))
}

const restoreAdvice = ({ root, dataDir }: Settings) =>
  ` The last good copy comes back with: ${restoreCommand(root, dataDir)}`

const sayProblem = (error: unknown) => {
  screen.say(error instanceof Problem ? error.message : String(error))
}

await life.run(main)
