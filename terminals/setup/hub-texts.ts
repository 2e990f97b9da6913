// What the setup page says of device hubs on other machines.
import { textsOf } from '#kit/i18n.ts'
import { explain } from '#kit/problems.ts'

const arabicDevices = (count: number) => {
  if (count === 1) return 'جهاز واحد'
  if (count === 2) return 'جهازان'
  return count <= 10 ? `${count} أجهزة` : `${count} جهازاً`
}

export const hubTexts = textsOf({
  title: { en: 'Device hubs', ar: 'موزّعات الأجهزة' },
  box: { en: 'The store’s box', ar: 'جهاز المتجر' },
  pluggedInto: { en: 'Plugged into', ar: 'موصول بـ' },
  pluggedIntoHint: {
    en: 'The machine whose sockets or network it is on',
    ar: 'الجهاز الذي يتصل بمنافذه أو بشبكته',
  },
  invite: { en: 'Let another machine in', ar: 'السماح لجهاز آخر' },
  inviteHint: {
    en: 'A till’s machine or a second box with printers, scanners or scales of its own. The program is the same as on the store’s box; it needs Node and this shop’s network.',
    ar: 'جهاز صندوق أو جهاز ثانٍ له طابعات أو ماسحات أو موازين خاصة به. البرنامج هو نفسه الذي على جهاز المتجر، ويحتاج إلى Node وإلى شبكة هذا المتجر.',
  },
  nameHint: {
    en: 'Where it stands: bar, till 2, stock room',
    ar: 'مكانه: البار، الصندوق 2، المخزن',
  },
  makeCode: { en: 'Make a code', ar: 'إنشاء رمز' },
  newCode: { en: 'New code', ar: 'رمز جديد' },
  codeFor: { en: (name: string) => `Code for ${name}`, ar: (name: string) => `رمز ${name}` },
  codeOnce: {
    en: (time: string) => `Good once, for ${time}`,
    ar: (time: string) => `صالح مرة واحدة، لمدة ${time}`,
  },
  codeOld: {
    en: 'This code is too old. Make a new one.',
    ar: 'انتهت صلاحية هذا الرمز. أنشئ رمزاً جديداً.',
  },
  codeUsed: {
    en: (name: string) => `${name} has come in. From now on it needs no code.`,
    ar: (name: string) => `انضم ${name}. لن يحتاج إلى رمز بعد الآن.`,
  },
  typeThere: {
    en: 'On that machine, in the folder of the program, type:',
    ar: 'على ذلك الجهاز، في مجلد البرنامج، اكتب:',
  },
  all: { en: 'Hubs of this store', ar: 'موزّعات هذا المتجر' },
  noneElse: {
    en: 'No other machine drives devices of this store.',
    ar: 'لا يشغّل أي جهاز آخر أجهزة هذا المتجر.',
  },
  connected: { en: 'Connected', ar: 'متصل' },
  away: { en: 'Away', ar: 'غائب' },
  awaySince: { en: (at: string) => `Away since ${at}`, ar: (at: string) => `غائب منذ ${at}` },
  invited: {
    en: (time: string) => `Invited: its code is good for ${time}`,
    ar: (time: string) => `مدعو: رمزه صالح لمدة ${time}`,
  },
  invitedOld: {
    en: 'Invited, but its code is too old',
    ar: 'مدعو، لكن رمزه انتهت صلاحيته',
  },
  revoked: { en: 'Revoked', ar: 'أُلغي إذنه' },
  pairedFrom: {
    en: (address: string, at: string) => `paired from ${address}, ${at}`,
    ar: (address: string, at: string) => `أُقرن من ${address}، ${at}`,
  },
  noDevices: { en: 'No devices are assigned to it.', ar: 'لم تُسند إليه أي أجهزة.' },
  rename: { en: 'Rename', ar: 'إعادة تسمية' },
  revoke: { en: 'Revoke', ar: 'إلغاء الإذن' },
  revokeNow: { en: 'Revoke it', ar: 'ألغِ الإذن' },
  revokeTitle: {
    en: (name: string) => `Revoke ${name}?`,
    ar: (name: string) => `إلغاء إذن ${name}؟`,
  },
  revokePaired: {
    en: 'It is thrown out at once and not let in again without a new code.',
    ar: 'يُفصل فوراً ولا يُسمح له بالدخول مجدداً دون رمز جديد.',
  },
  revokeInvited: {
    en: 'Its code is taken back and lets nobody in any more.',
    ar: 'يُسحب رمزه ولن يسمح لأحد بالدخول بعد ذلك.',
  },
  revokeDevices: {
    en: (count: number) =>
      count === 1
        ? 'Its device stops until it is plugged into another hub or this one comes back.'
        : `Its ${count} devices stop until they are plugged into another hub or this one comes back.`,
    ar: (count: number) => `يتوقف ${arabicDevices(count)} حتى يُوصل بموزّع آخر أو يعود هذا الموزّع.`,
  },
})

explain({
  'hub-unknown': {
    en: 'This device hub is not there any more.',
    ar: 'هذا الموزّع لم يعد موجوداً.',
  },
  'hub-paired-already': {
    en: 'This hub is let in already. Revoke it first, if another machine is to take its place.',
    ar: 'هذا الموزّع مسموح له بالفعل. ألغِ إذنه أولاً إن كان جهاز آخر سيحل محله.',
  },
  'too-many-hubs': {
    en: 'This store has as many device hubs as it may. Revoke one first.',
    ar: 'لهذا المتجر أقصى عدد من موزّعات الأجهزة. ألغِ إذن واحد أولاً.',
  },
})
