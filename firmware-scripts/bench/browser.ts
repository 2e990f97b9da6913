// A till in a real Chromium, and clocks inside of its page.
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import type { Shop } from './shop.ts'

const WAIT_MS = 30_000
const USER = { name: 'Olivia', pin: '1111' }
/** A hand: slower than any wedge. */
const HAND = { delay: 130 }
const TILL = /Till 1/

export type TillPage = {
  page: Page
  /**
   * Types the code as a wedge does. Answers the ms from its Enter to the frame that shows `lines`
   * lines on the counter.
   */
  scan: (code: string, lines: number) => Promise<number>
  /** The moment (epoch ms) at which the total on the screen holds the text. */
  seesTotal: (text: string) => Promise<number>
  /** Pays all of it in cash. */
  pay: () => Promise<void>
}

export type OpenedTill = TillPage & {
  /** ms from the address to the first screen, and from the last digit of the PIN to the counter */
  opened: { firstScreen: number; counter: number }
  context: BrowserContext
}

export const openBrowser = async ({ demo }: Shop) => {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })
  return {
    /** A fresh browser profile with the counter of till 1 on its screen. */
    till: async (): Promise<OpenedTill> => {
      const context = await browser.newContext({
        viewport: { width: 1_280, height: 800 },
        locale: 'en-GB',
      })
      const page = await context.newPage()
      page.setDefaultTimeout(WAIT_MS)
      const opened = await open(page, demo.appliance)
      return { context, opened, ...clocks(page) }
    },
    close: () => browser.close(),
  }
}

const open = async (page: Page, server: string) => {
  const began = performance.now()
  await page.goto(`${server}/till/`)
  await page.getByRole('button', { name: TILL }).waitFor()
  const firstScreen = performance.now() - began
  await page.getByRole('button', { name: TILL }).click()
  await page.getByRole('button', { name: USER.name }).click()
  await page.keyboard.type(USER.pin, HAND)
  const entered = performance.now()
  await page.keyboard.press('Enter')
  const ready = page.getByText('Ready for the next customer')
  const closed = page.getByRole('button', { name: 'Open the till' })
  const carton = page.locator('[data-test=total]')
  await ready.or(closed).or(carton).first().waitFor()
  const counter = performance.now() - entered
  if (await closed.isVisible()) {
    await page.keyboard.type('0', HAND)
    await closed.click()
  }
  await ready.or(carton).first().waitFor()
  return { firstScreen, counter }
}

const clocks = (page: Page): TillPage => ({
  page,
  scan: (code, lines) =>
    page.evaluate(
      ({ code, lines, limitMs }) =>
        new Promise<number>((resolve, reject) => {
          const give = (key: string) => {
            const event = { key, code: `Digit${key}`, bubbles: true, cancelable: true }
            const target = document.activeElement ?? document.body
            target.dispatchEvent(new KeyboardEvent('keydown', event))
          }
          const shown = () => document.querySelectorAll('ol > li').length === lines
          let began = 0
          const limit = setTimeout(() => reject(new Error(`${code} is not shown`)), limitMs)
          const watcher = new MutationObserver(() => {
            if (!shown()) return
            watcher.disconnect()
            clearTimeout(limit)
            // The frame after the next one begins when this one is on the screen.
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)))
          })
          watcher.observe(document.body, { childList: true, subtree: true })
          for (const key of code) give(key)
          began = performance.now()
          give('Enter')
        }),
      { code, lines, limitMs: WAIT_MS },
    ),
  seesTotal: text =>
    page.evaluate(
      ({ text, limitMs }) =>
        new Promise<number>((resolve, reject) => {
          const isThere = () =>
            document.querySelector('[data-test=total]')?.textContent?.includes(text) === true
          const limit = setTimeout(() => reject(new Error(`${text} is not shown`)), limitMs)
          const watcher = new MutationObserver(() => {
            if (!isThere()) return
            watcher.disconnect()
            clearTimeout(limit)
            resolve(performance.timeOrigin + performance.now())
          })
          watcher.observe(document.body, { childList: true, subtree: true, characterData: true })
        }),
      { text, limitMs: WAIT_MS },
    ),
  pay: async () => {
    await page.keyboard.press('F9')
    await page.getByRole('heading', { name: 'Pay' }).waitFor()
    await page.keyboard.press('F9')
    await page.locator('[data-test=receipt-no]').waitFor()
  },
})
