import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import t, { type Test } from 'tap'
import type { ReceiptDocument } from '#schema/rules/receipt.ts'
import { type Ledger, openLedger } from '../ledger.ts'
import { printerModel } from '../models.ts'
import { cableBetween } from '../ports/a-pty.ts'
import { memoryPort } from '../ports/memory.ts'
import type { Port } from '../ports/port.ts'
import { mountSerial, serialPort } from '../ports/serial.ts'
import { listenTcp, tcpPort } from '../ports/tcp.ts'
import { usbPort } from '../ports/usb.ts'
import { PrinterDriver } from './driver.ts'
import { printerLimits } from './driver-settings.ts'
import { PrinterEmulator } from './emulator.ts'
import { escposMachine, type Proof } from './escpos-machine.ts'
import { languageOf } from './languages.ts'
import { textOf } from './paper.ts'
import { JOBS_MAX, type JobReport } from './queue.ts'
import { starMachine } from './star/machine.ts'
import { GARBAGE_WINDOW_MS, Watch } from './watch.ts'

const document = (text: string, lines = 3): ReceiptDocument => ({
  version: 1,
  language: 'en',
  blocks: [
    ...Array.from({ length: lines }, (_, at) => ({
      is: 'text' as const,
      text: `${text} line ${at}`,
    })),
    { is: 'drawer', pin: 2 },
    { is: 'cut' },
  ],
})

const quick: Partial<typeof printerLimits> = {
  asking: 60,
  mute: 60,
  status: 200,
  sense: 400,
  opens: 100,
}

const aPrinter = (
  t: Test,
  {
    port,
    model = 'virtual',
    limits = quick,
    emulator = new PrinterEmulator(),
    ledger,
    place,
    drawerOpenWhen,
  }: {
    port?: (emulator: PrinterEmulator) => Port
    model?: string
    limits?: Partial<typeof printerLimits>
    emulator?: PrinterEmulator
    ledger?: Ledger
    place?: string
    drawerOpenWhen?: 'high' | 'low' | undefined
  } = {},
) => {
  const reports: JobReport[] = []
  const states: string[] = []
  const waiting: (() => void)[] = []
  const wake = () => {
    for (const each of waiting) each()
  }
  const driver = new PrinterDriver(
    port ? port(emulator) : memoryPort(emulator),
    printerModel(model),
    {
      job: report => {
        reports.push(report)
        wake()
      },
      state: (state, why) => {
        states.push(why ? `${state} ${why}` : state)
        wake()
      },
      drawer: () => {},
    },
    {
      limits,
      drawerOpenWhen,
      ...(ledger ? { ledger: ledger.of('p') } : {}),
      ...(place ? { place } : {}),
    },
  )
  t.teardown(() => driver.close())
  /** Resolves when it holds; the test's own limit ends a wait in vain. */
  const until = (holds: () => boolean) =>
    new Promise<void>(resolve => {
      const look = () => {
        if (holds()) resolve()
      }
      waiting.push(look)
      look()
    })
  const ended = (id: string) =>
    until(() =>
      reports.some(each => each.job_id === id && !['sending', 'waiting'].includes(each.state)),
    )
  const said = (id: string) => reports.filter(each => each.job_id === id).map(each => each.state)
  const copies = (text: string) =>
    emulator.receipts().map(textOf).join('\n').split(`${text} line 0`).length - 1
  return { driver, emulator, reports, states, until, ended, said, copies }
}

t.test('a line of 4,800 baud carries a receipt to its end, however long that takes', async t => {
  const BYTES_A_SECOND = 480
  const QUICKER = 20
  const sizes: number[] = []
  const slow = (emulator: PrinterEmulator): Port => {
    const line = memoryPort(emulator)
    return {
      ...line,
      chunkBytes: 240,
      async write(chunk) {
        sizes.push(chunk.length)
        await wait((chunk.length / BYTES_A_SECOND / QUICKER) * 1_000)
        return line.write(chunk)
      },
    }
  }
  const limits = { ...quick, write: printerLimits.write / QUICKER }
  const { driver, ended, said, states } = aPrinter(t, { port: slow, limits })
  driver.print({ id: 'a', attempt: 1, document: document('a', 300) })
  await ended('a')
  t.same(said('a').at(-1), 'printed')
  t.notOk(states.includes('offline stall'))
  const all = sizes.reduce((sum, size) => sum + size, 0)
  t.ok(all > BYTES_A_SECOND * (printerLimits.write / 1_000), 'one write would have been too long')
  t.ok(Math.max(...sizes) <= 240)
})

t.test('a receipt is printed and proven, and opens no drawer by itself', async t => {
  const { driver, emulator, reports, ended, said } = aPrinter(t)
  driver.print({ id: 'a', attempt: 1, document: document('a') })
  await ended('a')
  t.same(said('a').at(-1), 'printed')
  t.equal(emulator.counts().kicks, 0)
  t.equal(reports.at(-1)?.offset, reports.at(-1)?.bytes)
  t.type(reports.at(-1)?.first_byte_at, 'number')
})

