// Why the server refused what a technician wanted. Imported for its effect: the kit keeps the words.
import { explain } from '#kit/problems.ts'

explain({
  'device-silent': {
    en: 'The device hub does not answer. It starts again by itself; try again in a moment.',
    ar: 'خدمة الأجهزة لا تجيب. ستعمل من جديد تلقائياً؛ حاول بعد لحظة.',
  },
  'address-not-valid': {
    en: 'Nothing can be at this address. Correct it; a port is a number from 1 to 65535.',
    ar: 'لا يمكن أن يوجد جهاز على هذا العنوان. صحّحه؛ رقم المنفذ من 1 إلى 65535.',
  },
  'model-unknown': {
    en: 'No such model of this kind is known. Choose one from the list.',
    ar: 'لا يُعرف طراز كهذا لهذا النوع. اختر واحداً من القائمة.',
  },
  'options-not-valid': {
    en: ({ name }) => `The option ${name} can not be so. Correct it, or leave it out.`,
    ar: ({ name }) => `لا يمكن أن يكون الخيار ${name} هكذا. صحّحه أو احذفه.`,
  },
  'hub-revoked': {
    en: 'The device hub it is plugged into was revoked. Plug it into another hub, or let that one in again.',
    ar: 'أُلغي إذن موزّع الأجهزة الموصول به. صِله بموزّع آخر أو اسمح لذاك مجدداً.',
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
  'not-a-receipt-printer': {
    en: 'Only a receipt printer prints this.',
    ar: 'طابعة الإيصالات وحدها تطبع هذا.',
  },
  'not-a-scanner': { en: 'This device is not a scanner.', ar: 'هذا الجهاز ليس ماسحاً.' },
  'scanner-cannot': {
    en: 'No code is known that connects this make so. Choose another connection.',
    ar: 'لا يُعرف رمز يوصل هذا النوع بهذه الطريقة. اختر توصيلاً آخر.',
  },
  'no-logo': {
    en: 'The receipt design has no logo. Give it one first.',
    ar: 'تصميم الإيصال بلا شعار. أضف شعاراً أولاً.',
  },
  'not-serial': {
    en: 'Only a printer on a serial line has these settings.',
    ar: 'هذه الإعدادات لطابعة على خط تسلسلي فقط.',
  },
  'report-unknown': {
    en: 'This report is not there any more.',
    ar: 'هذا التقرير لم يعد موجوداً.',
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
