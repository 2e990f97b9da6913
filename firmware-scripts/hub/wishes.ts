// What `npm run hub -- …` was told on its command line.
import { parseArgs } from 'node:util'
import { Problem } from '../start/problem.ts'

const STORE_PORT = '8080'

export type Wishes = {
  /** Where the store is: `http://192.0.2.10:8080`. */
  store: string | undefined
  code: string | undefined
  name: string | undefined
  /** Pairs and ends: for a unit that is started afterwards. */
  pairOnly: boolean
}

export const usage =
  'npm run hub -- --store ADDRESS --code CODE [--name NAME] [--pair-only]: once; afterwards npm run hub alone.'

export const readWishes = (args: string[]): Wishes => {
  const { store, code, name, 'pair-only': pairOnly = false } = valuesOf(args)
  if (code !== undefined && store === undefined) {
    throw new Problem(`--store is missing: say which store the code is of. ${usage}`)
  }
  return { store: store === undefined ? undefined : readAddress(store), code, name, pairOnly }
}

const valuesOf = (args: string[]) => {
  try {
    return parseArgs({
      args,
      options: {
        store: { type: 'string' },
        code: { type: 'string' },
        name: { type: 'string' },
        'pair-only': { type: 'boolean' },
      },
    }).values
  } catch (error) {
    const [words = ''] = error instanceof Error ? error.message.split('. ') : []
    throw new Problem(`${words}: ${usage}`)
  }
}

/** An address as people type it, or copy it from their browser. */
export const readAddress = (typed: string): string => {
  const hasScheme = /^[a-z]+:\/\//i.test(typed)
  const url = URL.parse(hasScheme ? typed : `http://${typed}`)
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    throw new Problem(
      `--store is "${typed}": give the address of the store's setup page, such as 192.0.2.10:${STORE_PORT}.`,
    )
  }
  if (!hasScheme && url.port === '') url.port = STORE_PORT
  return url.origin
}
