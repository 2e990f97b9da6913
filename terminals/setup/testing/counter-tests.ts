// Scanners, scales, displays, card terminals, and the serial lines they stand on.
import { newId, request } from '#kit/api.ts'
import { quantity } from '#kit/formats.ts'
import { isolated } from '#kit/i18n.ts'
import { apiPath } from '#kit/paths.ts'
import { answerOf } from '../asking.ts'
import type { Word } from '../heard.ts'
import { instruct } from '../shop.ts'
import type { Device } from '../things.ts'
import { failed, type Hand, judged, passed, skipped, type Trial, yesOrNo } from './hand.ts'
import { askTexts as texts } from './texts.ts'

/** It is on each printed test page too. */
const CODE = '4006381333931'
const WEIGHT_LIMIT_MS = 10_000
/** A scale says an unchanged weight again every 2 s. */
const STILL_MS = 4_500
const ORDER_LIMIT_MS = 8_000
const ENQUIRY_LIMIT_MS = 20_000
const CARD_LIMIT_MS = 100_000
const LOOP_LIMIT_MS = 10_000

const only = (label: string) => [{ value: 'done', label, tone: 'primary' as const }]

/** Whether the device is there, and how soon it says so. */
export const answers: Trial = async (device, { stop }) => {
  const request_id = newId()
  const said = await answerOf(device.id, {
    say: () => instruct(device.id, { is: 'check', request_id }),
    isRepeatable: true,
    read: word => (word.is === 'checked' && word['request_id'] === request_id ? word : undefined),
    limitMs: 5_000,
    stop,
  })
  if (!said) return failed('hub-away')
  const { state, why, ms } = said
  if (state !== 'ready' && state !== 'degraded') return failed(String(why ?? 'no-answer'))
  const detail = typeof ms === 'number' ? `${ms} ms` : undefined
  return passed(detail, typeof why === 'string' ? why : undefined)
}

export const scans: Trial = async (device, { show, stop }) => {
  show({ says: texts.scan, hint: texts.scanHint, answers: [], picture: await pictureOf(CODE) })
  const from = Date.now()
  const word = await answerOf(device.id, {
    // What is not real scans by itself.
    say: async () =>
      device.transport === 'virtual' ? instruct(device.id, { is: 'scan', code: CODE }) : true,
    read: said => (said.is === 'scan' ? said : undefined),
    limitMs: 30_000,
    stop,
  })
  show(undefined)
  if (!word) return failed('no-answer-in-time')
  const code = String(word['code'] ?? '')
  const aim = typeof word['aim'] === 'string' ? ` ${word['aim']}` : ''
  const detail = `${code}${aim} · ${seconds(Date.now() - from)}`
  return code === CODE ? passed(detail) : failed('other-code', detail)
}

export const zeroes: Trial = async (device, { ask, stop }) => {
  if (!(await put(device, 0, ask, texts.empty, texts.isEmpty))) return skipped('left-out')
  const order = await obeys(device, 'zero', stop)
  const reading = await settled(device, stop, ({ grams }) => grams === 0)
  const detail = reading && `${reading.grams} g`
  if (order !== null && order !== 'order-not-in-protocol') return failed(order, detail)
  if (reading?.grams !== 0) return failed(reading ? 'not-empty' : 'no-answer-in-time', detail)
  return passed(detail, order ?? undefined)
}

/** A weight that stays what it is. */
export const weighs: Trial = async (device, { ask, stop }) => {
  if (!(await put(device, 1_000, ask, texts.load, texts.isLoaded))) return skipped('left-out')
  const first = await settled(device, stop, ({ grams }) => grams > 0)
  if (!first) return failed('not-still')
  if (first.grams <= 0) return failed('no-weight', `${first.grams} g`)
  const moved = await answerOf(device.id, {
    read: word => {
      const next = readingOf(word)
      return next && (!next.stable || next.grams !== first.grams) ? next : undefined
    },
    limitMs: STILL_MS,
    stop,
  })
  const detail = `${first.grams} g · ${seconds(STILL_MS)}`
  if (moved) return failed('not-still', `${first.grams} g, ${moved.grams} g`)
  if (device.transport === 'virtual') return passed(detail)
  const shown = isolated(`${quantity(first.grams, 3)} kg`)
  return judged(await ask({ says: texts.readsRight(shown), answers: yesOrNo() }), detail)
}

/** With the weight of the test before still on it. */
export const tares: Trial = async (device, { stop }) => {
  const order = await obeys(device, 'tare', stop)
  if (order === 'order-not-in-protocol') return skipped(order)
  if (order !== null) return failed(order)
  const reading = await settled(device, stop, ({ grams }) => grams === 0)
  await obeys(device, 'clear-tare', stop)
  if (device.transport === 'virtual')
    await instruct(device.id, { is: 'set-weight', grams: 0, stable: true })
  const detail = reading && `${reading.grams} g`
  return reading?.grams === 0 ? passed(detail) : failed('not-empty', detail)
}

/** A number that nobody can guess without looking. */
export const shows: Trial = async (device, { ask }) => {
  const [right = '', ...others] = numbers(3)
  if (!(await instruct(device.id, { is: 'show', upper: `TEST ${right}`, lower: '' })))
    return failed('not-sent')
  const choices = [right, ...others].sort()
  const answer = await ask({
    says: texts.whichNumber,
    answers: [
      ...choices.map(value => ({ value, label: value })),
      { value: 'nothing', label: texts.nothingThere },
    ],
  })
  await instruct(device.id, { is: 'show', upper: '', lower: '' })
  if (answer === undefined) return skipped('left-out')
  return answer === right ? passed(right) : failed('other-text', `${right}, ${answer}`)
}

