// A refusal in the words of the shop: what happened, what to do.
import type { Problem } from './api.ts'
import { money, rate, time } from './formats.ts'
import { type Language, language } from './i18n.ts'

/** Where the English is missing, the server's own sentence is said. */
type Words = Partial<Record<Language, string | ((data: Record<string, unknown>) => string)>>

/** Words for codes of one app only; a later one replaces an earlier one. */
export const explain = (more: Record<string, Words>) => Object.assign(known, more)

/** The problem as a sentence for the person in front of the screen. */
export const wordsOf = (problem: Problem): string => {
  const words = known[problem.code]?.[language.value]
  if (typeof words === 'string') return words
  if (words) return words(problem.data)
  // A code this screen does not know yet: the server's own sentence is better than none.
  const said = problem.detail || problem.title
  return (
    said ||
    (language.value === 'ar' ? 'حدث خطأ ما. حاول مرة أخرى.' : 'Something went wrong. Try again.')
  )
}

/**
 * The same of what was found out without the server, or of a code that it kept; `detail` is said where
 * this screen has no words for it.
 */
export const wordsOfCode = (code: string, detail = ''): string =>
  wordsOf({ code, status: 0, title: '', detail, data: {} })

/** What the server says of single fields: path `lines.0.quantity` → words. */
export const issuesOf = (problem: Problem): Record<string, string> => {
  const issues = problem.data.issues
  if (!Array.isArray(issues)) return {}
  return Object.fromEntries(
    issues.map(issue => [
      Array.isArray(issue?.path) ? issue.path.join('.') : String(issue?.path ?? ''),
      String(issue?.message ?? ''),
    ]),
  )
}

const figure = (value: unknown) => (typeof value === 'number' ? value : 0)

