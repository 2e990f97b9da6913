// The designer of a label: its surface as it is printed, the parts on it, and how large it is.
import { useSignal } from '@preact/signals'
import { Plus, Trash2, Undo2 } from 'lucide-preact'
import { Button } from '#kit/button.tsx'
import { Field, Select, TextInput } from '#kit/field.tsx'
import { nameOf } from '#kit/i18n.ts'
import { side } from '#kit/session.ts'
import { Problem } from '#kit/states.tsx'
import { LABEL_ELEMENTS_MAX } from '#schema/areas/label-parts.ts'
import { type LabelPart, partsOf } from '#schema/rules/label-design.ts'
import { type Editing, EditingEnd, useEditing } from '../editing.tsx'
import { columnLabel } from '../labels.ts'
import { RelationPicker } from '../relation-picker.tsx'
import type { RowProps } from '../row-page.tsx'
import { issuesOfRow } from '../validation.ts'
import { type Machine, useDrawing } from './drawing.ts'
import { LabelCanvas, nameOfPart } from './label-canvas.tsx'
import { kindsOfPart, newPart } from './label-geometry.ts'
import { LabelPartForm, Length } from './label-part-form.tsx'
import { LeaveGuard } from './leave-guard.tsx'
import { machineOf, usePrinters } from './printers.ts'
import { Trial } from './trial.tsx'
import { UndoKey } from './undo-key.tsx'
import { words } from './words.ts'

const KIND = 'label_printer'
/** The languages that label printers speak, before the shop's own printers. */
const languages: Record<string, string> = { zpl: 'ZPL', epl2: 'EPL2', tspl: 'TSPL' }

