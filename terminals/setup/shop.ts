// What the setup page knows of the shop, kept fresh: the box's checks, the devices, their states.
import { computed, signal } from '@preact/signals'
import { type Answer, ask, list, type Page, type Problem, putRow, request, send } from '#kit/api.ts'
import { freshOf } from '#kit/list-of.ts'
import { deviceStates } from '#kit/live.ts'
import { wordsOf } from '#kit/problems.ts'
import { toast } from '#kit/toast.tsx'
import { type Box, readBox } from './box.ts'
import { texts } from './texts.ts'
import { type Device, type DeviceState, readState } from './things.ts'

const CHECKS_EVERY_MS = 5_000
const DEVICES_MAX = 200

/** undefined before the first answer; the last good one stays, with the problem beside it. */
export const box = signal<Box | undefined>(undefined)
export const boxProblem = signal<Problem | undefined>(undefined)

/** All devices of the store, by name. */
export const devices = freshOf<Page<Device>>(
  ['device'],
  () => () => list<Device>('device', { sort: 'name', limit: DEVICES_MAX }),
)

const told = freshOf<unknown>(['device'], () => () => ask('devices.states'))

/** Each device's state: what the broker says, before it is heard what the server knew. */
export const states = computed<ReadonlyMap<string, DeviceState>>(() => {
  const known = new Map<string, DeviceState>()
  for (const { id, state } of readTold(told.value.value)) {
    const read = readState(state)
    if (read) known.set(id, read)
  }
  for (const [id, message] of Object.entries(deviceStates.value)) {
    const read = readState(message)
    if (read && read.at >= (known.get(id)?.at ?? 0)) known.set(id, read)
  }
  return known
})

/** Reads the box's checks once. */
export const check = async () => {
  const answer = await request<unknown>('GET', '/health/deep')
  const found = readBox(answer.ok ? answer.value : answer.problem.data, Date.now())
  box.value = found ?? box.value
  boxProblem.value = found || answer.ok ? undefined : answer.problem
}

/** Reads the checks every few seconds until the answer is called; rests while nobody looks. */
export const keepChecking = () => {
  check()
  const timer = setInterval(() => {
    if (!document.hidden) check()
  }, CHECKS_EVERY_MS)
  return () => clearInterval(timer)
}

/** Sends a word to a device; a refusal is shown where everybody sees it. */
export const instruct = async (
  deviceId: string,
  message: { is: string } & Record<string, unknown>,
) => said(await send('devices.instruct', { device_id: deviceId, message }))

/** Switches every fault of a virtual device off. */
export const mend = async (deviceId: string, faults: readonly string[]) => {
  for (const fault of faults) {
    if (!(await instruct(deviceId, { is: 'fault', fault, on: false }))) return
  }
}

export const testPrint = async (deviceId: string) => {
  if (said(await send('printing.test', { device_id: deviceId })))
    toast(texts.testSent, { tone: 'success' })
}

/** One pulse to the drawer of a device; never repeated. */
export const openDrawer = async (deviceId: string) =>
  said(await send('devices.test-drawer', { device_id: deviceId }))

export const retryJob = async (jobId: string) =>
  said(await send('printing.retry', { job_id: jobId }))

/** Somebody looked: it is not wanted any more, and is printed no more. */
export const dropJob = async (jobId: string) =>
  said(await send('printing.settle', { job_id: jobId, came_out: false }))

/** Switches a device on or off, on top of the row as the server has it now. */
export const setStatus = async (id: string, status: Device['status']): Promise<boolean> => {
  const now = await request<Device>('GET', `/api/v1/device/${encodeURIComponent(id)}`)
  if (!now.ok) return said(now)
  return said(await putRow<Device>('device', id, { ...now.value, status }, now.etag))
}

/** Shows why not; true when it went well. */
const said = (answer: Answer<unknown>): boolean => {
  if (!answer.ok) toast(wordsOf(answer.problem), { tone: 'danger' })
  return answer.ok
}

const readTold = (value: unknown): { id: string; state: unknown }[] => {
  if (
    typeof value !== 'object' ||
    value === null ||
    !('devices' in value) ||
    !Array.isArray(value.devices)
  )
    return []
  return value.devices.filter(row => typeof row?.id === 'string')
}
