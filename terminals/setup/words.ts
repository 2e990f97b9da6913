// What devices and their connections are called. What troubles them is in trouble-words.ts.
import { textsOf } from '#kit/i18n.ts'
import { texts } from './texts.ts'

/** One phrase of a table by a key that comes from the server; undefined when it is not known here. */
export const wordOf = (words: Record<string, unknown>, key: string): string | undefined => {
  const word = Object.hasOwn(words, key) ? words[key] : undefined
  return typeof word === 'string' ? word : undefined
}

/** A server's word that has no translation yet, made readable. */
export const plainWord = (key: string) => {
  const words = key.replace(/[-_]/g, ' ')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

export const classWords = textsOf({
  receipt_printer: { en: 'Receipt printer', ar: 'طابعة إيصالات' },
  kitchen_printer: { en: 'Kitchen printer', ar: 'طابعة مطبخ' },
  label_printer: { en: 'Label printer', ar: 'طابعة ملصقات' },
  cash_drawer: { en: 'Cash drawer', ar: 'درج نقود' },
  scanner: { en: 'Scanner', ar: 'ماسح باركود' },
  scale: { en: 'Scale', ar: 'ميزان' },
  card_terminal: { en: 'Card terminal', ar: 'جهاز بطاقات' },
  line_display: { en: 'Customer display', ar: 'شاشة العميل' },
})

/** Models are called as their makers call them; what is drawn on the screen has no maker. */
export const modelWord = (model: string): string =>
  model === 'virtual' ? texts.virtual : model || '–'

export const transportWords = textsOf({
  virtual: { en: 'Virtual', ar: 'افتراضي' },
  tcp: { en: 'Network', ar: 'شبكة' },
  serial: { en: 'Serial', ar: 'منفذ تسلسلي' },
  usb: { en: 'USB', ar: 'USB' },
})

export const addressHints = textsOf({
  virtual: { en: 'Needs none', ar: 'لا يحتاج إلى عنوان' },
  tcp: {
    en: 'Host and port, such as 192.0.2.40:9100',
    ar: 'المضيف والمنفذ، مثل \u2066192.0.2.40:9100\u2069',
  },
  serial: {
    en: 'The path below /dev/serial/by-id: it stays the same when cables are changed',
    ar: 'المسار تحت ‎/dev/serial/by-id: يبقى ثابتاً عند تبديل الكابلات',
  },
  usb: {
    en: 'Vendor, product and serial number, such as 04b8:0e15:X4ZK012345',
    ar: 'رقم المصنّع والمنتج والرقم التسلسلي، مثل \u206604b8:0e15:X4ZK012345\u2069',
  },
})

/** What is wrong with an address of each connection. */
export const addressWrong = textsOf({
  tcp: {
    en: 'Write host:port, such as 192.0.2.40:9100; a port is a number from 1 to 65535.',
    ar: 'اكتب المضيف:المنفذ، مثل \u2066192.0.2.40:9100\u2069؛ رقم المنفذ من 1 إلى 65535.',
  },
  serial: { en: 'Write a path that begins with /dev/.', ar: 'اكتب مساراً يبدأ بـ ‎/dev/.' },
  usb: {
    en: 'Write vendor:product or vendor:product:serial.',
    ar: 'اكتب المصنّع:المنتج أو المصنّع:المنتج:الرقم التسلسلي.',
  },
})
