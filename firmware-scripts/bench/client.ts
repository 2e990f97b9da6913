// One HTTP client that keeps its connection, and the times of what it asks.
import { Agent, request } from 'node:http'
import { v7 } from 'uuid'
import * as z from 'zod'

export type Answer = {
  status: number
  text: string
  etag: string
  /** from the request to the first byte of the answer, and to its last */
  firstByteMs: number
  ms: number
}

export type Client = {
  /** Any status is an answer. */
  ask: (
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body?: object,
    headers?: object,
  ) => Promise<Answer>
  /** Below /api/v1; what is not 2xx is thrown. */
  get: (path: string) => Promise<Answer>
  post: (path: string, body: object) => Promise<Answer>
  close: () => void
}

const TIMEOUT_MS = 60_000

export const openClient = (server: string, token = ''): Client => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const { hostname, port } = new URL(server)
  const ask: Client['ask'] = (method, path, body, headers) =>
    new Promise((resolve, reject) => {
      const began = performance.now()
      const text = body === undefined ? '' : JSON.stringify(body)
      const sent = request(
        {
          hostname,
          port,
          method,
          path,
          agent,
          timeout: TIMEOUT_MS,
          headers: {
            ...(token === '' ? {} : { Authorization: `Bearer ${token}` }),
            ...(method === 'GET' ? {} : { 'Idempotency-Key': v7() }),
            ...(body === undefined
              ? {}
              : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }),
            ...headers,
          },
        },
        answer => {
          const firstByteMs = performance.now() - began
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('error', reject)
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              text: Buffer.concat(chunks).toString(),
              etag: answer.headers.etag ?? '',
              firstByteMs,
              ms: performance.now() - began,
            }),
          )
        },
      )
      sent.on('error', reject)
      sent.on('timeout', () => sent.destroy(new Error(`${path} was not answered`)))
      sent.end(text)
    })
  const good = async (answer: Promise<Answer>, path: string) => {
    const given = await answer
    if (given.status < 200 || given.status > 299) {
      throw new Error(`${path}: ${given.status} ${given.text.slice(0, 300)}`)
    }
    return given
  }
  return {
    ask,
    get: path => good(ask('GET', `/api/v1${path}`), path),
    post: (path, body) => good(ask('POST', `/api/v1${path}`, body), path),
    close: () => agent.destroy(),
  }
}

/** What an answer says, checked. */
export const read = <Shape extends z.ZodType>(shape: Shape, { text }: Answer): z.infer<Shape> =>
  shape.parse(JSON.parse(text))

/** Signs in and answers the token. */
export const signIn = async (server: string, user: string, pin: string): Promise<string> => {
  const client = openClient(server)
  const { token } = read(
    z.object({ token: z.string() }),
    await client.post('/sessions', { user, pin }),
  )
  client.close()
  return token
}
