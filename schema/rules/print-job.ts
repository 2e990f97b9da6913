// A print job as it is written, and how long anybody waits for it.
import type { Context, Message } from '../command.ts'
import type { Row } from '../index.ts'
import { deviceTopic } from '../wire/topics.ts'
import type { LabelDocument } from './label.ts'
import type { ReceiptDocument } from './receipt.ts'
import { isSlipKey } from './receipt-report.ts'

type Kind = Row<'print_job'>['kind']

/** The customer of a receipt this old has gone; a copy can be printed when one is asked for. */
export const RECEIPT_GOOD_MS = 15 * 60_000
/** What was ordered this long ago was prepared by word of mouth, or the guest has left. */
export const TICKET_GOOD_MS = 30 * 60_000
/** A drawer that did not open by then is not opened later, when nobody expects it. */
export const DRAWER_TTL_MS = 3_000

/** Why a technician opens a drawer, where a cashier gives a reason. */
export const DRAWER_TEST = 'test'

/** Attempts by itself after which a job is put aside, so that it does not hold up the others. */
export const ATTEMPTS_MAX = 3

/**
 * Whether what may be on paper already is printed again without anybody asking. Then it says so on
 * itself: a card slip must not be there twice, and a label has no room for the words, so a person says.
 */
export const repeatsItself = ({
  key,
  document_json,
}: Pick<Row<'print_job'>, 'key' | 'document_json'>): boolean => {
  const document: ReceiptDocument | LabelDocument = JSON.parse(document_json)
  return 'blocks' in document && !isSlipKey(key)
}

/** A job that has not begun so long after it was written is dropped, ms; null: it waits for ever. */
export const goodForMs = (kind: Kind): number | null => {
  switch (kind) {
    case 'receipt':
    case 'copy':
    case 'test':
      return RECEIPT_GOOD_MS
    case 'kitchen':
      return TICKET_GOOD_MS
    default:
      return null
  }
}

type Target = {
  /** the printer */
  id: string
  /** whose other printers may stand in for it */
  group_id?: string | null
}

type Wanted = {
  kind: Kind
  /** the same cause makes the same key, and one job */
  key: string
  document: ReceiptDocument | LabelDocument
  store_id: string
  sale_id?: string
}

/** A job for a printer, waiting to be sent. */
export const newPrintJob = (
  { id: device_id, group_id = null }: Target,
  { kind, key, document, store_id, sale_id }: Wanted,
  { newId, now, tenant_id }: Pick<Context, 'newId' | 'now' | 'tenant_id'>,
): Row<'print_job'> => ({
  id: newId(),
  tenant_id,
  store_id,
  device_id,
  kind,
  group_id,
  meant_for: null,
  sale_id: sale_id ?? null,
  key,
  document_json: JSON.stringify(document),
  state: 'queued',
  attempt: 1,
  why: null,
  created_at: now,
  finished_at: null,
})

/**
 * The drawer does not wait for the paper, and does not go where the paper goes: it is told apart from
 * it, at the till's own printer, once.
 */
export const drawerKick = (store_id: string, device_id: string, request_id: string): Message => ({
  topic: deviceTopic(store_id, device_id, 'in'),
  payload: { is: 'open-drawer', request_id, ttl_ms: DRAWER_TTL_MS },
})