t.test(
  'a stuck cutter, a hot head and a broken printer are told apart, and the job waits',
  async t => {
    for (const model of ['virtual', 'escpos-80']) {
      const { driver, emulator, reports, until, ended, states, copies } = aPrinter(t, { model })
      await until(() => states.includes('ready'))
      for (const fault of ['cutter-jam', 'overheated', 'unrecoverable'] as const) {
        emulator.fault(fault, true)
        await until(() => states.at(-1) === `blocked ${fault}`)
        driver.print({ id: fault, attempt: 1, document: document(fault) })
        await until(() => reports.at(-1)?.why === fault)
        emulator.fault(fault, false)
        await ended(fault)
        await until(() => states.at(-1) === 'ready')
        t.equal(reports.at(-1)?.state, 'printed', `${model}, ${fault}`)
        t.equal(copies(fault), 1)
      }
    }
  },
)

t.test('a job that waits is given back; one of which a part is on paper is not', async t => {
  const { driver, emulator, reports, until, ended, said, copies } = aPrinter(t)
  await until(() => driver.jobs() === 0)
  emulator.fault('paper-out', true)
  for (const id of ['a', 'b']) driver.print({ id, attempt: 1, document: document(id) })
  await until(() => said('a').includes('waiting'))
  driver.giveBack('a', 1)
  driver.giveBack('b', 1)
  driver.giveBack('never-here', 2)
  t.same(said('a').at(-1), 'given-back')
  t.same(said('b').at(-1), 'given-back')
  t.match(reports.at(-1), { job_id: 'never-here', attempt: 2, state: 'given-back' })
  emulator.fault('paper-out', false)
  driver.print({ id: 'c', attempt: 1, document: document('c') })
  await ended('c')
  t.same([copies('a'), copies('b'), copies('c')], [0, 0, 1])
  driver.giveBack('c', 1)
  t.match(reports.at(-1), { job_id: 'c', state: 'printed' }, 'too late: it is on paper')
  driver.print({ id: 'a', attempt: 1, document: document('a') })
  await until(() => copies('a') === 1)
  t.pass('and it may come back to the same printer')
})

t.test('the same job delivered twice is printed once and answered twice', async t => {
  const { driver, reports, ended, copies, until } = aPrinter(t)
  driver.print({ id: 'a', attempt: 1, document: document('a') })
  driver.print({ id: 'a', attempt: 1, document: document('a') })
  await ended('a')
  driver.print({ id: 'a', attempt: 1, document: document('a') })
  driver.print({ id: 'a', attempt: 2, document: document('a') })
  await until(() => reports.filter(each => each.state === 'printed').length === 3)
  t.equal(copies('a'), 1)
})

t.test(
  'paper runs out in the middle: the receipt waits, goes on after reload, is printed once',
  async t => {
    const { driver, emulator, until, ended, said, copies, states, reports } = aPrinter(t)
    emulator.runOutAfter(20)
    driver.print({ id: 'a', attempt: 1, document: document('a', 60) })
    driver.print({ id: 'b', attempt: 1, document: document('b') })
    await until(() => reports.at(-1)?.why === 'paper-out')
    t.ok(states.includes('blocked paper-out'))
    t.equal(copies('b'), 0)
    emulator.fault('paper-out', false)
    await ended('b')
    t.equal(said('a').at(-1), 'printed')
    t.equal(copies('a'), 1)
    t.match(emulator.receipts().map(textOf).join(''), 'a line 59')
  },
)

t.test('without paper and full to the brim it is waited for, not hung up on', async t => {
  const limits = { ...quick, write: 100, heartbeat: 50 }
  // One tells its state by itself, one is asked for it and can not take the question.
  for (const model of ['virtual', 'escpos-80']) {
    const { driver, emulator, reports, states, until, ended, said } = aPrinter(t, { model, limits })
    await until(() => states.includes('ready'))
    const long = document('a', 400)
    emulator.trap('stall', 3_000)
    emulator.runOutAfter(20)
    driver.print({ id: 'a', attempt: 1, document: long })
    await until(() => reports.at(-1)?.why === 'paper-out')
    await wait(700)
    t.notOk(
      states.some(each => each.startsWith('offline')),
      model,
    )
    emulator.fault('stall', false)
    emulator.fault('paper-out', false)
    await ended('a')
    t.equal(said('a').at(-1), 'printed', model)
    t.equal(emulator.receipts().map(textOf).join('\n').split('a line 399').length - 1, 1)
  }
})

t.test('with the cover open a job waits and says why', async t => {
  const { driver, emulator, until, ended, reports, copies } = aPrinter(t)
  emulator.fault('cover-open', true)
  await until(() => true)
  driver.print({ id: 'a', attempt: 1, document: document('a') })
  await until(() => reports.at(-1)?.why === 'cover-open')
  emulator.fault('cover-open', false)
  await ended('a')
  t.equal(copies('a'), 1)
})

