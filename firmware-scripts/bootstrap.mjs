// Makes a bare clone ready: packages, the project's own Node, the web apps, what tests need.
// Runs on the caller's Node before anything is installed, so: node built-ins alone, no TypeScript.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

const CALLER_NODE_MIN = [20, 19]
const OWN_NODE_MAJOR = 24
const PROGRESS_LINE_EVERY_MS = 10_000
const SPINNER_EVERY_MS = 120
const COUNT_EVERY_MS = 1_000
const LOOK_FOR_PARENT_EVERY_MS = 500
/** How long what is told to end may take, before it is killed. */
const STOP_LIMIT_MS = 2_000
const NPM_LIMIT_MS = 15 * 60_000
const STEP_LIMIT_MS = 5 * 60_000

const root = resolve(import.meta.dirname, '..')
const varDir = join(root, 'var')
const stampFile = join(varDir, 'bootstrap.json')
const ownNode = join(root, 'node_modules', '.bin', 'node')
const binDir = join(root, 'node_modules', '.bin')

/** A failure that the reader can do something about: one line, no stack. */
class Problem extends Error {}

const main = async () => {
  const mode = process.argv[2] ?? 'start'
  checkCallerNode()
  makeVar()
  const stamp = readStamp()
  const lock = hashOf([join(root, 'package-lock.json')])
  await installPackages(stamp, lock)
  checkOwnNode(stamp, lock)
  // A device hub shows no screens.
  if (mode !== 'hub') await buildWeb(stamp, mode === 'build')
  if (mode === 'test') {
    await buildTap(stamp, lock)
    await installChromium()
  }
}

const checkCallerNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [wantedMajor, wantedMinor] = CALLER_NODE_MIN
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  throw new Problem(
    `Node ${process.versions.node} is too old: install Node ${CALLER_NODE_MIN.join('.')} or newer, then try again.`,
  )
}

const makeVar = () => {
  try {
    mkdirSync(join(varDir, 'logs'), { recursive: true })
    writeFileSync(join(varDir, 'logs', '.probe'), '')
  } catch (error) {
    throw new Problem(
      `${varDir} cannot be written (${error.code}): run as the owner of ${root}, or change the owner of that folder.`,
    )
  }
}

// --- packages

const installPackages = async (stamp, lock) => {
  if (stamp.packages === lock && existsSync(ownNode)) return
  if (!installedAsLocked()) {
    const log = join(varDir, 'logs', 'npm.log')
    const expected = lockedForThisMachine().length
    const started = await runStep({
      title: 'Installing packages',
      command: npmCommand(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']),
      log,
      limitMs: NPM_LIMIT_MS,
      progress: () => `${countPackages()} of ${expected}`,
    })
    if (started !== 0) throw new Problem(npmProblem(log))
  }
  saveStamp(stamp, { packages: lock, tap: undefined })
}

/** Packages somebody already installed by hand count too: the lock npm leaves inside says what is there. */
const installedAsLocked = () => {
  const hidden = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden) || !existsSync(ownNode)) return false
  const installed = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return lockedForThisMachine().every(([path, { version }]) => installed[path]?.version === version)
}

/** What `npm ci` puts on this machine: packages for other systems and processors are left out. */
const lockedForThisMachine = () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const fits = (list, value) =>
    !list ||
    ((list.includes(value) || list.some(word => word[0] === '!')) && !list.includes(`!${value}`))
  return Object.entries(packages).filter(
    ([path, entry]) =>
      path !== '' &&
      !entry.optional &&
      fits(entry.os, process.platform) &&
      fits(entry.cpu, process.arch),
  )
}

/** npm makes all folders first and fills them then: a package counts once its package.json is there. */
const countPackages = () =>
  lockedForThisMachine().filter(([path]) => existsSync(join(root, path, 'package.json'))).length

/** npm of the call that brought us here, so that no other npm is picked up from the path. */
const npmCommand = args => {
  const npm = process.env.npm_execpath
  return npm?.endsWith('.js') ? [process.execPath, npm, ...args] : ['npm', ...args]
}

const npmProblem = log => {
  const text = readFileSync(log, 'utf8')
  const seeLog = `npm's own words: ${log}`
  if (/ENOENT.*spawn npm|command not found/.test(text))
    return 'npm was not found: install npm 10 or newer, then try again.'
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH/.test(text)) {
    return `npm could not reach its package server: check the internet connection or npm's proxy settings, then try again. ${seeLog}`
  }
  if (/ENOSPC/.test(text)) return 'The disk is full: make 1.5 GB of room, then try again.'
  if (/EACCES|EPERM/.test(text)) {
    return `npm may not write ${join(root, 'node_modules')}: run as the owner of ${root}. ${seeLog}`
  }
  if (/EINTEGRITY/.test(text))
    return `A package arrived damaged: run npm cache verify, then try again. ${seeLog}`
  const last = text
    .split('\n')
    .filter(line => /^npm error \S/.test(line))
    .slice(0, 2)
    .join(' ')
  return `npm ci failed: ${last.replaceAll('npm error ', '') || 'it gave no reason'}. ${seeLog}`
}

