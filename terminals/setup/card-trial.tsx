// A technician tries a card terminal with the smallest amount there is, and takes it back.
import { CreditCard, Undo2 } from 'lucide-preact'
import { newId } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { useLastWord } from './heard.ts'
import { instruct } from './shop.ts'
import { texts } from './texts.ts'
import type { Device } from './things.ts'
import { paymentWords } from './work-words.ts'

export const CardTrial = ({ device, why }: { device: Device; why: string | undefined }) => {
  const last = useLastWord(device.id, 'test-payment')
  const word = last.value
  const tell = (is: 'test-pay' | 'reverse-test') => instruct(device.id, { is, request_id: newId() })
  return (
    <section
      class="grid gap-3 rounded-box border border-base-300 bg-base-100 p-4"
      aria-label={texts.cardTrial}
    >
      <h2 class="font-semibold">{texts.cardTrial}</h2>
      <p class="quiet text-sm">{texts.cardTrialHint}</p>
      <div class="flex flex-wrap gap-2">
        <Button icon={CreditCard} why={why} onClick={() => tell('test-pay')}>
          {texts.cardTrialPay}
        </Button>
        <Button icon={Undo2} why={why} onClick={() => tell('reverse-test')}>
          {texts.cardTrialBack}
        </Button>
      </div>
      <p class="min-h-6 text-sm" role="status" aria-live="polite" data-test="card-trial">
        {word &&
          `${word['what'] === 'reversal' ? texts.cardTrialBack : texts.cardTrialPay}: ${stateWord(word['state'])}`}
      </p>
    </section>
  )
}

const stateWord = (state: unknown): string => {
  const known = isState(state) ? paymentWords[state] : undefined
  return known ?? paymentWords.unknown
}

const isState = (state: unknown): state is keyof typeof paymentWords =>
  typeof state === 'string' && Object.hasOwn(paymentWords, state)
