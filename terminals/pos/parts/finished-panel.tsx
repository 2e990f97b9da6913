// After the money: the change, or that there is none, is the largest thing until the next sale begins.
import { signal } from '@preact/signals'
import { CircleCheckBig, CloudOff, Printer } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { send } from '#kit/api.ts'
import { money } from '#kit/formats.ts'
import { wordsOf } from '#kit/problems.ts'
import { toast } from '#kit/toast.tsx'
import type { Row } from '#schema/index.ts'
import { deviceWords, namedWords } from '../state/device-words.ts'
import { printer } from '../state/devices.ts'
import { isDrawerStuck } from '../state/drawer.ts'
import { type Finished, moveOn } from '../state/pay.ts'
import { bad } from '../state/signs.ts'
import { tillId } from '../state/till.ts'
import { followJob, hasFailed, isAsked, isOut } from '../state/till-paper.ts'
import { show } from '../state/windows.ts'
import { texts } from '../texts.ts'
import { fateWords, PaperAnswers, placeOf, troubleOf } from './paper-jobs.tsx'

const job = signal<Row<'print_job'> | undefined>(undefined)

export const FinishedPanel = ({ sale }: { sale: Finished }) => {
  useEffect(() => followJob(sale.printJobId, job), [sale.printJobId])
  const isGivenBack = sale.change > 0
  return (
    <section
      class="flex min-h-0 flex-1 flex-col overflow-y-auto p-3 text-center"
      aria-label={texts.paid}
    >
      <div class="grid flex-1 content-center gap-4 py-4">
        <p class="text-lg font-semibold">{isGivenBack ? texts.change : texts.paid}</p>
        <output class="amount text-6xl font-bold" data-test="change">
          {money(isGivenBack ? sale.change : sale.total + sale.rounding)}
        </output>
        <dl class="mx-auto grid w-full max-w-xs grid-cols-[1fr_auto] gap-x-6 text-start">
          <dt class="quiet">{texts.total}</dt>
          <dd class="amount text-end">{money(sale.total)}</dd>
          {sale.rounding !== 0 && (
            <>
              <Paid name={texts.cashRounding} amount={sale.rounding} />
              <Paid name={texts.toPay} amount={sale.total + sale.rounding} />
            </>
          )}
          {sale.tenders.map((tender, at) => (
            <Paid
              key={at}
              name={tender.kind === 'cash' ? texts.cash : texts.card}
              amount={tender.amount}
            />
          ))}
        </dl>
        <SaleState sale={sale} />
      </div>
      <div class="grid grid-cols-2 gap-2">
        <button
          type="button"
          class="key btn"
          aria-keyshortcuts="F7"
          onClick={() => show({ is: 'receipts', saleId: sale.saleId })}
        >
          {texts.showReceipt}
          <kbd class="kbd kbd-sm max-lg:hidden">F7</kbd>
        </button>
        <button type="button" class="key btn" onClick={() => reprint(sale.saleId)}>
          <Printer size={20} aria-hidden="true" />
          {texts.reprint}
        </button>
        <button type="button" class="key btn btn-primary col-span-2 h-16 text-lg" onClick={moveOn}>
          {texts.nextSale}
        </button>
      </div>
      <p class="quiet pt-2 text-sm">{texts.thanks}</p>
    </section>
  )
}

const SaleState = ({ sale }: { sale: Finished }) => (
  <div class="grid min-h-12 place-items-center gap-2" role="status">
    {sale.state === 'kept' && (
      <>
        <p class="flex items-center gap-2" data-test="kept">
          <CloudOff size={20} class="shrink-0 text-warning" aria-hidden="true" /> {texts.saleStored}
        </p>
        <p class="quiet max-w-sm text-sm">{texts.receiptLater}</p>
      </>
    )}
    {sale.state === 'sent' && sale.receiptNo && (
      <p class="flex items-center gap-2">
        <CircleCheckBig size={20} class="shrink-0 text-success" aria-hidden="true" />
        <bdi data-test="receipt-no">{texts.receiptNo(sale.receiptNo)}</bdi>
      </p>
    )}
    {sale.state === 'sending' && <p class="quiet late">{texts.saleSending}</p>}
    {elsewhere() !== undefined && (
      <p class="font-semibold" data-test="prints-at">
        {texts.printsAt(elsewhere() ?? '')}
      </p>
    )}
    {isDrawerStuck.value && (
      <p class="font-semibold text-warning" data-test="drawer-stuck">
        {texts.drawerStuck}
      </p>
    )}
    {trouble() !== undefined && (
      <p class="text-warning" data-test="printer">
        {trouble()}
      </p>
    )}
    {job.value && (isAsked(job.value) || hasFailed(job.value)) && (
      <div class="grid gap-2" data-test="paper-asked">
        <p>{fateWords(job.value)}</p>
        <PaperAnswers job={job.value} />
      </div>
    )}
  </div>
)

const Paid = ({ name, amount }: { name: string; amount: number }) => (
  <>
    <dt class="quiet">{name}</dt>
    <dd class="amount text-end">{money(amount)}</dd>
  </>
)

/** Where the receipt comes out when that is not this till's own printer: its job knows, nobody guesses. */
const elsewhere = (): string | undefined => (job.value?.meant_for ? placeOf(job.value) : undefined)

/** What keeps the receipt from coming out; before its job is known, what ails the till's printer. */
const trouble = (): string | undefined => {
  if (job.value) return isOut(job.value) ? undefined : troubleOf(job.value)
  return deviceWords(printer.value).tone === 'bad' ? namedWords(printer.value) : undefined
}

/** Prints a receipt again; the paper says that it is a copy. */
export const reprint = async (saleId: string): Promise<void> => {
  const answer = await send('printing.reprint', { sale_id: saleId, till_id: tillId.value })
  if (answer.ok) toast(texts.reprinted)
  else bad(wordsOf(answer.problem))
}
