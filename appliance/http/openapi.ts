// The API's own description, made from the same resources, commands and questions that the server
// runs, so that it can not say anything else.
import * as z from 'zod'
import { setPinInput, signInInput } from '#schema/areas/access.ts'
import type { Command } from '#schema/command.ts'
import { id } from '#schema/fields.ts'
import { resourceOf, syncOf, type Table, tables } from '#schema/index.ts'
import type { Question } from '#schema/question.ts'
import { columnsOf } from '#schema/resource.ts'
import { commands, questions } from '../modules/index.ts'
import { deletable, editable, inputRow } from '../modules/resources/commands.ts'
import { importReply } from './csv.ts'
import { COUNT_MAX, LIMIT_MAX } from './lists.ts'
import { knownProblems } from './problem.ts'
import { currentReply, signInReply } from './sessions.ts'
import { KEY_PATTERN } from './write.ts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document. `extra` adds the paths that only one side has. */
export const openApi = (extra: Record<string, Json> = {}): Json => {
  const paths: Record<string, Json> = {}
  for (const table of tables) Object.assign(paths, tablePaths(table))
  for (const command of commands.values()) {
    if (isHidden(command) || isPlainEdit(command.name)) continue
    paths[addressOf(command.name)] = { post: commandOperation(command) }
  }
  for (const question of questions.values()) {
    if (isHidden(question)) continue
    paths[addressOf(question.name)] = { [question.method]: questionOperation(question) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Store appliance',
      version: '1',
      description:
        'Money is in minor units, quantities in thousandths (weights in grams), rates in parts per million, times in milliseconds since 1970. Every write carries an Idempotency-Key.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    paths: { ...sessionPaths(), ...paths, ...extra },
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      parameters: {
        key: {
          name: 'Idempotency-Key',
          in: 'header',
          required: true,
          schema: { type: 'string', format: 'uuid', pattern: KEY_PATTERN },
          description:
            'A UUID (version 7 is best), made anew by the caller for each wish; a repeat under the same one is answered with the first answer.',
        },
        match: { name: 'If-Match', in: 'header', schema: { type: 'string' } },
        noneMatch: { name: 'If-None-Match', in: 'header', schema: { const: '*' } },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'code'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            detail: { type: 'string' },
            status: { type: 'integer' },
            code: { type: 'string', examples: knownProblems },
          },
        },
        ...Object.fromEntries(tables.map(table => [table, rowSchema(table)])),
      },
    },
  }
}

/** `area.verb` as /area/verb. */
export const addressOf = (name: string): string => `/${name.replace('.', '/')}`

/** Commands and questions that only the server itself uses, or that have a route of their own. */
export const isHidden = ({
  name,
  permission,
}: {
  name: string
  permission: string | null
}): boolean =>
  permission === 'system' || permission === 'devices.report' || OWN_ROUTES.includes(name)

const OWN_ROUTES = ['users.set-pin-hash', 'sessions.close', 'hubs.invite']

const isPlainEdit = (name: string) => tables.some(table => name.startsWith(`${table}.`))

function rowSchema(table: Table): Json {
  const { row } = resourceOf(table)
  const secret = new Set(
    columnsOf(resourceOf(table)).map(({ column, meta }) => (meta.secret ? column : '')),
  )
  const shown = Object.entries(row.shape).filter(([column]) => !secret.has(column))
  return jsonSchema(z.object(Object.fromEntries(shown)), 'output')
}

function tablePaths(table: Table): Record<string, Json> {
  const { label } = resourceOf(table)
  const row = { $ref: `#/components/schemas/${table}` }
  const one: Json = {
    parameters: [idInPath],
    get: operation(table, `One of: ${label}`, { 200: json(row) }),
  }
  if (editable(table)) {
    one['put'] = {
      ...operation(table, `Create or change one of: ${label}`, { 200: json(row) }),
      parameters: [ref('key'), ref('match'), ref('noneMatch')],
      requestBody: body(jsonSchema(inputRow(resourceOf(table)).omit({ id: true }), 'input')),
    }
  }
  if (deletable(table)) {
    one['delete'] = {
      ...operation(table, `Remove one of: ${label}`, { 200: json(replySchema(nothing)) }),
      parameters: [ref('key'), ref('match')],
    }
  }
  const paths: Record<string, Json> = {
    [`/${table}`]: { get: listOperation(table, label, row) },
    [`/${table}/{id}`]: one,
  }
  if (editable(table)) {
    paths[`/${table}/import`] = {
      post: {
        ...operation(table, `Import from CSV: ${label}`, { 200: json(replySchema(importReply)) }),
        parameters: [{ ...ref('key') }, { name: 'dry_run', in: 'query', schema: { enum: ['1'] } }],
        requestBody: { required: true, content: { 'text/csv': { schema: { type: 'string' } } } },
      },
    }
  }
  return paths
}

