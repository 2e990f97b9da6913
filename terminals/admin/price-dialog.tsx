// A new price: at once, or from a moment on; for a while, or until the next one.
import { useSignal } from '@preact/signals'
import { type Problem as ProblemOf, send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { amountProblem, Field, MoneyInput, Select, TimeInput } from '#kit/field.tsx'
import { dateTime, money } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { Problem } from '#kit/states.tsx'
import { toast } from '#kit/toast.tsx'
import type { Row } from '#schema/index.ts'
import { type Priced, pricesIn } from './prices-in.ts'
import { texts } from './texts.ts'

type SetPriceProps = {
  item: Priced
  lists: readonly Row<'price_list'>[]
  /** why prices cannot be set here */
  why: string | undefined
  onClose: () => void
}

export const SetPriceDialog = ({ item, lists, why, onClose }: SetPriceProps) => {
  const list = useSignal(lists[0]?.id ?? '')
  const { now } = pricesIn(item, list.value)
  const amount = useSignal<number | null | undefined>(now?.amount ?? null)
  const from = useSignal<number | null>(null)
  const until = useSignal<number | null>(null)
  const tried = useSignal(false)
  const problem = useSignal<ProblemOf | undefined>(undefined)
  const wrong = amountProblem(amount.value)
  const backwards = from.value !== null && until.value !== null && until.value <= from.value
  const keep = async () => {
    tried.value = true
    if (why !== undefined || wrong !== undefined || backwards) return
    const answer = await send('prices.set', {
      variant_id: item.id,
      price_list_id: list.value,
      amount: amount.value,
      starts_at: from.value,
      ends_at: until.value,
    })
    problem.value = answer.ok ? undefined : answer.problem
    if (!answer.ok) return
    toast(from.value === null ? texts.priceSet : texts.priceStaged(dateTime(from.value)), {
      tone: 'success',
    })
    onClose()
  }
  return (
    <Dialog
      title={nameOf(item)}
      onClose={onClose}
      onSubmit={keep}
      actions={
        <>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button tone="primary" why={why} submit>
            {texts.setPrice}
          </Button>
        </>
      }
    >
      <div class="grid grid-cols-2 gap-4 pt-1">
        <Field label={texts.priceList} locked={why}>
          {control => (
            <Select
              control={control}
              value={list.value}
              choices={lists.map(({ id, name }) => ({ value: id, label: name }))}
              onValue={id => {
                list.value = id
                amount.value = pricesIn(item, id).now?.amount ?? null
              }}
            />
          )}
        </Field>
        <Field
          label={texts.price}
          problem={tried.value ? wrong : undefined}
          hint={now ? texts.priceNow(money(now.amount)) : texts.noPriceYet}
        >
          {control => (
            <MoneyInput
              key={list.value}
              control={control}
              autoFocus
              readOnly={why !== undefined}
              value={amount.value}
              onValue={value => (amount.value = value)}
            />
          )}
        </Field>
        <Field label={texts.from} hint={texts.fromHint}>
          {control => (
            <TimeInput
              control={control}
              readOnly={why !== undefined}
              value={from.value}
              onValue={value => (from.value = value)}
            />
          )}
        </Field>
        <Field
          label={texts.until}
          hint={texts.untilHint}
          problem={backwards ? texts.endsBefore : undefined}
        >
          {control => (
            <TimeInput
              control={control}
              readOnly={why !== undefined}
              value={until.value}
              onValue={value => (until.value = value)}
            />
          )}
        </Field>
        <Periods item={item} listId={list.value} />
        <div class="col-span-2">
          <Problem problem={problem.value} />
        </div>
      </div>
    </Dialog>
  )
}

// What is set for this list already, so that nobody stages the same change twice.
const Periods = ({ item, listId }: { item: Priced; listId: string }) => {
  const own = item.prices.filter(price => price.price_list_id === listId)
  if (own.length === 0) return null
  return (
    <ul class="quiet col-span-2 grid gap-1 text-sm" aria-label={texts.pricesSet}>
      {own.map(price => (
        <li key={`${price.starts_at} ${price.ends_at}`} class="flex justify-between gap-4">
          <span>
            {price.starts_at === null ? texts.always : texts.fromTime(dateTime(price.starts_at))}
            {price.ends_at === null ? '' : ` ${texts.untilTime(dateTime(price.ends_at))}`}
          </span>
          <span class="amount">{money(price.amount)}</span>
        </li>
      ))}
    </ul>
  )
}
