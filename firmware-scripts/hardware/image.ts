// The guest: a small Debian with the stock kernel, the real udev, our Node and this clone.
import { globSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import * as z from 'zod'
import { type Entry, writeArchive } from './archive.ts'
import { Missing, type Unpacked } from './packages.ts'
import { CACHE, hubFlags, warmCache } from './warm.ts'

/** Where the clone lies in the guest, as on a real box. */
const HOME = 'opt/store-appliance'
/** Host side, gadget side, and what a Debian loads by itself when such a device is plugged in. */
const MODULES = [
  'dummy_hcd',
  'libcomposite',
  'usb_f_printer',
  'usb_f_hid',
  'usb_f_acm',
  'usblp',
  'cdc-acm',
  'usbhid',
  'hid-generic',
  'evdev',
] as const
/** Four devices and a socket that is free. */
const SOCKETS = 5
/** What the hub and the broker import. */
const PACKAGES = ['aedes', 'mqtt', 'node-thermal-printer', 'serialport', 'usb', 'zod'] as const
const SOURCES = ['appliance', 'schema', 'firmware-scripts/hardware', 'systemd', 'package.json']
/** The groups that udev's own rules name, and the hub's. */
const GROUPS = 'root tty disk lp dialout cdrom tape audio video kmem input sgx render kvm store-hub'
/** The hub runs as this user. */
export const HUB_USER = 990

/** Writes the archive for `kernel`; answers where that kernel is. */
export const buildImage = (root: string, packages: Unpacked, archive: string): string => {
  const [kernel] = globSync(join(packages.kernel, 'boot/vmlinuz-*'))
  if (kernel === undefined) throw new Missing('the package of the kernel has none')
  const modules = modulesOf(packages.kernel)
  const files = [
    ...packages.others.flatMap(folder => under(folder, 'usr/share', 'lib/udev/hwdb.d')),
    ...modules.map(({ name, from }) => copy(`modules/${name}.ko`, from)),
    ...SOURCES.flatMap(source => sourcesUnder(root, source)),
    ...packagesOf(root).flatMap(folder => packageFiles(root, folder)),
    ...warmCache(root, [0, HUB_USER]).map(({ path, from }) =>
      copy(`${HOME}/${CACHE}/${path}`, from),
    ),
    copy('usr/bin/node', realpathSync(join(root, 'node_modules/.bin/node')), true),
    copy('etc/udev/rules.d/70-store-devices.rules', join(root, 'systemd/70-store-devices.rules')),
    text(
      'init',
      initScript(
        modules.map(({ name }) => name),
        hubFlags(root),
      ),
      true,
    ),
    text('etc/passwd', `root:x:0:0::/:/bin/sh\nstore-hub:x:${HUB_USER}:${HUB_USER}::/:/bin/sh\n`),
    text('etc/group', groupFile()),
  ]
  writeArchive(archive, [
    ...foldersOf([...files.map(({ path }) => path), ...MOUNTS.map(name => `${name}/x`)]),
    ...MERGED.map(name => ({ is: 'link', path: name, to: `usr/${name}` }) as const),
    { is: 'console', path: 'dev/console' },
    ...files,
  ])
  return kernel
}

const MERGED = ['bin', 'sbin', 'lib', 'lib64']
const MOUNTS = ['proc', 'sys', 'dev', 'run', 'tmp', 'root', 'usr/sbin', 'usr/lib64', 'var/lib']

const initScript = (modules: readonly string[], flags: readonly string[]) => `#!/usr/bin/busybox sh
# The first program of the guest: makes it a machine with USB, runs the test, ends it.
export PATH=/usr/bin:/usr/sbin
/usr/bin/busybox --install -s /usr/bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
mount -t tmpfs run /run
for module in ${modules.join(' ')}; do
  case $module in dummy_hcd) more=num=${SOCKETS} ;; *) more= ;; esac
  insmod /modules/$module.ko $more || echo "$module can not be loaded"
done
mount -t configfs config /sys/kernel/config
ifconfig lo up
/usr/lib/systemd/systemd-udevd --daemon
udevadm trigger --action=add
udevadm settle
stty -F /dev/ttyS1 -echo -opost
cd /${HOME}
export NODE_COMPILE_CACHE=/${HOME}/${CACHE} NODE_COMPILE_CACHE_PORTABLE=1
node ${flags.join(' ')} firmware-scripts/hardware/guest/main.ts > /dev/ttyS1
echo "node ended with $?"
reboot -f
`

const groupFile = () =>
  GROUPS.split(' ')
    .map((name, index) => {
      const number = name === 'root' ? 0 : name === 'store-hub' ? HUB_USER : 100 + index
      return `${name}:x:${number}:\n`
    })
    .join('')

const copy = (path: string, from: string, runs = false) =>
  ({ is: 'copy', path: merged(path), from, runs }) as const
const text = (path: string, words: string, runs = false) =>
  ({ is: 'text', path, text: words, runs }) as const

/** Debian 12 has one tree: what a package puts into /lib lies in /usr/lib. */
const merged = (path: string) => path.replace(/^(bin|sbin|lib|lib64)\//, 'usr/$1/')

/** Everything below a folder but what lies in `without`. */
const under = (folder: string, ...without: string[]): Entry[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry): Entry[] => {
    const from = join(entry.parentPath, entry.name)
    const path = relative(folder, from)
    if (without.some(name => path.startsWith(name))) return []
    if (entry.isSymbolicLink()) return [linkOf(path, from)]
    if (!entry.isFile()) return []
    return [copy(path, from, (statSync(from).mode & 0o100) !== 0)]
  })

/** A link within a package; whatever it leads to is named by its place in the merged tree. */
const linkOf = (path: string, from: string): Entry => {
  const target = readlinkSync(from)
  const isLocal = !target.includes('/')
  const whole = target.startsWith('/') ? target.slice(1) : join(dirname(path), target)
  return { is: 'link', path: merged(path), to: isLocal ? target : `/${merged(whole)}` }
}

/** The sources without tests: the guest runs programs. */
const sourcesUnder = (root: string, name: string): Entry[] => {
  const from = join(root, name)
  if (statSync(from).isFile()) return [copy(`${HOME}/${name}`, from)]
  return readdirSync(from, { withFileTypes: true, recursive: true }).flatMap(entry => {
    const file = join(entry.parentPath, entry.name)
    if (!entry.isFile() || /\.test\.tsx?$/.test(file)) return []
    return [copy(`${HOME}/${relative(root, file)}`, file)]
  })
}

const packageFiles = (root: string, folder: string): Entry[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap(entry => {
    const file = join(entry.parentPath, entry.name)
    const path = relative(folder, file)
    if (!entry.isFile() || /(?:^|\/)node_modules\/|\.(?:map|d\.[cm]?ts|md|c|cc|h)$/.test(path))
      return []
    if (/prebuilds\/(?!linux-x64)/.test(path)) return []
    return [copy(`${HOME}/${placeOf(root, folder)}/${path}`, file)]
  })

/** `node_modules/x` also where the clone's folder is a link to another's. */
const placeOf = (root: string, folder: string) =>
  `node_modules/${relative(realpathSync(join(root, 'node_modules')), folder)}`

const manifest = z.looseObject({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
})

/** Folders of the packages and of all that they need. */
const packagesOf = (root: string): string[] => {
  const top = realpathSync(join(root, 'node_modules'))
  const found = new Set<string>()
  const add = (name: string, from: string) => {
    const folder = resolvePackage(top, name, from)
    if (folder === undefined || found.has(folder) || name.startsWith('@types/')) return
    found.add(folder)
    const { dependencies, optionalDependencies } = manifest.parse(
      JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
    )
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) add(next, folder)
  }
  for (const name of PACKAGES) add(name, top)
  return [...found]
}

/** As Node looks for it, from the inside out; undefined for one that was not meant for this machine. */
const resolvePackage = (top: string, name: string, from: string): string | undefined => {
  for (let folder = from; folder.startsWith(top); folder = dirname(folder)) {
    const place = join(folder === top ? top : join(folder, 'node_modules'), name)
    if (isThere(join(place, 'package.json'))) return place
  }
  return undefined
}

const isThere = (file: string) => statSync(file, { throwIfNoEntry: false }) !== undefined

/** The modules with all they need, in the order in which they can be loaded. */
const modulesOf = (kernel: string): { name: string; from: string }[] => {
  const files = new Map(
    globSync(join(kernel, 'lib/modules/*/kernel/**/*.ko')).map(from => [nameOf(from), from]),
  )
  const order: { name: string; from: string }[] = []
  const add = (name: string) => {
    const from = files.get(nameOf(name))
    // What the kernel has built in is no file.
    if (from === undefined || order.some(one => one.from === from)) return
    for (const next of needsOf(from)) add(next)
    order.push({ name: nameOf(from), from })
  }
  for (const name of ['configfs', ...MODULES]) add(name)
  return order
}

/** A module's own name: `cdc-acm.ko` is `cdc_acm`. */
const nameOf = (file: string) =>
  (file.split('/').at(-1) ?? file).replace(/\.ko$/, '').replaceAll('-', '_')

/** The section `.modinfo` of a module: `depends=usbcore,udc-core`. */
const needsOf = (file: string): string[] =>
  (/\0depends=([^\0]*)/.exec(readFileSync(file, 'latin1'))?.[1] ?? '').split(',').filter(Boolean)

/** All parents of the paths, outer ones first. */
const foldersOf = (paths: readonly string[]): Entry[] => {
  const found = new Set<string>()
  for (const path of paths) {
    const parts = path.split('/').slice(0, -1)
    parts.forEach((_, index) => {
      found.add(parts.slice(0, index + 1).join('/'))
    })
  }
  return [...found].sort().map(path => ({ is: 'folder', path }))
}
