// Where clients of the broker knock: plain MQTT and MQTT over WebSocket on one port.
import { createServer as createHttpServer } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createWebSocketStream, WebSocketServer } from 'ws'
import { PACKET_MAX } from './guard.ts'

/** A client that has not said what it wants by then is cut. */
export const CONNECT_TIMEOUT_MS = 10_000
/** Links that one address may hold: a shop has some twenty tills, the box itself runs the hub. */
const LINKS_PER_ADDRESS_MAX = 100
/** `G` of `GET`: a WebSocket begins so, an MQTT CONNECT with 0x10. */
const FIRST_OF_HTTP = 0x47

type On = {
  take: (stream: Duplex) => void
  listening: (port: number) => void
  failed: (error: NodeJS.ErrnoException) => void
}

/** Listens; `take` gets the bytes of each client. */
export const openDoor = (port: number, { take, listening, failed }: On): Server => {
  const admit = counter()
  const http = webSockets(take)
  const server = createServer(socket => {
    if (!admit(socket)) return socket.destroy()
    socket.on('error', () => socket.destroy())
    socket.setNoDelay(true)
    const silent = setTimeout(() => socket.destroy(), CONNECT_TIMEOUT_MS)
    socket.once('data', first => {
      clearTimeout(silent)
      socket.pause()
      socket.unshift(first)
      if (first[0] === FIRST_OF_HTTP) http.emit('connection', socket)
      else take(socket)
      socket.resume()
    })
  })
  server.on('error', failed)
  return server.listen(port, () => {
    const address = server.address()
    listening(typeof address === 'object' && address ? address.port : port)
  })
}

function webSockets(take: On['take']) {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: PACKET_MAX,
    handleProtocols: () => 'mqtt',
  })
  const http = createHttpServer((_request, response) => {
    response.writeHead(426, { 'Content-Type': 'text/plain' }).end('This is the MQTT port.')
  })
  return http.on('upgrade', (request, socket, head) => {
    if (request.url?.split('?')[0] !== '/mqtt') return socket.destroy()
    sockets.handleUpgrade(request, socket, head, webSocket => {
      take(createWebSocketStream(webSocket))
    })
  })
}

/** Says whether an address may hold one more link. */
function counter() {
  const links = new Map<string, number>()
  return (socket: Socket): boolean => {
    const address = socket.remoteAddress ?? ''
    const count = (links.get(address) ?? 0) + 1
    if (count > LINKS_PER_ADDRESS_MAX) return false
    links.set(address, count)
    socket.once('close', () => {
      const left = (links.get(address) ?? 1) - 1
      if (left > 0) links.set(address, left)
      else links.delete(address)
    })
    return true
  }
}
