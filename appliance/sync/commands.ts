// The store's half of the exchange with head office, as commands: what came down is written with its
// cursor, what went up moves the other one.
import * as z from 'zod'
import { type Change, command, type Db, put, refuse, remove } from '#schema/command.ts'
import { isTable, type Row, type Rows, resourceOf, syncOf, type Table } from '#schema/index.ts'
import { standingSessions } from '#schema/queries.ts'
import { type Mergeable, mergeStates } from '#schema/rules/row-clocks.ts'
import { type DownAnswer, downShape } from '#schema/wire/down.ts'
import { cursorId } from './cursors.ts'

export const receive = command({
  name: 'sync.receive',
  summary: "Writes head office's rows and the cursor that says how far.",
  permission: 'system',
  input: downShape.omit({ more: true }),
  needs: (db, input, { store_id, now }) => ({
    cursors: db
      .selectFrom('sync_cursor')
      .selectAll()
      .where('id', '=', cursorId(store_id ?? '', 'down')),
    customers: mine(db, input.changes),
    users: db
      .selectFrom('user')
      .select(['id', 'pin_hash'])
      .where('id', 'in', idsOf('user', input.changes)),
    sessions: standingSessions(db, idsOf('user', input.changes), now),
  }),
  decide({ cursors: [cursor], customers, ...people }, input, { now, tenant_id, store_id }) {
    const sameStream = cursor?.epoch === input.cloud_epoch
    const at = sameStream ? cursor.position : 0
    if (input.from !== at) return refuse('cursor-moved', { at })
    const known = new Map(customers.map(row => [row.id, row]))
    const changes: Change[] = []
    for (const change of input.changes) {
      // A table of a newer release is left for the day this box is updated and asks again.
      if (!isTable(change.tbl) || !comesDown(change.tbl)) continue
      if (change.op === 'delete') changes.push(remove(change.tbl, change.pk))
      else if (change.body) changes.push(taken(change.tbl, change.body, known.get(change.pk)))
    }
    const position: Row<'sync_cursor'> = {
      id: cursorId(store_id ?? '', 'down'),
      tenant_id,
      direction: 'down',
      epoch: input.cloud_epoch,
      position: input.to,
      hash: '',
      at: now,
    }
    return {
      changes: [...changes, ...endedBy(input.changes, people, now), put('sync_cursor', position)],
      reply: { to: input.to },
      received: true,
    }
  },
})

export const acknowledge = command({
  name: 'sync.acknowledge',
  summary: 'Notes how far head office has this store.',
  permission: 'system',
  input: z.strictObject({ epoch: z.string(), last: z.int().min(0), hash: z.string().max(64) }),
  decide(_rows, { epoch, last, hash }, { now, tenant_id, store_id }) {
    const id = cursorId(store_id ?? '', 'up')
    const position: Row<'sync_cursor'> = {
      id,
      tenant_id,
      direction: 'up',
      epoch,
      position: last,
      hash,
      at: now,
    }
    return { changes: [put('sync_cursor', position)], reply: {}, received: true }
  },
})

const comesDown = (table: Table) => syncOf(table) === 'down' || syncOf(table) === 'both'

/** Only the merged tables need the store's own state. */
const mine = (db: Db, changes: DownAnswer['changes']) =>
  db.selectFrom('customer').selectAll().where('id', 'in', idsOf('customer', changes))

const idsOf = (table: Table, changes: DownAnswer['changes']): string[] => {
  const ids = changes.filter(({ tbl }) => tbl === table).map(({ pk }) => pk)
  return ids.length > 0 ? ids : ['']
}

type People = { users: Pick<Row<'user'>, 'id' | 'pin_hash'>[]; sessions: Row<'session'>[] }

/** A new PIN is often given because somebody else knows the old one: whoever came in by that goes. */
function endedBy(
  changes: DownAnswer['changes'],
  { users, sessions }: People,
  now: number,
): Change[] {
  const hashes = new Map(users.map(({ id, pin_hash }) => [id, pin_hash]))
  const renewed = new Set(
    changes
      .filter(({ tbl, pk, body }) => tbl === 'user' && body && body['pin_hash'] !== hashes.get(pk))
      .map(({ pk }) => pk),
  )
  return sessions
    .filter(({ user_id }) => renewed.has(user_id))
    .map(session => put('session', { ...session, ended_at: now }))
}

function taken(
  table: Table,
  body: Record<string, string | number | null>,
  own: Row<'customer'> | undefined,
): Change {
  const row = own ? mergeStates<Mergeable>(own, body).row : body
  // Columns this release does not know are dropped by the schema.
  return put(table, resourceOf(table).row.parse(row) as Rows[Table])
}
