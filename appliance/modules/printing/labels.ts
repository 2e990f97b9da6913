// Labels for articles: what is printed, what stands on the shelf since, and which shelves are behind.

import * as z from 'zod'
import { dueLabel, newLabel, printLabelsInput } from '#schema/areas/design-inputs.ts'
import { type Change, command, type Db, put, refuse } from '#schema/command.ts'
import { count } from '#schema/fields.ts'
import type { Row } from '#schema/index.ts'
import { question } from '#schema/question.ts'
import { fullName, fullNameAr } from '#schema/rules/full-name.ts'
import { fillLabel, saysPrice } from '#schema/rules/label-design.ts'
import { newPrintJob } from '#schema/rules/print-job.ts'
import { valuesOf } from '#schema/stored.ts'
import { amountOf, articlesOf, labelArticle, moneyOf, placeOf } from './label-articles.ts'
import { dateOf } from './label-date.ts'

export const printLabels = command({
  name: 'printing.labels',
  summary: 'Prints labels of articles by a design, with the prices of this moment.',
  permission: 'printing.labels',
  reply: z.strictObject({ jobs: count('Jobs'), labels: count('Labels') }),
  input: printLabelsInput,
  needs: (db, { batch_id, design_id, device_id, items }, { store_id }) => ({
    ...articlesOf(
      db,
      items.map(({ variant_id }) => variant_id),
    ),
    places: placeOf(db, store_id ?? ''),
    designs: db.selectFrom('label_design').selectAll().where('id', '=', design_id),
    printers: printerOf(db, device_id),
    groups: groupOf(db, device_id),
    known: db
      .selectFrom('print_job')
      .select('id')
      .where('key', 'in', valuesOf(items.map(({ variant_id }) => keyOf(batch_id, variant_id)))),
    shelf: db
      .selectFrom('shelf_label')
      .selectAll()
      .where('store_id', '=', store_id ?? '')
      .where('variant_id', 'in', valuesOf(items.map(({ variant_id }) => variant_id))),
  }),
  decide(rows, { batch_id, items }, context) {
    const {
      places: [place],
      designs: [design],
      printers: [printer],
      groups: [group],
      known,
      shelf,
    } = rows
    const { tenant_id, store_id, now, newId } = context
    if (store_id === null || !place) return refuse('owned-by-store')
    if (!design || design.store_id !== store_id) return refuse('label-design-unknown')
    if (!printer || printer.store_id !== store_id) return refuse('device-unknown')
    if (printer.class !== 'label_printer') return refuse('not-a-label-printer')
    if (printer.status !== 'active') return refuse('device-blocked')
    if (known.length > 0) return refuse('labels-already-printed')
    const money = moneyOf(place)
    const date = dateOf(place, now)
    const copiesOf = new Map<string, number>()
    for (const { variant_id, copies } of items)
      copiesOf.set(variant_id, (copiesOf.get(variant_id) ?? 0) + copies)
    const changes: Change[] = []
    for (const [variant_id, copies] of copiesOf) {
      const article = rows.articles.find(({ id }) => id === variant_id)
      if (!article) return refuse('product-unknown', { variant_id })
      const amount = amountOf(rows, variant_id, place.price_list_id, now)
      const says = labelArticle(article, rows, amount, design.language, money)
      const isPriced = saysPrice(design)
      if (isPriced && amount === undefined) return refuse('price-missing', { name: says.name })
      const document = fillLabel(design, says, { copies, date })
      if ('code' in document) return refuse(document.code, document.data)
      const key = keyOf(batch_id, variant_id)
      const target = { id: printer.id, group_id: group?.group_id ?? null }
      const order = { kind: 'label' as const, key, document, store_id }
      changes.push(put('print_job', newPrintJob(target, order, context)))
      if (!isPriced || amount === undefined) continue
      const before = shelf.find(row => row.variant_id === variant_id)
      const id = before?.id ?? newId()
      const row = { id, tenant_id, store_id, variant_id, amount, printed_at: now }
      changes.push(put('shelf_label', row))
    }
    const labels = [...copiesOf.values()].reduce((sum, copies) => sum + copies, 0)
    return { changes, reply: { jobs: copiesOf.size, labels } }
  },
})

/** Rows that are looked at; what is not among them is found when these are printed. */
const DUE_MAX = 500

