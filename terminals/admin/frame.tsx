// The frame around every page: the menu at the side, the search in it, who is signed in.
import { useSignal } from '@preact/signals'
import {
  CircleDashed,
  CircleDot,
  LogOut,
  type LucideIcon,
  Menu as MenuIcon,
  Search,
  WifiOff,
} from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { nameOf } from '#kit/i18n.ts'
import { link } from '#kit/live.ts'
import { LanguageSwitch, ThemeSwitch } from '#kit/page.tsx'
import { choices, roleOf, session, side, signedOut } from '#kit/session.ts'
import { Face } from '#kit/sign-in.tsx'
import { iconOf } from './icons.ts'
import { tableLabel } from './labels.ts'
import { Palette } from './palette.tsx'
import { path } from './paths.ts'
import { type Group, isKeptAt, menu } from './tables.ts'
import { texts } from './texts.ts'

export const Frame = ({ children }: { children: ComponentChildren }) => {
  const finding = useSignal(false)
  const menuOpen = useSignal(false)
  const { url } = useLocation()
  useEffect(() => {
    menuOpen.value = false
  }, [url])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      finding.value = true
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return (
    <div class="flex h-dvh min-h-0">
      <a
        href="#content"
        class="btn btn-primary sr-only z-50 focus:not-sr-only focus:absolute focus:m-2"
      >
        {texts.skipMenu}
      </a>
      <aside
        class={`z-30 flex w-64 shrink-0 flex-col border-e border-base-300 bg-base-100 max-lg:fixed max-lg:inset-y-0 max-lg:start-0 max-lg:shadow-xl ${menuOpen.value ? '' : 'max-lg:hidden'}`}
      >
        <Place />
        <div class="px-3">
          <button
            type="button"
            class="btn w-full justify-start border-base-300 bg-base-100 font-normal"
            aria-keyshortcuts="Control+K"
            onClick={() => (finding.value = true)}
          >
            <Search size={18} aria-hidden="true" />
            <span class="flex-1 text-start">{texts.findPage}</span>
            <kbd class="kbd kbd-sm">Ctrl K</kbd>
          </button>
        </div>
        <SideMenu />
        <Foot />
      </aside>
      {menuOpen.value && (
        <button
          type="button"
          class="fixed inset-0 z-20 bg-black/40 lg:hidden"
          aria-label={texts.closeMenu}
          onClick={() => (menuOpen.value = false)}
        />
      )}
      <div class="flex min-h-0 min-w-0 flex-1 flex-col">
        <header class="flex items-center gap-2 border-b border-base-300 bg-base-100 p-2 lg:hidden">
          <Button
            tone="quiet"
            icon={MenuIcon}
            label={texts.openMenu}
            onClick={() => (menuOpen.value = true)}
          />
          <Place />
        </header>
        <main id="content" tabIndex={-1} class="min-h-0 flex-1 overflow-y-auto focus:outline-none">
          {children}
        </main>
      </div>
      {finding.value && <Palette onClose={() => (finding.value = false)} />}
    </div>
  )
}

const Place = () => {
  const known = choices.value
  if (!known) return null
  const state = linkStates[link.value]
  return (
    <div class="flex min-w-0 items-center gap-2 px-4 py-3">
      <div class="min-w-0 flex-1">
        <p class="truncate font-semibold">
          <bdi>{nameOf(known.tenant)}</bdi>
        </p>
        <p class="quiet truncate text-sm">
          <bdi>{known.store ? nameOf(known.store) : texts.headOffice}</bdi>
        </p>
      </div>
      <span title={state.text} class={state.tone}>
        <state.icon size={16} aria-label={state.text} />
      </span>
    </div>
  )
}

const linkStates = {
  live: {
    icon: CircleDot,
    tone: 'text-success',
    get text() {
      return texts.live
    },
  },
  connecting: {
    icon: CircleDashed,
    tone: 'quiet',
    get text() {
      return texts.connecting
    },
  },
  off: {
    icon: CircleDashed,
    tone: 'quiet',
    get text() {
      return texts.notLive
    },
  },
  down: {
    icon: WifiOff,
    tone: 'text-warning',
    get text() {
      return texts.notLive
    },
  },
}

const SideMenu = () => {
  const { path: here } = useLocation()
  return (
    <nav class="min-h-0 flex-1 overflow-y-auto px-3 py-2" aria-label={texts.menu}>
      <ul class="grid gap-0.5">
        <Entry href={path.today} text={texts.today} icon={iconOf('today')} here={here} />
      </ul>
      {Object.entries(menu).map(([group, tables]) => (
        <section key={group} aria-labelledby={`menu-${group}`}>
          <h2 id={`menu-${group}`} class="quiet px-3 pt-4 pb-1 text-xs font-semibold">
            {texts[groupOf(group)]}
          </h2>
          <ul class="grid gap-0.5">
            {group === 'money' && (
              <Entry
                href={path.prices}
                text={texts.setPrices}
                icon={iconOf('prices')}
                here={here}
              />
            )}
            {group === 'goods' && (
              <Entry
                href={path.labels}
                text={texts.printLabels}
                icon={iconOf('labels')}
                here={here}
              />
            )}
            {group === 'goods' && (
              <Entry
                href={path.kitchen}
                text={texts.kitchen}
                icon={iconOf('kitchen')}
                here={here}
              />
            )}
            {tables
              .filter(table => isKeptAt(side.value, table))
              .map(table => (
                <Entry
                  key={table}
                  href={path.list(table)}
                  text={tableLabel(table)}
                  icon={iconOf(table)}
                  here={here}
                />
              ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}

const groupOf = (name: string): Group => groups.find(group => group === name) ?? 'system'
const groups: readonly Group[] = ['sell', 'goods', 'buy', 'people', 'money', 'system']

type EntryProps = { href: string; text: string; icon: LucideIcon; here: string }

const Entry = ({ href, text, icon: Icon, here }: EntryProps) => {
  const current =
    href === path.today
      ? here === href || `${here}/` === href
      : here === href || here.startsWith(`${href}/`)
  return (
    <li>
      <a
        href={href}
        aria-current={current ? 'page' : undefined}
        class={`flex min-h-11 items-center gap-3 rounded-field px-3 text-sm ${current ? 'bg-primary font-semibold text-primary-content' : 'hover:bg-base-200'}`}
      >
        <Icon size={18} aria-hidden="true" />
        {text}
      </a>
    </li>
  )
}

const Foot = () => {
  const user = session.value?.user
  const leave = async () => {
    await send('sessions.close', {})
    signedOut()
  }
  if (!user) return null
  return (
    <footer class="grid gap-2 border-t border-base-300 p-3">
      <div class="flex items-center gap-2">
        <Face user={user} size="size-9" />
        <span class="min-w-0 flex-1">
          <bdi class="block truncate text-sm font-semibold">{nameOf(user)}</bdi>
          <span class="quiet block truncate text-xs">{roleOf(user)}</span>
        </span>
        <Button
          tone="quiet"
          icon={LogOut}
          class="[&>svg]:mirror"
          label={texts.signOut}
          onClick={leave}
        />
      </div>
      <div class="grid grid-cols-2 gap-2 [&_.select]:w-full [&_.select]:text-sm [&_label]:min-w-0 [&_svg]:hidden">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </footer>
  )
}