/** Asks for a payment that never was: the terminal has to say that it knows nothing of it. */
export const enquires: Trial = async (device, { stop }) => {
  const request_id = newId()
  const from = Date.now()
  const said = await answerOf(device.id, {
    say: () => instruct(device.id, { is: 'enquire-pay', request_id }),
    read: word => {
      const isOurs = word.is === 'payment' && word['request_id'] === request_id
      return isOurs && word['state'] !== 'busy' ? word : undefined
    },
    limitMs: ENQUIRY_LIMIT_MS,
    stop,
  })
  if (!said || said['state'] === 'no-answer') return failed('no-answer-in-time')
  return passed(seconds(Date.now() - from))
}

/** The smallest amount, taken back at once. */
export const pays: Trial = async (device, hand) => {
  const answers = [
    { value: 'pay', label: texts.doIt, tone: 'primary' as const },
    { value: 'leave', label: texts.no },
  ]
  if ((await hand.ask({ says: texts.pay, answers })) !== 'pay') return skipped('left-out')
  hand.show({ says: texts.holdCard, answers: [] })
  const paid = await cardTest(device, 'test-pay', 'payment', hand.stop)
  hand.show(undefined)
  if (paid !== 'approved') return failed(paid ?? 'no-answer-in-time')
  const back = await cardTest(device, 'reverse-test', 'reversal', hand.stop)
  return back === 'approved' ? passed() : failed('not-taken-back')
}

/** The plug stands where the device stood; both ways are tried at once. */
export const loops: Trial = async (device, { ask, stop }) => {
  const leave = { value: 'leave', label: texts.no }
  const ready = await ask({ says: texts.plug, answers: [...only(texts.isIn), leave] })
  if (ready !== 'done') return skipped('left-out')
  const request_id = newId()
  const word = await answerOf(device.id, {
    say: () => instruct(device.id, { is: 'loopback', request_id }),
    read: said => (said.is === 'looped' && said['request_id'] === request_id ? said : undefined),
    limitMs: LOOP_LIMIT_MS,
    stop,
  })
  await ask({ says: texts.unplug, answers: only(texts.isBack) })
  if (!word) return failed('no-answer-in-time')
  const { why, sent, received, ms } = word
  const detail = typeof sent === 'number' ? `${received}/${sent} B · ${ms} ms` : undefined
  return why === null ? passed(detail) : failed(String(why), detail)
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`

const pictureOf = async (code: string): Promise<string | undefined> => {
  const blocks = [{ is: 'barcode', kind: 'ean13', code }]
  const answer = await request<{ svg: string }>('POST', apiPath.paperPicture, {
    body: {
      class: 'receipt_printer',
      model: 'virtual-58',
      document: { version: 1, language: 'en', blocks },
    },
  })
  return answer.ok ? answer.value.svg : undefined
}

/** Lets the person put it there; a virtual scale is loaded from here. */
const put = async (
  device: Device,
  grams: number,
  ask: Hand['ask'],
  says: string,
  label: string,
): Promise<boolean> => {
  if (device.transport === 'virtual')
    return instruct(device.id, { is: 'set-weight', grams, stable: true })
  return (await ask({ says, answers: only(label) })) === 'done'
}

type Reading = { grams: number; stable: boolean }

const readingOf = (word: Word): Reading | undefined => {
  if (word.is !== 'weight') return undefined
  const { grams, shown, stable } = word
  const known = typeof grams === 'number' ? grams : shown
  return typeof known === 'number' ? { grams: known, stable: stable === true } : undefined
}

/** The first still weight that fits; where none comes in time, the last still one that did not. */
const settled = async (
  device: Device,
  stop: AbortSignal,
  fits: (reading: Reading) => boolean,
): Promise<Reading | undefined> => {
  let last: Reading | undefined
  const found = await answerOf(device.id, {
    read: word => {
      const reading = readingOf(word)
      if (!reading?.stable) return undefined
      last = reading
      return fits(reading) ? reading : undefined
    },
    limitMs: WEIGHT_LIMIT_MS,
    stop,
  })
  return found ?? last
}

/** Null when the scale did it, else why not. */
const obeys = async (device: Device, order: string, stop: AbortSignal): Promise<string | null> => {
  const word = await answerOf(device.id, {
    say: () => instruct(device.id, { is: order }),
    read: said => (said.is === 'scale-order' && said['order'] === order ? said : undefined),
    limitMs: ORDER_LIMIT_MS,
    stop,
  })
  if (!word) return 'no-answer-in-time'
  return word['done'] === true ? null : String(word['why'] ?? 'scale-did-not')
}

const cardTest = async (device: Device, is: string, what: string, stop: AbortSignal) => {
  const request_id = newId()
  const word = await answerOf(device.id, {
    say: () => instruct(device.id, { is, request_id }),
    read: said => {
      const isOurs = said.is === 'test-payment' && said['what'] === what
      return isOurs && said['state'] !== 'busy' ? said : undefined
    },
    limitMs: CARD_LIMIT_MS,
    stop,
  })
  return word === undefined ? undefined : String(word['state'])
}

const numbers = (count: number): string[] => {
  const found = new Set<string>()
  while (found.size < count)
    found.add(String(1_000 + ((crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) % 9_000)))
  return [...found]
}
