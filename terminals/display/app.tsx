// What the customer looks at: the goods and their total, what is to pay, the change; else the shop.

import { useSignal } from '@preact/signals'
import { Maximize, Settings2, Store, Unlink } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { Dialog } from '#kit/dialog.tsx'
import { chooseLanguage, language, nameOf } from '#kit/i18n.ts'
import { keep, kept } from '#kit/kept.ts'
import { isRefused } from '#kit/live.ts'
import { theme, themes } from '#kit/theme.ts'
import { besideTill, choices, momentNow, place, shop, view } from './feed.ts'
import { Basket, Paid, Weighing } from './moments.tsx'
import { texts } from './texts.ts'

// The look is this screen's own: a till on the same machine may have another.
const own = themes.find(known => known === kept('theme', 'app'))
if (own) theme.value = own

export const App = () => {
  useEffect(() => {
    document.title = texts.screen
  }, [language.value])
  if (place.value.is === 'none') return <Whose />
  return (
    <div
      class="flex h-dvh flex-col overflow-hidden bg-base-200"
      data-view={isRefused.value ? 'removed' : (momentNow()?.is ?? 'calm')}
    >
      <Head />
      <main class="min-h-0 flex-1">
        <Moment />
      </main>
    </div>
  )
}

const Moment = () => {
  if (isRefused.value) return <Removed />
  const now = momentNow()
  switch (now?.is) {
    case 'basket':
    case 'pay':
      return <Basket now={now} />
    case 'weigh':
      return <Weighing now={now} />
    case 'paid':
      return <Paid now={now} />
    case 'closed':
      return <Calm words={texts.closed} />
    case 'welcome':
      return <Calm words={texts.welcome} />
    case undefined:
      return <Calm words="" />
  }
}

/** A technician took this tablet off the list, or paired another in its place. */
const Removed = () => (
  <div
    class="grid h-full place-content-center justify-items-center gap-6 p-8 text-center"
    data-test="removed"
  >
    <Unlink size={72} strokeWidth={1.25} class="quiet" aria-hidden="true" />
    <p class="max-w-prose text-xl font-semibold text-balance">{texts.removed}</p>
    <p class="quiet max-w-prose text-lg">{texts.removedHint}</p>
    <a class="btn min-h-14 px-6 text-lg" href="/setup/screens">
      {texts.setup}
    </a>
  </div>
)

/** Nothing of a sale: the shop, and a word where the till is there. */
const Calm = ({ words }: { words: string }) => (
  <div class="grid h-full place-content-center justify-items-center gap-6 p-8 text-center">
    <Store size={72} strokeWidth={1.25} class="text-primary" aria-hidden="true" />
    <p class="text-[clamp(2.25rem,7vw,5rem)] leading-tight font-bold text-balance">
      <bdi>{shop.value && nameOf(shop.value)}</bdi>
    </p>
    <p class="quiet min-h-10 text-[clamp(1.25rem,3vw,2rem)]">{words}</p>
  </div>
)

const Head = () => {
  const isOpen = useSignal(false)
  return (
    <header class="flex items-center gap-2 px-4 py-2 lg:px-6">
      <p class="quiet min-w-0 flex-1 truncate text-lg">
        <bdi>{shop.value && nameOf(shop.value)}</bdi>
        {view.value && (
          <>
            {' · '}
            <bdi>{nameOf(view.value.till)}</bdi>
          </>
        )}
      </p>
      <button
        type="button"
        class="btn btn-ghost min-h-14 px-5 text-lg"
        lang={language.value === 'ar' ? 'en' : 'ar'}
        onClick={() => chooseLanguage(language.value === 'ar' ? 'en' : 'ar')}
      >
        {texts.inArabic}
      </button>
      <button
        type="button"
        class="btn btn-ghost btn-square min-h-14 min-w-14"
        aria-label={texts.settings}
        onClick={() => (isOpen.value = true)}
      >
        <Settings2 size={22} class="quiet" aria-hidden="true" />
      </button>
      {isOpen.value && <Settings onClose={() => (isOpen.value = false)} />}
    </header>
  )
}

const Settings = ({ onClose }: { onClose: () => void }) => (
  <Dialog title={texts.settings} onClose={onClose}>
    <div class="grid gap-4 pb-2">
      <fieldset class="grid grid-cols-2 gap-2">
        <legend class="pb-2 font-semibold">{texts.theme}</legend>
        {themes.map(each => (
          <button
            key={each}
            type="button"
            class={`btn min-h-14 ${theme.value === each ? 'btn-primary' : ''}`}
            aria-pressed={theme.value === each}
            onClick={() => {
              theme.value = each
              keep('theme', each, 'app')
            }}
          >
            {texts[each]}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        class="btn min-h-14"
        onClick={() => {
          // Refused where the browser wants another tap for it: nothing is lost.
          void document.documentElement.requestFullscreen?.().catch(() => undefined)
          onClose()
        }}
      >
        <Maximize size={20} aria-hidden="true" />
        {texts.fullScreen}
      </button>
    </div>
  </Dialog>
)

/** Nobody has said which till this screen belongs to. */
const Whose = () => (
  <main class="grid min-h-dvh place-content-center gap-6 bg-base-200 p-6">
    <h1 class="text-2xl font-bold">{texts.whose}</h1>
    <p class="max-w-prose">{texts.besideHint}</p>
    {choices.value ? (
      <div class="grid gap-2 sm:grid-cols-2">
        {choices.value.tills.map(till => (
          <button
            key={till.id}
            type="button"
            class="btn min-h-14 border-base-300 bg-base-100 text-lg"
            onClick={() => besideTill(till.id)}
          >
            <bdi>{nameOf(till)}</bdi>
          </button>
        ))}
      </div>
    ) : (
      <p class="quiet" role="status">
        {texts.looking}
      </p>
    )}
    <p class="max-w-prose">{texts.tabletHint}</p>
    <a
      class="btn min-h-14 justify-self-start border-base-300 bg-base-100 px-6"
      href="/setup/screens"
    >
      {texts.setup}
    </a>
  </main>
)
