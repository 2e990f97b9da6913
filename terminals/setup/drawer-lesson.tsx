// What a drawer's sensor says while it is open: learned from two readings, one shut and one open.
import { useSignal } from '@preact/signals'
import { GraduationCap } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { newId, send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { wordsOf } from '#kit/problems.ts'
import { may } from '#kit/session.ts'
import { answerOf, useAnswers } from './asking.ts'
import { drawerTexts as texts } from './drawer-texts.ts'
import { instruct, openDrawer } from './shop.ts'
import type { Device, DeviceState } from './things.ts'
import { whyWords } from './trouble-words.ts'
import { plainWord, wordOf } from './words.ts'

/** The hub answers within 3 s. */
const SENSE_LIMIT_MS = 4_000
/** The pulse is given within 3 s or never, and then it is looked at. */
const OPEN_LIMIT_MS = 6_000

type Level = 'high' | 'low'
type Step = { is: 'rest' } | { is: 'shut' } | { is: 'open'; shut: Level } | { is: 'learned' }

type LessonProps = { device: Device; state: DeviceState | undefined; why: string | undefined }

export const DrawerLesson = ({ device, state, why }: LessonProps) => {
  useAnswers()
  const step = useSignal<Step>({ is: 'rest' })
  const trouble = useSignal('')
  const read = async (): Promise<Level | undefined> => {
    trouble.value = ''
    const sensed = await sense(device.id)
    if (sensed?.level) return sensed.level
    trouble.value = wordOf(whyWords, sensed?.why ?? 'no-answer') ?? plainWord(sensed?.why ?? '')
    return undefined
  }
  const isShut = async () => {
    const shut = await read()
    if (shut) step.value = { is: 'open', shut }
  }
  const isOpen = async (shut: Level) => {
    const open = await read()
    if (!open) return
    const answer = await send('devices.learn-drawer', { device_id: device.id, open, shut })
    if (!answer.ok) trouble.value = wordsOf(answer.problem)
    step.value = answer.ok ? { is: 'learned' } : { is: 'rest' }
  }
  const openByBox = async () => {
    trouble.value = ''
    const opened = await askToOpen(device.id)
    if (opened?.['open'] === true) return
    const reason = opened?.['why']
    const word = typeof reason === 'string' ? reason : 'no-answer'
    trouble.value = wordOf(whyWords, word) ?? plainWord(word)
  }
  const begin = () => {
    trouble.value = ''
    step.value = { is: 'shut' }
  }
  const now = step.value
  return (
    <section
      class="grid gap-3 rounded-box border border-base-300 bg-base-100 p-4"
      aria-labelledby="drawer-lesson"
      data-lesson={now.is}
    >
      <h2 id="drawer-lesson" class="font-semibold">
        {texts.title}
      </h2>
      <p class="text-sm" role="status" aria-live="polite">
        {isLearned(device) ? texts.stands(state?.drawer ?? null) : texts.notLearned}
        {now.is === 'learned' && <strong> {texts.learned}</strong>}
      </p>
      {(now.is === 'rest' || now.is === 'learned') && (
        <div>
          <Button icon={GraduationCap} why={why} onClick={begin}>
            {isLearned(device) ? texts.teachAgain : texts.teach}
          </Button>
        </div>
      )}
      {now.is === 'shut' && (
        <Ask says={texts.shutIt} onStop={() => (step.value = { is: 'rest' })}>
          <Button tone="primary" onClick={isShut}>
            {texts.isShut}
          </Button>
        </Ask>
      )}
      {now.is === 'open' && (
        <Ask says={texts.openIt} onStop={() => (step.value = { is: 'rest' })}>
          <Button why={may('devices.test') ? undefined : texts.mayNotOpen} onClick={openByBox}>
            {texts.openByBox}
          </Button>
          <Button tone="primary" onClick={() => isOpen(now.shut)}>
            {texts.isOpen}
          </Button>
        </Ask>
      )}
      {device.transport === 'virtual' && (now.is === 'shut' || now.is === 'open') && (
        <p class="quiet text-sm">{texts.virtualHint}</p>
      )}
      {trouble.value !== '' && (
        <p class="text-sm text-error" role="alert">
          {trouble.value}
        </p>
      )}
    </section>
  )
}

type AskProps = { says: string; onStop: () => void; children: ComponentChildren }

const Ask = ({ says, onStop, children }: AskProps) => (
  <div class="grid gap-3">
    <p class="text-lg font-medium">{says}</p>
    <div class="flex flex-wrap gap-2">
      {children}
      <Button tone="quiet" onClick={onStop}>
        {texts.stop}
      </Button>
    </div>
  </div>
)

/** One pulse, and what the printer says came of it; undefined without an answer. */
export const askToOpen = (deviceId: string, stop?: AbortSignal) =>
  answerOf(deviceId, {
    say: () => openDrawer(deviceId),
    read: word => (word.is === 'drawer' && 'request_id' in word ? word : undefined),
    limitMs: OPEN_LIMIT_MS,
    stop,
  })

/** The sensor's level now; undefined without an answer. */
export const sense = (deviceId: string, stop?: AbortSignal) => {
  const request_id = newId()
  return answerOf(deviceId, {
    say: () => instruct(deviceId, { is: 'sense-drawer', request_id }),
    isRepeatable: true,
    read: word => {
      if (word.is !== 'drawer-sensor' || word['request_id'] !== request_id) return undefined
      const { level, why } = word
      return {
        level: level === 'high' || level === 'low' ? level : null,
        why: typeof why === 'string' ? why : 'no-answer',
      } as const
    },
    limitMs: SENSE_LIMIT_MS,
    stop,
  })
}

/** The level that was learned; undefined: none was. */
export const drawerOpenWhen = ({
  options_json,
}: Pick<Device, 'options_json'>): Level | undefined => {
  const learned = /"drawer_open_when"\s*:\s*"(high|low)"/.exec(options_json)?.[1]
  return learned === 'high' || learned === 'low' ? learned : undefined
}

const isLearned = (device: Device) => drawerOpenWhen(device) !== undefined
