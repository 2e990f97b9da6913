// The way to the server: commands, questions and rows, each with a time limit, each answered by a
// value. Nothing here throws because of the network.
import { signal } from '@preact/signals'
import { v7 } from 'uuid'
import { ringFor } from './live.ts'
import { apiPath, type Params } from './paths.ts'
import { session, signedOut } from './session.ts'

const REQUEST_TIMEOUT_MS = 8_000
const UPLOAD_TIMEOUT_MS = 60_000

/** A "no" in the shape of RFC 9457; `code` is the refusal's, or `offline`, `timeout`, `fault`. */
export type Problem = {
  code: string
  status: number
  title: string
  detail: string
  data: Record<string, unknown>
}

export type Answer<T> =
  | { ok: true; value: T; status: number; etag: string | undefined }
  | { ok: false; problem: Problem }

export type Page<Row> = {
  rows: Row[]
  next: string | null
  /** with `count: 1` among the parameters: how many rows fit; `more` than that when true */
  count?: number
  more?: boolean
}

type Options = { timeoutMs?: number | undefined; signal?: AbortSignal | undefined }

/** Whether the last request reached the server; undefined before the first one. */
export const reachable = signal<boolean | undefined>(undefined)

/** A new UUIDv7: the id of a row or of a command, made before it is sent. */
export const newId = (): string => v7()

/** Sends a command. Give the `id` when it must survive a repeat, from a queue or a second tap. */
export const send = <Reply = unknown>(
  command: string,
  input: object,
  options: Options & { id?: string | undefined } = {},
): Promise<Answer<Reply>> =>
  request<Reply>('POST', apiPath.command(command), {
    ...options,
    body: input,
    headers: { 'Idempotency-Key': options.id ?? newId() },
  })

/** Asks a question that is answered from the query string. */
export const ask = <Reply = unknown>(
  question: string,
  params: Params = {},
  options: Options = {},
) => request<Reply>('GET', apiPath.question(question, params), options)

/** Asks a question whose input is a body; nothing is written, so there is no command id. */
export const askWith = <Reply = unknown>(question: string, input: object, options: Options = {}) =>
  request<Reply>('POST', apiPath.question(question), { ...options, body: input })

export const list = <Row>(table: string, params: Params = {}, options: Options = {}) =>
  request<Page<Row>>('GET', apiPath.table(table, params), options)

export const get = <Row>(table: string, id: string, options: Options = {}) =>
  request<Row>('GET', apiPath.row(table, id), options)

/** Puts a whole row. `etag` of the row that was read, or undefined when it must be new. */
export const putRow = async <Row>(
  table: string,
  id: string,
  row: object,
  etag: string | undefined,
) => {
  const answer = await request<Row>('PUT', apiPath.row(table, id), {
    body: row,
    headers: {
      'Idempotency-Key': newId(),
      ...(etag === undefined ? { 'If-None-Match': '*' } : { 'If-Match': etag }),
    },
  })
  if (answer.ok) ringFor(table, [id])
  return answer
}

export const removeRow = async (table: string, id: string) => {
  const answer = await request<unknown>('DELETE', apiPath.row(table, id), {
    headers: { 'Idempotency-Key': newId() },
  })
  if (answer.ok) ringFor(table, [id])
  return answer
}

/** CSV in; with `dryRun` nothing is written and each row gets its verdict. */
export const importRows = async <Reply>(table: string, csv: string, dryRun: boolean) => {
  const answer = await request<Reply>('POST', apiPath.importInto(table, dryRun), {
    text: csv,
    timeoutMs: UPLOAD_TIMEOUT_MS,
    headers: { 'Idempotency-Key': newId(), 'Content-Type': 'text/csv' },
  })
  if (answer.ok && !dryRun) ringFor(table)
  return answer
}

/** Text of any address under the session, for downloads. */
export const download = async (path: string): Promise<Answer<Blob>> => {
  const token = session.value?.token
  const answer = await reach('GET', path, { timeoutMs: UPLOAD_TIMEOUT_MS }, token)
  if (!(answer instanceof Response)) return { ok: false, problem: answer }
  if (!answer.ok) return { ok: false, problem: await problemOf(answer, token) }
  return { ok: true, value: await answer.blob(), status: answer.status, etag: undefined }
}

type Ask = Options & { body?: object; text?: string; headers?: Record<string, string> }

/** One request to the server, for what the words above do not say. */
export const request = async <T>(
  method: string,
  path: string,
  options: Ask = {},
): Promise<Answer<T>> => {
  const token = session.value?.token
  const answer = await reach(method, path, options, token)
  if (!(answer instanceof Response)) return { ok: false, problem: answer }
  if (!answer.ok) return { ok: false, problem: await problemOf(answer, token) }
  const body: unknown = answer.status === 204 ? null : await answer.json().catch(() => undefined)
  // Cut off in the middle: what was asked may have been done, and is asked again under its key.
  if (body === undefined) return { ok: false, problem: unreachable() }
  const etag = answer.headers.get('etag') ?? undefined
  // The server's answers are checked against its OpenAPI in its own tests; a second zod in each
  // terminal would cost more than it finds.
  return { ok: true, value: body as T, status: answer.status, etag }
}

const reach = async (
  method: string,
  path: string,
  options: Ask,
  token: string | undefined,
): Promise<Response | Problem> => {
  const limit = AbortSignal.timeout(options.timeoutMs ?? REQUEST_TIMEOUT_MS)
  const body =
    options.text ?? (options.body === undefined ? undefined : JSON.stringify(options.body))
  try {
    const response = await fetch(path, {
      method,
      headers: {
        Accept: 'application/json',
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...options.headers,
      },
      signal: options.signal ? AbortSignal.any([limit, options.signal]) : limit,
      ...(body === undefined ? {} : { body }),
    })
    reachable.value = true
    return response
  } catch {
    if (options.signal?.aborted) return trouble('stopped', 'The request was stopped.')
    reachable.value = false
    return limit.aborted ? trouble('timeout', 'The server did not answer in time.') : unreachable()
  }
}

const unreachable = () => trouble('offline', 'The server cannot be reached.')

const trouble = (code: string, title: string): Problem => ({
  code,
  status: 0,
  title,
  detail: title,
  data: {},
})

const problemOf = async (response: Response, token: string | undefined): Promise<Problem> => {
  const body: unknown = await response.json().catch(() => undefined)
  const { code, title, detail, status: _, type: __, ...data } = isRecord(body) ? body : {}
  const problem: Problem = {
    code: typeof code === 'string' ? code : response.status === 401 ? 'signed-out' : 'fault',
    status: response.status,
    title: typeof title === 'string' ? title : '',
    detail: typeof detail === 'string' ? detail : '',
    data,
  }
  // Expired, signed out elsewhere, disabled: whatever it is called, the way on is to sign in. Who has
  // done so since is another one than who was refused.
  if (response.status === 401 && token !== undefined && token === session.value?.token) signedOut()
  return problem
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