t.test('unplugged at any byte: nothing lost in silence, nothing printed twice', async t => {
  for (const at of [0, 1, 5, 40, 200, 1000, 4095, 4096, 4097, 6000]) {
    const { driver, emulator, until, ended, said, copies, states } = aPrinter(t)
    await until(() => states.includes('ready'))
    emulator.trap('unplug', at)
    driver.print({ id: 'a', attempt: 1, document: document('a', 900) })
    await until(() => states.includes('offline unplugged'))
    emulator.fault('unplug', false)
    await ended('a')
    t.equal(said('a').at(-1), at === 0 ? 'printed' : 'unknown', `unplugged after ${at} bytes`)
    t.ok(copies('a') <= 1)
    driver.print({ id: 'next', attempt: 1, document: document('next') })
    await ended('next')
    t.equal(said('next').at(-1), 'printed')
    t.equal(copies('next'), 1, 'the next receipt is whole')
  }
})

t.test('unplugged while it hangs: what it had taken of a receipt is not sent again', async t => {
  const { driver, emulator, ended, said, copies } = aPrinter(t, {
    limits: { ...quick, write: 30_000 },
  })
  emulator.trap('stall', 400)
  driver.print({ id: 'a', attempt: 1, document: document('a', 60) })
  while (!emulator.faults().includes('stall')) await wait(5)
  emulator.fault('unplug', true)
  emulator.fault('stall', false)
  emulator.fault('unplug', false)
  await ended('a')
  t.equal(said('a').at(-1), 'unknown')
  t.equal(copies('a'), 1)
})

t.test('a proof that comes after the cable is back counts', async t => {
  const { driver, emulator, until, ended, said, states, reports } = aPrinter(t, {
    limits: { ...quick, asking: 2_000 },
  })
  emulator.fault('paper-out', true)
  await until(() => states.includes('blocked paper-out'))
  emulator.fault('paper-out', false)
  emulator.runOutAfter(2)
  driver.print({ id: 'a', attempt: 1, document: document('a') })
  await until(() => reports.at(-1)?.why === 'paper-out')
  emulator.fault('unplug', true)
  emulator.fault('paper-out', false)
  emulator.fault('unplug', false)
  await ended('a')
  t.equal(said('a').at(-1), 'printed')
})

t.test('a printer that answers garbage prints, but nothing is called proven', async t => {
  const { driver, emulator, until, ended, said, states } = aPrinter(t, {
    limits: { ...quick, proof: 60, slowest: 0 },
  })
  emulator.fault('garbage', true)
  driver.print({ id: 'a', attempt: 1, document: document('a') })
  await ended('a')
  t.equal(said('a').at(-1), 'sent', 'one that never made sense would not with a second paper')
  t.ok(states.includes('degraded garbage'))
  emulator.fault('garbage', false)
  emulator.fault('unplug', true)
  emulator.fault('unplug', false)
  await until(() => states.at(-1) === 'ready')
  driver.print({ id: 'b', attempt: 1, document: document('b') })
  await ended('b')
  t.equal(said('b').at(-1), 'printed')
  emulator.fault('garbage', true)
  driver.print({ id: 'c', attempt: 1, document: document('c') })
  await ended('c')
  t.equal(said('c').at(-1), 'unknown', 'it has proven others')
})

t.test('a printer that answers sense again is no longer called faulty', async t => {
  const { driver, emulator, until, ended, said, states } = aPrinter(t, {
    limits: { ...quick, proof: 60, heartbeat: 30 },
  })
  await until(() => states.at(-1) === 'ready')
  emulator.fault('garbage', true)
  await until(() => states.at(-1) === 'degraded garbage')
  emulator.fault('garbage', false)
  await until(() => states.at(-1) === 'ready')
  driver.print({ id: 'a', attempt: 1, document: document('a') })
  await ended('a')
  t.equal(said('a').at(-1), 'printed')
})

t.test('stray bytes make a printer faulty only when they come together', async t => {
  let now = 1_000_000
  const watch = new Watch(
    memoryPort(new PrinterEmulator()),
    languageOf(printerModel('virtual')),
    { status: 1_000, heartbeat: 1_000 },
    () => true,
    () => {},
    () => now,
    { place: '', ledger: openLedger(null, Date.now).of('p') },
  )
  t.teardown(() => watch.closed())
  for (let hum = 0; hum < 20; hum++) {
    watch.read(Uint8Array.of(0xff))
    t.notOk(watch.isGarbage())
    now += GARBAGE_WINDOW_MS / 5
  }
  watch.read(new Uint8Array(8).fill(0xff))
  t.ok(watch.isGarbage())
  watch.read(Uint8Array.of(0x10, 0, 0, 0x0f))
  t.notOk(watch.isGarbage(), 'one sane word clears it')
})

t.test('a printer that never answers prints, and the receipt counts as sent', async t => {
  const { driver, emulator, ended, said, states, copies } = aPrinter(t)
  emulator.fault('no-answer', true)
  driver.print({ id: 'a', attempt: 1, document: document('a') })
  await ended('a')
  t.equal(said('a').at(-1), 'sent')
  t.equal(copies('a'), 1)
  t.ok(states.includes('degraded no-answer'))
})

