// The frame of a page, and the switches and status that each app's frame holds.
import { Languages, type LucideIcon, SunMoon } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import type { Problem as ProblemOf } from './api.ts'
import { chooseLanguage, language, languages } from './i18n.ts'
import { Problem } from './states.tsx'
import { texts } from './texts.ts'
import { chooseTheme, theme, themes } from './theme.ts'

type PageProps = {
  title: ComponentChildren
  /** beside the title, quiet: a count, an age */
  note?: ComponentChildren
  /** above the title: where this page belongs */
  above?: ComponentChildren
  /** the main one last */
  actions?: ComponentChildren
  problem?: ProblemOf | undefined
  onAgain?: (() => unknown) | undefined
  children: ComponentChildren
  /** the page fills the window and its table scrolls, not the page */
  fill?: boolean
}

export const Page = (props: PageProps) => (
  <div class={`flex min-w-0 flex-col gap-4 p-4 lg:p-6 ${props.fill ? 'h-full min-h-0' : ''}`}>
    <header class="flex flex-wrap items-end gap-x-4 gap-y-2">
      <div class="min-w-0 flex-[1_1_16rem]">
        {props.above && <div class="quiet text-sm">{props.above}</div>}
        <h1 class="flex flex-wrap items-baseline gap-x-3 text-xl font-semibold">
          {props.title}
          {props.note && <span class="quiet text-base font-normal">{props.note}</span>}
        </h1>
      </div>
      {props.actions && <div class="flex flex-wrap gap-2">{props.actions}</div>}
    </header>
    <Problem problem={props.problem} onAgain={props.onAgain} />
    {props.children}
  </div>
)

export const LanguageSwitch = () => (
  <label class="flex items-center gap-2" title={texts.language}>
    <Languages size={20} aria-hidden="true" />
    <select
      class="select w-auto"
      aria-label={texts.language}
      value={language.value}
      onChange={event => chooseLanguage(event.currentTarget.value === 'ar' ? 'ar' : 'en')}
    >
      {Object.entries(languages).map(([code, name]) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </select>
  </label>
)

export const ThemeSwitch = () => (
  <label class="flex items-center gap-2" title={texts.theme}>
    <SunMoon size={20} aria-hidden="true" />
    <select
      class="select w-auto"
      aria-label={texts.theme}
      value={theme.value}
      onChange={event => {
        const chosen = themes.find(known => known === event.currentTarget.value)
        if (chosen) chooseTheme(chosen)
      }}
    >
      {themes.map(known => (
        <option key={known} value={known}>
          {texts[known]}
        </option>
      ))}
    </select>
  </label>
)

export type StatusItem = {
  key: string
  icon: LucideIcon
  text: string
  tone: 'good' | 'busy' | 'bad' | 'off'
  onClick?: (() => void) | undefined
}

/** Connection, queue, devices: one glance each; what is wrong has words, not only a colour. */
export const StatusStrip = ({ items }: { items: readonly StatusItem[] }) => (
  <ul class="flex flex-wrap items-center gap-1 text-sm" aria-label={texts.status}>
    {items.map(({ key, icon: Icon, text, tone, onClick }) => (
      <li key={key}>
        <button
          type="button"
          class={`btn btn-sm btn-ghost gap-1.5 font-medium ${statusTones[tone]}`}
          onClick={onClick}
        >
          <Icon size={16} aria-hidden="true" />
          {text}
        </button>
      </li>
    ))}
  </ul>
)

const statusTones = { good: 'text-success', busy: 'text-warning', bad: 'text-error', off: 'quiet' }
