import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { aStore, cornerShop, openSession } from './a-store.ts'
import { openStore } from './store.ts'

const ROUNDS = 20
const SALES_A_ROUND = 12

const aSeller = (folder: string) =>
  spawn(process.execPath, [join(import.meta.dirname, 'a-seller.ts'), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })

/** Lets it sell and kills it in the middle; gives the sales that were acknowledged. */
const sellAndKill = (seller: ReturnType<typeof aSeller>, enough: number): Promise<string[]> =>
  new Promise((resolve, reject) => {
    seller.stdin.write('sell\n')
    let told = ''
    seller.stdout.on('data', (text: Buffer) => {
      told += text.toString()
      if (told.split('\n').length > enough) seller.kill('SIGKILL')
    })
    seller.on('error', reject)
    seller.on('close', () => resolve(told.split('\n').slice(0, -1)))
  })

t.setTimeout(120_000)

t.test(
  `the server is killed ${ROUNDS} times while it sells: every acknowledged sale is there once`,
  async t => {
    const folder = mkdtempSync(join(tmpdir(), 'a-store-'))
    t.teardown(() => rmSync(folder, { recursive: true, force: true }))
    const before = aStore(
      { teardown: () => {} },
      { ...cornerShop(), till_session: [openSession()] },
      folder,
    )
    before.close()
    const acknowledged: string[] = []
    // The next one gets ready while this one sells.
    let next = aSeller(folder)
    t.teardown(() => next.kill('SIGKILL'))
    for (let round = 0; round < ROUNDS; round += 1) {
      const seller = next
      next = aSeller(folder)
      acknowledged.push(...(await sellAndKill(seller, SALES_A_ROUND + (round % 5))))
      const { sqlite, close } = openStore(folder, null)
      const value = (sql: string) => Number(sqlite.raw.prepare(sql).pluck().get())
      t.equal(sqlite.raw.pragma('integrity_check', { simple: true }), 'ok')
      const known = new Set(sqlite.raw.prepare<[], string>('select id from sale').pluck().all())
      t.same(
        acknowledged.filter(id => !known.has(id)),
        [],
        'none was lost',
      )
      const sales = known.size
      t.equal(value('select max(receipt_seq) from sale'), sales, 'numbered without a gap')
      t.equal(value('select count(*) from sale_line'), 3 * sales, 'whole or not at all')
      t.equal(value('select count(*) from tender'), 2 * sales)
      t.equal(value('select count(*) from stock_move'), 3 * sales)
      t.equal(value('select count(*) from print_job'), sales)
      t.equal(value('select count(*) from audit'), sales)
      t.equal(value('select count(*) from command_answer'), sales)
      t.equal(value('select sum(amount) from tender'), value('select sum(total) from sale'))
      t.equal(
        value('select sum(quantity) from stock_level'),
        value('select sum(quantity) from stock_move'),
      )
      t.equal(value('select sum(quantity) from stock_move'), -8_740 * sales)
      t.equal(value('select max(seq) from journal'), value('select count(*) from journal'))
      close()
    }
    t.equal(new Set(acknowledged).size, acknowledged.length)
    t.ok(
      acknowledged.length >= ROUNDS * SALES_A_ROUND,
      `${acknowledged.length} sales were acknowledged`,
    )
  },
)
