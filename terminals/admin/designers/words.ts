// What the designers of receipts and labels and the printing of labels say.
import { textsOf } from '#kit/i18n.ts'

export const words = textsOf({
  design: { en: 'Design', ar: 'التصميم' },
  paper: { en: 'Paper', ar: 'الورق' },
  sides: { en: 'What is shown', ar: 'ما يُعرض' },
  undo: { en: 'Undo', ar: 'تراجع' },
  nothingToUndo: { en: 'There is no step to take back.', ar: 'لا توجد خطوة للتراجع عنها.' },
  leaveTitle: { en: 'Not saved yet', ar: 'لم يُحفظ بعد' },
  leaveWarning: {
    en: 'What you changed in this design is not saved. If you leave now, it is lost.',
    ar: 'لم تُحفظ تعديلاتك على هذا التصميم. إذا غادرت الآن فستضيع.',
  },
  leave: { en: 'Leave without saving', ar: 'غادر دون حفظ' },
  stay: { en: 'Stay here', ar: 'ابقَ هنا' },

  top: { en: 'Top of the receipt', ar: 'أعلى الإيصال' },
  articles: { en: 'Articles and totals', ar: 'الأصناف والمجاميع' },
  bottom: { en: 'Bottom of the receipt', ar: 'أسفل الإيصال' },
  languageStore: { en: "The store's language", ar: 'لغة المتجر' },
  languageEn: { en: 'English', ar: 'الإنجليزية' },
  languageAr: { en: 'Arabic', ar: 'العربية' },
  languageBoth: { en: 'Both, one below the other', ar: 'كلتاهما، واحدة تحت الأخرى' },
  unitSeveral: { en: 'Only for more than one piece', ar: 'فقط لأكثر من قطعة' },
  unitAlways: { en: 'For every article', ar: 'لكل صنف' },
  sizeNormal: { en: 'Like the other lines', ar: 'مثل بقية الأسطر' },
  sizeLarge: { en: 'Large', ar: 'كبير' },
  codeBarcode: { en: 'Barcode', ar: 'باركود' },
  codeQr: { en: 'QR code', ar: 'رمز QR' },
  codeNone: { en: 'No code', ar: 'بلا رمز' },
  qrHint: {
    en: 'A QR code of its own at the end, such as the address of your shop. {receipt_no} stands for the number. Empty: none.',
    ar: 'رمز QR إضافي في النهاية، مثل عنوان متجرك على الإنترنت. تُستبدل {receipt_no} برقم الإيصال. فارغ: بلا رمز.',
  },

  logoHint: {
    en: 'PNG, JPEG, WebP, GIF, BMP or SVG up to 5 MB. It is printed in black and white, at most 72 by 30 mm.',
    ar: 'PNG أو JPEG أو WebP أو GIF أو BMP أو SVG حتى 5 م.ب. يُطبع بالأبيض والأسود، بحجم أقصاه 72 × 30 مم.',
  },
  chooseLogo: { en: 'Choose a logo', ar: 'اختر شعاراً' },
  otherLogo: { en: 'Another logo', ar: 'شعار آخر' },
  noLogo: { en: 'Print no logo', ar: 'بلا شعار' },
  logoWidth: { en: 'Width', ar: 'العرض' },
  millimetres: { en: (mm: number | string) => `${mm} mm`, ar: (mm: number | string) => `${mm} مم` },
  'logo-file-kind': {
    en: 'This file is no picture. Choose a PNG, JPEG, WebP, GIF, BMP or SVG file.',
    ar: 'هذا الملف ليس صورة. اختر ملف PNG أو JPEG أو WebP أو GIF أو BMP أو SVG.',
  },
  'logo-file-too-large': {
    en: 'This picture is too large. Choose one below 5 MB.',
    ar: 'هذه الصورة كبيرة جداً. اختر صورة أقل من 5 م.ب.',
  },
  'logo-too-many-pixels': {
    en: 'This picture has too many pixels. Save it smaller: 2,000 across are plenty for a receipt.',
    ar: 'نقاط هذه الصورة كثيرة جداً. احفظها أصغر: 2000 نقطة عرضاً تكفي للإيصال وتزيد.',
  },
  'logo-file-broken': {
    en: 'This picture cannot be opened. Save it anew in a picture program, or choose another one.',
    ar: 'تعذر فتح هذه الصورة. احفظها من جديد ببرنامج صور أو اختر صورة أخرى.',
  },
  'logo-empty': {
    en: 'Nothing of this picture would be seen on white paper. Choose a darker one.',
    ar: 'لن يظهر شيء من هذه الصورة على الورق الأبيض. اختر صورة أغمق.',
  },

  saleShown: { en: 'Shown with', ar: 'يُعرض مع' },
  exampleSale: { en: 'An example', ar: 'مثال' },
  printedBy: { en: 'As printed on', ar: 'كما يُطبع على' },
  paperOf: {
    en: (mm: number) => `Paper of ${mm} mm`,
    ar: (mm: number) => `ورق عرضه ${mm} مم`,
  },
  fromBytes: {
    en: 'Drawn from the very bytes that the printer would get.',
    ar: 'مرسوم من البيانات نفسها التي ستصل إلى الطابعة.',
  },
  atHeadOffice: {
    en: 'Head office has no printer: this is what it says. A store shows how it looks on paper.',
    ar: 'لا توجد طابعة في الإدارة العامة: هذا نص الإيصال. يعرض المتجر شكله على الورق.',
  },
  tryOnPaper: { en: 'Try on paper', ar: 'جرّب على الورق' },
  tryingOut: { en: 'printing a trial', ar: 'طباعة تجربة' },
  trialSent: {
    en: (printer: string) => `The trial is on its way to ${printer}`,
    ar: (printer: string) => `التجربة في طريقها إلى ${printer}`,
  },
  noSuchPrinter: {
    en: 'No such printer is set up here. Add one on the setup page.',
    ar: 'لا توجد طابعة كهذه هنا. أضف واحدة من صفحة الإعداد.',
  },

  plainNow: {
    en: 'Nobody has designed a receipt yet: it is printed plainly, as shown here.',
    ar: 'لم يصمم أحد الإيصال بعد: يُطبع بشكل بسيط كما يظهر هنا.',
  },
  retailersNow: {
    en: "This store prints the retailer's receipt, as shown here. A design of its own replaces it.",
    ar: 'يطبع هذا المتجر إيصال المؤسسة كما يظهر هنا. يحل محله تصميم خاص بالمتجر.',
  },
  designOwn: { en: 'Design a receipt', ar: 'صمّم إيصالاً' },

  labelSurface: { en: 'The label', ar: 'الملصق' },
  printedLabel: { en: 'The label as it is printed', ar: 'الملصق كما يُطبع' },
  canvasHint: {
    en: 'Drag what stands on the label, or choose it and use the arrow keys: 0.5 mm, with Alt 0.1 mm, with Shift larger and smaller. The picture is drawn from the bytes for the printer.',
    ar: 'اسحب ما على الملصق، أو اختره واستخدم الأسهم: 0.5 مم، ومع Alt 0.1 مم، ومع Shift للتكبير والتصغير. الصورة مرسومة من البيانات التي ستصل إلى الطابعة.',
  },
  articleShown: { en: 'Shown with', ar: 'يُعرض مع' },
  articleShownHint: { en: 'Without an article: an example.', ar: 'بدون صنف: مثال.' },
  labelItself: { en: 'The label itself', ar: 'الملصق نفسه' },
  parts: { en: 'On the label', ar: 'على الملصق' },
  partsFull: { en: 'There is no room for more on one label.', ar: 'لا مكان للمزيد على ملصق واحد.' },
  partNo: {
    en: (number: number, name: string) => `${number}. ${name}`,
    ar: (number: number, name: string) => `${number}. ${name}`,
  },
  addPart: { en: (kind: string) => `Add: ${kind}`, ar: (kind: string) => `أضف: ${kind}` },
  removePart: {
    en: (number: number) => `Remove number ${number}`,
    ar: (number: number) => `أزل رقم ${number}`,
  },
  partKinds: {
    en: (kind: string) => kindsEn[kind] ?? kind,
    ar: (kind: string) => kindsAr[kind] ?? kindsEn[kind] ?? kind,
  },
  placeholderNames: {
    en: (name: string) => placeholdersEn[name] ?? name,
    ar: (name: string) => placeholdersAr[name] ?? name,
  },
  putIn: { en: (what: string) => `Put in: ${what}`, ar: (what: string) => `أدرج: ${what}` },
  says: { en: 'Says', ar: 'النص' },
  saysHint: {
    en: 'What stands in braces is filled in from the article.',
    ar: 'ما بين القوسين يُملأ من الصنف.',
  },
  fromLeft: { en: 'From the left', ar: 'من اليسار' },
  fromTop: { en: 'From the top', ar: 'من الأعلى' },
  width: { en: 'Width', ar: 'العرض' },
  height: { en: 'Height', ar: 'الارتفاع' },
  gap: { en: 'Gap', ar: 'الفاصل' },
  thick: { en: 'Thickness', ar: 'السماكة' },
  letterSize: { en: 'Letters', ar: 'حجم الحروف' },
  lines: { en: 'Lines', ar: 'الأسطر' },
  module: { en: 'Bar width', ar: 'عرض الخط' },
  align: { en: 'Stands', ar: 'المحاذاة' },
  alignStart: { en: 'Where the text begins', ar: 'عند بداية النص' },
  alignCenter: { en: 'In the middle', ar: 'في الوسط' },
  alignEnd: { en: 'Where the text ends', ar: 'عند نهاية النص' },
  bold: { en: 'Bold', ar: 'عريض' },
  kind: { en: 'Kind of code', ar: 'نوع الرمز' },
  readable: { en: 'With its digits below', ar: 'مع أرقامه تحته' },
  lengthWrong: {
    en: 'This is no size that can be printed. Type another one.',
    ar: 'لا يمكن طباعة هذا المقاس. اكتب مقاساً آخر.',
  },
  languageHint: {
    en: 'Which name of an article stands first, and from where the text runs.',
    ar: 'أي اسم للصنف يأتي أولاً، ومن أين يبدأ النص.',
  },
  labelNameExample: { en: 'Shelf label', ar: 'ملصق الرف' },
  usualSizes: { en: 'Usual sizes', ar: 'مقاسات معتادة' },
  sizeOf: {
    en: (width: number, height: number) => `${width} × ${height} mm`,
    ar: (width: number, height: number) => `\u2066${width} × ${height}\u2069 مم`,
  },
})

