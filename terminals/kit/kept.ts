// Small things kept by the browser between visits. A browser that keeps nothing still works.

/**
 * `app` keeps the till's and the admin panel's values apart on one machine. `session` is shared by all
 * the pages that one person signs in to at once: every app but the till, which many people take turns
 * at, and the customer's screen, which nobody signs in to.
 */
type Scope = 'machine' | 'app' | 'session'

export const kept = (name: string, scope: Scope = 'machine'): string | undefined => {
  try {
    return localStorage.getItem(keyOf(name, scope)) ?? undefined
  } catch {
    return undefined
  }
}

export const keep = (name: string, value: string | undefined, scope: Scope = 'machine') => {
  try {
    if (value === undefined) localStorage.removeItem(keyOf(name, scope))
    else localStorage.setItem(keyOf(name, scope), value)
  } catch {
    // Private windows and full disks: the value lives as long as the page does.
  }
}

/** The names that begin so and have a value. */
export const keptNames = (start: string, scope: Scope): string[] => {
  const key = keyOf(start, scope)
  try {
    return Object.keys(localStorage)
      .filter(known => known.startsWith(key))
      .map(known => start + known.slice(key.length))
  } catch {
    return []
  }
}

/** Hears when another window keeps or removes the value. */
export const onKept = (name: string, scope: Scope, heard: (value: string | undefined) => void) =>
  window.addEventListener('storage', ({ key, newValue }) => {
    // A null key: all that was kept is gone.
    if (key === keyOf(name, scope) || key === null) heard(newValue ?? undefined)
  })

const keyOf = (name: string, scope: Scope) => {
  if (scope === 'machine') return name
  const app = location.pathname.split('/')[1] ?? ''
  return `${scope === 'session' && !APART.includes(app) ? 'desk' : app}:${name}`
}

const APART: readonly string[] = ['till', 'display']
