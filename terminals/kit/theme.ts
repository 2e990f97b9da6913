// Light, dark or high contrast; follows the system until somebody chooses.
import { effect, signal } from '@preact/signals'
import { keep, kept } from './kept.ts'

export const themes = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

export const theme = signal<Theme>(themes.find(known => known === kept('theme')) ?? 'system')

export const chooseTheme = (next: Theme) => {
  theme.value = next
  keep('theme', next === 'system' ? undefined : next)
}

// Who asks the system for more contrast gets ours, where it is not dark.
const wantsContrast = matchMedia('(prefers-contrast: more) and (not (prefers-color-scheme: dark))')
const asked = signal(wantsContrast.matches)
wantsContrast.addEventListener('change', () => (asked.value = wantsContrast.matches))

effect(() => {
  const { dataset } = document.documentElement
  if (theme.value !== 'system') dataset.theme = theme.value
  else if (asked.value) dataset.theme = 'contrast'
  else delete dataset.theme
})
