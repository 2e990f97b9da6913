// Where this machine is reached from the shop's network.
import type { IncomingMessage } from 'node:http'
import { networkInterfaces } from 'node:os'

/** `http://192.0.2.10:8080` for each address of this machine, on the port that was asked. */
export const ownAddresses = ({ socket }: IncomingMessage): string[] =>
  Object.values(networkInterfaces())
    .flatMap(addresses => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${socket.localPort}`)
