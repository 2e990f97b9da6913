// Request bodies: read with a limit, parsed with a name for what is wrong.
import type { IncomingMessage } from 'node:http'
import { ProblemError } from './problem.ts'

export const JSON_BODY_MAX = 1_000_000
export const CSV_BODY_MAX = 30_000_000

/** The body as text, or `body-too-large` as soon as that is known. */
export const readText = async (request: IncomingMessage, max: number): Promise<string> => {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > max) {
    // The rest is let in and dropped, so that the caller hears the answer instead of a reset.
    request.resume()
    throw new ProblemError('body-too-large', { max })
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > max) {
      request.resume()
      throw new ProblemError('body-too-large', { max })
    }
    chunks.push(chunk)
  }
  return (chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)).toString('utf8')
}

/** The body as JSON; an empty one is `{}`. */
export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const text = await readText(request, JSON_BODY_MAX)
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new ProblemError('body-not-json')
  }
}
