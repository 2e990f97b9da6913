// Whether a scale may be used for trade, as the technician reads it on its plate.
import { Field, Select, TextInput } from '#kit/field.tsx'
import { certificateOf } from '#schema/rules/weighing.ts'
import { texts } from './texts.ts'

const MARK_MAX = 60

type Props = { optionsJson: string; onOptions: (optionsJson: string) => void }

/** Two fields over the row's options; what else stands there stays. */
export const ScaleCertificate = ({ optionsJson, onOptions }: Props) => {
  const mark = certificateOf(optionsJson)
  const set = (next: string | null) => onOptions(withMark(optionsJson, next))
  return (
    <>
      <Field label={texts.certified} hint={texts.certifiedHint}>
        {control => (
          <Select
            control={control}
            value={mark === null ? 'no' : 'yes'}
            onValue={value => set(value === 'yes' ? (mark ?? '') : null)}
            choices={[
              { value: 'no', label: texts.notCertified },
              { value: 'yes', label: texts.isCertified },
            ]}
          />
        )}
      </Field>
      <Field label={texts.certificate} hint={texts.certificateHint}>
        {control => (
          <TextInput
            control={control}
            ltr
            value={mark ?? ''}
            readOnly={mark === null}
            onValue={next => set(next.slice(0, MARK_MAX))}
          />
        )}
      </Field>
    </>
  )
}

// What is being typed in the field of options may be no JSON yet: it is left as it is.
const withMark = (optionsJson: string, mark: string | null): string => {
  const options = read(optionsJson)
  if (!options) return optionsJson
  const { certified: _, certificate: __, ...others } = options
  return JSON.stringify(mark === null ? others : { ...others, certified: true, certificate: mark })
}

const read = (optionsJson: string): Record<string, unknown> | undefined => {
  try {
    const options: unknown = JSON.parse(optionsJson.trim() || '{}')
    return typeof options === 'object' && options !== null ? { ...options } : undefined
  } catch {
    return undefined
  }
}
