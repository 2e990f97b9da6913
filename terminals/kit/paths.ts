// Addresses of the server. The same at the store and at head office.

const root = '/api/v1'

export const apiPath = {
  /** `sales.complete` */
  command: (name: string) => `${root}/${name.replace('.', '/')}`,
  question: (name: string, params: Params = {}) =>
    `${root}/${name.replace('.', '/')}${search(params)}`,
  table: (table: string, params: Params = {}) => `${root}/${table}${search(params)}`,
  row: (table: string, id: string) => `${root}/${table}/${encodeURIComponent(id)}`,
  importInto: (table: string, dryRun: boolean) =>
    `${root}/${table}/import${dryRun ? '?dry_run=1' : ''}`,
  /** a document as a picture of its paper */
  paperPicture: `${root}/printing/picture`,
  picture: (id: string) => `${root}/pictures/${encodeURIComponent(id)}`,
  sessions: `${root}/sessions`,
  /** devices, hubs and customer screens at this moment; at the store alone */
  deviceStates: `${root}/devices/states`,
  events: `${root}/events`,
}

/** What is undefined or empty is left out; null asks for rows that have none. */
export type Params = Record<string, string | number | boolean | null | undefined>

export const search = (params: Params) => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
