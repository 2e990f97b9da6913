// A scanner is set up with barcodes: on paper, or one after the other on this screen.
import { useSignal } from '@preact/signals'
import { Printer, ScanBarcode } from 'lucide-preact'
import { send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { Field, Select } from '#kit/field.tsx'
import { language, nameOf } from '#kit/i18n.ts'
import { wordsOf } from '#kit/problems.ts'
import { may } from '#kit/session.ts'
import { toast } from '#kit/toast.tsx'
import { sheetTexts } from '#schema/rules/scanner-program-words.ts'
import {
  choicesOf,
  type ProgramStep,
  programOf,
  recommendedWish,
  type ScannerWish,
  scannerMakeIds,
  scannerMakes,
  shownCode,
} from '#schema/rules/scanner-programs.ts'
import { CodePicture } from './code-picture.tsx'
import { programTexts as texts } from './scanner-program-texts.ts'
import { devices } from './shop.ts'
import type { Device } from './things.ts'

export const ScannerProgram = ({ device }: { device: Device }) => {
  const wish = useSignal(recommendedWish('datalogic', device.transport))
  const isShown = useSignal(false)
  const words = sheetTexts[language.value]
  const program = programOf(wish.value)
  const change = (part: Partial<ScannerWish>) => {
    wish.value = { ...wish.value, ...part }
  }
  return (
    <section
      class="grid gap-3 rounded-box border border-base-300 bg-base-100 p-4"
      aria-labelledby="scanner-program"
    >
      <h2 id="scanner-program" class="font-semibold">
        {texts.title}
      </h2>
      <p class="quiet text-sm">{texts.hint}</p>
      <Wish wish={wish.value} transport={device.transport} onChange={change} />
      {program?.missing.map(gap => (
        <p key={gap} class="text-sm">
          {words.missing[gap]}
        </p>
      ))}
      <div>
        <Button icon={ScanBarcode} onClick={() => (isShown.value = true)}>
          {texts.show}
        </Button>
      </div>
      <Sheet device={device} wish={wish.value} />
      {isShown.value && program && (
        <Codes
          steps={program.steps}
          symbols={scannerMakes[wish.value.make].symbols}
          onClose={() => (isShown.value = false)}
        />
      )}
    </section>
  )
}

type WishProps = {
  wish: ScannerWish
  transport: string
  onChange: (part: Partial<ScannerWish>) => void
}

const Wish = ({ wish, transport, onChange }: WishProps) => {
  const { interfaces, hasEnter, hasAim } = choicesOf(wish.make)
  const words = sheetTexts[language.value]
  return (
    <div class="grid gap-3 sm:grid-cols-2">
      <Field label={texts.make} hint={texts.makeHint} class="sm:col-span-2">
        {control => (
          <Select
            control={control}
            value={wish.make}
            onValue={value => {
              const make = scannerMakeIds.find(each => each === value)
              // Another make begins with what is recommended for it.
              if (make) onChange(recommendedWish(make, transport))
            }}
            choices={scannerMakeIds.map(value => ({ value, label: scannerMakes[value].name }))}
          />
        )}
      </Field>
      <Field label={texts.interface}>
        {control => (
          <Select
            control={control}
            value={wish.interface}
            onValue={value => {
              const found = interfaces.find(each => each === value)
              if (found) onChange({ interface: found })
            }}
            choices={interfaces.map(value => ({ value, label: words.interfaces[value] }))}
          />
        )}
      </Field>
      <div class="grid content-center">
        <Pick
          label={texts.enter}
          isOn={wish.enter}
          isKnown={hasEnter}
          onTurn={enter => onChange({ enter })}
        />
        <Pick
          label={texts.aim}
          isOn={wish.aim}
          isKnown={hasAim}
          onTurn={aim => onChange({ aim })}
        />
      </div>
    </div>
  )
}

type PickProps = {
  label: string
  isOn: boolean
  isKnown: boolean
  onTurn: (isOn: boolean) => void
}

const Pick = ({ label, isOn, isKnown, onTurn }: PickProps) => (
  <label class="flex min-h-11 items-center gap-3">
    <input
      type="checkbox"
      class="checkbox"
      checked={isOn}
      onChange={event => onTurn(event.currentTarget.checked)}
    />
    <span class="min-w-0">
      {label}
      {!isKnown && <span class="quiet text-sm"> · {texts.unknown}</span>}
    </span>
  </label>
)

/** The same codes on paper, on a printer of the technician's choice. */
const Sheet = ({ device, wish }: { device: Device; wish: ScannerWish }) => {
  const printers =
    devices.value.value?.rows.filter(
      ({ class: kind, status }) => kind === 'receipt_printer' && status === 'active',
    ) ?? []
  const nearest = printers.find(({ till_id }) => till_id === device.till_id) ?? printers[0]
  const chosen = useSignal('')
  const printer = printers.find(({ id }) => id === chosen.value) ?? nearest
  if (!printer) return <p class="quiet text-sm">{texts.noPrinter}</p>
  const print = async () => {
    const answer = await send('devices.print-scanner-sheet', {
      device_id: device.id,
      printer_id: printer.id,
      ...wish,
    })
    toast(answer.ok ? texts.printed : wordsOf(answer.problem), {
      tone: answer.ok ? 'success' : 'danger',
    })
  }
  return (
    <div class="flex flex-wrap items-end gap-2">
      <Field label={texts.printer} class="flex-1 basis-48">
        {control => (
          <Select
            control={control}
            value={printer.id}
            onValue={id => {
              chosen.value = id
            }}
            choices={printers.map(each => ({ value: each.id, label: nameOf(each) }))}
          />
        )}
      </Field>
      <Button
        tone="primary"
        icon={Printer}
        why={may('devices.test') ? undefined : texts.mayNotPrint}
        onClick={print}
      >
        {texts.print}
      </Button>
    </div>
  )
}

type CodesProps = {
  steps: readonly ProgramStep[]
  symbols: 'code128' | 'qr'
  onClose: () => void
}

/** One at a time: a scanner that sees two of them takes either. */
const Codes = ({ steps, symbols, onClose }: CodesProps) => {
  const at = useSignal(0)
  const step = steps[at.value]
  if (!step) return null
  const name = sheetTexts[language.value].steps[step.is]
  const isLast = at.value === steps.length - 1
  return (
    <Dialog
      title={texts.title}
      onClose={onClose}
      size="wide"
      isActionFirst
      onSubmit={isLast ? onClose : () => at.value++}
      actions={
        <>
          {at.value > 0 && <Button onClick={() => at.value--}>{texts.back}</Button>}
          <Button tone="primary" submit>
            {isLast ? texts.done : texts.next}
          </Button>
        </>
      }
    >
      <div class="grid gap-3" data-code={shownCode(step.code)}>
        <p class="quiet text-sm">{texts.scanIt}</p>
        <p class="text-lg font-medium" role="status">
          <span class="quiet">{texts.stepOf(at.value + 1, steps.length)}</span> {name}
        </p>
        <CodePicture symbols={symbols} code={step.code} label={name} />
        <p class="ltr text-center font-mono text-sm">{shownCode(step.code)}</p>
      </div>
    </Dialog>
  )
}
