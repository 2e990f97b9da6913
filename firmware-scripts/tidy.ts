// The rules of the house that a machine can check, over the sources as text. The tidy test runs them.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, posix } from 'node:path'

export type Source = { path: string; text: string }
/** One broken rule: `appliance/modules/sales/commands.ts imports better-sqlite3`. */
export type Breach = string

const LEFT_OUT = new Set(['node_modules', 'var', '.git', '.tap', 'dist'])
const SOURCE = /\.(?:ts|tsx|mjs)$/
const TEXT = /\.(?:ts|tsx|mjs|json|md|html|css|sql|yml|yaml|sh|service|rules|conf|toml)$|^\.[a-z]/

/** Every text file of the clone, with its path from the top. */
export const readClone = (root: string, folder = ''): Source[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    if (LEFT_OUT.has(entry.name)) return []
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return readClone(root, path)
    return TEXT.test(entry.name) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : []
  })

export const isSource = ({ path }: Source) => SOURCE.test(path)

/** Tests, and the small worlds they are played in (`a-store.ts`), may reach for what they need. */
const isForTests = (path: string) => /\.test\.tsx?$/.test(path) || basename(path).startsWith('a-')

// --- who may import what (style 1)

type Import = { target: string; typeOnly: boolean; isPackage: boolean }
type Boundary = {
  folder: RegExp
  /** What of the house it may import; `$1` is what the folder's brackets caught. */
  own: readonly string[]
  /** Packages, `node:` being all of Node's; `*` for any. `type` behind one: as a type only. */
  packages: readonly string[]
}

const preactSet = [
  'preact',
  '@preact/signals',
  'preact-iso',
  'lucide-preact',
  'mqtt',
  'uplot',
  'idb',
  'uuid',
  // Pages without HTTPS have no digest of the browser's.
  '@noble/hashes',
  'zod',
]

