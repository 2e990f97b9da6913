// The input for each kind of column.
import type { ComponentChildren } from 'preact'
import {
  type Control,
  LongTextInput,
  MoneyInput,
  QuantityInput,
  RateInput,
  Select,
  TextInput,
  TimeInput,
  Toggle,
  WholeInput,
} from '#kit/field.tsx'
import type { Table } from '#schema/index.ts'
import { JsonFacts } from './json-facts.tsx'
import { wordLabel } from './labels.ts'
import { PermissionsInput } from './permissions-input.tsx'
import { PictureDataInput, PictureInput } from './picture-input.tsx'
import { RelationPicker } from './relation-picker.tsx'
import type { ColumnOf } from './tables.ts'

export type InputForProps = {
  of: ColumnOf
  table: Table
  control: Control
  label: string
  value: unknown
  readOnly: boolean
  /** `others`: columns of the same row that follow from this value */
  onValue: (value: unknown, others?: Record<string, unknown>) => void
}

export const InputFor = (props: InputForProps): ComponentChildren => {
  const { of, control, label, value, readOnly, onValue } = props
  const { meta, type, column } = of
  const shared = { control, readOnly, onValue: (next: unknown) => onValue(next) }
  const number = typeof value === 'number' ? value : value === undefined ? undefined : null
  const text = typeof value === 'string' ? value : ''
  switch (meta.widget) {
    case 'money':
      return <MoneyInput {...shared} value={number} />
    case 'quantity':
      return <QuantityInput {...shared} value={number} />
    case 'rate':
      return <RateInput {...shared} value={number} />
    case 'integer':
      return <WholeInput {...shared} value={number} />
    case 'time':
      return <TimeInput {...shared} value={number ?? null} />
    case 'flag':
      return (
        <Toggle
          control={control}
          readOnly={readOnly}
          value={value === 1}
          onValue={on => onValue(on ? 1 : 0)}
        />
      )
    case 'enum':
      return (
        <Select
          {...shared}
          value={text}
          choices={(type.words ?? []).map(word => ({
            value: word,
            label: wordLabel(word, props.table),
          }))}
        />
      )
    case 'relation':
      return (
        <RelationPicker
          {...shared}
          label={label}
          table={meta.ref ?? ''}
          value={typeof value === 'string' ? value : null}
          clearable={type.nullable}
        />
      )
    case 'picture':
      return meta.ref ? <PictureInput {...props} /> : <PictureDataInput {...props} />
    case 'colour':
      return <ColourInput {...props} />
    case 'long-text':
      return <LongTextInput {...shared} value={text} />
    case 'json':
      return column === 'permissions_json' ? (
        <PermissionsInput {...props} />
      ) : (
        <JsonInput {...props} />
      )
    default:
      if (column === 'colour') return <ColourInput {...props} />
      return (
        <TextInput
          {...shared}
          value={text}
          ltr={isCode(of)}
          onValue={next => onValue(type.nullable && next === '' ? null : next)}
        />
      )
  }
}

const ColourInput = ({ control, value, readOnly, onValue }: InputForProps) => (
  <div class="flex gap-2">
    <input
      type="color"
      class="h-11 w-14 cursor-pointer rounded-field border border-base-300 bg-base-100 p-1"
      id={control.id}
      aria-describedby={control['aria-describedby']}
      disabled={readOnly}
      value={typeof value === 'string' && value !== '' ? value : '#000000'}
      onInput={event => onValue(event.currentTarget.value)}
    />
    <code class="ltr quiet self-center text-sm">{String(value ?? '')}</code>
  </div>
)

const JsonInput = ({ control, value, readOnly, onValue, of, table }: InputForProps) =>
  readOnly ? (
    <div id={control.id} class="rounded-field border border-base-300 bg-base-200 p-3">
      <JsonFacts table={table} column={of.column} text={value} />
    </div>
  ) : (
    <textarea
      {...control}
      class={`textarea ltr min-h-28 w-full font-mono text-xs ${control['aria-invalid'] ? 'textarea-error' : ''}`}
      dir="ltr"
      spellcheck={false}
      value={String(value ?? '')}
      onInput={event => {
        const text = event.currentTarget.value
        onValue(of.type.nullable && text.trim() === '' ? null : text)
      }}
    />
  )

// Codes, addresses and numbers are Latin in every language.
const codes =
  /^(?:code|sku|login|phone|email|card_no|currency|locale|timezone|prefix|address|key|reference|receipt_no|model)$/
const isCode = ({ column, meta }: ColumnOf) => codes.test(column) || meta.widget === 'id'
