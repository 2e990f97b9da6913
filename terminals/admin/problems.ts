// Refusals that only the panel meets. English is the server's own.
import { explain } from '#kit/problems.ts'
import { isTable } from '#schema/index.ts'
import { tableLabel } from './labels.ts'

const labelOf = (table: unknown) =>
  typeof table === 'string' && isTable(table) ? tableLabel(table) : ''

explain({
  'not-unique': { ar: 'يوجد صف آخر بهذه القيمة.' },
  'already-exists': { ar: 'يوجد صف بهذا المعرّف.' },
  'in-use': {
    en: ({ by }) => `This is still used by: ${labelOf(by)}.`,
    ar: ({ by }) => `لا يزال هذا مستخدماً في: ${labelOf(by)}.`,
  },
  'reference-unknown': { ar: 'يشير هذا إلى صف غير موجود.' },
  'column-unknown': { ar: 'لا يوجد عمود كهذا.' },
  'body-not-csv': { ar: 'الملف ليس بصيغة CSV بسطر عناوين.' },
  'product-unknown': { ar: 'هذا الصنف ليس في القائمة.' },
  'price-list-unknown': { ar: 'قائمة الأسعار هذه غير موجودة.' },
  'price-ends-before-it-begins': { ar: 'ينتهي السعر قبل أن يبدأ.' },
  'quantity-not-positive': { ar: 'يجب أن تكون الكمية أكثر من صفر.' },
  'receipt-already-booked': { ar: 'سُجلت هذه البضائع بالفعل.' },
  'adjustment-already-booked': { ar: 'سُجلت هذه التسوية بالفعل.' },
  'review-unknown': { ar: 'هذا البند غير موجود.' },
  'already-done': { ar: 'أنجز شخص آخر هذا بالفعل.' },
  'user-unknown': { ar: 'هذا المستخدم غير موجود.' },
  'sale-unknown': { ar: 'عملية البيع هذه غير موجودة.' },
  'no-printer': { ar: 'لا توجد طابعة إيصالات معدّة لهذا الصندوق.' },
})
