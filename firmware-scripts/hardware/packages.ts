// What the test takes from Debian: QEMU on this machine; kernel, udev and a few libraries for the guest.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const QEMU = 'qemu-system-x86_64'
const KERNEL = 'linux-image-amd64'
/** What udev and Node are linked with, and a shell. */
const GUEST = [
  'busybox-static',
  'udev',
  'libacl1',
  'libblkid1',
  'libc6',
  'libcap2',
  'libgcc-s1',
  'libkmod2',
  'liblzma5',
  'libpcre2-8-0',
  'libselinux1',
  'libssl3',
  'libstdc++6',
  'libudev1',
  'libzstd1',
] as const
const APT = ['-q', '-o', 'APT::Sandbox::User=root']
const STEP_LIMIT_MS = 10 * 60_000

/** One line that says what is missing; no stack. */
export class Missing extends Error {}

/** Installs QEMU when it is not there and we may. */
export const findQemu = (say: (words: string) => void): void => {
  if (run(QEMU, ['--version']).good) return
  if (!isRoot())
    throw new Missing('QEMU is missing: run "apt-get install qemu-system-x86" as root.')
  say('installs qemu-system-x86')
  const install = () =>
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'qemu-system-x86'])
  const first = install()
  const done = first.good || (run('apt-get', ['update', '-qq']).good && install().good)
  if (!done) throw new Missing(`qemu-system-x86 can not be installed: ${first.words}`)
}

/** Folders with what the guest is made of, one for each package; `kernel` is Debian's stock kernel. */
export type Unpacked = { kernel: string; others: string[] }

/** Fetches and unpacks what is not in `folder` yet. */
export const fetchPackages = (folder: string, say: (words: string) => void): Unpacked => {
  const done = join(folder, 'complete')
  if (!existsSync(done)) {
    say("fetches a kernel, udev and libraries from Debian's packages")
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(join(folder, 'debs'), { recursive: true })
    download(join(folder, 'debs'))
    for (const deb of readdirSync(join(folder, 'debs'))) unpack(folder, deb)
    rmSync(join(folder, 'debs'), { recursive: true })
    writeFileSync(done, '')
  }
  const names = readdirSync(folder).filter(name => name !== 'complete')
  const kernel = names.find(name => name.startsWith('linux-image'))
  if (kernel === undefined) throw new Missing(`no kernel in ${folder}: remove that folder.`)
  return {
    kernel: join(folder, kernel),
    others: names.filter(name => name !== kernel).map(name => join(folder, name)),
  }
}

const download = (folder: string) => {
  const fetch = () => {
    // The package of the stock kernel only names the one of today.
    const depends = run('apt-cache', ['depends', KERNEL]).words
    const kernel = /Depends: (linux-image-\S+)/.exec(depends)?.[1] ?? KERNEL
    return run('apt-get', [...APT, 'download', kernel, ...GUEST], folder)
  }
  const first = fetch()
  if (first.good) return
  const isRenewed = isRoot() && run('apt-get', ['update', '-qq']).good
  const second = isRenewed ? fetch() : first
  if (second.good) return
  const why = /^E: .*/m.exec(second.words)?.[0] ?? second.words
  const advice = isRoot() ? '' : ' Run "apt-get update" as root.'
  throw new Missing(
    `Debian's packages can not be fetched (${why}). This test needs Debian 12 and its package sources.${advice}`,
  )
}

const unpack = (folder: string, deb: string) => {
  const [name = deb] = deb.split('_')
  const done = run('dpkg-deb', ['-x', join(folder, 'debs', deb), join(folder, name)])
  if (!done.good) throw new Missing(`${deb} can not be unpacked: ${done.words}`)
}

const isRoot = () => process.getuid?.() === 0

const run = (program: string, args: string[], cwd?: string): { good: boolean; words: string } => {
  const { status, error, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    timeout: STEP_LIMIT_MS,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  })
  if (error) return { good: false, words: error.message }
  return { good: status === 0, words: `${stdout}${stderr}`.trim() }
}
