// Goods that arrived, and corrections of a level with the reason.
import { useSignal } from '@preact/signals'
import { Plus, Trash2 } from 'lucide-preact'
import { newId, type Problem as ProblemOf, send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { Field, QuantityInput, Select, TextInput } from '#kit/field.tsx'
import { quantity } from '#kit/formats.ts'
import { Problem } from '#kit/states.tsx'
import { toast } from '#kit/toast.tsx'
import { RelationPicker } from './relation-picker.tsx'
import { texts } from './texts.ts'

type Line = { key: string; variant_id: string | null; quantity: number | null | undefined }

export const ReceiveDialog = ({
  variantId,
  onClose,
}: {
  variantId?: string
  onClose: () => void
}) => {
  const receiptId = useSignal(newId())
  const supplier = useSignal<string | null>(null)
  const lines = useSignal<Line[]>([emptyLine(variantId ?? null)])
  const tried = useSignal(false)
  const problem = useSignal<ProblemOf | undefined>(undefined)
  const change = (key: string, next: Partial<Line>) => {
    lines.value = lines.value.map(line => (line.key === key ? { ...line, ...next } : line))
  }
  const keep = async () => {
    tried.value = true
    const whole = lines.value.flatMap(({ variant_id, quantity: given }) =>
      variant_id !== null && typeof given === 'number' && given > 0
        ? [{ variant_id, quantity: given }]
        : [],
    )
    if (whole.length < lines.value.length) return
    const answer = await send(
      'stock.receive',
      {
        receipt_id: receiptId.value,
        lines: whole,
        ...(supplier.value ? { supplier_id: supplier.value } : {}),
      },
      { id: receiptId.value },
    )
    problem.value = answer.ok ? undefined : answer.problem
    if (!answer.ok) {
      receiptId.value = newId()
      return
    }
    toast(texts.received(whole.length), { tone: 'success' })
    onClose()
  }
  return (
    <Dialog
      title={texts.receive}
      size="wide"
      onClose={onClose}
      onSubmit={keep}
      actions={
        <>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button tone="primary" submit>
            {texts.receive}
          </Button>
        </>
      }
    >
      <div class="grid min-h-96 content-start gap-4 pt-1">
        <Field label={texts.supplier}>
          {control => (
            <RelationPicker
              control={control}
              label={texts.supplier}
              table="supplier"
              value={supplier.value}
              onValue={id => (supplier.value = id)}
            />
          )}
        </Field>
        {lines.value.map((line, at) => (
          <div key={line.key} class="grid grid-cols-[1fr_9rem_auto] items-start gap-3">
            <Field
              label={texts.article(at + 1)}
              problem={tried.value && line.variant_id === null ? texts.isNeeded : undefined}
            >
              {control => (
                <RelationPicker
                  control={control}
                  label={texts.article(at + 1)}
                  table="variant"
                  value={line.variant_id}
                  onValue={id => change(line.key, { variant_id: id })}
                />
              )}
            </Field>
            <Field
              label={texts.quantity}
              problem={
                tried.value && !(line.quantity && line.quantity > 0) ? texts.aboveZero : undefined
              }
            >
              {control => (
                <QuantityInput
                  control={control}
                  value={line.quantity}
                  onValue={value => change(line.key, { quantity: value })}
                />
              )}
            </Field>
            <Button
              tone="quiet"
              icon={Trash2}
              class="mt-6.5"
              label={texts.removeLine(at + 1)}
              why={lines.value.length === 1 ? texts.oneLineAtLeast : undefined}
              onClick={() => (lines.value = lines.value.filter(other => other.key !== line.key))}
            />
          </div>
        ))}
        <Button
          icon={Plus}
          class="justify-self-start"
          onClick={() => (lines.value = [...lines.value, emptyLine(null)])}
        >
          {texts.addLine}
        </Button>
        <Problem problem={problem.value} />
      </div>
    </Dialog>
  )
}

const emptyLine = (variant_id: string | null): Line => ({
  key: newId(),
  variant_id,
  quantity: null,
})

type Way = 'count' | 'change'

/** Either what was counted, or what is added or taken; the difference is what is written. */
export const AdjustDialog = (props: { variantId: string; level: number; onClose: () => void }) => {
  const { variantId, level, onClose } = props
  const way = useSignal<Way>('count')
  const given = useSignal<number | null | undefined>(null)
  const reason = useSignal('')
  const tried = useSignal(false)
  const problem = useSignal<ProblemOf | undefined>(undefined)
  const difference =
    typeof given.value === 'number'
      ? way.value === 'count'
        ? given.value - level
        : given.value
      : undefined
  const wrong =
    difference === undefined ? texts.isNeeded : difference === 0 ? texts.nothingChanges : undefined
  const keep = async () => {
    tried.value = true
    if (wrong !== undefined || reason.value.trim() === '') return
    const id = newId()
    const answer = await send('stock.adjust', {
      adjustment_id: id,
      variant_id: variantId,
      quantity: difference,
      reason: reason.value.trim(),
    })
    problem.value = answer.ok ? undefined : answer.problem
    if (!answer.ok) return
    toast(texts.adjusted, { tone: 'success' })
    onClose()
  }
  return (
    <Dialog
      title={texts.adjust}
      onClose={onClose}
      onSubmit={keep}
      actions={
        <>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button tone="primary" submit>
            {texts.adjust}
          </Button>
        </>
      }
    >
      <div class="grid gap-4 pt-1">
        <Field label={texts.adjustWay}>
          {control => (
            <Select
              control={control}
              value={way.value}
              choices={[
                { value: 'count', label: texts.iCounted },
                { value: 'change', label: texts.addOrTake },
              ]}
              onValue={value => (way.value = value === 'count' ? 'count' : 'change')}
            />
          )}
        </Field>
        <Field
          label={texts.quantity}
          problem={tried.value ? wrong : undefined}
          hint={
            difference === undefined
              ? texts.levelNow(quantity(level))
              : texts.levelThen(quantity(level), quantity(level + difference))
          }
        >
          {control => (
            <QuantityInput
              control={control}
              value={given.value}
              autoFocus
              onValue={value => (given.value = value)}
            />
          )}
        </Field>
        <Field
          label={texts.reason}
          problem={tried.value && reason.value.trim() === '' ? texts.sayWhy : undefined}
        >
          {control => (
            <TextInput
              control={control}
              value={reason.value}
              onValue={value => (reason.value = value)}
            />
          )}
        </Field>
        <Problem problem={problem.value} />
      </div>
    </Dialog>
  )
}
