// What can be said about a receipt, in the order of the paper from top to bottom.
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Field, LongTextInput, Select, TextInput, Toggle } from '#kit/field.tsx'
import type { Editing } from '../editing.tsx'
import { columnLabel } from '../labels.ts'
import { LogoInput } from './logo-input.tsx'
import { words } from './words.ts'

export const ReceiptForm = ({ editing }: { editing: Editing }) => {
  const { draft, issues, change, table } = editing
  const readOnly = editing.locked !== undefined
  const textOf = (column: string) => String(draft[column] ?? '')
  const set = (column: string) => (value: unknown) => change({ ...draft, [column]: value })
  const label = (column: string) => columnLabel(table, column)

  const long = (column: string) => (
    <Field key={column} label={label(column)} problem={issues[column]}>
      {control => (
        <LongTextInput
          control={control}
          rows={3}
          value={textOf(column)}
          readOnly={readOnly}
          onValue={set(column)}
        />
      )}
    </Field>
  )
  const one = (column: string, choices: Record<string, string>) => (
    <Field key={column} label={label(column)} problem={issues[column]}>
      {control => (
        <Select
          control={control}
          value={textOf(column)}
          readOnly={readOnly}
          choices={Object.entries(choices).map(([value, text]) => ({ value, label: text }))}
          onValue={set(column)}
        />
      )}
    </Field>
  )
  const flag = (column: string) => (
    <Switch
      key={column}
      label={label(column)}
      isOn={draft[column] === 1}
      readOnly={readOnly}
      onValue={isOn => set(column)(isOn ? 1 : 0)}
    />
  )

  return (
    <div class="grid gap-6">
      <Part title={words.top}>
        {one('language', languages())}
        <LogoInput
          json={textOf('logo_json')}
          problem={issues.logo_json}
          readOnly={readOnly}
          onJson={set('logo_json')}
        />
        <Pair>{['header_en', 'header_ar'].map(long)}</Pair>
        <Switches>{['show_name', 'show_address', 'show_till', 'show_cashier'].map(flag)}</Switches>
      </Part>
      <Part title={words.articles}>
        <Switches>
          {['show_customer', 'show_sku', 'show_barcode', 'show_saved', 'show_taxes'].map(flag)}
        </Switches>
        <Pair>
          {one('show_unit_price', { several: words.unitSeveral, always: words.unitAlways })}
          {one('total_size', { normal: words.sizeNormal, large: words.sizeLarge })}
        </Pair>
      </Part>
      <Part title={words.bottom}>
        <Pair>{['footer_en', 'footer_ar'].map(long)}</Pair>
        <Pair>
          {one('number_code', {
            barcode: words.codeBarcode,
            qr: words.codeQr,
            none: words.codeNone,
          })}
          <Field label={label('qr_text')} hint={words.qrHint} problem={issues.qr_text}>
            {control => (
              <TextInput
                control={control}
                ltr
                value={textOf('qr_text')}
                readOnly={readOnly}
                placeholder="https://…/{receipt_no}"
                onValue={set('qr_text')}
              />
            )}
          </Field>
        </Pair>
      </Part>
    </div>
  )
}

const languages = () => ({
  store: words.languageStore,
  en: words.languageEn,
  ar: words.languageAr,
  both: words.languageBoth,
})

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <fieldset class="grid min-w-0 gap-4">
    <legend class="mb-2 text-lg font-semibold">{title}</legend>
    {children}
  </fieldset>
)

const Pair = ({ children }: { children: ComponentChildren }) => (
  <div class="grid min-w-0 gap-4 md:grid-cols-2">{children}</div>
)

const Switches = ({ children }: { children: ComponentChildren }) => (
  <div class="grid min-w-0 gap-x-8 sm:grid-cols-2">{children}</div>
)

type SwitchProps = {
  label: string
  isOn: boolean
  readOnly: boolean
  onValue: (isOn: boolean) => void
}

const Switch = ({ label, isOn, readOnly, onValue }: SwitchProps) => {
  const id = useId()
  return (
    <div class="flex min-h-11 items-center justify-between gap-3 border-b border-base-300 text-sm">
      <label for={id} class="flex-1 cursor-pointer py-2.5">
        {label}
      </label>
      <Toggle
        control={{ id, 'aria-describedby': '', 'aria-invalid': false }}
        value={isOn}
        readOnly={readOnly}
        onValue={onValue}
      />
    </div>
  )
}