export const labelsDue = question({
  name: 'printing.labels-due',
  summary: 'Articles whose price is another one than on their last label.',
  permission: 'printing.labels',
  method: 'get',
  reply: z.strictObject({ rows: z.array(dueLabel) }),
  input: z.strictObject({}),
  needs: (db, _input, { store_id }) => ({
    places: placeOf(db, store_id ?? ''),
    shelf: db
      .selectFrom('shelf_label')
      .innerJoin('store', 'store.id', 'shelf_label.store_id')
      .innerJoin('price', join =>
        join
          .onRef('price.variant_id', '=', 'shelf_label.variant_id')
          .onRef('price.price_list_id', '=', 'store.price_list_id'),
      )
      .select(['shelf_label.variant_id', 'shelf_label.amount', 'shelf_label.printed_at'])
      .distinct()
      .whereRef('price.amount', '!=', 'shelf_label.amount')
      .where('shelf_label.store_id', '=', store_id ?? '')
      .limit(DUE_MAX),
  }),
  more: (db, _input, { shelf }) =>
    articlesOf(
      db,
      shelf.map(({ variant_id }) => variant_id),
    ),
  answer(rows, _input, { now }) {
    const {
      places: [place],
      shelf,
      articles,
    } = rows
    if (!place) return { rows: [] }
    const due = shelf.flatMap(({ variant_id, amount: label_amount, printed_at }) => {
      const article = articles.find(({ id }) => id === variant_id)
      const amount = amountOf(rows, variant_id, place.price_list_id, now)
      if (!article || amount === undefined || amount === label_amount) return []
      const { sku } = article
      const name = fullName(article.name, article.variant_name)
      const name_ar = fullNameAr(article.name_ar, article.variant_name_ar)
      return [{ variant_id, name, name_ar, sku, label_amount, printed_at, amount }]
    })
    return { rows: due.sort((a, b) => (a.name < b.name ? -1 : 1)) }
  },
})

/** Articles made last that are looked at; older ones without a label are found by search. */
const NEW_MAX = 300

export const labelsMissing = question({
  name: 'printing.labels-missing',
  summary: 'The newest articles that have a price here and never had a label.',
  permission: 'printing.labels',
  method: 'get',
  reply: z.strictObject({ rows: z.array(newLabel) }),
  input: z.strictObject({}),
  needs: (db, _input, { store_id }) => ({
    places: placeOf(db, store_id ?? ''),
    newest: db.selectFrom('variant').select(['id', 'status']).orderBy('id', 'desc').limit(NEW_MAX),
  }),
  more: (db, _input, { places: [place], newest }) => {
    const ids = newest.flatMap(({ id, status }) => (status === 'active' ? [id] : []))
    return {
      ...articlesOf(db, ids),
      shelf: db
        .selectFrom('shelf_label')
        .select('variant_id')
        .where('store_id', '=', place?.id ?? '')
        .where('variant_id', 'in', valuesOf(ids)),
    }
  },
  answer(rows, _input, { now }) {
    const {
      places: [place],
      newest,
      articles,
      shelf,
    } = rows
    if (!place) return { rows: [] }
    const labelled = new Set(shelf.map(({ variant_id }) => variant_id))
    return {
      rows: newest.flatMap(({ id: variant_id }) => {
        const article = articles.find(({ id }) => id === variant_id)
        const amount = amountOf(rows, variant_id, place.price_list_id, now)
        if (!article || amount === undefined || labelled.has(variant_id)) return []
        const { sku } = article
        const name = fullName(article.name, article.variant_name)
        const name_ar = fullName(article.name_ar, article.variant_name_ar)
        return [{ variant_id, name, name_ar, sku, amount }]
      }),
    }
  },
})

const keyOf = (batchId: string, variantId: string) => `label:${batchId}:${variantId}`

const printerOf = (db: Db, deviceId: string) =>
  db.selectFrom('device').selectAll().where('id', '=', deviceId)

/** The group in which other printers stand in for this one. */
const groupOf = (db: Db, deviceId: string) =>
  db
    .selectFrom('printer_group_member as member')
    .innerJoin('printer_group as group', 'group.id', 'member.group_id')
    .select('group.id as group_id')
    .where('member.device_id', '=', deviceId)
    .where('group.role', '=', 'label' satisfies Row<'printer_group'>['role'])
    .where('group.status', '=', 'active')
    .limit(1)
