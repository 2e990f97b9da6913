// What the page says where a scanner is set up with barcodes; the words of the sheet are the rule's.
import { textsOf } from '#kit/i18n.ts'

export const programTexts = textsOf({
  title: { en: 'Set up the scanner', ar: 'إعداد الماسح' },
  hint: {
    en: 'A new scanner, or one that reads and nothing arrives: these barcodes set it as this shop needs it.',
    ar: 'لماسح جديد، أو ماسح يقرأ ولا يصل منه شيء: هذه الرموز تضبطه كما يحتاج المتجر.',
  },
  make: { en: 'Make', ar: 'الصانع' },
  makeHint: {
    en: 'Honeywell, Zebra and Newland: use the sheet in their box; their codes are not known here.',
    ar: 'هانيويل وزيبرا ونيولاند: استعمل الورقة التي في علبتها؛ رموزها غير معروفة هنا.',
  },
  interface: { en: 'Connected as', ar: 'موصول كـ' },
  enter: { en: 'Enter after each scan', ar: 'مفتاح الإدخال بعد كل مسح' },
  aim: { en: 'AIM id before each scan', ar: 'ذكر نوع الرمز (AIM)' },
  unknown: { en: 'no code is known for this', ar: 'لا يُعرف رمز لهذا' },
  show: { en: 'Show the codes', ar: 'عرض الرموز' },
  printer: { en: 'Printer', ar: 'الطابعة' },
  noPrinter: {
    en: 'No receipt printer is set up. Scan from the screen.',
    ar: 'لا طابعة إيصالات. امسح من الشاشة.',
  },
  print: { en: 'Print the sheet', ar: 'طباعة الورقة' },
  printed: { en: 'The sheet is being printed', ar: 'تجري طباعة الورقة' },
  stepOf: {
    en: (at: number, all: number) => `${at} of ${all}`,
    ar: (at: number, all: number) => `${at} من ${all}`,
  },
  scanIt: {
    en: 'Turn the screen bright, scan the code, wait for the beep, then go on.',
    ar: 'ارفع سطوع الشاشة، امسح الرمز، انتظر الصفير، ثم تابع.',
  },
  next: { en: 'Next code', ar: 'الرمز التالي' },
  back: { en: 'Code before', ar: 'الرمز السابق' },
  done: { en: 'Done', ar: 'تم' },
  mayNotPrint: { en: 'Your role does not print tests.', ar: 'دورك لا يطبع الاختبارات.' },
})