t.test('a printer that hangs is connected anew and the receipt is given to a person', async t => {
  const { driver, emulator, until, ended, said, states } = aPrinter(t, {
    limits: { ...quick, write: 50 },
  })
  await until(() => states.includes('ready'))
  emulator.fault('stall', true)
  driver.print({ id: 'a', attempt: 1, document: document('a') })
  await until(() => states.includes('offline stall'))
  emulator.fault('stall', false)
  await ended('a')
  t.equal(said('a').at(-1), 'unknown')
})

t.test(
  'a printer that has spoken and is silent now is sent nothing until it speaks again',
  async t => {
    const { driver, emulator, until, ended, reports, said, states, copies } = aPrinter(t, {
      limits: { ...quick, heartbeat: 50 },
    })
    await until(() => states.includes('ready'))
    emulator.fault('no-answer', true)
    await until(() => states.at(-1) === 'offline no-answer')
    // The line is open again, and the printer as silent as before.
    await until(() => states.filter(state => state === 'offline no-answer').length > 1)
    driver.print({ id: 'a', attempt: 1, document: document('a') })
    await until(() => reports.at(-1)?.why === 'no-answer')
    t.same([said('a'), copies('a')], [['waiting'], 0], 'it would count as printed, and be lost')
    emulator.fault('no-answer', false)
    await ended('a')
    t.same([said('a').at(-1), copies('a')], ['printed', 1])
  },
)

t.test(
  'a printer that hangs behind a whole receipt is given up, and the next one waits',
  async t => {
    const { driver, emulator, until, ended, reports, said, states, copies } = aPrinter(t, {
      limits: { ...quick, proof: 100, lost: 200 },
    })
    driver.print({ id: 'a', attempt: 1, document: document('a') })
    await ended('a')
    emulator.fault('no-answer', true)
    driver.print({ id: 'b', attempt: 1, document: document('b') })
    driver.print({ id: 'c', attempt: 1, document: document('c') })
    await until(() => said('b').includes('sending'))
    // The drawer is asked for beside it, as at each sale for cash.
    t.equal(await driver.kick(2, 3_000), 'no-answer')
    await ended('b')
    t.ok(states.includes('offline no-answer'))
    t.match(
      reports.findLast(({ job_id }) => job_id === 'b'),
      { state: 'unknown', why: 'no-answer' },
    )
    await until(() => reports.at(-1)?.job_id === 'c')
    t.same([said('c'), copies('c')], [['waiting'], 0], 'nothing is sent into it')
    emulator.fault('no-answer', false)
    await ended('c')
    t.same([said('c').at(-1), copies('c')], ['printed', 1])
  },
)

t.test(
  'a printer that dies before its first receipt is not taken for one without proof',
  async t => {
    const { driver, emulator, until, ended, said, states, copies } = aPrinter(t, {
      limits: { ...quick, proof: 100, lost: 200 },
    })
    await until(() => states.includes('ready'))
    emulator.fault('no-answer', true)
    const jobs = ['a', 'b', 'c', 'd']
    for (const id of jobs) driver.print({ id, attempt: 1, document: document(id) })
    await until(() => states.filter(state => state === 'offline no-answer').length > 1)
    await ended('a')
    t.same(
      jobs.map(id => said(id).at(-1)),
      ['unknown', 'waiting', undefined, undefined],
      'what comes behind stays here',
    )
    emulator.fault('no-answer', false)
    await ended('d')
    t.same(
      ['b', 'c', 'd'].map(id => [said(id).at(-1), copies(id)]),
      [
        ['printed', 1],
        ['printed', 1],
        ['printed', 1],
      ],
    )
  },
)

t.test(
  'a printer that hangs behind a receipt is not called ready until its proof is late',
  async t => {
    const { driver, emulator, until, ended, said, states } = aPrinter(t, {
      limits: { ...quick, silence: 50, proof: 600_000, lost: 200 },
    })
    await until(() => states.includes('ready'))
    emulator.fault('no-answer', true)
    driver.print({ id: 'a', attempt: 1, document: document('a', 1) })
    await until(() => states.at(-1) === 'offline no-answer')
    await ended('a')
    t.equal(said('a').at(-1), 'unknown')
  },
)

t.test(
  'a printer that hung is taken up as soon as it answers, whatever was asked meanwhile',
  async t => {
    const { driver, emulator, until, ended, said, states, copies } = aPrinter(t, {
      limits: { ...quick, silence: 50, lost: 600_000 },
    })
    await until(() => states.includes('ready'))
    emulator.fault('no-answer', true)
    driver.print({ id: 'a', attempt: 1, document: document('a', 1) })
    await until(() => states.at(-1) === 'offline no-answer')
    while ((await driver.kick(2, 3_000)) !== 'no-answer') await wait(20)
    driver.print({ id: 'b', attempt: 1, document: document('b') })
    emulator.fault('no-answer', false)
    await ended('a')
    await ended('b')
    t.same([said('a').at(-1), said('b').at(-1), copies('b')], ['unknown', 'printed', 1])
  },
)

