// `npm test`: every check in turn, the quick ones first. The first that fails ends it, with its own words.
// The last line counts: each test's assertions, and types, style and unused files as one check each.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const root = resolve(import.meta.dirname, '..')
const bin = (name: string) => join(root, 'node_modules', '.bin', name)

type Count = { passed: number; failed: number; skipped: number }
type Step = { name: string; check: () => Promise<Count>; advice: string }

const main = async () => {
  const times: string[] = []
  const sum: Count = { passed: 0, failed: 0, skipped: 0 }
  for (const { name, check, advice } of steps) {
    console.log(`── ${name}`)
    const began = performance.now()
    const { passed, failed, skipped } = await check()
    times.push(`${name} ${((performance.now() - began) / 1_000).toFixed(1)} s`)
    sum.passed += passed
    sum.failed += failed
    sum.skipped += skipped
    if (failed === 0) continue
    console.log(`\n${name}: ${advice}`)
    process.exitCode = 1
    break
  }
  const skipped = sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''
  console.log(`\n${times.join(' · ')}\n${sum.passed} passed, ${sum.failed} failed${skipped}`)
}

const oneCheck = async (name: string, ...args: string[]): Promise<Count> => {
  const child = spawn(bin(name), args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  const good = (await exitCode(child)) === 0
  return { passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 }
}

/** Runs the test files and shows one line for each that passes, everything of each that does not. */
const tests = async (...args: string[]): Promise<Count> => {
  const screens = mkdtempSync(join(tmpdir(), 'built-screens-'))
  process.once('exit', () => rmSync(screens, { recursive: true, force: true }))
  const child = spawn(bin('tap'), ['run', '--reporter=tap', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, BUILT_SCREENS: screens },
  })
  const ended = exitCode(child)
  let ofFile: string[] = []
  let failing = false
  let count: Count | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    count = countIn(line) ?? count
    const file = /^(not ok|ok) \d+ - (\S+)(?:.* # time=([\d.]+)ms)?/.exec(line)
    if (file) {
      failing = file[1] === 'not ok'
      if (failing) console.log([...ofFile.filter(isWorthReading), line].join('\n'))
      else console.log(`  ${file[2]} ${Math.round(Number(file[3] ?? 0))} ms`)
      ofFile = []
    } else if (line.startsWith('# ')) {
      failing = false
    } else if (failing) console.log(line)
    else ofFile.push(line)
  }
  const code = await ended
  if (code === 0 && count?.failed === 0) return count
  console.log(ofFile.join('\n'))
  // A file that died or hung counts as well, though none of its assertions failed.
  return { passed: 0, skipped: 0, ...count, failed: Math.max(count?.failed ?? 0, 1) }
}

const isWorthReading = (line: string) => !/^\s+ok \d+/.test(line)

/** tap's closing line: `# { total: 12, pass: 10, fail: 1, skip: 1 }`. */
const countIn = (line: string): Count | undefined => {
  if (!/^# \{ total: \d+/.test(line)) return undefined
  const number = (word: string) => Number(new RegExp(`${word}: (\\d+)`).exec(line)?.[1] ?? 0)
  return {
    passed: number('pass'),
    failed: number('fail'),
    skipped: number('skip') + number('todo'),
  }
}

const exitCode = (child: ReturnType<typeof spawn>) =>
  new Promise<number>(done => {
    child.once('error', error => {
      console.error(error.message)
      done(127)
    })
    child.once('close', code => done(code ?? 1))
  })

const steps: readonly Step[] = [
  {
    name: 'Types',
    check: () => oneCheck('tsc', '--pretty', 'false'),
    advice: 'mend the types above; npm run check shows them again.',
  },
  {
    name: 'Style',
    check: () => oneCheck('biome', 'check', '--error-on-warnings', '--max-diagnostics=40'),
    advice: 'npm run lint:fix mends most of it.',
  },
  {
    name: 'Unused files and packages',
    check: () => oneCheck('knip', '--no-progress'),
    advice: 'remove what nobody uses, or use it.',
  },
  {
    name: 'Tests',
    check: () => tests(...process.argv.slice(2)),
    advice: 'run one file alone with node_modules/.bin/node path/to/it.test.ts.',
  },
]

await main()
