// From the commit of a sale to the first byte at a printer that listens on TCP.
import { once } from 'node:events'
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { v7 } from 'uuid'
import * as z from 'zod'
import { listenTcp } from '#appliance/devices/ports/tcp.ts'
import { PrinterEmulator } from '#appliance/devices/printer/emulator.ts'
import { demoId } from '../demo/shop.ts'
import { openClient, read } from './client.ts'
import { ms, p50, p99, times } from './figures.ts'
import type { Section } from './section.ts'
import type { Shop } from './shop.ts'
import { openTill } from './till.ts'

/** ESC @: a receipt begins with it; questions and the drawer's pulse, which may come along, do not. */
const BEGINS = Buffer.from([0x1b, 0x40])
const PAGE_BYTES = 4_096
const BETWEEN_SALES_MS = 150
const ARRIVES_WITHIN_MS = 10_000
const CONNECTS_WITHIN_MS = 15_000

export const printerSection: Section = {
  name: 'printer',
  async measure({ folder, quick, shops }) {
    const shop = await shops.running()
    const printer = await startPrinter()
    try {
      const putBack = await moveTo(shop, `localhost:${printer.port}`)
      await printer.connected()
      const taken = await sellAndWatch(shop, printer, quick ? 20 : 100)
      await putBack()
      const bare =
        p50(await bareTcp(quick ? 100 : 1_000)) + p50(bareFlushes(folder, quick ? 20 : 200))
      return [
        {
          what: 'commit → first byte at a TCP printer',
          target: 'p50 ≤ 10 ms, p99 ≤ 50 ms',
          measured: `p50 ${ms(p50(taken))}, p99 ${ms(p99(taken))}, its flush included`,
          limit: `a flush and a chunk over TCP p50 ${ms(bare)}`,
          ratio: times(p50(taken) / bare),
          met: p50(taken) <= 10 && p99(taken) <= 50,
        },
      ]
    } finally {
      printer.close()
    }
  },
}

/**
 * Times from the moment the server decided the sale, which is before its flush, so the true times
 * are shorter by that flush. Both moments are of this machine's clock; the server's is in whole ms.
 */
const sellAndWatch = async (shop: Shop, printer: Printer, count: number): Promise<number[]> => {
  const till = await openTill(shop, 'HS-1')
  const taken: number[] = []
  for (let index = 0; index < count; index += 1) {
    const sale_id = v7()
    const arrival = printer.nextReceipt()
    await till.client.post('/sales/complete', {
      ...till.sale,
      sale_id,
      till_session_id: till.session,
    })
    const at = await arrival
    const { completed_at } = read(
      z.object({ completed_at: z.int() }),
      await till.client.get(`/sale/${sale_id}`),
    )
    taken.push(at - completed_at)
    await wait(BETWEEN_SALES_MS)
  }
  till.client.close()
  return taken
}

type Printer = Awaited<ReturnType<typeof startPrinter>>

const startPrinter = async () => {
  const emulator = new PrinterEmulator()
  const arrived: ((at: number) => void)[] = []
  let connections = 0
  const listener = await listenTcp(
    {
      connect(answer, hungUp) {
        const session = emulator.connect(answer, hungUp)
        connections += 1
        return {
          close: session.close,
          write: chunk => {
            if (Buffer.from(chunk).includes(BEGINS))
              arrived.shift()?.(performance.timeOrigin + performance.now())
            return session.write(chunk)
          },
        }
      },
    },
    0,
  )
  return {
    port: listener.port,
    close: listener.close,
    async connected() {
      const end = performance.now() + CONNECTS_WITHIN_MS
      while (connections === 0) {
        if (performance.now() > end) throw new Error('the hub does not connect to the printer')
        await wait(20)
      }
      // What is said at the beginning is no receipt.
      await wait(1_500)
    },
    /** Epoch ms. */
    nextReceipt: () =>
      new Promise<number>((resolve, reject) => {
        const limit = setTimeout(() => reject(new Error('no receipt came')), ARRIVES_WITHIN_MS)
        arrived.push(at => {
          clearTimeout(limit)
          resolve(at)
        })
      }),
  }
}

/** Makes the shop's shared printer one on TCP; answers how to make it virtual again. */
const moveTo = async ({ demo }: Shop, address: string) => {
  const client = openClient(demo.appliance, demo.tokens.appliance)
  const path = `/api/v1/device/${demoId('device printer')}`
  const put = async (change: object) => {
    const now = await client.ask('GET', path)
    const row = z.looseObject({ id: z.string() }).parse(JSON.parse(now.text))
    const done = await client.ask('PUT', path, { ...row, ...change }, { 'If-Match': now.etag })
    if (done.status > 299) throw new Error(`the printer was not changed: ${done.text}`)
  }
  await put({ model: 'epson-tm', transport: 'tcp', address })
  return async () => {
    await put({ model: 'virtual', transport: 'virtual', address: '' })
    client.close()
  }
}

/** From one socket to another and back to nobody: what the network stack takes. */
export const bareTcp = async (count: number): Promise<number[]> => {
  let heard: () => void = () => {}
  const server = createServer(socket => socket.on('data', () => heard())).listen(0, 'localhost')
  await once(server, 'listening')
  const address = server.address()
  const socket = connect(typeof address === 'object' && address ? address.port : 0, 'localhost')
  await once(socket, 'connect')
  socket.setNoDelay(true)
  const taken: number[] = []
  for (let index = 0; index < count; index += 1) {
    const began = performance.now()
    await new Promise<void>(resolve => {
      heard = resolve
      socket.write(Buffer.alloc(1_000))
    })
    taken.push(performance.now() - began)
  }
  socket.destroy()
  server.close()
  return taken
}

/** A page written to the end of a file and flushed. */
export const bareFlushes = (folder: string, count: number): number[] => {
  const name = join(folder, 'flush')
  const file = openSync(name, 'w')
  const taken = Array.from({ length: count }, () => {
    const began = performance.now()
    writeSync(file, Buffer.alloc(PAGE_BYTES))
    fdatasyncSync(file)
    return performance.now() - began
  })
  closeSync(file)
  rmSync(name)
  return taken
}
