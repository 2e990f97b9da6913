// The 30 categories, in the order in which they stand on the till.
import { bakery, pastries } from './bakery.ts'
import { coffee, sandwiches, tea } from './cafe.ts'
import { deli, fish, meat } from './counter.ts'
import { cheese, dairy } from './dairy.ts'
import { beer, drinks, juice, wine } from './drinks.ts'
import { gifts, papers } from './extras.ts'
import { fruit, vegetables } from './fresh.ts'
import { frozen, icecream } from './frozen.ts'
import { baby, health, household, pet } from './home.ts'
import { breakfast, oils, pasta, tins } from './pantry.ts'
import { snacks, sweets } from './sweets.ts'

export type CategoryPlan = {
  /** first part of the SKUs */
  code: string
  en: string
  ar: string
  colour: string
  parent?: string
  /** share of all lines sold */
  share: number
  /** when it sells: by the hours of `day` in plan/shape.ts */
  day: 'morning' | 'lunch' | 'evening' | 'even'
  /** days between deliveries */
  every: number
  /** has prices in the trade list */
  trade?: true
  goods: string
}

export const categories: readonly CategoryPlan[] = [
  { code: 'COF', en: 'Coffee', ar: 'القهوة', colour: '#8a5a3c', share: 130, day: 'morning', every: 7, trade: true, goods: coffee },
  { code: 'TEA', en: 'Tea and chocolate', ar: 'الشاي والكاكاو', colour: '#7a9a3c', parent: 'COF', share: 45, day: 'morning', every: 7, trade: true, goods: tea },
  { code: 'SAN', en: 'Sandwiches and salads', ar: 'الساندويتشات والسلطات', colour: '#e0892f', share: 80, day: 'lunch', every: 1, goods: sandwiches },
  { code: 'BAK', en: 'Bakery', ar: 'المخبوزات', colour: '#c8873a', share: 75, day: 'morning', every: 1, goods: bakery },
  { code: 'PAS', en: 'Cakes and pastries', ar: 'الكعك والمعجنات', colour: '#d9708a', parent: 'BAK', share: 70, day: 'morning', every: 1, goods: pastries },
  { code: 'DAI', en: 'Milk, eggs and yoghurt', ar: 'الحليب والبيض والزبادي', colour: '#4a90d9', share: 70, day: 'even', every: 2, trade: true, goods: dairy },
  { code: 'CHE', en: 'Cheese', ar: 'الأجبان', colour: '#e8b12a', parent: 'DAI', share: 30, day: 'even', every: 7, goods: cheese },
  { code: 'FRU', en: 'Fruit', ar: 'الفواكه', colour: '#e2574c', share: 70, day: 'even', every: 2, goods: fruit },
  { code: 'VEG', en: 'Vegetables', ar: 'الخضروات', colour: '#4a9e4f', share: 75, day: 'even', every: 2, goods: vegetables },
  { code: 'DEL', en: 'Deli and olives', ar: 'المقبلات والزيتون', colour: '#8a8f3a', share: 25, day: 'evening', every: 3, goods: deli },
  { code: 'MEA', en: 'Meat and poultry', ar: 'اللحوم والدواجن', colour: '#b8434a', share: 28, day: 'evening', every: 2, goods: meat },
  { code: 'FIS', en: 'Fish and seafood', ar: 'الأسماك وثمار البحر', colour: '#2f86a6', share: 34, day: 'even', every: 1, goods: fish },
  { code: 'FRO', en: 'Frozen food', ar: 'الأطعمة المجمدة', colour: '#5a8fd0', share: 22, day: 'evening', every: 7, goods: frozen },
  { code: 'ICE', en: 'Ice cream', ar: 'الآيس كريم', colour: '#e58fb5', parent: 'FRO', share: 24, day: 'evening', every: 7, goods: icecream },
  { code: 'RIC', en: 'Pasta, rice and flour', ar: 'المعكرونة والأرز والدقيق', colour: '#d6a24a', share: 22, day: 'evening', every: 7, trade: true, goods: pasta },
  { code: 'TIN', en: 'Tins and soups', ar: 'المعلبات والشوربات', colour: '#c25a3a', share: 22, day: 'evening', every: 7, trade: true, goods: tins },
  { code: 'OIL', en: 'Oils, sauces and spices', ar: 'الزيوت والصلصات والبهارات', colour: '#9a7d2e', share: 20, day: 'evening', every: 7, trade: true, goods: oils },
  { code: 'BRE', en: 'Cereals and spreads', ar: 'حبوب الفطور والمربيات', colour: '#d97a3a', share: 20, day: 'even', every: 7, goods: breakfast },
  { code: 'SWE', en: 'Chocolate and sweets', ar: 'الشوكولاتة والحلويات', colour: '#8e4fa8', share: 60, day: 'even', every: 7, goods: sweets },
  { code: 'SNA', en: 'Crisps and nuts', ar: 'المقرمشات والمكسرات', colour: '#d9552f', share: 40, day: 'evening', every: 7, goods: snacks },
  { code: 'DRI', en: 'Soft drinks and water', ar: 'المشروبات الغازية والمياه', colour: '#2f7fd6', share: 75, day: 'lunch', every: 7, trade: true, goods: drinks },
  { code: 'JUI', en: 'Juices and smoothies', ar: 'العصائر والسموذي', colour: '#f0932b', parent: 'DRI', share: 35, day: 'morning', every: 7, goods: juice },
  { code: 'BEE', en: 'Beer and cider', ar: 'البيرة والسيدر', colour: '#b9802a', parent: 'DRI', share: 30, day: 'evening', every: 7, trade: true, goods: beer },
  { code: 'WIN', en: 'Wine and spirits', ar: 'النبيذ والمشروبات الروحية', colour: '#7c2d4f', parent: 'DRI', share: 24, day: 'evening', every: 7, trade: true, goods: wine },
  { code: 'HOU', en: 'Cleaning and household', ar: 'التنظيف والمنزل', colour: '#2a9d8f', share: 24, day: 'even', every: 7, trade: true, goods: household },
  { code: 'HEA', en: 'Health and beauty', ar: 'الصحة والجمال', colour: '#d0608e', share: 22, day: 'even', every: 7, goods: health },
  { code: 'BAB', en: 'Baby', ar: 'مستلزمات الأطفال', colour: '#64b5d9', share: 9, day: 'even', every: 7, goods: baby },
  { code: 'PET', en: 'Pets', ar: 'الحيوانات الأليفة', colour: '#7d6b4f', share: 14, day: 'even', every: 7, goods: pet },
  { code: 'PAP', en: 'Papers and stationery', ar: 'الصحف والقرطاسية', colour: '#5d6d7e', share: 55, day: 'morning', every: 7, goods: papers },
  { code: 'GIF', en: 'Gifts from the harbour', ar: 'هدايا من الميناء', colour: '#3f6fb5', share: 18, day: 'lunch', every: 7, goods: gifts },
]