t.test('a line that took all and was gone before it said so proves nothing afterwards', async t => {
  const { driver, emulator, until, ended, said, states } = aPrinter(t, {
    limits: { ...quick, proof: 300 },
    port: emulator => {
      const line = memoryPort(emulator)
      const late = async (chunk: Uint8Array) => {
        await line.write(chunk).catch(() => wait(50))
        return chunk.length
      }
      return { ...line, write: late }
    },
  })
  await until(() => states.includes('ready'))
  emulator.trap('unplug', 200)
  driver.print({ id: 'a', attempt: 1, document: document('a', 30) })
  await until(() => states.includes('offline unplugged'))
  await wait(100)
  emulator.fault('unplug', false)
  await ended('a')
  t.equal(said('a').at(-1), 'unknown', 'it is torn, whatever the printer answers now')
})

t.test('a hub that starts while its printer is off knows that it should answer', async t => {
  const file = join(mkdtempSync(join(tmpdir(), 'spoke-')), 'jobs.log')
  const yesterday = aPrinter(t, { ledger: openLedger(file, Date.now), place: 'counter' })
  await yesterday.until(() => yesterday.states.includes('ready'))
  yesterday.driver.close()
  const { emulator } = yesterday
  emulator.fault('no-answer', true)
  const today = aPrinter(t, { emulator, ledger: openLedger(file, Date.now), place: 'counter' })
  today.driver.print({ id: 'a', attempt: 1, document: document('a') })
  await today.until(() => today.states.at(-1) === 'offline no-answer')
  t.same(today.said('a').at(-1), 'waiting')
  today.driver.close()
  const other = aPrinter(t, { emulator, ledger: openLedger(file, Date.now), place: 'bar' })
  other.driver.print({ id: 'b', attempt: 1, document: document('b') })
  await other.ended('b')
  t.same([other.states.at(-1), other.said('b').at(-1)], ['degraded no-answer', 'sent'])
})

t.test('what a killed hub left in the printer is cut off before the next paper', async t => {
  for (const names of ['Milk', 'حليب']) {
    const file = join(mkdtempSync(join(tmpdir(), 'torn-')), 'jobs.log')
    const first = aPrinter(t, { ledger: openLedger(file, Date.now) })
    const { emulator } = first
    emulator.trap('stall', 200)
    first.driver.print({ id: 'a', attempt: 1, document: document(names, 20) })
    while (!emulator.faults().includes('stall')) await new Promise(setImmediate)
    first.driver.close()
    const second = aPrinter(t, { emulator, ledger: openLedger(file, Date.now) })
    emulator.fault('stall', false)
    second.driver.print({ id: 'a', attempt: 1, document: document(names, 20) })
    t.equal(second.said('a').at(-1), 'unknown')
    second.driver.print({ id: 'b', attempt: 1, document: document('b') })
    await second.ended('b')
    const papers = emulator.receipts().map(textOf)
    t.match(
      papers.at(-1),
      /^b line 0\nb line 1\nb line 2/,
      'a paper of its own, from its first line',
    )
    t.equal(emulator.counts().unknown, 0)
    t.equal(openLedger(file, Date.now).of('p').isTorn(), false)
  }
})

t.test('a receipt that can not be printed fails by name and the next one is printed', async t => {
  const { driver, ended, reports, said } = aPrinter(t)
  const poison = {
    ...document('a'),
    blocks: [{ is: 'barcode' as const, kind: 'ean13' as const, code: 'x' }],
  }
  driver.print({ id: 'a', attempt: 1, document: poison })
  driver.print({ id: 'b', attempt: 1, document: document('b') })
  await ended('b')
  t.match(reports.filter(each => each.job_id === 'a').at(-1), {
    state: 'failed',
    why: 'barcode-not-printable',
  })
  t.equal(said('b').at(-1), 'printed')
})

t.test('the queue has an end, and a waiting job can be taken out of it', async t => {
  const { driver, emulator, ended, reports, said, copies } = aPrinter(t)
  emulator.fault('paper-out', true)
  for (let at = 0; at <= JOBS_MAX; at++)
    driver.print({ id: `j${at}`, attempt: 1, document: document(`j${at}.`) })
  t.match(reports.at(-1), { job_id: `j${JOBS_MAX}`, state: 'failed', why: 'queue-full' })
  driver.cancel('j1')
  t.same(said('j1'), ['cancelled'])
  emulator.fault('paper-out', false)
  await ended(`j${JOBS_MAX - 1}`)
  t.equal(copies('j1.'), 0)
})

t.test(
  'a receipt that nobody waits for any more is not printed when the paper is back',
  async t => {
    const { driver, emulator, until, ended, reports, said, copies, states } = aPrinter(t)
    emulator.fault('paper-out', true)
    await until(() => states.includes('blocked paper-out'))
    driver.print({ id: 'a', attempt: 1, document: document('a'), ttlMs: 0 })
    driver.print({ id: 'b', attempt: 1, document: document('b'), ttlMs: 60_000 })
    driver.print({ id: 'c', attempt: 1, document: document('c') })
    emulator.fault('paper-out', false)
    await ended('c')
    t.match(reports.filter(({ job_id }) => job_id === 'a').at(-1), {
      state: 'cancelled',
      why: 'too-old',
    })
    t.same([copies('a'), said('b').at(-1), said('c').at(-1)], [0, 'printed', 'printed'])
  },
)

