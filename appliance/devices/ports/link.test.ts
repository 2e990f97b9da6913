import { setTimeout as wait } from 'node:timers/promises'
import t from 'tap'
import { keepOpen } from './link.ts'
import { type Port, PortFault, portEvents } from './port.ts'

/** A port that fails as often as it is told to, and what was heard of it. */
const aLink = (t: { teardown: (end: () => void) => void }, open: () => void, opened = () => {}) => {
  const events = portEvents()
  const heard: string[] = []
  const port: Port = {
    onData: events.onData,
    onClose: events.onClose,
    open: async () => {
      open()
      events.opened()
    },
    write: async chunk => chunk.length,
    close: events.hasClosed,
    unforeseen: error => heard.push(`unforeseen ${error}`),
  }
  const link = keepOpen(port, {
    opened: () => {
      heard.push('opened')
      opened()
    },
    closed: () => heard.push('closed'),
    refused: reason => heard.push(`refused ${reason}`),
  })
  t.teardown(link.stop)
  return heard
}

const once = (error: Error) => {
  let isFirst = true
  return () => {
    const isNow = isFirst
    isFirst = false
    if (isNow) throw error
  }
}

t.test('a port that can not be opened is said why, and tried again', async t => {
  const heard = aLink(t, once(new PortFault('in-use', 0)))
  await wait(200)
  t.same(heard, ['refused in-use', 'opened'])
})

t.test('what nobody foresaw is told once and is the trouble of this device alone', async t => {
  const opening = aLink(t, once(new RangeError('port')))
  const opened = aLink(t, () => {}, once(new TypeError('first word')))
  await wait(300)
  t.same(opening, ['unforeseen RangeError: port', 'refused failed', 'opened'])
  t.same(opened, [
    'opened',
    'closed',
    'unforeseen TypeError: first word',
    'refused failed',
    'opened',
  ])
})
