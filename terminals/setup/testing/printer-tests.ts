// Printers and what hangs on them.
import { get, send } from '#kit/api.ts'
import type { Row } from '#schema/index.ts'
import { askToOpen, drawerOpenWhen, sense } from '../drawer-lesson.tsx'
import { instruct } from '../shop.ts'
import { failed, judged, passed, skipped, type Trial, yesOrNo } from './hand.ts'
import { askTexts as texts } from './texts.ts'

const LOOK_EVERY_MS = 250

/** The test page, from the order to the proof that it is on paper. */
export const prints: Trial = async (device, { ask, stop }) => {
  const answer = await send<{ print_job_id: string }>('printing.test', { device_id: device.id })
  if (!answer.ok) return failed('not-sent')
  const id = answer.value.print_job_id
  const job = await endOf(id, stop)
  if (job?.state === 'printed') return passed(timeOf(job))
  if (job?.state === 'sent') {
    const seen = judged(await ask({ says: texts.cameOut, answers: yesOrNo() }), timeOf(job))
    return seen.result === 'passed' ? passed(seen.detail, 'seen-on-paper') : seen
  }
  // Nobody waits for it any more, and a page that comes out later is a riddle.
  await instruct(device.id, { is: 'cancel-job', job_id: id })
  const last = job ?? (await read(id))
  return failed(last?.why ?? 'no-answer-in-time')
}

export const letters: Trial = async (_device, { ask }) =>
  judged(await ask({ says: texts.letters, hint: texts.lettersHint, answers: yesOrNo() }))

export const cuts: Trial = async (_device, { ask }) =>
  judged(
    await ask({
      says: texts.cut,
      answers: [...yesOrNo(), { value: 'none', label: texts.noCutter }],
    }),
  )

/** One pulse; the sensor says whether it opened where it was learned, else the person there. */
export const opensDrawer: Trial = async (device, { ask, stop }) => {
  const word = await askToOpen(device.id, stop)
  if (!word) return failed('no-answer-in-time')
  if (word['why'] === 'no-drawer-here') return skipped('no-drawer-here')
  if (word['open'] === true && word['seen'] === true) return passed()
  // Without a pulse there is nothing to look at.
  const { why } = word
  if (typeof why === 'string' && why !== 'drawer-did-not-open') return failed(why)
  const answers = [...yesOrNo(), { value: 'none', label: texts.noDrawer }]
  const seen = await ask({ says: texts.opened, answers })
  if (seen === 'none') return skipped('no-drawer-here')
  // What the person sees counts; a sensor that saw it otherwise was taught wrongly.
  return seen === 'yes' && word['open'] !== true ? failed('sensor-wrong') : judged(seen)
}

export const seesDrawer: Trial = async (device, { ask, stop }) => {
  const openWhen = drawerOpenWhen(device)
  if (openWhen === undefined) return skipped('sensor-not-learned')
  for (const [says, label, isOpen] of [
    [texts.leaveOpen, texts.isOpen, true],
    [texts.shut, texts.isShut, false],
  ] as const) {
    const answers = [{ value: 'done', label, tone: 'primary' as const }]
    if ((await ask({ says, answers })) === undefined) return skipped('left-out')
    const sensed = await sense(device.id, stop)
    if (!sensed?.level) return failed(sensed?.why ?? 'no-answer-in-time')
    if ((sensed.level === openWhen) !== isOpen) return failed('sensor-wrong')
  }
  return passed()
}

type Job = Row<'print_job'>

const FINAL: readonly Job['state'][] = [
  'printed',
  'sent',
  'unknown',
  'failed',
  'cancelled',
  'parked',
]

const read = async (id: string) => {
  const answer = await get<Job>('print_job', id)
  return answer.ok ? answer.value : undefined
}

const endOf = async (id: string, stop: AbortSignal): Promise<Job | undefined> => {
  while (!stop.aborted) {
    const job = await read(id)
    if (job && FINAL.includes(job.state)) return job
    await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))
  }
  return undefined
}

const timeOf = ({ created_at, finished_at }: Job) =>
  finished_at === null ? undefined : `${finished_at - created_at} ms`
