// The card payment under way: the terminal's state in words, and only what can truly be done now.
import { CircleAlert, CircleX, CreditCard, HelpCircle } from 'lucide-preact'
import { Button } from '#kit/button.tsx'
import { money } from '#kit/formats.ts'
import { BY_HAND, type Card, type CardState, isFinal, mayCancel } from '../sale/card.ts'
import { card, hear, isReloaded, settleByHand } from '../state/card-payment.ts'
import { draft } from '../state/counter.ts'
import { online } from '../state/till.ts'
import { texts } from '../texts.ts'
import { useFocusKept } from './focus-kept.ts'

export const CardPart = () => {
  const now = card.value
  const box = useFocusKept<HTMLElement>(now?.is ?? '')
  if (!now) return null
  const { title, hint } = words(now)
  const isUnheard = !online.value && !isFinal(now)
  const isTakenUp = isReloaded.value && !isFinal(now)
  return (
    <section
      ref={box}
      class="grid justify-items-center gap-3 rounded-box border border-base-300 p-5 text-center"
      role="status"
      aria-live="assertive"
    >
      <Sign is={now.is} />
      <p class="amount text-xl font-bold">
        {draft.value.payment && money(draft.value.payment.amount)}
      </p>
      <p class="text-lg font-semibold" data-test="card-state">
        {isUnheard ? texts.cardNotKnown : title}
      </p>
      {isTakenUp && (
        <p class="alert alert-warning alert-soft max-w-prose text-start" data-test="card-reloaded">
          <CircleAlert size={20} aria-hidden="true" />
          {texts.cardReloaded}
        </p>
      )}
      {isUnheard && (
        <p class="alert alert-warning alert-soft max-w-prose text-start" data-test="card-unheard">
          <CircleAlert size={20} aria-hidden="true" />
          {texts.cardUnheard}
        </p>
      )}
      <p class="quiet min-h-6 max-w-prose">{isUnheard ? undefined : (hint ?? now.message)}</p>
      <div class="flex flex-wrap justify-center gap-2">
        <Ways is={now.is} />
      </div>
    </section>
  )
}

const Ways = ({ is }: { is: CardState }) => {
  const now = card.value
  if (!now) return null
  if (mayCancel(now)) {
    return (
      <Button
        class="key px-5"
        why={online.value ? undefined : texts.cardUnheard}
        onClick={() => hear({ is: 'cancel' })}
      >
        {texts.stopCard}
      </Button>
    )
  }
  if (isFinal(now)) {
    return (
      <Button class="key px-5" tone="primary" onClick={() => (card.value = undefined)}>
        {texts.back}
      </Button>
    )
  }
  if (is === 'silent' || is === 'doubtful') {
    return (
      <>
        <Button class="key px-5" tone="primary" onClick={() => hear({ is: 'enquire' })}>
          {is === 'silent' ? texts.askTerminal : texts.askAgain}
        </Button>
        {is === 'doubtful' && (
          <>
            <Button class="key px-5" onClick={() => settleByHand(true)}>
              {texts.wasPaid}
            </Button>
            <Button class="key px-5" onClick={() => settleByHand(false)}>
              {texts.wasNotPaid}
            </Button>
          </>
        )}
      </>
    )
  }
  return <span class="loading loading-dots loading-lg" aria-hidden="true" />
}

const Sign = ({ is }: { is: CardState }) => {
  if (is === 'declined' || is === 'cancelled')
    return <CircleX size={40} class="text-error" aria-hidden="true" />
  if (is === 'silent') return <CircleAlert size={40} class="text-warning" aria-hidden="true" />
  if (is === 'doubtful') return <HelpCircle size={40} class="text-warning" aria-hidden="true" />
  return <CreditCard size={40} class="text-primary" aria-hidden="true" />
}

const withHint = (message: string | undefined, hint: string) =>
  message ? `${message} ${hint}` : hint

const words = ({ is, message }: Card): { title: string; hint?: string } => {
  switch (is) {
    case 'asking':
      return { title: texts.cardAsking }
    case 'waiting':
      return { title: texts.cardWaiting }
    case 'cancelling':
      return { title: texts.cardCancelling }
    case 'silent':
      return { title: texts.cardSilent, hint: texts.cardSilentHint }
    case 'enquiring':
      return { title: texts.cardEnquiring }
    case 'doubtful':
      return { title: texts.cardDoubtful, hint: texts.cardDoubtfulHint }
    case 'approved':
      return { title: texts.cardApproved }
    case 'declined':
      return {
        title: texts.cardDeclined,
        // Why it was declined, in the terminal's words, and what to do.
        hint: withHint(message, texts.cardDeclinedHint),
      }
    case 'cancelled':
      return {
        title: texts.cardCancelled,
        hint: message === BY_HAND ? texts.cardPutAside : withHint(message, texts.cardCancelledHint),
      }
  }
}