export const LabelDesigner = (props: RowProps) => {
  const editing = useEditing(props)
  const { draft, change, locked } = editing
  const readOnly = locked !== undefined
  const chosen = useSignal<number | undefined>(undefined)
  const variant = useSignal<string | null>(null)
  const printers = usePrinters(KIND)
  const machineKey = useSignal<string | undefined>(undefined)
  const own = printers.find(({ id }) => id === (machineKey.value ?? printers[0]?.id))
  const model = machineKey.value ?? 'zpl'
  const machine: Machine = own ? machineOf(KIND, own) : { class: KIND, model }
  const design = designOf(draft, props)
  const parts = partsOf(design) ?? []
  const input = { design, variant_id: variant.value }
  const drawing = useDrawing({
    question: 'printing.label-draft',
    input,
    machine: side.value === 'store' ? machine : null,
  })
  const setParts = (next: readonly LabelPart[]) =>
    change({ ...draft, elements_json: JSON.stringify(next) })
  const remove = (at: number) => {
    setParts(parts.filter((_, other) => other !== at))
    chosen.value = undefined
  }
  const put = (at: number, part: LabelPart) => setParts(parts.with(at, part))
  const part = parts[chosen.value ?? -1]
  return (
    <form
      noValidate
      class="grid min-w-0 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,28rem)]"
      onSubmit={event => {
        event.preventDefault()
        if (editing.whyNot === undefined) editing.save()
      }}
    >
      <div class="grid min-w-0 gap-4 lg:sticky lg:top-4">
        <Look
          variant={variant.value}
          onVariant={id => (variant.value = id)}
          machine={own?.id ?? model}
          onMachine={key => (machineKey.value = key)}
          machines={[
            ...printers.map(printer => ({ value: printer.id, label: nameOf(printer) })),
            ...Object.entries(languages).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Problem problem={drawing.problem} onAgain={drawing.again} />
        <div class="rounded-box bg-base-300/50 p-4 shadow-inner sm:p-8">
          <LabelCanvas
            label={design}
            parts={parts}
            chosen={chosen.value}
            onChoose={at => (chosen.value = at)}
            onPart={put}
            onRemove={remove}
            readOnly={readOnly}
            svg={drawing.problem ? undefined : drawing.svg}
            isBusy={drawing.isBusy}
          />
        </div>
        <p class="quiet text-sm">{readOnly ? words.fromBytes : words.canvasHint}</p>
        {side.value === 'store' && (
          <Trial command="printing.try-label" input={input} printers={own ? [own] : printers} />
        )}
      </div>
      <div class="grid min-w-0 gap-6 rounded-box border border-base-300 bg-base-100 p-4 lg:p-6">
        <section class="grid gap-3">
          <h2 class="text-lg font-semibold">{words.parts}</h2>
          <ul class="grid gap-1">
            {parts.map((one, at) => (
              <li key={at} class="flex items-center gap-1">
                <button
                  type="button"
                  class={`btn min-w-0 flex-1 justify-start font-normal ${at === chosen.value ? 'btn-primary' : 'btn-ghost'}`}
                  aria-pressed={at === chosen.value}
                  onClick={() => (chosen.value = at)}
                >
                  <span class="amount">{at + 1}</span>
                  <bdi class="truncate">{nameOfPart(one)}</bdi>
                </button>
                {!readOnly && (
                  <Button
                    tone="quiet"
                    icon={Trash2}
                    label={words.removePart(at + 1)}
                    onClick={() => remove(at)}
                  />
                )}
              </li>
            ))}
          </ul>
          {!readOnly && (
            <div class="flex flex-wrap gap-2">
              {kindsOfPart.map(kind => (
                <Button
                  key={kind}
                  icon={Plus}
                  size="small"
                  label={words.addPart(words.partKinds(kind))}
                  why={parts.length < LABEL_ELEMENTS_MAX ? undefined : words.partsFull}
                  onClick={() => {
                    setParts([...parts, newPart(kind, design, parts)])
                    chosen.value = parts.length
                  }}
                >
                  {words.partKinds(kind)}
                </Button>
              ))}
            </div>
          )}
        </section>
        {part && (
          <section class="grid min-w-0 gap-3">
            <h2 class="truncate text-lg font-semibold">
              <bdi>{words.partNo((chosen.value ?? 0) + 1, nameOfPart(part))}</bdi>
            </h2>
            <LabelPartForm
              key={chosen.value}
              part={part}
              readOnly={readOnly}
              onPart={next => put(chosen.value ?? 0, next)}
            />
          </section>
        )}
        <Size editing={editing} readOnly={readOnly} />
        <EditingEnd editing={editing}>
          <Button
            icon={Undo2}
            class="[&>svg]:mirror"
            why={editing.undo ? undefined : words.nothingToUndo}
            onClick={editing.undo}
          >
            {words.undo}
          </Button>
        </EditingEnd>
      </div>
      <UndoKey onUndo={editing.undo} />
      <LeaveGuard isChanged={editing.isChanged} onLeave={editing.discard} />
    </form>
  )
}

type LookProps = {
  variant: string | null
  onVariant: (id: string | null) => void
  machine: string
  machines: { value: string; label: string }[]
  onMachine: (key: string) => void
}

/** Of which article, and on which printer. */
const Look = ({ variant, onVariant, machine, machines, onMachine }: LookProps) => (
  <div class="grid gap-3 sm:grid-cols-2">
    <Field label={words.articleShown} hint={words.articleShownHint}>
      {control => (
        <RelationPicker
          control={control}
          label={words.articleShown}
          table="variant"
          value={variant}
          onValue={onVariant}
        />
      )}
    </Field>
    {side.value === 'store' && (
      <Field label={words.printedBy}>
        {control => (
          <Select control={control} value={machine} choices={machines} onValue={onMachine} />
        )}
      </Field>
    )}
  </div>
)

const Size = ({ editing, readOnly }: { editing: Editing; readOnly: boolean }) => {
  const { draft, issues, change } = editing
  // At once: the picture beside it follows each digit.
  const wrong = issuesOfRow('label_design', draft)
  const set = (column: string) => (value: unknown) => change({ ...draft, [column]: value })
  const number = (column: string) => {
    const value = draft[column]
    return typeof value === 'number' ? value : value === null ? null : undefined
  }
  return (
    <section class="grid gap-3">
      <h2 class="text-lg font-semibold">{words.labelItself}</h2>
      <div class="grid gap-3 sm:grid-cols-2">
        {(['name', 'name_ar'] as const).map(column => (
          <Field key={column} label={columnLabel('label_design', column)} problem={issues[column]}>
            {control => (
              <TextInput
                control={control}
                value={String(draft[column] ?? '')}
                readOnly={readOnly}
                onValue={set(column)}
              />
            )}
          </Field>
        ))}
      </div>
      <div class="grid grid-cols-3 gap-3">
        {(['width', 'height', 'gap'] as const).map(column => (
          <Length
            key={column}
            label={words[column]}
            value={number(column)}
            readOnly={readOnly}
            problem={(issues[column] ?? wrong[column]) && words.lengthWrong}
            onValue={set(column)}
          />
        ))}
      </div>
      <Field label={columnLabel('label_design', 'language')} hint={words.languageHint}>
        {control => (
          <Select
            control={control}
            readOnly={readOnly}
            value={String(draft.language)}
            choices={[
              { value: 'en', label: words.languageEn },
              { value: 'ar', label: words.languageAr },
            ]}
            onValue={set('language')}
          />
        )}
      </Field>
    </section>
  )
}

/** What is drawn: while a size is being typed, the last one that was one. */
const designOf = (draft: Editing['draft'], { row }: RowProps) => {
  const number = (column: string): number => {
    const [typed, kept] = [draft[column], row[column]]
    return typeof typed === 'number' ? typed : typeof kept === 'number' ? kept : 0
  }
  return {
    language: draft.language === 'ar' ? ('ar' as const) : ('en' as const),
    width: number('width'),
    height: number('height'),
    gap: number('gap'),
    elements_json: String(draft.elements_json),
  }
}
