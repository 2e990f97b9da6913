// What the page says of a printer's own memory: its settings, and the logo in it.
import { textsOf } from '#kit/i18n.ts'

export const memoryTexts = textsOf({
  settings: { en: 'Settings in the printer', ar: 'إعدادات الطابعة نفسها' },
  settingsHint: {
    en: 'Kept by the printer itself, also when it is off. Its memory wears: write no more often than needed.',
    ar: 'تحفظها الطابعة نفسها حتى وهي مطفأة. ذاكرتها تبلى: لا تكتب أكثر مما يلزم.',
  },
  read: { en: 'Read its settings', ar: 'قراءة إعداداتها' },
  readAgain: { en: 'Read again', ar: 'قراءة مجدداً' },
  silent: {
    en: 'It does not answer about its settings. What is written is sent, and only its self-test print shows it: switch it off, hold the feed key, switch it on.',
    ar: 'لا تجيب عن إعداداتها. ما يُكتب يُرسل، ولا يُظهره إلا اختبارها الذاتي: أطفئها، اضغط زر تغذية الورق مطولاً، ثم شغّلها.',
  },
  who: { en: 'It says it is', ar: 'تعرّف نفسها' },
  leave: { en: 'Leave it', ar: 'بلا تغيير' },
  code_page: { en: 'Code page at the start', ar: 'صفحة الرموز عند البدء' },
  paper: { en: 'Paper width', ar: 'عرض الورق' },
  density: { en: 'Darkness', ar: 'درجة السواد' },
  baud: { en: 'Speed of the serial line', ar: 'سرعة الخط التسلسلي' },
  parity: { en: 'Parity', ar: 'التكافؤ' },
  flow: { en: 'Flow control', ar: 'التحكم في التدفق' },
  none: { en: 'None', ar: 'بلا' },
  odd: { en: 'Odd', ar: 'فردي' },
  even: { en: 'Even', ar: 'زوجي' },
  hardware: { en: 'Lines (DTR/DSR)', ar: 'أسلاك (DTR/DSR)' },
  'xon-xoff': { en: 'XON/XOFF', ar: 'XON/XOFF' },
  mm: { en: (width: number) => `${width} mm`, ar: (width: number) => `${width} مم` },
  page: { en: (n: number) => `Page ${n}`, ar: (n: number) => `صفحة ${n}` },
  write: { en: 'Write', ar: 'كتابة' },
  nothingChanged: { en: 'Nothing is changed yet.', ar: 'لم يتغير شيء بعد.' },
  sure: { en: 'Write into the printer?', ar: 'الكتابة في الطابعة؟' },
  becomes: {
    en: 'Written once, then the printer starts anew:',
    ar: 'تُكتب مرة واحدة ثم تبدأ الطابعة من جديد:',
  },
  stayOn: {
    en: 'Do not switch it off meanwhile.',
    ar: 'لا تطفئها أثناء ذلك.',
  },
  cutsLine: {
    en: 'On a serial line it then hears nothing of us until our end follows. The next step does that.',
    ar: 'على خط تسلسلي لن تسمعنا بعدها حتى يتبعها طرفنا. الخطوة التالية تفعل ذلك.',
  },
  cancel: { en: 'Cancel', ar: 'إلغاء' },
  written: { en: 'Written. The printer confirmed it.', ar: 'تمت الكتابة. أكدتها الطابعة.' },
  readBack: {
    en: 'Written, and read back as it should be.',
    ar: 'تمت الكتابة، وقُرئت بعدها كما يجب.',
  },
  readOther: {
    en: 'Written, but the printer says something else now. Look at its self-test print.',
    ar: 'تمت الكتابة، لكن الطابعة تقول الآن غير ذلك. انظر اختبارها الذاتي.',
  },
  sent: {
    en: 'Was sent; the printer does not answer. Look at its self-test print.',
    ar: 'أُرسلت؛ الطابعة لا تجيب. انظر اختبارها الذاتي.',
  },
  notWritten: {
    en: (why: string) => `Not written: ${why}`,
    ar: (why: string) => `لم تُكتب: ${why}`,
  },
  notRead: {
    en: (why: string) => `Cannot be read now: ${why}`,
    ar: (why: string) => `تتعذر القراءة الآن: ${why}`,
  },
  lineStep: {
    en: 'One step left: the printer listens with the new line settings. Let our end follow.',
    ar: 'بقيت خطوة: الطابعة تسمع بإعدادات الخط الجديدة. اجعل طرفنا يتبعها.',
  },
  lineFollow: { en: 'Let our end follow', ar: 'اجعل طرفنا يتبع' },
  lineDone: { en: 'Our end follows. It answers again.', ar: 'طرفنا يتبع. إنها تجيب من جديد.' },
  lineSilent: {
    en: 'Our end follows, but it does not answer. Look at its self-test print, and set the speed under “Change”.',
    ar: 'طرفنا يتبع، لكنها لا تجيب. انظر اختبارها الذاتي واضبط السرعة من «تغيير».',
  },
  logo: { en: 'Logo in the printer', ar: 'الشعار في الطابعة' },
  logoHint: {
    en: 'Stored once, the logo of the receipt design prints at once instead of being sent with each receipt.',
    ar: 'يُحفظ مرة واحدة فيُطبع شعار الإيصال فوراً بدل إرساله مع كل إيصال.',
  },
  look: { en: 'Look into it', ar: 'النظر فيها' },
  lookAgain: { en: 'Look again', ar: 'النظر مجدداً' },
  isStored: {
    en: 'The logo is stored; receipts name it by its key.',
    ar: 'الشعار محفوظ؛ والإيصالات تطلبه برمزه.',
  },
  notStored: {
    en: 'Not stored here: receipts send it as dots.',
    ar: 'غير محفوظ هنا: ترسله الإيصالات نقاطاً.',
  },
  key: { en: 'Key', ar: 'الرمز' },
  size: { en: 'Size', ar: 'المقاس' },
  takes: { en: 'Takes', ar: 'يشغل' },
  free: { en: 'Free', ar: 'المتاح' },
  others: { en: 'All keys in it', ar: 'كل الرموز فيها' },
  dots: {
    en: (width: number, rows: number) => `${width} × ${rows} dots`,
    ar: (width: number, rows: number) => `${width} × ${rows} نقطة`,
  },
  kilobytes: {
    en: (bytes: number) => `${(bytes / 1_024).toFixed(1)} kB`,
    ar: (bytes: number) => `${(bytes / 1_024).toFixed(1)} كيلوبايت`,
  },
  ofAll: {
    en: (free: string, all: string) => `${free} of ${all}`,
    ar: (free: string, all: string) => `${free} من ${all}`,
  },
  store: { en: 'Store the logo', ar: 'حفظ الشعار' },
  stored: { en: 'Stored, and confirmed by the printer.', ar: 'حُفظ وأكدته الطابعة.' },
  notStoredWhy: {
    en: (why: string) => `Not stored: ${why}`,
    ar: (why: string) => `لم يُحفظ: ${why}`,
  },
  tryLogo: { en: 'Print it alone', ar: 'طباعته وحده' },
  delete: { en: 'Delete', ar: 'حذف' },
  sureDelete: { en: 'Delete the logo from the printer?', ar: 'حذف الشعار من الطابعة؟' },
  deleteMeans: {
    en: 'Receipts send it as dots again, which takes longer on a slow line.',
    ar: 'ترسله الإيصالات نقاطاً من جديد، وهذا أبطأ على خط بطيء.',
  },
  deleted: { en: 'Deleted.', ar: 'حُذف.' },
  notDeleted: {
    en: (why: string) => `Not deleted: ${why}`,
    ar: (why: string) => `لم يُحذف: ${why}`,
  },
  mayNotTest: { en: 'Your role does not print tests.', ar: 'دورك لا يطبع الاختبارات.' },
})

