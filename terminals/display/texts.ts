// What the customer reads, in both languages.
import { textsOf } from '#kit/i18n.ts'

const arabicItems = (count: number, text: string) => {
  if (count === 1) return 'صنف واحد'
  if (count === 2) return 'صنفان'
  return count <= 10 ? `${text} أصناف` : `${text} صنفاً`
}

export const texts = textsOf({
  screen: { en: 'Customer screen', ar: 'شاشة العميل' },
  welcome: { en: 'Welcome', ar: 'أهلاً وسهلاً' },
  removed: {
    en: 'This screen is not paired any more.',
    ar: 'لم تعد هذه الشاشة مقترنة.',
  },
  removedHint: {
    en: 'To use it again, a technician opens the setup page on it and lets it become the screen.',
    ar: 'لاستخدامها من جديد يفتح الفني صفحة الإعداد عليها ويجعلها الشاشة.',
  },
  closed: {
    en: 'This till is closed. Please use another one.',
    ar: 'هذا الصندوق مغلق. تفضل إلى صندوق آخر.',
  },
  yourGoods: { en: 'Your goods', ar: 'مشترياتك' },
  earlier: {
    en: (count: string) => `and ${count} before`,
    ar: (count: string) => `و${count} قبلها`,
  },
  items: {
    en: (count: number, text: string) => (count === 1 ? '1 item' : `${text} items`),
    ar: arabicItems,
  },
  saved: { en: (amount: string) => `You save ${amount}`, ar: (amount: string) => `توفّر ${amount}` },
  tax: { en: (amount: string) => `Tax ${amount}`, ar: (amount: string) => `الضريبة ${amount}` },
  total: { en: 'Total', ar: 'المجموع' },
  toPay: { en: 'To pay', ar: 'المبلغ المطلوب' },
  paidSoFar: { en: 'Paid so far', ar: 'المدفوع حتى الآن' },
  atTerminal: {
    en: 'Please follow the card terminal.',
    ar: 'يرجى اتباع التعليمات على جهاز البطاقات.',
  },
  change: { en: 'Your change', ar: 'الباقي لك' },
  paid: { en: 'Paid', ar: 'تم الدفع' },
  thanks: { en: 'Thank you, see you soon', ar: 'شكراً لك، نراك قريباً' },
  kg: { en: 'kg', ar: 'كجم' },
  perKg: { en: (price: string) => `${price}/kg`, ar: (price: string) => `${price}/كجم` },
  weighing: { en: 'Being weighed', ar: 'جارٍ الوزن' },
  certified: { en: 'Scale certified for trade', ar: 'ميزان معتمد للتجارة' },
  notCertified: { en: 'Scale not certified for trade', ar: 'ميزان غير معتمد للتجارة' },
  inArabic: { en: 'العربية', ar: 'English' },
  settings: { en: 'Settings', ar: 'الإعدادات' },
  fullScreen: { en: 'Full screen', ar: 'ملء الشاشة' },
  theme: { en: 'Look', ar: 'المظهر' },
  system: { en: 'As the device', ar: 'كالجهاز' },
  light: { en: 'Light', ar: 'فاتح' },
  dark: { en: 'Dark', ar: 'داكن' },
  contrast: { en: 'High contrast', ar: 'تباين عالٍ' },
  whose: { en: 'Whose customer screen is this?', ar: 'شاشة أي صندوق هذه؟' },
  besideHint: {
    en: 'A second screen of the till’s own machine: choose the till. It has to be open in this browser.',
    ar: 'شاشة ثانية لجهاز الصندوق نفسه: اختر الصندوق. يجب أن يكون مفتوحاً في هذا المتصفح.',
  },
  tabletHint: {
    en: 'A tablet of its own: open the setup page on it and choose “Customer screens”.',
    ar: 'جهاز لوحي مستقل: افتح صفحة الإعداد عليه واختر «شاشات العملاء».',
  },
  setup: { en: 'Open the setup page', ar: 'فتح صفحة الإعداد' },
  looking: { en: 'Waiting for the store server', ar: 'بانتظار خادم المتجر' },
})
