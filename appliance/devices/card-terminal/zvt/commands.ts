// What the till sends to a terminal, as bytes.
import { apduBytes, bcd, control } from './apdu.ts'

/** Who prints what the terminal has to say: our printer, or the terminal's own. */
export type Slips = 'till' | 'terminal'

export type Settings = {
  /** Six digits. */
  password: string
  /** ISO 4217 number, four digits. */
  currency: string
  slips: Slips
}

// Bits of the config byte (PA00P015 2.1).
const TILL_PRINTS_PAYMENTS = 0x02
const TILL_PRINTS_ADMINISTRATION = 0x04
const WANTS_INTERMEDIATE_STATUS = 0x08
/** Nobody begins a payment by the keys of the terminal, so each one of its payments is one of ours. */
const TILL_CONTROLS_PAYMENTS = 0x10
const PRINTS_BY_LINES = 0x80

/** Allows print text blocks (06 D3): container, list of permitted commands, one command. */
const TEXT_BLOCKS = [0x06, 0x06, 0x26, 0x04, 0x0a, 0x02, 0x06, 0xd3]

/** 06 00 (PA00P015 2.1): password, config byte, currency, service byte, container. */
export const registration = ({ password, currency, slips }: Settings): Uint8Array => {
  const prints = TILL_PRINTS_PAYMENTS | TILL_PRINTS_ADMINISTRATION | PRINTS_BY_LINES
  const config =
    WANTS_INTERMEDIATE_STATUS | TILL_CONTROLS_PAYMENTS | (slips === 'till' ? prints : 0)
  return apduBytes(control.registration, [
    ...bcd(Number(password), 3),
    config,
    ...bcd(Number(currency), 2),
    0x03,
    0x00,
    ...TEXT_BLOCKS,
  ])
}

/** 06 02: the till goes. */
export const logOff = (): Uint8Array => apduBytes(control.logOff)

/** 06 01 (PA00P015 2.2): BMP 04 amount in minor units, BMP 49 currency. */
export const authorisation = (amount: number, { currency }: Settings): Uint8Array =>
  apduBytes(control.authorisation, [0x04, ...bcd(amount, 6), 0x49, ...bcd(Number(currency), 2)])

/** 06 B0: please stop. It may be too late; only the terminal's own end of the payment tells. */
export const abort = (): Uint8Array => apduBytes(control.abort)

/** 05 01: how the terminal is. Without a password it changes nothing. */
export const statusEnquiry = (): Uint8Array => apduBytes(control.statusEnquiry)

/**
 * 06 20 (PA00P015 2.20): the status information of the last transaction again (bit 0 of the service
 * byte), and no paper (bit 1). It is there so that a till can find out what became of a payment.
 */
export const repeatReceipt = ({ password }: Settings): Uint8Array =>
  apduBytes(control.repeatReceipt, [...bcd(Number(password), 3), 0x03, 0x03])

/** 06 30: takes back a payment by its receipt number. */
export const reversal = (receipt: string, { password }: Settings): Uint8Array =>
  apduBytes(control.reversal, [...bcd(Number(password), 3), 0x87, ...bcd(Number(receipt), 2)])

/** 06 50: the terminal hands its payments in and begins a new day. */
export const endOfDay = ({ password }: Settings): Uint8Array =>
  apduBytes(control.endOfDay, bcd(Number(password), 3))

/** ISO 4217 numbers of currencies; a terminal is told the number, not the letters. */
export const currencyNumber = (letters: string): string | undefined => numbers[letters]

const numbers: Readonly<Record<string, string>> = {
  AED: '0784',
  BHD: '0048',
  CHF: '0756',
  CZK: '0203',
  DKK: '0208',
  EGP: '0818',
  EUR: '0978',
  GBP: '0826',
  HUF: '0348',
  JOD: '0400',
  KWD: '0414',
  NOK: '0578',
  OMR: '0512',
  PLN: '0985',
  QAR: '0634',
  RON: '0946',
  SAR: '0682',
  SEK: '0752',
  TRY: '0949',
  USD: '0840',
}
