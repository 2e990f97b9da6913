// Something a manager should look at: what happened, the sale it was, and the note that settles it.
import { useSignal } from '@preact/signals'
import { Check } from 'lucide-preact'
import { type Problem as ProblemOf, send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Field, TextInput } from '#kit/field.tsx'
import { dateTime, money, rate } from '#kit/formats.ts'
import { Badge, Problem } from '#kit/states.tsx'
import { toast } from '#kit/toast.tsx'
import { whyNotInStore } from '../access.ts'
import { RowName } from '../cell.tsx'
import { columnLabel, wordLabel } from '../labels.ts'
import type { RowProps } from '../row-page.tsx'
import { texts } from '../texts.ts'

export const ReviewOverview = ({ row }: RowProps) => {
  const note = useSignal(String(row.note ?? ''))
  const problem = useSignal<ProblemOf | undefined>(undefined)
  const done = row.status === 'done'
  const kind = String(row.kind)
  const settle = async () => {
    const answer = await send('reviews.settle', { review_id: row.id, note: note.value })
    problem.value = answer.ok ? undefined : answer.problem
    if (answer.ok) toast(texts.settled, { tone: 'success' })
  }
  const why = done ? texts.alreadySettled : whyNotInStore('review.edit', texts.settling)
  return (
    <form
      class="grid max-w-3xl gap-6 rounded-box border border-base-300 bg-base-100 p-6"
      onSubmit={event => {
        event.preventDefault()
        if (why === undefined) settle()
      }}
    >
      <div class="grid gap-2">
        <p class="flex items-center gap-3">
          <span class="text-lg font-semibold">{wordLabel(kind)}</span>
          <Badge tone={done ? 'good' : 'warning'}>{wordLabel(done ? 'done' : 'open')}</Badge>
        </p>
        <p>{texts.reviewWords(kind)}</p>
        <p class="quiet text-sm">{dateTime(Number(row.at))}</p>
      </div>
      <dl class="grid grid-cols-2 gap-4">
        {typeof row.sale_id === 'string' && (
          <div>
            <dt class="quiet text-sm">{columnLabel('review', 'sale_id')}</dt>
            <dd>
              <RowName table="sale" id={row.sale_id} linked />
            </dd>
          </div>
        )}
        {factsOf(row.detail_json).map(([name, value]) => (
          <div key={name}>
            <dt class="quiet text-sm">{texts.detailName(name)}</dt>
            <dd class="amount">{value}</dd>
          </div>
        ))}
      </dl>
      <Field label={columnLabel('review', 'note')} hint={texts.noteHint}>
        {control => (
          <TextInput
            control={control}
            value={note.value}
            readOnly={done}
            onValue={value => (note.value = value)}
          />
        )}
      </Field>
      <Problem problem={problem.value} />
      <div class="flex justify-end">
        <Button tone="primary" icon={Check} why={why} onClick={settle}>
          {texts.settle}
        </Button>
      </div>
    </form>
  )
}

const MONEY = /total|sent|amount|price|difference/
const RATE = /^(rate|limit)$/
const TIME = /_at$/

const factOf = (name: string, value: number): string => {
  if (MONEY.test(name)) return money(value)
  if (RATE.test(name)) return rate(value)
  return TIME.test(name) ? dateTime(value) : String(value)
}

const factsOf = (text: unknown): [string, string][] => {
  try {
    const facts: unknown = JSON.parse(String(text))
    if (typeof facts !== 'object' || facts === null) return []
    return Object.entries(facts)
      .filter(([, value]) => typeof value === 'number' || typeof value === 'string')
      .map(([name, value]) => [
        name,
        typeof value === 'number' ? factOf(name, value) : String(value),
      ])
  } catch {
    return []
  }
}
