import { createServer, type Server, Socket } from 'node:net'
import type { Mountable } from './memory.ts'
import { type Port, PortFault, type PortReason, portEvents } from './port.ts'

/** A printer on the local network answers at once; longer means the cable or the power. */
export const CONNECT_LIMIT_MS = 3_000
const KEEP_ALIVE_MS = 5_000
const SESSIONS_MAX = 4

/** Raw TCP, as printers speak it on port 9100. The connection is kept, so a job starts at once. */
export const tcpPort = (host: string, port: number): Port => {
  const events = portEvents()
  let socket: Socket | undefined
  return {
    onData: events.onData,
    onClose: events.onClose,
    open: async () => {
      socket = await connect(host, port)
      const mine = socket
      events.opened()
      mine.on('data', chunk => events.arrived(chunk))
      mine.on('error', () => mine.destroy())
      mine.on('close', () => {
        if (mine === socket) events.hasClosed()
      })
      if (mine.destroyed) events.hasClosed()
    },
    // The socket confirms that the kernel has it; what of it the printer has is not known.
    write: chunk =>
      new Promise((resolve, reject) => {
        if (!socket || socket.destroyed) return reject(new PortFault('unplugged', 0))
        const mine = socket
        const lost = () => reject(new PortFault('unplugged', null))
        mine.once('close', lost)
        mine.write(chunk, error => {
          mine.off('close', lost)
          if (error) reject(new PortFault('unplugged', null, error.message))
          else resolve(chunk.length)
        })
      }),
    close: () => {
      socket?.destroy()
      events.hasClosed()
    },
  }
}

/** Lets an emulator listen on TCP. Resolves with the server and the port it got. */
export const listenTcp = (
  device: Mountable,
  port: number,
  host = '127.0.0.1',
): Promise<{ port: number; close: () => void }> =>
  new Promise((resolve, reject) => {
    const sockets = new Set<Socket>()
    const server: Server = createServer(socket => {
      if (sockets.size >= SESSIONS_MAX) return socket.destroy()
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      serve(device, socket)
    })
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      const got = typeof address === 'object' && address ? address.port : port
      const close = () => {
        server.close()
        for (const socket of sockets) socket.destroy()
      }
      resolve({ port: got, close })
    })
  })

const serve = (device: Mountable, socket: Socket) => {
  socket.on('error', () => socket.destroy())
  try {
    const session = device.connect(
      chunk => socket.write(chunk),
      () => socket.destroy(),
    )
    socket.on('close', () => session.close())
    socket.on('data', async chunk => {
      socket.pause()
      await session.write(chunk).catch(() => socket.destroy())
      socket.resume()
    })
  } catch {
    socket.destroy()
  }
}

const connect = (host: string, port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = new Socket()
    socket.setNoDelay(true)
    socket.setKeepAlive(true, KEEP_ALIVE_MS)
    const failed = (reason: PortReason, detail: string) => {
      socket.destroy()
      reject(new PortFault(reason, 0, detail))
    }
    const limit = setTimeout(() => failed('no-answer', `${host}:${port}`), CONNECT_LIMIT_MS)
    socket.once('error', error => {
      clearTimeout(limit)
      failed('no-answer', error.message)
    })
    try {
      socket.connect(port, host, () => {
        clearTimeout(limit)
        socket.removeAllListeners('error')
        resolve(socket)
      })
    } catch {
      // A port or a host that can not be is thrown at once, as a mistake of the program.
      clearTimeout(limit)
      failed('address-not-valid', `${host}:${port}`)
    }
  })
