// The logo of a receipt: chosen or dropped, made into dots, made narrower, taken away.
import { useSignal } from '@preact/signals'
import { ImagePlus, Trash2 } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '#kit/button.tsx'
import { Field } from '#kit/field.tsx'
import { columnLabel } from '../labels.ts'
import { LogoDots } from './dots.tsx'
import {
  LOGO_WIDTH_MIN,
  type LogoProblem,
  type LogoSource,
  logoTypes,
  readLogoFile,
  sourceOfLogo,
} from './logo.ts'
import { words } from './words.ts'

/** As wide as most logos look well on 80 mm. */
const WIDTH_AT_FIRST = 384
const NO_LOGO = 'null'

type LogoInputProps = {
  json: string
  onJson: (json: string) => void
  readOnly: boolean
  problem: string | undefined
}

export const LogoInput = ({ json, onJson, readOnly, problem }: LogoInputProps) => {
  const source = useSignal<LogoSource | undefined>(sourceOfLogo(json))
  const refused = useSignal<LogoProblem | undefined>(undefined)
  const made = useRef(json)
  const picker = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // Taken back, or saved by somebody else: the file that was chosen here is not its source.
    if (json !== made.current) source.value = sourceOfLogo(json)
    made.current = json
  }, [json])
  const give = (next: string) => {
    made.current = next
    onJson(next)
  }
  const take = async (file: File | undefined) => {
    if (!file) return
    const read = await readLogoFile(file)
    refused.value = 'problem' in read ? read.problem : undefined
    if ('problem' in read) return
    source.value = read.source
    give(read.source.make(Math.min(WIDTH_AT_FIRST, read.source.widest)))
  }
  const has = json !== NO_LOGO
  return (
    <Field
      label={columnLabel('receipt_design', 'logo_json')}
      hint={words.logoHint}
      problem={refused.value ? words[refused.value] : problem}
    >
      {control => (
        // biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped on it; the button does the same
        <div
          class="flex flex-wrap items-center gap-3 rounded-box border border-dashed border-base-300 p-3"
          data-logo={has ? 'some' : 'none'}
          onDragOver={event => {
            if (!readOnly) event.preventDefault()
          }}
          onDrop={event => {
            event.preventDefault()
            if (!readOnly) void take(event.dataTransfer?.files[0])
          }}
        >
          {has && <LogoDots json={json} label={columnLabel('receipt_design', 'logo_json')} />}
          <input
            {...control}
            ref={picker}
            type="file"
            class="sr-only"
            tabIndex={-1}
            accept={logoTypes.join(',')}
            disabled={readOnly}
            onChange={async event => {
              const { currentTarget } = event
              await take(currentTarget.files?.[0])
              // The same file may be chosen again.
              currentTarget.value = ''
            }}
          />
          {!readOnly && (
            <Button icon={ImagePlus} onClick={() => picker.current?.click()}>
              {has ? words.otherLogo : words.chooseLogo}
            </Button>
          )}
          {!readOnly && has && (
            <Button
              tone="quiet"
              icon={Trash2}
              label={words.noLogo}
              onClick={() => {
                source.value = undefined
                give(NO_LOGO)
              }}
            />
          )}
          {!readOnly && has && source.value && (
            <LogoWidth json={json} source={source.value} onJson={give} />
          )}
        </div>
      )}
    </Field>
  )
}

/** Printers of 80 and 58 mm set eight dots in a millimetre. */
const DOTS_IN_MM = 8

const LogoWidth = ({
  json,
  source,
  onJson,
}: {
  json: string
  source: LogoSource
  onJson: (json: string) => void
}) => {
  const width: number = JSON.parse(json).width ?? source.widest
  return (
    <label class="flex min-h-11 min-w-48 flex-1 items-center gap-3 text-sm">
      <span>{words.logoWidth}</span>
      <input
        type="range"
        class="range range-sm range-primary flex-1"
        min={Math.min(LOGO_WIDTH_MIN, source.widest)}
        max={source.widest}
        step={DOTS_IN_MM}
        value={width}
        aria-valuetext={words.millimetres(Math.round(width / DOTS_IN_MM))}
        onInput={event => onJson(source.make(Number(event.currentTarget.value)))}
      />
      <span class="amount">{words.millimetres(Math.round(width / DOTS_IN_MM))}</span>
    </label>
  )
}
