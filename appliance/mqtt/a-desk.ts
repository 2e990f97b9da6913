// For tests: the corner shop's desk, which talks to nobody.
import type { Test } from 'tap'
import { aStore, NOW, shop } from '#appliance/kernel/a-store.ts'
import type { Row, Table } from '#schema/index.ts'
import { deviceTopic, readDeviceTopic } from '#schema/wire/topics.ts'
import { openDesk } from './desk.ts'

const { store_id } = shop

/** What a hub says when it has come: another word for each start. */
export const hubCame = (boot: string) => ({ state: 'ready', boot })

/** A shop whose desk talks to nobody: what it says to a device is kept. */
export const aDesk = async (t: Test, given: Partial<{ [T in Table]: Row<T>[] }> = {}) => {
  const store = aStore(t)
  store.given(given)
  const told: { device: string; body: Record<string, unknown> }[] = []
  const shown = new Map<string, unknown>()
  const logged: string[] = []
  const broker = {
    port: 0,
    publish: (topic: string, body: unknown) => {
      const to = readDeviceTopic(topic)
      if (!to || typeof body !== 'object') return
      if (to.channel === 'in') told.push({ device: to.device, body: { ...body } })
      else shown.set(to.device, body)
    },
    assign: () => {},
    kick: () => {},
    stop: async () => {},
  }
  const boots = new Map<string, string>()
  const desk = openDesk(
    store.engine,
    store.kernel,
    () => broker,
    {
      isNew: (hub, boot) => {
        const isNew = boots.get(hub) !== boot
        boots.set(hub, boot)
        return isNew
      },
    },
    (message, data) => logged.push(`${message} ${JSON.stringify(data)}`),
    store.now,
  )
  store.kernel.onCommit(desk.committed)
  await desk.begin()
  t.teardown(desk.stop)
  return {
    ...store,
    logged,
    /** what stands at the broker of a device, said in the place of its hub */
    shown,
    desk,
    told: (device: string) => told.filter(each => each.device === device).map(({ body }) => body),
    says: (device: string, body: Record<string, unknown>) =>
      desk.heard(deviceTopic(store_id, device, 'out'), { at: NOW, ...body }),
    is: (device: string, body: Record<string, unknown> | null) =>
      desk.heard(deviceTopic(store_id, device, 'state'), body),
    /** What was said is worked through in turns of the loop. */
    settled: async () => {
      for (let turn = 0; turn < 60; turn++) await new Promise(resolve => setImmediate(resolve))
    },
  }
}
