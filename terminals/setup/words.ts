// What devices, faults and checks of the box are called, and what to do about each trouble.
import { textsOf } from '#kit/i18n.ts'
import { explain } from '#kit/problems.ts'

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
  label_printer: { en: 'Label printer', ar: 'طابعة ملصقات' },
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
    en: 'Write host:port, such as 192.0.2.40:9100.',
    ar: 'اكتب المضيف:المنفذ، مثل \u2066192.0.2.40:9100\u2069.',
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
  'ribbon-out': { en: 'Out of ribbon', ar: 'نفد الشريط' },
  'printer-paused': { en: 'The printer is paused', ar: 'الطابعة متوقفة مؤقتاً' },
  'printer-fault': { en: 'The printer reports a fault', ar: 'الطابعة تبلّغ عن عطل' },
  garbage: { en: 'Answers with nonsense', ar: 'يرسل إشارات غير مفهومة' },
  'no-answer': { en: 'Does not answer', ar: 'لا يجيب' },
  stall: { en: 'Takes no more data', ar: 'لا يستقبل المزيد من البيانات' },
  unplugged: { en: 'Not plugged in', ar: 'غير موصول' },
  opening: { en: 'Connecting…', ar: 'جارٍ الاتصال…' },
  'no-usb-bus': { en: 'This machine has no USB', ar: 'لا يوجد منفذ USB في هذا الجهاز' },
  'in-use': { en: 'Another program uses it', ar: 'يستخدمه برنامج آخر' },
  'two-alike': {
    en: 'Two devices call themselves the same',
    ar: 'جهازان يعرّفان نفسيهما بالاسم ذاته',
  },
  'no-permission': { en: 'The hub may not open it', ar: 'لا يُسمح بفتحه' },
  failed: { en: 'Could not be opened', ar: 'تعذر فتحه' },
  'drawer-open': { en: 'The drawer is open', ar: 'الدرج مفتوح' },
  'drawer-did-not-open': { en: 'The drawer did not open', ar: 'لم يُفتح الدرج' },
  'drawer-busy': { en: 'The drawer is being opened already', ar: 'يجري فتح الدرج الآن' },
  'too-late': { en: 'Too late: it was not opened', ar: 'فات الأوان: لم يُفتح' },
  'no-drawer-here': { en: 'No drawer hangs here', ar: 'لا درج هنا' },
  decline: { en: 'Declines every card', ar: 'يرفض كل البطاقات' },
  'queue-full': { en: 'Too many jobs wait for it', ar: 'مهام كثيرة جداً بانتظاره' },
  'not-printable': { en: 'This cannot be put on paper', ar: 'لا يمكن طباعة هذا' },
  'document-not-printable': { en: 'This cannot be put on paper', ar: 'لا يمكن طباعة هذا' },
  'barcode-not-printable': { en: 'Its barcode cannot be printed', ar: 'لا يمكن طباعة الباركود' },
  'qr-not-printable': { en: 'Its QR code cannot be printed', ar: 'لا يمكن طباعة رمز QR' },
  'label-size-not-printable': {
    en: 'The label is larger than this printer',
    ar: 'الملصق أكبر من هذه الطابعة',
  },
  'receipt-too-long': { en: 'The receipt is too long', ar: 'الإيصال طويل جداً' },
  'printer-offline': { en: 'The printer does not answer', ar: 'الطابعة لا تجيب' },
  'hub-away': {
    en: 'The device hub it is plugged into is away',
    ar: 'خدمة الأجهزة الموصول بها غائبة',
  },
  'hub-restarted': {
    en: 'The device hub began anew while it printed',
    ar: 'بدأت خدمة الأجهزة من جديد أثناء الطباعة',
  },
  'hub-fell': {
    en: 'The device hub fell over it three times',
    ar: 'تعطلت خدمة الأجهزة بسببها ثلاث مرات',
  },
  moved: { en: 'stands in for another printer', ar: 'بدلاً من طابعة أخرى' },
  'sent-elsewhere': { en: 'sent here by hand', ar: 'أُرسلت إلى هنا يدوياً' },
  'hub-stopped': { en: 'The device hub has stopped', ar: 'توقفت خدمة الأجهزة' },
  'not-supported': { en: 'This kind is not driven yet', ar: 'هذا النوع غير مدعوم بعد' },
  'options-not-valid': { en: 'Its options are not right', ar: 'خياراته غير صحيحة' },
  'scale-fault': { en: 'The scale reports a fault', ar: 'الميزان يبلّغ عن عطل' },
  'reports-not-known': { en: 'It is no scanner of this kind', ar: 'ليس ماسحاً من هذا النوع' },
  'terminal-busy': { en: 'The terminal is busy', ar: 'الجهاز مشغول' },
  'terminal-refused': {
    en: 'The terminal does not take this till',
    ar: 'الجهاز لا يقبل هذا الصندوق',
  },
  'currency-not-known': {
    en: 'It knows no number for this currency',
    ar: 'لا رقم لديه لهذه العملة',
  },
  'switched-off': { en: 'Switched off here', ar: 'موقوف من هنا' },
  'too-old': { en: 'Too old: nobody waits for it', ar: 'قديم: لا أحد ينتظره' },
})

