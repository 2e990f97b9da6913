// What became of orders to a scale, print jobs and payments.
import { textsOf } from '#kit/i18n.ts'
import { plainWord, wordOf } from './words.ts'

/** What a scale can be told to do. */
const orderWords = textsOf({
  zero: { en: 'Zero', ar: 'تصفير' },
  tare: { en: 'Tare', ar: 'طرح وزن الوعاء' },
  'clear-tare': { en: 'Clear the tare', ar: 'إلغاء طرح الوعاء' },
})

export const plainOrder = (order: string) => wordOf(orderWords, order) ?? plainWord(order)

/** Why a scale did not do it, and what helps. */
export const orderWhyWords = textsOf({
  'order-not-in-protocol': {
    en: 'This scale takes no such order by cable. Press the key on the scale.',
    ar: 'لا يقبل هذا الميزان الأمر عبر الكابل. اضغط الزر على الميزان نفسه.',
  },
  'scale-offline': {
    en: 'The scale does not answer. Check its power and its cable.',
    ar: 'الميزان لا يجيب. تحقق من الكهرباء والكابل.',
  },
  'scale-busy': {
    en: 'It is still busy with the last order. Wait a moment.',
    ar: 'ما زال ينفّذ الأمر السابق. انتظر لحظة.',
  },
  'scale-did-not': {
    en: 'The scale did not do it. The goods must lie still; zero works only with an almost empty plate.',
    ar: 'لم ينفّذ الميزان الأمر. يجب أن تكون البضاعة ثابتة، والتصفير يعمل والكفة شبه فارغة فقط.',
  },
  'scale-refused': {
    en: 'The scale refused. It may be locked or set to take no orders.',
    ar: 'رفض الميزان. قد يكون مقفلاً أو مضبوطاً على عدم قبول الأوامر.',
  },
})

export const jobWords = textsOf({
  queued: { en: 'waits its turn', ar: 'بانتظار دوره' },
  sending: { en: 'printing', ar: 'قيد الطباعة' },
  waiting: { en: 'waits for the printer', ar: 'بانتظار الطابعة' },
  sent: { en: 'sent', ar: 'أُرسل' },
  printed: { en: 'printed', ar: 'طُبع' },
  unknown: { en: 'nobody knows', ar: 'غير معروف' },
  failed: { en: 'failed', ar: 'فشل' },
  cancelled: { en: 'cancelled', ar: 'أُلغي' },
  parked: { en: 'put aside', ar: 'نُحّي جانباً' },
})

/** A drawer has no paper: it is asked once, and the printer says what came of it. */
export const drawerJobWords = textsOf({
  sent: { en: 'asked to open, not seen', ar: 'طُلب فتحه ولم يُرَ' },
  printed: { en: 'opened', ar: 'فُتح' },
  failed: { en: 'did not open', ar: 'لم يُفتح' },
})

export const jobKindWords = textsOf({
  receipt: { en: 'Receipt', ar: 'إيصال' },
  copy: { en: 'Copy', ar: 'نسخة' },
  report: { en: 'Report', ar: 'تقرير' },
  kitchen: { en: 'Kitchen ticket', ar: 'تذكرة مطبخ' },
  label: { en: 'Label', ar: 'ملصق' },
  test: { en: 'Test page', ar: 'صفحة اختبار' },
  drawer: { en: 'Cash drawer', ar: 'درج النقود' },
})

export const paymentWords = textsOf({
  requested: { en: 'asked for', ar: 'مطلوبة' },
  busy: { en: 'card is being read', ar: 'تُقرأ البطاقة' },
  approved: { en: 'approved', ar: 'مقبولة' },
  declined: { en: 'declined', ar: 'مرفوضة' },
  'no-answer': { en: 'no answer', ar: 'لا رد' },
  cancelled: { en: 'cancelled', ar: 'ملغاة' },
  unknown: { en: 'nobody knows', ar: 'غير معروفة' },
  'paid-by-hand': { en: 'paid, says the cashier', ar: 'مدفوعة بقول الكاشير' },
  'unpaid-by-hand': { en: 'not paid, says the cashier', ar: 'غير مدفوعة بقول الكاشير' },
})
