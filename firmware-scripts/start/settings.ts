// What the environment says, checked before anything is started.
import { resolve } from 'node:path'
import { Problem } from './problem.ts'

export type Port = { variable: string; port: number; use: string }

export type Settings = {
  root: string
  dataDir: string
  webDir: string
  http: Port
  mqtt: Port
  cloud: Port
  /** An existing PostgreSQL (15 or newer) to use in place of our own. */
  database: { url: string; adminUrl: string } | undefined
}

/** Reads DATA_DIR, WEB_DIR, HTTP_PORT, MQTT_PORT, CLOUD_PORT, DATABASE_URL and DATABASE_ADMIN_URL. */
export const readSettings = (environment: NodeJS.ProcessEnv, root: string): Settings => {
  const http = portOf(environment, 'HTTP_PORT', 8_080, 'the store server')
  const mqtt = portOf(environment, 'MQTT_PORT', 1_883, 'the message broker')
  const cloud = portOf(environment, 'CLOUD_PORT', 8_090, 'head office')
  refuseSamePort([http, mqtt, cloud])
  return {
    root,
    dataDir: resolve(root, environment.DATA_DIR || 'var'),
    webDir: resolve(root, environment.WEB_DIR || 'var/web'),
    http,
    mqtt,
    cloud,
    database: databaseOf(environment.DATABASE_URL, environment.DATABASE_ADMIN_URL),
  }
}

const portOf = (environment: NodeJS.ProcessEnv, variable: string, usual: number, use: string) => {
  const text = environment[variable] || String(usual)
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new Problem(
      `${variable} is "${text}": give a port number from 1 to 65535, or leave it out for ${usual}.`,
    )
  }
  return { variable, port, use }
}

const refuseSamePort = (ports: readonly Port[]) => {
  for (const [index, one] of ports.entries()) {
    const other = ports.slice(index + 1).find(({ port }) => port === one.port)
    if (other === undefined) continue
    throw new Problem(
      `${one.variable} and ${other.variable} are both ${one.port}: give each a port of its own.`,
    )
  }
}

const databaseOf = (url: string | undefined, adminUrl: string | undefined) => {
  if (!url && !adminUrl) return undefined
  if (!url || !adminUrl) {
    throw new Problem(
      `${url ? 'DATABASE_ADMIN_URL' : 'DATABASE_URL'} is missing: an own PostgreSQL needs DATABASE_URL (a role that owns nothing) and DATABASE_ADMIN_URL (the owner of the tables).`,
    )
  }
  return { url, adminUrl }
}
