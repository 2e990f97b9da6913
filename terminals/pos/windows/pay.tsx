// Paying: what is due, cash with likely amounts, card, or a part of each.
import { useSignal } from '@preact/signals'
import { Banknote, CircleAlert, CreditCard, Undo2 } from 'lucide-preact'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { money } from '#kit/formats.ts'
import { NumberPad } from '#kit/number-pad.tsx'
import { Problem } from '#kit/states.tsx'
import { useKeys } from '../input/keys.ts'
import { AmountField } from '../parts/amount-field.tsx'
import { isFinal } from '../sale/card.ts'
import { changes } from '../state/agreement.ts'
import { card, isAgreeing, isPaying, payByCard } from '../state/card-payment.ts'
import { draft, total } from '../state/counter.ts'
import { terminal } from '../state/devices.ts'
import {
  changeDue,
  changesTold,
  dropTender,
  finishPaid,
  isSettled,
  leavePay,
  left,
  payCash,
  payProblem,
  quick,
  typedAmount,
} from '../state/pay.ts'
import { bad } from '../state/signs.ts'
import { online } from '../state/till.ts'
import { texts } from '../texts.ts'
import { CardPart } from './card-part.tsx'
import { useFocusKept } from './focus-kept.ts'

export const PayWindow = () => {
  const text = useSignal('')
  // Asked again by each key, as whether a card is paying is: a quick hand is ahead of what is drawn.
  const given = () => typedAmount(text.value)
  const busy = card.value !== undefined && !isFinal(card.value)
  const amount = given()
  const leave = () => {
    if (isPaying()) return bad(isAgreeing.value ? texts.pricesFirst : texts.cardFirst)
    card.value = undefined
    leavePay()
  }
  const cash = (paid: number | undefined) => {
    if (isPaying()) return bad(isAgreeing.value ? texts.pricesFirst : texts.cardFirst)
    // Money is taken for what was told: a changed price first, and none for what is paid already.
    if (changes.value.length > 0) return changesTold()
    if (isSettled.value) return finishPaid()
    if (paid === undefined) return bad(texts.notAnAmount)
    text.value = ''
    payCash(paid)
  }
  const byCard = () => {
    if (changes.value.length > 0) return changesTold()
    const why = whyNoCard()
    if (why !== undefined) return bad(why)
    const part = Math.min(given() ?? left.value.card, left.value.card)
    text.value = ''
    void payByCard(part)
  }
  useKeys(
    busy
      ? { keys: { Escape: leave } }
      : {
          typed: more => {
            text.value = (text.value + more.replace(/[^\d.,]/g, '')).slice(0, 10)
          },
          keys: {
            F9: () => cash(left.value.cash),
            Enter: () => (text.value === '' && !isAsking() ? false : cash(given())),
            F10: byCard,
            Backspace: () => {
              text.value = text.value.slice(0, -1)
            },
          },
        },
  )
  return (
    <Dialog title={texts.pay} onClose={leave} size="wide">
      <div class="grid gap-4 pb-2 md:grid-cols-[minmax(0,1fr)_20rem]">
        <div class="grid content-start gap-3">
          <Due />
          <Problem problem={payProblem.value} />
          <Tenders />
          {busy || card.value ? (
            <CardPart />
          ) : isAsking() ? (
            <BeforeCash />
          ) : (
            <Cash take={cash} byCard={byCard} part={amount} />
          )}
        </div>
        <div class={`grid content-start gap-3 ${busy || isAsking() ? 'invisible' : ''}`}>
          <AmountField
            label={texts.amountToTake}
            text={text.value}
            hint={
              amount !== undefined && amount >= left.value.cash
                ? texts.changeIs(money(amount - left.value.cash))
                : texts.partHint
            }
          />
          <NumberPad
            value={text.value}
            extra="."
            max={10}
            onValue={value => {
              text.value = value
            }}
            enterText={amount === undefined ? texts.takeCash : texts.takePart(money(amount))}
            onEnter={() => cash(given() ?? left.value.cash)}
          />
        </div>
      </div>
    </Dialog>
  )
}

const Due = () => {
  const isPart = draft.value.tenders.length > 0
  return (
    <p class="flex items-baseline justify-between gap-4 rounded-box bg-base-200 px-4 py-3">
      <span class="text-lg font-semibold">{isPart ? texts.leftToPay : texts.toPay}</span>
      <span class="text-end">
        <output class="amount block text-2xl font-bold" data-test="due">
          {money(isPart ? left.value.card : total.value)}
        </output>
        <span class="quiet block h-5 text-sm">
          {left.value.rounding !== 0 && texts.cashRounded(money(left.value.cash))}
        </span>
      </span>
    </p>
  )
}