function listOperation(table: Table, label: string, row: Json): Json {
  const columns = columnsOf(resourceOf(table)).filter(({ meta }) => !meta.secret)
  const page = {
    type: 'object',
    required: ['rows', 'next'],
    properties: {
      rows: { type: 'array', items: row },
      next: { type: ['string', 'null'] },
      count: {
        type: 'integer',
        minimum: 0,
        maximum: COUNT_MAX,
        description: 'With `count=1`: how many rows fit, on all pages',
      },
      more: { type: 'boolean', description: 'There are more than `count`' },
    },
  }
  return {
    ...operation(table, `List: ${label} (${syncOf(table)})`, {
      200: {
        description: 'A page',
        content: {
          'application/json': { schema: page },
          'text/csv': { schema: { type: 'string' } },
        },
      },
    }),
    parameters: [
      query('limit', { type: 'integer', minimum: 1, maximum: LIMIT_MAX }),
      query('cursor', { type: 'string' }),
      query('q', { type: 'string' }),
      query('sort', {
        type: 'string',
        enum: columns.flatMap(({ column }) => [column, `-${column}`]),
      }),
      query('format', { enum: ['csv'] }),
      query('count', { enum: ['1'] }),
      ...columns.map(({ column, type }) =>
        query(column, { type: type.is === 'integer' ? ['integer', 'string'] : 'string' }),
      ),
    ],
  }
}

function commandOperation(command: Command): Json {
  return {
    ...operation(areaOf(command.name), command.summary, { 200: json(replySchema(command.reply)) }),
    ...(command.permission === null ? { security: [] } : { 'x-permission': command.permission }),
    parameters: [ref('key')],
    requestBody: body(jsonSchema(command.input, 'input')),
  }
}

function questionOperation(question: Question): Json {
  const input = jsonSchema(question.input, 'input')
  const found = operation(areaOf(question.name), question.summary, {
    200: json(replySchema(question.reply)),
  })
  if (question.permission === null) found['security'] = []
  else found['x-permission'] = question.permission
  if (question.method === 'post') return { ...found, requestBody: body(input) }
  const properties = isObject(input['properties']) ? input['properties'] : {}
  const required = Array.isArray(input['required']) ? input['required'] : []
  return {
    ...found,
    parameters: Object.entries(properties).map(([name, schema]) => ({
      ...query(name, isObject(schema) ? schema : {}),
      required: required.includes(name),
    })),
  }
}

function sessionPaths(): Record<string, Json> {
  return {
    '/sessions': {
      post: {
        ...operation('sessions', 'Signs in with a PIN and answers with a token.', {
          200: json(replySchema(signInReply)),
        }),
        security: [],
        requestBody: body(jsonSchema(signInInput, 'input')),
      },
    },
    '/sessions/current': {
      get: operation('sessions', 'Who is signed in.', { 200: json(replySchema(currentReply)) }),
    },
    '/sessions/close': {
      post: {
        ...operation('sessions', 'Signs out.', { 200: json(replySchema(nothing)) }),
        parameters: [ref('key')],
      },
    },
    '/pictures/{id}': {
      get: {
        ...operation('pictures', 'A picture as a file; no token needed.', {
          200: { description: 'The picture', content: { 'image/*': {} } },
        }),
        security: [],
        parameters: [idInPath],
      },
    },
    '/users/set-pin': {
      post: {
        ...operation('users', "Sets a user's PIN.", { 200: json(replySchema(setPinReply)) }),
        parameters: [ref('key')],
        requestBody: body(jsonSchema(setPinInput, 'input')),
      },
    },
  }
}

function operation(tag: string, summary: string, responses: Json): Json {
  const problem = {
    description: 'A refusal by name',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  return { tags: [tag], summary, responses: { ...responses, default: problem } }
}

const idInPath = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const json = (schema: Json) => ({
  description: 'Done',
  content: { 'application/json': { schema } },
})
const body = (schema: Json) => ({ required: true, content: { 'application/json': { schema } } })
const query = (name: string, schema: Json) => ({ name, in: 'query', schema })
const ref = (name: string) => ({ $ref: `#/components/parameters/${name}` })
const areaOf = (name: string) => name.split('.')[0] ?? name
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const setPinReply = z.strictObject({ user_id: id })
const nothing = z.strictObject({})

/** The answer's shape; a command or question without one answers some object. */
const replySchema = (reply: z.ZodType | undefined): Json =>
  reply ? jsonSchema(reply, 'output') : { type: 'object' }

type Extra = {
  summary: string
  permission: string | null
  input?: z.ZodType
  reply?: z.ZodType
}

/** A route that only one side has. */
export const extraOperation = ({ summary, permission, input, reply }: Extra): Json => ({
  ...operation('more', summary, { 200: json(replySchema(reply)) }),
  ...(permission === 'public' ? { security: [] } : {}),
  ...(permission === null || permission === 'public' ? {} : { 'x-permission': permission }),
  ...(input ? { requestBody: body(jsonSchema(input, 'input')) } : {}),
})

function jsonSchema(type: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' })
  return schema
}
