// The customer's line display: its two lines as they glow, and a text to try.
import { useEffect } from 'preact/hooks'
import { Button } from '#kit/button.tsx'
import { nameOf } from '#kit/i18n.ts'
import { link } from '#kit/live.ts'
import { useLastWord } from './heard.ts'
import { instruct } from './shop.ts'
import { texts } from './texts.ts'
import type { Device } from './things.ts'

const COLUMNS = 20
/** Every column, and accents, which a display set to another code page shows wrongly. */
const TRIAL = { upper: 'Crème brûlée £ €', lower: '12345678901234567890' }
const BRIGHTNESS_MAX = 4

export const LineDisplay = ({ device, why }: { device: Device; why: string | undefined }) => {
  const heard = useLastWord(device.id, 'screen').value
  const isVirtual = device.transport === 'virtual'
  // Asked once the answer can be heard, and again after each break.
  const mayAsk = isVirtual && why === undefined && link.value === 'live'
  useEffect(() => {
    if (mayAsk) instruct(device.id, { is: 'screen' })
  }, [device.id, mayAsk])
  const line = (name: 'upper' | 'lower') => String(heard?.[name] ?? '').padEnd(COLUMNS)
  const glow = Number(heard?.['brightness'] ?? BRIGHTNESS_MAX) / BRIGHTNESS_MAX
  return (
    <section
      class="grid gap-4 rounded-box border border-base-300 bg-base-100 p-4"
      aria-label={nameOf(device)}
    >
      {isVirtual && (
        <div class="overflow-x-auto rounded-box bg-neutral p-4 text-neutral-content" dir="ltr">
          <p
            class="mx-auto w-max whitespace-pre text-center font-mono text-base leading-relaxed sm:text-xl"
            style={{ opacity: 0.4 + 0.6 * glow }}
            role="status"
            data-screen={`${line('upper')}|${line('lower')}`}
          >
            {`${line('upper')}\n${line('lower')}`}
          </p>
        </div>
      )}
      <div class="flex flex-wrap gap-2">
        <Button why={why} onClick={() => instruct(device.id, { is: 'show', ...TRIAL })}>
          {texts.showTrial}
        </Button>
        <Button why={why} onClick={() => instruct(device.id, { is: 'show', upper: '', lower: '' })}>
          {texts.clearDisplay}
        </Button>
      </div>
      {!isVirtual && <p class="quiet text-sm">{texts.displayAnswersNothing}</p>}
    </section>
  )
}
