// The paper beside the form: of which sale, on which printer, as the bytes for it would print it.
import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { list, type Page } from '#kit/api.ts'
import { Field, Select } from '#kit/field.tsx'
import { money } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { freshOf } from '#kit/list-of.ts'
import { may, side } from '#kit/session.ts'
import { Problem, Skeleton } from '#kit/states.tsx'
import { receiptDesignColumns } from '#schema/areas/designs.ts'
import type { Row } from '#schema/index.ts'
import { readPermission } from '#schema/permissions.ts'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import type { Draft } from '../form.tsx'
import { Receipt } from '../receipt.tsx'
import { addressOf, type Drawing, type Machine, useDrawing } from './drawing.ts'
import { machineOf, usePrinters } from './printers.ts'
import { Trial } from './trial.tsx'
import { words } from './words.ts'

const KIND = 'receipt_printer'
/** Widths of paper as anybody may have them, before the shop's own printers. */
const papers: Record<string, Machine> = {
  '80': { class: KIND, model: 'escpos-80' },
  '58': { class: KIND, model: 'escpos-58' },
}
const SALES_MAX = 10
const EXAMPLE = ''

export const ReceiptPaper = ({ draft }: { draft: Draft }) => {
  const printers = usePrinters(KIND)
  const paper = useSignal('80')
  const sales = useSales()
  const chosen = useSignal<string | undefined>(undefined)
  // A sale of this shop says more than an example, as soon as there is one.
  const sale = chosen.value ?? sales?.[0]?.id ?? EXAMPLE
  const own = printers.find(({ id }) => id === paper.value)
  const machine = own ? machineOf(KIND, own) : (papers[paper.value] ?? papers['80'] ?? null)
  const input = { design: designOf(draft), sale_id: sale === EXAMPLE ? null : sale }
  return (
    <div class="grid min-w-0 content-start gap-4">
      <div class="grid gap-3 sm:grid-cols-2">
        <Field label={words.saleShown}>
          {control => (
            <Select
              control={control}
              value={sale}
              choices={[
                { value: EXAMPLE, label: words.exampleSale },
                ...(sales ?? []).map(row => ({ value: row.id, label: saleWords(row) })),
              ]}
              onValue={id => (chosen.value = id)}
            />
          )}
        </Field>
        {side.value === 'store' && (
          <Field label={words.printedBy}>
            {control => (
              <Select
                control={control}
                value={paper.value}
                choices={[
                  { value: '80', label: words.paperOf(80) },
                  { value: '58', label: words.paperOf(58) },
                  ...printers.map(printer => ({ value: printer.id, label: nameOf(printer) })),
                ]}
                onValue={next => (paper.value = next)}
              />
            )}
          </Field>
        )}
      </div>
      {sales !== undefined && (
        <Drawn input={input} machine={side.value === 'store' ? machine : null} />
      )}
      {side.value === 'store' && (
        <Trial command="printing.try-receipt" input={input} printers={own ? [own] : printers} />
      )}
    </div>
  )
}

const Drawn = ({ input, machine }: { input: object; machine: Machine | null }) => {
  const drawing = useDrawing({ question: 'printing.receipt-draft', input, machine })
  return (
    <div class="grid gap-3">
      <Problem problem={drawing.problem} onAgain={drawing.again} />
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key
        tabIndex={0}
        aria-label={words.paper}
        aria-busy={drawing.isBusy}
        class="max-h-[70dvh] min-h-64 overflow-y-auto rounded-box bg-base-300/50 p-4 shadow-inner"
      >
        <Picture drawing={drawing} />
      </section>
      <p class="quiet text-sm">{machine ? words.fromBytes : words.atHeadOffice}</p>
    </div>
  )
}

const Picture = ({ drawing }: { drawing: Drawing }) => {
  const { svg, document, problem } = drawing
  if (svg !== undefined && document)
    return (
      <img
        src={addressOf(svg)}
        alt={altOf(document)}
        class={`mx-auto h-auto max-w-full drop-shadow-sm ${problem ? 'opacity-40' : ''}`}
      />
    )
  // Nobody draws at head office, and no hub may be there: then as it is laid out.
  if (isReceipt(document))
    return (
      <div class="mx-auto max-w-80">
        <Receipt document={document} />
      </div>
    )
  return problem ? null : <Skeleton lines={10} />
}

/** What a receipt says, for whoever does not see its picture. */
const altOf = (document: unknown) =>
  isReceipt(document)
    ? document.blocks
        .map(block =>
          block.is === 'text'
            ? block.text
            : block.is === 'columns'
              ? block.cells.map(({ text }) => text).join(' ')
              : '',
        )
        .filter(line => line !== '')
        .join('\n')
    : words.paper

const isReceipt = (value: unknown): value is ReceiptDocument =>
  typeof value === 'object' && value !== null && 'blocks' in value

/** Only what belongs to the design, not whose it is. */
const designOf = (draft: Draft) =>
  Object.fromEntries(Object.keys(receiptDesignColumns).map(column => [column, draft[column]]))

/** The last sales; undefined while they are on their way, none for who may not see them. */
const useSales = (): readonly Row<'sale'>[] | undefined => {
  const sales = useMemo(
    () =>
      freshOf<Page<Row<'sale'>>>([], () =>
        may(readPermission('sale'))
          ? () => list<Row<'sale'>>('sale', { sort: '-occurred_at', limit: SALES_MAX })
          : undefined,
      ),
    [],
  )
  const found = sales.value.value?.rows
  return !may(readPermission('sale')) || sales.problem.value ? [] : found
}

const saleWords = ({ receipt_no, total }: Row<'sale'>) => `${receipt_no} · ${money(total)}`
