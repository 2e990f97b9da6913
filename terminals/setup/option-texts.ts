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
  terminalPasswordWrong: {
    en: 'The password of a terminal has six digits.',
    ar: 'كلمة مرور الجهاز من ستة أرقام.',
  },
  labelSize: { en: 'Labels on its roll', ar: 'ملصقات اللفة' },
  labelSizeHint: {
    en: 'Width x height in mm, such as 50x30: another printer stands in only with the same ones',
    ar: 'العرض x الارتفاع بالمليمتر، مثل \u206650x30\u2069: لا تحل محلها طابعة أخرى إلا بالملصقات نفسها',
  },
  labelSizeWrong: {
    en: 'Write width x height in mm, such as 50x30.',
    ar: 'اكتب العرض x الارتفاع بالمليمتر، مثل \u206650x30\u2069.',
  },
  noSuch: {
    en: (name: string) =>
      `There is no option ${name}: it would do nothing. Correct it, or leave it out.`,
    ar: (name: string) => `لا يوجد خيار ${name} ولن يفعل شيئاً. صحّحه أو احذفه.`,
  },
  cannotBe: {
    en: (name: string, value: string) => `Option “${name}” cannot be “${value}”.`,
    ar: (name: string, value: string) =>
      `لا يمكن أن تكون قيمة الخيار «\u2066${name}\u2069» هي «\u2066${value}\u2069».`,
  },
  quoted: {
    en: (name: string) => `Write the value of option “${name}” in quotation marks.`,
    ar: (name: string) => `اكتب قيمة الخيار «\u2066${name}\u2069» بين علامتي اقتباس.`,
  },
  unquoted: {
    en: (name: string) => `Write the value of option “${name}” without quotation marks.`,
    ar: (name: string) => `اكتب قيمة الخيار «\u2066${name}\u2069» دون علامتي اقتباس.`,
  },
  textFirst: {
    en: 'The options that stand as text are not JSON. Correct them first.',
    ar: 'الخيارات المكتوبة نصاً ليست بصيغة JSON. صحّحها أولاً.',
  },
  asText: { en: 'Everything as text, for who knows it', ar: 'كل الخيارات نصاً، لمن يعرفها' },
})
