// What apps of a few pages have around them: who is there, how the link stands, the way out. Asks for
// the choices until the server answers; the phone may be on before the box is.
import { signal } from '@preact/signals'
import { LogOut, Menu as MenuIcon, ServerOff } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { ask, newId, request } from './api.ts'
import { Button } from './button.tsx'
import { nameOf, textsOf } from './i18n.ts'
import { keep, kept } from './kept.ts'
import { link } from './live.ts'
import { Menu } from './menu.tsx'
import { LanguageSwitch, ThemeSwitch } from './page.tsx'
import { apiPath } from './paths.ts'
import {
  type Choices,
  choices,
  choicesKnown,
  roleOf,
  type Session,
  session,
  signedOut,
} from './session.ts'
import { Face, SignIn } from './sign-in.tsx'
import { Empty, Skeleton } from './states.tsx'
import { Toasts } from './toast.tsx'

const RETRY_MS = 2_000
const CHOICES = 'choices'

type AppFrameProps = {
  /** the app's name, on its sign-in page */
  title: string
  /** what to say and do while nothing was ever heard of the server */
  noServer: { title: string; hint: string }
  /** what was known at the last visit opens the app without network */
  isKept?: boolean
  /** the app itself, for whoever is signed in */
  children: (who: Session, known: Choices) => ComponentChildren
}

export const AppFrame = ({ title, noServer, isKept = false, children }: AppFrameProps) => {
  useEffect(() => learnChoices(isKept), [])
  const known = choices.value
  const who = session.value
  return (
    <div class="min-h-dvh bg-base-200">
      {known ? (
        who ? (
          children(who, known)
        ) : (
          <SignIn title={title} choices={known} />
        )
      ) : isUnreachable.value ? (
        <main class="grid min-h-dvh place-items-center p-4">
          <Empty icon={ServerOff} {...noServer}>
            <Button onClick={() => learnOnce(isKept)}>{texts.again}</Button>
          </Empty>
        </main>
      ) : (
        <div class="mx-auto max-w-3xl p-6">
          <Skeleton lines={8} />
        </div>
      )}
      <Toasts />
    </div>
  )
}

type AppMenuProps = {
  who: Session
  /** ways elsewhere, before signing out */
  children?: ComponentChildren
  /** after the server has been told */
  onLeft?: () => void
}

/** The person, the language, the looks and the way out, behind one button. */
export const AppMenu = ({ who, children, onLeft }: AppMenuProps) => {
  const leave = async () => {
    await request('POST', `${apiPath.sessions}/close`, {
      body: {},
      headers: { 'Idempotency-Key': newId() },
    })
    signedOut()
    onLeft?.()
  }
  return (
    <Menu
      icon={MenuIcon}
      text={<span class="max-sm:sr-only">{texts.more}</span>}
      align="end"
      label={texts.more}
    >
      {() => (
        <div class="grid gap-3 p-2">
          <p class="flex items-center gap-3">
            <Face user={who.user} size="size-9" />
            <span class="min-w-0 flex-1">
              <bdi class="block truncate font-semibold">{nameOf(who.user)}</bdi>
              <span class="quiet block truncate text-sm">{roleOf(who.user)}</span>
            </span>
          </p>
          <LanguageSwitch />
          <ThemeSwitch />
          <hr class="border-base-300" />
          {children}
          <Button tone="quiet" icon={LogOut} class="justify-start [&>svg]:mirror" onClick={leave}>
            {texts.signOut}
          </Button>
        </div>
      )}
    </Menu>
  )
}

/** A dot and a word: whether what is seen moves by itself. */
export const LiveSign = () => {
  const isLive = link.value === 'live'
  return (
    <span
      class={`flex items-center gap-1.5 text-sm whitespace-nowrap ${isLive ? 'text-success' : 'text-warning'}`}
      role="status"
      data-live={link.value}
    >
      <span
        class={`size-2.5 rounded-full ${isLive ? 'bg-current' : 'border-2 border-current'}`}
        aria-hidden="true"
      />
      {isLive ? texts.live : link.value === 'down' ? texts.notLive : texts.connecting}
    </span>
  )
}

const isUnreachable = signal(false)

const learnChoices = (isKept: boolean) => {
  const before = isKept ? keptChoices() : undefined
  if (before && !choices.value) choicesKnown(before)
  let timer: ReturnType<typeof setTimeout> | undefined
  const again = async () => {
    if (!(await learnOnce(isKept))) timer = setTimeout(again, RETRY_MS)
  }
  again()
  return () => clearTimeout(timer)
}

const learnOnce = async (isKept: boolean): Promise<boolean> => {
  const answer = await ask<Choices>('tills.choices')
  if (answer.ok) {
    choicesKnown(answer.value)
    if (isKept) keep(CHOICES, JSON.stringify(answer.value), 'app')
  }
  isUnreachable.value = !answer.ok
  return answer.ok
}

const keptChoices = (): Choices | undefined => {
  try {
    return JSON.parse(kept(CHOICES, 'app') ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

const texts = textsOf({
  again: { en: 'Try again', ar: 'حاول مرة أخرى' },
  more: { en: 'More', ar: 'المزيد' },
  signOut: { en: 'Sign out', ar: 'تسجيل الخروج' },
  live: { en: 'live', ar: 'مباشر' },
  connecting: { en: 'connecting', ar: 'جارٍ الاتصال' },
  notLive: { en: 'not live', ar: 'غير مباشر' },
})
