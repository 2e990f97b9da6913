// `npm run hub`: drives this machine's devices for a store in the network. Pairs once by a code, then
// keeps the hub program running until it is ended, or until the store lets it in no more.
import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { hubPlan } from '../start/children.ts'
import { takeDataFolder } from '../start/data-folder.ts'
import { openLifetime } from '../start/lifetime.ts'
import { openLog } from '../start/log-file.ts'
import { Problem } from '../start/problem.ts'
import { openScreen } from '../start/screen.ts'
import { supervise } from '../start/supervise.ts'
import {
  forgetSecret,
  type Kept,
  keep,
  keepSecret,
  keptFile,
  keyHashOf,
  readKept,
  secretFile,
} from './kept.ts'
import { awayWords, pairWith, type Standing, standingAt } from './store.ts'
import { readWishes, usage, type Wishes } from './wishes.ts'

const SECRET_BYTES = 32
const ASK_AGAIN_FIRST_MS = 500
const ASK_AGAIN_MAX_MS = 5_000
/** Tells a unit not to start it again. */
const REVOKED_CODE = 77

const root = resolve(import.meta.dirname, '../..')
const screen = openScreen()
let release = () => {}
/** Until this hub is paired: one that is refused leaves no trace. */
let forget: (() => void) | undefined
const life = openLifetime(screen, 'hub', () => {
  release()
  forget?.()
})

const main = async () => {
  const wishes = readWishes(process.argv.slice(2))
  const dataDir = resolve(root, process.env.DATA_DIR || 'var/second-box')
  const folder = await takeDataFolder(dataDir, {
    name: 'npm run hub',
    what: 'hub',
    folders: ['hub'],
  })
  release = folder.release
  forget = folder.forget
  const pairing = await pairingOf(dataDir, wishes)
  forget = undefined
  if (wishes.pairOnly) return life.end(0)
  const known = await whenLetIn(dataDir, pairing)
  if (known) await drive(dataDir, known, folder.record)
}

/** The pairing there is, or the one that a code makes. */
const pairingOf = async (dataDir: string, wishes: Wishes): Promise<Kept> => {
  const kept = readKept(dataDir)
  const { store, code, name } = wishes
  if (code === undefined || store === undefined) {
    if (kept)
      return store === undefined || store === kept.store ? kept : moved(dataDir, kept, store)
    throw new Problem(
      `This hub is not paired with a store yet: make a code on the setup page of the store (Device hubs), then call ${usage}`,
    )
  }
  if (kept) await mustBeFree(dataDir, kept)
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  keepSecret(dataDir, secret)
  const order = { code, key_hash: keyHashOf(dataDir), ...(name ? { name } : {}) }
  const paired = await pairWith(store, order).catch(error => {
    forgetSecret(dataDir)
    throw error
  })
  const { hub, store_id, mqtt_port } = paired
  const pairing = { store, store_id, store_name: paired.store.name, hub, mqtt_port }
  keep(dataDir, pairing)
  screen.say(`Paired with ${paired.store.name} as ${hub}. Next time npm run hub is enough.`)
  return pairing
}

/** One code too many must not take a shop's devices away. */
const mustBeFree = async (dataDir: string, kept: Kept): Promise<void> => {
  const now = await standingAt(kept.store, kept.hub, keyHashOf(dataDir))
  if (now && now.standing !== 'active') return
  const how = now ? '' : ', which does not answer'
  throw new Problem(
    `This hub is paired already with ${kept.store_name} at ${kept.store} as ${kept.hub}${how}: start it without --code, or remove ${keptFile(dataDir)} to pair it anew.`,
  )
}

/** The same store under another address. */
const moved = async (dataDir: string, kept: Kept, store: string): Promise<Kept> => {
  const now = await standingAt(store, kept.hub, keyHashOf(dataDir))
  if (!now) throw new Problem(awayWords(store))
  if (now.store_id !== kept.store_id || now.standing === 'unknown') {
    throw new Problem(
      `This hub is paired with ${kept.store_name} at ${kept.store}, not with ${now.store.name}: start it without --store, or pair it anew with a code of that store.`,
    )
  }
  const pairing = { ...kept, store, mqtt_port: now.mqtt_port }
  keep(dataDir, pairing)
  return pairing
}

/** Waits until the store answers. Undefined when this ends before, or when it is let in no more. */
const whenLetIn = async (dataDir: string, pairing: Kept): Promise<Kept | undefined> => {
  let afterMs = ASK_AGAIN_FIRST_MS
  while (!life.ended.aborted) {
    const now = await standingAt(pairing.store, pairing.hub, keyHashOf(dataDir))
    if (now && now.standing !== 'active') {
      await endRevoked(pairing, now)
      return undefined
    }
    if (now) {
      const known = { ...pairing, store_name: now.store.name, mqtt_port: now.mqtt_port }
      keep(dataDir, known)
      return known
    }
    if (afterMs === ASK_AGAIN_FIRST_MS)
      screen.say(`${awayWords(pairing.store)} It is asked again until it answers.`)
    await wait(afterMs)
    afterMs = Math.min(afterMs * 2, ASK_AGAIN_MAX_MS)
  }
  return undefined
}

const drive = async (
  dataDir: string,
  pairing: Kept,
  record: (children: { name: string; pid: number }[]) => void,
): Promise<void> => {
  const { store, hub, store_id, store_name, mqtt_port } = pairing
  const log = openLog(dataDir, 'hub')
  const plan = hubPlan(
    { root, dataDir },
    {
      DATA_DIR: join(dataDir, 'hub'),
      MQTT_URL: `mqtt://${new URL(store).hostname}:${mqtt_port}`,
      STORE_ID: store_id,
      HUB_ID: hub,
      HUB_TOKEN_FILE: secretFile(dataDir),
    },
  )
  let isAsking = false
  const refused = async () => {
    if (isAsking) return
    isAsking = true
    const now = await standingAt(store, hub, keyHashOf(dataDir)).catch(() => undefined)
    isAsking = false
    if (now && now.standing !== 'active') await endRevoked(pairing, now)
  }
  const child = life.keep(
    supervise(plan, log, {
      say: screen.say,
      changed: () => record(life.processes()),
      said: message => {
        if (isRefused(message)) void refused()
      },
    }),
  )
  try {
    await child.start()
  } catch (error) {
    if (life.ended.aborted) return
    if (!(error instanceof Problem)) throw error
    throw new Problem(
      `${error.message} If it could not connect, see that port ${mqtt_port} of ${new URL(store).hostname} is open for this machine.`,
    )
  }
  screen.say(
    `This machine drives devices of ${store_name} as ${hub}; Ctrl-C ends it. Log: ${log.path}`,
  )
  screen.say(`ready after ${process.uptime().toFixed(1)} s`)
}

const endRevoked = ({ store, hub, store_name }: Kept, { standing }: Standing) =>
  life.end(
    REVOKED_CODE,
    standing === 'revoked'
      ? `${store_name} at ${store} has revoked this hub (${hub}), so it ends. To use it again, let a technician invite it on the setup page and start it with --store and --code.`
      : `${store_name} at ${store} does not know this hub (${hub}) any more: another machine has taken its place, or the store was restored. Pair it anew with a code of the setup page.`,
  )

const isRefused = (message: unknown) =>
  typeof message === 'object' && message !== null && 'is' in message && message.is === 'refused'

await life.run(main)
