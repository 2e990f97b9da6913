// Switches for what can go wrong with a virtual device.
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { toast } from '#kit/toast.tsx'
import { faultsOfClass } from '#schema/rules/device-faults.ts'
import { instruct } from './shop.ts'
import { texts } from './texts.ts'
import type { Device } from './things.ts'
import { faultWords } from './trouble-words.ts'

type FaultsProps = {
  device: Device
  /** those that are on, as the device says */
  faults: readonly string[]
  why: string | undefined
}

export const Faults = ({ device, faults, why }: FaultsProps) => {
  const known = faultsOfClass[device.class]
  // What was tapped stands until the device says so too; a refusal takes it back.
  const wanted = useSignal<Record<string, boolean>>({})
  useEffect(() => {
    wanted.value = {}
  }, [faults.join()])
  if (known.length === 0) return null
  const turn = async (fault: string, on: boolean) => {
    if (why !== undefined) return toast(why, { tone: 'warning' })
    wanted.value = { ...wanted.value, [fault]: on }
    if (await instruct(device.id, { is: 'fault', fault, on })) return
    const { [fault]: _, ...rest } = wanted.value
    wanted.value = rest
  }
  return (
    <section class="grid gap-3 rounded-box border border-base-300 bg-base-100 p-4">
      <div>
        <h2 class="font-semibold">{texts.faults}</h2>
        <p class="quiet text-sm">{texts.faultsHint}</p>
      </div>
      <ul class="grid grid-cols-2 gap-2">
        {known.map(fault => {
          const isOn = wanted.value[fault] ?? faults.includes(fault)
          return (
            <li key={fault}>
              <button
                type="button"
                role="switch"
                aria-checked={isOn}
                aria-disabled={why !== undefined}
                title={why}
                data-fault={fault}
                class={`btn h-full min-h-11 w-full justify-between gap-2 py-2 text-start ${isOn ? 'btn-error' : 'border-base-300 bg-base-100'}`}
                onClick={() => turn(fault, !isOn)}
              >
                {faultWords[fault]}
                <span
                  aria-hidden="true"
                  class={`size-3 shrink-0 rounded-full border-2 border-current ${isOn ? 'bg-current' : ''}`}
                />
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
