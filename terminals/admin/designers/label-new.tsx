// A new label: what it is called and how large it is. It begins with name, price and barcode.
import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { newId, type Problem as ProblemOf } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Field, TextInput } from '#kit/field.tsx'
import { language } from '#kit/i18n.ts'
import { Page } from '#kit/page.tsx'
import { choices } from '#kit/session.ts'
import { startingParts } from '#schema/rules/label-design.ts'
import { whyReadOnly } from '../access.ts'
import { FormEnd } from '../form-end.tsx'
import { columnLabel, tableLabel } from '../labels.ts'
import { Reason } from '../list-page.tsx'
import { path } from '../paths.ts'
import { create } from '../saving.ts'
import { texts } from '../texts.ts'
import { issuesOfRow } from '../validation.ts'
import { Length } from './label-part-form.tsx'
import { words } from './words.ts'

const TABLE = 'label_design'
/** Rolls that are sold everywhere; tenths of a millimetre. */
const sizes = [
  { width: 400, height: 200, gap: 20 },
  { width: 500, height: 300, gap: 20 },
  { width: 570, height: 320, gap: 30 },
  { width: 600, height: 400, gap: 30 },
  { width: 1_000, height: 500, gap: 30 },
]

export const NewLabelPage = () => {
  const { route } = useLocation()
  const name = useSignal('')
  const size = useSignal<Record<string, number | null | undefined>>({ ...sizes[1] })
  const issues = useSignal<Record<string, string>>({})
  const problem = useSignal<ProblemOf | undefined>(undefined)
  const locked = whyReadOnly(TABLE)
  const make = async () => {
    const { width, height } = size.value
    const row = {
      id: newId(),
      tenant_id: choices.value?.tenant.id ?? '',
      store_id: choices.value?.store?.id ?? '',
      name: name.value,
      name_ar: '',
      language: language.value,
      ...size.value,
      elements_json: JSON.stringify(startingParts(width ?? 0, height ?? 0)),
    }
    issues.value = issuesOfRow(TABLE, row)
    if (Object.keys(issues.value).length > 0) return
    const made = await create(TABLE, row)
    if (made.is === 'saved') route(path.row(TABLE, made.row.id), true)
    else if (made.is === 'refused') problem.value = made.problem
  }
  return (
    <Page
      above={
        <a class="link link-hover" href={path.list(TABLE)}>
          {tableLabel(TABLE)}
        </a>
      }
      title={texts.newIn(tableLabel(TABLE))}
      note={locked && <Reason why={locked} />}
    >
      <form
        class="grid max-w-2xl gap-6 rounded-box border border-base-300 bg-base-100 p-6"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          if (locked === undefined) make()
        }}
      >
        <Field label={columnLabel(TABLE, 'name')} problem={issues.value.name}>
          {control => (
            <TextInput
              control={control}
              autoFocus
              value={name.value}
              placeholder={words.labelNameExample}
              onValue={next => (name.value = next)}
            />
          )}
        </Field>
        <fieldset class="flex flex-wrap gap-2" aria-label={words.usualSizes}>
          {sizes.map(one => {
            const isChosen =
              one.width === size.value.width &&
              one.height === size.value.height &&
              one.gap === size.value.gap
            return (
              <button
                key={`${one.width} ${one.height}`}
                type="button"
                class={`btn ${isChosen ? 'btn-primary' : 'border-base-300 bg-base-100'}`}
                aria-pressed={isChosen}
                onClick={() => (size.value = { ...one })}
              >
                {words.sizeOf(one.width / 10, one.height / 10)}
              </button>
            )
          })}
        </fieldset>
        <div class="grid grid-cols-3 gap-3">
          {(['width', 'height', 'gap'] as const).map(column => (
            <Length
              key={column}
              label={words[column]}
              value={size.value[column]}
              readOnly={locked !== undefined}
              problem={issues.value[column] && words.lengthWrong}
              onValue={next => (size.value = { ...size.value, [column]: next })}
            />
          ))}
        </div>
        <FormEnd problem={problem.value} issue={issues.value['']}>
          <Button onClick={() => history.back()}>{texts.discard}</Button>
          <Button tone="primary" why={locked} onClick={make}>
            {texts.make}
          </Button>
        </FormEnd>
      </form>
    </Page>
  )
}
