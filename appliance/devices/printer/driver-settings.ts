// How long a printer is waited for, what its driver tells, and what it is told at the start.
import type { JobLedger } from '../ledger.ts'
import type { JobReport } from './queue.ts'

/** All in milliseconds. */
export const printerLimits = {
  /** A chunk not taken within this time means that the device hangs: it is connected anew. */
  write: 5_000,
  /** From the last byte to the proof, and `slowest` for each byte of a receipt. */
  proof: 10_000,
  /** After this, and what its bytes take, a printer is asked whether it is still there. */
  silence: 2_000,
  /** A byte at the slowest: needle printers print 150 to 200 in a second, a line of 9600 baud carries 960. */
  slowest: 10,
  /** A byte at the quickest that is counted on. */
  quickest: 1,
  /** All bytes of a receipt at most: a line that is dead must not look alive for longer. */
  longest: 60_000,
  /** The same as `proof` for a printer that has never said a word. */
  mute: 1_500,
  /** After a new connection: how long a late proof may still come. */
  asking: 1_500,
  /** A receipt torn by a lost connection is given to a person after this. */
  lost: 60_000,
  status: 1_000,
  /** What the drawer's sensor says is waited for so long. */
  sense: 2_500,
  /** After the pulse the drawer has this long to be seen open. */
  opens: 1_500,
  heartbeat: 5_000,
  /** A printer that is let out of its setup mode starts anew. */
  restart: 3_000,
}

export type PrinterState = 'absent' | 'opening' | 'ready' | 'degraded' | 'blocked' | 'offline'

export type PrinterEvents = {
  job: (report: JobReport) => void
  state: (state: PrinterState, why: string | null) => void
  drawer: (open: boolean) => void
}

export type PrinterSettings = {
  limits?: Partial<typeof printerLimits>
  /** Level of pin 3 while the drawer is open; differs between drawers. Without it nobody knows. */
  drawerOpenWhen?: 'high' | 'low' | undefined
  /** Epoch milliseconds. */
  now?: () => number
  /** Without it, what was begun is forgotten with the process. */
  ledger?: JobLedger
  /** Its model and where it hangs: another printer there may have no voice. */
  place?: string
}
