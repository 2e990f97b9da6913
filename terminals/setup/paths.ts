// Addresses of the setup page itself.
const root = '/setup'

export const path = {
  things: `${root}/`,
  newDevice: `${root}/new`,
  screens: `${root}/screens`,
  hubs: `${root}/hubs`,
  device: (id: string) => `${root}/device/${encodeURIComponent(id)}`,
  tests: `${root}/tests`,
  testsOf: (id: string) => `${root}/tests?device=${encodeURIComponent(id)}`,
  report: (id: string) => `${root}/tests/${encodeURIComponent(id)}`,
  bytes: (id: string) => `${root}/device/${encodeURIComponent(id)}/bytes`,
}

/** The patterns the router knows. */
export const routes = {
  newDevice: `${root}/new`,
  screens: `${root}/screens`,
  hubs: `${root}/hubs`,
  device: `${root}/device/:id`,
  bytes: `${root}/device/:id/bytes`,
  tests: `${root}/tests`,
  report: `${root}/tests/:id`,
}

/** Where the same shop's other apps are. */
export const elsewhere = {
  till: '/till/',
  admin: '/admin/',
  receiptDesign: '/admin/receipt_design',
  labelDesigns: '/admin/label_design',
}
