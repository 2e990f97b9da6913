// Builds the apps beside ./var/web (or WEB_DIR) and moves them into it: `node terminals/build.ts [app…]`, all of them when none is named.
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { publish } from './publish.ts'
import { type App, apps, configOf, exists, outputOf, webDir, workOf } from './vite.config.ts'

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
  await inOwnTemporaryFolder(async () => {
    for (const app of wanted) await buildApp(app)
  })
}

/** The builder of service workers leaves a file behind for each of them, where TMPDIR says. */
const inOwnTemporaryFolder = async (work: () => Promise<void>) => {
  await mkdir(webDir, { recursive: true })
  const own = await mkdtemp(`${webDir}.tmp-`)
  process.env.TMPDIR = own
  try {
    await work()
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}

const buildApp = async (app: App) => {
  const began = performance.now()
  await build(await configOf(app))
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
