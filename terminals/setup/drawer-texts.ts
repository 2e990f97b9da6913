// What the page says of a cash drawer and its sensor.
import { textsOf } from '#kit/i18n.ts'

type Stands = 'open' | 'shut' | null

export const drawerTexts = textsOf({
  hangsOn: { en: 'Hangs on', ar: 'موصول بطابعة' },
  hangsOnHint: {
    en: 'The printer that the drawer’s cable goes to',
    ar: 'الطابعة التي يصل إليها كابل الدرج',
  },
  ownLine: { en: 'No printer: a line of its own', ar: 'بلا طابعة: له خط خاص به' },
  printerGone: { en: 'A printer that is not there any more', ar: 'طابعة لم تعد موجودة' },
  pin: { en: 'Pin of the printer', ar: 'طرف الطابعة' },
  pinHint: {
    en: '2 for the first drawer, 5 for a second one on the same printer',
    ar: '2 للدرج الأول، و5 لدرج ثانٍ على الطابعة نفسها',
  },
  title: { en: 'Drawer sensor', ar: 'مستشعر الدرج' },
  notLearned: {
    en: 'Not taught yet: nobody knows from here whether the drawer is open.',
    ar: 'لم يُعلَّم بعد: لا يُعرف من هنا هل الدرج مفتوح.',
  },
  stands: {
    en: (now: Stands) =>
      now === null
        ? 'Taught; nothing is heard from it at the moment.'
        : now === 'open'
          ? 'Taught. The drawer is open now.'
          : 'Taught. The drawer is shut now.',
    ar: (now: Stands) =>
      now === null
        ? 'تم تعليمه؛ ولا يُسمع منه شيء الآن.'
        : now === 'open'
          ? 'تم تعليمه. الدرج مفتوح الآن.'
          : 'تم تعليمه. الدرج مغلق الآن.',
  },
  learned: {
    en: 'Open it and shut it: the words above follow.',
    ar: 'افتحه وأغلقه: تتغير الجملة أعلاه معه.',
  },
  teach: { en: 'Teach it', ar: 'علّمه' },
  teachAgain: { en: 'Teach it again', ar: 'علّمه مجدداً' },
  shutIt: { en: '1 of 2: shut the drawer, then press.', ar: '١ من ٢: أغلق الدرج ثم اضغط.' },
  isShut: { en: 'It is shut', ar: 'إنه مغلق' },
  openIt: { en: '2 of 2: open the drawer, then press.', ar: '٢ من ٢: افتح الدرج ثم اضغط.' },
  isOpen: { en: 'It is open', ar: 'إنه مفتوح' },
  openByBox: { en: 'Open it for me', ar: 'افتحه لي' },
  stop: { en: 'Stop', ar: 'إيقاف' },
  virtualHint: {
    en: 'It is virtual: the switch “Drawer stays open” opens and shuts it.',
    ar: 'إنه افتراضي: يفتحه ويغلقه مفتاح «الدرج يبقى مفتوحاً».',
  },
  mayNotOpen: {
    en: 'Your role does not open drawers. Use the key.',
    ar: 'دورك لا يفتح الأدراج. استعمل المفتاح.',
  },
})
