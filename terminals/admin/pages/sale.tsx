// A sale with all it is made of: lines, taxes, tenders, and the receipt as it came out of the printer.
import { Printer } from 'lucide-preact'
import { useMemo } from 'preact/hooks'
import { ask, send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { money, quantity, rate } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { freshOf } from '#kit/list-of.ts'
import { wordsOf } from '#kit/problems.ts'
import { Badge, Empty, Problem, Skeleton } from '#kit/states.tsx'
import { type Column, Table as TableView } from '#kit/table.tsx'
import { toast } from '#kit/toast.tsx'
import type { Row } from '#schema/index.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { whyNotInStore } from '../access.ts'
import { Cell } from '../cell.tsx'
import { columnLabel, tableLabel, wordLabel } from '../labels.ts'
import { path } from '../paths.ts'
import { Receipt } from '../receipt.tsx'
import type { RowProps } from '../row-page.tsx'
import { visibleColumns } from '../tables.ts'
import { texts } from '../texts.ts'

type Whole = {
  sale: Row<'sale'>
  lines: Row<'sale_line'>[]
  taxes: Row<'sale_tax'>[]
  tenders: Row<'tender'>[]
  jobs: Pick<Row<'print_job'>, 'id' | 'kind' | 'state'>[]
  document: ReceiptDocument
}

const factColumns = [
  'occurred_at',
  'store_id',
  'till_id',
  'user_id',
  'customer_id',
  'kind',
  'till_session_id',
]

export const SaleOverview = ({ row }: RowProps) => {
  const whole = useMemo(
    () => freshOf<Whole>(['print_job'], () => () => ask('sales.receipt', { sale_id: row.id })),
    [row.id],
  )
  const { value: found } = whole.value
  if (whole.problem.value && !found)
    return <Problem problem={whole.problem.value} onAgain={whole.refresh} />
  if (!found) return <Skeleton lines={10} />
  return (
    <div class="grid items-start gap-6 xl:grid-cols-[1fr_22rem]">
      <div class="grid min-w-0 gap-6">
        <Facts row={row} />
        <section class="grid gap-2">
          <h2 class="font-semibold">{columnLabel('sale', 'lines')}</h2>
          <TableView
            label={tableLabel('sale_line')}
            rows={found.lines}
            keyOf={line => line.id}
            columns={lineColumns()}
            href={line => path.stockOf(line.variant_id)}
          />
        </section>
        <div class="grid items-start gap-6 lg:grid-cols-2">
          <section class="grid gap-2">
            <h2 class="font-semibold">{tableLabel('tax')}</h2>
            <TableView
              label={tableLabel('sale_tax')}
              rows={sumTaxes(found.taxes)}
              keyOf={tax => tax.name}
              columns={taxColumns()}
              empty={<Empty />}
            />
          </section>
          <section class="grid gap-2">
            <h2 class="font-semibold">{tableLabel('tender')}</h2>
            <TableView
              label={tableLabel('tender')}
              rows={found.tenders.toSorted((a, b) => b.amount - a.amount)}
              keyOf={tender => tender.id}
              columns={tenderColumns()}
              empty={<Empty />}
            />
          </section>
        </div>
        <Totals sale={found.sale} />
      </div>
      <section class="grid gap-3">
        <div class="flex items-center gap-2">
          <h2 class="flex-1 font-semibold">{columnLabel('sale', 'receipt_no')}</h2>
          <Reprint sale={found.sale} />
        </div>
        <Receipt document={found.document} />
        <PrintStates jobs={found.jobs} />
      </section>
    </div>
  )
}

const Facts = ({ row }: Pick<RowProps, 'row'>) => (
  <dl class="grid grid-cols-2 gap-4 rounded-box border border-base-300 bg-base-100 p-4 lg:grid-cols-3">
    {factColumns.flatMap(column => {
      const of = visibleColumns('sale').find(known => known.column === column)
      if (!of || row[column] === null) return []
      return [
        <div key={column} class="min-w-0">
          <dt class="quiet text-sm">{columnLabel('sale', column)}</dt>
          <dd>
            <Cell of={of} table="sale" value={row[column]} linked />
          </dd>
        </div>,
      ]
    })}
  </dl>
)

const lineColumns = (): Column<Row<'sale_line'>>[] => [
  { key: 'name', title: columnLabel('sale_line', 'name'), cell: line => <bdi>{nameOf(line)}</bdi> },
  {
    key: 'sku',
    title: columnLabel('sale_line', 'sku'),
    cell: line => <code class="ltr text-xs whitespace-nowrap">{line.sku}</code>,
    wideOnly: true,
  },
  {
    key: 'quantity',
    title: columnLabel('sale_line', 'quantity'),
    end: true,
    cell: line =>
      `${quantity(line.quantity, line.unit === 'kg' ? 3 : 0)}${line.unit === 'kg' ? ` ${wordLabel('kg')}` : ''}`,
  },
  {
    key: 'price',
    title: columnLabel('sale_line', 'unit_price'),
    end: true,
    cell: line => money(line.unit_price),
  },
  {
    key: 'discount',
    title: columnLabel('sale_line', 'discount'),
    end: true,
    cell: line => (line.discount === 0 ? '–' : money(-line.discount)),
  },
  {
    key: 'gross',
    title: columnLabel('sale_line', 'gross'),
    end: true,
    cell: line => money(line.gross),
  },
]

type TaxSum = { name: string; name_ar: string; rate: number; base: number; amount: number }

const taxColumns = (): Column<TaxSum>[] => [
  { key: 'name', title: columnLabel('sale_tax', 'name'), cell: tax => <bdi>{nameOf(tax)}</bdi> },
  { key: 'rate', title: columnLabel('sale_tax', 'rate'), end: true, cell: tax => rate(tax.rate) },
  { key: 'base', title: columnLabel('sale_tax', 'base'), end: true, cell: tax => money(tax.base) },
  {
    key: 'amount',
    title: columnLabel('sale_tax', 'amount'),
    end: true,
    cell: tax => money(tax.amount),
  },
]

const tenderColumns = (): Column<Row<'tender'>>[] => [
  { key: 'kind', title: columnLabel('tender', 'kind'), cell: tender => wordLabel(tender.kind) },
  {
    key: 'amount',
    title: columnLabel('tender', 'amount'),
    end: true,
    cell: tender => money(tender.amount),
  },
]

const sumTaxes = (taxes: readonly Row<'sale_tax'>[]): TaxSum[] => {
  const sums = new Map<string, TaxSum>()
  for (const { name, name_ar, rate: of, base, amount } of taxes) {
    const sum = sums.get(`${name} ${of}`) ?? { name, name_ar, rate: of, base: 0, amount: 0 }
    sums.set(`${name} ${of}`, { ...sum, base: sum.base + base, amount: sum.amount + amount })
  }
  return [...sums.values()].sort((a, b) => b.rate - a.rate)
}

const Totals = ({ sale }: { sale: Row<'sale'> }) => (
  <dl class="ms-auto grid w-full max-w-sm grid-cols-[1fr_auto] gap-x-8 gap-y-1 rounded-box border border-base-300 bg-base-100 p-4">
    {(['net', 'tax', 'discount', 'total', 'price_difference', 'rounding'] as const)
      .filter(
        column => column === 'net' || column === 'tax' || column === 'total' || sale[column] !== 0,
      )
      .map(column => (
        <div key={column} class={`contents ${column === 'total' ? 'text-lg font-semibold' : ''}`}>
          <dt>{columnLabel('sale', column)}</dt>
          <dd class="amount text-end">{money(sale[column])}</dd>
        </div>
      ))}
  </dl>
)

const Reprint = ({ sale }: { sale: Row<'sale'> }) => (
  <Button
    size="small"
    icon={Printer}
    why={whyNotInStore('printing.reprint', texts.reprinting)}
    onClick={async () => {
      const answer = await send('printing.reprint', { sale_id: sale.id, till_id: sale.till_id })
      if (answer.ok) toast(texts.copyPrints, { tone: 'success' })
      else toast(wordsOf(answer.problem), { tone: 'danger' })
    }}
  >
    {texts.printCopy}
  </Button>
)

const PrintStates = ({ jobs }: { jobs: Whole['jobs'] }) => (
  <ul class="grid gap-1 text-sm">
    {jobs.map(job => (
      <li key={job.id} class="flex items-center gap-2">
        <a class="link link-hover" href={path.row('print_job', job.id)}>
          {wordLabel(job.kind, 'print_job')}
        </a>
        <Badge tone={job.state === 'printed' ? 'good' : job.state === 'failed' ? 'bad' : 'plain'}>
          {wordLabel(job.state)}
        </Badge>
      </li>
    ))}
  </ul>
)
