// Refusals that only the panel meets. English is the server's own.
import { explain } from '#kit/problems.ts'
import { isTable } from '#schema/index.ts'
import { tableLabel } from './labels.ts'

const labelOf = (table: unknown) =>
  typeof table === 'string' && isTable(table) ? tableLabel(table) : ''

explain({
  'not-unique': { ar: 'يوجد صف آخر بهذه القيمة.' },
  'already-exists': { ar: 'يوجد صف بهذا المعرّف.' },
  'in-use': {
    en: ({ by }) => `This is still used by: ${labelOf(by)}.`,
    ar: ({ by }) => `لا يزال هذا مستخدماً في: ${labelOf(by)}.`,
  },
  'address-not-valid': { ar: 'لا يمكن أن يوجد جهاز على هذا العنوان. رقم المنفذ من 1 إلى 65535.' },
  'model-unknown': { ar: 'لا يُعرف طراز كهذا لهذا النوع. اختر واحداً مما تعرضه صفحة الإعداد.' },
  'options-not-valid': {
    en: ({ name }) => `The option ${name} can not be so. Correct it, or leave it out.`,
    ar: ({ name }) => `لا يمكن أن يكون الخيار ${name} هكذا. صحّحه أو احذفه.`,
  },
  'hub-unknown': { ar: 'موزّع الأجهزة هذا غير موجود هنا. راجع القائمة.' },
  'reference-unknown': { ar: 'يشير هذا إلى صف غير موجود.' },
  'column-unknown': { ar: 'لا يوجد عمود كهذا.' },
  'body-not-csv': { ar: 'الملف ليس بصيغة CSV بسطر عناوين.' },
  'product-unknown': { ar: 'هذا الصنف ليس في القائمة.' },
  'price-list-unknown': { ar: 'قائمة الأسعار هذه غير موجودة.' },
  'price-ends-before-it-begins': { ar: 'ينتهي السعر قبل أن يبدأ.' },
  'quantity-not-positive': { ar: 'يجب أن تكون الكمية أكثر من صفر.' },
  'receipt-already-booked': { ar: 'سُجلت هذه البضائع بالفعل.' },
  'adjustment-already-booked': { ar: 'سُجلت هذه التسوية بالفعل.' },
  'review-unknown': { ar: 'هذا البند غير موجود.' },
  'already-done': { ar: 'أنجز شخص آخر هذا بالفعل.' },
  'user-unknown': { ar: 'هذا المستخدم غير موجود.' },
  'sale-unknown': { ar: 'عملية البيع هذه غير موجودة.' },
  'device-unknown': { ar: 'هذا الجهاز غير موجود. راجع قائمة الأجهزة.' },
  'device-blocked': { ar: 'هذا الجهاز موقوف في صفحة الإعداد. اختر جهازاً آخر.' },
  'device-silent': {
    en: 'The device hub does not answer, so no picture can be drawn. Check on the setup page that it runs.',
    ar: 'لا يجيب موزّع الأجهزة، لذلك لا يمكن رسم الصورة. تحقق من صفحة الإعداد أنه يعمل.',
  },
  'not-this-kind-of-printer': {
    en: 'This is not that kind of printer. Choose another one.',
    ar: 'هذه الطابعة ليست من هذا النوع. اختر طابعة أخرى.',
  },
  'qr-text-too-long': { ar: 'نص رمز QR أطول من أن تقرأه الهواتف. اجعله أقصر.' },
  'qr-not-printable': { ar: 'هذا أطول من أن يوضع في رمز QR. اجعله أقصر.' },
  'logo-not-a-picture': { ar: 'الشعار ليس صورة يمكن طباعتها. اختر ملفاً آخر.' },
  'logo-too-large': { ar: 'الشعار أكبر من الورق. اختر شعاراً أصغر.' },
  'picture-not-printable': { ar: 'لا يمكن طباعة صورة من هذا. اخترها من جديد.' },
  'picture-too-large': { ar: 'هذا أكبر من أن يُعرض، لكنه يُطبع.' },
  'receipt-too-long': { ar: 'هذا الإيصال أطول مما تقبله الطابعة. اطبع أسطراً أقل.' },
  'document-not-printable': { ar: 'لا يمكن لطابعة أن تطبع هذا.' },
  'not-printable': { ar: 'لا يمكن طباعة هذا. غيّره أو اتصل بالدعم.' },
  'too-many-previews': { ar: 'تُرسم صور كثيرة في آن واحد. انتظر لحظة.' },
  'label-design-unknown': { ar: 'تصميم الملصق هذا غير موجود هنا. اختر تصميماً آخر.' },
  'not-a-label-printer': { ar: 'هذا الجهاز لا يطبع ملصقات. اختر طابعة ملصقات.' },
  'labels-already-printed': { ar: 'طُبعت هذه الملصقات بالفعل.' },
  'label-not-readable': { ar: 'في الملصق خطأ. خذ عناصره من المصمم.' },
  'label-empty': {
    en: 'Nothing stands on the label. Add a text, a price or a code.',
    ar: 'لا شيء على الملصق. أضف نصاً أو سعراً أو رمزاً.',
  },
  'label-element-outside': {
    en: ({ element }) => `Number ${element} reaches beyond the label. Move it or make it smaller.`,
    ar: ({ element }) => `رقم ${element} يتجاوز حدود الملصق. انقله أو صغّره.`,
  },
  'label-element-empty': {
    en: ({ element }) => `Number ${element} says nothing. Write something, or remove it.`,
    ar: ({ element }) => `رقم ${element} فارغ. اكتب شيئاً أو أزله.`,
  },
  'label-text-not-printable': {
    en: ({ element }) => `Number ${element} holds characters that command a printer. Type it anew.`,
    ar: ({ element }) => `رقم ${element} فيه رموز تتحكم بالطابعة. اكتب النص من جديد.`,
  },
  'label-placeholder-unknown': {
    en: ({ element, name }) =>
      `Number ${element}: nothing of an article is called {${name}}. Tap one of the offered names.`,
    ar: ({ element, name }) =>
      `رقم ${element}: لا يوجد في الصنف ما يسمى \u2066{${name}}\u2069. اختر من الأسماء المعروضة.`,
  },
  'label-size-not-printable': { ar: 'الملصق أعرض مما تطبعه الطابعة. اختر ملصقاً أضيق.' },
  'barcode-not-printable': {
    en: ({ code, name }) =>
      `${name ? `${name}: the` : 'The'} code “${code}” is not valid for its kind of barcode. Choose another kind, or mend the code.`,
    ar: ({ code, name }) =>
      `${name ? `${name}: ` : ''}الرمز \u2066${code}\u2069 لا يصلح لهذا النوع من الباركود. اختر نوعاً آخر أو صحح الرمز.`,
  },
  'price-missing': {
    en: ({ name }) => `${name} has no price here. Set one first, or leave it out.`,
    ar: ({ name }) => `لا سعر لـ ${name} هنا. حدد سعراً أولاً أو اتركه.`,
  },
  'store-unknown': { ar: 'هذا المتجر غير موجود.' },
  'no-printer': { ar: 'لا توجد طابعة إيصالات معدّة لهذا الصندوق.' },
})
