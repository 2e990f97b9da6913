// What a kind of device can be told beside its address, as fields; what has no field stands as text.
import { Field, LongTextInput, Select, TextInput } from '#kit/field.tsx'
import { optionLimits } from '#schema/rules/device-options.ts'
import { optionsIn, withOptions } from '#schema/rules/options.ts'
import {
  baudRates,
  type Flow,
  flows,
  type Parity,
  parities,
} from '#schema/rules/printer-settings.ts'
import type { Mistakes } from './device-check.ts'
import { optionTexts as texts } from './option-texts.ts'
import { memoryTexts } from './printer-memory-texts.ts'
import { texts as pageTexts } from './texts.ts'
import type { Device } from './things.ts'

type Props = {
  device: Device
  mistakes: Mistakes
  onOptions: (optionsJson: string) => void
}

/** Fields over the row's options; what else stands there stays. */
export const OptionFields = ({ device, mistakes, onOptions }: Props) => {
  const { options_json } = device
  const options = optionsIn(options_json)
  const set = (name: string, value: unknown) =>
    onOptions(withOptions(options_json, { [name]: value }))
  const locked = options ? undefined : texts.textFirst
  const fields = { choices: choicesOf(device), texts: textsOf(device) }
  const shown = [...fields.choices, ...fields.texts].map(({ name }) => name)
  const inText = Object.keys(options ?? {}).find(name => mistakes[name] && !shown.includes(name))
  const problem = mistakes['options_json'] ?? (inText && mistakes[inText])
  return (
    <>
      {fields.choices.map(({ name, label, usual, values }) => (
        <OptionField
          key={name}
          label={label}
          usual={usual}
          values={values}
          value={options?.[name]}
          problem={mistakes[name]}
          locked={locked}
          onValue={value => set(name, value)}
        />
      ))}
      {fields.texts.map(({ name, label, hint }) => (
        <Field
          key={name}
          label={label}
          hint={locked ?? hint}
          locked={locked}
          problem={mistakes[name]}
        >
          {control => (
            <TextInput
              control={control}
              ltr
              readOnly={locked !== undefined}
              value={String(options?.[name] ?? '')}
              onValue={value => set(name, value === '' ? undefined : value)}
            />
          )}
        </Field>
      ))}
      <details class="sm:col-span-2" open={problem !== undefined}>
        <summary class="min-h-11 cursor-pointer py-2.5 font-medium">{texts.asText}</summary>
        <Field label={pageTexts.options} hint={pageTexts.optionsHint} problem={problem}>
          {control => (
            <LongTextInput control={control} ltr value={options_json} onValue={onOptions} />
          )}
        </Field>
      </details>
    </>
  )
}

type Value = string | number | boolean
type Choice = { value: Value; label: string }
type Option = { name: string; label: string; usual: string; values: readonly Choice[] }

type Chosen = { value: unknown; problem: string | undefined; locked: string | undefined }

const OptionField = ({
  label,
  usual,
  values,
  value,
  problem,
  locked,
  onValue,
}: Omit<Option, 'name'> & Chosen & { onValue: (value: Value | undefined) => void }) => {
  // One that was written as text stays among those to choose from.
  const isOther = value !== undefined && !values.some(one => one.value === value)
  const other = isOther ? [{ value: keyOf(value), label: keyOf(value) }] : []
  return (
    <Field label={label} problem={problem} locked={locked}>
      {control => (
        <Select
          control={control}
          value={value === undefined ? '' : keyOf(value)}
          readOnly={locked !== undefined}
          onValue={chosen => onValue(values.find(one => keyOf(one.value) === chosen)?.value)}
          choices={[
            { value: '', label: usual },
            ...values.map(one => ({ value: keyOf(one.value), label: one.label })),
            ...other,
          ]}
        />
      )}
    </Field>
  )
}

/** "9600" in quotation marks is another value than 9600. */
const keyOf = (value: unknown): string => JSON.stringify(value)

const isZvt = (device: Device) => device.class === 'card_terminal' && device.model === 'zvt'

const textsOf = (device: Device) => [
  ...(device.class === 'label_printer'
    ? [{ name: 'label_size', label: texts.labelSize, hint: texts.labelSizeHint }]
    : []),
  ...(isZvt(device)
    ? [
        {
          name: 'zvt_password',
          label: texts.terminalPassword,
          hint: texts.terminalPasswordHint,
        },
      ]
    : []),
]

const COLUMNS = [32, 42, 48]

const figures = (values: readonly number[]): Choice[] =>
  values.map(value => ({ value, label: String(value) }))

const isPrinter = ({ class: is }: Device) =>
  is === 'receipt_printer' || is === 'kitchen_printer' || is === 'label_printer'

const choicesOf = (device: Device): Option[] => [
  ...(device.transport === 'serial' ? lineOptions(device) : []),
  ...(isPrinter(device) && device.class !== 'label_printer'
    ? [{ name: 'columns', label: texts.columns, usual: texts.ofModel, values: figures(COLUMNS) }]
    : []),
  ...ownOptions(device),
]

const lineOptions = (device: Device): Option[] => {
  const worded = (values: readonly (Parity | Flow)[]) =>
    values.map(value => ({ value, label: memoryTexts[value] }))
  const usual = texts.ofModel
  return [
    { name: 'baud', label: memoryTexts.baud, usual, values: figures(baudRates) },
    { name: 'parity', label: memoryTexts.parity, usual, values: worded(parities) },
    ...(isPrinter(device)
      ? [{ name: 'flow', label: memoryTexts.flow, usual, values: worded(flows) }]
      : []),
  ]
}

const ownOptions = (device: Device): Option[] => {
  switch (device.class) {
    case 'scale':
      return [
        {
          name: 'pounds',
          label: texts.weighsIn,
          usual: texts.kilograms,
          values: [{ value: true, label: texts.pounds }],
        },
      ]
    case 'line_display':
      return [
        {
          name: 'brightness',
          label: texts.brightness,
          usual: texts.ofModel,
          values: figures(optionLimits.brightness.values),
        },
      ]
    case 'card_terminal':
      return isZvt(device)
        ? [
            {
              name: 'slips',
              label: texts.slips,
              usual: texts.slipsHere,
              values: [{ value: 'terminal', label: texts.slipsThere }],
            },
          ]
        : []
    default:
      return []
  }
}
