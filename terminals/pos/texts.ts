// What the till says, in both languages.
import { money } from '#kit/formats.ts'
import { textsOf } from '#kit/i18n.ts'
import { explain } from '#kit/problems.ts'
import { inArabic } from './plural.ts'

export const texts = textsOf({
  till: { en: 'Till', ar: 'الصندوق' },
  kg: { en: 'kg', ar: 'كجم' },
  perKg: { en: (price: string) => `${price}/kg`, ar: (price: string) => `${price}/كجم` },
  ok: { en: 'Done', ar: 'تم' },
  back: { en: 'Back', ar: 'رجوع' },
  save: { en: 'Save', ar: 'حفظ' },
  tryAgain: { en: 'Try again', ar: 'حاول مرة أخرى' },
  remove: { en: 'Remove', ar: 'إزالة' },

  // Which till, opening
  whichTill: { en: 'Which till is this?', ar: 'أي صندوق هذا؟' },
  whichTillHint: {
    en: 'This device remembers it. You can change it later under More.',
    ar: 'يتذكره هذا الجهاز. يمكنك تغييره لاحقاً من «المزيد».',
  },
  tillIsOpen: { en: 'Open', ar: 'مفتوح' },
  tillIsClosed: { en: 'Closed', ar: 'مغلق' },
  noTills: {
    en: 'This store has no till yet. Ask head office to add one.',
    ar: 'لا يوجد صندوق في هذا المتجر بعد. اطلب من الإدارة إضافة واحد.',
  },
  noServer: { en: 'The store server cannot be reached', ar: 'تعذر الوصول إلى خادم المتجر' },
  noServerFirst: {
    en: 'A till must reach it once before it can sell alone. Check that the store server is on and that this device is in its network.',
    ar: 'يجب أن يصل الصندوق إليه مرة واحدة قبل أن يبيع وحده. تأكد أن خادم المتجر يعمل وأن هذا الجهاز على شبكته.',
  },
  openTill: { en: 'Open the till', ar: 'فتح الصندوق' },
  openTillHint: {
    en: 'Count the cash in the drawer and enter it as the float.',
    ar: 'عُدّ النقد الموجود في الدرج وأدخله رصيداً ابتدائياً.',
  },
  float: { en: 'Float', ar: 'الرصيد الابتدائي' },
  signOut: { en: 'Lock', ar: 'قفل' },
  signOutOffline: {
    en: 'The store server is away, and nobody could sign in again before it is back.',
    ar: 'خادم المتجر غير متاح، ولن يتمكن أحد من الدخول مجدداً قبل عودته.',
  },

  // Finding goods
  search: { en: 'Search or scan', ar: 'ابحث أو امسح الباركود' },
  all: { en: 'All', ar: 'الكل' },
  categories: { en: 'Categories', ar: 'الفئات' },
  products: { en: 'Products', ar: 'المنتجات' },
  nothingFound: { en: 'Nothing found', ar: 'لم يُعثر على شيء' },
  nothingFoundHint: {
    en: 'Try fewer letters, the SKU, or the digits below the barcode.',
    ar: 'جرّب حروفاً أقل، أو رمز المنتج، أو الأرقام أسفل الباركود.',
  },
  nothingFoundOffline: {
    en: 'The store server is away: only what this till knows can be found.',
    ar: 'خادم المتجر غير متاح: يمكن إيجاد ما يعرفه هذا الصندوق فقط.',
  },
  noGoods: { en: 'No products yet', ar: 'لا توجد منتجات بعد' },
  noGoodsHint: {
    en: 'Head office adds them; they appear here by themselves.',
    ar: 'تضيفها الإدارة العامة وتظهر هنا تلقائياً.',
  },
  kinds: {
    en: (count: number, shown: string) => (count === 1 ? '1 kind' : `${shown} kinds`),
    ar: (count: number, shown: string) =>
      inArabic(count, {
        one: 'نوع واحد',
        two: 'نوعان',
        few: `${shown} أنواع`,
        many: `${shown} نوعاً`,
        other: `${shown} نوع`,
      }),
  },
  chooseKind: { en: 'Which one?', ar: 'أيّها؟' },
  clearSearch: { en: 'Clear the search', ar: 'مسح البحث' },
  noPrice: {
    en: (name: string) => `${name} has no price. Ask head office for one.`,
    ar: (name: string) => `لا يوجد سعر لـ ${name}. اطلبه من الإدارة.`,
  },
  blocked: {
    en: (name: string) => `${name} is blocked and cannot be sold.`,
    ar: (name: string) => `${name} موقوف ولا يمكن بيعه.`,
  },
  goneFromCatalogue: {
    en: (name: string) => `${name} is not in the catalogue any more. It cannot be sold.`,
    ar: (name: string) => `${name} لم يعد في الكتالوج. لا يمكن بيعه.`,
  },
  recalled: {
    en: (name: string) => `${name} was recalled. Put it aside, do not sell it.`,
    ar: (name: string) => `تم سحب ${name} من السوق. ضعه جانباً ولا تبعه.`,
  },
  soldByPiece: {
    en: (name: string) =>
      `${name} is sold by the piece, but its label says a weight. Count the pieces and type them in.`,
    ar: (name: string) => `يباع ${name} بالقطعة، لكن ملصقه يذكر وزناً. عُدّ القطع وأدخلها.`,
  },
  wholePieces: {
    en: 'This is sold by the piece: use a whole number.',
    ar: 'يُباع بالقطعة: استخدم عدداً صحيحاً.',
  },
  tooMany: {
    en: 'That is more than one line can hold. Check the quantity.',
    ar: 'هذا أكثر مما يتسع له سطر واحد. تحقق من الكمية.',
  },
  tooLarge: {
    en: 'The amount is too large to be right. Check the price and the quantity.',
    ar: 'المبلغ أكبر من أن يكون صحيحاً. تحقق من السعر والكمية.',
  },
  tooManyLines: {
    en: 'So many lines do not fit on one sale. Let the customer pay for these first.',
    ar: 'لا تتسع عملية البيع لهذا العدد من الأسطر. دع العميل يدفع ثمن هذه أولاً.',
  },
  tooManyTenders: {
    en: 'So many payments do not fit on one sale. Take the rest in cash.',
    ar: 'لا تتسع عملية البيع لهذا العدد من الدفعات. خذ الباقي نقداً.',
  },
  labelFixed: {
    en: 'The label carries its own price. Remove the line and scan the right label.',
    ar: 'الملصق يحمل سعره. أزل السطر وامسح الملصق الصحيح.',
  },
  unknownOffline: {
    en: (code: string) =>
      `This till does not know ${code}, and the store server is away. Search it by name.`,
    ar: (code: string) => `هذا الصندوق لا يعرف ${code} وخادم المتجر غير متاح. ابحث عنه بالاسم.`,
  },
  finishFirst: { en: 'Finish this first, then scan.', ar: 'أكمل هذا أولاً ثم امسح.' },

  // The counter
  counter: { en: 'Basket', ar: 'السلة' },
  emptyCounter: { en: 'Ready for the next customer', ar: 'جاهز للعميل التالي' },
  emptyCounterHint: {
    en: 'Scan, touch a product, or press F2 to search.',
    ar: 'امسح منتجاً أو المسه، أو اضغط F2 للبحث.',
  },
  added: {
    en: (name: string, amount: string, total: string) => `${name}, ${amount}. Total ${total}`,
    ar: (name: string, amount: string, total: string) => `${name}، ${amount}. المجموع ${total}`,
  },
  totalIs: {
    en: (total: string) => `Total ${total}`,
    ar: (total: string) => `المجموع ${total}`,
  },
  removed: { en: (name: string) => `${name} removed`, ar: (name: string) => `أُزيل ${name}` },
  cleared: { en: 'Basket cleared', ar: 'أُفرغت السلة' },
  clearAll: { en: 'Clear basket', ar: 'إفراغ السلة' },
  priceChanged: {
    en: (name: string, price: string, before: string) =>
      `The price of ${name} is now ${price}, it was ${before}`,
    ar: (name: string, price: string, before: string) => `سعر ${name} أصبح ${price} وكان ${before}`,
  },
  items: {
    en: (count: number, shown: string) => (count === 1 ? '1 item' : `${shown} items`),
    ar: (count: number, shown: string) =>
      inArabic(count, {
        one: 'صنف واحد',
        two: 'صنفان',
        few: `${shown} أصناف`,
        many: `${shown} صنفاً`,
        other: `${shown} صنف`,
      }),
  },
  saved: { en: (amount: string) => `saved ${amount}`, ar: (amount: string) => `وفّر ${amount}` },
  tax: { en: (amount: string) => `tax ${amount}`, ar: (amount: string) => `الضريبة ${amount}` },
  total: { en: 'Total', ar: 'المجموع' },
  pay: { en: 'Pay', ar: 'الدفع' },
  discount: { en: 'Discount', ar: 'خصم' },
  note: { en: 'Note', ar: 'ملاحظة' },
  noteHint: { en: 'For the kitchen: no onions', ar: 'للمطبخ: بدون بصل' },
  hold: { en: 'Hold', ar: 'تعليق' },
  more: { en: 'More', ar: 'المزيد' },
  lessOne: { en: 'One less', ar: 'أقل بواحد' },
  moreOne: { en: 'One more', ar: 'أكثر بواحد' },
  times: { en: (count: string) => `${count} ×`, ar: (count: string) => `${count} ×` },
  dropTimes: { en: 'Forget the quantity', ar: 'إلغاء الكمية' },
  discountPercent: {
    en: (rate: string) => `Discount ${rate}`,
    ar: (rate: string) => `خصم ${rate}`,
  },
  discountAmount: { en: 'Discount', ar: 'خصم' },
  newVersion: {
    en: 'A new version of this screen is here. It is taken by itself when the basket is empty.',
    ar: 'وصل إصدار جديد من هذه الشاشة. سيُستخدم تلقائياً عندما تفرغ السلة.',
  },
  nothingToUndo: { en: 'There is nothing to undo.', ar: 'لا يوجد ما يُتراجع عنه.' },

  // Weighing, age, discount
  weighTitle: { en: (name: string) => `Weigh ${name}`, ar: (name: string) => `وزن ${name}` },
  onScale: { en: 'On the scale', ar: 'على الميزان' },
  settling: { en: 'Wait until the weight stands still', ar: 'انتظر حتى يثبت الوزن' },
  emptyScale: { en: 'Put it on the scale', ar: 'ضعه على الميزان' },
  scaleOver: {
    en: 'Too heavy for this scale. Weigh it in parts.',
    ar: 'أثقل من سعة الميزان. زِنه على دفعات.',
  },
  scaleUnder: {
    en: 'The scale shows less than nothing. Empty it and set it to zero.',
    ar: 'الميزان تحت الصفر. أفرغه وصفّره.',
  },
  scaleSilent: {
    en: 'The scale has said nothing yet. Lift the goods and put them down again, or type the weight.',
    ar: 'لم يرسل الميزان شيئاً بعد. ارفع البضاعة وضعها مجدداً، أو اكتب الوزن.',
  },
  scaleZeroed: { en: 'The scale is set to zero.', ar: 'صُفِّر الميزان.' },
  scaleTared: { en: 'The scale has taken the packing off.', ar: 'خصم الميزان وزن العبوة.' },
  scaleTareGone: { en: 'The scale weighs without a tare again.', ar: 'عاد الميزان يزن دون خصم.' },
  scaleOwnKeys: {
    en: 'This scale takes no orders from a till. Use the keys on the scale.',
    ar: 'هذا الميزان لا يقبل أوامر من الصندوق. استخدم أزرار الميزان نفسه.',
  },
  scaleGone: {
    en: 'The scale does not answer. Check its cable and power.',
    ar: 'الميزان لا يستجيب. تحقق من الكابل والكهرباء.',
  },
  scaleDidNot: {
    en: 'The scale did not do it. Wait until it stands still, and try again.',
    ar: 'لم ينفذ الميزان الأمر. انتظر حتى يثبت ثم حاول مرة أخرى.',
  },
  scaleLoaded: {
    en: 'Goods lie on the scale. Take them off, then set it to zero.',
    ar: 'توجد بضاعة على الميزان. ارفعها ثم صفّره.',
  },
  scaleZero: { en: 'Zero', ar: 'تصفير' },
  scaleTare: { en: 'Tare', ar: 'خصم العبوة' },
  scaleTareOff: { en: 'Tare off', ar: 'إلغاء الخصم' },
  typeTare: { en: 'Type the tare', ar: 'كتابة وزن العبوة' },
  tareIs: { en: 'Weight of the packing, in grams', ar: 'وزن العبوة بالغرام' },
  grams: { en: 'g', ar: 'غ' },
  takeTare: { en: 'Take it off', ar: 'خصم' },
  notATare: { en: 'Type whole grams, such as 12.', ar: 'اكتب غرامات صحيحة، مثل 12.' },
  tareTwice: {
    en: 'The scale takes a tare off already. Press “Tare off” first.',
    ar: 'الميزان يخصم وزن العبوة بالفعل. اضغط «إلغاء الخصم» أولاً.',
  },
  belowTare: {
    en: 'The goods weigh no more than their packing. Check the tare.',
    ar: 'البضاعة لا تزن أكثر من عبوتها. تحقق من وزن العبوة.',
  },
  stands: { en: 'Stable', ar: 'ثابت' },
  moves: { en: 'Unstable', ar: 'غير مستقر' },
  isOver: { en: 'Overloaded', ar: 'حمل زائد' },
  isUnder: { en: 'Below zero', ar: 'تحت الصفر' },
  isEmptyScale: { en: 'Empty', ar: 'فارغ' },
  noReading: { en: 'Silent', ar: 'صامت' },
  netWeight: { en: 'Net', ar: 'صافٍ' },
  grossWeight: { en: 'Gross', ar: 'قائم' },
  tareWeight: { en: 'Tare', ar: 'العبوة' },
  notCertified: {
    en: 'This scale is not certified for trade. Where the law asks for it, weigh on one that is.',
    ar: 'هذا الميزان غير معتمد للتجارة. استخدم ميزاناً معتمداً حيث يشترط القانون ذلك.',
  },
  certifiedAs: {
    en: (mark: string) => `Certified for trade: ${mark}`,
    ar: (mark: string) => `معتمد للتجارة: ${mark}`,
  },
  certified: { en: 'Certified for trade', ar: 'معتمد للتجارة' },
  noScale: {
    en: 'This till has no scale. Type the weight.',
    ar: 'لا يوجد ميزان لهذا الصندوق. اكتب الوزن.',
  },
  takeWeight: { en: 'Take the weight', ar: 'أخذ الوزن' },
  typeWeight: { en: 'Type the weight', ar: 'كتابة الوزن' },
  useScale: { en: 'Use the scale', ar: 'استخدام الميزان' },
  tooHeavy: {
    en: (weight: string) =>
      `${weight} kg is too much for one weighing. Type kilograms, such as 0.412.`,
    ar: (weight: string) =>
      `‎${weight} كجم أكثر مما يوزن مرة واحدة. اكتب الوزن بالكيلوغرام، مثل ‎0.412.`,
  },
  notAWeight: { en: 'Type a weight such as 0.412.', ar: 'اكتب وزناً مثل ‎0.412.' },
  ageTitle: {
    en: (age: string) => `Is the customer ${age} or older?`,
    ar: (age: string) => `هل عمر العميل ${age} سنة أو أكثر؟`,
  },
  ageHint: {
    en: (day: string) => `Born on ${day} or before. If you are not sure, ask for an identity card.`,
    ar: (day: string) => `مولود في ${day} أو قبل ذلك. إن لم تكن متأكداً فاطلب بطاقة الهوية.`,
  },
  ageYes: { en: 'Old enough', ar: 'العمر كافٍ' },
  ageNo: { en: 'Not old enough', ar: 'العمر غير كافٍ' },
  ageRefused: {
    en: (age: number) =>
      `Not sold: the customer must be ${age} or older. It was taken out of the basket.`,
    ar: (age: number) => `لم يُبع: يجب أن يكون عمر العميل ${age} سنة أو أكثر. أُخرج من السلة.`,
  },
  thisLine: { en: 'This line', ar: 'هذا السطر' },
  wholeSale: { en: 'Whole sale', ar: 'العملية كلها' },
  percent: { en: 'Per cent', ar: 'نسبة مئوية' },
  amount: { en: 'Amount', ar: 'مبلغ' },
  give: { en: 'Give discount', ar: 'منح الخصم' },
  noDiscount: { en: 'No discount', ar: 'بدون خصم' },
  yourLimit: {
    en: (rate: string) => `You may give up to ${rate}.`,
    ar: (rate: string) => `يمكنك منح ${rate} كحد أقصى.`,
  },
  overLimit: {
    en: (asked: string, limit: string) =>
      `That would be ${asked}; you may give up to ${limit}. Ask a manager to sign in for more.`,
    ar: (asked: string, limit: string) =>
      `سيكون الخصم ${asked} ويمكنك منح ${limit} كحد أقصى. اطلب من المدير الدخول لمنح أكثر.`,
  },
  lineOverLimit: {
    en: (name: string, asked: string, limit: string) =>
      `${name} would have ${asked} off; you may give up to ${limit}. Ask a manager to sign in for more.`,
    ar: (name: string, asked: string, limit: string) =>
      `سيكون الخصم على ${name} ${asked} ويمكنك منح ${limit} كحد أقصى. اطلب من المدير الدخول لمنح أكثر.`,
  },
  notDiscountable: {
    en: (name: string) => `${name} may not be discounted.`,
    ar: (name: string) => `لا يجوز الخصم على ${name}.`,
  },
  notAQuantity: { en: 'Type a quantity.', ar: 'اكتب كمية.' },
  weightStays: {
    en: 'This was weighed. Touch the line to type another weight.',
    ar: 'هذا موزون. المس السطر لكتابة وزن آخر.',
  },
  floatMissing: {
    en: 'Type what is in the drawer; 0 when it is empty.',
    ar: 'اكتب ما في الدرج؛ 0 إذا كان فارغاً.',
  },
  counterTaken: {
    en: 'Another sale has begun. Finish it or put it aside first.',
    ar: 'بدأت عملية أخرى. أكملها أو ضعها جانباً أولاً.',
  },
  notAnAmount: { en: 'Type an amount.', ar: 'اكتب مبلغاً.' },
  noLine: { en: 'Put something into the basket first.', ar: 'ضع شيئاً في السلة أولاً.' },

  // Customer
  customer: { en: 'Customer', ar: 'العميل' },
  addCustomer: { en: 'Add customer', ar: 'إضافة عميل' },
  findCustomer: { en: 'Name, phone or card number', ar: 'الاسم أو الهاتف أو رقم البطاقة' },
  findCustomerHint: {
    en: 'Type a name, a phone number, or scan the card.',
    ar: 'اكتب اسماً أو رقم هاتف أو امسح البطاقة.',
  },
  noCustomer: { en: 'Nobody found by that.', ar: 'لم يُعثر على أحد.' },
  dropCustomer: { en: 'Remove the customer', ar: 'إزالة العميل' },
  customerIs: {
    en: (name: string) => `Customer: ${name}`,
    ar: (name: string) => `العميل: ${name}`,
  },
  customerGone: { en: 'No customer', ar: 'بدون عميل' },
  customerBlocked: {
    en: 'This customer is blocked. Ask a manager.',
    ar: 'هذا العميل موقوف. اسأل المدير.',
  },

  // Hold
  holdTitle: { en: 'Hold this sale', ar: 'تعليق هذه العملية' },
  holdName: { en: 'What shall it be called?', ar: 'ما اسمها؟' },
  holdNameHint: {
    en: 'Such as a name or “blue jacket”; it may stay empty.',
    ar: 'مثل اسم أو «صاحب المعطف الأزرق»، ويمكن تركه فارغاً.',
  },
  nothingToHold: { en: 'There is nothing to hold.', ar: 'لا يوجد ما يُعلّق.' },
  heldNow: { en: 'Held. Any till can go on with it.', ar: 'عُلّقت. يمكن لأي صندوق متابعتها.' },
  heldSales: { en: 'Held sales', ar: 'العمليات المعلّقة' },
  heldCount: {
    en: (count: string) => `Held (${count})`,
    ar: (count: string) => `المعلّقة (${count})`,
  },
  noHeld: { en: 'No sale is held', ar: 'لا توجد عملية معلّقة' },
  noHeldHint: {
    en: 'Hold a sale with F4 when a customer comes back in a moment.',
    ar: 'علّق العملية بمفتاح F4 عندما يعود العميل بعد قليل.',
  },
  noName: { en: 'Without a name', ar: 'بدون اسم' },
  resumed: { en: 'The held sale is here.', ar: 'العملية المعلّقة هنا الآن.' },
  counterNotFree: {
    en: 'Finish or hold the sale in the basket first.',
    ar: 'أكمل العملية التي في السلة أو علّقها أولاً.',
  },
  heldUnreadable: {
    en: 'This held sale cannot be read. Sell the goods again.',
    ar: 'تعذرت قراءة العملية المعلّقة. أعد إدخال الأصناف.',
  },
  unknownGoods: { en: 'Unknown article', ar: 'صنف غير معروف' },
  unsellable: { en: 'Cannot be sold: remove it', ar: 'لا يمكن بيعه: أزله' },
  removeUnsellable: {
    en: 'Remove the line that cannot be sold first.',
    ar: 'أزل أولاً السطر الذي لا يمكن بيعه.',
  },
  notSentYet: { en: 'not sent yet', ar: 'لم تُرسل بعد' },

  // Pay
  tenderTooLarge: {
    en: (most: string) => `That would be more than ${most} change. Check the cash that was typed.`,
    ar: (most: string) => `سيتجاوز الباقي ${most}. تحقق من المبلغ النقدي المكتوب.`,
  },
  noSuchCoin: {
    en: (step: string) => `The smallest coin is ${step}. Type an amount that it divides.`,
    ar: (step: string) => `أصغر عملة معدنية هي ${step}. اكتب مبلغاً من مضاعفاتها.`,
  },
  toPay: { en: 'To pay', ar: 'المطلوب' },
  leftToPay: { en: 'Left to pay', ar: 'المتبقي' },
  paidSoFar: { en: 'Paid so far', ar: 'المدفوع حتى الآن' },
  cash: { en: 'Cash', ar: 'نقداً' },
  card: { en: 'Card', ar: 'بطاقة' },
  exact: { en: 'Exact', ar: 'المبلغ تماماً' },
  pricesMoved: {
    en: 'A price has changed. Tell the customer before you take money.',
    ar: 'تغيّر سعر. أخبر العميل قبل أن تأخذ المبلغ.',
  },
  tellCustomer: { en: 'Tell the customer.', ar: 'أخبر العميل.' },
  customerAgrees: { en: 'The customer agrees', ar: 'العميل موافق' },
  nothingLeft: {
    en: 'What lies here pays for all of it.',
    ar: 'المدفوع هنا يغطي المبلغ كله.',
  },
  finishSale: { en: 'Finish the sale', ar: 'إنهاء البيع' },
  amountToTake: { en: 'Amount to take', ar: 'المبلغ المستلم' },
  takeCash: { en: 'Take cash', ar: 'استلام النقد' },
  takePart: {
    en: (amount: string) => `Take ${amount}`,
    ar: (amount: string) => `استلام ${amount}`,
  },
  cashRounded: {
    en: (amount: string) => `in coins ${amount}`,
    ar: (amount: string) => `بالنقد ${amount}`,
  },
  partHint: {
    en: 'Less than the amount is a part; the rest can be paid another way.',
    ar: 'المبلغ الأقل جزء من الدفع، ويُدفع الباقي بطريقة أخرى.',
  },
  takeBack: { en: 'Give it back', ar: 'إرجاعه' },
  cardBackHint: {
    en: 'The card was charged. The rest has to be paid, or a manager refunds the card at the terminal.',
    ar: 'تم الخصم من البطاقة. يجب دفع الباقي أو يردّ المدير المبلغ من جهاز الدفع.',
  },
  paidInPart: {
    en: 'A part of this sale is paid already: pay the rest first.',
    ar: 'دُفع جزء من هذه العملية: أكمل الدفع أولاً.',
  },
  cashGiven: { en: 'Given', ar: 'أُعيد' },
  terminalOff: {
    en: 'The card terminal is not connected. Take cash, or check its cable and power.',
    ar: 'جهاز الدفع غير متصل. استلم نقداً، أو افحص الكابل والكهرباء.',
  },
  cardAway: {
    en: 'The card terminal works through the store server, which is away. Take cash.',
    ar: 'جهاز الدفع يعمل عبر خادم المتجر وهو غير متاح. استلم نقداً.',
  },
  noTerminal: { en: 'This till has no card terminal.', ar: 'لا يوجد جهاز دفع لهذا الصندوق.' },
  nothingToPay: { en: 'There is nothing to pay yet.', ar: 'لا يوجد ما يُدفع بعد.' },
  tillClosed: {
    en: 'The till is closed. Open it with a float first.',
    ar: 'الصندوق مغلق. افتحه برصيد ابتدائي أولاً.',
  },
  cardAsking: { en: 'Sending the amount to the terminal', ar: 'جارٍ إرسال المبلغ إلى جهاز الدفع' },
  cardWaiting: { en: 'The customer pays at the terminal', ar: 'العميل يدفع على الجهاز' },
  cardCancelling: {
    en: 'Asked the terminal to stop. If the customer was quicker, it is still paid.',
    ar: 'طُلب من الجهاز التوقف. إن سبق العميل فسيتم الدفع.',
  },
  cardSilent: { en: 'No answer from the terminal', ar: 'لا جواب من جهاز الدفع' },
  cardSilentHint: {
    en: 'The money may have been taken. Ask the terminal before anything else.',
    ar: 'قد يكون المبلغ قد خُصم. اسأل الجهاز قبل أي شيء آخر.',
  },
  cardEnquiring: {
    en: 'Asking the terminal about this payment',
    ar: 'جارٍ سؤال الجهاز عن هذه الدفعة',
  },
  cardDoubtful: {
    en: 'The terminal does not say whether it was paid',
    ar: 'الجهاز لا يخبر إن كان الدفع قد تم',
  },
  cardDoubtfulHint: {
    en: 'Look at the terminal’s own slip or display: was it paid? A manager will look at your answer.',
    ar: 'انظر إلى إيصال الجهاز أو شاشته: هل تم الدفع؟ سيراجع المدير جوابك.',
  },
  cardApproved: { en: 'Approved', ar: 'تمت الموافقة' },
  cardDeclined: { en: 'Declined', ar: 'رُفضت البطاقة' },
  cardDeclinedHint: {
    en: 'Nothing was taken. Try another card or cash.',
    ar: 'لم يُخصم شيء. جرّب بطاقة أخرى أو نقداً.',
  },
  cardCancelled: { en: 'Stopped', ar: 'أُوقفت' },
  cardCancelledHint: { en: 'Nothing was taken.', ar: 'لم يُخصم شيء.' },
  stopCard: { en: 'Stop at the terminal', ar: 'إيقاف على الجهاز' },
  askTerminal: { en: 'Ask the terminal', ar: 'سؤال الجهاز' },
  askAgain: { en: 'Ask again', ar: 'السؤال مجدداً' },
  cardPutAside: {
    en: 'This payment is put aside for a manager. Take another card or cash, or hold the sale.',
    ar: 'وُضعت هذه الدفعة جانباً للمدير. خذ بطاقة أخرى أو نقداً، أو علّق البيع.',
  },
  wasPaid: { en: 'It was paid (slip in hand)', ar: 'تم الدفع (الإيصال باليد)' },
  wasNotPaid: { en: 'It was not paid', ar: 'لم يتم الدفع' },
  cardNotKnown: { en: 'Not known yet how it ended', ar: 'لا يُعرف بعد كيف انتهت' },
  cardUnheard: {
    en: 'The store server is away, so this till hears nothing of it. Look at the terminal; the till finds out by itself when the server is back.',
    ar: 'خادم المتجر غائب، فلا يصل هذا الصندوق خبر عنها. انظر إلى جهاز البطاقات؛ سيعرف الصندوق بنفسه عند عودة الخادم.',
  },
  cardReloaded: {
    en: 'This page was loaded again while the card payment was under way. Do not take the money again: wait for the result here, or look at what the terminal shows.',
    ar: 'أُعيد تحميل هذه الصفحة أثناء دفعة البطاقة. لا تأخذ المبلغ مرة أخرى: انتظر النتيجة هنا أو انظر إلى ما يعرضه جهاز الدفع.',
  },
  giveCashBack: {
    en: (amount: string) => `Give the ${amount} in cash back, or take it again when paying.`,
    ar: (amount: string) => `أعد ${amount} نقداً، أو خذه مجدداً عند الدفع.`,
  },
  pricesFirst: {
    en: 'The prices are being checked with the server. A moment.',
    ar: 'يجري التحقق من الأسعار مع الخادم. لحظة.',
  },
  cardFirst: { en: 'The card payment has to end first.', ar: 'يجب أن تنتهي دفعة البطاقة أولاً.' },
  change: { en: 'Change', ar: 'الباقي للعميل' },
  changeIs: {
    en: (amount: string) => `Change ${amount}`,
    ar: (amount: string) => `الباقي ${amount}`,
  },
  cashRounding: { en: 'Cash rounding', ar: 'تقريب النقد' },
  paid: { en: 'Paid', ar: 'تم الدفع' },
  stillLooking: {
    en: 'A scan is still being looked up. Wait a moment, then pay.',
    ar: 'ما زال البحث عن منتج ممسوح جارياً. انتظر لحظة ثم ادفع.',
  },
  foundTooLate: {
    en: (name: string) => `${name} was found too late for that sale. Scan it again.`,
    ar: (name: string) => `عُثر على ${name} متأخراً عن تلك العملية. امسحه مرة أخرى.`,
  },
  paidAlready: {
    en: 'This sale is paid. The next scan starts the next one.',
    ar: 'دُفعت هذه العملية. المسح التالي يبدأ العملية التالية.',
  },
  thanks: { en: 'The next scan starts the next sale.', ar: 'المسح التالي يبدأ عملية جديدة.' },
  receipt: { en: 'Receipt', ar: 'الإيصال' },
  receiptNo: { en: (no: string) => `Receipt ${no}`, ar: (no: string) => `إيصال ${no}` },
  saleStored: {
    en: 'Stored in this till; it is sent when the store server is back.',
    ar: 'محفوظة في هذا الصندوق وتُرسل عند عودة خادم المتجر.',
  },
  receiptLater: {
    en: 'The receipt prints by itself when the server is back within 2 minutes. Later: More, Last sales, Print a copy.',
    ar: 'يُطبع الإيصال تلقائياً إذا عاد الخادم خلال دقيقتين. بعد ذلك: المزيد، آخر العمليات، طباعة نسخة.',
  },
  saleSending: { en: 'Sending', ar: 'جارٍ الإرسال' },
  saleOf: {
    en: (lines: number) => (lines === 1 ? 'Sale, 1 line' : `Sale, ${lines} lines`),
    ar: (lines: number) =>
      `عملية بيع، ${inArabic(lines, {
        one: 'سطر واحد',
        two: 'سطران',
        few: `${lines} أسطر`,
        many: `${lines} سطراً`,
        other: `${lines} سطر`,
      })}`,
  },
  reprint: { en: 'Print a copy', ar: 'طباعة نسخة' },
  reprintOf: {
    en: (no: string) => `Print a copy of ${no}`,
    ar: (no: string) => `طباعة نسخة من ${no}`,
  },
  lastSalesKeys: {
    en: '↑ ↓ another sale · Enter its receipt · F7 a copy of it on paper',
    ar: '↑ ↓ عملية أخرى · Enter إيصالها · F7 نسخة منها على الورق',
  },
  reprinted: { en: 'A copy is printed.', ar: 'تُطبع نسخة.' },
  nextSale: { en: 'Next sale', ar: 'العملية التالية' },
  showReceipt: { en: 'Show receipt', ar: 'عرض الإيصال' },
  lastSales: { en: 'Last sales', ar: 'آخر العمليات' },
  noSales: { en: 'No sale on this till yet', ar: 'لا توجد عمليات على هذا الصندوق بعد' },
  noSalesHint: {
    en: 'The first sale appears here with its receipt.',
    ar: 'تظهر هنا أول عملية مع إيصالها.',
  },
  noSuchReceipt: {
    en: (code: string) => `No receipt of this store has the number ${code}.`,
    ar: (code: string) => `لا يوجد إيصال لهذا المتجر بالرقم ${code}.`,
  },
  receiptAway: {
    en: 'Receipts are kept by the store server, which is away.',
    ar: 'الإيصالات لدى خادم المتجر وهو غير متاح.',
  },
  printsAt: {
    en: (printer: string) => `The receipt prints at ${printer}.`,
    ar: (printer: string) => `يُطبع الإيصال على ${printer}.`,
  },
  anotherPrinter: { en: 'another printer', ar: 'طابعة أخرى' },
  takeOrderBack: { en: 'Take the order back', ar: 'إلغاء الطلب' },
  orderTakenBack: {
    en: 'The kitchen is told that this is not wanted any more.',
    ar: 'أُبلغ المطبخ بأن هذا لم يعد مطلوباً.',
  },

  // More
  cashInOut: { en: 'Cash in and out', ar: 'إيداع وسحب نقدي' },
  cashIn: { en: 'Put in', ar: 'إيداع' },
  cashOut: { en: 'Take out', ar: 'سحب' },
  cashDrop: { en: 'To the safe', ar: 'إلى الخزنة' },
  reason: { en: 'Reason', ar: 'السبب' },
  sayWhy: { en: 'Say why in a few words.', ar: 'اذكر السبب في كلمات قليلة.' },
  reasonsIn: { en: 'More change|Correction', ar: 'فكّة إضافية|تصحيح' },
  reasonsOut: { en: 'Window cleaner|Postage|Refreshments', ar: 'تنظيف الواجهة|بريد|ضيافة' },
  reasonsDrop: { en: 'Too much in the drawer|End of shift', ar: 'نقد كثير في الدرج|نهاية الوردية' },
  reasonsDrawer: {
    en: 'Give change|Check the drawer|Forgotten coin',
    ar: 'صرف فكّة|فحص الدرج|قطعة منسية',
  },
  moved: { en: 'Noted.', ar: 'تم التسجيل.' },
  drawerStuck: {
    en: 'The drawer did not open. Open it with its key, and look at its cable.',
    ar: 'لم يُفتح الدرج. افتحه بمفتاحه وتحقق من كابله.',
  },
  openDrawer: { en: 'Open the drawer', ar: 'فتح الدرج' },
  drawerHint: {
    en: 'The reason is kept with your name and the time.',
    ar: 'يُحفظ السبب مع اسمك والوقت.',
  },
  drawerAsked: { en: 'The drawer was asked to open.', ar: 'طُلب فتح الدرج.' },
  figures: { en: 'Figures so far (X)', ar: 'الأرقام حتى الآن (X)' },
  openedAt: { en: 'Opened', ar: 'فُتح' },
  salesCount: { en: 'Sales', ar: 'العمليات' },
  salesTotal: { en: 'Sold', ar: 'المبيعات' },
  heldCountLabel: { en: 'Held sales', ar: 'العمليات المعلّقة' },
  unsentLabel: { en: 'Not sent yet', ar: 'لم تُرسل بعد' },
  figuresHint: {
    en: 'The cash that should be in the drawer is not shown: it is counted blind at the close.',
    ar: 'لا يظهر النقد المتوقع في الدرج لأن العدّ عند الإغلاق يكون دون معرفته.',
  },
  cardDay: { en: 'End of day of the card terminal', ar: 'إنهاء يوم جهاز البطاقات' },
  cardDayHint: {
    en: 'The terminal hands its payments to the bank and adds them up. The till need not wait for it, and closes with it or without.',
    ar: 'يسلّم الجهاز دفعاته إلى البنك ويجمعها. لا يحتاج الصندوق إلى انتظاره، ويُغلق معه أو بدونه.',
  },
  cardDayNow: { en: 'End its day', ar: 'إنهاء يومه' },
  cardDayUnderWay: { en: 'The terminal is at it', ar: 'الجهاز يعمل على ذلك' },
  cardDayUnknown: {
    en: 'The line broke meanwhile: the terminal may have ended its day. Its display or paper tells.',
    ar: 'انقطع الخط أثناء ذلك: ربما أنهى الجهاز يومه. تُخبرك شاشته أو ورقته.',
  },
  cardByTerminal: { en: 'By the terminal', ar: 'حسب الجهاز' },
  cardBySales: { en: 'By our sales', ar: 'حسب مبيعاتنا' },
  cardDayDiffers: {
    en: 'The two differ. It is noted for the manager.',
    ar: 'المبلغان مختلفان. سُجّل للمدير.',
  },
  closeTill: { en: 'Close the till', ar: 'إغلاق الصندوق' },
  closeHint: {
    en: 'Count the drawer. The result is shown after the close; a difference is noted and never stops it.',
    ar: 'عُدّ ما في الدرج. تظهر النتيجة بعد الإغلاق؛ الفرق يُسجَّل ولا يمنع الإغلاق.',
  },
  closeSetAside: {
    en: (count: number, shown: string, amount: string) =>
      `${count === 1 ? '1 sale' : `${shown} sales`} of ${amount} in all ${count === 1 ? 'was' : 'were'} set aside and ${count === 1 ? 'is' : 'are'} not in the Z report. Send ${count === 1 ? 'it' : 'them'} again under “State of the till”, or tell a manager.`,
    ar: (count: number, shown: string, amount: string) =>
      `وُضعت جانباً ${inArabic(count, {
        one: 'عملية واحدة',
        two: 'عمليتان',
        few: `${shown} عمليات`,
        many: `${shown} عملية`,
        other: `${shown} عملية`,
      })} بقيمة ${amount} وهي غير مشمولة في تقرير Z. أعد إرسالها من «حالة الصندوق» أو أخبر المدير.`,
  },
  closeUnsent: {
    en: (count: number, shown: string) =>
      `${count === 1 ? '1 sale is' : `${shown} sales are`} not sent yet. The till can be closed when the store server has ${count === 1 ? 'it' : 'them'}.`,
    ar: (count: number, shown: string) =>
      `لم تُرسل بعد: ${inArabic(count, {
        one: 'عملية واحدة',
        two: 'عمليتان',
        few: `${shown} عمليات`,
        many: `${shown} عملية`,
        other: `${shown} عملية`,
      })}. يمكن إغلاق الصندوق عند وصولها إلى خادم المتجر.`,
  },
  closedElsewhere: {
    en: 'This till was closed at another screen. What lay on the counter is still there. Sales that were not sent yet arrive by themselves, and a manager is asked to look at them: tell one about cash that was taken since.',
    ar: 'أُغلق هذا الصندوق من شاشة أخرى. ما كان في السلة باقٍ. تصل المبيعات التي لم تُرسل بعد تلقائياً، ويُطلب من مدير مراجعتها: أخبر مديراً بأي نقد قُبض منذ ذلك الحين.',
  },
  closeAway: {
    en: 'The till can be closed when the store server is back. Your count stays here.',
    ar: 'يمكن إغلاق الصندوق عند عودة خادم المتجر. يبقى عدّك هنا.',
  },
  closeBasket: {
    en: 'Finish or hold the sale in the basket first.',
    ar: 'أكمل العملية التي في السلة أو علّقها أولاً.',
  },
  notes: { en: 'Notes', ar: 'أوراق نقدية' },
  coins: { en: 'Coins', ar: 'عملات معدنية' },
  pieces: {
    en: (value: string) => `Pieces of ${value}`,
    ar: (value: string) => `عدد قطع ${value}`,
  },
  counted: { en: 'Counted', ar: 'المعدود' },
  next: { en: 'Next', ar: 'التالي' },
  cardTotal: { en: 'Card total of the terminal', ar: 'مجموع البطاقات على الجهاز' },
  drawerEmpty: {
    en: 'The drawer is empty: nothing in it to count',
    ar: 'الدرج فارغ: لا شيء فيه للعدّ',
  },
  countFirst: {
    en: 'Count the notes and coins first, or say that the drawer is empty.',
    ar: 'عُدّ الأوراق والعملات أولاً، أو أكّد أن الدرج فارغ.',
  },
  closeNow: { en: 'Close now', ar: 'إغلاق الآن' },
  closed: { en: 'The till is closed.', ar: 'أُغلق الصندوق.' },
  zPrints: {
    en: (no: string) => `Z report ${no} is being printed.`,
    ar: (no: string) => `تجري طباعة تقرير Z رقم ${no}.`,
  },
  zIsOut: {
    en: (no: string, printer: string) => `Z report ${no} has come out at ${printer}.`,
    ar: (no: string, printer: string) => `خرج تقرير Z رقم ${no} من ${printer}.`,
  },
  zWaits: {
    en: (no: string) => `Z report ${no} is not printed yet.`,
    ar: (no: string) => `لم يُطبع تقرير Z رقم ${no} بعد.`,
  },
  zNotPrinted: {
    en: (no: string) => `Z report ${no} is not printed. Its figures are kept, under Z${no}.`,
    ar: (no: string) => `لم يُطبع تقرير Z رقم ${no}. أرقامه محفوظة برقم Z${no}.`,
  },
  zNoPrinter: {
    en: (no: string) =>
      `Z report ${no} is not printed: this till has no printer. Its figures are kept; call the technician.`,
    ar: (no: string) =>
      `لم يُطبع تقرير Z رقم ${no}: لا طابعة لهذا الصندوق. أرقامه محفوظة؛ اتصل بالفني.`,
  },
  expected: { en: 'Expected', ar: 'المتوقع' },
  difference: { en: 'Difference', ar: 'الفرق' },
  cardDifference: { en: 'Difference, card', ar: 'الفرق، البطاقات' },
  differenceNone: { en: 'It is right to the penny.', ar: 'مطابق تماماً.' },
  differenceOver: {
    en: 'More than expected. It is noted for the manager.',
    ar: 'أكثر من المتوقع. سُجّل للمدير.',
  },
  differenceUnder: {
    en: 'Less than expected. It is noted for the manager.',
    ar: 'أقل من المتوقع. سُجّل للمدير.',
  },
  otherTill: { en: 'Use as another till', ar: 'استخدامه كصندوق آخر' },
  otherTillBasket: {
    en: 'Finish this sale first, or put it aside.',
    ar: 'أكمل هذه العملية أولاً أو ضعها جانباً.',
  },
  otherTillUnsent: {
    en: 'This till still has unsent sales. They must arrive first.',
    ar: 'لهذا الصندوق عمليات لم تُرسل بعد. يجب أن تصل أولاً.',
  },
  customerScreen: { en: 'Customer screen', ar: 'شاشة العميل' },
  customerScreenBlocked: {
    en: 'The browser did not open the window. Allow pop-ups for this page, and try again.',
    ar: 'لم يفتح المتصفح النافذة. اسمح بالنوافذ المنبثقة لهذه الصفحة ثم حاول مجدداً.',
  },
  soundsOn: { en: 'Sounds are on', ar: 'الأصوات مفعّلة' },
  soundsOff: { en: 'Sounds are off', ar: 'الأصوات مغلقة' },
  keys: { en: 'Keys', ar: 'المفاتيح' },

  // Status
  status: { en: 'State of the till', ar: 'حالة الصندوق' },
  online: { en: 'Online', ar: 'متصل' },
  offline: { en: 'Offline', ar: 'غير متصل' },
  connecting: { en: 'Connecting', ar: 'جارٍ الاتصال' },
  connectingSays: {
    en: 'The store server has not answered yet. Go on selling: nothing is lost if it is away.',
    ar: 'لم يجب خادم المتجر بعد. واصل البيع: لا يضيع شيء إن كان غير متاح.',
  },
  onlineSays: {
    en: 'The store server answers. Sales are sent at once.',
    ar: 'خادم المتجر يجيب، وتُرسل العمليات فوراً.',
  },
  offlineSays: {
    en: 'The store server cannot be reached. Go on selling: sales are kept in this till and sent when it is back.',
    ar: 'تعذر الوصول إلى خادم المتجر. واصل البيع: تُحفظ العمليات في هذا الصندوق وتُرسل عند عودته.',
  },
  quietSays: {
    en: 'The store server answers, but news of prices and held sales may come late.',
    ar: 'خادم المتجر يجيب، لكن أخبار الأسعار والعمليات المعلّقة قد تتأخر.',
  },
  unsent: { en: (count: string) => `${count} unsent`, ar: (count: string) => `${count} غير مرسلة` },
  unsentTitle: { en: 'Not sent yet', ar: 'لم تُرسل بعد' },
  unsentNone: { en: 'Everything has been sent.', ar: 'أُرسل كل شيء.' },
  otherTab: {
    en: 'Another window of this till sends them.',
    ar: 'نافذة أخرى لهذا الصندوق ترسلها.',
  },
  setAsideTitle: {
    en: 'Set aside: the server did not take these',
    ar: 'مستبعدة: لم يقبلها الخادم',
  },
  setAsideHint: {
    en: 'Nothing is lost. Show this to a manager; when the cause is mended, send it again.',
    ar: 'لم يضع شيء. أرِ هذا للمدير، وعند إصلاح السبب أعد الإرسال.',
  },
  sendAgain: { en: 'Send again', ar: 'إعادة الإرسال' },
  printer: { en: 'Printer', ar: 'الطابعة' },
  scale: { en: 'Scale', ar: 'الميزان' },
  terminal: { en: 'Card terminal', ar: 'جهاز الدفع' },
  scanner: { en: 'Scanner', ar: 'الماسح' },

  // Help
  help: { en: 'Keys of the till', ar: 'مفاتيح الصندوق' },
  helpSearch: { en: 'Search', ar: 'البحث' },
  helpCustomer: { en: 'Customer', ar: 'العميل' },
  helpHold: { en: 'Hold the sale, or show held sales', ar: 'تعليق العملية أو عرض المعلّقة' },
  helpDiscount: { en: 'Discount', ar: 'خصم' },
  helpReceipts: {
    en: 'Last sales; there again: a copy of the last one',
    ar: 'آخر العمليات؛ ومرة أخرى هناك: نسخة من الأخيرة',
  },
  helpDrawer: { en: 'Open the drawer, with a reason', ar: 'فتح الدرج مع ذكر السبب' },
  helpPay: { en: 'Pay; there again: exact cash', ar: 'الدفع، ثم مرة أخرى: نقداً بالمبلغ تماماً' },
  helpCard: { en: 'Pay, then by card', ar: 'الدفع، ثم بالبطاقة' },
  helpMore: { en: 'More', ar: 'المزيد' },
  helpBack: { en: 'Back, forget what was typed', ar: 'رجوع، وإلغاء ما كُتب' },
  helpLines: { en: 'Move through the lines', ar: 'التنقل بين الأسطر' },
  helpOpenLine: { en: 'Number pad of the line', ar: 'لوحة أرقام السطر' },
  helpStep: { en: 'One more, one less', ar: 'زيادة أو إنقاص واحد' },
  helpRemove: { en: 'Remove the line', ar: 'إزالة السطر' },
  helpUndo: { en: 'Undo', ar: 'تراجع' },
  helpDigits: {
    en: 'Quantity (×) for the next scan or product: 3 * or 3 X',
    ar: 'كمية (×) المسح أو المنتج التالي: ‎3 *‎ أو ‎3 X',
  },
  helpDigitsEnter: { en: 'Quantity of the marked line: 3 Enter', ar: 'كمية السطر المحدد: ‎3 Enter' },
  helpLetters: { en: 'Search what is typed', ar: 'البحث عمّا يُكتب' },
  helpHelp: { en: 'This list', ar: 'هذه القائمة' },
})

