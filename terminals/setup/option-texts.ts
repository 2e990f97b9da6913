// Words of the fields that only some kinds of devices have.
import { textsOf } from '#kit/i18n.ts'

export const optionTexts = textsOf({
  ofModel: { en: 'As the model is made', ar: 'كما في الطراز' },
  columns: { en: 'Characters in a line', ar: 'عدد الأحرف في السطر' },
  weighsIn: { en: 'Weighs in', ar: 'وحدة الوزن' },
  kilograms: { en: 'kilograms', ar: 'كيلوغرام' },
  pounds: { en: 'pounds', ar: 'رطل' },
  brightness: { en: 'Brightness', ar: 'السطوع' },
  slips: { en: 'Card slips are printed by', ar: 'قسائم البطاقات تُطبع على' },
  slipsHere: { en: 'the receipt printer of the till', ar: 'طابعة إيصالات الصندوق' },
  slipsThere: { en: 'the terminal itself', ar: 'الجهاز نفسه' },
  terminalPassword: { en: 'Password of the terminal', ar: 'كلمة مرور الجهاز' },
  terminalPasswordHint: {
    en: 'The six digits that the terminal was set up with',
    ar: 'الأرقام الستة التي ضُبط بها الجهاز',
  },
  labelSize: { en: 'Labels on its roll', ar: 'ملصقات اللفة' },
  labelSizeHint: {
    en: 'Width x height in mm, such as 50x30: another printer stands in only with the same ones',
    ar: 'العرض x الارتفاع بالمليمتر، مثل \u206650x30\u2069: لا تحل محلها طابعة أخرى إلا بالملصقات نفسها',
  },
  asText: { en: 'Everything as text, for who knows it', ar: 'كل الخيارات نصاً، لمن يعرفها' },
})