const known: Record<string, Words> = {
  offline: {
    en: 'The server cannot be reached. Check the cable or the wireless network; it goes on by itself.',
    ar: 'تعذر الوصول إلى الخادم. تحقق من الكابل أو الشبكة اللاسلكية؛ سيستأنف العمل تلقائياً.',
  },
  timeout: {
    en: 'The server did not answer in time. Try again.',
    ar: 'لم يجب الخادم في الوقت المحدد. حاول مرة أخرى.',
  },
  fault: {
    en: 'The server had a problem. Try again; if it stays, call the technician.',
    ar: 'حدثت مشكلة في الخادم. حاول مرة أخرى، وإن استمرت فاتصل بالفني.',
  },
  'signed-out': { en: 'Please sign in again.', ar: 'يرجى تسجيل الدخول مرة أخرى.' },
  'not-allowed': {
    en: 'Your role does not allow this. Ask somebody whose role does.',
    ar: 'دورك لا يسمح بذلك. اطلب ممن يسمح له دوره.',
  },
  'wrong-pin': {
    en: data => `That PIN is not right. Tries left: ${figure(data.left)}.`,
    ar: data => `الرقم السري غير صحيح. المحاولات المتبقية: ${figure(data.left)}.`,
  },
  locked: {
    en: data =>
      `Too many wrong tries. Wait until ${time(figure(data.until))}, or ask a manager: admin panel, Users, Unlock sign-in.`,
    ar: data =>
      `محاولات خاطئة كثيرة. انتظر حتى ${time(figure(data.until))} أو اطلب من المدير: لوحة الإدارة، المستخدمون، إلغاء قفل الدخول.`,
  },
  'input-invalid': {
    en: 'Something that was entered is missing, too long or not right. Correct it and try again.',
    ar: 'بعض ما أُدخل ناقص أو أطول من اللازم أو غير صحيح. صحّحه وحاول مرة أخرى.',
  },
  stale: {
    en: 'Someone else changed this meanwhile.',
    ar: 'غيّر شخص آخر هذا في هذه الأثناء.',
  },
  'not-found': { en: 'This is not there any more.', ar: 'هذا لم يعد موجوداً.' },
  'more-than-you-hold': {
    en: 'This person or role may do more than you may. Ask somebody who may do all of it.',
    ar: 'لهذا الشخص أو الدور صلاحيات أكثر من صلاحياتك. اطلب ذلك ممن يملكها كلها.',
  },
  'last-owner': {
    en: 'Somebody must stay owner. Name another owner first.',
    ar: 'يجب أن يبقى مالك واحد على الأقل. عيّن مالكاً آخر أولاً.',
  },
  'whole-retailer-only': {
    en: 'This belongs to the whole retailer. Only who works in every store may change it.',
    ar: 'هذا يخص جميع المتاجر. لا يغيّره إلا من يعمل في كل المتاجر.',
  },
  'owned-by-head-office': {
    en: 'Head office keeps this; ask them to change it.',
    ar: 'الإدارة العامة مسؤولة عن هذا؛ اطلب منها تغييره.',
  },
  'owned-by-store': {
    en: 'The store keeps this; change it there.',
    ar: 'المتجر مسؤول عن هذا؛ غيّره هناك.',
  },
  'not-deleted': {
    en: 'This is not deleted, because older sales may need it. Block it instead.',
    ar: 'لا يُحذف هذا لأن مبيعات سابقة قد تحتاج إليه. احظره بدلاً من ذلك.',
  },
  'read-only': { en: 'This can be read, not changed.', ar: 'هذا للقراءة فقط ولا يمكن تغييره.' },
  'command-id-reused': {
    en: 'This was sent before with other contents. Start again.',
    ar: 'أُرسل هذا سابقاً بمحتوى مختلف. ابدأ من جديد.',
  },
  'till-session-closed': {
    en: 'The till is closed. Open it with a float first.',
    ar: 'الصندوق مغلق. افتحه برصيد ابتدائي أولاً.',
  },
  'till-session-open': { en: 'The till is open already.', ar: 'الصندوق مفتوح بالفعل.' },
  'total-differs': {
    en: data =>
      `The total is ${money(figure(data.total))} now. Tell the customer, then take the money again.`,
    ar: data => `المجموع الآن ${money(figure(data.total))}. أخبر العميل ثم استلم المبلغ مجدداً.`,
  },
  'not-paid-in-full': {
    en: 'It is not paid in full yet.',
    ar: 'لم يُدفع المبلغ كاملاً بعد.',
  },
  'barcode-unknown': {
    en: 'No product has this barcode. Search it by name.',
    ar: 'لا يوجد منتج بهذا الباركود. ابحث عنه بالاسم.',
  },
  'wrong-check-digit': {
    en: 'The barcode was misread. Scan it again.',
    ar: 'قُرئ الباركود بشكل خاطئ. امسحه مرة أخرى.',
  },
  'discount-over-limit': {
    en: data =>
      typeof data.limit === 'number'
        ? `You may give at most ${rate(data.limit)}. Ask a manager for more.`
        : 'This discount is above your limit. Ask a manager.',
    ar: data =>
      typeof data.limit === 'number'
        ? `يمكنك منح ${rate(data.limit)} كحد أقصى. اطلب من المدير أكثر من ذلك.`
        : 'هذا الخصم أعلى من حدّك. اطلب من المدير.',
  },
  'cash-out-over-limit': {
    en: data => `You may take out ${money(figure(data.left))} more today. Ask a manager for more.`,
    ar: data => `يمكنك سحب ${money(figure(data.left))} أخرى اليوم. اطلب من المدير أكثر من ذلك.`,
  },
  'already-resumed': {
    en: 'Another till took this held sale already.',
    ar: 'أخذ صندوق آخر هذه العملية المعلقة بالفعل.',
  },
  'held-sale-unreadable': {
    en: 'This held sale cannot be read. Enter the goods again; it is kept for the technician.',
    ar: 'تعذرت قراءة هذه العملية المعلقة. أدخل البضائع من جديد؛ تبقى محفوظة للفني.',
  },
  'session-expired': { ar: 'انتهت الجلسة. يرجى تسجيل الدخول مرة أخرى.' },
  'user-disabled': { ar: 'لم يعد مسموحاً لهذا المستخدم بالدخول.' },
  'not-in-this-store': { ar: 'هذا المستخدم لا يعمل في هذا المتجر.' },
  'not-at-head-office': {
    en: 'Your role does not sign in at head office. Sign in at your store.',
    ar: 'دورك لا يسجل الدخول في الإدارة العامة. سجّل الدخول في متجرك.',
  },
  'too-many-tries': { ar: 'محاولات كثيرة دفعة واحدة. انتظر لحظة.' },
  'body-too-large': { ar: 'هذا أكبر من أن يُرسل.' },
  gone: { ar: 'هذا لم يعد موجوداً.' },
  busy: { ar: 'خادم المتجر مشغول جداً. حاول بعد لحظة.' },
  'storage-full': { ar: 'القرص ممتلئ. لم يُكتب شيء.' },
  bug: { ar: 'أخطأ الخادم. لم يُكتب شيء.' },
}