t.test('what the sensor says is read after the question, and means what was learned', async t => {
  for (const drawerOpenWhen of [undefined, 'high', 'low'] as const) {
    const { driver, emulator, states, until } = aPrinter(t, { drawerOpenWhen })
    t.same(await driver.sense(), { level: null, why: 'printer-offline' }, 'before it is connected')
    await until(() => states.includes('ready'))
    t.same(await driver.sense(), { level: 'low' })
    emulator.fault('drawer-open', true)
    t.same(await driver.sense(), { level: 'high' })
    const meanings = { undefined: null, high: 'open', low: 'shut' }
    t.equal(driver.drawer(), meanings[`${drawerOpenWhen}`])
    emulator.fault('no-answer', true)
    t.same(await driver.sense(), { level: null, why: 'no-answer' })
    emulator.fault('unplug', true)
    t.equal(driver.drawer(), null)
  }
  const hung = aPrinter(t)
  await hung.until(() => hung.states.includes('ready'))
  hung.emulator.fault('stall', true)
  t.same(await hung.driver.sense(), { level: null, why: 'no-answer' }, 'asked, and not answered')
})

t.test('a drawer that was kicked is seen open, or it is said that it is not', async t => {
  for (const [drawerOpenWhen, wanted] of [
    [undefined, null],
    ['high', true],
    // As if the cable to the drawer were out: the level never changes to the one that was learned.
    ['low', false],
  ] as const) {
    const { driver, emulator, states, until } = aPrinter(t, { drawerOpenWhen })
    await until(() => states.includes('ready'))
    if (drawerOpenWhen === 'low') emulator.fault('drawer-open', true)
    t.equal(await driver.kick(2, 3_000), null)
    t.equal(await driver.seesOpen(), wanted, `open when ${drawerOpenWhen}`)
  }
})

t.test('the drawer opens at once, also without paper, and never late', async t => {
  const { driver, emulator, until, states, ended } = aPrinter(t)
  t.equal(await driver.kick(2, 3_000), 'printer-offline')
  await until(() => states.includes('ready'))
  t.equal(await driver.kick(2, 3_000), null)
  emulator.fault('paper-out', true)
  driver.print({ id: 'a', attempt: 1, document: document('a') })
  t.equal(await driver.kick(5, 3_000), null)
  t.equal(emulator.counts().kicks, 2)
  emulator.fault('paper-out', false)
  await ended('a')
  t.equal(emulator.counts().kicks, 2, 'it does not follow the paper')
})

t.test('a drawer that does not open when it was asked to never opens by itself later', async t => {
  for (const model of ['virtual', 'escpos-80', 'star-line']) {
    const emulator = new PrinterEmulator(
      undefined,
      model === 'star-line' ? starMachine() : escposMachine(),
    )
    const server = await listenTcp(emulator, 0)
    t.teardown(server.close)
    const { driver, until, states } = aPrinter(t, {
      model,
      emulator,
      port: () => tcpPort('127.0.0.1', server.port),
    })
    await until(() => states.includes('ready'))
    emulator.fault('stall', true)
    t.equal(await driver.kick(2, 3_000), 'no-answer', `${model} takes no data`)
    await until(() => states.filter(state => state === 'offline no-answer').length > 1)
    t.equal(await driver.kick(2, 3_000), 'no-answer', 'nor after it was connected anew')
    emulator.fault('stall', false)
    await wait(300)
    t.equal(emulator.counts().kicks, 0, 'and it stays shut when the printer goes on')
    await until(() => states.at(-1) === 'ready')
    t.equal(await driver.kick(2, 3_000), null)
    while (emulator.counts().kicks === 0) await wait(5)
    t.equal(emulator.counts().kicks, 1)
  }
})

t.test('a printer that stays silent is given no pulse; one that can not speak is', async t => {
  const { driver, emulator, until, states, ended, copies } = aPrinter(t)
  await until(() => states.includes('ready'))
  emulator.fault('no-answer', true)
  t.equal(await driver.kick(2, 3_000), 'no-answer')
  t.equal(emulator.counts().kicks, 0)
  await until(() => states.at(-1) === 'offline no-answer')
  const kicked = driver.kick(2, 3_000)
  driver.print({ id: 'a', attempt: 1, document: document('a') })
  t.match(await kicked, /no-answer|printer-offline/)
  emulator.fault('no-answer', false)
  await ended('a')
  t.same([copies('a'), emulator.counts().kicks], [1, 0], 'the receipt is printed, and no more')
  const oneWay = aPrinter(t, { model: 'escpos-80' })
  oneWay.emulator.fault('no-answer', true)
  await oneWay.until(() => oneWay.states.includes('degraded no-answer'))
  t.equal(await oneWay.driver.kick(2, 3_000), null, 'nor one that was never heard to')
  t.equal(oneWay.emulator.counts().kicks, 1)
  const silent = aPrinter(t, { model: 'escpos-silent' })
  silent.emulator.fault('no-answer', true)
  await silent.until(() => silent.states.includes('ready'))
  t.equal(await silent.driver.kick(2, 3_000), null)
  t.equal(silent.emulator.counts().kicks, 1)
})