explain({
  'job-not-stuck': {
    en: 'This has come out meanwhile, or prints by itself.',
    ar: 'خرج هذا في هذه الأثناء، أو سيُطبع تلقائياً.',
  },
  'job-unknown': {
    en: 'This is not waiting at the printer any more.',
    ar: 'لم يعد هذا بانتظار الطابعة.',
  },
  'no-scale': {
    en: 'This till has no scale. Type the weight.',
    ar: 'لا يوجد ميزان لهذا الصندوق. اكتب الوزن.',
  },
  'not-sold-by-weight': {
    en: 'This article is sold by the piece. Remove the line and add it again.',
    ar: 'يباع هذا المنتج بالقطعة. أزل السطر وأضفه مجدداً.',
  },
  'weight-moves': {
    en: 'The weight was not stable. Remove the line and weigh again.',
    ar: 'لم يكن الوزن ثابتاً. أزل السطر وزِن مجدداً.',
  },
  'weight-over': {
    en: 'The scale was overloaded. Remove the line and weigh again, in parts.',
    ar: 'كان الحمل على الميزان زائداً. أزل السطر وزِن مجدداً على دفعات.',
  },
  'weight-under': {
    en: 'The scale was below zero. Set it to zero, remove the line and weigh again.',
    ar: 'كان الميزان تحت الصفر. صفّره ثم أزل السطر وزِن مجدداً.',
  },
  'scale-empty': {
    en: 'Nothing lay on the scale. Remove the line and weigh again.',
    ar: 'لم يكن على الميزان شيء. أزل السطر وزِن مجدداً.',
  },
  'weight-below-tare': {
    en: 'The goods weighed no more than their packing. Remove the line and weigh again.',
    ar: 'لم تزن البضاعة أكثر من عبوتها. أزل السطر وزِن مجدداً.',
  },
  'weight-differs': {
    en: 'The quantity is not what was weighed. Remove the line and weigh again.',
    ar: 'الكمية ليست ما وُزن. أزل السطر وزِن مجدداً.',
  },
  'cash-not-in-coins': {
    en: 'There are no coins for this amount. Check the cash that was typed.',
    ar: 'لا توجد عملات معدنية لهذا المبلغ. تحقق من المبلغ النقدي المكتوب.',
  },
  'tender-too-large': {
    en: 'The change would be more than a till gives. Check the cash that was typed.',
    ar: 'الباقي أكثر مما يعطيه صندوق. تحقق من المبلغ النقدي المكتوب.',
  },
  'wrong-verifier': {
    en: 'The label was misread. Scan it again.',
    ar: 'قُرئ الملصق بشكل خاطئ. امسحه مرة أخرى.',
  },
  'empty-label': {
    en: 'The label says nothing was weighed. Weigh it again.',
    ar: 'الملصق بلا وزن. زِنه مرة أخرى.',
  },
  unreadable: { en: 'That could not be read. Scan it again.', ar: 'تعذرت القراءة. امسح مرة أخرى.' },
  'looks-like-a-card': {
    en: 'That is a payment card. Use the card terminal.',
    ar: 'هذه بطاقة دفع. استخدم جهاز الدفع.',
  },
  'price-changed': {
    en: 'A price has just changed. Tell the customer the new total. What they gave stays here: take the rest, or give back what is too much.',
    ar: 'تغيّر سعر للتو. أخبر العميل بالمجموع الجديد. ما دفعه باقٍ هنا: خذ الباقي أو أعد الزائد.',
  },
  'total-differs': {
    en: data =>
      `The total is ${money(Number(data.total))} now. Tell the customer. What they gave stays here: take the rest, or give back what is too much.`,
    ar: data =>
      `المجموع الآن ${money(Number(data.total))}. أخبر العميل. ما دفعه باقٍ هنا: خذ الباقي أو أعد الزائد.`,
  },
  'session-of-another-till': {
    en: 'You are signed in at another till. Sign out and sign in again.',
    ar: 'أنت مسجّل الدخول في صندوق آخر. سجّل الخروج ثم الدخول من جديد.',
  },
  'product-blocked': {
    en: 'One of the products is blocked now and cannot be sold.',
    ar: 'أحد المنتجات موقوف الآن ولا يمكن بيعه.',
  },
  'product-recalled': {
    en: 'One of the products was recalled. Put it aside.',
    ar: 'سُحب أحد المنتجات من السوق. ضعه جانباً.',
  },
  'product-unknown': {
    en: 'One of the products is not in the catalogue any more.',
    ar: 'أحد المنتجات لم يعد في الكتالوج.',
  },
  'price-missing': {
    en: 'One of the products has no price any more.',
    ar: 'أحد المنتجات لم يعد له سعر.',
  },
  'quantity-not-whole': { en: 'Pieces are sold in whole numbers.', ar: 'القطع تُباع بأعداد صحيحة.' },
  'customer-unknown': {
    en: 'The server does not know this customer any more.',
    ar: 'لم يعد الخادم يعرف هذا العميل.',
  },
  'card-not-approved': {
    en: 'The card payment is not approved. Take the payment again.',
    ar: 'دفعة البطاقة غير موافق عليها. خذ الدفع مجدداً.',
  },
  'card-payment-unused': {
    en: 'The card was charged for this sale already. Look at the card terminal, or call a manager.',
    ar: 'تم الخصم من البطاقة لهذه العملية مسبقاً. انظر إلى جهاز البطاقات أو اتصل بالمدير.',
  },
  'card-over-total': {
    en: 'More was charged to the card than the sale costs. Call a manager.',
    ar: 'خُصم من البطاقة أكثر من قيمة العملية. اتصل بالمدير.',
  },
  'present-card': {
    en: 'The customer holds the card to the terminal.',
    ar: 'العميل يقرّب البطاقة من الجهاز.',
  },
  'card-enter-pin': {
    en: 'The customer enters the PIN.',
    ar: 'العميل يُدخل الرقم السري.',
  },
  'card-confirm-amount': {
    en: 'The customer confirms the amount.',
    ar: 'العميل يؤكد المبلغ.',
  },
  'card-choose-at-terminal': {
    en: 'The customer chooses at the terminal.',
    ar: 'العميل يختار على الجهاز.',
  },
  'card-asking-bank': {
    en: 'The terminal is asking the bank.',
    ar: 'الجهاز يسأل البنك.',
  },
  'card-remove': {
    en: 'The customer takes the card out.',
    ar: 'العميل يسحب البطاقة.',
  },
  'card-being-reversed': {
    en: 'The terminal takes the payment back.',
    ar: 'الجهاز يُلغي الدفعة.',
  },
  'terminal-please-wait': {
    en: 'The terminal is at work. Wait a moment.',
    ar: 'الجهاز يعمل. انتظر لحظة.',
  },
  'terminal-waits-for-you': {
    en: 'The terminal waits for you: look at its display.',
    ar: 'الجهاز ينتظرك: انظر إلى شاشته.',
  },
  'terminal-closes-day': {
    en: 'The terminal is closing its day. Wait until it is done.',
    ar: 'الجهاز يُنهي يومه. انتظر حتى ينتهي.',
  },
  'card-not-readable': {
    en: 'The card could not be read. Try again, or another way to hold it.',
    ar: 'تعذرت قراءة البطاقة. أعد المحاولة أو أمسكها بطريقة أخرى.',
  },
  'card-not-accepted': {
    en: 'This kind of card is not taken here.',
    ar: 'هذا النوع من البطاقات غير مقبول هنا.',
  },
  'card-expired': {
    en: 'The card has expired.',
    ar: 'انتهت صلاحية البطاقة.',
  },
  'card-blocked': {
    en: 'The card is blocked.',
    ar: 'البطاقة موقوفة.',
  },
  'card-no-funds': {
    en: 'There is not enough money on the card.',
    ar: 'الرصيد في البطاقة لا يكفي.',
  },
  'card-limit': {
    en: 'The amount is above the limit of the card.',
    ar: 'المبلغ أعلى من حد البطاقة.',
  },
  'card-amount-too-small': {
    en: 'The amount is too small for a card.',
    ar: 'المبلغ أصغر من أن يُدفع بالبطاقة.',
  },
  'card-wrong-pin': {
    en: 'The PIN is not right. The customer tries again.',
    ar: 'الرقم السري غير صحيح. يعيد العميل المحاولة.',
  },
  'card-pin-blocked': {
    en: 'The PIN was wrong too often.',
    ar: 'أُدخل الرقم السري خطأً مرات كثيرة.',
  },
  'card-stopped': {
    en: 'The payment was stopped at the terminal. Nothing was taken.',
    ar: 'أُوقفت الدفعة على الجهاز. لم يُخصم شيء.',
  },
  'card-not-charged': {
    en: 'The terminal has no such payment. Nothing was taken.',
    ar: 'لا توجد هذه الدفعة في الجهاز. لم يُخصم شيء.',
  },
  'card-was-reversed': {
    en: 'The terminal has taken the payment back by itself. Nothing was taken.',
    ar: 'ألغى الجهاز الدفعة بنفسه. لم يُخصم شيء.',
  },
  'cannot-tell': {
    en: 'The terminal cannot tell what became of this payment. Look at its paper.',
    ar: 'لا يعرف الجهاز ما حدث لهذه الدفعة. انظر إلى ورقته.',
  },
  'terminal-error': {
    en: 'The terminal has a fault. Switch it off and on; if it stays, call the technician.',
    ar: 'في الجهاز عطل. أطفئه وشغّله، وإن استمر فاتصل بالفني.',
  },
  'terminal-no-bank': {
    en: 'The terminal cannot reach the bank. Check its network, or take cash.',
    ar: 'لا يصل الجهاز إلى البنك. تحقق من شبكته أو خذ نقداً.',
  },
  'terminal-journal-full': {
    en: 'The terminal is full. End its day first: More, end of day of the card terminal.',
    ar: 'ذاكرة الجهاز ممتلئة. أنهِ يومه أولاً: المزيد، إنهاء يوم جهاز البطاقات.',
  },
  'terminal-wrong-currency': {
    en: 'The terminal does not take this currency. Call the technician.',
    ar: 'الجهاز لا يقبل هذه العملة. اتصل بالفني.',
  },
  'terminal-not-registered': {
    en: 'The terminal had forgotten this till. Try again.',
    ar: 'كان الجهاز قد نسي هذا الصندوق. أعد المحاولة.',
  },
  'terminal-cannot': {
    en: 'The terminal cannot do this.',
    ar: 'لا يستطيع الجهاز فعل ذلك.',
  },
  'terminal-no-end-of-day': {
    en: 'The terminal cannot end its day now. Try again later.',
    ar: 'لا يستطيع الجهاز إنهاء يومه الآن. حاول لاحقاً.',
  },
  'end-of-day-under-way': {
    en: 'The card terminal is closing its day already. Wait for it.',
    ar: 'جهاز البطاقات يُنهي يومه بالفعل. انتظره.',
  },
  'card-declined': {
    en: 'The card was declined.',
    ar: 'رُفضت البطاقة.',
  },
  'terminal-offline': {
    en: 'The card terminal is not reachable. Check that it is on and its cable is in.',
    ar: 'لا يمكن الوصول إلى جهاز الدفع. تأكد أنه يعمل وأن كابله موصول.',
  },
  'terminal-busy': {
    en: 'The card terminal is busy with another payment.',
    ar: 'جهاز الدفع مشغول بدفعة أخرى.',
  },
  'no-card-terminal': {
    en: 'This till has no card terminal.',
    ar: 'لا يوجد جهاز دفع لهذا الصندوق.',
  },
  'payment-unsettled': {
    en: 'An earlier card payment of this sale is not settled. Ask the terminal first.',
    ar: 'هناك دفعة بطاقة سابقة لم تُحسم. اسأل الجهاز أولاً.',
  },
  'payment-under-way': {
    en: 'The terminal may still be busy with the customer. Wait a moment, then ask it.',
    ar: 'قد يكون الجهاز ما زال مشغولاً مع العميل. انتظر لحظة ثم اسأله.',
  },
  'nothing-ordered': {
    en: 'No kitchen got a ticket for this sale. Nothing is to be taken back.',
    ar: 'لم تصل تذكرة لهذه العملية إلى أي مطبخ. لا شيء لإلغائه.',
  },
  'already-recalled': {
    en: 'The kitchen was told already. Look at its tickets.',
    ar: 'أُبلغ المطبخ من قبل. انظر إلى تذاكره.',
  },
  'no-printer': {
    en: 'This till has no receipt printer.',
    ar: 'لا توجد طابعة إيصالات لهذا الصندوق.',
  },
  'sale-unknown': {
    en: 'The server does not know this sale yet.',
    ar: 'الخادم لا يعرف هذه العملية بعد.',
  },
  'till-session-unknown': {
    en: 'The server does not know this opening of the till.',
    ar: 'الخادم لا يعرف فتح الصندوق هذا.',
  },
  'till-already-open': { en: 'The till is open already.', ar: 'الصندوق مفتوح بالفعل.' },
  'till-blocked': {
    en: 'This till is blocked. Ask head office.',
    ar: 'هذا الصندوق موقوف. اسأل الإدارة العامة.',
  },
  'till-unknown': {
    en: 'The server does not know this till. Choose the till again.',
    ar: 'الخادم لا يعرف هذا الصندوق. اختر الصندوق مجدداً.',
  },
  'held-sale-unknown': {
    en: 'This held sale is not there any more.',
    ar: 'هذه العملية المعلّقة لم تعد موجودة.',
  },
  'user-disabled': {
    en: 'This user may not sign in any more.',
    ar: 'لم يعد يُسمح لهذا المستخدم بالدخول.',
  },
  'not-in-this-store': {
    en: 'This user works in another store.',
    ar: 'هذا المستخدم يعمل في متجر آخر.',
  },
})
