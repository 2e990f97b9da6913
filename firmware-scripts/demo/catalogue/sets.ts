// Sizes and colours that several products come in. A price is the product's, times `percent`, plus
// `plus` minor units.

export type Choice = { en: string; ar: string; code: string; plus?: number; percent?: number }

const small = { en: 'Small', ar: 'حجم صغير', code: 'S' }
const medium = { en: 'Medium', ar: 'حجم وسط', code: 'M' }
const large = { en: 'Large', ar: 'حجم كبير', code: 'L' }

const navy = { en: 'Navy', ar: 'كحلي', code: 'NVY' }
const red = { en: 'Red', ar: 'أحمر', code: 'RED' }
const white = { en: 'White', ar: 'أبيض', code: 'WHT' }
const sand = { en: 'Sand', ar: 'رملي', code: 'SND' }
const teal = { en: 'Teal', ar: 'فيروزي', code: 'TEL' }

const pieces = (count: number, ar: string, percent: number): Choice => ({
  en: String(count),
  ar,
  code: String(count),
  percent,
})

const weights = (grams: number, text: string, ar: string, percent: number): Choice => ({
  en: text,
  ar,
  code: String(grams),
  percent,
})

const both = (sizes: readonly Choice[], colours: readonly Choice[]): Choice[] =>
  colours.flatMap(colour =>
    sizes.map(size => ({
      en: `${colour.en}, ${size.en}`,
      ar: `${colour.ar}، ${size.ar}`,
      code: `${colour.code}-${size.code}`,
      plus: size.plus ?? 0,
    })),
  )

const clothes: Choice[] = [
  { en: 'S', ar: 'مقاس S', code: 'S' },
  { en: 'M', ar: 'مقاس M', code: 'M' },
  { en: 'L', ar: 'مقاس L', code: 'L' },
  { en: 'XL', ar: 'مقاس XL', code: 'XL', plus: 200 },
]
const ages: Choice[] = [
  { en: '3-4 years', ar: '3-4 سنوات', code: '3Y' },
  { en: '5-6 years', ar: '5-6 سنوات', code: '5Y' },
  { en: '7-8 years', ar: '7-8 سنوات', code: '7Y', plus: 100 },
]

/** By the word used after `set=`. */
export const sets: Readonly<Record<string, readonly Choice[]>> = {
  cup: [small, { ...medium, plus: 40 }, { ...large, plus: 80 }],
  cup2: [{ ...medium }, { ...large, plus: 50 }],
  iced: [{ ...medium }, { ...large, plus: 60 }],
  shot: [
    { en: 'Single', ar: 'مفرد', code: '1' },
    { en: 'Double', ar: 'مزدوج', code: '2', plus: 60 },
  ],
  beans: [
    weights(250, '250 g', '250 غ', 100),
    weights(500, '500 g', '500 غ', 185),
    weights(1000, '1 kg', '1 كغ', 340),
  ],
  milk: [
    { en: '1 pint', ar: '568 مل', code: '1P', percent: 80 },
    { en: '2 pints', ar: '1.14 لتر', code: '2P', percent: 115 },
    { en: '4 pints', ar: '2.27 لتر', code: '4P', percent: 140 },
  ],
  eggs: [pieces(6, '6 حبات', 100), pieces(12, '12 حبة', 180)],
  rolls: [pieces(4, '4 لفات', 100), pieces(9, '9 لفات', 190), pieces(16, '16 لفة', 310)],
  towels: [pieces(2, 'لفتان', 100), pieces(4, '4 لفات', 180)],
  glove: [small, medium, large],
  brush: [
    { en: 'Soft', ar: 'ناعمة', code: 'S' },
    { en: 'Medium', ar: 'متوسطة', code: 'M' },
    { en: 'Firm', ar: 'قاسية', code: 'F' },
  ],
  nappy: [
    { en: 'Size 3', ar: 'مقاس 3', code: '3' },
    { en: 'Size 4', ar: 'مقاس 4', code: '4' },
    { en: 'Size 5', ar: 'مقاس 5', code: '5', plus: 50 },
    { en: 'Size 6', ar: 'مقاس 6', code: '6', plus: 50 },
  ],
  bottle2: [weights(150, '150 ml', '150 مل', 100), weights(260, '260 ml', '260 مل', 120)],
  babygrow: [
    { en: '0-3 months', ar: '0-3 أشهر', code: '0M' },
    { en: '3-6 months', ar: '3-6 أشهر', code: '3M' },
    { en: '6-12 months', ar: '6-12 شهرا', code: '6M' },
  ],
  lead: [
    { en: '1.2 m', ar: '1.2 م', code: '12' },
    { en: '1.8 m', ar: '1.8 م', code: '18', plus: 150 },
  ],
  paper: [
    { en: 'A5', ar: 'قياس A5', code: 'A5' },
    { en: 'A4', ar: 'قياس A4', code: 'A4', plus: 100 },
  ],
  ink: [{ en: 'Blue', ar: 'أزرق', code: 'BLU' }, { en: 'Black', ar: 'أسود', code: 'BLK' }, red],
  envelope: [
    { en: 'C6', ar: 'قياس C6', code: 'C6' },
    { en: 'DL', ar: 'قياس DL', code: 'DL', plus: 20 },
    { en: 'C5', ar: 'قياس C5', code: 'C5', plus: 40 },
  ],
  wrap: [
    { en: 'Stripes', ar: 'مخطط', code: 'STR' },
    { en: 'Stars', ar: 'نجوم', code: 'STA' },
    { en: 'Brown', ar: 'بني', code: 'BRN' },
  ],
  box: [small, { ...large, percent: 150 }],
  shirt: both(clothes, [navy, white]),
  stripes: both(clothes, [navy, red]),
  kids: ages,
  hat: [medium, large],
  colour: [navy, red, sand, teal],
  frame: [
    weights(30, '30 × 40 cm', '30 × 40 سم', 100),
    weights(50, '50 × 70 cm', '50 × 70 سم', 160),
  ],
  toy: [red, { en: 'Blue', ar: 'أزرق', code: 'BLU' }, { en: 'Yellow', ar: 'أصفر', code: 'YLW' }],
  candle: [weights(120, '120 g', '120 غ', 100), weights(220, '220 g', '220 غ', 165)],
}
