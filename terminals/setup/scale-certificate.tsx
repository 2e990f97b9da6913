// Whether a scale may be used for trade, as the technician reads it on its plate.
import { Field, Select, TextInput } from '#kit/field.tsx'
import { optionsIn, withOptions } from '#schema/rules/options.ts'
import { certificateOf } from '#schema/rules/weighing.ts'
import { optionTexts } from './option-texts.ts'
import { texts } from './texts.ts'

const MARK_MAX = 60

type Props = { optionsJson: string; onOptions: (optionsJson: string) => void }

/** Two fields over the row's options; what else stands there stays. */
export const ScaleCertificate = ({ optionsJson, onOptions }: Props) => {
  const mark = certificateOf(optionsJson)
  const locked = optionsIn(optionsJson) ? undefined : optionTexts.textFirst
  const set = (mark: string | null) =>
    onOptions(
      withOptions(optionsJson, {
        certified: mark === null ? undefined : true,
        certificate: mark ?? undefined,
      }),
    )
  return (
    <>
      <Field label={texts.certified} hint={locked ?? texts.certifiedHint} locked={locked}>
        {control => (
          <Select
            control={control}
            value={mark === null ? 'no' : 'yes'}
            readOnly={locked !== undefined}
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
