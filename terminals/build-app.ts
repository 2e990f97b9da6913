// Builds one app, and cleans up after its builder.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { type App, configOf } from './vite.config.ts'

/** Bundles the app into `outDir`. */
export const buildApp = async (app: App, outDir: string): Promise<void> => {
  const config = await configOf(app)
  const { TMPDIR } = process.env
  process.env.TMPDIR = ownFolder()
  try {
    await build({ ...config, build: { ...config.build, outDir } })
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
}

// The builder of service workers leaves a file behind for each of them. It asks once for the place,
// so all builds of a process share one folder, which goes with the process.
const ownFolder = () => {
  if (own !== undefined) return own
  const made = mkdtempSync(join(tmpdir(), 'screens-'))
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  own = made
  return made
}

let own: string | undefined
