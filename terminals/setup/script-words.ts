// Fault scripts to pick from, and what the page says of them.
import { textsOf } from '#kit/i18n.ts'
import { type FaultName, faultsOfClass } from '#schema/rules/device-faults.ts'
import type { ScriptIssue } from '#schema/rules/fault-script.ts'
import { scriptPresets } from './script-presets.ts'
import type { DeviceClass } from './things.ts'

export const scriptTexts = textsOf({
  title: { en: 'Play troubles one after the other', ar: 'تشغيل الأعطال بالتتابع' },
  hint: {
    en: 'Pick a script or write one, run it, and use the device meanwhile.',
    ar: 'اختر نصاً أو اكتب نصاً، ثم شغّله واستعمل الجهاز في أثناء ذلك.',
  },
  pick: { en: 'A script to begin with', ar: 'نص للبدء' },
  own: { en: 'My own', ar: 'نص خاص بي' },
  script: { en: 'Script, one line a step', ar: 'النص، سطر لكل خطوة' },
  run: { en: 'Run it', ar: 'شغّله' },
  stop: { en: 'Stop and mend', ar: 'أوقف وأصلح' },
  progress: {
    en: (step: string, of: string, line: string) => `Step ${step} of ${of}, line ${line}`,
    ar: (step: string, of: string, line: string) => `الخطوة ${step} من ${of}، السطر ${line}`,
  },
  done: { en: 'The script has come to its end.', ar: 'اكتمل النص.' },
  stopped: { en: 'Stopped; all faults are switched off.', ar: 'توقف؛ أُوقفت كل الأعطال.' },
  'gave-up': {
    en: 'Given up: what a line waited for did not happen in five minutes. Use the device while it runs.',
    ar: 'أُلغي: لم يحدث ما ينتظره أحد الأسطر خلال خمس دقائق. استعمل الجهاز أثناء تشغيله.',
  },
  language: { en: 'What can stand in a line', ar: 'ما يمكن كتابته في السطر' },
})

/** What is wrong with a line, and which. */
export const issueOf = ({ line, code, word }: ScriptIssue): string =>
  issueWords[code](String(line), word)

const issueWords: Readonly<Record<ScriptIssue['code'], (line: string, word: string) => string>> =
  textsOf({
    'not-understood': {
      en: (line: string, word: string) => `Line ${line} is not understood: “${word}”.`,
      ar: (line: string, word: string) => `السطر ${line} غير مفهوم: «\u2066${word}\u2069».`,
    },
    'fault-not-of-this-device': {
      en: (line: string, word: string) =>
        `Line ${line}: “${word}” can not happen to this kind of device.`,
      ar: (line: string, word: string) =>
        `السطر ${line}: لا يمكن أن يحدث «\u2066${word}\u2069» لهذا النوع من الأجهزة.`,
    },
    'number-too-large': {
      en: (line: string, word: string) => `Line ${line}: ${word} is too large a number.`,
      ar: (line: string, word: string) => `السطر ${line}: الرقم ${word} كبير جداً.`,
    },
    'repeat-not-ended': {
      en: (line: string, _word: string) => `Line ${line}: this repeat has no “end”.`,
      ar: (line: string, _word: string) => `السطر ${line}: لا توجد «\u2066end\u2069» لهذا التكرار.`,
    },
    'end-without-repeat': {
      en: (line: string, _word: string) => `Line ${line}: an “end” without its “repeat”.`,
      ar: (line: string, _word: string) =>
        `السطر ${line}: «\u2066end\u2069» بلا «\u2066repeat\u2069».`,
    },
    'repeat-in-repeat': {
      en: (line: string, _word: string) => `Line ${line}: no repeat can stand within a repeat.`,
      ar: (line: string, _word: string) => `السطر ${line}: لا يمكن وضع تكرار داخل تكرار.`,
    },
    'script-too-long': {
      en: (line: string, _word: string) =>
        `The script is too long (up to line ${line}). Shorten it.`,
      ar: (line: string, _word: string) => `النص طويل جداً (حتى السطر ${line}). اختصره.`,
    },
    'script-too-slow': {
      en: (_line: string, _word: string) => 'All pauses together are longer than ten minutes.',
      ar: (_line: string, _word: string) => 'مجموع فترات الانتظار يتجاوز عشر دقائق.',
    },
    'script-empty': {
      en: (_line: string, _word: string) => 'Nothing is to be done yet. Write a line.',
      ar: (_line: string, _word: string) => 'لا شيء لتنفيذه بعد. اكتب سطراً.',
    },
  })

/** What can be written for a device of this class; the same in all languages. */
export const scriptLanguage = (kind: DeviceClass): string[] => [
  ...language
    .filter(([, needs]) => !needs || faultsOfClass[kind].includes(needs))
    .map(([line]) => line),
  `FAULT: ${faultsOfClass[kind].join(' ')}`,
]

const language: readonly (readonly [line: string, needs?: FaultName])[] = [
  ['unplug at byte 4096'],
  ['stall at byte 4096'],
  ['paper out after 12 lines', 'paper-out'],
  ['wait 500 ms · wait 2 s'],
  ['wait for 100 bytes'],
  ['on FAULT · off FAULT · mend'],
  ['unplug · plug in'],
  ['replug · replug twice'],
  ['garbage · silence', 'no-answer'],
  ['repeat 5 times … end'],
]

type Preset = { name: string; text: string }

/** Those that can be played on a device of this class. */
export const presetsFor = (kind: DeviceClass): Preset[] =>
  scriptPresets
    .filter(preset => preset.for.includes(kind))
    .map(({ name, text, meanwhile }) => ({
      name: names[name],
      text: meanwhile ? `# ${remarks[meanwhile]}\n${text}` : text,
    }))

const remarks = textsOf({
  print: { en: 'print something after you started this', ar: 'اطبع شيئاً بعد تشغيل هذا النص' },
  scan: { en: 'scan something after you started this', ar: 'امسح شيئاً بعد تشغيل هذا النص' },
})

const names = textsOf({
  roll: {
    en: 'The roll ends while it prints',
    ar: 'تنفد اللفة أثناء الطباعة',
  },
  cable: {
    en: 'The cable is pulled while it prints',
    ar: 'يُفصل الكابل أثناء الطباعة',
  },
  again: { en: 'Comes and goes twice at once', ar: 'يظهر ويختفي مرتين متتاليتين' },
  stuck: { en: 'Takes no more data for a while', ar: 'يتوقف عن الاستقبال لبعض الوقت' },
  nonsense: { en: 'Answers with nonsense, then silence', ar: 'إشارات غير مفهومة ثم صمت' },
  torn: { en: 'A scan is torn in its middle', ar: 'ينقطع المسح في منتصفه' },
  loose: { en: 'A loose cable', ar: 'كابل غير محكم' },
  cover: { en: 'The cover is opened while it prints', ar: 'يُفتح الغطاء أثناء الطباعة' },
})
