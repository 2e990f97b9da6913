// What a technician does to one running device beside its work: reads its bytes along, plays faults.
import { faultsOfClass } from '#schema/rules/device-faults.ts'
import { readScript } from '#schema/rules/fault-script.ts'
import type { BytesWord } from '#schema/wire/byte-log.ts'
import { decoderOf } from './byte-log/decoders.ts'
import { byteLog } from './byte-log/log.ts'
import type { Tap } from './byte-log/tap.ts'
import { runScript, type ScriptProgress, type ScriptRun } from './fault-script/run.ts'
import type { Device, DeviceOptions, DeviceRow, Message } from './messages.ts'

export type Workbench = {
  /** False for a message that is the device's own matter. */
  take: (message: Message) => boolean
  /** The script that runs, or how the last one ended. */
  script: () => ScriptProgress | null
  close: () => void
}

export type WorkbenchParts = {
  row: DeviceRow
  options: DeviceOptions
  device: Device
  tap: Tap
  sayBytes: (word: BytesWord) => void
  /** How a script stands has changed. */
  changed: () => void
  now: () => number
}

export const newWorkbench = (parts: WorkbenchParts): Workbench => {
  const { row, options, device, tap, sayBytes, changed, now } = parts
  const bytes = byteLog(
    tap,
    () => decoderOf(row, options, device.descriptor?.() ?? null),
    sayBytes,
    now,
  )
  let run: ScriptRun | undefined
  const play = (text: string) => {
    const { stage } = device
    const { steps } = readScript(text, faultsOfClass[row.class])
    if (!stage || steps.length === 0) return
    run?.stop()
    run = runScript(steps, stage, changed)
  }
  return {
    take: message => {
      if (message.is === 'watch-bytes') bytes.watch(message.watcher, message.on)
      else if (message.is === 'run-script') play(message.text)
      else if (message.is === 'stop-script') run?.stop()
      else return false
      return true
    },
    script: () => run?.progress() ?? null,
    close: () => {
      run?.stop()
      bytes.close()
    },
  }
}