const Tenders = () =>
  draft.value.tenders.length > 0 ? (
    <ul class="grid gap-1" aria-label={texts.paidSoFar}>
      {draft.value.tenders.map((tender, at) => (
        <li
          key={at}
          class="flex min-h-14 items-center gap-3 rounded-field border border-base-300 ps-4 pe-1"
        >
          {tender.kind === 'cash' ? (
            <Banknote size={20} aria-hidden="true" />
          ) : (
            <CreditCard size={20} aria-hidden="true" />
          )}
          <span class="flex-1">{tender.kind === 'cash' ? texts.cash : texts.card}</span>
          <span class="amount font-semibold">{money(tender.amount)}</span>
          <Button
            tone="quiet"
            icon={Undo2}
            label={texts.takeBack}
            class="key"
            why={tender.kind === 'card' ? texts.cardBackHint : undefined}
            onClick={() => dropTender(at)}
          />
        </li>
      ))}
    </ul>
  ) : null

const isAsking = () => changes.value.length > 0 || isSettled.value

// A price that changed is told, and what is paid already only has to be ended.
const BeforeCash = () => {
  const isMoved = changes.value.length > 0
  const box = useFocusKept(isMoved ? 'moved' : 'settled')
  return (
    <div ref={box} class="grid gap-3" data-test={isMoved ? 'prices-moved' : 'settled'}>
      {isMoved ? (
        <div role="alert" class="alert alert-warning alert-soft items-start text-start">
          <CircleAlert size={20} aria-hidden="true" />
          <div class="grid gap-1">
            <p class="font-semibold">{texts.pricesMoved}</p>
            <ul class="grid gap-1">
              {changes.value.map(words => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          </div>
        </div>
      ) : (
        <p class="quiet">{texts.nothingLeft}</p>
      )}
      <button
        type="button"
        autoFocus
        class="btn btn-primary h-20 justify-between px-5 text-lg"
        aria-keyshortcuts="F9"
        onClick={isMoved ? changesTold : finishPaid}
      >
        <span>{isMoved ? texts.customerAgrees : texts.finishSale}</span>
        <span class="flex items-center gap-3">
          <span class="amount">
            {isMoved
              ? money(total.value)
              : changeDue.value > 0 && texts.changeIs(money(changeDue.value))}
          </span>
          <kbd class="kbd kbd-sm text-base-content max-md:hidden">F9</kbd>
        </span>
      </button>
    </div>
  )
}

type CashProps = { take: (amount: number) => void; byCard: () => void; part: number | undefined }

const Cash = ({ take, byCard, part }: CashProps) => {
  const [exact, ...likely] = quick.value
  const why = whyNoCard()
  const onCard = Math.min(part ?? left.value.card, left.value.card)
  const box = useFocusKept('cash')
  return (
    <div ref={box} class="grid gap-2">
      <button
        type="button"
        autoFocus
        class="btn btn-primary h-20 justify-between px-5 text-lg"
        aria-keyshortcuts="F9"
        onClick={() => take(exact ?? left.value.cash)}
      >
        <span class="flex items-center gap-3">
          <Banknote aria-hidden="true" />
          {texts.cash} · {texts.exact}
        </span>
        <span class="flex items-center gap-3">
          <span class="amount">{money(exact ?? left.value.cash)}</span>
          <kbd class="kbd kbd-sm text-base-content max-md:hidden">F9</kbd>
        </span>
      </button>
      <div class="grid grid-cols-3 gap-2">
        {likely.map(amount => (
          <button key={amount} type="button" class="btn h-16 text-lg" onClick={() => take(amount)}>
            <span class="amount">{money(amount)}</span>
          </button>
        ))}
      </div>
      <button
        type="button"
        class="btn h-20 justify-between px-5 text-lg"
        aria-disabled={why !== undefined}
        aria-keyshortcuts="F10"
        title={why}
        onClick={byCard}
      >
        <span class="flex items-center gap-3">
          <CreditCard aria-hidden="true" />
          {texts.card}
        </span>
        <span class="flex items-center gap-3">
          <span class="amount">{money(onCard)}</span>
          <kbd class="kbd kbd-sm max-md:hidden">F10</kbd>
        </span>
      </button>
      <p class="quiet min-h-5 text-sm">{why}</p>
    </div>
  )
}

const whyNoCard = (): string | undefined => {
  if (!online.value) return texts.cardAway
  if (terminal.value.state === 'none') return texts.noTerminal
  if (terminal.value.state === 'absent' || terminal.value.state === 'offline')
    return texts.terminalOff
  return left.value.card <= 0 ? texts.nothingToPay : undefined
}
