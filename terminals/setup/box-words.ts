// How the parts of the box are, and what helps.
import { textsOf } from '#kit/i18n.ts'

export const checkWords = textsOf({
  server: { en: 'Store server', ar: 'خادم المتجر' },
  database: { en: 'Database', ar: 'قاعدة البيانات' },
  replica: { en: 'Copy of the database', ar: 'نسخة قاعدة البيانات' },
  cloud: { en: 'Link to head office', ar: 'الاتصال بالإدارة العامة' },
  devices: { en: 'Device hub', ar: 'خدمة الأجهزة' },
  storage: { en: 'Storage', ar: 'مساحة التخزين' },
  printing: { en: 'Printing', ar: 'الطباعة' },
  time: { en: 'Time', ar: 'الوقت' },
})

/** How the parts of the box are: `<check>-ok`, `<check>-bad`, and those with figures. */
export const boxWords = textsOf({
  answers: { en: 'Answers', ar: 'يجيب' },
  'database-ok': { en: 'Takes sales', ar: 'تستقبل المبيعات' },
  'replica-ok': { en: 'Follows', ar: 'مواكبة' },
  'replica-bad': { en: 'No copy, or an old one', ar: 'لا توجد نسخة أو أنها قديمة' },
  'devices-ok': { en: 'Running', ar: 'تعمل' },
  'devices-bad': { en: 'Not running', ar: 'لا تعمل' },
  nothingWaits: { en: 'Nothing waits', ar: 'لا شيء بالانتظار' },
  jobsWait: {
    en: (jobs: string, since: string) => `${jobs} waiting to be printed, the oldest since ${since}`,
    ar: (jobs: string, since: string) => `${jobs} بانتظار الطباعة، أقدمها منذ ${since}`,
  },
  jobsParked: {
    en: (jobs: string) => `Put aside after three tries: ${jobs}`,
    ar: (jobs: string) => `نُحّيت جانباً بعد ثلاث محاولات: ${jobs}`,
  },
  parkedHint: {
    en: 'Open the printer, look at its paper, then print the job again or say that it is not needed.',
    ar: 'افتح صفحة الطابعة وانظر إلى ورقها ثم أعد طباعة المهمة أو اذكر أنها غير مطلوبة.',
  },
  noCloud: { en: 'This store has no head office', ar: 'ليس لهذا المتجر إدارة عامة' },
  delivered: { en: 'Connected; everything is delivered', ar: 'متصل؛ وصل كل شيء' },
  onTheWay: {
    en: (rows: string) => `Connected; ${rows} changes on their way`,
    ar: (rows: string) => `متصل؛ ${rows} من التغييرات في الطريق`,
  },
  awaySince: {
    en: (at: string, rows: string) => `Away since ${at}; ${rows} changes wait`,
    ar: (at: string, rows: string) => `منقطع منذ ${at}؛ ${rows} من التغييرات بالانتظار`,
  },
  neverThere: {
    en: (rows: string) => `Not reached yet; ${rows} changes wait`,
    ar: (rows: string) => `لم يتم الوصول إليها بعد؛ ${rows} من التغييرات بالانتظار`,
  },
  free: {
    en: (gigabytes: string) => `${gigabytes} GB free`,
    ar: (gigabytes: string) => `${gigabytes} غيغابايت متاحة`,
  },
  clocksDiffer: {
    en: (box: string, screen: string) => `The box says ${box}, this screen ${screen}`,
    ar: (box: string, screen: string) => `وقت الجهاز ${box}، ووقت هذه الشاشة ${screen}`,
  },
})

export const checkTodos = textsOf({
  printing: {
    en: 'Look at the printers: switched on, paper, cover, cable. Then what waits is printed by itself.',
    ar: 'تفقّد الطابعات: التشغيل والورق والغطاء والكابل. عندئذٍ يُطبع ما ينتظر تلقائياً.',
  },
  server: {
    en: 'Restart the box; sales on the tills are kept.',
    ar: 'أعد تشغيل الجهاز؛ مبيعات الصناديق محفوظة.',
  },
  database: {
    en: 'Check again; if it stays so, call support before you sell on.',
    ar: 'افحص مجدداً؛ وإن استمر فاتصل بالدعم قبل متابعة البيع.',
  },
  replica: {
    en: 'Sales are safe on this box only. Check the second disk or the internet.',
    ar: 'المبيعات محفوظة على هذا الجهاز فقط. تحقق من القرص الثاني أو الإنترنت.',
  },
  cloud: {
    en: 'Check the internet. The shop sells on; everything is delivered later.',
    ar: 'تحقق من الإنترنت. يواصل المتجر البيع ويُرسل كل شيء لاحقاً.',
  },
  devices: {
    en: 'It starts again by itself; if it stays away, restart the box.',
    ar: 'ستعمل من جديد تلقائياً؛ وإن لم تعد فأعد تشغيل الجهاز.',
  },
  storage: {
    en: 'Free some space or put in a larger disk.',
    ar: 'أفرغ بعض المساحة أو ضع قرصاً أكبر.',
  },
  time: {
    en: 'Set the time, or connect the box to the internet once.',
    ar: 'اضبط الوقت أو صِل الجهاز بالإنترنت مرة.',
  },
  other: {
    en: 'Check again; if it stays so, call support.',
    ar: 'افحص مجدداً؛ وإن استمر فاتصل بالدعم.',
  },
})
