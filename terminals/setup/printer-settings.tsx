// The settings in a printer's own memory: read, chosen, confirmed, written once; then our end follows.
import { type Signal, useSignal } from '@preact/signals'
import { Cable, MemoryStick, RefreshCw } from 'lucide-preact'
import { send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { Field, Select } from '#kit/field.tsx'
import { wordsOf } from '#kit/problems.ts'
import { cutsLine, type PrinterSettings } from '#schema/rules/printer-settings.ts'
import { useAnswers } from './asking.ts'
import { type PrinterSays, readSettings, whyNot, writeSettings } from './printer-memory.ts'
import { memoryTexts as texts } from './printer-memory-texts.ts'
import { type Name, names, settingChoices, settingWord } from './printer-setting-choices.ts'
import type { Device } from './things.ts'

/** `says` null: it does not answer about itself. `line`: our end has not followed yet. */
type Known = { says: PrinterSays | null; wanted: PrinterSettings }
type Line = Pick<PrinterSettings, 'baud' | 'parity' | 'flow'>

/** It starts anew on another speed: it is asked a few times before it counts as silent. */
const FOLLOW_TRIES = 5
const FOLLOW_PAUSE_MS = 1_500

export const PrinterSettingsPart = ({
  device,
  why,
}: {
  device: Device
  why: string | undefined
}) => {
  useAnswers()
  const known = useSignal<Known | undefined>(undefined)
  const line = useSignal<Line | undefined>(undefined)
  const news = useSignal<{ text: string; isBad: boolean } | undefined>(undefined)
  const isSure = useSignal(false)
  const tell = (text: string, isBad = false) => {
    news.value = { text, isBad }
  }
  /** Null: it does not answer about itself; undefined: it could not be asked. */
  const read = async (): Promise<PrinterSays | null | undefined> => {
    const answer = await readSettings(device.id)
    if (!('why' in answer)) {
      known.value = { says: answer, wanted: {} }
      return answer
    }
    if (answer.why !== 'no-answer') {
      tell(texts.notRead(whyNot(answer.why)), true)
      return undefined
    }
    known.value = { says: null, wanted: {} }
    return null
  }
  const write = async (wanted: PrinterSettings) => {
    isSure.value = false
    const done = await writeSettings(device.id, wanted)
    if ('why' in done) return tell(texts.notWritten(whyNot(done.why)), true)
    const { baud, parity, flow } = wanted
    const isCut = cutsLine(wanted) && hasLine(device)
    line.value = isCut ? { baud, parity, flow } : undefined
    if (done.result === 'sent') tell(texts.sent)
    else if (isCut) tell(texts.written)
    else tell(...saysNow(wanted, await read()))
  }
  const follow = async () => {
    const answer = await send('devices.set-line', { device_id: device.id, ...line.value })
    if (!answer.ok) return tell(wordsOf(answer.problem), true)
    line.value = undefined
    for (let left = FOLLOW_TRIES; left > 0; left--) {
      await new Promise(resolve => setTimeout(resolve, FOLLOW_PAUSE_MS))
      if (await read()) return tell(texts.lineDone)
    }
    tell(texts.lineSilent, true)
  }
  const now = known.value
  return (
    <section
      class="grid gap-3 rounded-box border border-base-300 bg-base-100 p-4"
      aria-labelledby="printer-settings"
    >
      <h2 id="printer-settings" class="font-semibold">
        {texts.settings}
      </h2>
      <p class="quiet text-sm">{texts.settingsHint}</p>
      <div>
        <Button
          icon={RefreshCw}
          why={why}
          onClick={() => {
            news.value = undefined
            return read()
          }}
        >
          {now ? texts.readAgain : texts.read}
        </Button>
      </div>
      {now && <Form known={known} now={now} />}
      {line.value && (
        <div class="grid gap-2 rounded-box border border-warning p-3" data-step="line">
          <p class="font-medium">{texts.lineStep}</p>
          <div>
            <Button tone="primary" icon={Cable} why={why} onClick={follow}>
              {texts.lineFollow}
            </Button>
          </div>
        </div>
      )}
      {now && !line.value && (
        <div>
          <Button
            icon={MemoryStick}
            why={
              why ??
              (names.some(name => now.wanted[name] !== undefined)
                ? undefined
                : texts.nothingChanged)
            }
            onClick={() => (isSure.value = true)}
          >
            {texts.write}
          </Button>
        </div>
      )}
      <p
        class={`min-h-6 text-sm ${news.value?.isBad ? 'text-error' : ''}`}
        role="status"
        aria-live="polite"
        data-test="printer-settings"
      >
        {news.value?.text}
      </p>
      {isSure.value && now && (
        <Sure
          device={device}
          wanted={now.wanted}
          onClose={() => (isSure.value = false)}
          onWrite={() => write(now.wanted)}
        />
      )}
    </section>
  )
}

/** A serial line, or a virtual one. */
const hasLine = ({ transport }: Device) => transport === 'serial' || transport === 'virtual'

const saysNow = (
  wanted: PrinterSettings,
  says: PrinterSays | null | undefined,
): [text: string, isBad: boolean] => {
  if (!says) return [texts.written, false]
  const isSame = names.every(name => {
    const [is, should] = [says.settings[name], wanted[name]]
    return should === undefined || is === undefined || is === should
  })
  return isSame ? [texts.readBack, false] : [texts.readOther, true]
}

const Form = ({ known, now }: { known: Signal<Known | undefined>; now: Known }) => (
  <>
    {now.says === null && <p class="text-sm">{texts.silent}</p>}
    {now.says && now.says.who !== '' && (
      <p class="text-sm">
        <span class="quiet">{texts.who}:</span> <bdi class="break-words">{now.says.who}</bdi>
      </p>
    )}
    <div class="grid gap-3 sm:grid-cols-2">
      {names
        // What it does not answer about it is not likely to know.
        .filter(name => now.says === null || now.says.settings[name] !== undefined)
        .map(name => (
          <Setting
            key={name}
            name={name}
            is={now.says?.settings[name]}
            wanted={now.wanted[name]}
            onWanted={part => {
              known.value = { ...now, wanted: { ...now.wanted, [name]: undefined, ...part } }
            }}
          />
        ))}
    </div>
  </>
)

type SettingProps = {
  name: Name
  is: PrinterSettings[Name]
  wanted: PrinterSettings[Name]
  onWanted: (part: PrinterSettings) => void
}

const Setting = ({ name, is, wanted, onWanted }: SettingProps) => {
  const choices = settingChoices(name)
  // What it is now stays choosable, also where nobody would choose it.
  const own = is === undefined || choices.some(({ value }) => value === is)
  return (
    <Field label={texts[name]}>
      {control => (
        <Select
          control={control}
          value={String(wanted ?? is ?? '')}
          onValue={text => {
            const choice = choices.find(({ value }) => String(value) === text)
            onWanted(choice && choice.value !== is ? choice.part : {})
          }}
          choices={[
            ...(is === undefined ? [{ value: '', label: texts.leave }] : []),
            ...(own ? [] : [{ value: String(is), label: settingWord(name, is) }]),
            ...choices.map(({ value }) => ({
              value: String(value),
              label: settingWord(name, value),
            })),
          ]}
        />
      )}
    </Field>
  )
}

type SureProps = {
  device: Device
  wanted: PrinterSettings
  onClose: () => void
  onWrite: () => Promise<void>
}

const Sure = ({ device, wanted, onClose, onWrite }: SureProps) => (
  <Dialog
    title={texts.sure}
    onClose={onClose}
    actions={
      <>
        <Button onClick={onClose}>{texts.cancel}</Button>
        <Button tone="primary" onClick={onWrite}>
          {texts.write}
        </Button>
      </>
    }
  >
    <div class="grid gap-3">
      <p>{texts.becomes}</p>
      <dl class="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1">
        {names
          .filter(name => wanted[name] !== undefined)
          .map(name => (
            <div key={name} class="contents">
              <dt class="quiet">{texts[name]}</dt>
              <dd class="font-medium">{settingWord(name, wanted[name])}</dd>
            </div>
          ))}
      </dl>
      <p class="text-sm">{texts.stayOn}</p>
      {cutsLine(wanted) && hasLine(device) && (
        <p class="text-sm font-medium text-warning-content bg-warning rounded-field p-3">
          {texts.cutsLine}
        </p>
      )}
    </div>
  </Dialog>
)
