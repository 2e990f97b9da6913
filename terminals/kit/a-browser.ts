// What a test of screens needs: a browser, the servers behind the screens, and axe.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { App } from '../vite.config.ts'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const ROOT = join(import.meta.dirname, '..', '..')
/** How long a page may take to show what is waited for, ms. */
export const WAIT_MS = 20_000

/** A phone, upright. */
export const PHONE = { width: 390, height: 844 }

/** Why tests in a browser are left out; false when they are not. */
export const noBrowser = existsSync(CHROMIUM) ? false : `there is no chromium at ${CHROMIUM}`

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })

/** Starts one of our programs and waits for its word that it is ready. */
export const startProgram = async (
  program: string,
  environment: Record<string, string>,
): Promise<ChildProcess> => {
  const child = forkProgram(program, environment)
  const [message] = await once(child, 'message')
  if (message?.is !== 'ready') throw new Error(`${program}: ${JSON.stringify(message)}`)
  return child
}

/** Starts one that says nothing when it is ready. */
export const forkProgram = (program: string, environment: Record<string, string>): ChildProcess =>
  fork(join(ROOT, program), {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })

/** Ends a program and waits until it is gone. */
export const endProgram = async (child: ChildProcess | undefined): Promise<void> => {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const place = probe.address()
  probe.close()
  return typeof place === 'object' && place ? place.port : 0
}

/** The screen of somebody who has signed in to this app before; `session` is the server's answer. */
export const aScreen = async (
  browser: Browser,
  app: App,
  session: object | undefined,
  { language = 'en', viewport = PHONE }: { language?: string; viewport?: typeof PHONE } = {},
): Promise<Page> => {
  const context = await browser.newContext({ viewport })
  await context.addInitScript(
    ([scope, known, chosen]) => {
      if (known) localStorage.setItem(`${scope}:session`, known)
      localStorage.setItem('language', chosen ?? '')
      localStorage.setItem(`${scope}:language`, chosen ?? '')
    },
    [app === 'pos' ? 'till' : 'desk', session && JSON.stringify(session), language],
  )
  const page = await context.newPage()
  page.setDefaultTimeout(WAIT_MS)
  return page
}

/** What axe finds serious or worse on the page, once nothing is on its way any more. */
export const seriousOnes = async (page: Page): Promise<string[]> => {
  await page.waitForFunction(() => !document.querySelector('.skeleton'))
  await page.evaluate(axeSource())
  return page.evaluate(async () => {
    // axe put itself into the page
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}

const axeSource = () =>
  readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What a finger needs, px. */
const FINGER_PX = 44

/** Those of these that are shown and too low for a finger. */
export const tooLow = (page: Page, selector: string): Promise<string[]> =>
  page.locator(selector).evaluateAll(
    (targets, least) =>
      targets
        .map(target => ({ text: target.outerHTML, ...target.getBoundingClientRect().toJSON() }))
        .filter(({ height }) => height > 0 && height < least)
        .map(({ text, height }) => `${height} px: ${text}`),
    FINGER_PX,
  )
