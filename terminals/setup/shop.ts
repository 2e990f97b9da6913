// What the setup page knows of the shop, kept fresh: the box's checks, the devices, their states.
import { computed, signal } from '@preact/signals'
import { type Answer, ask, list, type Page, type Problem, putRow, request, send } from '#kit/api.ts'
import { freshOf } from '#kit/list-of.ts'
import { deviceStates } from '#kit/live.ts'
import { wordsOf } from '#kit/problems.ts'
import { toast } from '#kit/toast.tsx'
import { texts } from './texts.ts'
import { type Check, type Device, type DeviceState, readChecks, readState } from './things.ts'

const CHECKS_EVERY_MS = 5_000
const DEVICES_MAX = 200

/** undefined before the first answer. */
export const checks = signal<Check[] | undefined>(undefined)
export const checksProblem = signal<Problem | undefined>(undefined)
/** when the checks were read, epoch ms */
export const checkedAt = signal(0)

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

/** Reads the box's checks once; a box that is not well answers 503 with the same list. */
export const check = async () => {
  const answer = await request<unknown>('GET', '/health/deep')
  const found = answer.ok ? readChecks(answer.value) : readChecks(answer.problem.data)
  if (answer.ok || found.length > 0) {
    checks.value = found
    checksProblem.value = undefined
    checkedAt.value = Date.now()
  } else checksProblem.value = answer.problem
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

export const retryJob = async (jobId: string) =>
  said(await send('printing.retry', { job_id: jobId }))

/** Switches a device on or off, on top of the row as the server has it now. */
export const setStatus = async (id: string, status: Device['status']): Promise<boolean> => {
  const now = await request<Device>('GET', `/api/v1/device/${encodeURIComponent(id)}`)
  if (!now.ok) return said(now)
  return said(await putRow<Device>('device', id, { ...now.value, status }, now.etag))
}

/** Shows why not; true when it went well. */
export const said = (answer: Answer<unknown>): boolean => {
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
