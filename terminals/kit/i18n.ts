// The language of the screen: which one, its direction, and an app's texts in it.
import { computed, effect, signal } from '@preact/signals'
import { keep, kept } from './kept.ts'

export type Language = 'en' | 'ar'
export const languages = { en: 'English', ar: 'العربية' } as const

/** The terminal's own: as its sign-in screen was left, before that the browser's. */
const terminals = signal<Language>(
  languageFrom(kept('language')) ?? languageFrom(navigator.language.slice(0, 2)) ?? 'en',
)
/** The signed-in person's; null while nobody is signed in. */
const persons = signal<Language | undefined | null>(null)
const byHand = signal<Language | undefined>(languageFrom(kept('language', 'session')))

/** What was chosen by hand, until its chooser signs out; else the person's own; else the terminal's. */
export const language = computed<Language>(() => byHand.value ?? persons.value ?? terminals.value)
export const direction = computed(() => (language.value === 'ar' ? 'rtl' : 'ltr'))

/** By hand. On the sign-in screen it becomes the terminal's language too. */
export const chooseLanguage = (next: Language) => {
  byHand.value = next
  keep('language', next, 'session')
  if (persons.value !== null) return
  terminals.value = next
  keep('language', next)
}

/** Somebody signed in who speaks this. */
export const speakWith = (next: string) => {
  persons.value = languageFrom(next)
}

/** Nobody is signed in any more: the next person is not to read what the last one chose. */
export const speakWithNobody = () => {
  persons.value = null
  byHand.value = undefined
  keep('language', undefined, 'session')
}

type Phrase = string | ((...values: never[]) => string)
export type Texts = Record<string, { en: Phrase; ar: Phrase }>
type Spoken<T extends Texts> = {
  readonly [K in keyof T]: T[K]['en'] extends string ? string : T[K]['en']
}

/**
 * An app's texts in the language of the moment: `texts.pay` is a string, `texts.left(3)` is one
 * with something in it. Read in a component, it follows the language.
 */
export const textsOf = <const T extends Texts>(texts: T): Spoken<T> => {
  const spoken = {}
  for (const [key, phrase] of Object.entries(texts)) {
    Object.defineProperty(spoken, key, { get: () => phrase[language.value], enumerable: true })
  }
  return spoken as Spoken<T>
}

/** Keeps figures with signs in their own order inside Arabic: −£12.51, not £12.51−. */
export const isolated = (text: string) => (language.value === 'ar' ? `\u2066${text}\u2069` : text)

/** The name in the language of the screen, or the other one when there is none. */
export const nameOf = (row: { name: string; name_ar?: string | null }) =>
  language.value === 'ar' && row.name_ar ? row.name_ar : row.name

function languageFrom(word: string | undefined): Language | undefined {
  return word === 'en' || word === 'ar' ? word : undefined
}

effect(() => {
  document.documentElement.lang = language.value
  document.documentElement.dir = direction.value
})
