// A store and head office that reach each other, and do not agree: in words, with the code for support.
import { textsOf } from './i18n.ts'

export type Refused = { by: string; code: string }

/** What is the matter. */
export const wordsOfRefusal = ({ by, code }: Refused): string => {
  if (code === 'clock-differs') return words.clock
  if (code === 'box-unknown' || code === 'not-a-box') return words.unknown(code)
  return by === 'store' ? words.down(code) : words.up(code)
}

/** What to do about it. */
export const todoOfRefusal = ({ code }: Refused): string =>
  code === 'clock-differs' ? words.setClock : words.callSupport

/** The same as head office's pages say it of one of their stores. */
export const wordsOfStoresRefusal = (code: string): string => words.atStore(code)

const words = textsOf({
  atStore: {
    en: (code: string) =>
      `Head office refuses what this store sends (${code}). Its sales are safe there; call support with this code.`,
    ar: (code: string) =>
      `ترفض الإدارة العامة ما يرسله هذا المتجر (\u2066${code}\u2069). مبيعاته محفوظة لديه؛ اتصل بالدعم واذكر هذا الرمز.`,
  },
  up: {
    en: (code: string) => `Head office refuses what this store sends (${code}).`,
    ar: (code: string) => `ترفض الإدارة العامة ما يرسله هذا المتجر (\u2066${code}\u2069).`,
  },
  down: {
    en: (code: string) => `This store cannot take what head office sends (${code}).`,
    ar: (code: string) =>
      `لا يستطيع هذا المتجر قبول ما ترسله الإدارة العامة (\u2066${code}\u2069).`,
  },
  unknown: {
    en: (code: string) => `Head office does not know this box (${code}).`,
    ar: (code: string) => `لا تعرف الإدارة العامة هذا الجهاز (\u2066${code}\u2069).`,
  },
  clock: {
    en: "The box's clock differs too much from head office's.",
    ar: 'ساعة الجهاز تختلف كثيراً عن ساعة الإدارة العامة.',
  },
  setClock: {
    en: 'Set the time. Sales are safe here and go up then.',
    ar: 'اضبط الوقت. المبيعات محفوظة هنا وتُرسل بعد ذلك.',
  },
  callSupport: {
    en: 'Sales are safe here; call support with this code.',
    ar: 'المبيعات محفوظة هنا؛ اتصل بالدعم واذكر هذا الرمز.',
  },
})
