// A fault script: picked or written, checked before it is sent, its progress as the device tells it.
import { useSignal } from '@preact/signals'
import { Play, Square } from 'lucide-preact'
import { Button } from '#kit/button.tsx'
import { Field, LongTextInput, Select } from '#kit/field.tsx'
import { count } from '#kit/formats.ts'
import { faultsOfClass } from '#schema/rules/device-faults.ts'
import { readScript } from '#schema/rules/fault-script.ts'
import { issueOf, presetsFor, scriptLanguage, scriptTexts } from './script-words.ts'
import { instruct } from './shop.ts'
import type { Device, DeviceState } from './things.ts'

type Props = { device: Device; state: DeviceState | undefined; why: string | undefined }

const OWN = ''

export const FaultScript = ({ device, state, why }: Props) => {
  const presets = presetsFor(device.class)
  const text = useSignal(presets[0]?.text ?? '')
  const isTried = useSignal(false)
  const { issues } = readScript(text.value, faultsOfClass[device.class])
  const runs = state?.script?.state === 'running'
  const run = async () => {
    isTried.value = true
    if (issues.length > 0) return
    await instruct(device.id, { is: 'run-script', text: text.value })
  }
  const picked = presets.findIndex(preset => preset.text === text.value)
  return (
    <section class="grid gap-3 rounded-box border border-base-300 bg-base-100 p-4">
      <div>
        <h2 class="font-semibold">{scriptTexts.title}</h2>
        <p class="quiet text-sm">{scriptTexts.hint}</p>
      </div>
      <Field label={scriptTexts.pick}>
        {control => (
          <Select
            control={control}
            value={picked === -1 ? OWN : String(picked)}
            onValue={value => {
              text.value = presets[Number(value)]?.text ?? text.value
            }}
            choices={[
              ...presets.map(({ name }, at) => ({ value: String(at), label: name })),
              { value: OWN, label: scriptTexts.own },
            ]}
          />
        )}
      </Field>
      <Field
        label={scriptTexts.script}
        problem={isTried.value && issues[0] ? issueOf(issues[0]) : undefined}
      >
        {control => (
          <LongTextInput
            control={control}
            ltr
            rows={6}
            value={text.value}
            onValue={value => (text.value = value)}
          />
        )}
      </Field>
      <details>
        <summary class="min-h-11 cursor-pointer py-3 text-sm">{scriptTexts.language}</summary>
        <ul class="grid gap-1 font-mono text-sm" dir="ltr">
          {scriptLanguage(device.class).map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
      {/* How the last one ended says nothing of one that does not run. */}
      <Progress state={isTried.value && issues.length > 0 && !runs ? undefined : state} />
      <div class="flex flex-wrap gap-2">
        <Button icon={Play} tone="primary" why={why} onClick={run}>
          {scriptTexts.run}
        </Button>
        {runs && (
          <Button
            icon={Square}
            tone="danger"
            why={why}
            onClick={() => instruct(device.id, { is: 'stop-script' })}
          >
            {scriptTexts.stop}
          </Button>
        )}
      </div>
    </section>
  )
}

const Progress = ({ state }: { state: DeviceState | undefined }) => {
  const script = state?.script
  const { step = 0, of = 1, line = 0 } = script ?? {}
  return (
    <div
      class="grid min-h-12 content-start gap-1 text-sm"
      role="status"
      data-script={script?.state ?? ''}
    >
      {script && (
        <>
          <progress class="progress progress-primary w-full" value={step} max={of} />
          <p>
            {script.state === 'running'
              ? scriptTexts.progress(count(step), count(of), count(line))
              : scriptTexts[script.state]}
          </p>
        </>
      )}
    </div>
  )
}
