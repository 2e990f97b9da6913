// The receipt of the retailer, or of this store: its designer where there is a design, else what is
// printed without one and the way to make one.
import { PencilRuler } from 'lucide-preact'
import { useEffect, useMemo } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { type Answer, get } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { freshOf } from '#kit/list-of.ts'
import { Page } from '#kit/page.tsx'
import { wordsOf } from '#kit/problems.ts'
import { choices, may, side } from '#kit/session.ts'
import { Empty, Skeleton } from '#kit/states.tsx'
import { toast } from '#kit/toast.tsx'
import { readPermission } from '#schema/permissions.ts'
import { plainReceipt } from '#schema/rules/receipt-design.ts'
import { whyHidden, whyReadOnly } from '../access.ts'
import type { Draft } from '../form.tsx'
import { tableLabel } from '../labels.ts'
import { ListPage, Reason } from '../list-page.tsx'
import type { AnyRow } from '../names.ts'
import { path } from '../paths.ts'
import { create } from '../saving.ts'
import { ReceiptPaper } from './receipt-paper.tsx'
import { words } from './words.ts'

type ReceiptTable = 'receipt_default' | 'receipt_design'

export const RetailReceiptPage = () => (
  <OnlyReceipt table="receipt_default" id={choices.value?.tenant.id ?? ''} />
)

/** Head office has one of each store that made its own. */
export const StoreReceiptPage = () =>
  side.value === 'store' ? (
    <OnlyReceipt table="receipt_design" id={choices.value?.store?.id ?? ''} />
  ) : (
    <ListPage table="receipt_design" />
  )

type Known = {
  /** whether there is this design at all */
  isThere: boolean
  /** what is printed without it */
  otherwise: Draft
  /** whose that is */
  isRetailers: boolean
}

const OnlyReceipt = ({ table, id }: { table: ReceiptTable; id: string }) => {
  const { route } = useLocation()
  const hidden = whyHidden(table)
  const known = useMemo(
    () =>
      freshOf<Known>([table, 'receipt_default'], () =>
        hidden === undefined ? () => lookFor(table, id) : undefined,
      ),
    [table, id, hidden],
  )
  const now = known.value.value
  // The row's own address: its tabs are there, and what is typed outlives a look at them.
  useEffect(() => {
    if (now?.isThere) route(path.row(table, id), true)
  }, [now?.isThere])
  const why = whyReadOnly(table)
  const begin = async () => {
    const owner = table === 'receipt_design' ? { store_id: id } : {}
    const tenant_id = choices.value?.tenant.id
    const made = await create(table, {
      ...plainReceipt,
      ...now?.otherwise,
      ...owner,
      tenant_id,
      id,
    })
    if (made.is === 'refused') toast(wordsOf(made.problem), { tone: 'danger' })
    known.refresh()
  }
  return (
    <Page
      title={tableLabel(table)}
      note={why && <Reason why={why} />}
      problem={known.problem.value}
      onAgain={known.refresh}
      actions={
        now &&
        !now.isThere && (
          <Button tone="primary" icon={PencilRuler} why={hidden ?? why} onClick={begin}>
            {words.designOwn}
          </Button>
        )
      }
    >
      {hidden !== undefined && <Empty title={hidden} />}
      {hidden === undefined && (!now || now.isThere) && <Skeleton lines={8} />}
      {now && !now.isThere && (
        <div class="grid max-w-xl gap-4">
          <p>{now.isRetailers ? words.retailersNow : words.plainNow}</p>
          <ReceiptPaper draft={now.otherwise} />
        </div>
      )}
    </Page>
  )
}

const lookFor = async (table: ReceiptTable, id: string): Promise<Answer<Known>> => {
  const own = await get<AnyRow>(table, id)
  if (!own.ok && own.problem.status !== 404) return own
  const found = { ok: true as const, status: 200, etag: undefined }
  const plain = { otherwise: plainReceipt, isRetailers: false }
  if (own.ok) return { ...found, value: { isThere: true, ...plain } }
  const tenant = choices.value?.tenant.id ?? ''
  const retail =
    table === 'receipt_design' && may(readPermission('receipt_default'))
      ? await get<AnyRow>('receipt_default', tenant)
      : undefined
  return {
    ...found,
    value: retail?.ok
      ? { isThere: false, otherwise: retail.value, isRetailers: true }
      : { isThere: false, ...plain },
  }
}
