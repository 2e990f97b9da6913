// What a person asks of one device beside its work, answered within seconds.
import type { RunningDevice } from './devices.ts'
import type {
  Checked,
  DrawerOpened,
  DrawerSensed,
  MemoryAnswer,
  Message,
  State,
} from './messages.ts'

type Asked<Is extends Message['is']> = Extract<Message, { is: Is }>
type Drives = RunningDevice | null | undefined

/** Gives the drawer one pulse; `device` is the printer it hangs on. */
export const openedDrawer = async (
  device: Drives,
  pin: 2 | 5,
  { request_id, ttl_ms }: Asked<'open-drawer'>,
  now: () => number,
): Promise<DrawerOpened> => {
  const notSent = device?.kick ? await device.kick(pin, ttl_ms) : 'no-drawer-here'
  const seen = notSent === null ? ((await device?.seesOpen?.()) ?? null) : null
  const why = notSent ?? (seen === false ? 'drawer-did-not-open' : null)
  return {
    is: 'drawer',
    request_id,
    open: why === null,
    seen: seen === true,
    ...(why ? { why } : {}),
    at: now(),
  }
}

/** What the drawer's sensor says now. */
export const sensedDrawer = async (
  device: Drives,
  { request_id }: Asked<'sense-drawer'>,
  now: () => number,
): Promise<DrawerSensed> => {
  const sensed = (await device?.sense?.()) ?? { level: null, why: 'no-drawer-here' as const }
  return { is: 'drawer-sensor', request_id, ...sensed, at: now() }
}

/** Whether the device is there. `standing` is read again once it has answered. */
export const checked = async (
  { device, standing }: { device: Drives; standing: () => { state: State; why: string | null } },
  { request_id }: Asked<'check'>,
  now: () => number,
): Promise<Checked> => {
  const from = performance.now()
  const check = device?.check
  const isThere = check === undefined || (await check())
  const ms = check && isThere ? Math.round(performance.now() - from) : null
  const stands = standing()
  const why = isThere ? stands.why : (stands.why ?? 'no-answer')
  const state = isThere ? stands.state : 'offline'
  return { is: 'checked', request_id, state, why, ms, at: now() }
}

const memoryOrders = [
  'read-settings',
  'write-settings',
  'read-logo',
  'store-logo',
  'delete-logo',
] as const
export type MemoryOrder = Asked<(typeof memoryOrders)[number]>

export const isMemoryOrder = (message: Message): message is MemoryOrder =>
  memoryOrders.some(is => is === message.is)

/** Carries out an order to the memory of a printer, or says why not. */
export const memoryAnswer = async (
  device: Drives,
  order: MemoryOrder,
  now: () => number,
): Promise<MemoryAnswer> => {
  const { request_id } = order
  const memory = device?.memory
  const isLate = 'until' in order && now() > order.until
  const why = memory ? (isLate ? 'too-late' : undefined) : 'no-setup-mode'
  const can = why === undefined ? memory : undefined
  const not = { why: why ?? 'no-setup-mode' }
  switch (order.is) {
    case 'read-settings': {
      const read = (await can?.readSettings()) ?? not
      return { is: 'printer-settings', request_id, ...read, at: now() }
    }
    case 'write-settings': {
      const written = await can?.writeSettings(request_id, order.settings)
      const done = written ?? { result: 'not-written' as const, ...not }
      return { is: 'settings-written', request_id, ...done, at: now() }
    }
    case 'read-logo': {
      const read = (await can?.readLogo()) ?? not
      return { is: 'printer-logo', request_id, ...read, at: now() }
    }
    case 'store-logo': {
      const stored = (await can?.storeLogo(request_id, order.picture)) ?? not
      return { is: 'logo-stored', request_id, ...stored, at: now() }
    }
    case 'delete-logo': {
      const deleted = (await can?.deleteLogo(request_id)) ?? not
      return { is: 'logo-deleted', request_id, ...deleted, at: now() }
    }
  }
}