t.test('a pulse that is not taken in time is dropped, not given later', async t => {
  const { driver, emulator, until, states } = aPrinter(t, { model: 'escpos-silent' })
  await until(() => states.includes('ready'))
  emulator.fault('stall', true)
  t.equal(await driver.kick(2, 100), 'too-late')
  emulator.fault('stall', false)
  await until(() => states.at(-1) === 'ready')
  t.equal(emulator.counts().kicks, 0)
  t.equal(await driver.kick(2, 100), null)
  t.equal(emulator.counts().kicks, 1)
})

t.test('the drawer opens at once, also behind a receipt that is still being printed', async t => {
  const { driver, emulator, until, states, reports, ended, said } = aPrinter(t)
  await until(() => states.includes('ready'))
  const begun = Date.now()
  const kicked = driver.kick(2, 3_000)
  driver.print({ id: 'a', attempt: 1, document: document('a') })
  t.equal(await kicked, null)
  t.ok(Date.now() - begun < 100, `${Date.now() - begun} ms`)
  await until(() => said('a').includes('printed'))
  emulator.runOutAfter(2)
  driver.print({ id: 'b', attempt: 1, document: document('b') })
  await until(() => reports.at(-1)?.why === 'paper-out')
  const again = Date.now()
  t.equal(await driver.kick(2, 3_000), null)
  t.ok(Date.now() - again < 100, `${Date.now() - again} ms`)
  t.equal(emulator.counts().kicks, 2)
  emulator.fault('paper-out', false)
  await ended('b')
  t.equal(said('b').at(-1), 'printed')
})

t.test(
  'a printer without process ids proves by ordered status, a silent model is only sent to',
  async t => {
    const ordered = aPrinter(t, { model: 'escpos-80' })
    ordered.driver.print({ id: 'a', attempt: 1, document: document('a') })
    await ordered.ended('a')
    t.equal(ordered.said('a').at(-1), 'printed')
    const silent = aPrinter(t, { model: 'escpos-silent' })
    silent.driver.print({ id: 'a', attempt: 1, document: document('a') })
    await silent.ended('a')
    t.equal(silent.said('a').at(-1), 'sent')
  },
)

t.test(
  'a clone that answers how it is, and not that a receipt is on paper, prints each one once',
  async t => {
    const clone = (lacks: readonly Proof[]) =>
      new PrinterEmulator(undefined, escposMachine(null, lacks))
    const limits = { ...quick, proof: 400 }
    for (const [model, lacks, wanted] of [
      ['virtual', ['process-id'], 'printed'],
      // It says neither: that it is awake proves nothing of this receipt, and it is not printed again.
      ['virtual', ['process-id', 'ordered-status'], 'sent'],
      ['escpos-80', ['ordered-status'], 'sent'],
    ] as const) {
      const ledger = openLedger(null, Date.now)
      const emulator = clone(lacks)
      const first = aPrinter(t, { model, emulator, limits, ledger })
      first.driver.print({ id: 'a', attempt: 1, document: document('a') })
      await first.ended('a')
      const begun = Date.now()
      first.driver.print({ id: 'b', attempt: 1, document: document('b') })
      await first.ended('b')
      t.ok(Date.now() - begun < limits.proof, 'the second one is not waited for')
      t.same(
        [first.said('a').at(-1), first.said('b').at(-1)],
        [wanted, wanted],
        `${model} ${lacks}`,
      )
      t.same([first.copies('a'), first.copies('b')], [1, 1])
      t.equal(ledger.of('p').namesNoJobs(), wanted === 'printed', 'and it is known the next time')
    }
  },
)

t.test(
  'a printer that has proven a receipt is believed when it proves another one not',
  async t => {
    const lacks: Proof[] = []
    const emulator = new PrinterEmulator(undefined, escposMachine(null, lacks))
    const { driver, ended, said } = aPrinter(t, { emulator, limits: { ...quick, proof: 200 } })
    driver.print({ id: 'a', attempt: 1, document: document('a') })
    await ended('a')
    lacks.push('process-id')
    driver.print({ id: 'b', attempt: 1, document: document('b') })
    await ended('b')
    t.same([said('a').at(-1), said('b').at(-1)], ['printed', 'unknown'])
  },
)

/** Less than the receipts here take to print. */
const hasty: Partial<typeof printerLimits> = { ...quick, silence: 50, proof: 50, status: 5_000 }

for (const [name, model, machine] of [
  ['Epson', 'virtual', escposMachine()],
  ['clone that names no jobs', 'escpos-80', escposMachine(null, ['process-id'])],
  ['Star', 'star-line', starMachine()],
] as const) {
  t.test(`a slow ${name} has the time that its paper takes: one receipt, proven`, async t => {
    const emulator = new PrinterEmulator(() => {}, machine)
    const { driver, states, until, ended, reports, said, copies } = aPrinter(t, {
      model,
      emulator,
      limits: hasty,
    })
    await until(() => states.includes('ready'))
    emulator.printsAt(1_000)
    for (const id of ['a', 'b']) {
      driver.print({ id, attempt: 1, document: document(id, 60) })
      await ended(id)
      t.same([said(id), copies(id)], [['sending', 'printed'], 1])
      const { bytes = 0, at = 0, first_byte_at = 0 } = reports.at(-1) ?? {}
      t.ok(at - first_byte_at > bytes / 2, 'not before it is on paper')
    }
    t.notOk(states.some(state => state.startsWith('offline')))
  })
}