/** Why an order to its memory was not carried out. */
export const memoryWhyWords = textsOf({
  'printer-busy': { en: 'a receipt is on its way; try again', ar: 'إيصال قيد الطباعة؛ حاول مجدداً' },
  'printer-offline': { en: 'the printer is not connected', ar: 'الطابعة غير متصلة' },
  'no-answer': { en: 'the printer does not answer about it', ar: 'الطابعة لا تجيب عن ذلك' },
  'no-setup-mode': {
    en: 'this printer did not enter its setup mode; nothing was changed',
    ar: 'لم تدخل الطابعة وضع الإعداد؛ لم يتغير شيء',
  },
  unplugged: {
    en: 'the line went away in the middle; look at its self-test print',
    ar: 'انقطع الخط في المنتصف؛ انظر اختبارها الذاتي',
  },
  'no-logo-memory': { en: 'this model keeps no logo', ar: 'هذا الطراز لا يحفظ شعاراً' },
  'no-room': { en: 'there is not enough room in it', ar: 'لا تتسع له ذاكرتها' },
  'not-confirmed': { en: 'the printer did not confirm it', ar: 'لم تؤكده الطابعة' },
  'not-stored': { en: 'it was not there any more', ar: 'لم يعد موجوداً' },
  'asked-before': { en: 'this was asked before', ar: 'طُلب هذا من قبل' },
  'no-news': {
    en: 'no news of it came; look at its self-test print before you try again',
    ar: 'لم يصل خبر؛ انظر اختبارها الذاتي قبل المحاولة مجدداً',
  },
  'hub-silent': { en: 'the device hub does not answer', ar: 'خدمة الأجهزة لا تجيب' },
  'too-late': { en: 'it reached the printer too late', ar: 'وصل إلى الطابعة متأخراً' },
})