const kindsEn: Record<string, string> = {
  text: 'Text',
  price: 'Price',
  barcode: 'Barcode',
  qr: 'QR code',
  line: 'Line',
  box: 'Box',
  auto: 'What fits the code',
  ean13: 'EAN-13',
  ean8: 'EAN-8',
  code128: 'Code 128',
  'gs1-128': 'GS1-128',
  datamatrix: 'Data Matrix',
}

const kindsAr: Record<string, string> = {
  text: 'نص',
  price: 'سعر',
  barcode: 'باركود',
  qr: 'رمز QR',
  line: 'خط',
  box: 'إطار',
  auto: 'ما يناسب الرمز',
}

const placeholdersEn: Record<string, string> = {
  name: 'Name',
  name_en: 'English name',
  name_ar: 'Arabic name',
  price: 'Price',
  unit_price: 'Unit price',
  sku: 'SKU',
  barcode: 'Barcode',
  date: 'Date',
}

const placeholdersAr: Record<string, string> = {
  name: 'الاسم',
  name_en: 'الاسم بالإنجليزية',
  name_ar: 'الاسم بالعربية',
  price: 'السعر',
  unit_price: 'سعر الوحدة',
  sku: 'الرمز',
  barcode: 'الباركود',
  date: 'التاريخ',
}
