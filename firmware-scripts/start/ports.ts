import { createServer } from 'node:net'
import { Problem } from './problem.ts'
import { listenerOn } from './processes.ts'
import type { Port } from './settings.ts'

/** Refuses by name when one of the ports cannot be had, before anything is started. */
export const checkPorts = async (ports: readonly Port[]): Promise<void> => {
  for (const { variable, port, use } of ports) {
    const failed = await tryPort(port)
    if (failed === undefined) continue
    if (failed === 'EACCES') {
      throw new Problem(
        `Port ${port} for ${use} needs more rights: set ${variable} to a port above 1023.`,
      )
    }
    const owner = listenerOn(port)
    throw new Problem(
      `Port ${port} for ${use} is in use${owner ? ` by ${owner}` : ''}: end that program, or set ${variable} to a free port.`,
    )
  }
}

/** A TCP port on the loopback address that nobody uses at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, 'localhost', () => {
      const address = server.address()
      const port = address !== null && typeof address === 'object' ? address.port : 0
      server.close(() => resolve(port))
    })
  })

const tryPort = (port: number): Promise<string | undefined> =>
  new Promise(resolve => {
    const server = createServer()
    server.once('error', error => resolve('code' in error ? String(error.code) : error.message))
    server.listen(port, () => server.close(() => resolve(undefined)))
  })
