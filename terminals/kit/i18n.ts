// The language of the screen: which one, its direction, and an app's texts in it.
import { computed, effect, signal } from '@preact/signals'
import { keep, kept } from './kept.ts'

export type Language = 'en' | 'ar'
export const languages = { en: 'English', ar: 'العربية' } as const

const chosen = signal<Language | undefined>(languageFrom(kept('language')))
const preferred = signal<Language>(languageFrom(navigator.language.slice(0, 2)) ?? 'en')

/** What was chosen on this screen, else what the signed-in user prefers, else the browser's. */
export const language = computed<Language>(() => chosen.value ?? preferred.value)
export const direction = computed(() => (language.value === 'ar' ? 'rtl' : 'ltr'))

export const chooseLanguage = (next: Language) => {
  chosen.value = next
  keep('language', next)
}

/** The user's language, from the session; a choice made on this screen stays above it. */
export const preferLanguage = (next: string) => {
  preferred.value = languageFrom(next) ?? preferred.value
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
