// Request bodies: read with a limit, parsed with a name for what is wrong.
import type { IncomingMessage } from 'node:http'
import { ProblemError } from './problem.ts'

export const JSON_BODY_MAX = 1_000_000
/** No input of ours is half as deep; what is deeper is meant to break a parser. */
const JSON_DEPTH_MAX = 32
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
  // An iterator that ends early would cut the line, and the caller would hear nothing.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
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
  const value = parsed(text)
  if (isDeeper(value, JSON_DEPTH_MAX))
    throw new ProblemError('body-too-deep', { max: JSON_DEPTH_MAX })
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProblemError('body-not-json')
  }
}

/** Whether lists and objects lie in one another more than `left` times; looks no further than that. */
const isDeeper = (value: unknown, left: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (left === 0 || Object.values(value).some(inner => isDeeper(inner, left - 1)))
