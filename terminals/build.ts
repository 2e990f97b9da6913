// Builds the apps beside ./var/web (or WEB_DIR) and moves them into it: `node terminals/build.ts [app…]`, all of them when none is named.
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzipSync } from 'node:zlib'
import { buildApp } from './build-app.ts'
import { publish } from './publish.ts'
import { type App, apps, exists, outputOf, workOf } from './vite.config.ts'

const COMPRESSED_FROM_BYTES = 1_024
const BROTLI_QUALITY = 9

const compress = promisify(brotliCompress)

const main = async () => {
  const named = process.argv.slice(2)
  const wrong = named.find(name => !apps.some(app => app === name))
  if (wrong !== undefined) {
    console.error(`There is no app "${wrong}". Apps: ${apps.join(', ')}.`)
    process.exit(2)
  }
  const wanted = named.length === 0 ? apps.filter(exists) : apps.filter(app => named.includes(app))
  for (const app of wanted) await makeApp(app)
}

const makeApp = async (app: App) => {
  const began = performance.now()
  await buildApp(app, workOf(app))
  const files = await compressAll(workOf(app))
  await publish(workOf(app), outputOf(app))
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  console.log(
    `${app}: ${seconds} s, ${await startSize(app)} kB of script at the start, ${files} files`,
  )
}

/** Puts `x.br` beside each text file, so that the server only has to send it. */
const compressAll = async (folder: string) => {
  const names = await readdir(folder, { recursive: true })
  const texts = names.filter(name => /\.(?:js|css|html|svg|json|webmanifest)$/.test(name))
  await Promise.all(
    texts.map(async name => {
      const file = join(folder, name)
      if ((await stat(file)).size < COMPRESSED_FROM_BYTES) return
      const bytes = await readFile(file)
      const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY }
      await writeFile(`${file}.br`, await compress(bytes, { params }))
    }),
  )
  return names.length
}

/** Gzipped size of the scripts that the page names itself; what is loaded later is not in it. */
const startSize = async (app: App) => {
  const page = await readFile(join(outputOf(app), 'index.html'), 'utf8')
  let bytes = 0
  for (const [, name = ''] of page.matchAll(/(?:src|href)="\/[^/"]+\/([^"]+\.js)"/g)) {
    bytes += gzipSync(await readFile(join(outputOf(app), name))).length
  }
  return Math.round(bytes / 1_000)
}

await main()
