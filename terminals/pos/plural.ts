// How Arabic counts: one, two, a few and many of something are different words.

type Forms = {
  /** for one and for two, which say the number themselves */
  one: string
  two: string
  /** 3 to 10, also with hundreds before them; zero too */
  few: string
  /** 11 to 99 */
  many: string
  /** 100, 101, 102, 200 … */
  other: string
}

const rules = new Intl.PluralRules('ar')

/** The form for so many, a whole number. */
export const inArabic = (count: number, forms: Forms): string => {
  const form = rules.select(count)
  return forms[form === 'zero' ? 'few' : form]
}
