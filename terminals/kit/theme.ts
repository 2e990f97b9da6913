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

effect(() => {
  if (theme.value === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme.value
})
