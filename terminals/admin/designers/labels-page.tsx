// Printing labels: which articles, how many of each, by which design on which printer, and what became
// of them.
import { useSignal } from '@preact/signals'
import { Lock, Printer as PrinterIcon, Trash2 } from 'lucide-preact'
import { useMemo } from 'preact/hooks'
import { Button } from '#kit/button.tsx'
import { Field, Select, WholeInput } from '#kit/field.tsx'
import { nameOf } from '#kit/i18n.ts'
import { listOf } from '#kit/list-of.ts'
import { Page } from '#kit/page.tsx'
import { Empty, Problem } from '#kit/states.tsx'
import { whyNotInStore } from '../access.ts'
import { path } from '../paths.ts'
import { texts } from '../texts.ts'
import { LabelDoubts } from './label-doubts.tsx'
import { areCopies, labelsOf, type Order, openOrder, type Wanted } from './label-order.ts'
import { LabelProgress } from './label-progress.tsx'
import { LabelSources } from './label-sources.tsx'
import { orderWords as words } from './order-words.ts'
import { usePrinters } from './printers.ts'
import { words as shared } from './words.ts'

const DESIGNS_MAX = 100

export const LabelsPage = () => {
  const why = whyNotInStore('printing.labels', words.printingLabels)
  return (
    <Page title={texts.printLabels}>
      {why === undefined ? <Printing /> : <Empty icon={Lock} title={why} />}
    </Page>
  )
}

const Printing = () => {
  const order = useMemo(openOrder, [])
  return (
    <div class="grid min-w-0 items-start gap-6 lg:grid-cols-2">
      <LabelSources order={order} />
      <div class="grid min-w-0 gap-4 lg:sticky lg:top-4">
        <OrderForm order={order} />
        <LabelDoubts />
        <LabelProgress order={order} />
      </div>
    </div>
  )
}

const OrderForm = ({ order }: { order: Order }) => {
  const designs = useMemo(() => listOf('label_design', { sort: 'name', limit: DESIGNS_MAX }), [])
  const printers = usePrinters('label_printer')
  const design = useSignal<string | undefined>(undefined)
  const printer = useSignal<string | undefined>(undefined)
  const rows = designs.value.value?.rows ?? []
  const designId = design.value ?? rows[0]?.id
  const printerId = printer.value ?? printers[0]?.id
  const wanted = order.wanted.value
  const labels = labelsOf(wanted)
  const why =
    wanted.length === 0
      ? words.orderEmpty
      : wanted.some(({ copies }) => !areCopies(copies))
        ? words.copiesWrong
        : designId === undefined
          ? words.noDesign
          : printerId === undefined
            ? shared.noSuchPrinter
            : undefined
  const print = () => {
    if (designId !== undefined && printerId !== undefined) return order.print(designId, printerId)
  }
  return (
    <form
      class="grid gap-4 rounded-box border border-base-300 bg-base-100 p-4"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (why === undefined) print()
      }}
    >
      <h2 class="text-lg font-semibold">{words.order}</h2>
      {wanted.length === 0 ? (
        <p class="quiet text-sm">{words.orderEmpty}</p>
      ) : (
        <ul class="max-h-[45dvh] divide-y divide-base-300 overflow-y-auto">
          {wanted.map(one => (
            <WantedRow key={one.variant_id} one={one} order={order} />
          ))}
        </ul>
      )}
      <div class="grid gap-3 sm:grid-cols-2">
        <Field label={words.labelDesign}>
          {control => (
            <Select
              control={control}
              value={designId ?? ''}
              choices={rows.map(row => ({ value: row.id, label: nameOf(row) }))}
              onValue={id => (design.value = id)}
            />
          )}
        </Field>
        <Field label={words.labelPrinter}>
          {control => (
            <Select
              control={control}
              value={printerId ?? ''}
              choices={printers.map(row => ({ value: row.id, label: nameOf(row) }))}
              onValue={id => (printer.value = id)}
            />
          )}
        </Field>
      </div>
      {designs.value.value && rows.length === 0 && (
        <a class="btn border-base-300 bg-base-100" href={path.create('label_design')}>
          {words.makeDesign}
        </a>
      )}
      <Problem problem={designs.problem.value ?? order.refused.value} />
      <Button tone="primary" size="large" icon={PrinterIcon} why={why} onClick={print}>
        {words.print(labels)}
      </Button>
    </form>
  )
}

const WantedRow = ({ one, order }: { one: Wanted; order: Order }) => {
  const { variant_id, copies } = one
  const isWrong = !areCopies(copies)
  return (
    <li class="flex items-center gap-2 py-1">
      <bdi class="min-w-0 flex-1 truncate">{nameOf(one)}</bdi>
      <label for={`copies-${variant_id}`} class="sr-only">
        {words.copiesOf(nameOf(one))}
      </label>
      <span class="w-24">
        <WholeInput
          control={{ id: `copies-${variant_id}`, 'aria-describedby': '', 'aria-invalid': isWrong }}
          value={copies}
          onValue={next => order.setCopies(variant_id, next)}
        />
      </span>
      <Button
        tone="quiet"
        icon={Trash2}
        label={words.leaveOut(nameOf(one))}
        onClick={() => order.leaveOut(variant_id)}
      />
    </li>
  )
}
