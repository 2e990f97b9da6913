// How a device is, what is the matter with it, and what to do about it.
import { textsOf } from '#kit/i18n.ts'

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
  paying: { en: 'Ready; a payment is on it', ar: 'جاهز؛ عليه عملية دفع' },
})

/** What is the matter, by the reason a driver gives. */
export const whyWords = textsOf({
  'paper-out': { en: 'Out of paper', ar: 'نفد الورق' },
  'paper-near-end': { en: 'Paper is nearly used up', ar: 'الورق على وشك النفاد' },
  'cover-open': { en: 'The cover is open', ar: 'الغطاء مفتوح' },
  'ribbon-out': { en: 'Out of ribbon', ar: 'نفد الشريط' },
  'printer-paused': { en: 'The printer is paused', ar: 'الطابعة متوقفة مؤقتاً' },
  'cutter-jam': { en: 'The cutter is stuck', ar: 'القاطع عالق' },
  overheated: { en: 'The print head is too hot', ar: 'رأس الطباعة ساخن جداً' },
  'paper-jam': { en: 'Paper is jammed', ar: 'الورق محشور' },
  unrecoverable: { en: 'The printer is broken', ar: 'الطابعة معطّلة' },
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
  'model-unknown': { en: 'Its model is not known', ar: 'طرازه غير معروف' },
  'address-not-valid': { en: 'Its address cannot be', ar: 'عنوانه غير صحيح' },
  'address-taken': {
    en: 'Works here, but another program has its port or path',
    ar: 'يعمل هنا، لكن برنامجاً آخر يستخدم منفذه أو مساره',
  },
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
  'drawer-printer-missing': {
    en: 'The printer it hangs on is not set up at this box',
    ar: 'الطابعة الموصول بها غير معدّة على هذا الجهاز',
  },
  'drawer-printer-off': {
    en: 'The printer it hangs on is switched off',
    ar: 'الطابعة الموصول بها موقوفة',
  },
  'hub-away': {
    en: 'The device hub it is plugged into is away',
    ar: 'خدمة الأجهزة الموصول بها غائبة',
  },
  'hub-revoked': {
    en: 'The device hub it is plugged into was revoked',
    ar: 'أُلغي إذن موزّع الأجهزة الموصول به',
  },
  'hub-unknown': {
    en: 'The device hub it is plugged into is not there',
    ar: 'موزّع الأجهزة الموصول به غير موجود',
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
  /** why a drawer was opened */
  test: { en: 'a technician’s test', ar: 'اختبار الفني' },
  'not-wanted': { en: 'not needed', ar: 'غير مطلوب' },
  'seen-by-hand': { en: 'somebody saw it', ar: 'رآه أحدهم' },
  'too-old': { en: 'Too old: nobody waits for it', ar: 'قديم: لا أحد ينتظره' },
})

/** What to do about it: a sentence for the person who stands there. */
export const todoWords = textsOf({
  'drawer-printer-missing': {
    en: 'Choose the printer it hangs on in its settings (option printer_id).',
    ar: 'اختر الطابعة الموصول بها في إعداداته (الخيار printer_id).',
  },
  'drawer-printer-off': {
    en: 'Switch that printer on, or hang the drawer on another one.',
    ar: 'شغّل تلك الطابعة، أو صِل الدرج بطابعة أخرى.',
  },
  'printer-offline': {
    en: 'Look what is wrong with that printer; without it the drawer opens only by its key.',
    ar: 'تحقق من عطل تلك الطابعة؛ لا يُفتح الدرج بدونها إلا بمفتاحه.',
  },
  'hub-away': {
    en: 'Look whether the machine with this hub runs and is in the network.',
    ar: 'تحقق من أن الجهاز الذي عليه خدمة الأجهزة يعمل ومتصل بالشبكة.',
  },
  'hub-revoked': {
    en: 'Plug it into another hub and say so here, or let that machine in again.',
    ar: 'صِله بموزّع آخر وحدّد ذلك هنا، أو اسمح لذلك الجهاز مجدداً.',
  },
  'hub-unknown': {
    en: 'Touch “Change” and choose under “Plugged into” where it is now.',
    ar: 'المس «تعديل» واختر تحت «موصول بـ» مكانه الآن.',
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
  'cutter-jam': {
    en: 'Open the cover, remove the stuck paper, close it. If it stays so, switch it off and on.',
    ar: 'افتح الغطاء وأزل الورق العالق ثم أغلقه. وإن استمر فأطفئها وشغّلها.',
  },
  overheated: {
    en: 'Wait until it has cooled down; printing goes on by itself.',
    ar: 'انتظر حتى يبرد؛ وتستأنف الطباعة تلقائياً.',
  },
  'paper-jam': {
    en: 'Open the cover, pull the jammed paper out, close it; what waits prints by itself.',
    ar: 'افتح الغطاء واسحب الورق المحشور ثم أغلقه؛ وما ينتظر يُطبع تلقائياً.',
  },
  unrecoverable: {
    en: 'Switch it off for a minute. If it says so again, put another printer in its place and call service.',
    ar: 'أطفئها دقيقة. وإن تكرر ذلك فضع طابعة أخرى مكانها واتصل بالصيانة.',
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
  'model-unknown': {
    en: 'Touch “Change” and choose the model from the list.',
    ar: 'المس «تعديل» واختر الطراز من القائمة.',
  },
  'address-not-valid': {
    en: 'Touch “Change” and correct the address; a port is a number from 1 to 65535.',
    ar: 'المس «تعديل» وصحّح العنوان؛ رقم المنفذ من 1 إلى 65535.',
  },
  'address-taken': {
    en: 'End that program, or touch “Change” and choose another TCP port or path.',
    ar: 'أغلق ذلك البرنامج، أو المس «تعديل» واختر منفذ TCP أو مساراً آخر.',
  },
  'drawer-open': { en: 'Close the drawer.', ar: 'أغلق الدرج.' },
  'hub-stopped': {
    en: 'It starts again by itself; if it stays away, restart the box.',
    ar: 'ستعمل من جديد تلقائياً؛ وإن لم تعد فأعد تشغيل الجهاز.',
  },
  'not-supported': { en: 'Choose another kind, or remove it.', ar: 'اختر نوعاً آخر أو أزله.' },
  'options-not-valid': {
    en: 'Touch “Change” and correct its options.',
    ar: 'المس «تعديل» وصحّح خياراته.',
  },
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
  overheated: { en: 'Head too hot', ar: 'رأس الطباعة ساخن' },
  unrecoverable: { en: 'Broken for good', ar: 'عطل دائم' },
  'ribbon-out': { en: 'Ribbon out', ar: 'نفاد الشريط' },
  'printer-paused': { en: 'Paused by its button', ar: 'موقوفة بزرها' },
  'drawer-open': { en: 'Drawer stays open', ar: 'الدرج يبقى مفتوحاً' },
})
