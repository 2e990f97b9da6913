// Addresses of the setup page itself.
const root = '/setup'

export const path = {
  things: `${root}/`,
  newDevice: `${root}/new`,
  device: (id: string) => `${root}/device/${encodeURIComponent(id)}`,
  bytes: (id: string) => `${root}/device/${encodeURIComponent(id)}/bytes`,
}

/** The patterns the router knows. */
export const routes = {
  newDevice: `${root}/new`,
  device: `${root}/device/:id`,
  bytes: `${root}/device/:id/bytes`,
}

/** Where the same shop's other apps are. */
export const elsewhere = { till: '/till/', admin: '/admin/' }
