// Till, admin panel and dashboard in one browser, over a store, its printer and head office. Needs chromium.
import { existsSync } from 'node:fs'
import t from 'tap'
import { CHROMIUM, proveScreens } from './screens.ts'

t.setTimeout(150_000)

const skip = existsSync(CHROMIUM) ? false : `there is no chromium at ${CHROMIUM}`

t.test('a price, a sale and an empty printer are seen where they matter', { skip }, async t => {
  const { checks, figures } = await proveScreens(t, { seed: 1 })
  for (const { what, seen, good } of checks) t.ok(good, `${what}: ${seen}`)
  t.equal(Object.keys(figures).length, 4, JSON.stringify(figures))
})