const checkOwnNode = (stamp, lock) => {
  if (stamp.node === lock) return
  const found = spawnSync(ownNode, ['-p', 'process.versions.node'], {
    encoding: 'utf8',
  })
  const version = found.status === 0 ? found.stdout.trim() : undefined
  if (version?.startsWith(`${OWN_NODE_MAJOR}.`)) return saveStamp(stamp, { node: lock })
  // Not every system has a Node in the registry; there the caller's own will do if it is new enough.
  const callers = Number(process.versions.node.split('.')[0])
  if (version === undefined && callers >= OWN_NODE_MAJOR) return
  throw new Problem(
    `The project's own Node ${OWN_NODE_MAJOR} does not run here (${process.platform} ${process.arch}): ` +
      `use Linux with glibc on x64 or arm64, or call npm with a Node ${OWN_NODE_MAJOR}.`,
  )
}

// --- web apps

const buildWeb = async (stamp, always) => {
  const builder = join(root, 'terminals', 'build.ts')
  if (!existsSync(builder)) return
  const shared = hashOf(
    [
      join(root, 'package-lock.json'),
      join(root, 'schema'),
      join(root, 'terminals', 'kit'),
      builder,
      join(root, 'terminals', 'vite.config.ts'),
    ].filter(existsSync),
  )
  const hashes = Object.fromEntries(
    readdirSync(join(root, 'terminals'))
      .filter(app => existsSync(join(root, 'terminals', app, 'index.html')))
      .map(app => [app, `${shared}-${hashOf([join(root, 'terminals', app)])}`]),
  )
  const known = existsSync(join(varDir, 'web')) && !always ? (stamp.web ?? {}) : {}
  const stale = Object.keys(hashes).filter(app => hashes[app] !== known[app])
  if (stale.length === 0) return
  const log = join(varDir, 'logs', 'web-build.log')
  const code = await runStep({
    title: `Building the screens (${stale.join(', ')})`,
    command: [nodeToUse(), builder, ...stale],
    log,
    limitMs: STEP_LIMIT_MS,
  })
  if (code !== 0)
    throw new Problem(`The screens could not be built: ${lastWords(log)}. All of it: ${log}`)
  saveStamp(stamp, { web: hashes })
}

// --- what only tests need

const buildTap = async (stamp, lock) => {
  const wanted = `${lock}-${hashOf([join(root, '.taprc')])}`
  const built = join(root, 'node_modules', '@tapjs', 'test', 'test-built')
  if (stamp.tap === wanted && existsSync(built)) return
  const log = join(varDir, 'logs', 'tap-build.log')
  const code = await runStep({
    title: 'Preparing the test runner',
    command: [nodeToUse(), join(root, 'node_modules', 'tap', 'dist', 'esm', 'run.mjs'), 'build'],
    log,
    limitMs: STEP_LIMIT_MS,
  })
  if (code !== 0)
    throw new Problem(`The test runner could not be prepared: ${lastWords(log)}. All of it: ${log}`)
  saveStamp(stamp, { tap: wanted })
}

const installChromium = async () => {
  if (process.env.CHROMIUM) {
    if (existsSync(process.env.CHROMIUM)) return
    throw new Problem(`CHROMIUM names ${process.env.CHROMIUM}, and there is no such file.`)
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(delimiter)
  if (names.some(name => folders.some(folder => existsSync(join(folder, name))))) return
  const byHand =
    'Debian: apt-get install chromium; elsewhere name a Chrome by CHROMIUM=/path/to/chrome'
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) {
    throw new Problem(`The browser tests need Chromium. ${byHand}, then try again.`)
  }
  const log = join(varDir, 'logs', 'apt.log')
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium']
  const apt = (title, command) =>
    runStep({
      title,
      command,
      log,
      limitMs: NPM_LIMIT_MS,
      env: { DEBIAN_FRONTEND: 'noninteractive' },
    })
  await apt('Reading the list of Debian packages', ['apt-get', 'update'])
  if ((await apt('Installing Chromium for the browser tests', install)) !== 0) {
    throw new Problem(
      `Chromium could not be installed: ${lastWords(log)}. ${byHand}. All of it: ${log}`,
    )
  }
}

