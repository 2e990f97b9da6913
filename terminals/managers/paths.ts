// Addresses of the app's own pages.
const root = '/managers'

export const path = {
  today: `${root}/`,
  days: `${root}/days`,
  store: (id: string) => `${root}/store/${encodeURIComponent(id)}`,
}

/** The patterns the router knows. */
export const routes = { days: `${root}/days`, store: `${root}/store/:id` }
