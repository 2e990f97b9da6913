// How the devices with a role at this till are: its printers, drawer, scanner, scale, card terminal and
// customer display. Those of other tills are no business of this one.
import { computed } from '@preact/signals'
import { nameOf } from '#kit/i18n.ts'
import type { Row } from '#schema/index.ts'
import { deviceTexts } from '../device-texts.ts'
import { type DeviceWords, deviceWords } from './device-words.ts'
import { standIn, stateOf } from './devices.ts'
import { weight } from './scale.ts'
import { deviceOf, receiptPrinters, start } from './till.ts'

export type HealthClass = Exclude<Row<'device'>['class'], 'label_printer'>
export type Health = DeviceWords & { key: string; is: HealthClass; name: string }

/** In the order of the strip: what stops a sale first. */
export const health = computed((): Health[] => [
  ...receiptPrinters().map(printerHealth),
  ...kitchenPrinters().map(device => healthOf('kitchen_printer', device)),
  ...oneOf('card_terminal'),
  ...oneOf('scale'),
  ...drawerHealth(),
  ...oneOf('scanner'),
  ...oneOf('line_display'),
])

/** Order tickets of this till come out there. */
const kitchenPrinters = () =>
  (start.value?.devices ?? []).filter(device => device.class === 'kitchen_printer')

const oneOf = (wanted: HealthClass): Health[] => {
  const device = deviceOf(wanted)
  return device ? [healthOf(wanted, device)] : []
}

type Device = NonNullable<ReturnType<typeof deviceOf>>

const healthOf = (is: HealthClass, device: Device): Health => {
  const said = stateOf(device)
  const words = deviceWords(said)
  const name = nameOf(device)
  // What it is at is told only while nothing is wrong.
  const busy = words.tone === 'good' ? atWork(is, said.isAtWork) : undefined
  return { key: device.id, is, name, ...words, ...busy }
}

const printerHealth = (device: Device): Health => {
  const known = healthOf('receipt_printer', device)
  const other = standIn.value
  if (known.tone !== 'bad' || !other || other.id === device.id) return known
  if (device.id !== receiptPrinters()[0]?.id) return known
  return { ...known, words: `${known.words} ${deviceTexts.printsMeanwhile(nameOf(other))}` }
}

const atWork = (is: HealthClass, isAtWork: boolean): DeviceWords | undefined => {
  if (is === 'card_terminal' && isAtWork) return say('busy', 'terminalBusy', 'busyShort')
  if (is !== 'scale') return undefined
  switch (weight.value?.state) {
    case 'motion':
      return say('busy', 'scaleMoves', 'movesShort')
    case 'over':
      return say('warn', 'scaleOver', 'overShort')
    case 'under':
      return say('warn', 'scaleUnder', 'underShort')
    default:
      return undefined
  }
}

/** A drawer needs no row of its own: the printer it hangs on says how it stands. */
const drawerHealth = (): Health[] => {
  const device = deviceOf('cash_drawer')
  const own = stateOf(device)
  const stands = own.drawer ?? stateOf(receiptPrinters()[0]).drawer
  const name = device ? nameOf(device) : deviceTexts.drawer
  const known = { key: device?.id ?? 'drawer', is: 'cash_drawer' as const, name }
  const words = deviceWords(own)
  if (stands === 'open') return [{ ...known, ...say('warn', 'drawerOpen', 'drawerShort') }]
  if (stands === 'shut' && words.tone !== 'bad')
    return [{ ...known, tone: 'good', words: deviceTexts.drawerShut, short: '' }]
  return device ? [{ ...known, ...words }] : []
}

type Words = 'terminalBusy' | 'scaleMoves' | 'scaleOver' | 'scaleUnder' | 'drawerOpen'
type Short = 'busyShort' | 'movesShort' | 'overShort' | 'underShort' | 'drawerShort'

const say = (tone: DeviceWords['tone'], words: Words, short: Short): DeviceWords => ({
  tone,
  words: deviceTexts[words],
  short: deviceTexts[short],
})
