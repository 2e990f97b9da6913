// The screens of the tests: each app is built once for all files of a run, or for the file that runs alone.
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from '../build-app.ts'
import { type App, placeOf } from '../vite.config.ts'

/** Where `npm test` keeps what was built in this run; nothing where a file runs alone. */
const SHARED = process.env['BUILT_SCREENS']
/** A build takes seconds; one that takes this long has died with its process, ms. */
const BUILD_MAX_MS = 120_000
const LOOK_MS = 100

/** Puts a built app into a folder of screens that is the test's own. */
export const buildInto = async (webDir: string, app: App): Promise<void> => {
  const own = join(webDir, placeOf(app))
  if (!SHARED) return buildApp(app, own)
  await builtIn(SHARED, app)
  cpSync(join(SHARED, placeOf(app)), own, { recursive: true })
}

// Several files need it in the same moment: the first one builds, the others wait.
const builtIn = async (shared: string, app: App) => {
  const done = join(shared, `${app}.done`)
  const building = join(shared, `${app}.building`)
  for (const began = Date.now(); !existsSync(done); ) {
    if (isFirst(building)) {
      try {
        // It may have been done since somebody looked.
        if (!existsSync(done)) await buildApp(app, join(shared, placeOf(app)))
        writeFileSync(done, '')
      } finally {
        rmSync(building, { recursive: true })
      }
    } else if (Date.now() - began > BUILD_MAX_MS) {
      throw new Error(`${app} was not built within ${BUILD_MAX_MS / 1_000} s`)
    } else await new Promise(resolve => setTimeout(resolve, LOOK_MS))
  }
}

const isFirst = (folder: string): boolean => {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}
