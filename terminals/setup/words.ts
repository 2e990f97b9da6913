// What devices, faults and checks of the box are called, and what to do about each trouble.
import { textsOf } from '#kit/i18n.ts'

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
  cash_drawer: { en: 'Cash drawer', ar: 'درج نقود' },
  scanner: { en: 'Scanner', ar: 'ماسح باركود' },
  scale: { en: 'Scale', ar: 'ميزان' },
  card_terminal: { en: 'Card terminal', ar: 'جهاز بطاقات' },
  line_display: { en: 'Customer display', ar: 'شاشة العميل' },
})

export const transportWords = textsOf({
  virtual: { en: 'Virtual', ar: 'افتراضي' },
  tcp: { en: 'Network', ar: 'شبكة' },
  serial: { en: 'Serial', ar: 'منفذ تسلسلي' },
  usb: { en: 'USB', ar: 'USB' },
})

export const addressHints = textsOf({
  virtual: { en: 'Needs none', ar: 'لا يحتاج إلى عنوان' },
  tcp: {
    en: 'Host and port, such as 192.168.1.40:9100',
    ar: 'المضيف والمنفذ، مثل 192.168.1.40:9100',
  },
  serial: {
    en: 'The path below /dev/serial/by-id: it stays the same when cables are changed',
    ar: 'المسار تحت ‎/dev/serial/by-id: يبقى ثابتاً عند تبديل الكابلات',
  },
  usb: {
    en: 'Vendor, product and serial number, such as 04b8:0e15:X4ZK012345',
    ar: 'رقم المصنّع والمنتج والرقم التسلسلي، مثل 04b8:0e15:X4ZK012345',
  },
})

/** What is wrong with an address of each connection. */
export const addressWrong = textsOf({
  tcp: {
    en: 'Write host:port, such as 192.168.1.40:9100.',
    ar: 'اكتب المضيف:المنفذ، مثل 192.168.1.40:9100.',
  },
  serial: { en: 'Write a path that begins with /dev/.', ar: 'اكتب مساراً يبدأ بـ ‎/dev/.' },
  usb: {
    en: 'Write vendor:product or vendor:product:serial.',
    ar: 'اكتب المصنّع:المنتج أو المصنّع:المنتج:الرقم التسلسلي.',
  },
})

/** The device's state on its own, when it gives no reason. */
export const stateWords = textsOf({
  ready: { en: 'Ready', ar: 'جاهز' },
  opening: { en: 'Connecting…', ar: 'جارٍ الاتصال…' },
  degraded: { en: 'Works, with a problem', ar: 'يعمل مع مشكلة' },
  blocked: { en: 'Stopped', ar: 'متوقف' },
  offline: { en: 'Does not answer', ar: 'لا يجيب' },
  absent: { en: 'Not there', ar: 'غير موجود' },
  unknown: { en: 'No word from it yet', ar: 'لا خبر منه بعد' },
  off: { en: 'Switched off here', ar: 'موقوف من هنا' },
})

/** What is the matter, by the reason a driver gives. */
export const whyWords = textsOf({
  'paper-out': { en: 'Out of paper', ar: 'نفد الورق' },
  'paper-near-end': { en: 'Paper is nearly used up', ar: 'الورق على وشك النفاد' },
  'cover-open': { en: 'The cover is open', ar: 'الغطاء مفتوح' },
  'printer-fault': { en: 'The printer reports a fault', ar: 'الطابعة تبلّغ عن عطل' },
  garbage: { en: 'Answers with nonsense', ar: 'يرسل إشارات غير مفهومة' },
  'no-answer': { en: 'Does not answer', ar: 'لا يجيب' },
  stall: { en: 'Takes no more data', ar: 'لا يستقبل المزيد من البيانات' },
  unplugged: { en: 'Not plugged in', ar: 'غير موصول' },
  opening: { en: 'Connecting…', ar: 'جارٍ الاتصال…' },
  'no-usb-bus': { en: 'This machine has no USB', ar: 'لا يوجد منفذ USB في هذا الجهاز' },
  'in-use': { en: 'Another program uses it', ar: 'يستخدمه برنامج آخر' },
  'no-permission': { en: 'The hub may not open it', ar: 'لا يُسمح بفتحه' },
  failed: { en: 'Could not be opened', ar: 'تعذر فتحه' },
  'drawer-open': { en: 'The drawer is open', ar: 'الدرج مفتوح' },
  decline: { en: 'Declines every card', ar: 'يرفض كل البطاقات' },
  'queue-full': { en: 'Too many jobs wait for it', ar: 'مهام كثيرة جداً بانتظاره' },
  'not-printable': { en: 'This cannot be put on paper', ar: 'لا يمكن طباعة هذا' },
  'document-not-printable': { en: 'This cannot be put on paper', ar: 'لا يمكن طباعة هذا' },
  'barcode-not-printable': { en: 'Its barcode cannot be printed', ar: 'لا يمكن طباعة الباركود' },
  'qr-not-printable': { en: 'Its QR code cannot be printed', ar: 'لا يمكن طباعة رمز QR' },
  'receipt-too-long': { en: 'The receipt is too long', ar: 'الإيصال طويل جداً' },
  'printer-offline': { en: 'The printer does not answer', ar: 'الطابعة لا تجيب' },
  'hub-stopped': { en: 'The device hub has stopped', ar: 'توقفت خدمة الأجهزة' },
  'not-supported': { en: 'This kind is not driven yet', ar: 'هذا النوع غير مدعوم بعد' },
  'options-not-valid': { en: 'Its options are not right', ar: 'خياراته غير صحيحة' },
  'switched-off': { en: 'Switched off here', ar: 'موقوف من هنا' },
})