/** The first that fits a file counts. */
const boundaries: readonly Boundary[] = [
  { folder: /^schema\//, own: ['schema/'], packages: ['zod', 'kysely type'] },
  {
    folder: /^appliance\/modules\/index\.ts$/,
    own: ['schema/', 'appliance/modules/'],
    packages: [],
  },
  {
    folder: /^appliance\/modules\/([^/]+)\//,
    own: ['schema/', 'appliance/modules/$1/'],
    packages: ['zod', 'kysely type'],
  },
  {
    folder: /^appliance\/modules\//,
    own: ['schema/', 'appliance/modules/'],
    packages: ['zod', 'kysely type'],
  },
  {
    folder: /^appliance\/devices\//,
    own: ['schema/', 'appliance/devices/'],
    packages: [
      'node:',
      'mqtt',
      'serialport',
      'usb',
      'node-thermal-printer',
      '@napi-rs/canvas',
      'zod',
    ],
  },
  {
    folder: /^appliance\/kernel\//,
    // The engine's type is what HTTP asks of either side; the store fulfils it.
    own: ['schema/', 'appliance/kernel/', 'appliance/http/engine.ts'],
    packages: ['*'],
  },
  {
    folder: /^appliance\/(http|mqtt|sync)\//,
    // Of the modules only the list of what can be asked, commanded and edited.
    own: [
      'schema/',
      'appliance/kernel/',
      'appliance/$1/',
      'appliance/modules/index.ts',
      'appliance/modules/resources/',
      'appliance/http/engine.ts',
      'appliance/http/sessions.ts',
    ],
    packages: ['*'],
  },
  { folder: /^appliance\//, own: ['schema/', 'appliance/'], packages: ['*'] },
  // What builds the apps is no part of them.
  { folder: /^terminals\/(?:[^/]+|[^/]+\/pwa\.ts)$/, own: ['terminals/'], packages: ['*'] },
  {
    folder: /^terminals\/([^/]+)\//,
    own: ['schema/', 'terminals/kit/', 'terminals/$1/'],
    packages: preactSet,
  },
  {
    folder: /^cloud-bridge\//,
    own: ['schema/', 'appliance/modules/', 'appliance/http/', 'cloud-bridge/'],
    packages: ['*'],
  },
]

/** Imports that cross a line of the house. */
export const importBreaches = (sources: readonly Source[]): Breach[] =>
  sources.filter(isSource).flatMap(({ path, text }) => {
    const boundary = boundaries.find(({ folder }) => folder.test(path))
    if (boundary === undefined || isForTests(path)) return []
    const caught = boundary.folder.exec(path)?.[1] ?? ''
    return importsOf(path, text)
      .filter(one => !isAllowed(boundary, caught, one))
      .map(({ target }) => `${path} imports ${target}`)
  })

const isAllowed = (
  { own, packages }: Boundary,
  caught: string,
  { target, typeOnly, isPackage }: Import,
) => {
  if (!isPackage) return own.some(folder => target.startsWith(folder.replace('$1', caught)))
  return packages.some(allowed => {
    const [name = '', kind] = allowed.split(' ')
    if (kind === 'type' && !typeOnly) return false
    return (
      name === '*' || target === name || target.startsWith(name.endsWith(':') ? name : `${name}/`)
    )
  })
}

const STATEMENT = /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?\bfrom\s+['"]([^'"\n]+)['"]/gm
const BARE = /^\s*import\s+()['"]([^'"]+)['"]/gm
const AT_RUN_TIME = /\b(?:import|require)()\(\s*['"]([^'"]+)['"]/gm

const importsOf = (path: string, text: string): Import[] =>
  [STATEMENT, BARE, AT_RUN_TIME].flatMap(pattern =>
    [...text.matchAll(pattern)].map(([, type, specifier = '']) => ({
      ...placeOf(path, specifier),
      typeOnly: type !== undefined && type !== '',
    })),
  )

const placeOf = (path: string, specifier: string) => {
  if (specifier.startsWith('.')) {
    return { target: posix.join(dirname(path), specifier), isPackage: false }
  }
  const inside = specifier.replace(/^#kit\//, '#terminals/kit/')
  if (inside.startsWith('#')) return { target: inside.slice(1), isPackage: false }
  return { target: specifier, isPackage: true }
}

// --- clocks and chance

const STRAY =
  /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bcrypto\.randomUUID\(|\bperformance\.now\(/g

/** A decision gets its time and its ids; it never takes them. */
export const clockBreaches = (sources: readonly Source[]): Breach[] =>
  sources
    .filter(
      ({ path }) =>
        /^(schema|appliance\/modules)\//.test(path) && SOURCE.test(path) && !isForTests(path),
    )
    .flatMap(({ path, text }) =>
      [...withoutComments(text).matchAll(STRAY)].map(([word]) => `${path} uses ${word}…)`),
    )

// --- addresses, places, device files

const HOSTS_ALLOWED = [
  'localhost',
  'example.com',
  'example.org',
  'example.net',
  'example.test',
  // Names of document types, never fetched.
  'www.w3.org',
  'json-schema.org',
  'biomejs.dev',
  'spec.openapis.org',
]
const ADDRESSES_ALLOWED = ['127.0.0.1', '0.0.0.0', '255.255.255.255']
const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const IPV4 = new RegExp(`(?<![\\d.])${OCTET}(?:\\.${OCTET}){3}(?![\\d.])`, 'g')
/** RFC 5737: written in manuals and hints, never a real network. */
const ADDRESS_OF_MANUALS = /^192\.0\.2\./
const HOST = /\bhttps?:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)*)/gi

/** A store has its own network: no address and no host is written into the program (map: G-005). */
export const addressBreaches = (sources: readonly Source[]): Breach[] =>
  sources
    .filter(source => /\.(?:ts|tsx|mjs|html|css)$/.test(source.path) && !isForTests(source.path))
    .flatMap(({ path, text }) => {
      const code = withoutComments(text)
      const hosts = [...code.matchAll(HOST)].map(([, host = '']) => host.toLowerCase())
      const addresses = [...code.matchAll(IPV4)].map(([address]) => address)
      return [
        ...hosts.filter(host => !HOSTS_ALLOWED.includes(host) && !ADDRESSES_ALLOWED.includes(host)),
        ...addresses.filter(
          address => !ADDRESSES_ALLOWED.includes(address) && !ADDRESS_OF_MANUALS.test(address),
        ),
      ].map(found => `${path} names ${found}`)
    })

const DEVICE_FILE =
  /\b(?:readFile|readFileSync|open|openSync|createReadStream|createWriteStream)\(\s*['"`]\/dev\//

/** Devices are reached through their ports (usb, serialport, net), which can be taken away and come back. */
export const deviceFileBreaches = (sources: readonly Source[]): Breach[] =>
  sources
    .filter(source => isSource(source) && !isForTests(source.path) && DEVICE_FILE.test(source.text))
    .map(({ path }) => `${path} opens a device file`)

const PACKAGE_SERVERS = [
  ['registry', 'npmjs', 'org'],
  ['registry', 'yarnpkg', 'com'],
  ['npm', 'pkg', 'github', 'com'],
]
const HOMES = /(?<![\w.~}])\/(?:home|Users)\/[a-z][\w-]*\/|(?<![\w.~}])\/root\/[\w.]/

/** What belongs to one person's machine and to no clone. */
export const placeBreaches = (sources: readonly Source[], root: string): Breach[] =>
  sources.flatMap(({ path, text }) => {
    const server = PACKAGE_SERVERS.map(parts => parts.join('.')).find(host => text.includes(host))
    // A clone at `/app` would find its own name in every route.
    const here = root.split('/').length > 2 && text.includes(`${root}/`)
    return [
      ...(server === undefined ? [] : [`${path} names the package server ${server}`]),
      ...(here || HOMES.test(text) ? [`${path} names a folder of one machine`] : []),
      ...(path === 'package-lock.json' && text.includes('"resolved":')
        ? [`${path} says where packages come from`]
        : []),
    ]
  })

// --- the top level

const TOP = new Set([
  'appliance',
  'terminals',
  'cloud-bridge',
  'firmware-scripts',
  'schema',
  'systemd',
  'package.json',
  'tsconfig.json',
  'README.md',
  'package-lock.json',
  'LICENSE',
])

/** What lies at the top and does not belong there. Dot files do. */
export const topBreaches = (root: string): Breach[] =>
  readdirSync(root).filter(name => !TOP.has(name) && !LEFT_OUT.has(name) && !name.startsWith('.'))

// --- sizes: worth a thought, never a failure

const LINES_MAX = 400
const TEST_LINES_MAX = 600

export const sizeRemarks = (sources: readonly Source[]): string[] =>
  sources.filter(isSource).flatMap(({ path, text }) => {
    const lines = text.split('\n').length - 1
    return lines > (isForTests(path) ? TEST_LINES_MAX : LINES_MAX)
      ? [`${path} has ${lines} lines`]
      : []
  })

/** Good enough for a search: a `//` inside an address is not taken for a comment. */
const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
