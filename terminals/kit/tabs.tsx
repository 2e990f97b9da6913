// Tabs that are walked with the arrow keys.
import type { ComponentChildren } from 'preact'
import { direction } from './i18n.ts'

type TabsProps<Key extends string> = {
  label: string
  tabs: readonly { key: Key; title: string; count?: number | undefined }[]
  current: Key
  onChoose: (key: Key) => void
  children: ComponentChildren
}

export const Tabs = <Key extends string>({
  label,
  tabs,
  current,
  onChoose,
  children,
}: TabsProps<Key>) => {
  const walk = (event: KeyboardEvent) => {
    const forward = direction.value === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const step =
      event.key === forward ? 1 : event.key.startsWith('Arrow') && event.key.length > 9 ? -1 : 0
    const next = tabs[tabs.findIndex(({ key }) => key === current) + step]
    if (step === 0 || !next) return
    event.preventDefault()
    onChoose(next.key)
    document.getElementById(`tab-${next.key}`)?.focus()
  }
  return (
    <div class="grid min-w-0 grid-cols-1 gap-4">
      <div
        role="tablist"
        aria-label={label}
        class="tabs tabs-border overflow-x-auto border-b border-base-300"
        onKeyDown={walk}
      >
        {tabs.map(({ key, title, count }) => (
          <button
            key={key}
            id={`tab-${key}`}
            type="button"
            role="tab"
            aria-selected={key === current}
            aria-controls="tab-panel"
            tabIndex={key === current ? 0 : -1}
            class={`tab h-11 shrink-0 gap-2 ${key === current ? 'tab-active font-semibold' : ''}`}
            onClick={() => onChoose(key)}
          >
            {title}
            {count !== undefined && <span class="badge badge-sm border-base-300">{count}</span>}
          </button>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${current}`} class="min-w-0">
        {children}
      </div>
    </div>
  )
}
