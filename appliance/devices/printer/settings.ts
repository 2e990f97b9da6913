// Settings in a printer's own memory: asked, and written in its setup mode. That memory wears (ten times
// a day is what Epson allows), so nothing here is ever repeated by itself.

import { printerSettings } from '#schema/areas/device-setup.ts'
import { cutsLine, type PrinterSettings } from '#schema/rules/printer-settings.ts'
import type { JobLedger } from '../ledger.ts'
import type { PrinterModel } from '../models.ts'
import { pushStatus } from './encode.ts'
import {
  askLine,
  askValue,
  enterSetup,
  leaveSetup,
  lineValues,
  setAll,
  valueSaid,
  values,
} from './memory-bytes.ts'
import type { Talk } from './talk.ts'
import { askWhoItIs, type Who } from './who.ts'

/** In milliseconds. */
export const setupLimits = {
  answer: 1_000,
  /** It may be feeding paper still when it is asked into its setup mode. */
  enter: 3_000,
  /** It keeps what was set, then starts anew: nothing is said to it meanwhile. */
  restart: 3_000,
}

/** What it answered; what it is silent about is missing. */
export type ReadSettings = { settings: PrinterSettings; who: Who | null }

/**
 * `written`: it went into its setup mode, took them and started anew. `sent`: it never says a word, so
 * only its own self-test shows. `not-written`: nothing was changed.
 */
export type Written =
  | { result: 'written' | 'sent' }
  | { result: 'not-written'; why: 'no-setup-mode' | 'printer-offline' }
  /** the line went away in the middle */
  | { result: 'unknown'; why: 'unplugged' }

export const readSettings = async (
  talk: Talk,
  limits = setupLimits,
): Promise<ReadSettings | { why: 'no-answer' }> => {
  const who = await askWhoItIs(talk)
  const number = (id: number, a: number, question: Uint8Array) =>
    talk.ask(
      question,
      block => (block.id === id ? numberIn(block.text, a) : undefined),
      limits.answer,
    )
  const found: Record<string, unknown> = {}
  const keep = (name: keyof PrinterSettings, value: unknown) => {
    // What a form can not show, such as a paper of 42 mm, is nobody's to set either.
    const isKnown = printerSettings.shape[name].safeParse(value).success
    if (value !== undefined && isKnown) found[name] = value
  }
  const page = await number(0x27, values.code_page, askValue(values.code_page))
  keep('code_page', page)
  const paper = await number(0x27, values.paper, askValue(values.paper))
  keep('paper', paper === undefined ? undefined : valueSaid.paper(paper))
  const density = await number(0x27, values.density, askValue(values.density))
  keep('density', density === undefined ? undefined : valueSaid.density(density))
  const baud = await number(0x33, lineValues.baud, askLine(lineValues.baud))
  keep('baud', baud)
  if (baud !== undefined) {
    const parity = await number(0x33, lineValues.parity, askLine(lineValues.parity))
    keep('parity', parity === undefined ? undefined : valueSaid.parity(parity))
    const flow = await number(0x33, lineValues.flow, askLine(lineValues.flow))
    keep('flow', flow === undefined ? undefined : valueSaid.flow(flow))
  }
  const settings = printerSettings.parse(found)
  if (who === null && Object.keys(settings).length === 0) return { why: 'no-answer' }
  return { settings, who }
}

export const writeSettings = async (
  talk: Talk,
  settings: PrinterSettings,
  model: Pick<PrinterModel, 'proof' | 'pushesStatus'>,
  ledger: Pick<JobLedger, 'entersSetup' | 'leavesSetup'>,
  limits = setupLimits,
): Promise<Written> => {
  const saysNothing = model.proof === 'none'
  // From here on it may be in its setup mode, also when this hub falls: it is let out of it then.
  ledger.entersSetup()
  if (saysNothing) {
    if (!(await talk.say(enterSetup))) return { result: 'not-written', why: 'printer-offline' }
  } else {
    const isIn = await talk.ask(
      enterSetup,
      ({ id, text }) => (id === 0x20 && text === '' ? true : undefined),
      limits.enter,
    )
    if (!isIn) {
      const isThere = await talk.say(leaveSetup)
      if (isThere) ledger.leavesSetup()
      return { result: 'not-written', why: isThere ? 'no-setup-mode' : 'printer-offline' }
    }
  }
  const isSaid = await talk.say(Buffer.concat([...setAll(settings), leaveSetup]))
  if (!isSaid) return { result: 'unknown', why: 'unplugged' }
  ledger.leavesSetup()
  await talk.rest(limits.restart)
  // It forgot that it should tell its changes; on another speed it would take this for something else.
  if (model.pushesStatus && !cutsLine(settings)) await talk.say(pushStatus)
  return { result: saysNothing ? 'sent' : 'written' }
}

/** `8 1F 19`: the value of number 8. */
const numberIn = (text: string, a: number): number | undefined => {
  const [, number, value] = /^(\d{1,3})\u001f(\d{1,6})$/.exec(text) ?? []
  return number !== undefined && Number(number) === a ? Number(value) : undefined
}
