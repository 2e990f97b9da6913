// What the page that prints labels says.
import { textsOf } from '#kit/i18n.ts'

export const orderWords = textsOf({
  printingLabels: { en: 'printing labels', ar: 'طباعة الملصقات' },
  labelsChanged: { en: 'Price changed', ar: 'تغيّر السعر' },
  labelsNew: { en: 'Never had a label', ar: 'بلا ملصق بعد' },
  labelsFind: { en: 'Search', ar: 'بحث' },
  sources: { en: 'Where the articles come from', ar: 'مصدر الأصناف' },
  nothingDue: {
    en: 'Every label on the shelf says the price of today',
    ar: 'كل الملصقات على الرف بسعر اليوم',
  },
  nothingNew: { en: 'Every new article has its label', ar: 'كل صنف جديد له ملصق' },
  allTaken: { en: 'All of them are to be printed', ar: 'كلها في قائمة الطباعة' },
  findArticle: { en: 'Article by name or SKU', ar: 'صنف بالاسم أو الرمز' },
  findFirst: { en: 'Type a part of a name', ar: 'اكتب جزءاً من الاسم' },
  nothingFound: { en: 'Nothing fits', ar: 'لا توجد نتائج' },
  addAll: { en: 'Take all', ar: 'خذ الكل' },
  take: { en: (name: string) => `Take ${name}`, ar: (name: string) => `خذ ${name}` },
  wasNow: {
    en: (was: string, now: string) => `${was}, now ${now}`,
    ar: (was: string, now: string) => `${was}، والآن ${now}`,
  },
  order: { en: 'To be printed', ar: 'للطباعة' },
  orderEmpty: { en: 'Take articles from the list first.', ar: 'خذ أصنافاً من القائمة أولاً.' },
  copiesOf: { en: (name: string) => `Labels of ${name}`, ar: (name: string) => `ملصقات ${name}` },
  leaveOut: { en: (name: string) => `Leave out ${name}`, ar: (name: string) => `استبعد ${name}` },
  copiesWrong: {
    en: 'Of each article 1 to 999 labels can be printed. Look at the marked numbers.',
    ar: 'يمكن طباعة 1 إلى 999 ملصقاً لكل صنف. راجع الأعداد المعلّمة.',
  },
  labelDesign: { en: 'Label', ar: 'الملصق' },
  labelPrinter: { en: 'Printer', ar: 'الطابعة' },
  noDesign: {
    en: 'No label is designed yet. Make one first.',
    ar: 'لم يُصمَّم ملصق بعد. صمّم واحداً أولاً.',
  },
  makeDesign: { en: 'Design a label', ar: 'صمّم ملصقاً' },
  print: {
    en: (labels: number) => (labels === 1 ? 'Print 1 label' : `Print ${labels} labels`),
    ar: (labels: number) => `اطبع الملصقات (${labels})`,
  },
  onPaper: {
    en: (done: string, all: string) => `${done} of ${all} articles are on paper`,
    ar: (done: string, all: string) => `${done} من ${all} أصناف على الورق`,
  },
  waiting: {
    en: (many: string) => `${many} waiting: look at the printer.`,
    ar: (many: string) => `${many} بانتظار الطابعة: راجعها.`,
  },
  doubts: {
    en: 'Look at the printer: nobody knows whether these labels came out.',
    ar: 'انظر إلى الطابعة: لا يُعرف إن كانت هذه الملصقات قد خرجت.',
  },
  failures: { en: 'These labels did not come out:', ar: 'لم تخرج هذه الملصقات:' },
  labels: {
    en: (many: number) => (many === 1 ? '1 label' : `${many} labels`),
    ar: (many: number) => `الملصقات: ${many}`,
  },
  theyAreThere: { en: 'They are there', ar: 'خرجت' },
  notNeeded: { en: 'Not needed', ar: 'غير مطلوبة' },
  printAgain: { en: 'Print again', ar: 'اطبع مجدداً' },
  seeJobs: { en: 'See the print jobs', ar: 'عرض مهام الطباعة' },
  unsure: {
    en: 'Nobody can say whether this order arrived. Send it again: nothing is printed twice.',
    ar: 'لا يُعرف إن كان هذا الطلب قد وصل. أرسله مرة أخرى: لن يُطبع شيء مرتين.',
  },
  sendAgain: { en: 'Send again', ar: 'أرسل مرة أخرى' },
})
