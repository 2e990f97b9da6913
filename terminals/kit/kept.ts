// Small things kept by the browser between visits. A browser that keeps nothing still works.

/** `scope: 'app'` keeps the till's and the admin panel's values apart on one machine. */
type Scope = 'machine' | 'app'

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

const keyOf = (name: string, scope: Scope) =>
  scope === 'machine' ? name : `${location.pathname.split('/')[1] ?? ''}:${name}`
