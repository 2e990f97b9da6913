// The virtual card terminal: the payment on its screen, and the answers a customer's card may give.
import { Check, CreditCard, Hand, Unplug, VolumeX, X } from 'lucide-preact'
import { useMemo } from 'preact/hooks'
import { list, type Page } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { money, shortTime } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { freshOf } from '#kit/list-of.ts'
import { Badge, type BadgeTone, Problem } from '#kit/states.tsx'
import { toast } from '#kit/toast.tsx'
import type { Row } from '#schema/index.ts'
import { useLastWord } from './heard.ts'
import { instruct } from './shop.ts'
import { texts } from './texts.ts'
import type { Device } from './things.ts'
import { paymentWords } from './work-words.ts'

const SHOWN = 8

type Payment = Row<'card_payment'>
type How = 'approve' | 'decline' | 'silence' | 'customer-stops' | 'line-breaks'

export const CardTerminal = ({ device, why }: { device: Device; why: string | undefined }) => {
  const payments = useMemo(
    () =>
      freshOf<Page<Payment>>(
        ['card_payment'],
        () => () =>
          list<Payment>('card_payment', {
            device_id: device.id,
            sort: '-requested_at',
            limit: SHOWN,
          }),
      ),
    [device.id],
  )
  const rows = payments.value.value?.rows ?? []
  const waiting = rows.find(({ state }) => state === 'requested' || state === 'busy')
  const isZvt = device.model === 'zvt'
  const shown = useLastWord(device.id, 'display').value?.['text']
  const display = typeof shown === 'string' ? shown : ''
  const isAsking = waiting !== undefined || display !== ''
  const answer = async (how: How) => {
    if (await instruct(device.id, { is: 'answer-pay', how })) toast(texts.answered)
  }
  return (
    <section
      class="grid gap-4 rounded-box border border-base-300 bg-base-100 p-4"
      aria-label={nameOf(device)}
    >
      <div class="mx-auto grid w-full max-w-72 gap-3 rounded-3xl bg-neutral p-5 text-neutral-content">
        <div
          class="grid min-h-32 content-center justify-items-center gap-1 rounded-box bg-base-100 p-3 text-center text-base-content"
          role="status"
        >
          <CreditCard size={28} aria-hidden="true" class={isAsking ? 'text-primary' : 'quiet'} />
          {waiting && <p class="amount text-xl font-semibold">{money(waiting.amount)}</p>}
          <p class={`text-sm ${isAsking ? '' : 'quiet'}`} data-test="terminal-display">
            {display !== '' ? display : waiting ? texts.holdCard : texts.noPayment}
          </p>
        </div>
        <Button icon={Check} why={why} tone="primary" wide onClick={() => answer('approve')}>
          {texts.approve}
        </Button>
        <div class="grid grid-cols-2 gap-2">
          <Button icon={X} tone="danger" why={why} onClick={() => answer('decline')}>
            {texts.decline}
          </Button>
          <Button
            icon={VolumeX}
            why={why}
            class="text-base-content"
            onClick={() => answer('silence')}
          >
            {texts.silence}
          </Button>
          {isZvt && (
            <>
              <Button
                icon={Hand}
                why={why}
                class="col-span-2 text-base-content"
                onClick={() => answer('customer-stops')}
              >
                {texts.customerStops}
              </Button>
              <Button
                icon={Unplug}
                why={why}
                class="col-span-2 text-base-content"
                onClick={() => answer('line-breaks')}
              >
                {texts.lineBreaks}
              </Button>
            </>
          )}
        </div>
      </div>
      <p class="quiet text-sm">{texts.noPaymentHint}</p>
      <h2 class="text-sm font-medium">{texts.lastPayments}</h2>
      <Problem problem={payments.problem.value} onAgain={payments.refresh} />
      <ul class="grid divide-y divide-base-300">
        {rows.map(payment => (
          <li key={payment.id} class="flex min-h-11 items-center gap-3 text-sm">
            <span class="flex-1">{shortTime(payment.requested_at)}</span>
            <Badge tone={tones[payment.state]}>{paymentWords[payment.state]}</Badge>
            <span class="amount font-medium">{money(payment.amount)}</span>
          </li>
        ))}
        {rows.length === 0 && <li class="quiet py-3 text-sm">{texts.noPayments}</li>}
      </ul>
    </section>
  )
}

const tones: Record<Payment['state'], BadgeTone> = {
  requested: 'info',
  busy: 'info',
  approved: 'good',
  declined: 'bad',
  'no-answer': 'warning',
  cancelled: 'plain',
  unknown: 'bad',
  'paid-by-hand': 'warning',
  'unpaid-by-hand': 'warning',
}
