// A scale without hardware: a plate, a tare and a zero, and the answers of each protocol.
import { faultyLine } from '../ports/faulty.ts'
import { ascii, latin1 } from './frames.ts'
import type { ScaleModel } from './models.ts'

/** What the emulated scale can carry. */
export const CAPACITY_GRAMS = 15_000
/** As far from zero as Z still works: two per cent of the capacity to both sides. */
export const ZERO_GRAMS = 300
/** A scale that sends unasked. */
const STREAM_MS = 100
const HEARD_MAX = 64

/** What stands on its display. `shown` is in grams, less the tare. */
type Face = { shown: number; stable: boolean; over: boolean; under: boolean; net: boolean }

/** Speaks the protocol of the model, in pounds where the protocol names no unit. */
export const scaleEmulator = (model: ScaleModel, isPounds = false) => {
  let load = 0
  let isStable = true
  let zeroAt = 0
  let tare = 0
  let heard = ''
  const face = (): Face => {
    const gross = load - zeroAt
    const shown = gross - tare
    return {
      shown,
      stable: isStable,
      over: gross > CAPACITY_GRAMS,
      under: shown < 0,
      net: tare !== 0,
    }
  }
  const keys = {
    zero: () => {
      if (isStable && tare === 0 && Math.abs(load) <= ZERO_GRAMS) zeroAt = load
    },
    tare: () => {
      const gross = load - zeroAt
      if (isStable && gross >= 0 && gross <= CAPACITY_GRAMS) tare = gross
    },
    clear: () => {
      if (isStable) tare = 0
    },
  }
  const line = faultyLine(chunk => {
    heard = (heard + latin1(chunk)).slice(-HEARD_MAX)
    const { answers, rest } = obey(heard)
    heard = rest
    for (const answer of answers) line.send(answer)
  })
  const obey = (said: string): { answers: Uint8Array[]; rest: string } => {
    const answers: Uint8Array[] = []
    let rest = said
    for (;;) {
      const word = words[model.protocol].exec(rest)?.[0]
      if (word === undefined) return { answers, rest }
      rest = rest.slice(word.length)
      const answer = answerTo(model, isPounds, word, face, keys)
      if (answer) answers.push(answer)
    }
  }
  const stream =
    model.protocol === 'cas-stream'
      ? setInterval(() => line.send(casStreamFrame(face())), STREAM_MS)
      : undefined
  stream?.unref()
  return {
    ...line,
    put: (nextGrams: number, stable: boolean) => {
      load = nextGrams
      isStable = stable
    },
    stop: () => clearInterval(stream),
  }
}

/** One order of the host, complete. */
const words = {
  toledo: /^(?:T[^\r]*\r|[^T])/,
  nci: /^[^\r]*\r/,
  'cas-stream': /^[^\n]*\n/,
  'cas-pdii': /^[\s\S]/,
} as const

type Keys = Record<'zero' | 'tare' | 'clear', () => void>

const answerTo = (
  model: ScaleModel,
  isPounds: boolean,
  word: string,
  face: () => Face,
  keys: Keys,
): Uint8Array | null => {
  const first = word[0] ?? ''
  switch (model.protocol) {
    case 'toledo':
      if (first === 'W') return toledoFrame(face(), model.fields[isPounds ? 'lb' : 'kg'], isPounds)
      if (!'ZTC'.includes(first)) return null
      keys[first === 'Z' ? 'zero' : first === 'T' ? 'tare' : 'clear']()
      return toledoStatus(face())
    case 'nci':
      if (word === 'Z\r') keys.zero()
      else if (word === 'T\r') keys.tare()
      else if (word !== 'W\r' && word !== 'S\r') return ascii('\n?\r\x03')
      return nciFrame(face(), model.width, word === 'W\r')
    case 'cas-stream': {
      const order = word.trim()
      if (order === `${model.deviceNumber}MZ`) keys.zero()
      else if (order === `${model.deviceNumber}MT`) keys.tare()
      else return ascii('?\r\n')
      return ascii(word)
    }
    case 'cas-pdii':
      if (word === '\x05') return Uint8Array.of(0x06)
      return word === '\x11' ? casPdiiFrame(face()) : null
  }
}

const isSound = ({ stable, over, under }: Face) => stable && !over && !under

/** Hundredths of a pound, rounded: 1 lb is 453.59237 g. */
const poundHundredths = (grams: number) => Math.round((grams * 10_000_000) / 45_359_237)

const toledoFrame = (face: Face, field: string, isPounds: boolean): Uint8Array => {
  if (!isSound(face)) return toledoStatus(face)
  const decimals = field.length - 1 - field.indexOf('.')
  const count = isPounds
    ? poundHundredths(face.shown)
    : Math.round(face.shown / 10 ** (3 - decimals))
  return ascii(`\x02${pointed(count, decimals, field.length)}${face.net ? 'N' : ''}\r`)
}

const toledoStatus = ({ shown, stable, over, under, net }: Face): Uint8Array =>
  Uint8Array.of(
    0x02,
    0x3f,
    0x40 |
      (stable ? 0 : 1) |
      (over ? 2 : 0) |
      (under ? 4 : 0) |
      (stable && shown === 0 ? 16 : 0) |
      (net ? 32 : 0),
    0x0d,
  )

const nciFrame = (face: Face, width: number, isWeight: boolean): Uint8Array => {
  const { shown, stable, over, under, net } = face
  const first = 0x30 | (stable ? 0 : 1) | (stable && shown === 0 ? 2 : 0)
  const second = 0x70 | (under ? 1 : 0) | (over ? 2 : 0)
  const third = 0x30 | (net ? 4 : 0)
  const weight = isWeight && isSound(face) ? `\n${pointed(shown, 3, width)}KG\r` : ''
  return ascii(`${weight}\n${String.fromCharCode(first, second, third)}\r\x03`)
}

const casStreamFrame = (face: Face): Uint8Array => {
  const { shown, stable, over, under, net } = face
  const state = over ? 'OL' : stable ? 'ST' : 'US'
  const weight = `${under ? '-' : ' '}${pointed(Math.abs(shown), 3, 7)}`.slice(0, 8)
  const lamps = 0x80 | (stable ? 0x40 : 0) | (net ? 2 : 4) | (shown === 0 ? 1 : 0)
  const head = ascii(`${state},${net ? 'NT' : 'GS'},1`)
  return Uint8Array.of(...head, lamps, ...ascii(`,${weight} kg\r\n`))
}

const casPdiiFrame = ({ shown, stable, over, under }: Face): Uint8Array => {
  const digits = over ? '------' : pointed(Math.abs(shown), 3, 6)
  const body = ascii(`${stable ? 'S' : 'U'}${under ? '-' : ' '}${digits}kg`)
  const check = body.reduce((sum, byte) => sum ^ byte, 0)
  return Uint8Array.of(0x01, 0x02, ...body, check, 0x03, 0x04)
}

/** `count` with its last `decimals` digits behind a point, filled up from the left. */
const pointed = (count: number, decimals: number, length: number): string => {
  const digits = String(count).padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`.padStart(length, '0')
}
