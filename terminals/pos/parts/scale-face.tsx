// What the scale shows, large: the weight that is sold, whether it stands, and what was taken off.
import { ShieldAlert, ShieldCheck } from 'lucide-preact'
import { quantity } from '#kit/formats.ts'
import {
  certificate,
  presetTare,
  scaleTrouble,
  type Weight,
  weighed,
  weight,
} from '../state/scale.ts'
import { texts } from '../texts.ts'

/** `why`: what is to be done before the weight can be taken. */
export const ScaleFace = ({ why }: { why: string | undefined }) => {
  const heard = weight.value
  const isNet = heard?.net === true || presetTare.value > 0
  return (
    <section class="grid gap-1 rounded-box bg-base-200 p-4" aria-label={texts.onScale}>
      <div class="flex min-h-7 items-center justify-between gap-3 text-sm">
        <span
          class={`badge font-semibold ${why === undefined ? 'badge-success' : tone(heard)}`}
          data-test="scale-state"
        >
          {stateWords(heard)}
        </span>
        <span class="badge badge-outline font-semibold">
          {isNet ? texts.netWeight : texts.grossWeight}
        </span>
      </div>
      <p
        class={`amount text-center text-6xl leading-none font-bold whitespace-nowrap sm:text-7xl ${why === undefined ? '' : 'opacity-60'}`}
        data-test="weight"
      >
        <bdi dir="ltr">{shownWeight(heard)}</bdi>{' '}
        <span class="text-3xl font-semibold">{texts.kg}</span>
      </p>
      <p class="min-h-12 pt-1 text-center" role="status">
        {why ?? <Parts heard={heard} />}
      </p>
      <Certificate />
    </section>
  )
}

/** Nothing is moved by a tare that is not there: the line is kept free for it. */
const Parts = ({ heard }: { heard: Weight | undefined }) => {
  if (heard?.grams == null || presetTare.value === 0) return null
  const kg = (grams: number) => `${quantity(grams, 3)} ${texts.kg}`
  return (
    <span class="quiet inline-flex flex-wrap justify-center gap-x-4">
      <span>
        {texts.grossWeight} <bdi class="amount">{kg(heard.grams)}</bdi>
      </span>
      <span>
        {texts.tareWeight} <bdi class="amount">{kg(presetTare.value)}</bdi>
      </span>
    </span>
  )
}

const Certificate = () => {
  const mark = certificate.value
  const isCertified = mark !== null
  const Icon = isCertified ? ShieldCheck : ShieldAlert
  return (
    <p
      class={`flex items-center gap-2 rounded-field px-3 py-2 text-sm ${isCertified ? 'quiet' : 'bg-warning/20 font-medium'}`}
      data-test="certificate"
    >
      <Icon size={18} class={`shrink-0 ${isCertified ? '' : 'text-warning'}`} aria-hidden="true" />
      {isCertified ? (mark === '' ? texts.certified : texts.certifiedAs(mark)) : texts.notCertified}
    </p>
  )
}

const shownWeight = (heard: Weight | undefined): string => {
  const now = weighed()
  if (now.is === 'sellable') return quantity(now.grams, 3)
  // Also what must not be sold stands there as what would be left of it.
  return heard?.shown == null ? '–.–––' : quantity(heard.shown - presetTare.value, 3)
}

const stateWords = (heard: Weight | undefined): string => {
  switch (heard?.state) {
    case 'over':
      return texts.isOver
    case 'under':
      return texts.isUnder
    case 'motion':
      return texts.moves
    case 'zero':
      return texts.isEmptyScale
    case 'stable':
      return texts.stands
    case undefined:
      return scaleTrouble()?.short ?? texts.noReading
  }
}

const tone = (heard: Weight | undefined) =>
  heard?.state === 'over' || heard?.state === 'under' ? 'badge-error' : 'badge-neutral'