// --- running a step where it can be seen

/** Runs a command with its output in a log, and shows that time goes by. Answers its exit code. */
const runStep = ({ title, command: [program, ...args], log, limitMs, progress, env }) =>
  new Promise(done => {
    const began = Date.now()
    const output = openSync(log, 'w')
    const child = spawn(program, args, {
      cwd: root,
      env: {
        ...process.env,
        PATH: `${binDir}${delimiter}${process.env.PATH}`,
        ...env,
      },
      stdio: ['ignore', output, output],
      // A group of its own: npm's own children end with it.
      detached: true,
    })
    const show = showProgress(title, began, progress)
    const limit = setTimeout(() => killGroup(child, 'SIGKILL'), limitMs)
    let stopped = false
    const stop = signal => {
      if (stopped) return killGroup(child, 'SIGKILL')
      stopped = true
      killGroup(child, signal)
      setTimeout(() => killGroup(child, 'SIGKILL'), STOP_LIMIT_MS).unref()
    }
    // npm killed outright, or its shell, passes nothing on; it is simply not our parent any more.
    const parent = process.ppid
    const watch = setInterval(() => {
      if (process.ppid !== parent && !stopped) stop('SIGTERM')
    }, LOOK_FOR_PARENT_EVERY_MS)
    for (const signal of STOP_SIGNALS) process.on(signal, stop)
    const end = code => {
      clearTimeout(limit)
      clearInterval(watch)
      for (const signal of STOP_SIGNALS) process.off(signal, stop)
      closeSync(output)
      show.end(code === 0)
      if (stopped) {
        // What its first process left of the group goes too.
        killGroup(child, 'SIGKILL')
        process.exit(STOPPED_CODE)
      }
      done(code)
    }
    child.on('error', error => {
      writeFileSync(log, `${error.code} ${error.syscall}: ${program} command not found\n`)
      end(127)
    })
    child.on('exit', code => end(code ?? 1))
  })

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
/** As a shell tells that Ctrl-C ended a program. */
const STOPPED_CODE = 130

const killGroup = (child, signal) => {
  try {
    process.kill(-child.pid, signal)
  } catch {
    // All of them have ended.
  }
}

const showProgress = (title, began, progress) => {
  const seconds = () => Math.round((Date.now() - began) / 1_000)
  let counted = 0
  let detail = ''
  const line = () => {
    if (progress && Date.now() - counted > COUNT_EVERY_MS) {
      detail = `: ${progress()}`
      counted = Date.now()
    }
    return `${title}${detail} … ${seconds()} s`
  }
  const frames = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'
  const live = process.stdout.isTTY === true
  let frame = 0
  if (!live) console.log(`${title} …`)
  const timer = setInterval(
    () => {
      if (live) process.stdout.write(`\r\x1b[2K${frames[frame++ % frames.length]} ${line()}`)
      else console.log(`  ${line()}`)
    },
    live ? SPINNER_EVERY_MS : PROGRESS_LINE_EVERY_MS,
  )
  return {
    end: good => {
      clearInterval(timer)
      if (live) process.stdout.write('\r\x1b[2K')
      console.log(`${good ? '✓' : '✗'} ${title} (${seconds()} s)`)
    },
  }
}

const lastWords = log => {
  const lines = readFileSync(log, 'utf8')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  return (lines.find(line => /error/i.test(line)) ?? lines.at(-1) ?? 'no reason given').slice(
    0,
    200,
  )
}

const nodeToUse = () => (existsSync(ownNode) ? ownNode : process.execPath)

// --- what was done before

const readStamp = () => {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {
    return {}
  }
}

const saveStamp = (stamp, news) => {
  Object.assign(stamp, news)
  writeFileSync(`${stampFile}.new`, `${JSON.stringify(stamp, null, 2)}\n`)
  renameSync(`${stampFile}.new`, stampFile)
}

/** One hash over the names and contents of files and folders; tests and the like do not count. */
const hashOf = paths => {
  const hash = createHash('sha256')
  const add = path => {
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  const walk = folder => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )
    for (const entry of entries) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else if (!/\.test\.tsx?$|\.md$/.test(entry.name)) add(path)
    }
  }
  for (const path of paths) {
    if (statSync(path).isDirectory()) walk(path)
    else add(path)
  }
  return hash.digest('hex').slice(0, 20)
}

try {
  await main()
} catch (error) {
  if (!(error instanceof Problem)) throw error
  console.error(error.message)
  process.exitCode = 1
}