/** What to do about it: a sentence for the person who stands there. */
export const todoWords = textsOf({
  'paper-out': {
    en: 'Put in a new roll; what waits prints by itself.',
    ar: 'ضع لفة جديدة؛ وما ينتظر يُطبع تلقائياً.',
  },
  'paper-near-end': { en: 'Have a new roll at hand.', ar: 'جهّز لفة جديدة.' },
  'cover-open': {
    en: 'Close it; printing goes on by itself.',
    ar: 'أغلقه؛ وتستأنف الطباعة تلقائياً.',
  },
  'printer-fault': {
    en: 'Open the cover, remove stuck paper, switch it off and on.',
    ar: 'افتح الغطاء وأزل الورق العالق، ثم أطفئها وشغّلها.',
  },
  garbage: {
    en: 'Check the model and the serial settings; switch it off and on.',
    ar: 'راجع الطراز وإعدادات المنفذ التسلسلي، ثم أطفئه وشغّله.',
  },
  'no-answer': {
    en: 'Check its power, its cable and its address.',
    ar: 'تحقق من الكهرباء والكابل والعنوان.',
  },
  stall: {
    en: 'Switch it off and on; the receipt is not lost.',
    ar: 'أطفئه وشغّله؛ لن يضيع الإيصال.',
  },
  unplugged: { en: 'Plug it in; it is found within a second.', ar: 'صِله؛ سيُعثر عليه خلال ثانية.' },
  'no-usb-bus': {
    en: 'Connect it by network or serial port instead.',
    ar: 'صِله بالشبكة أو بالمنفذ التسلسلي بدلاً من ذلك.',
  },
  'in-use': {
    en: 'End the other program, or correct the address.',
    ar: 'أغلق البرنامج الآخر أو صحّح العنوان.',
  },
  'no-permission': {
    en: 'The service’s user needs access to the port; see the udev rules.',
    ar: 'يحتاج مستخدم الخدمة إلى إذن للمنفذ؛ راجع قواعد udev.',
  },
  failed: {
    en: 'Check the address; unplug it and plug it in again.',
    ar: 'راجع العنوان؛ افصله ثم صِله مجدداً.',
  },
  'drawer-open': { en: 'Close the drawer.', ar: 'أغلق الدرج.' },
  'hub-stopped': {
    en: 'It starts again by itself; if it stays away, restart the box.',
    ar: 'ستعمل من جديد تلقائياً؛ وإن لم تعد فأعد تشغيل الجهاز.',
  },
  'not-supported': { en: 'Choose another kind, or remove it.', ar: 'اختر نوعاً آخر أو أزله.' },
  'options-not-valid': { en: 'Correct the options below.', ar: 'صحّح الخيارات أدناه.' },
  'switched-off': {
    en: 'Tills do not use it until it is switched on.',
    ar: 'لا تستخدمه الصناديق حتى يُشغّل.',
  },
  decline: {
    en: 'Switch that fault off to take cards again.',
    ar: 'أوقف هذا العطل لقبول البطاقات مجدداً.',
  },
  opening: { en: 'Wait a moment.', ar: 'انتظر لحظة.' },
  off: { en: 'Tills do not use it until it is switched on.', ar: 'لا تستخدمه الصناديق حتى يُشغّل.' },
  unknown: {
    en: 'Wait a moment; if it stays so, check that the device hub runs.',
    ar: 'انتظر لحظة؛ وإن بقي كذلك فتأكد من عمل خدمة الأجهزة.',
  },
})

