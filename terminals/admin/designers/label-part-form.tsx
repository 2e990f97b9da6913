// What can be said about one part of a label: where it stands, how large it is, what it says.
import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { Field, LengthInput, Select, TextInput, Toggle, WholeInput } from '#kit/field.tsx'
import { barcodeKinds, labelPart } from '#schema/areas/label-parts.ts'
import { isSquareKind, type LabelPart, placeholders } from '#schema/rules/label-design.ts'
import { words } from './words.ts'

type PartFormProps = {
  part: LabelPart
  onPart: (part: LabelPart) => void
  readOnly: boolean
}

export const LabelPartForm = ({ part, onPart, readOnly }: PartFormProps) => {
  // What is no part of a label yet, such as an empty width, waits at its field.
  const wrong = useSignal<string | undefined>(undefined)
  const set = (name: string) => (value: unknown) => {
    const next = labelPart.safeParse({ ...part, [name]: value ?? undefined })
    wrong.value = next.success ? undefined : name
    if (next.success) onPart(next.data)
  }
  const shared = (name: string) => ({
    readOnly,
    onValue: set(name),
    problem: wrong.value === name ? words.lengthWrong : undefined,
  })
  return (
    <div class="grid gap-4">
      <Said part={part} readOnly={readOnly} onText={set(part.is === 'barcode' ? 'code' : 'text')} />
      <div class="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Length label={words.fromLeft} value={part.x} {...shared('x')} />
        <Length label={words.fromTop} value={part.y} {...shared('y')} />
        {'width' in part && <Length label={words.width} value={part.width} {...shared('width')} />}
        {'height' in part && !(part.is === 'barcode' && isSquareKind(part.kind)) && (
          <Length
            label={part.is === 'line' ? words.thick : words.height}
            value={part.height}
            {...shared('height')}
          />
        )}
        {'size' in part && (
          <Length label={words.letterSize} value={part.size} {...shared('size')} />
        )}
        {'thick' in part && <Length label={words.thick} value={part.thick} {...shared('thick')} />}
        {part.is === 'text' && (
          <Field label={words.lines} problem={shared('lines').problem}>
            {control => (
              <WholeInput
                control={control}
                value={part.lines ?? 1}
                readOnly={readOnly}
                onValue={set('lines')}
              />
            )}
          </Field>
        )}
        {part.is === 'barcode' && (
          <Length label={words.module} value={part.module} {...shared('module')} />
        )}
      </div>
      {'align' in part || part.is === 'text' || part.is === 'price' ? (
        <Field label={words.align}>
          {control => (
            <Select
              control={control}
              readOnly={readOnly}
              value={('align' in part ? part.align : undefined) ?? 'start'}
              choices={[
                { value: 'start', label: words.alignStart },
                { value: 'center', label: words.alignCenter },
                { value: 'end', label: words.alignEnd },
              ]}
              onValue={set('align')}
            />
          )}
        </Field>
      ) : null}
      {part.is === 'text' && (
        <Switch
          label={words.bold}
          isOn={part.bold === true}
          readOnly={readOnly}
          onValue={isOn => set('bold')(isOn ? true : undefined)}
        />
      )}
      {part.is === 'barcode' && (
        <>
          <Field label={words.kind}>
            {control => (
              <Select
                control={control}
                readOnly={readOnly}
                value={part.kind}
                choices={['auto', ...barcodeKinds].map(kind => ({
                  value: kind,
                  label: words.partKinds(kind),
                }))}
                onValue={set('kind')}
              />
            )}
          </Field>
          {!isSquareKind(part.kind) && (
            <Switch
              label={words.readable}
              isOn={part.readable === true}
              readOnly={readOnly}
              onValue={isOn => set('readable')(isOn ? true : undefined)}
            />
          )}
        </>
      )}
    </div>
  )
}

type SaidProps = { part: LabelPart; readOnly: boolean; onText: (text: string) => void }

/** What it says, with what an article fills in to be put there by a tap. */
const Said = ({ part, readOnly, onText }: SaidProps) => {
  if (part.is === 'line' || part.is === 'box') return null
  const text = part.is === 'barcode' ? part.code : part.text
  return (
    <div class="grid gap-2">
      <Field label={words.says} hint={words.saysHint}>
        {control => (
          <TextInput control={control} value={text} readOnly={readOnly} onValue={onText} />
        )}
      </Field>
      {!readOnly && (
        <div class="flex flex-wrap gap-1.5">
          {placeholders.map(name => (
            <button
              key={name}
              type="button"
              class="btn btn-sm tap border-base-300 bg-base-100 font-normal"
              aria-label={words.putIn(words.placeholderNames(name))}
              onClick={() => onText(`${text}{${name}}`)}
            >
              {words.placeholderNames(name)}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

type LengthProps = {
  label: string
  value: number | null | undefined
  onValue: (value: number | null | undefined) => void
  readOnly: boolean
  problem?: string | undefined
}

export const Length = ({ label, value, onValue, readOnly, problem }: LengthProps) => (
  <Field label={label} problem={problem}>
    {control => (
      <LengthInput control={control} value={value} readOnly={readOnly} onValue={onValue} />
    )}
  </Field>
)

type SwitchProps = {
  label: string
  isOn: boolean
  readOnly: boolean
  onValue: (isOn: boolean) => void
}

const Switch = (props: SwitchProps): ComponentChildren => (
  <Field label={props.label}>
    {control => (
      <Toggle
        control={control}
        value={props.isOn}
        readOnly={props.readOnly}
        onValue={props.onValue}
      />
    )}
  </Field>
)