/** What to do about it: a sentence for the person who stands there. */
export const todoWords = textsOf({
  'hub-away': {
    en: 'Look whether the machine with this hub runs and is in the network.',
    ar: 'تحقق من أن الجهاز الذي عليه خدمة الأجهزة يعمل ومتصل بالشبكة.',
  },
  'terminal-busy': {
    en: 'Wait until it has finished; it is asked again by itself.',
    ar: 'انتظر حتى ينتهي؛ يُسأل مجدداً تلقائياً.',
  },
  'terminal-refused': {
    en: 'Check its password (option zvt_password), and that it is set to ZVT over this connection.',
    ar: 'تحقق من كلمة مروره (zvt_password) ومن أنه مضبوط على ZVT عبر هذا الاتصال.',
  },
  'currency-not-known': {
    en: 'Set the currency of the shop, or use a terminal without connection.',
    ar: 'اضبط عملة المتجر، أو استعمل جهازاً بلا اتصال.',
  },
  'paper-out': {
    en: 'Put in a new roll; what waits prints by itself.',
    ar: 'ضع لفة جديدة؛ وما ينتظر يُطبع تلقائياً.',
  },
  'paper-near-end': { en: 'Have a new roll at hand.', ar: 'جهّز لفة جديدة.' },
  'cover-open': {
    en: 'Close it; printing goes on by itself.',
    ar: 'أغلقه؛ وتستأنف الطباعة تلقائياً.',
  },
  'ribbon-out': {
    en: 'Put in a new ribbon; what waits prints by itself.',
    ar: 'ركّب شريطاً جديداً؛ وما ينتظر يُطبع تلقائياً.',
  },
  'printer-paused': {
    en: 'Press the pause button on the printer; printing goes on.',
    ar: 'اضغط زر الإيقاف المؤقت على الطابعة؛ وتستأنف الطباعة.',
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
  'two-alike': {
    en: 'Change its address to the socket it is in; “Add a device” shows both.',
    ar: 'غيّر عنوانه إلى منفذه؛ تُظهر صفحة «إضافة جهاز» كليهما.',
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
  'scale-fault': {
    en: 'Take everything off, switch it off and on; if it stays so, call its service.',
    ar: 'ارفع كل شيء عنه ثم أطفئه وشغّله؛ وإن استمر فاتصل بخدمة الصيانة.',
  },
  'reports-not-known': {
    en: 'Set the scanner to HID-POS, or choose the model hid-keyboard.',
    ar: 'اضبط الماسح على HID-POS، أو اختر الطراز hid-keyboard.',
  },
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
  'cutter-jam': { en: 'Cutter stuck', ar: 'القاطع عالق' },
  'ribbon-out': { en: 'Ribbon out', ar: 'نفاد الشريط' },
  'printer-paused': { en: 'Paused by its button', ar: 'موقوفة بزرها' },
  'drawer-open': { en: 'Drawer stays open', ar: 'الدرج يبقى مفتوحاً' },
})

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

export const jobKindWords = textsOf({
  receipt: { en: 'Receipt', ar: 'إيصال' },
  copy: { en: 'Copy', ar: 'نسخة' },
  report: { en: 'Report', ar: 'تقرير' },
  kitchen: { en: 'Kitchen ticket', ar: 'تذكرة مطبخ' },
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
  'paid-by-hand': { en: 'paid, says the cashier', ar: 'مدفوعة بقول الكاشير' },
  'unpaid-by-hand': { en: 'not paid, says the cashier', ar: 'غير مدفوعة بقول الكاشير' },
})

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
    en: 'Open the printer, look at its paper, then print the job again.',
    ar: 'افتح صفحة الطابعة وانظر إلى ورقها ثم أعد طباعة المهمة.',
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
    en: 'Look at the printers: paper, cover, cable. What waits is printed by itself.',
    ar: 'تفقّد الطابعات: الورق والغطاء والكابل. ما ينتظر يُطبع تلقائياً.',
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

explain({
  'device-silent': {
    en: 'The device hub does not answer. It starts again by itself; try again in a moment.',
    ar: 'خدمة الأجهزة لا تجيب. ستعمل من جديد تلقائياً؛ حاول بعد لحظة.',
  },
  'device-unknown': { en: 'This device is not there any more.', ar: 'هذا الجهاز لم يعد موجوداً.' },
  'device-is-real': {
    en: 'Only a virtual device can be told this.',
    ar: 'هذا ممكن للأجهزة الافتراضية فقط.',
  },
  'not-another-printer': {
    en: 'This is no other printer of the same kind. Choose another one.',
    ar: 'هذه ليست طابعة أخرى من النوع نفسه. اختر غيرها.',
  },
  'device-blocked': {
    en: 'This device is switched off. Switch it on, or choose another one.',
    ar: 'هذا الجهاز موقوف. شغّله أو اختر غيره.',
  },
  'not-this-kind-of-printer': {
    en: 'A group for labels holds label printers, all others receipt printers.',
    ar: 'مجموعة الملصقات تضم طابعات ملصقات، وغيرها طابعات إيصالات.',
  },
  'station-unknown': {
    en: 'This station is not there any more. Choose another one.',
    ar: 'هذه المحطة لم تعد موجودة. اختر غيرها.',
  },
  'station-missing': {
    en: 'Say which station’s tickets these printers print.',
    ar: 'حدّد المحطة التي تطبع هذه الطابعات تذاكرها.',
  },
  'group-exists': {
    en: 'There is such a group already. Change that one.',
    ar: 'توجد مجموعة كهذه. غيّر تلك.',
  },
  'not-a-printer': {
    en: 'Only a receipt printer prints a test page.',
    ar: 'طابعة الإيصالات وحدها تطبع صفحة اختبار.',
  },
  'not-a-drawer': {
    en: 'No cash drawer hangs on this device.',
    ar: 'لا يوجد درج نقود على هذا الجهاز.',
  },
  'drawer-sensor-unchanged': {
    en: 'The sensor says the same open and shut. Check its cable, or leave the drawer without a sensor.',
    ar: 'لا يتغير ما يقوله المستشعر بين الفتح والإغلاق. افحص كابله أو اترك الدرج بلا مستشعر.',
  },
  'job-not-stuck': {
    en: 'This job is not stuck; look at its state.',
    ar: 'هذه المهمة ليست عالقة؛ انظر حالتها.',
  },
  'too-many-attempts': {
    en: 'It was tried three times. Print the receipt again from the sale.',
    ar: 'جرت المحاولة ثلاث مرات. اطبع الإيصال مجدداً من عملية البيع.',
  },
  'drawer-not-repeated': {
    en: 'A drawer is never opened again by itself.',
    ar: 'لا يُفتح الدرج مرة أخرى تلقائياً.',
  },
})
