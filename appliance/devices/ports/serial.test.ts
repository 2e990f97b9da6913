import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { ptyAt } from './a-pty.ts'
import { plainLine, serialPort } from './serial.ts'

t.test('a write to a slow line is over soon: it is no printer that hangs', async t => {
  const chunkAt = (baud: number) => serialPort('/dev/none', { ...plainLine, baud }).chunkBytes
  t.same([300, 4_800, 9_600, 921_600].map(chunkAt), [15, 240, 480, 4_096])
})

const LINES = 40
const NOTICED_WITHIN_MS = 5_000

t.test('a line pulled out in the middle of what it says is noticed, each time', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'lines-'))
  process.setMaxListeners(LINES + 10)
  const open = new Set<number>()
  const pull = async (at: number) => {
    const path = join(folder, `${at}`)
    let say: (chunk: Uint8Array) => void = () => {}
    const pty = ptyAt(path, {
      connect(send) {
        say = send
        return { write: async chunk => chunk.length, close: () => {} }
      },
    })
    await pty.plug()
    const port = serialPort(path, plainLine)
    t.teardown(port.close)
    port.onData(() => {})
    port.onClose(() => open.delete(at))
    await port.open()
    open.add(at)
    for (let times = 0; times < 10; times++) say(new Uint8Array(1 + at).fill(65))
    await wait(at % 4)
    pty.unplug()
  }
  for (let at = 0; at < LINES; at++) await pull(at)
  const end = Date.now() + NOTICED_WITHIN_MS
  while (open.size > 0 && Date.now() < end) await wait(10)
  t.same([...open], [])
})
