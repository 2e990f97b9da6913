// What the panel says. Names of tables and columns are in labels.ts.
import { textsOf } from '#kit/i18n.ts'

export const texts = textsOf({
  admin: { en: 'Admin', ar: 'الإدارة' },
  headOffice: { en: 'Head office', ar: 'الإدارة العامة' },
  menu: { en: 'Menu', ar: 'القائمة' },
  openMenu: { en: 'Open the menu', ar: 'افتح القائمة' },
  closeMenu: { en: 'Close the menu', ar: 'أغلق القائمة' },
  skipMenu: { en: 'Skip the menu', ar: 'تخطَّ القائمة' },
  findPage: { en: 'Find', ar: 'بحث' },
  findAnything: { en: 'A page, product, customer, receipt…', ar: 'صفحة أو منتج أو عميل أو إيصال…' },
  page: { en: 'Page', ar: 'صفحة' },
  noSuchPage: { en: 'There is no such page', ar: 'لا توجد صفحة كهذه' },
  signOut: { en: 'Sign out', ar: 'تسجيل الخروج' },
  live: { en: 'Changes appear by themselves', ar: 'تظهر التغييرات تلقائياً' },
  connecting: { en: 'Connecting', ar: 'جارٍ الاتصال' },
  notLive: {
    en: 'Not connected: changes by others do not appear',
    ar: 'غير متصل: لا تظهر تغييرات الآخرين',
  },

  sell: { en: 'Sell', ar: 'البيع' },
  goods: { en: 'Goods', ar: 'البضائع' },
  buy: { en: 'Buy', ar: 'الشراء' },
  people: { en: 'People', ar: 'الأشخاص' },
  money: { en: 'Money', ar: 'المال' },
  system: { en: 'System', ar: 'النظام' },
  today: { en: 'Today', ar: 'اليوم' },
  printLabels: { en: 'Print labels', ar: 'طباعة الملصقات' },
  kitchen: { en: 'Who prepares what', ar: 'من يحضّر ماذا' },
  noStations: { en: 'Nothing is prepared at a station', ar: 'لا توجد محطات تحضير' },
  noStationsHint: {
    en: 'A station is a kitchen, a bar or a bakery: what is sold of its categories comes out there as a ticket.',
    ar: 'المحطة مطبخ أو ركن قهوة أو مخبز: ما يباع من فئاتها يُطبع هناك كتذكرة.',
  },
  preparesNothing: { en: 'Prepares nothing now', ar: 'لا تحضّر شيئاً الآن' },
  printsOn: { en: 'Its tickets come out of:', ar: 'تخرج تذاكرها من:' },
  printsNowhere: {
    en: 'No printer here prints its tickets yet. Set one up under printer groups.',
    ar: 'لا توجد طابعة هنا تطبع تذاكرها بعد. أضف واحدة في مجموعات الطابعات.',
  },
  nowhere: { en: 'Needs no preparation', ar: 'لا تحتاج تحضيراً' },
  asAbove: {
    en: (what: string) => `As above: ${what}`,
    ar: (what: string) => `كما أعلاه: ${what}`,
  },
  preparedOf: {
    en: (category: string) => `${category} is prepared at`,
    ar: (category: string) => `مكان تحضير ${category}`,
  },
  changedMeanwhile: {
    en: 'Somebody else changed this category meanwhile. Look at it again.',
    ar: 'غيّر شخص آخر هذه الفئة في هذه الأثناء. راجعها مرة أخرى.',
  },
  setPrices: { en: 'Set prices', ar: 'تحديد الأسعار' },

  recordsStay: {
    en: 'A record of what happened: it is never changed.',
    ar: 'سجل لما حدث: لا يتغير أبداً.',
  },
  keptBySystem: { en: 'The system keeps this by itself.', ar: 'يحفظ النظام هذا تلقائياً.' },
  headOfficeKeeps: {
    en: 'Head office keeps this; ask them to change it.',
    ar: 'الإدارة العامة مسؤولة عن هذا؛ اطلب منها تغييره.',
  },
  storeKeeps: {
    en: 'The store keeps this; change it there.',
    ar: 'المتجر مسؤول عن هذا؛ غيّره هناك.',
  },
  roleForbids: {
    en: (what: string) => `Your role does not allow ${what}. Ask someone with a higher role.`,
    ar: (what: string) => `دورك لا يسمح بـ${what}. اطلب ذلك ممن دوره أعلى.`,
  },
  changing: { en: (what: string) => `changing ${what}`, ar: (what: string) => `تغيير ${what}` },
  seeing: { en: (what: string) => `seeing ${what}`, ar: (what: string) => `عرض ${what}` },
  receiving: { en: 'receiving goods', ar: 'استلام البضائع' },
  adjusting: { en: 'correcting stock', ar: 'تسوية المخزون' },
  reprinting: { en: 'printing receipts again', ar: 'إعادة طباعة الإيصالات' },
  settling: { en: 'settling reviews', ar: 'إنهاء المراجعات' },
  blockInstead: {
    en: 'Records point at this, so it stays. Change its status instead.',
    ar: 'تشير إليه سجلات، لذلك يبقى. غيّر حالته بدلاً من ذلك.',
  },

  search: { en: 'Search', ar: 'بحث' },
  searchIn: {
    en: (table: string) => `Search in ${table}`,
    ar: (table: string) => `بحث في ${table}`,
  },
  searching: { en: 'Searching…', ar: 'جارٍ البحث…' },
  filter: { en: 'Filter', ar: 'تصفية' },
  dropFilter: { en: 'Drop this filter', ar: 'أزل هذه التصفية' },
  any: { en: 'Any', ar: 'الكل' },
  none: { en: 'None', ar: 'لا شيء' },
  columns: { en: 'Columns', ar: 'الأعمدة' },
  columnsAtFirst: { en: 'As at first', ar: 'كما كانت أولاً' },
  pages: { en: 'Pages', ar: 'الصفحات' },
  figuresOfDay: { en: 'the figures of the day', ar: 'أرقام اليوم' },
  articles: { en: 'the articles', ar: 'الأصناف' },
  rangeOf: {
    en: (range: string, all: string) => `${range} of ${all}`,
    ar: (range: string, all: string) => `${range} من ${all}`,
  },
  copyId: { en: 'Copy the whole number', ar: 'نسخ الرقم كاملاً' },
  idCopied: { en: 'The number is copied.', ar: 'نُسخ الرقم.' },
  idNotCopied: {
    en: 'This browser does not let the number be copied. Mark it by hand.',
    ar: 'لا يسمح هذا المتصفح بنسخ الرقم. حدّده يدوياً.',
  },
  pageBefore: { en: 'Page before', ar: 'الصفحة السابقة' },
  pageAfter: { en: 'Next page', ar: 'الصفحة التالية' },
  firstPage: { en: 'This is the first page.', ar: 'هذه هي الصفحة الأولى.' },
  lastPage: { en: 'This is the last page.', ar: 'هذه هي الصفحة الأخيرة.' },
  nothingFits: { en: 'Nothing fits', ar: 'لا توجد نتائج' },
  showAll: { en: 'Show all', ar: 'عرض الكل' },
  yes: { en: 'Yes', ar: 'نعم' },
  no: { en: 'No', ar: 'لا' },
  kilobytes: { en: (size: number) => `${size} kB`, ar: (size: number) => `${size} ك.ب` },
  choose: { en: 'Choose…', ar: 'اختر…' },
  clearChoice: { en: (label: string) => `Clear ${label}`, ar: (label: string) => `مسح ${label}` },

  import: { en: 'Import', ar: 'استيراد' },
  export: { en: 'Export', ar: 'تصدير' },
  create: { en: 'New', ar: 'جديد' },
  make: { en: 'Create', ar: 'إنشاء' },
  newIn: { en: (table: string) => `${table}: new`, ar: (table: string) => `${table}: جديد` },
  importInto: {
    en: (table: string) => `Import ${table}`,
    ar: (table: string) => `استيراد ${table}`,
  },
  importHint: {
    en: 'Choose a CSV file with the columns of an export. Nothing is written before you have seen what would become of each row.',
    ar: 'اختر ملف CSV بأعمدة ملف التصدير. لا يُكتب شيء قبل أن ترى ما سيحدث لكل صف.',
  },
  csvFile: { en: 'CSV file', ar: 'ملف CSV' },
  chooseFileFirst: { en: 'Choose a file first.', ar: 'اختر ملفاً أولاً.' },
  nothingToImport: {
    en: 'No row of this file would change anything.',
    ar: 'لن يغيّر أي صف في هذا الملف شيئاً.',
  },
  importRows: {
    en: (rows: number) =>
      rows === 0 ? 'Import' : rows === 1 ? 'Import 1 row' : `Import ${rows} rows`,
    ar: (rows: number) => (rows === 0 ? 'استيراد' : `استيراد ${rows} صفاً`),
  },
  imported: {
    en: (rows: number) => (rows === 1 ? '1 row imported' : `${rows} rows imported`),
    ar: (rows: number) => `تم استيراد ${rows} صفاً`,
  },
  verdicts: { en: 'What would become of each row', ar: 'ما سيحدث لكل صف' },
  verdict: { en: 'Verdict', ar: 'الحكم' },
  line: { en: 'Line', ar: 'السطر' },
  why: { en: 'Why', ar: 'السبب' },
  new: { en: 'New', ar: 'جديد' },
  changed: { en: 'Changed', ar: 'متغيّر' },
  same: { en: 'Same', ar: 'كما هو' },
  refused: { en: 'Refused', ar: 'مرفوض' },

  parts: { en: 'Parts of this page', ar: 'أجزاء هذه الصفحة' },
  overview: { en: 'Overview', ar: 'نظرة عامة' },
  history: { en: 'History', ar: 'السجل' },
  noHistory: { en: 'No changes recorded', ar: 'لا توجد تغييرات مسجلة' },
  noHistoryHint: {
    en: 'Changes made by people on this side appear here.',
    ar: 'تظهر هنا التغييرات التي يجريها الأشخاص من هذا الجانب.',
  },
  theSystem: { en: 'The system', ar: 'النظام' },
  wasCreated: { en: 'Created', ar: 'أُنشئ' },
  wasRemoved: { en: 'Removed', ar: 'حُذف' },
  save: { en: 'Save', ar: 'حفظ' },
  saved: { en: 'Saved', ar: 'تم الحفظ' },
  created: { en: 'Created', ar: 'تم الإنشاء' },
  remove: { en: 'Remove', ar: 'حذف' },
  removed: { en: 'Removed', ar: 'تم الحذف' },
  discard: { en: 'Discard', ar: 'تجاهل' },
  cancel: { en: 'Cancel', ar: 'إلغاء' },
  nothingChanged: { en: 'Nothing has been changed yet.', ar: 'لم يتغير شيء بعد.' },
  everything: { en: 'Everything', ar: 'كل شيء' },
  all: { en: 'all', ar: 'الكل' },
  areaName: {
    en: (area: string) => areasEn[area] ?? area,
    ar: (area: string) => areasAr[area] ?? area,
  },
  verbName: {
    en: (verb: string) => verbsEn[verb] ?? verb.replaceAll('-', ' '),
    ar: (verb: string) => verbsAr[verb] ?? verb,
  },
  choosePicture: { en: 'Choose picture', ar: 'اختر صورة' },
  removePicture: { en: 'Remove picture', ar: 'أزل الصورة' },
  noPicture: {
    en: 'This is not a picture we can keep. Use SVG, PNG, JPEG or WebP below 300 kB.',
    ar: 'لا يمكن حفظ هذه الصورة. استخدم SVG أو PNG أو JPEG أو WebP أقل من 300 ك.ب.',
  },

  conflict: { en: 'Changed by someone else', ar: 'غيّره شخص آخر' },
  conflictHint: {
    en: 'Someone saved this while you were changing it. Choose what holds for each field; nothing is lost until you save.',
    ar: 'حفظ شخص آخر هذا أثناء تعديلك. اختر القيمة الصحيحة لكل حقل؛ لن يضيع شيء حتى تحفظ.',
  },
  conflictAgain: {
    en: 'It was saved again while you chose. What is newer is marked; look at it before you save.',
    ar: 'حُفظ مرة أخرى أثناء اختيارك. القيم الأحدث معلَّمة؛ راجعها قبل الحفظ.',
  },
  noVariants: { en: 'Nothing of it is sold yet', ar: 'لا يباع شيء منه بعد' },
  newer: { en: 'newer', ar: 'أحدث' },
  notUndone: {
    en: 'Someone saved this again meanwhile, so it was not taken back.',
    ar: 'حفظه شخص آخر بعد ذلك، فلم يتم التراجع.',
  },
  field: { en: 'Field', ar: 'الحقل' },
  before: { en: 'Before', ar: 'قبل' },
  yours: { en: 'Yours', ar: 'لك' },
  theirs: { en: 'Theirs', ar: 'للآخر' },
  backToForm: { en: 'Back to the form', ar: 'العودة إلى النموذج' },
  saveChosen: { en: 'Save what I chose', ar: 'احفظ ما اخترته' },
  chooseEach: { en: 'Choose one side for each field first.', ar: 'اختر قيمة لكل حقل أولاً.' },

  isNeeded: { en: 'This is needed.', ar: 'هذا مطلوب.' },
  tooShort: {
    en: (least: number) => `At least ${least} characters.`,
    ar: (least: number) => `${least} أحرف على الأقل.`,
  },
  tooLong: {
    en: (most: number) => `At most ${most} characters.`,
    ar: (most: number) => `${most} حرفاً كحد أقصى.`,
  },
  atLeast: {
    en: (least: string) => `At least ${least}.`,
    ar: (least: string) => `${least} على الأقل.`,
  },
  atMost: { en: (most: string) => `At most ${most}.`, ar: (most: string) => `${most} كحد أقصى.` },
  wrongKind: { en: 'This is not a clear value.', ar: 'هذه القيمة غير واضحة.' },
  tooSmall: { en: 'Too small or too short.', ar: 'أصغر أو أقصر من اللازم.' },
  tooBig: { en: 'Too large or too long.', ar: 'أكبر أو أطول من اللازم.' },
  unknownColumn: { en: 'There is no such column.', ar: 'لا يوجد عمود كهذا.' },
  chooseOne: { en: 'Choose one.', ar: 'اختر واحداً.' },
  currencyCode: {
    en: 'Three capital letters, such as GBP.',
    ar: 'ثلاثة أحرف لاتينية كبيرة مثل GBP.',
  },
  capitals: {
    en: (most: number) => `Up to ${most} capital letters or digits.`,
    ar: (most: number) => `حتى ${most} من الحروف اللاتينية الكبيرة أو الأرقام.`,
  },
  digitsUpTo: {
    en: (most: number) => `1 to ${most} digits.`,
    ar: (most: number) => `من 1 إلى ${most} أرقام.`,
  },
  skuLetters: {
    en: 'Latin letters, digits, dot, dash, slash, without spaces.',
    ar: 'حروف لاتينية وأرقام ونقطة وشرطة، بلا مسافات.',
  },
  plainLetters: {
    en: 'Plain letters and digits, without spaces.',
    ar: 'حروف لاتينية وأرقام، بلا مسافات.',
  },
  settingName: {
    en: 'Small letters with dots, such as receipt.copies.',
    ar: 'حروف صغيرة ونقاط مثل receipt.copies.',
  },

  setPin: { en: 'Set PIN', ar: 'تعيين الرقم السري' },
  pinFor: {
    en: (name: string) => `New PIN for ${name}`,
    ar: (name: string) => `رقم سري جديد لـ ${name}`,
  },
  newPin: { en: 'New PIN', ar: 'الرقم السري الجديد' },
  pinAgain: { en: 'The same again', ar: 'أعد كتابته' },
  pinHint: { en: '4 to 8 digits.', ar: 'من 4 إلى 8 أرقام.' },
  pinsDiffer: { en: 'The two are not the same.', ar: 'الرقمان غير متطابقين.' },
  pinSet: {
    en: (name: string) => `${name} has a new PIN`,
    ar: (name: string) => `تم تعيين رقم سري جديد لـ ${name}`,
  },
  unlock: { en: 'Unlock sign-in', ar: 'إلغاء قفل الدخول' },
  unlocking: { en: 'unlocking a sign-in', ar: 'إلغاء قفل الدخول' },
  unlocked: {
    en: (name: string) => `${name} can try again now`,
    ar: (name: string) => `يمكن لـ ${name} المحاولة الآن`,
  },

  printCopy: { en: 'Print a copy', ar: 'اطبع نسخة' },
  copyPrints: { en: 'The copy is on its way to the printer', ar: 'النسخة في طريقها إلى الطابعة' },

  settle: { en: 'Mark as done', ar: 'تحديد كمنجز' },
  settled: { en: 'Marked as done', ar: 'تم إنجازه' },
  alreadySettled: { en: 'Someone has settled this already.', ar: 'تم إنهاء هذا بالفعل.' },
  noteHint: { en: 'What you found, for whoever looks later.', ar: 'ما وجدته، لمن يراجع لاحقاً.' },
  reviewWords: {
    en: (kind: string) => reviewEn[kind] ?? '',
    ar: (kind: string) => reviewAr[kind] ?? '',
  },
  jobTooOld: {
    en: 'Not printed: too old. Print a copy if one is asked for',
    ar: 'لم يُطبع: قديم. اطبع نسخة إن طُلبت',
  },
  detailName: {
    en: (name: string) => name.replaceAll('_', ' ').replace(/^./, letter => letter.toUpperCase()),
    ar: (name: string) => detailAr[name] ?? name.replaceAll('_', ' '),
  },

  pieces: { en: 'Notes and coins', ar: 'الأوراق والعملات' },
  piece: { en: 'Piece', ar: 'الفئة' },
  piecesCounted: { en: 'Counted', ar: 'العدد' },

  openArticle: { en: 'Open the article', ar: 'افتح الصنف' },
  neverStocked: { en: 'Never in stock', ar: 'لم يدخل المخزون قط' },
  lastMove: { en: (at: string) => `Last move ${at}`, ar: (at: string) => `آخر حركة ${at}` },
  receive: { en: 'Receive goods', ar: 'استلام بضائع' },
  received: {
    en: (lines: number) => (lines === 1 ? 'One article received' : `${lines} articles received`),
    ar: (lines: number) => (lines === 1 ? 'تم استلام صنف واحد' : `تم استلام ${lines} أصناف`),
  },
  adjust: { en: 'Correct stock', ar: 'تسوية المخزون' },
  adjusted: { en: 'Stock corrected', ar: 'تمت تسوية المخزون' },
  adjustWay: { en: 'What do you know?', ar: 'ماذا تعرف؟' },
  iCounted: { en: 'I counted what is there', ar: 'عددت الموجود' },
  addOrTake: { en: 'So much came or went', ar: 'كمية أضيفت أو نقصت' },
  levelNow: {
    en: (level: string) => `${level} on hand`,
    ar: (level: string) => `المتوفر ${level}`,
  },
  levelThen: {
    en: (level: string, then: string) => `${level} on hand, then ${then}`,
    ar: (level: string, then: string) => `المتوفر ${level}، ثم ${then}`,
  },
  nothingChanges: { en: 'That is what is on hand already.', ar: 'هذا هو المتوفر بالفعل.' },
  reason: { en: 'Reason', ar: 'السبب' },
  sayWhy: { en: 'Say why, for the history.', ar: 'اذكر السبب للسجل.' },
  supplier: { en: 'Supplier', ar: 'المورد' },
  article: {
    en: (number: number) => `Article ${number}`,
    ar: (number: number) => `الصنف ${number}`,
  },
  quantity: { en: 'Quantity', ar: 'الكمية' },
  aboveZero: { en: 'More than zero.', ar: 'أكثر من صفر.' },
  addLine: { en: 'Another article', ar: 'صنف آخر' },
  removeLine: {
    en: (number: number) => `Remove article ${number}`,
    ar: (number: number) => `أزل الصنف ${number}`,
  },
  oneLineAtLeast: { en: 'One article has to stay.', ar: 'يجب أن يبقى صنف واحد.' },

  findArticle: { en: 'Article by name or SKU', ar: 'صنف بالاسم أو الرمز' },
  articleName: { en: 'Article', ar: 'الصنف' },
  priceList: { en: 'Price list', ar: 'قائمة الأسعار' },
  price: { en: 'Price', ar: 'السعر' },
  setPrice: { en: 'Set price', ar: 'تحديد السعر' },
  priceNow: { en: (price: string) => `Now ${price}`, ar: (price: string) => `الآن ${price}` },
  noPriceYet: { en: 'No price in this list yet.', ar: 'لا سعر في هذه القائمة بعد.' },
  from: { en: 'From', ar: 'من' },
  until: { en: 'Until', ar: 'حتى' },
  fromHint: { en: 'Empty: at once.', ar: 'فارغ: فوراً.' },
  untilHint: { en: 'Empty: until the next price.', ar: 'فارغ: حتى السعر التالي.' },
  endsBefore: { en: 'It ends before it begins.', ar: 'ينتهي قبل أن يبدأ.' },
  priceSet: { en: 'The price is set', ar: 'تم تحديد السعر' },
  priceStaged: {
    en: (at: string) => `The price will change on ${at}`,
    ar: (at: string) => `سيتغير السعر في ${at}`,
  },
  priceFrom: {
    en: (price: string, at: string) => `${price} from ${at}`,
    ar: (price: string, at: string) => `${price} من ${at}`,
  },
  pricesSet: { en: 'Prices set', ar: 'الأسعار المحددة' },
  always: { en: 'Always', ar: 'دائماً' },
  fromTime: { en: (at: string) => `From ${at}`, ar: (at: string) => `من ${at}` },
  untilTime: { en: (at: string) => `until ${at}`, ar: (at: string) => `حتى ${at}` },

  asOf: { en: (at: string) => `as of ${at}`, ar: (at: string) => `حتى ${at}` },
  salesToday: { en: 'Sales today', ar: 'مبيعات اليوم' },
  receipts: { en: 'Receipts', ar: 'الإيصالات' },
  averageSale: { en: 'Average sale', ar: 'متوسط البيع' },
  comparedWith: {
    en: (change: string, before: string) => `${change} to ${before} by this time a week ago`,
    ar: (change: string, before: string) => `${change} مقابل ${before} في هذا الوقت قبل أسبوع`,
  },
  byHour: { en: 'Sales by hour', ar: 'المبيعات بالساعة' },
  thisDay: { en: 'Today', ar: 'اليوم' },
  weekBefore: { en: 'A week ago', ar: 'قبل أسبوع' },
  tenders: { en: 'Paid with', ar: 'طرق الدفع' },
  topProducts: { en: 'Best sellers today', ar: 'الأكثر مبيعاً اليوم' },
  ofIt: { en: (what: string) => `of it: ${what}`, ar: (what: string) => `منها: ${what}` },
  turnover: { en: 'Sales', ar: 'المبيعات' },
  noSalesYet: { en: 'No sales yet today', ar: 'لا مبيعات اليوم بعد' },
  stores: { en: 'Stores', ar: 'المتاجر' },
  store: { en: 'Store', ar: 'المتجر' },
  connection: { en: 'Connection', ar: 'الاتصال' },
  behind: { en: (lag: string) => `${lag} behind`, ar: (lag: string) => `متأخر ${lag}` },
  connected: { en: 'Connected', ar: 'متصل' },
  away: { en: 'Away', ar: 'غير متصل' },
})