/** Faults of virtual devices, as the switch says them. */
export const faultWords = textsOf({
  'paper-out': { en: 'Paper out', ar: 'نفاد الورق' },
  'paper-near-end': { en: 'Paper nearly out', ar: 'الورق على وشك النفاد' },
  'cover-open': { en: 'Cover open', ar: 'الغطاء مفتوح' },
  unplug: { en: 'Cable pulled', ar: 'الكابل مفصول' },
  garbage: { en: 'Answers nonsense', ar: 'إشارات غير مفهومة' },
  stall: { en: 'Takes no data', ar: 'لا يستقبل بيانات' },
  'no-answer': { en: 'Stays silent', ar: 'يبقى صامتاً' },
  decline: { en: 'Declines each card', ar: 'يرفض كل بطاقة' },
  'drawer-open': { en: 'Drawer stays open', ar: 'الدرج يبقى مفتوحاً' },
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
})

export const jobKindWords = textsOf({
  receipt: { en: 'Receipt', ar: 'إيصال' },
  copy: { en: 'Copy', ar: 'نسخة' },
  report: { en: 'Report', ar: 'تقرير' },
  test: { en: 'Test page', ar: 'صفحة اختبار' },
  drawer: { en: 'Drawer opened', ar: 'فتح الدرج' },
})

export const paymentWords = textsOf({
  requested: { en: 'asked for', ar: 'مطلوبة' },
  busy: { en: 'card is being read', ar: 'تُقرأ البطاقة' },
  approved: { en: 'approved', ar: 'مقبولة' },
  declined: { en: 'declined', ar: 'مرفوضة' },
  'no-answer': { en: 'no answer', ar: 'لا رد' },
  cancelled: { en: 'cancelled', ar: 'ملغاة' },
  unknown: { en: 'nobody knows', ar: 'غير معروفة' },
})

export const checkWords = textsOf({
  server: { en: 'Store server', ar: 'خادم المتجر' },
  database: { en: 'Database', ar: 'قاعدة البيانات' },
  replica: { en: 'Copy of the database', ar: 'نسخة قاعدة البيانات' },
  litestream: { en: 'Copy of the database', ar: 'نسخة قاعدة البيانات' },
  cloud: { en: 'Link to head office', ar: 'الاتصال بالإدارة العامة' },
  uplink: { en: 'Sales to head office', ar: 'المبيعات إلى الإدارة العامة' },
  downlink: { en: 'Prices from head office', ar: 'الأسعار من الإدارة العامة' },
  sync: { en: 'Link to head office', ar: 'الاتصال بالإدارة العامة' },
  broker: { en: 'Messages in the shop', ar: 'الرسائل داخل المتجر' },
  mqtt: { en: 'Messages in the shop', ar: 'الرسائل داخل المتجر' },
  hub: { en: 'Device hub', ar: 'خدمة الأجهزة' },
  devices: { en: 'Device hub', ar: 'خدمة الأجهزة' },
  disk: { en: 'Storage', ar: 'مساحة التخزين' },
  storage: { en: 'Storage', ar: 'مساحة التخزين' },
  memory: { en: 'Memory', ar: 'الذاكرة' },
  time: { en: 'Time', ar: 'الوقت' },
  clock: { en: 'Time', ar: 'الوقت' },
  network: { en: 'Network', ar: 'الشبكة' },
  update: { en: 'Updates', ar: 'التحديثات' },
  jobs: { en: 'Background work', ar: 'الأعمال الخلفية' },
  printing: { en: 'Print jobs', ar: 'مهام الطباعة' },
  spool: { en: 'Print jobs', ar: 'مهام الطباعة' },
})

export const checkTodos = textsOf({
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
  broker: {
    en: 'Restart the box if tills do not see changes.',
    ar: 'أعد تشغيل الجهاز إن لم ترَ الصناديق التغييرات.',
  },
  hub: {
    en: 'It starts again by itself; if it stays away, restart the box.',
    ar: 'ستعمل من جديد تلقائياً؛ وإن لم تعد فأعد تشغيل الجهاز.',
  },
  disk: { en: 'Free some space or put in a larger disk.', ar: 'أفرغ بعض المساحة أو ضع قرصاً أكبر.' },
  time: {
    en: 'Set the time, or connect the box to the internet once.',
    ar: 'اضبط الوقت أو صِل الجهاز بالإنترنت مرة.',
  },
  other: {
    en: 'Check again; if it stays so, call support.',
    ar: 'افحص مجدداً؛ وإن استمر فاتصل بالدعم.',
  },
})