t.test('the drawer on a Star opens while it prints the receipt of another till', async t => {
  const emulator = new PrinterEmulator(() => {}, starMachine())
  const { driver, states, until, ended, said } = aPrinter(t, { model: 'star-line', emulator })
  await until(() => states.includes('ready'))
  emulator.printsAt(500)
  driver.print({ id: 'a', attempt: 1, document: document('a', 60) })
  await until(() => said('a').includes('sending'))
  t.equal(await driver.kick(2, 500), null)
  t.equal(emulator.counts().kicks, 1)
  t.same(said('a'), ['sending'])
  await ended('a')
  t.equal(said('a').at(-1), 'printed')
})

t.test('neither noise on the line nor the answer to "drop all" proves a receipt', async t => {
  for (const noise of [[0x00], [0x37, 0x25, 0x00]]) {
    const emulator = new PrinterEmulator(() => {}, escposMachine(null, ['process-id']))
    let arrive = (_chunk: Uint8Array) => {}
    const port = () => {
      const inner = memoryPort(emulator)
      const onData: Port['onData'] = listener => {
        arrive = listener
        inner.onData(listener)
      }
      return { ...inner, onData }
    }
    const { driver, states, until, ended, said } = aPrinter(t, {
      model: 'escpos-80',
      emulator,
      port,
      limits: { ...quick, lost: 100 },
    })
    await until(() => states.includes('ready'))
    emulator.printsAt(1_000)
    driver.print({ id: 'a', attempt: 1, document: document('a', 60) })
    await until(() => said('a').includes('sending'))
    arrive(Uint8Array.from(noise))
    emulator.fault('unplug', true)
    await ended('a')
    t.equal(said('a').at(-1), 'unknown')
    driver.close()
  }
})

t.test('over TCP: printed, cable out and in again, printed', async t => {
  const emulator = new PrinterEmulator()
  const server = await listenTcp(emulator, 0)
  t.teardown(server.close)
  const { driver, until, ended, said, states } = aPrinter(t, {
    port: () => tcpPort('127.0.0.1', server.port),
  })
  driver.print({ id: 'a', attempt: 1, document: document('a', 200) })
  await ended('a')
  t.equal(said('a').at(-1), 'printed')
  emulator.fault('unplug', true)
  await until(() => states.includes('offline unplugged'))
  driver.print({ id: 'b', attempt: 1, document: document('b') })
  t.equal(said('b').at(-1), 'waiting')
  emulator.fault('unplug', false)
  await ended('b')
  t.equal(said('b').at(-1), 'printed')
})

t.test('over TCP: cut off in the middle, the receipt is unknown and never doubled', async t => {
  const emulator = new PrinterEmulator()
  const server = await listenTcp(emulator, 0)
  t.teardown(server.close)
  const { driver, until, ended, said, states } = aPrinter(t, {
    port: () => tcpPort('127.0.0.1', server.port),
  })
  await until(() => states.includes('ready'))
  emulator.trap('unplug', 3_000)
  driver.print({ id: 'a', attempt: 1, document: document('a', 600) })
  await until(() => states.includes('offline unplugged'))
  emulator.fault('unplug', false)
  await ended('a')
  t.equal(said('a').at(-1), 'unknown')
  t.equal(emulator.receipts().map(textOf).join('\n').split('a line 0\n').length - 1, 1)
})

t.test(
  'nothing listens, no such line, no USB bus: the printer says so and nothing breaks',
  async t => {
    const nobody = aPrinter(t, { port: () => tcpPort('127.0.0.1', 1) })
    await nobody.until(() => nobody.states.includes('offline no-answer'))
    const noLine = aPrinter(t, {
      port: () => serialPort('/dev/none', { baud: 9_600, dataBits: 8, parity: 'none' }),
    })
    await noLine.until(() => noLine.states.includes('absent unplugged'))
    const usb = aPrinter(t, { port: () => usbPort('04b8:0e15') })
    await usb.until(() => usb.states.some(each => /no-usb-bus|unplugged/.test(each)))
  },
)

t.test('over a serial line', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'line-'))
  const [a, b] = [join(folder, 'a'), join(folder, 'b')] as const
  const cable = await cableBetween([a, b])
  t.teardown(cable.pull)
  const settings = { baud: 115_200, dataBits: 8, parity: 'none' } as const
  const emulator = new PrinterEmulator()
  const mount = await mountSerial(emulator, a, settings)
  t.teardown(mount.close)
  const { driver, ended, said, until, states } = aPrinter(t, {
    port: () => serialPort(b, settings),
  })
  driver.print({ id: 'a', attempt: 1, document: document('a', 200) })
  await ended('a')
  t.equal(said('a').at(-1), 'printed')
  cable.pull()
  await until(() => states.includes('offline unplugged'))
})