const reviewEn: Record<string, string> = {
  'total-differs':
    'This was sold for another total than the server works out: while its till was cut off, or after a card had paid a part.',
  'session-closed': 'This sale arrived after its till had been closed.',
  'clock-differs':
    'The till says that it sold this before it was opened, or later than now. Check its clock.',
  'discount-over-limit': 'The discount is above what the cashier may give alone.',
  'product-not-sellable': 'A blocked or recalled product was sold.',
  'payment-unproven': 'The card payment of this sale could not be proven.',
  'payment-put-aside':
    'The card terminal could not be asked, and the cashier said that this payment was not made.',
  'payment-contradicted':
    'The card terminal says otherwise than the cashier did. Money may have been taken twice, or not at all.',
  'card-day-differs':
    'At the end of its day the card terminal added up to another total than our card sales.',
  'till-was-connected':
    'The till says it sold this while it was cut off, but its line to the server stood at that moment.',
  'print-parked':
    'This was sent to its printer three times, and nobody can say whether it is on paper. Look at the printer, then print it again or let it be.',
  'customer-unknown':
    'A till sold this while it was cut off, to a customer that nobody knows here.',
}

const reviewAr: Record<string, string> = {
  'total-differs':
    'بيع هذا بإجمالي يختلف عما يحسبه الخادم: أثناء انقطاع صندوقه، أو بعد أن دُفع جزء منه بالبطاقة.',
  'session-closed': 'وصلت عملية البيع هذه بعد إغلاق صندوقها.',
  'clock-differs': 'يقول الصندوق إنه باع هذا قبل فتحه أو في وقت لم يحن بعد. تحقق من ساعته.',
  'discount-over-limit': 'الخصم أعلى مما يحق لأمين الصندوق منحه وحده.',
  'product-not-sellable': 'بيع منتج موقوف أو مسحوب.',
  'payment-unproven': 'تعذر إثبات دفع هذه العملية بالبطاقة.',
  'payment-put-aside': 'تعذر سؤال جهاز البطاقات، وقال الكاشير إن هذه الدفعة لم تتم.',
  'payment-contradicted':
    'يقول جهاز البطاقات غير ما قاله الكاشير. ربما أُخذ المبلغ مرتين، أو لم يؤخذ قط.',
  'card-day-differs': 'في نهاية يومه جمع جهاز البطاقات مبلغاً يختلف عن مبيعاتنا بالبطاقة.',
  'till-was-connected':
    'يقول الصندوق إنه باع هذا أثناء انقطاعه، لكن خطه إلى الخادم كان قائماً في تلك اللحظة.',
  'print-parked':
    'أُرسلت هذه إلى طابعتها ثلاث مرات ولا أحد يعلم إن كانت على الورق. انظر إلى الطابعة ثم أعد طباعتها أو اتركها.',
  'customer-unknown': 'باع الصندوق هذا أثناء انقطاعه لعميل لا يعرفه أحد هنا.',
}

