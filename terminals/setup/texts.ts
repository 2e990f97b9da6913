// What the setup page says. What devices and checks say is in words.ts.
import { textsOf } from '#kit/i18n.ts'

// Arabic counts one, two, three to ten, and more, each in its own way.
const arabicThings = (count: number) => {
  if (count === 1) return 'شيء واحد يحتاج'
  if (count === 2) return 'شيئان يحتاجان'
  return count <= 10 ? `${count} أشياء تحتاج` : `${count} شيئاً تحتاج`
}

export const texts = textsOf({
  setup: { en: 'Setup', ar: 'الإعداد' },
  things: { en: 'Everything in this store', ar: 'كل ما في هذا المتجر' },
  allWell: { en: 'Everything works', ar: 'كل شيء يعمل' },
  needCare: {
    en: (count: number) => (count === 1 ? '1 thing needs you' : `${count} things need you`),
    ar: (count: number) => `${arabicThings(count)} إليك`,
  },
  looking: { en: 'Looking around…', ar: 'جارٍ الفحص…' },
  noDevices: { en: 'No devices yet', ar: 'لا توجد أجهزة بعد' },
  noDevicesHint: {
    en: 'Plug one in and add it here, or add a virtual one to try things out.',
    ar: 'صِل جهازاً وأضفه هنا، أو أضف جهازاً افتراضياً للتجربة.',
  },
  pluggedIn: { en: 'Plugged in', ar: 'الأجهزة الموصولة' },
  lookInNetwork: { en: 'Look in the network', ar: 'ابحث في الشبكة' },
  isLooking: { en: 'Looking in the network…', ar: 'جارٍ البحث في الشبكة…' },
  networkSilent: {
    en: (addresses: string) =>
      `Looked at ${addresses} addresses: no printer and no card terminal answers there. See that it is on, and in the same network as this box.`,
    ar: (addresses: string) =>
      `عدد العناوين التي فُحصت: ${addresses}. لا تجيب عندها طابعة ولا جهاز بطاقات. تأكد من أن الجهاز يعمل وأنه على شبكة هذا الصندوق نفسها.`,
  },
  networkAnswers: {
    en: (addresses: string, answered: string) =>
      `Looked at ${addresses} addresses. Answering: ${answered}, shown below.`,
    ar: (addresses: string, answered: string) =>
      `عدد العناوين التي فُحصت: ${addresses}. عدد الأجهزة التي أجابت: ${answered}، وهي أدناه.`,
  },
  noHub: {
    en: 'The device hub does not answer. It starts again by itself.',
    ar: 'خدمة الأجهزة لا تجيب. ستعمل من جديد تلقائياً.',
  },
  nothingFound: {
    en: 'Nothing is plugged in that a shop uses. Plug a device in and it appears here, or look in the network.',
    ar: 'لا يوجد جهاز موصول مما يستخدمه المتجر. صِل جهازاً فيظهر هنا، أو ابحث في الشبكة.',
  },
  looksLike: {
    en: (what: string) => `looks like: ${what.toLowerCase()}`,
    ar: (what: string) => `يبدو: ${what}`,
  },
  byPlace: {
    en: 'It has no name of its own and is known by its socket. Leave its cable where it is.',
    ar: 'ليس له اسم خاص به ويُعرف بمنفذه. اترك كابله في مكانه.',
  },
  hasTwin: {
    en: 'Another one calls itself the same: this one is known by its socket. Do not swap the cables.',
    ar: 'يوجد جهاز آخر يعرّف نفسه بالاسم ذاته: يُعرف هذا بمنفذه. لا تبدّل الكابلات.',
  },
  inUseAs: { en: (name: string) => `In use: ${name}`, ar: (name: string) => `مستخدم: ${name}` },
  takeIt: { en: 'Set it up', ar: 'تجهيز' },
  notSetUp: {
    en: (count: number) =>
      count === 1
        ? 'A device is plugged in and not set up yet.'
        : `${count} devices are plugged in and not set up yet.`,
    ar: (count: number) =>
      count === 1
        ? 'جهاز موصول ولم يُجهَّز بعد.'
        : count === 2
          ? 'جهازان موصولان ولم يُجهَّزا بعد.'
          : `${count} أجهزة موصولة ولم تُجهَّز بعد.`,
  },
  tests: { en: 'Tests', ar: 'الاختبارات' },
  testIt: { en: 'Test it', ar: 'اختبره' },
  addDevice: { en: 'Add a device', ar: 'إضافة جهاز' },
  checkAgain: { en: 'Check again', ar: 'افحص مجدداً' },
  mend: { en: 'Mend', ar: 'إصلاح' },
  switchOn: { en: 'Switch on', ar: 'تشغيل' },
  switchOff: { en: 'Switch off', ar: 'إيقاف' },
  designReceipt: { en: 'Design the receipt', ar: 'صمّم الإيصال' },
  designLabels: { en: 'Design labels', ar: 'صمّم الملصقات' },
  mayNotDesign: {
    en: 'Your role does not design paper. Ask the manager.',
    ar: 'دورك لا يصمم الأوراق. اطلب من المدير.',
  },
  testPrint: { en: 'Test print', ar: 'طباعة تجريبية' },
  open: { en: 'Open', ar: 'فتح' },
  drawerOpened: { en: 'drawer opened', ar: 'فُتح الدرج' },
  virtual: { en: 'virtual', ar: 'افتراضي' },
  back: { en: 'All things', ar: 'كل الأشياء' },
  till: { en: 'Till', ar: 'الصندوق' },
  admin: { en: 'Admin', ar: 'الإدارة' },
  notLive: {
    en: (at: string) => `Not connected. What you see is from ${at}; it goes on by itself.`,
    ar: (at: string) => `غير متصل. ما تراه من ${at}؛ سيستأنف تلقائياً.`,
  },
  noServer: { en: 'The store’s server does not answer', ar: 'خادم المتجر لا يجيب' },
  noServerHint: {
    en: 'Check that the box has power and that this phone is in the shop’s network. This page tries again by itself.',
    ar: 'تأكد من أن الجهاز موصول بالكهرباء وأن هذا الهاتف على شبكة المتجر. تعيد هذه الصفحة المحاولة تلقائياً.',
  },
  asOf: { en: (at: string) => `as of ${at}`, ar: (at: string) => `كما في ${at}` },
  identity: { en: 'What it is', ar: 'ما هو' },
  change: { en: 'Change', ar: 'تعديل' },
  save: { en: 'Save', ar: 'حفظ' },
  cancel: { en: 'Cancel', ar: 'إلغاء' },
  add: { en: 'Add', ar: 'إضافة' },
  newDevice: { en: 'New device', ar: 'جهاز جديد' },
  class: { en: 'Kind', ar: 'النوع' },
  name: { en: 'Name', ar: 'الاسم' },
  nameAr: { en: 'Name (Arabic)', ar: 'الاسم (بالعربية)' },
  nameHint: { en: 'As the people in the shop call it', ar: 'كما يسميه من يعملون في المتجر' },
  nameTooLong: {
    en: (most: number) => `Shorter: ${most} characters at most.`,
    ar: (most: number) => `أقصر من ذلك: ${most} حرفاً كحد أقصى.`,
  },
  nameMissing: { en: 'Give it a name.', ar: 'أعطه اسماً.' },
  model: { en: 'Model', ar: 'الطراز' },
  modelHint: {
    en: 'Decides the driver’s details; leave it when unsure',
    ar: 'يحدد تفاصيل برنامج التشغيل؛ اتركه إن لم تكن متأكداً',
  },
  modelUnknown: {
    en: 'No such model is known. Choose one from the list.',
    ar: 'لا يُعرف طراز كهذا. اختر واحداً من القائمة.',
  },
  connection: { en: 'Connection', ar: 'التوصيل' },
  address: { en: 'Address', ar: 'العنوان' },
  sameName: {
    en: 'Another device has this name. A cashier cannot tell them apart.',
    ar: 'جهاز آخر له هذا الاسم. لا يستطيع الكاشير التمييز بينهما.',
  },
  sameAddress: {
    en: (names: string) => `Another device has this address: ${names}`,
    ar: (names: string) => `جهاز آخر له هذا العنوان: ${names}`,
  },
  usedBy: { en: 'Used by', ar: 'يستخدمه' },
  shared: { en: 'All tills', ar: 'كل الصناديق' },
  options: { en: 'Options', ar: 'الخيارات' },
  optionsHint: {
    en: 'JSON; for example {"baud": 9600}',
    ar: 'بصيغة JSON؛ مثلاً \u2066{"baud": 9600}\u2069',
  },
  certified: { en: 'Weighing for trade', ar: 'الوزن للتجارة' },
  certifiedHint: {
    en: 'As the plate on the scale says. The till tells who weighs.',
    ar: 'كما تقول لوحة الميزان. يُعلِم الصندوق من يزن.',
  },
  notCertified: { en: 'Not certified for trade', ar: 'غير معتمد للتجارة' },
  isCertified: { en: 'Certified for trade', ar: 'معتمد للتجارة' },
  certificate: { en: 'Mark of the certificate', ar: 'علامة الاعتماد' },
  certificateHint: { en: 'For example M24 0122', ar: 'مثلاً \u2066M24 0122\u2069' },
  optionsWrong: {
    en: 'This is no JSON between { and }.',
    ar: 'هذه ليست صيغة JSON بين { و }.',
  },
  id: { en: 'Id', ar: 'المعرّف' },
  blockedNow: {
    en: (name: string) => `${name} is switched off`,
    ar: (name: string) => `تم إيقاف ${name}`,
  },
  jobs: { en: 'Print jobs', ar: 'مهام الطباعة' },
  noJobs: { en: 'Nothing printed yet', ar: 'لم يُطبع شيء بعد' },
  attempt: { en: (count: number) => `try ${count}`, ar: (count: number) => `المحاولة ${count}` },
  printAgain: { en: 'Print again', ar: 'اطبع مجدداً' },
  notNeeded: { en: 'Not needed', ar: 'غير مطلوب' },
  cancelJob: { en: 'Cancel', ar: 'إلغاء' },
  testSent: { en: 'Test page sent', ar: 'أُرسلت صفحة الاختبار' },
  faults: { en: 'Play a fault', ar: 'محاكاة عطل' },
  faultsHint: {
    en: 'This device is virtual: see how the shop copes when it breaks.',
    ar: 'هذا الجهاز افتراضي: شاهد كيف يتصرف المتجر عندما يتعطل.',
  },
  mayNot: {
    en: 'Your role does not allow this. Ask the technician.',
    ar: 'دورك لا يسمح بذلك. اطلب من الفني.',
  },
  printFirstActive: {
    en: 'This printer is switched off. Switch it on first.',
    ar: 'هذه الطابعة موقوفة. شغّلها أولاً.',
  },
  otherUsed: {
    en: (name: string) =>
      `Tills without one of their own use “${name}”, which was added first. Give this one to a till, or switch one off.`,
    ar: (name: string) =>
      `الصناديق التي ليس لها جهاز خاص تستخدم «${name}» لأنه أُضيف أولاً. خصّص هذا لصندوق أو أوقف أحدهما.`,
  },
  otherPrinterUsed: {
    en: (name: string) =>
      `Tills without a printer or a printer group of their own use “${name}”, which was added first. Give this one to a till or a group, or switch one off.`,
    ar: (name: string) =>
      `الصناديق التي ليس لها طابعة أو مجموعة طابعات خاصة تستخدم «${name}» لأنها أُضيفت أولاً. خصّص هذه لصندوق أو لمجموعة أو أوقف إحداهما.`,
  },
  testFirstActive: { en: 'It is switched off. Switch it on first.', ar: 'إنه موقوف. شغّله أولاً.' },
  paperOf: {
    en: (name: string) => `Paper out of ${name}`,
    ar: (name: string) => `الورق الخارج من ${name}`,
  },
  receiptNo: { en: (at: number) => `Receipt ${at}`, ar: (at: number) => `الإيصال ${at}` },
  notUnderstood: {
    en: 'Bytes it did not understand:',
    ar: 'بايتات لم تُفهم:',
  },
  noPaper: { en: 'Nothing on paper yet', ar: 'لا شيء على الورق بعد' },
  tear: { en: 'Tear off', ar: 'اقطع الورق' },
  drawer: { en: 'Cash drawer', ar: 'درج النقود' },
  drawerOpen: { en: 'open', ar: 'مفتوح' },
  drawerUnknown: { en: 'not known', ar: 'غير معروف' },
  drawerShut: { en: 'shut', ar: 'مغلق' },
  weight: { en: 'Weight on the scale', ar: 'الوزن على الميزان' },
  grams: { en: 'Grams', ar: 'غرام' },
  still: { en: 'still', ar: 'ثابت' },
  moving: { en: 'moving', ar: 'متحرك' },
  isMoving: { en: 'The weight is moving', ar: 'الوزن يتحرك' },
  tillReads: {
    en: (weight: string) => `The tills read ${weight}`,
    ar: (weight: string) => `تقرأ الصناديق ${weight}`,
  },
  isNet: { en: 'less the tare', ar: 'بعد طرح الوعاء' },
  tooHeavy: { en: 'Too heavy', ar: 'أثقل من اللازم' },
  belowZero: { en: 'Below zero', ar: 'أقل من الصفر' },
  orderDone: {
    en: (order: string) => `${order}: done`,
    ar: (order: string) => `${order}: تم`,
  },
  orderNotDone: { en: 'The scale did not do it.', ar: 'لم ينفّذ الميزان الأمر.' },
  showTrial: { en: 'Show a trial text', ar: 'اعرض نصاً تجريبياً' },
  clearDisplay: { en: 'Clear it', ar: 'امسح الشاشة' },
  displayAnswersNothing: {
    en: 'A line display answers nothing: look at it. Wrong accents mean another model or code page.',
    ar: 'هذه الشاشة لا تجيب: انظر إليها. إن ظهرت الحروف المشكّلة خاطئة فاختر طرازاً آخر.',
  },
  takeOff: { en: 'Take it off', ar: 'ارفعه' },
  code: { en: 'Code', ar: 'الرمز' },
  scan: { en: 'Scan', ar: 'امسح' },
  tapToScan: { en: 'Tap a product to scan it', ar: 'المس منتجاً لمسحه' },
  findProduct: { en: 'Find a product', ar: 'ابحث عن منتج' },
  noProducts: { en: 'No product with a barcode was found.', ar: 'لم يُعثر على منتج له باركود.' },
  tenScans: { en: 'Ten scans in a second', ar: 'عشر مسحات في ثانية' },
  wrongScans: { en: 'Scans that must be refused', ar: 'مسحات يجب رفضها' },
  unknownCode: { en: 'Unknown code', ar: 'رمز غير معروف' },
  wrongDigit: { en: 'Wrong check digit', ar: 'رقم تحقق خاطئ' },
  controlBytes: { en: 'Control characters', ar: 'محارف تحكم' },
  scanned: { en: 'Scanned', ar: 'مُسح' },
  misread: { en: 'Misread: not passed on', ar: 'قراءة خاطئة: لم تُمرَّر' },
  nothingScanned: { en: 'Nothing yet', ar: 'لا شيء بعد' },
  holdCard: { en: 'A card is asked for', ar: 'تُطلب بطاقة' },
  noPayment: { en: 'No payment is waiting', ar: 'لا توجد عملية دفع بالانتظار' },
  noPaymentHint: {
    en: 'Choose card at the till; the amount appears here. The answer is kept for the next payment too.',
    ar: 'اختر البطاقة عند الصندوق؛ يظهر المبلغ هنا. يُحفظ الرد للعملية القادمة أيضاً.',
  },
  approve: { en: 'Approve', ar: 'موافقة' },
  decline: { en: 'Decline', ar: 'رفض' },
  silence: { en: 'Silence', ar: 'لا ترد' },
  customerStops: { en: 'Customer stops', ar: 'العميل يوقف' },
  lineBreaks: { en: 'Approve, line breaks', ar: 'موافقة ثم انقطاع' },
  cardTrial: { en: 'Test payment', ar: 'دفعة تجريبية' },
  cardTrialHint: {
    en: 'Asks for the smallest amount with a real card. No sale knows of it: take it back afterwards.',
    ar: 'تطلب أصغر مبلغ ببطاقة حقيقية. لا تعرف بها أي عملية بيع: ألغها بعد ذلك.',
  },
  cardTrialPay: { en: 'Ask for a card', ar: 'طلب بطاقة' },
  cardTrialBack: { en: 'Take the test payment back', ar: 'إلغاء الدفعة التجريبية' },
  answered: { en: 'The terminal has been told', ar: 'أُبلغ الجهاز' },
  lastPayments: { en: 'Last payments', ar: 'آخر المدفوعات' },
  noPayments: { en: 'No payments yet', ar: 'لا مدفوعات بعد' },
  notThere: { en: 'This device is not there any more', ar: 'هذا الجهاز لم يعد موجوداً' },
})
