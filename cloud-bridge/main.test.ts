import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import t from 'tap'
import { v7 } from 'uuid'
import * as z from 'zod'
import { openSessions } from '#appliance/http/sessions.ts'
import { encodeBatch, makeBatch, UP_PATH } from '#schema/wire/batch.ts'
import { boxHeader, boxText } from '#schema/wire/box-signature.ts'
import { DOWN_PATH, downShape } from '#schema/wire/down.ts'
import { type Addresses, aServer, type Test } from './a-cloud.ts'
import { aMove, aTenant, type Shop } from './a-tenant.ts'
import { enrol } from './enrol.ts'
import { openEngine } from './execute.ts'
import { openPostgres } from './postgres.ts'
import { openSecrets } from './secrets.ts'

const server = await aServer(t)

const isReady = z.object({ is: z.literal('ready') })

type Cloud = { url: string; child: ChildProcess; folder: string }

const start = (t: Test, environment: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'cloud-'))
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: {
      PATH: process.env.PATH,
      CLOUD_PORT: '0',
      DATA_DIR: folder,
      WEB_DIR: folder,
      LOG_LEVEL: 'silent',
      ...environment,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  t.teardown(async () => {
    if (child.exitCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  })
  return { child, folder }
}

const freePort = async () => {
  const probe = createServer().listen(0)
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return address && typeof address === 'object' ? String(address.port) : '0'
}

const readyCloud = async (t: Test, urls: Addresses): Promise<Cloud> => {
  const port = await freePort()
  const { child, folder } = start(t, {
    DATABASE_URL: urls.appUrl,
    DATABASE_ADMIN_URL: urls.adminUrl,
    CLOUD_PORT: port,
  })
  const [message] = await once(child, 'message')
  if (!isReady.safeParse(message).success) throw new Error(`not ready: ${JSON.stringify(message)}`)
  return { url: `http://127.0.0.1:${port}`, child, folder }
}

/** A box that signs what it sends. */
const aBox =
  (url: string, shop: Shop, key: KeyObject) =>
  (method: string, path: string, body: Buffer = Buffer.alloc(0), at = Date.now()) => {
    const text = boxText(method, path, at, createHash('sha256').update(body).digest('hex'))
    const signature = sign(null, Buffer.from(text), key).toString('base64url')
    const headers = {
      Authorization: boxHeader({ tenant: shop.tenant_id, store: shop.store_id, at, signature }),
      ...(method === 'POST' ? { 'Content-Encoding': 'br' } : {}),
    }
    return fetch(url + path, {
      method,
      headers,
      ...(method === 'POST' ? { body: new Uint8Array(body) } : {}),
    })
  }

t.test('stores and screens meet at head office', async t => {
  const urls = await server.database()
  const cloud = await readyCloud(t, urls)
  const postgres = openPostgres(urls.appUrl)
  t.teardown(() => postgres.close())
  const shop = await aTenant(postgres)
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const publicText = publicKey
    .export({ type: 'spki', format: 'der' })
    .subarray(-32)
    .toString('base64')
  await enrol(urls.adminUrl, {
    tenant: shop.tenant_id,
    store: shop.store_id,
    publicKey: publicText,
  })
  const secrets = openSecrets(join(cloud.folder, 'secrets'))
  t.equal(statSync(join(cloud.folder, 'secrets', 'token-key')).mode & 0o777, 0o600)
  const sessions = openSessions(openEngine(postgres), secrets, null)
  const pin_hash = await sessions.hashPin('2468')
  await postgres.withTenant(shop.tenant_id, tx =>
    tx.run('update "user" set pin_hash = $1', [pin_hash]),
  )

  const signIn = await fetch(`${cloud.url}/api/v1/sessions`, {
    method: 'POST',
    body: JSON.stringify({ user: 'olive', pin: '2468' }),
  })
  const { token } = z.object({ token: z.string() }).parse(await signIn.json())
  const headers = { Authorization: `Bearer ${token}` }
  const get = async (path: string) => (await fetch(cloud.url + path, { headers })).json()

  const events = await fetch(`${cloud.url}/api/v1/events`, { headers })
  t.match(events.headers.get('content-type'), 'text/event-stream')
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader()
  const heard = async (wanted: string) => {
    let text = ''
    while (!text.includes(wanted)) {
      const part = await reader?.read()
      if (!part || part.done) return false
      text += part.value
    }
    return true
  }

  const box = aBox(cloud.url, shop, privateKey)
  const move = aMove(shop, 5_000, { kind: 'opening' })
  const row = {
    seq: 1,
    tx: 1,
    tbl: 'stock_move',
    op: 'put' as const,
    pk: move.id,
    body: JSON.stringify(move),
    hlc: `${String(Date.now()).padStart(15, '0')}-0-x`,
    schema_v: 1,
  }
  const batch = makeBatch(v7(), '', [row], text => createHash('sha256').update(text).digest('hex'))
  const packed = brotliCompressSync(encodeBatch(batch))
  t.match(await (await box('POST', UP_PATH, packed)).json(), { is: 'applied', last: 1 })
  t.match(await (await box('POST', UP_PATH, packed)).json(), { is: 'known' })
  t.ok(await heard(move.id), 'the screens hear of it')
  t.match(await get('/api/v1/stock_level'), { rows: [{ quantity: 5_000 }] })

  const refused = async (answer: Promise<Response>) => {
    const response = await answer
    return [response.status, z.object({ code: z.string() }).parse(await response.json()).code]
  }
  const stranger = generateKeyPairSync('ed25519').privateKey
  t.same(await refused(aBox(cloud.url, shop, stranger)('POST', UP_PATH, packed)), [
    401,
    'not-a-box',
  ])
  t.same(await refused(box('POST', UP_PATH, packed, Date.now() - 301_000)), [401, 'clock-differs'])
  const nobody = { ...shop, store_id: shop.other_store_id }
  t.same(await refused(aBox(cloud.url, nobody, privateKey)('GET', `${DOWN_PATH}?cursor=0`)), [
    401,
    'box-unknown',
  ])
  t.same(await refused(box('POST', UP_PATH, Buffer.from('no brotli'))), [400, 'batch-invalid'])
  t.same(await refused(fetch(cloud.url + UP_PATH, { method: 'POST', body: 'x' })), [
    401,
    'not-a-box',
  ])

  const waiting = box('GET', `${DOWN_PATH}?cursor=0&epoch=&wait=25`)
  const price = { variant_id: shop.variant_id, price_list_id: shop.price_list_id, amount: 410 }
  const set = await fetch(`${cloud.url}/api/v1/prices/set`, {
    method: 'POST',
    headers: { ...headers, 'Idempotency-Key': v7() },
    body: JSON.stringify(price),
  })
  t.equal(set.status, 200)
  const news = downShape.parse(await (await waiting).json())
  t.ok(
    news.changes.some(({ tbl, body }) => tbl === 'price' && body?.amount === 410),
    'the price goes down at once',
  )
  const afresh = downShape.parse(
    await (await box('GET', `${DOWN_PATH}?cursor=9&epoch=another&wait=0`)).json(),
  )
  t.match(afresh, { from: 0, to: 1 }, 'another epoch begins anew')

  t.match(await get('/api/v1/reports/today'), {
    stores: [{ name: 'Harbour Street', connected: true }, { connected: false }],
  })
  t.match(await get('/api/v1/stores/status'), {
    stores: [{ rows_received: 1, enrolled: true }, {}],
  })
  t.match(await get('/api/v1/reports/days?from=2026-11-01&to=2026-11-02'), {
    days: [{ sales: 0 }, { sales: 0 }],
  })
  t.match(await get('/api/v1/reports/days?from=2026-11-01&to=tomorrow'), { code: 'input-invalid' })
  t.match(await get('/api/v1/reports/days?from=2024-11-01&to=2026-11-01'), {
    code: 'input-invalid',
  })
  t.equal((await fetch(`${cloud.url}/api/v1/reports/today`)).status, 401)
  for (const depth of ['live', 'ready', 'deep'])
    t.match(await get(`/health/${depth}`), { ok: true }, depth)
  t.equal((await fetch(`${cloud.url}/metrics`)).status, 401)
  const metrics = await fetch(`${cloud.url}/metrics`, {
    headers: { Authorization: `Bearer ${secrets.metricsToken}` },
  })
  t.match(await metrics.text(), /cloud_rows_received_total 1/)

  const exited = once(cloud.child, 'exit')
  const hanging = box('GET', `${DOWN_PATH}?cursor=1&wait=25`).catch(() => 'let go')
  cloud.child.kill('SIGTERM')
  t.same(await exited, [0, null], 'asked to stop, it stops cleanly')
  await hanging
})

t.test('a cloud that cannot start says why in one line', async t => {
  const urls = await server.database()
  const settings = { DATABASE_URL: urls.appUrl, DATABASE_ADMIN_URL: urls.adminUrl }
  const taken = createServer().listen(0)
  await once(taken, 'listening')
  t.teardown(() => {
    taken.close()
  })
  const address = taken.address()
  const port = address && typeof address === 'object' ? String(address.port) : ''
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const damaged = join(folder, 'pepper')
  writeFileSync(damaged, 'short')
  t.throws(() => openSecrets(folder), { code: 'secret-damaged' })
  t.throws(() => openSecrets(join(damaged, 'below-a-file')), { code: 'data-unwritable' })
  const cases: [string, Record<string, string>][] = [
    ['port-in-use', { ...settings, CLOUD_PORT: port }],
    ['settings-invalid', { DATABASE_URL: urls.appUrl }],
    ['database-unreachable', { ...settings, DATABASE_ADMIN_URL: 'postgres://a:b@127.0.0.1:1/c' }],
  ]
  await Promise.all(
    cases.map(async ([code, environment]) => {
      const { child } = start(t, environment)
      const exited = once(child, 'exit')
      const [message] = await once(child, 'message')
      t.match(message, { is: 'fatal', code }, code)
      t.equal((await exited)[0], 1)
    }),
  )
})

t.test('without its parent it ends', async t => {
  const cloud = await readyCloud(t, await server.database())
  const exited = once(cloud.child, 'exit')
  cloud.child.disconnect()
  t.same(await exited, [0, null])
})