const detailAr: Record<string, string> = {
  total: 'الإجمالي',
  sent: 'ما عرضه الصندوق',
  code: 'السبب',
  rate: 'النسبة',
  occurred_at: 'وقت البيع',
  received_at: 'وقت الوصول',
  opened_at: 'وقت الفتح',
  closed_at: 'وقت الإغلاق',
  unit_price: 'السعر',
  expected: 'المتوقع',
  sold: 'المباع',
  limit: 'الحد',
  amount: 'المبلغ',
  rule: 'القاعدة',
  discounts: 'الخصومات',
  sale_discounts: 'خصومات البيع كله',
  taxes: 'الضرائب',
  included: 'مشمولة',
  customer: 'العميل',
  label_price: 'سعر الملصق',
  barcode: 'الباركود',
  unsellable: 'لا يباع',
}

const areasEn: Record<string, string> = {
  devices: 'Using devices',
  'head-office': 'Head office',
  payments: 'Taking cards',
  printing: 'Printing',
  reports: 'Reports',
  sales: 'Selling',
  stock: 'Moving stock',
  'till-sessions': 'Opening and closing tills',
  system: 'The box',
}

const areasAr: Record<string, string> = {
  devices: 'استخدام الأجهزة',
  'head-office': 'الإدارة العامة',
  payments: 'قبول البطاقات',
  printing: 'الطباعة',
  reports: 'التقارير',
  sales: 'البيع',
  stock: 'تحريك المخزون',
  'till-sessions': 'فتح الصناديق وإغلاقها',
  system: 'الجهاز',
}

const verbsEn: Record<string, string> = { read: 'see', edit: 'change' }

const verbsAr: Record<string, string> = {
  read: 'عرض',
  edit: 'تعديل',
  instruct: 'توجيه',
  test: 'اختبار',
  'pay-by-card': 'دفع بالبطاقة',
  'open-drawer': 'فتح الدرج',
  reprint: 'إعادة الطباعة',
  complete: 'إتمام البيع',
  'change-price': 'تغيير السعر',
  'sign-in': 'تسجيل الدخول',
  quote: 'تسعير',
  adjust: 'تسوية',
  receive: 'استلام',
  open: 'فتح',
  close: 'إغلاق',
  'move-cash': 'حركة نقد',
  metrics: 'المؤشرات',
}
