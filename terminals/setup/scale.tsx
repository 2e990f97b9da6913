// The virtual scale: a plate with a slider, and what the tills read from it.
import { useSignal, useSignalEffect } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { Button } from '#kit/button.tsx'
import { Field, WholeInput } from '#kit/field.tsx'
import { quantity } from '#kit/formats.ts'
import { useLastWord } from './heard.ts'
import { ScaleOrders } from './scale-orders.tsx'
import { instruct } from './shop.ts'
import { texts } from './texts.ts'
import type { Device } from './things.ts'

const CAPACITY_GRAMS = 15_000
const STEP_GRAMS = 5
/** A finger on the slider moves faster than a scale is read. */
const TELL_EVERY_MS = 120
const LIKELY_GRAMS = [0, 125, 412, 1_000, 2_350]
/** Nothing that is sold weighs this: the tills must show no weight. */
const TOO_HEAVY_GRAMS = CAPACITY_GRAMS + 500
const BELOW_ZERO_GRAMS = -100

export const Scale = ({ device, why }: { device: Device; why: string | undefined }) => {
  const grams = useSignal(0)
  const isStable = useSignal(true)
  const reading = useLastWord(device.id, 'weight')
  const timer = useRef<ReturnType<typeof setTimeout>>()
  // What lies on it already, until somebody here puts something else there.
  const isTouched = useRef(false)
  useSignalEffect(() => {
    const lies = reading.value?.['net'] === true ? undefined : reading.value?.['shown']
    if (!isTouched.current && typeof lies === 'number') grams.value = lies
  })
  const tell = () => {
    timer.current = undefined
    instruct(device.id, { is: 'set-weight', grams: grams.value, stable: isStable.value })
  }
  const put = (next: number) => {
    isTouched.current = true
    grams.value = Math.min(Math.max(next, BELOW_ZERO_GRAMS), TOO_HEAVY_GRAMS)
    timer.current ??= setTimeout(tell, TELL_EVERY_MS)
  }
  const turn = (stable: boolean) => {
    isTouched.current = true
    isStable.value = stable
    tell()
  }
  return (
    <section
      class="grid gap-4 rounded-box border border-base-300 bg-base-100 p-4"
      aria-label={texts.weight}
    >
      <div class="rounded-box bg-neutral p-4 text-neutral-content">
        <p class="mb-2 h-1.5 rounded-full bg-neutral-content/60" aria-hidden="true" />
        <p class="ltr text-end font-mono text-2xl tabular-nums" role="status" data-reading>
          {isStable.value ? `${quantity(grams.value, 3)} kg` : '– – –'}
        </p>
        <p class="min-h-6 text-end text-sm">{isStable.value ? texts.still : texts.isMoving}</p>
      </div>
      <input
        type="range"
        class="range range-primary w-full [--range-thumb-size:2.75rem]"
        min={0}
        max={CAPACITY_GRAMS}
        step={STEP_GRAMS}
        value={grams.value}
        aria-label={texts.weight}
        aria-valuetext={`${quantity(grams.value, 3)} kg`}
        disabled={why !== undefined}
        onInput={event => put(Number(event.currentTarget.value))}
      />
      <div class="flex flex-wrap gap-2">
        {LIKELY_GRAMS.map(likely => (
          <Button key={likely} why={why} onClick={() => put(likely)}>
            {likely === 0 ? (
              texts.takeOff
            ) : (
              <span class="ltr tabular-nums">{quantity(likely, 3)} kg</span>
            )}
          </Button>
        ))}
        <Button why={why} onClick={() => put(TOO_HEAVY_GRAMS)}>
          {texts.tooHeavy}
        </Button>
        <Button why={why} onClick={() => put(BELOW_ZERO_GRAMS)}>
          {texts.belowZero}
        </Button>
      </div>
      <ScaleOrders device={device} why={why} />
      <div class="grid grid-cols-2 items-end gap-3">
        <Field label={texts.grams}>
          {control => (
            <WholeInput
              control={control}
              value={grams.value}
              readOnly={why !== undefined}
              onValue={next => typeof next === 'number' && put(next)}
            />
          )}
        </Field>
        <div class="join grid grid-cols-2">
          <Button
            class="join-item"
            why={why}
            pressed={isStable.value}
            tone={isStable.value ? 'primary' : 'plain'}
            onClick={() => turn(true)}
          >
            {texts.still}
          </Button>
          <Button
            class="join-item"
            why={why}
            pressed={!isStable.value}
            tone={isStable.value ? 'plain' : 'primary'}
            onClick={() => turn(false)}
          >
            {texts.moving}
          </Button>
        </div>
      </div>
      <p class="quiet min-h-6 text-sm" role="status" data-heard>
        {reading.value && texts.tillReads(readingOf(reading.value))}
      </p>
    </section>
  )
}

/** A weight nobody may sell by is no number. */
const readingOf = (word: Record<string, unknown>) => {
  const { grams, stable, net } = word
  if (typeof grams !== 'number' || stable !== true) return '– – –'
  return `${quantity(grams, 3)} kg${net === true ? ` (${texts.isNet})` : ''}`
}
