// What the HTTP layer needs of a database, whichever it is: SQLite in the store, Postgres in the cloud.
import type { Compilable, Expression, SqlBool } from 'kysely'
import type { Actor, Command } from '#schema/command.ts'
import type { Table } from '#schema/index.ts'
import type { Question } from '#schema/question.ts'

/** Who asks and for whom; taken from the session, never from the request's body. */
export type Caller = {
  tenant_id: string
  /** the store the caller works in; null at head office */
  store_id: string | null
  /** at head office, of a person who works in one store: no other store's rows are seen or written */
  only_store?: string | null
  actor: Actor
}

/** `reply` is JSON text, kept as it was first written, so that a repeat gets the same bytes. */
export type Outcome =
  | { is: 'done'; reply: string; replayed: boolean }
  | { is: 'refused'; code: string; data: Record<string, unknown> }

export type Engine = {
  side: 'store' | 'head-office'
  /** runs a command in one transaction; `id` is the caller's command id */
  execute: (command: Command, id: string, input: unknown, caller: Caller) => Promise<Outcome>
  /** what `execute` would answer, with nothing written: for the dry run of an import */
  rehearse: (command: Command, input: unknown, caller: Caller) => Promise<Outcome>
  /** answers a question on one consistent state; `input` is already checked */
  ask: (question: Question, input: unknown, caller: Caller) => Promise<unknown>
  /** rows of one query, in the caller's tenant */
  read: <Row>(query: Compilable<Row>, caller: Caller) => Promise<Row[]>
  /** a condition that finds `words` in the searchable columns of `table` */
  search: (table: Table, words: string) => Expression<SqlBool>
}

/** A refusal as an answer of `ask`; commands have it in their outcome. */
export const isRefusal = (
  value: unknown,
): value is { refused: string; data: Record<string, unknown> } =>
  typeof value === 'object' &&
  value !== null &&
  'refused' in value &&
  typeof value.refused === 'string' &&
  // A lookup that found nothing says so in its answer; only a refusal explains itself.
  'data' in value
