// The moments of a sale as the customer sees them.
import { CreditCard, PartyPopper, ShieldAlert, ShieldCheck } from 'lucide-preact'
import { useEffect, useRef } from 'preact/hooks'
import { count, money, quantity } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import type { CustomerMoment, ViewLine } from '#schema/wire/customer-view.ts'
import { texts } from './texts.ts'

type Of<Is extends CustomerMoment['is']> = Extract<CustomerMoment, { is: Is }>

export const Basket = ({ now }: { now: Of<'basket' | 'pay'> }) => (
  <div class="flex h-full min-h-0 flex-col gap-3 px-4 pb-4 lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(22rem,34vw)] lg:gap-6 lg:px-6 lg:pb-6">
    <Lines now={now} />
    <Sums now={now} />
  </div>
)

const Lines = ({ now }: { now: Of<'basket' | 'pay'> }) => {
  const box = useRef<HTMLOListElement>(null)
  useEffect(() => {
    box.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' })
  }, [now.newest, now.lines.length])
  return (
    <section
      class="flex min-h-0 flex-1 flex-col rounded-box bg-base-100"
      aria-label={texts.yourGoods}
    >
      {now.earlier > 0 && (
        <p class="quiet px-5 pt-3 text-center">{texts.earlier(count(now.earlier))}</p>
      )}
      <ol
        ref={box}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key
        tabIndex={0}
        aria-label={texts.yourGoods}
        class="min-h-0 flex-1 divide-y divide-base-300 overflow-y-auto overscroll-contain [scrollbar-width:thin]"
      >
        {now.lines.map(line => (
          <Line key={line.id} line={line} isNewest={line.id === now.newest} />
        ))}
      </ol>
    </section>
  )
}

const Line = ({ line, isNewest }: { line: ViewLine; isNewest: boolean }) => (
  <li
    aria-current={isNewest}
    data-line={line.id}
    class={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-5 py-3 ${isNewest ? 'bg-primary/10' : ''}`}
  >
    <span class="min-w-0">
      <bdi class="line-clamp-2 text-match text-xl leading-snug font-semibold lg:text-2xl">
        {nameOf(line)}
      </bdi>
      <span class="quiet flex flex-wrap gap-x-3 text-lg">
        <bdi class="amount">{timesWords(line)}</bdi>
      </span>
    </span>
    <span class="text-end">
      <span class="amount block text-xl font-bold lg:text-2xl">{money(line.amount)}</span>
      {line.list !== line.amount && <s class="amount quiet block text-lg">{money(line.list)}</s>}
    </span>
  </li>
)

const timesWords = ({ unit, quantity: many, unit_price }: ViewLine) =>
  unit === 'kg'
    ? `${quantity(many, 3)} ${texts.kg} × ${texts.perKg(money(unit_price))}`
    : `${quantity(many)} × ${money(unit_price)}`

const Sums = ({ now }: { now: Of<'basket' | 'pay'> }) => {
  const isPaying = now.is === 'pay'
  return (
    <section
      class="flex flex-col justify-end gap-2 rounded-box bg-base-100 p-5 lg:p-8"
      aria-label={texts.total}
    >
      <p class="quiet flex flex-wrap justify-between gap-x-4 text-lg">
        <span>{texts.items(now.items, count(now.items))}</span>
        <span class="amount">{texts.tax(money(now.tax))}</span>
      </p>
      {now.saved !== 0 && (
        <p class="amount text-xl font-semibold text-success">{texts.saved(money(now.saved))}</p>
      )}
      {isPaying && now.paid > 0 && (
        <>
          <Sum name={texts.total} amount={now.total} />
          <Sum name={texts.paidSoFar} amount={now.paid} />
        </>
      )}
      <p class="pt-2 text-2xl font-semibold" aria-hidden="true">
        {isPaying ? texts.toPay : texts.total}
      </p>
      <output
        class="amount block text-end text-[clamp(3rem,7vw,6rem)] leading-none font-bold whitespace-nowrap"
        aria-label={isPaying ? texts.toPay : texts.total}
        data-test="sum"
      >
        {money(isPaying ? now.left : now.total)}
      </output>
      {isPaying && now.at_terminal && (
        <p role="status" class="mt-3 flex items-center gap-3 rounded-field bg-info/15 p-4 text-xl">
          <CreditCard size={28} class="shrink-0 text-info" aria-hidden="true" />
          {texts.atTerminal}
        </p>
      )}
    </section>
  )
}

const Sum = ({ name, amount }: { name: string; amount: number }) => (
  <p class="flex justify-between gap-4 text-xl">
    <span>{name}</span>
    <span class="amount">{money(amount)}</span>
  </p>
)

export const Paid = ({ now }: { now: Of<'paid'> }) => {
  const hasChange = now.change > 0
  return (
    <div class="grid h-full place-content-center justify-items-center gap-4 p-6 text-center">
      <PartyPopper size={56} strokeWidth={1.5} class="text-success" aria-hidden="true" />
      <p class="text-[clamp(1.5rem,4vw,2.5rem)] font-semibold">
        {hasChange ? texts.change : texts.paid}
      </p>
      <output
        class="amount block text-[clamp(4rem,14vw,10rem)] leading-none font-bold"
        data-test="sum"
      >
        {money(hasChange ? now.change : now.total)}
      </output>
      {hasChange && (
        <p class="quiet text-[clamp(1.125rem,2.5vw,1.5rem)]">
          {texts.total} <span class="amount">{money(now.total)}</span>
        </p>
      )}
      <p class="pt-4 text-[clamp(1.5rem,4vw,2.5rem)]">{texts.thanks}</p>
    </div>
  )
}

/** The customer sees what the scale says, and what of it is to be paid. */
export const Weighing = ({ now }: { now: Of<'weigh'> }) => {
  const isCertified = now.certificate !== null
  const Icon = isCertified ? ShieldCheck : ShieldAlert
  return (
    <div class="grid h-full place-content-center justify-items-center gap-4 p-6 text-center">
      <p class="quiet text-xl">{texts.weighing}</p>
      <p class="text-[clamp(1.75rem,5vw,3rem)] leading-tight font-semibold">
        <bdi>{nameOf(now)}</bdi>
      </p>
      <p class="amount text-[clamp(4rem,14vw,9rem)] leading-none font-bold" data-test="weight">
        <bdi dir="ltr">{now.grams === null ? '–.–––' : quantity(now.grams, 3)}</bdi>{' '}
        <span class="text-[0.4em] font-semibold">{texts.kg}</span>
      </p>
      <p class="flex flex-wrap items-baseline justify-center gap-x-8 text-[clamp(1.25rem,3vw,2rem)]">
        <span class="amount quiet">{texts.perKg(money(now.unit_price))}</span>
        <output class="amount font-bold" data-test="sum">
          {money(now.amount)}
        </output>
      </p>
      <p class="quiet flex items-center gap-2 text-lg">
        <Icon size={22} aria-hidden="true" />
        {isCertified ? texts.certified : texts.notCertified}
        {isCertified && now.certificate !== '' && <bdi dir="ltr">{now.certificate}</bdi>}
      </p>
    </div>
  )
}
