import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { ptyAt } from './a-pty.ts'
import { plainLine, serialPort } from './serial.ts'

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
