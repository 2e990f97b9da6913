// What the terminal shows: lines, one moving line where the terminal can, and the table at the end.
import { networkInterfaces } from 'node:os'
import type { Addresses, Demo } from './first-run.ts'

const LINE_EVERY_MS = 5_000
const FRAME_EVERY_MS = 120
const FRAMES = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'

export type Screen = {
  say(line: string): void
  problem(line: string): void
  /** Shows that something takes its time. `text` changes what is shown, `end` puts a last line. */
  working(title: string): {
    text(detail: string): void
    end(line?: string): void
  }
}

export const openScreen = (): Screen => {
  // The terminal may be closed before the store is.
  process.stdout.on('error', () => undefined)
  process.stderr.on('error', () => undefined)
  const live = process.stdout.isTTY === true
  const clear = () => live && process.stdout.write('\r\x1b[2K')
  let moving: (() => void) | undefined
  const say = (line: string) => {
    clear()
    console.log(line)
    moving?.()
  }
  return {
    say,
    problem(line) {
      clear()
      console.error(line)
    },
    working(title) {
      const began = performance.now()
      let detail = ''
      let frame = 0
      const line = () =>
        `${title}${detail && `: ${detail}`} … ${Math.round((performance.now() - began) / 1_000)} s`
      moving = () => {
        frame = (frame + 1) % FRAMES.length
        process.stdout.write(`\r\x1b[2K${FRAMES[frame]} ${line()}`)
      }
      const timer = setInterval(
        live ? moving : () => console.log(`  ${line()}`),
        live ? FRAME_EVERY_MS : LINE_EVERY_MS,
      )
      if (!live) {
        moving = undefined
        console.log(`${title} …`)
      }
      return {
        text: words => {
          detail = words
        },
        end: last => {
          clearInterval(timer)
          moving = undefined
          clear()
          if (last !== undefined) console.log(last)
        },
      }
    },
  }
}

/** Addresses and demo users, as lines. */
export const welcome = (at: Addresses, demo: Demo | undefined, dataDir: string): string[] => [
  '',
  ...table([
    ['Till', `${at.appliance}/till/`],
    ['Admin of the store', `${at.appliance}/admin/`],
    ['Setup and devices', `${at.appliance}/setup/`],
    ['Managers (head office)', `${at.cloud}/managers/`],
    ['Admin at head office', `${at.cloud}/admin/`],
    ['API', `${at.appliance}/api/docs`],
    ...otherDevices(at.appliance),
  ]),
  ...(demo
    ? [
        '',
        ...table([
          ['User', 'Role', 'Login', 'PIN', 'Signs in at'],
          ...demo.users.map(({ name, role, login, pin, where }) => [name, role, login, pin, where]),
        ]),
      ]
    : []),
  '',
  `Data and logs: ${dataDir}. Ctrl-C ends it all.`,
]

const otherDevices = (appliance: string): string[][] => {
  const address = Object.values(networkInterfaces())
    .flat()
    .find(one => one !== undefined && one.family === 'IPv4' && !one.internal)?.address
  return address === undefined
    ? []
    : [['Till from other devices', `${appliance.replace('localhost', address)}/till/`]]
}

const table = (rows: readonly string[][]): string[] => {
  const widths = rows.reduce<number[]>(
    (known, row) => row.map((cell, column) => Math.max(cell.length, known[column] ?? 0)),
    [],
  )
  return rows.map(
    row =>
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('   ')
        .trimEnd()}`,
  )
}
