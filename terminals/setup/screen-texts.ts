// What the setup page says of screens that face the customer.
import { textsOf } from '#kit/i18n.ts'
import { explain } from '#kit/problems.ts'

export const screenTexts = textsOf({
  title: { en: 'Customer screens', ar: 'شاشات العملاء' },
  beside: { en: 'A second screen of the till’s machine', ar: 'شاشة ثانية لجهاز الصندوق' },
  besideHint: {
    en: 'Open this in the till’s own browser and draw the window to the other screen. At the till it is under “More”.',
    ar: 'افتح هذا في متصفح الصندوق نفسه واسحب النافذة إلى الشاشة الأخرى. تجدها في الصندوق تحت «المزيد».',
  },
  tablet: { en: 'A tablet of its own', ar: 'جهاز لوحي مستقل' },
  tabletHint: {
    en: 'It hears only what its till shows, and nothing else of the shop. Nobody stays signed in on it.',
    ar: 'لا يصله سوى ما يعرضه صندوقه، ولا شيء آخر من المتجر. ولا يبقى أحد مسجّلاً عليه.',
  },
  till: { en: 'Till', ar: 'الصندوق' },
  nameHint: { en: 'So that it is known in the list', ar: 'لتُعرف في القائمة' },
  here: { en: 'This device becomes the screen', ar: 'اجعل هذا الجهاز الشاشة' },
  elsewhere: { en: 'Make an address for another device', ar: 'إنشاء عنوان لجهاز آخر' },
  addressHint: {
    en: 'Open this address on the other device, once. Whoever has it sees what the till shows: give it to nobody else.',
    ar: 'افتح هذا العنوان على الجهاز الآخر مرة واحدة. من يملكه يرى ما يعرضه الصندوق: لا تعطه لأحد.',
  },
  copy: { en: 'Copy', ar: 'نسخ' },
  copied: { en: 'Copied.', ar: 'تم النسخ.' },
  copyByHand: {
    en: 'Mark the address and copy it: this browser does not let a page do it.',
    ar: 'حدّد العنوان وانسخه: هذا المتصفح لا يسمح للصفحة بذلك.',
  },
  paired: { en: 'Paired screens', ar: 'الشاشات المقترنة' },
  none: { en: 'No tablet is paired', ar: 'لا جهاز لوحي مقترن' },
  noneHint: {
    en: 'Open this page on the tablet, choose its till, and let it become the screen.',
    ar: 'افتح هذه الصفحة على الجهاز اللوحي واختر صندوقه واجعله الشاشة.',
  },
  isHere: { en: 'Connected', ar: 'متصلة' },
  isAway: { en: 'Not connected', ar: 'غير متصلة' },
  looking: { en: 'Looking', ar: 'جارٍ البحث' },
  addressAsCode: {
    en: 'The address as a QR code: point the other device’s camera at it',
    ar: 'العنوان كرمز QR: وجّه كاميرا الجهاز الآخر إليه',
  },
  remove: { en: 'Remove', ar: 'إزالة' },
  removeTitle: {
    en: (name: string) => `Remove “${name}”?`,
    ar: (name: string) => `إزالة «${name}»؟`,
  },
  removeHint: {
    en: 'It shows no more sales, at once. To use it again it has to be paired anew.',
    ar: 'لن تعرض أي عملية بيع من الآن. لاستخدامها من جديد يجب إقرانها مرة أخرى.',
  },
})

explain({
  'too-many-screens': {
    en: 'This till has as many customer screens as it may. Remove one first.',
    ar: 'لهذا الصندوق أقصى عدد من شاشات العملاء. أزل واحدة أولاً.',
  },
  'screen-unknown': {
    en: 'This screen is not paired any more.',
    ar: 'لم تعد هذه الشاشة مقترنة.',
  },
})
