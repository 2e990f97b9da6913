// All rows of `npm run bench:devices`, in the order they are measured: quiet ones first.
import type { Figure } from '../figures.ts'
import { killTrials, unplugTrials } from './faults.ts'
import { hubCrashRow, memoryRow, scaleRow, scansRow } from './others.ts'
import type { Over } from './printers.ts'
import { allReady, openRig, type Rig } from './rig.ts'
import { failOverRow, firstByteRow, paperStateRow, replugRow } from './speed.ts'

export type Bench = {
  folder: string
  quick: boolean
  say: (words: string) => void
  random: (below: number) => number
}

type Row = {
  name: string
  /** about loss and duplicates: not met, the run has failed */
  isVital?: true
  measure: (bench: Bench) => Promise<Figure[]>
}

export const rows: readonly Row[] = [
  {
    name: 'first-byte',
    measure: bench => withRig(bench, mixed, rig => firstByteRow(bench, rig)),
  },
  {
    name: 'replug',
    measure: bench => withRig(bench, mixed, rig => replugRow(bench, rig)),
  },
  {
    name: 'paper-state',
    measure: bench => withRig(bench, mixed, rig => paperStateRow(bench, rig)),
  },
  { name: 'scans', isVital: true, measure: scansRow },
  { name: 'scale', measure: scaleRow },
  {
    name: 'fail-over',
    measure: bench =>
      withRig(bench, mixed.slice(0, 2), rig => failOverRow(bench, rig), { isGroup: true }),
  },
  {
    name: 'hub-crash',
    measure: bench => withRig(bench, mixed.slice(0, 1), rig => hubCrashRow(bench, rig)),
  },
  {
    name: 'memory',
    measure: bench => withRig(bench, mixed.slice(0, 1), rig => memoryRow(bench, rig)),
  },
  {
    name: 'unplug',
    isVital: true,
    measure: bench =>
      withRig(bench, fleet, rig => unplugTrials({ ...bench, rig, count: bench.quick ? 60 : 500 })),
  },
  {
    name: 'kill',
    isVital: true,
    measure: bench =>
      withRig(bench, fleet, rig => killTrials({ ...bench, rig, count: bench.quick ? 20 : 200 })),
  },
]

/** Models with each kind of proof; what has none is `sent` at best, and no trial can say more. */
const MODELS = ['epson-tm', 'escpos-80', 'star-line', 'star-prnt']
const PRINTERS = 20

const fleet = Array.from({ length: PRINTERS }, (_, at) => {
  const over: Over = at % 5 === 4 ? 'serial' : 'tcp'
  return { model: MODELS[Math.floor(at / 5) % MODELS.length] ?? 'epson-tm', over }
})

/** One of each kind of line. */
const mixed: typeof fleet = [
  { model: 'epson-tm', over: 'tcp' },
  { model: 'star-line', over: 'tcp' },
  { model: 'epson-tm', over: 'serial' },
]

const withRig = async (
  { folder }: Bench,
  printers: typeof fleet,
  work: (rig: Rig) => Promise<Figure[]>,
  { isGroup = false } = {},
): Promise<Figure[]> => {
  const rig = await openRig({ folder, printers, isGroup })
  try {
    await allReady(rig)
    return await work(rig)
  } finally {
    await rig.close()
  }
}
