// What is asked or shown at the moment, with the time that is left for it.
import { useSignal } from '@preact/signals'
import { Hand } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { Button } from '#kit/button.tsx'
import { count } from '#kit/formats.ts'
import { question } from './hand.ts'
import type { Run } from './run.ts'
import { testTexts as texts } from './texts.ts'

const TICK_MS = 500

type AskedProps = {
  now: Run['now']
  /** the test and its device, in words */
  name: string
  skip: ComponentChildren
}

/** Stays where it is: what is asked comes under the finger that answered last. */
export const Asked = ({ now, name, skip }: AskedProps) => {
  const ticks = useSignal(0)
  useEffect(() => {
    const timer = setInterval(() => {
      ticks.value++
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [])
  const asked = question.value
  // Read anew at each tick.
  const left = ticks.value >= 0 && now ? Math.ceil((now.until - Date.now()) / 1_000) : undefined
  return (
    <section
      class="sticky top-0 z-10 grid gap-3 rounded-box border-2 border-primary bg-base-100 p-4 shadow-md"
      aria-live="assertive"
      data-asked={asked ? 'question' : 'waiting'}
    >
      <p class="flex flex-wrap items-baseline gap-x-3 text-sm">
        <bdi class="quiet flex-1">{name || texts.running}</bdi>
        {left !== undefined && (
          <span class="tabular-nums">{texts.left(count(Math.max(0, left)))}</span>
        )}
      </p>
      {asked ? (
        <>
          <p class="flex items-start gap-2 text-lg font-semibold">
            <Hand size={24} aria-hidden="true" class="shrink-0 text-primary" />
            {asked.says}
          </p>
          {asked.hint && <p class="quiet text-sm">{asked.hint}</p>}
          {asked.picture && (
            <img
              src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(asked.picture)}`}
              alt={asked.says}
              class="mx-auto w-full max-w-72 rounded bg-white p-2"
            />
          )}
        </>
      ) : (
        <progress class="progress progress-primary w-full" aria-label={texts.running} />
      )}
      <div class="flex flex-wrap gap-2">
        {asked?.answers.map(({ value, label, tone }) => (
          <Button
            key={value}
            size="large"
            class="max-sm:flex-1"
            tone={tone ?? 'plain'}
            onClick={() => asked.answer(value)}
          >
            {label}
          </Button>
        ))}
        {skip}
      </div>
    </section>
  )
}
