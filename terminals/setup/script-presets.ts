// Fault scripts to pick from; what they are called is in script-words.ts.
import type { DeviceClass } from './things.ts'

const printers: readonly DeviceClass[] = ['receipt_printer', 'kitchen_printer', 'label_printer']
const answering: readonly DeviceClass[] = [...printers, 'scale', 'card_terminal']
const all: readonly DeviceClass[] = [...answering, 'scanner', 'line_display']

type ScriptPreset = {
  name: 'roll' | 'cable' | 'cover' | 'torn' | 'again' | 'stuck' | 'nonsense' | 'loose'
  text: string
  /** What a person does after it was started, so that something happens to it. */
  meanwhile?: 'print' | 'scan'
  for: readonly DeviceClass[]
}

export const scriptPresets: readonly ScriptPreset[] = [
  {
    name: 'roll',
    text: 'paper out after 5 lines\nwait 8 s\noff paper-out',
    meanwhile: 'print',
    for: ['receipt_printer', 'kitchen_printer'],
  },
  {
    name: 'cable',
    text: 'unplug at byte 600\nwait 5 s\nplug in',
    meanwhile: 'print',
    for: printers,
  },
  {
    name: 'cover',
    text: 'wait for 200 bytes\non cover-open\nwait 5 s\noff cover-open',
    meanwhile: 'print',
    for: printers,
  },
  {
    name: 'torn',
    text: 'unplug at byte 6\nwait 1 s\nplug in',
    meanwhile: 'scan',
    for: ['scanner'],
  },
  { name: 'again', text: 'replug twice', for: all },
  { name: 'stuck', text: 'on stall\nwait 10 s\noff stall', for: all },
  {
    name: 'nonsense',
    text: 'garbage\nwait 6 s\noff garbage\nsilence\nwait 6 s\nmend',
    for: answering,
  },
  {
    name: 'loose',
    text: 'repeat 5 times\n  unplug\n  wait 400 ms\n  plug in\n  wait 900 ms\nend',
    for: all,
  },
]
