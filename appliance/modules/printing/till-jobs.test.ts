// What a till is told of its paper, and what a cashier who has looked may say of it.
import t from 'tap'
import { onBothEngines, type Shop } from '#appliance/a-shop.ts'
import {
  callerOf,
  cashier,
  manager,
  NOW,
  openSession,
  shop,
  testId,
} from '#appliance/kernel/a-store.ts'

const test = await onBothEngines(t)
const hub = { ...manager, actor: { ...manager.actor, user_id: null } }
const [here, there] = [openSession(shop.till, 1), openSession(shop.till2, 2)]
const open = { till_session: [here, there] }

const sell = (store: Shop, number: number, session = here) =>
  store.done(
    'sales.complete',
    {
      sale_id: testId(30, number),
      till_session_id: session.id,
      lines: [{ variant_id: shop.can, quantity: 1_000 }],
      tenders: [{ kind: 'cash', amount: 120 }],
      total: 120,
    },
    { ...cashier, actor: { ...cashier.actor, till_id: session.till_id } },
  )

const report = (store: Shop, job_id: unknown, state: string, why?: string) =>
  store.done(
    'printing.report',
    { job_id, device_id: shop.printer, attempt: 1, state, ...(why ? { why } : {}) },
    hub,
  )

test(
  'a till is told of its own paper that has not come out, and of nobody else’s',
  async (t, store) => {
    const mine = await sell(store, 1)
    const yours = await sell(store, 2, there)
    const printed = await sell(store, 3)
    await report(store, mine.print_job_id, 'waiting', 'paper-out')
    await report(store, printed.print_job_id, 'printed')
    const { print_job_id: test } = await store.done(
      'printing.test',
      { device_id: shop.printer },
      manager,
    )
    const told = async (till_id: string) =>
      (await store.ask('printing.till-jobs', { till_id })).rows
    t.match(await told(shop.till), [
      {
        id: mine.print_job_id,
        device_id: shop.printer,
        kind: 'receipt',
        state: 'waiting',
        why: 'paper-out',
        sale_id: testId(30, 1),
        receipt_no: mine.receipt_no,
      },
    ])
    t.same(
      (await told(shop.till2)).map(({ id }: { id: string }) => id),
      [yours.print_job_id],
    )
    t.not(test, mine.print_job_id, 'a test page is the technician’s')
    await report(store, mine.print_job_id, 'unknown', 'no-answer')
    t.match(await told(shop.till), [{ state: 'unknown' }], 'still there while nobody knows')
    store.later(13 * 60 * 60_000)
    t.same(await told(shop.till), [], 'of yesterday nobody knows any more')
  },
  open,
)

test(
  'a report is told of where its printer stands',
  async (t, store) => {
    const [job] = await (async () => {
      await sell(store, 1)
      return store.rows('print_job')
    })()
    if (!job) throw new Error('nothing to print')
    const report = {
      ...job,
      id: testId(44, 1),
      kind: 'report' as const,
      key: 'report:1',
      sale_id: null,
    }
    await store.given({ print_job: [report] })
    const told = async (till_id: string) =>
      (await store.ask('printing.till-jobs', { till_id })).rows.map(
        ({ kind }: { kind: string }) => kind,
      )
    t.same((await told(shop.till)).sort(), ['receipt', 'report'])
    const [printer] = (await store.rows('device')).filter(({ id }) => id === shop.printer)
    t.same(await told(shop.till2), printer?.till_id === null ? ['report'] : [])
  },
  open,
)

test(
  'a cashier who has looked says that it came out, or that nobody wants it; it is kept who said so',
  async (t, store) => {
    for (const [number, came_out, state, why] of [
      [1, true, 'printed', 'seen-by-hand'],
      [2, false, 'cancelled', 'not-wanted'],
    ] as const) {
      const { print_job_id: job_id } = await sell(store, number)
      await report(store, job_id, 'unknown', 'no-answer')
      t.same(await store.done('printing.settle', { job_id, came_out }), { state })
      t.match(
        (await store.rows('print_job')).find(({ id }) => id === job_id),
        { state, why, finished_at: NOW },
      )
      t.equal(
        await reportedLater(store, job_id),
        state,
        'what the printer says later changes nothing',
      )
      await store.refuses([
        ['job-not-stuck', 'printing.settle', { job_id, came_out }],
        ['job-not-stuck', 'printing.retry', { job_id }],
      ])
    }
    const words = (await store.rows('audit')).filter(({ command }) => command === 'printing.settle')
    t.equal(words.length, 2)
    t.match(words[0]?.detail_json, /seen-by-hand/)
    t.equal(words[0]?.user_id, shop.cashier)
  },
  open,
)

const reportedLater = async (store: Shop, job_id: unknown) =>
  (await report(store, job_id, 'printed')).state

test(
  'what still prints by itself is nobody’s to settle',
  async (_t, store) => {
    const { print_job_id: job_id } = await sell(store, 1)
    const nobody = callerOf(shop.cashier, [], 0)
    await store.refuses([
      ['job-not-stuck', 'printing.settle', { job_id, came_out: true }],
      ['job-unknown', 'printing.settle', { job_id: testId(99, 1), came_out: true }],
      ['input-invalid', 'printing.settle', { job_id }],
      ['not-allowed', 'printing.settle', { job_id, came_out: true }, nobody],
    ])
  },
  open,
)
