import t, { type Test } from 'tap'
import type { Row } from '#schema/index.ts'
import { faultsOfClass } from '#schema/rules/device-faults.ts'
import { readScript } from '#schema/rules/fault-script.ts'
import { Hub } from '../hub.ts'
import { faultyLine, lineStage } from '../ports/faulty.ts'
import { memoryPort } from '../ports/memory.ts'
import { runScript, type ScriptProgress, type Stage } from './run.ts'

type DeviceClass = Row<'device'>['class']

/** Plays `text` in a hub of its own, on one virtual device, with all that was said. */
const aHub = (t: Test, kind: DeviceClass, model: string) => {
  const said: Record<string, unknown>[] = []
  let look = () => {}
  const hub = new Hub('st', 'hub-1', (_topic, payload) => {
    if (payload !== '') said.push(JSON.parse(payload))
    look()
  })
  const device = {
    id: 'd',
    class: kind,
    name: 'd',
    model,
    transport: 'virtual',
    address: '',
    options_json: '{}',
    till_id: null,
    status: 'active',
  }
  hub.devices(JSON.stringify({ devices: [device] }))
  t.teardown(() => hub.close())
  const until = (wanted: () => boolean) =>
    new Promise<void>(resolve => {
      const alive = setInterval(() => {}, 1_000)
      look = () => {
        if (!wanted()) return
        clearInterval(alive)
        resolve()
      }
      look()
    })
  const last = (key: string) => said.findLast(body => key in body)?.[key]
  return {
    said,
    until,
    last,
    send: (body: object) => hub.take('d', JSON.stringify(body)),
    isReady: () => until(() => last('state') === 'ready'),
    ended: (state: string) =>
      until(() => (last('script') as ScriptProgress | undefined)?.state === state),
  }
}

const document = (lines: number) => ({
  version: 1,
  language: 'en',
  blocks: [
    ...Array.from({ length: lines }, (_, at) => ({ is: 'text', text: `Line ${at}` })),
    { is: 'cut' },
  ],
})
const jobsOf = (said: readonly Record<string, unknown>[]) =>
  said.filter(body => body['is'] === 'job').map(body => body['state'])

t.test('the roll ends in the middle of a receipt, a new one is put in: it prints once', async t => {
  const hub = aHub(t, 'receipt_printer', 'virtual')
  await hub.isReady()
  hub.send({ is: 'run-script', text: 'paper out after 3 lines\nwait 50 ms\noff paper-out' })
  hub.send({ is: 'print', job_id: 'a', attempt: 1, document: document(10) })
  await hub.until(() => jobsOf(hub.said).includes('printed'))
  await hub.ended('done')
  t.ok(
    hub.said.some(body => body['state'] === 'blocked' && body['why'] === 'paper-out'),
    'the tills were told',
  )
  hub.send({ is: 'paper' })
  await hub.until(() => hub.said.some(body => body['is'] === 'paper'))
  const paper = hub.said.findLast(body => body['is'] === 'paper')
  t.equal(JSON.stringify(paper?.['receipts']).match(/Line 9/g)?.length, 1, 'the last line once')
})

t.test(
  'a cable pulled at a byte and put back: whoever printed it is asked, nothing is lost',
  async t => {
    const hub = aHub(t, 'receipt_printer', 'virtual')
    await hub.isReady()
    hub.send({ is: 'run-script', text: 'unplug at byte 40\nwait 100 ms\nplug in' })
    hub.send({ is: 'print', job_id: 'a', attempt: 1, document: document(10) })
    await hub.ended('done')
    await hub.until(() => ['unknown', 'printed'].includes(String(jobsOf(hub.said).at(-1))))
    t.ok(hub.said.some(body => body['state'] === 'absent' || body['state'] === 'offline'))
  },
)

t.test('a code torn in its middle reaches nobody; the next one does', async t => {
  const hub = aHub(t, 'scanner', 'serial')
  await hub.isReady()
  hub.send({ is: 'run-script', text: 'unplug at byte 8\nwait 50 ms\nplug in' })
  hub.send({ is: 'scan', code: '5449000000996' })
  await hub.ended('done')
  await hub.isReady()
  hub.send({ is: 'scan', code: 'TEA-1' })
  await hub.until(() => hub.said.some(body => body['is'] === 'scan'))
  t.same(
    hub.said.filter(body => body['is'] === 'scan').map(body => body['code']),
    ['TEA-1'],
  )
})

t.test('a device that comes and goes twice at once is ready in the end', async t => {
  for (const [kind, model] of [
    ['scale', 'toledo-8217'],
    ['card_terminal', 'virtual'],
    ['line_display', 'cd5220'],
    ['label_printer', 'tspl'],
  ] as const) {
    const hub = aHub(t, kind, model)
    await hub.isReady()
    hub.send({ is: 'run-script', text: 'repeat 3 times\nreplug twice\nend\nmend' })
    await hub.ended('done')
    await hub.isReady()
    t.pass(kind)
  }
})

t.test('a script that is stopped leaves no fault behind', async t => {
  const hub = aHub(t, 'receipt_printer', 'virtual')
  await hub.isReady()
  hub.send({ is: 'run-script', text: 'on cover-open\nunplug at byte 100000\nmend' })
  await hub.until(() => hub.last('why') === 'cover-open')
  hub.send({ is: 'stop-script' })
  await hub.ended('stopped')
  await hub.isReady()
  t.same(hub.last('faults'), [])
  hub.send({ is: 'print', job_id: 'a', attempt: 1, document: document(60) })
  await hub.until(() => jobsOf(hub.said).includes('printed'))
})

t.test('a second script ends the first, and one with a mistake is not begun', async t => {
  const hub = aHub(t, 'scale', 'toledo-8217')
  await hub.isReady()
  hub.send({ is: 'run-script', text: 'on no-answer\nwait 500 s' })
  await hub.until(() => JSON.stringify(hub.last('faults')) === '["no-answer"]')
  hub.send({ is: 'run-script', text: 'on no-answer\nexplode' })
  t.match(hub.last('script'), { state: 'running', line: 2 })
  hub.send({ is: 'run-script', text: 'mend' })
  await hub.ended('done')
  t.same(hub.last('faults'), [])
})

const quiet: Stage = {
  faults: () => [],
  fault: () => {},
  trap: () => {},
  untrap: () => {},
  passed: () => 0,
}

t.test('what never comes is waited for only so long', async t => {
  const { steps } = readScript('wait for 10 bytes\nmend', faultsOfClass.scale)
  const progress: string[] = []
  const run = runScript(steps, quiet, ({ state, line }) => progress.push(`${state} ${line}`), 30)
  t.match(await run.ended, { state: 'gave-up', line: 1, step: 1, of: 2 })
  t.same(progress, ['running 1', 'gave-up 1'])
  run.stop()
  t.match(run.progress(), { state: 'gave-up' }, 'what is over is not stopped any more')
})

t.test('a trap on a line springs at its very byte, in both directions', async t => {
  for (const at of [0, 1, 3, 4, 5, 9]) {
    const heard: number[] = []
    const line = faultyLine(chunk => heard.push(...chunk))
    const port = memoryPort(line.device)
    const arrived: number[] = []
    port.onData(chunk => arrived.push(...chunk))
    await port.open()
    lineStage(line).trap('stall', at)
    await port.write(Uint8Array.of(1, 2, 3, 4))
    line.send(Uint8Array.of(5, 6, 7, 8, 9, 10))
    await port.write(Uint8Array.of(11))
    t.same([...heard, ...arrived], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].slice(0, at), `at byte ${at}`)
    t.same(line.faults(), ['stall'])
    port.close()
  }
})
