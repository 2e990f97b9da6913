// The terminals' built pages: files with long lives, index pages without, and the headers that keep
// foreign scripts out.
import type { Middleware } from 'koa'
import serve from 'koa-static'

/** Serves the apps below `webDir`; an address inside an app without a file is the app's own page. */
export const webPages = (webDir: string, apps: readonly string[], home: string): Middleware => {
  const files = serve(webDir, {
    brotli: true,
    gzip: false,
    setHeaders: (response, path) => {
      const hashed = /[/\\]assets[/\\]/.test(path)
      response.setHeader(
        'Cache-Control',
        hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  return async (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next()
    if (ctx.path === '/') return ctx.redirect(home)
    const app = apps.find(name => ctx.path === `/${name}` || ctx.path.startsWith(`/${name}/`))
    if (!app) return next()
    if (ctx.path === `/${app}`) return ctx.redirect(`/${app}/`)
    if (!/\.\w+$/.test(ctx.path)) ctx.path = `/${app}/`
    await files(ctx, next)
  }
}

/** Headers of every answer. `connect` are the further addresses a page may talk to. */
export const securityHeaders =
  (connect: (host: string) => string): Middleware =>
  async (ctx, next) => {
    ctx.set('X-Content-Type-Options', 'nosniff')
    ctx.set('Referrer-Policy', 'same-origin')
    ctx.set('Cross-Origin-Opener-Policy', 'same-origin')
    ctx.set(
      'Content-Security-Policy',
      [
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "style-src 'self' 'unsafe-inline'",
        "script-src 'self'",
        `connect-src 'self' ${isHostName(ctx.hostname) ? connect(ctx.hostname) : ''}`.trim(),
        "worker-src 'self' blob:",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "object-src 'none'",
      ].join('; '),
    )
    await next()
  }

/** A Host header is the caller's to write: only a name or an address goes into our own headers. */
const isHostName = (host: string) => /^[\w.-]+$|^\[[\da-fA-F:.]+\]$/.test(host)
