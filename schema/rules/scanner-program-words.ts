// The words of a sheet of programming barcodes, on paper and on the screen.
import type { ReceiptLanguage } from './receipt-texts.ts'
import type { ProgramGap, ProgramStep, ScannerInterface } from './scanner-programs.ts'

type Words = {
  title: string
  how: string
  after: string
  steps: Readonly<Record<ProgramStep['is'], string>>
  interfaces: Readonly<Record<ScannerInterface, string>>
  missing: Readonly<Record<ProgramGap, string>>
}

export const sheetTexts: Readonly<Record<ReceiptLanguage, Words>> = {
  en: {
    title: 'SCANNER SETUP',
    how: 'Scan each code once, from top to bottom. Cover the others with your hand, and wait for the beep.',
    after: 'Then scan a product. If it does not arrive, begin again at 1.',
    steps: {
      factory: 'Factory settings',
      begin: 'Begin setting up',
      interface: 'How it is connected',
      enter: 'Enter after each code',
      aim: 'Kind of code before each code (AIM id)',
      end: 'End setting up',
      save: 'Keep the settings',
    },
    interfaces: {
      'usb-keyboard': 'USB keyboard',
      'usb-serial': 'USB serial port (COM)',
      serial: 'Serial line',
    },
    missing: {
      enter: 'Not on this sheet: Enter after each code. Its own handbook has the code for it.',
      aim: 'Not on this sheet: the AIM id. Its own handbook has the code for it.',
    },
  },
  ar: {
    title: 'إعداد الماسح',
    how: 'امسح كل رمز مرة واحدة من الأعلى إلى الأسفل. غطِّ الرموز الأخرى بيدك وانتظر الصفير.',
    after: 'ثم امسح منتجاً. إن لم يصل فابدأ من ١ مجدداً.',
    steps: {
      factory: 'إعدادات المصنع',
      begin: 'بدء الإعداد',
      interface: 'طريقة التوصيل',
      enter: 'مفتاح الإدخال بعد كل رمز',
      aim: 'نوع الرمز قبل كل رمز (AIM)',
      end: 'إنهاء الإعداد',
      save: 'حفظ الإعدادات',
    },
    interfaces: {
      'usb-keyboard': 'لوحة مفاتيح USB',
      'usb-serial': 'منفذ USB تسلسلي (COM)',
      serial: 'خط تسلسلي',
    },
    missing: {
      enter: 'ليس في هذه الورقة: مفتاح الإدخال بعد كل رمز. رمزه في دليل الماسح.',
      aim: 'ليس في هذه الورقة: معرّف AIM. رمزه في دليل الماسح.',
    },
  },
}
