// The last sales of this till, and the receipt of one of them as it was printed.
import { useSignal } from '@preact/signals'
import { ArrowLeft, ChefHat, Printer, ReceiptText } from 'lucide-preact'
import { useEffect, useMemo } from 'preact/hooks'
import { ask, list, type Problem as ProblemOf, send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { money, shortTime } from '#kit/formats.ts'
import { listOf } from '#kit/list-of.ts'
import { wordsOf } from '#kit/problems.ts'
import { Badge, Empty, Problem, Skeleton } from '#kit/states.tsx'
import { toast } from '#kit/toast.tsx'
import type { Row } from '#schema/index.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { useFocusWhen, useKeys } from '../input/keys.ts'
import { isSale } from '../local/delivery.ts'
import { queue } from '../local/queue.ts'
import { reprint } from '../parts/finished-panel.tsx'
import { Paper } from '../parts/paper.tsx'
import { bad } from '../state/signs.ts'
import { online, tillId } from '../state/till.ts'
import { shut } from '../state/windows.ts'
import { texts } from '../texts.ts'

const SHOWN_MAX = 30

export const ReceiptsWindow = ({ saleId }: { saleId?: string | undefined }) => {
  const chosen = useSignal(saleId)
  const choose = (id: string) => (chosen.value = id)
  return (
    <Dialog
      title={chosen.value ? texts.receipt : texts.lastSales}
      onClose={shut}
      size="wide"
      isFinder
      isText={chosen.value !== undefined}
      actions={
        chosen.value ? (
          <>
            <Button
              icon={ArrowLeft}
              class="key [&>svg]:mirror"
              onClick={() => (chosen.value = undefined)}
            >
              {texts.lastSales}
            </Button>
            <Button
              class="key px-5"
              tone="primary"
              icon={Printer}
              keys="F7"
              onClick={() => reprint(chosen.value ?? '')}
            >
              {texts.reprint}
            </Button>
          </>
        ) : (
          <p class="quiet w-full text-sm max-md:hidden">{texts.lastSalesKeys}</p>
        )
      }
    >
      <div class="grid content-start">
        {chosen.value ? (
          <Receipt saleId={chosen.value} choose={choose} />
        ) : (
          <Sales choose={choose} />
        )}
      </div>
    </Dialog>
  )
}

type Choose = (saleId: string) => void

/** The bars at the end of a receipt are its number. */
const byNumber = async (code: string, choose: Choose) => {
  const found = await list<Row<'sale'>>('sale', { receipt_no: code, limit: 1 })
  if (!found.ok) return bad(wordsOf(found.problem))
  const [sale] = found.value.rows
  if (sale) choose(sale.id)
  else bad(texts.noSuchReceipt(code))
}

const Sales = ({ choose }: { choose: Choose }) => {
  const sales = useMemo(
    () => listOf('sale', () => ({ till_id: tillId.value, sort: '-receipt_seq', limit: SHOWN_MAX })),
    [],
  )
  const marked = useSignal(0)
  const rows = sales.value.value?.rows ?? []
  const step = (by: number) => {
    marked.value = Math.max(0, Math.min(rows.length - 1, marked.value + by))
  }
  useKeys({
    scan: code => byNumber(code, choose),
    keys: {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => {
        const row = rows[marked.value]
        if (row) choose(row.id)
      },
      F7: () => {
        const row = rows[marked.value]
        if (row) void reprint(row.id)
        else bad(texts.noSales)
      },
    },
  })
  const unsent = queue.value.filter(isSale)
  if (sales.loading.value && online.value && unsent.length === 0) return <Skeleton lines={6} />
  return (
    <>
      <Problem problem={sales.problem.value} onAgain={sales.refresh} />
      {rows.length + unsent.length === 0 && (
        <Empty icon={ReceiptText} title={texts.noSales} hint={texts.noSalesHint} />
      )}
      <ul class="grid grid-cols-1 gap-1 pb-2">
        {unsent.toReversed().map(entry => (
          <li key={entry.seq} class="key flex items-center gap-4 px-4">
            <span class="flex-1">{shortTime(entry.at)}</span>
            <Badge tone="warning">{texts.notSentYet}</Badge>
            <span class="amount font-semibold">{money(entry.amount)}</span>
          </li>
        ))}
        {rows.map((row, at) => (
          <SaleRow key={row.id} row={row} marked={at === marked.value} choose={choose} />
        ))}
      </ul>
    </>
  )
}

type SaleRowProps = { row: Row<'sale'>; marked: boolean; choose: Choose }

const SaleRow = ({ row, marked, choose }: SaleRowProps) => {
  const button = useFocusWhen(marked)
  return (
    <li class="flex gap-2">
      <button
        ref={button}
        type="button"
        class={`key btn min-w-0 flex-1 justify-between gap-3 px-3 font-normal ${marked ? 'btn-outline border-primary' : 'btn-ghost'}`}
        onClick={() => choose(row.id)}
      >
        <bdi class="text-start font-semibold whitespace-nowrap sm:w-36">{row.receipt_no}</bdi>
        <span class="quiet min-w-0 flex-1 truncate text-start">{shortTime(row.occurred_at)}</span>
        <span class="amount text-base font-semibold">{money(row.total)}</span>
      </button>
      <Button
        class="key"
        tone="quiet"
        icon={Printer}
        label={texts.reprintOf(row.receipt_no)}
        onClick={() => reprint(row.id)}
      />
    </li>
  )
}

const Receipt = ({ saleId, choose }: { saleId: string; choose: Choose }) => {
  const found = useSignal<Sold | undefined>(undefined)
  const problem = useSignal<ProblemOf | undefined>(undefined)
  const unsent = queue.value.some(entry => entry.input['sale_id'] === saleId)
  useKeys({
    scan: code => byNumber(code, choose),
    keys: { F7: () => void reprint(saleId) },
  })
  useEffect(() => {
    if (unsent) return
    found.value = undefined
    problem.value = undefined
    ask<Sold>('sales.receipt', { sale_id: saleId }).then(answer => {
      if (answer.ok) found.value = answer.value
      else problem.value = answer.problem
    })
  }, [saleId, unsent])
  if (unsent) return <Empty icon={ReceiptText} title={texts.saleStored} hint={texts.receiptAway} />
  if (problem.value) return <Problem problem={problem.value} />
  if (!found.value) return <Skeleton lines={10} />
  const isOrdered = found.value.jobs.some(({ kind }) => kind === 'kitchen')
  return (
    <>
      <Paper document={found.value.document} />
      {isOrdered && (
        <Button class="key mx-auto mt-3 px-5" icon={ChefHat} onClick={() => takeBack(saleId)}>
          {texts.takeOrderBack}
        </Button>
      )}
    </>
  )
}

type Sold = { document: ReceiptDocument; jobs: Pick<Row<'print_job'>, 'kind'>[] }

/** Tells the stations that got a ticket of it. */
const takeBack = async (saleId: string) => {
  const answer = await send('printing.recall', { sale_id: saleId })
  if (answer.ok) toast(texts.orderTakenBack, { tone: 'success' })
  else bad(wordsOf(answer.problem))
}
