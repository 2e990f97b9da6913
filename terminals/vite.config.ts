// How one app is bundled. The same for all: only its folder and its address differ.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { preact } from '@preact/preset-vite'
import tailwindcss from '@tailwindcss/vite'
import type { InlineConfig, PluginOption } from 'vite'
import { VitePWA, type VitePWAOptions } from 'vite-plugin-pwa'

export const apps = ['pos', 'admin', 'setup', 'managers', 'display'] as const
export type App = (typeof apps)[number]

/** The app's place in addresses and in the output: shops say till, not pos. */
export const placeOf = (app: App) => (app === 'pos' ? 'till' : app)

const root = import.meta.dirname

/** An app is built when it has a page to start from. */
export const exists = (app: App) => existsSync(join(root, app, 'index.html'))

/** What the servers serve, by the variable they know it by. */
const webDir = resolve(root, '..', process.env.WEB_DIR || 'var/web')

/** Where an app's bundle is served from. */
export const outputOf = (app: App) => join(webDir, placeOf(app))

/** Where it is built: the folder that is served is never empty. */
export const workOf = (app: App) => join(`${webDir}.next`, placeOf(app))

/** Vite's settings for one app. An app with a `pwa.ts` (`export const pwa`) gets a service worker. */
export const configOf = async (app: App): Promise<InlineConfig> => ({
  configFile: false,
  root: join(root, app),
  base: `/${placeOf(app)}/`,
  publicDir: join(root, app, 'public'),
  cacheDir: join(root, '..', 'var', 'vite', app),
  logLevel: 'warn',
  plugins: [
    preact({ devToolsEnabled: false, prefreshEnabled: false }),
    tailwindcss(),
    await serviceWorkerOf(app),
  ],
  build: {
    outDir: workOf(app),
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2023',
    // An inlined font or picture would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 600,
  },
})

const serviceWorkerOf = async (app: App): Promise<PluginOption> => {
  const file = join(root, app, 'pwa.ts')
  if (!existsSync(file)) return undefined
  const { pwa }: { pwa: Partial<VitePWAOptions> } = await import(pathToFileURL(file).href)
  return VitePWA({ base: `/${placeOf(app)}/`, injectRegister: false, ...pwa })
}
