// The hub itself: what it finds when it begins, and what it leaves behind.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { foundWhen } from './found.ts'
import { linesOf, printedText, receiptOf } from './paper.ts'
import { allRows, KEYBOARD, PRINTER, printerRow, SCALE, SCANNER } from './rows.ts'
import { check, msFrom, type Step, type World } from './step.ts'

/** What each says of itself, what it is offered as, and where it is. */
const NAMES = [
  ['EPSON TM-T20II', 'epson-tm', PRINTER],
  ['Honeywell Voyager 1450g', 'hid-keyboard', KEYBOARD],
  ['Zebra DS2208', 'hid-pos', SCANNER],
  ['Mettler Ariva-S', null, SCALE],
] as const

const KERNEL_LIMIT_MS = 5_000

export const beginning = (world: World): Step[] => {
  const { shop, devices } = world
  const { cables } = devices
  return [
    {
      sentence: 'the hub starts as its own user and says that the printer is not plugged in',
      play: async () => {
        const began = performance.now()
        await shop.startHub()
        const started = msFrom(began)
        await shop.rows([printerRow('printer', PRINTER)])
        await shop.until('printer', 'state', { state: 'absent', why: 'unplugged' })
        return `started in ${started}`
      },
    },
    {
      sentence: 'a printer is ready soon after it is plugged in',
      play: async () => {
        const began = performance.now()
        await cables.printer.plug(0)
        const { at } = await shop.until('printer', 'state', { state: 'ready' })
        return `${msFrom(began, at)} after the plug`
      },
    },
    {
      sentence: 'scanners and scale are found as what they are, and are ready once they have a row',
      play: async () => {
        await cables.keyboard.plug(1)
        await cables.scanner.plug(2)
        await cables.scale.plug(3)
        const found = await foundWhen(world, all =>
          NAMES.every(([, , address]) => all.some(each => each.address === address)),
        )
        for (const [name, model, address] of NAMES) {
          const one = found.find(each => each.address === address)
          check(one?.name === name, `${address} is called ${one?.name}`)
          const said = one.suggestion?.model ?? null
          check(said === model, `${name} is offered as ${said}`)
        }
        await shop.rows(allRows)
        for (const id of ['keyboard', 'scanner', 'scale'])
          await shop.until(id, 'state', { state: 'ready' })
        return NAMES.map(([name]) => name).join(', ')
      },
    },
  ]
}

export const ending = ({ shop, devices }: World): Step[] => [
  {
    sentence:
      'a hub that is killed in a receipt comes back, is in doubt about it, and prints the next',
    play: async () => {
      const { printer } = devices
      printer.tear()
      printer.trap('stall', 3_000)
      const from = shop.mark()
      await shop.send('printer', {
        is: 'print',
        job_id: 'killed',
        attempt: 1,
        document: receiptOf('Killed', 300),
      })
      await shop.until('printer', 'out', { job_id: 'killed', state: 'sending' }, { from })
      await wait(500)
      await shop.endHub('SIGKILL')
      printer.fault('stall', false)
      const began = performance.now()
      await shop.startHub()
      const back = msFrom(began)
      await shop.until('printer', 'out', { job_id: 'killed', state: 'unknown' }, { from })
      await shop.until('printer', 'state', { state: 'ready' }, { from: from + 1 })
      await shop.send('printer', {
        is: 'print',
        job_id: 'next',
        attempt: 1,
        document: receiptOf('Next', 3),
      })
      await shop.until('printer', 'out', { job_id: 'next', state: 'printed' }, { from })
      const last = printedText(printer.receipts().at(-1))
      check(last === linesOf('Next', 3).join('\n'), `the last receipt says ${last}`)
      return `back after ${back}`
    },
  },
  {
    sentence: 'a hub that ends gives the devices back to the kernel',
    play: async () => {
      await shop.endHub('SIGTERM')
      const until = performance.now() + KERNEL_LIMIT_MS
      while (!isGivenBack()) {
        check(performance.now() < until, `printers: ${printers()}, keyboards: ${keyboards()}`)
        await wait(50)
      }
      return ''
    },
  },
]

const printers = () => (existsSync('/dev/usb') ? readdirSync('/dev/usb') : [])

/** Keyboards that the kernel types with. */
export const keyboards = (): string[] =>
  readFileSync('/proc/bus/input/devices', 'utf8')
    .split('\n\n')
    .filter(each => each.includes('Voyager'))
    .map(each => /Name="([^"]*)"/.exec(each)?.[1] ?? '')

const isGivenBack = () => printers().some(name => name.startsWith('lp')) && keyboards().length > 0
