// Looks for devices in the own subnet, only when a technician asks: who answers on a known port is
// listed. Nothing is sent: what one device takes for a question another one prints.
import { Socket } from 'node:net'
import { networkInterfaces } from 'node:os'

/** Ports that printers (raw) and card terminals (ZVT) listen on. */
export const DEVICE_PORTS = [9_100, 20_007] as const
/** A device in the same house answers within this time. */
const CONNECT_LIMIT_MS = 400
const AT_ONCE = 64
/** A larger subnet than this is not walked through. */
const HOSTS_MAX = 1_022

export type Listener = { host: string; port: number }

/** The addresses beside us in each IPv4 subnet of at most `HOSTS_MAX`; larger ones are cut to our /24. */
export const neighbours = (
  interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): string[] => {
  const own = Object.values(interfaces)
    .flatMap(list => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
  const known = new Set(own.map(({ address }) => address))
  const hosts = own.flatMap(({ address, netmask }) => {
    const wide = numberOf(netmask)
    const mask = 2 ** 32 - wide - 2 > HOSTS_MAX ? 2 ** 32 - 2 ** 8 : wide
    const size = 2 ** 32 - mask
    const first = numberOf(address) - (numberOf(address) % size)
    return Array.from({ length: Math.max(0, size - 2) }, (_, index) => textOf(first + 1 + index))
  })
  return [...new Set(hosts)].filter(host => !known.has(host))
}

/** Who listens. Takes a few seconds for a house; `isWanted` false ends it early. */
export const listeners = async (
  hosts: readonly string[],
  ports: readonly number[] = DEVICE_PORTS,
  isWanted: () => boolean = () => true,
): Promise<Listener[]> => {
  const all = hosts.flatMap(host => ports.map(port => ({ host, port })))
  const found: Listener[] = []
  const walk = async () => {
    for (let next = all.shift(); next && isWanted(); next = all.shift()) {
      if (await answers(next)) found.push(next)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, walk))
  return found.sort(
    (one, other) => numberOf(one.host) - numberOf(other.host) || one.port - other.port,
  )
}

const answers = ({ host, port }: Listener): Promise<boolean> =>
  new Promise(resolve => {
    const socket = new Socket()
    const end = (isThere: boolean) => {
      socket.destroy()
      resolve(isThere)
    }
    socket.setTimeout(CONNECT_LIMIT_MS, () => end(false))
    socket.once('error', () => end(false))
    socket.connect(port, host, () => end(true))
  })

const numberOf = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

const textOf = (address: number): string =>
  [24, 16, 8, 0].map(shift => Math.floor(address / 2 ** shift) % 256).join('.')
