// What a kind of device can be told beside its address, as fields; what has no field stands as text.
import { Field, LongTextInput, Select, TextInput } from '#kit/field.tsx'
import { optionsIn, withOptions } from '#schema/rules/options.ts'
import { baudRates, flows, parities } from '#schema/rules/printer-settings.ts'
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
  const isWrong = mistakes['options_json'] !== undefined
  return (
    <>
      {choicesOf(device).map(({ name, label, usual, values }) => (
        <OptionField
          key={name}
          label={label}
          usual={usual}
          values={values}
          value={options?.[name]}
          onValue={value => set(name, value)}
        />
      ))}
      {textsOf(device).map(({ name, label, hint }) => (
        <Field key={name} label={label} hint={hint} problem={mistakes[name]}>
          {control => (
            <TextInput
              control={control}
              ltr
              value={String(options?.[name] ?? '')}
              onValue={value => set(name, value === '' ? undefined : value)}
            />
          )}
        </Field>
      ))}
      <details class="sm:col-span-2" open={isWrong}>
        <summary class="min-h-11 cursor-pointer py-2.5 font-medium">{texts.asText}</summary>
        <Field
          label={pageTexts.options}
          hint={pageTexts.optionsHint}
          problem={mistakes['options_json']}
        >
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

const OptionField = ({
  label,
  usual,
  values,
  value,
  onValue,
}: Omit<Option, 'name'> & { value: unknown; onValue: (value: Value | undefined) => void }) => {
  // One that was written as text stays among those to choose from.
  const isOther = value !== undefined && !values.some(one => one.value === value)
  const other = isOther ? [{ value: String(value), label: String(value) }] : []
  return (
    <Field label={label}>
      {control => (
        <Select
          control={control}
          value={value === undefined ? '' : String(value)}
          onValue={chosen => onValue(values.find(one => String(one.value) === chosen)?.value)}
          choices={[
            { value: '', label: usual },
            ...[...values, ...other].map(one => ({ value: String(one.value), label: one.label })),
          ]}
        />
      )}
    </Field>
  )
}

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
const BRIGHTNESS = [1, 2, 3, 4]

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
  const worded = (values: readonly ('none' | 'odd' | 'even' | 'hardware' | 'xon-xoff')[]) =>
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
          values: figures(BRIGHTNESS),
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
