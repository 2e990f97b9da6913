// The service worker: the till's own files, so that a reload works while the appliance is away. Its
// data is in IndexedDB; the worker never answers for the API, only for pictures, which never change.
import type { VitePWAOptions } from 'vite-plugin-pwa'

const PICTURES_MAX = 3_000
const PICTURES_MAX_AGE_S = 90 * 86_400

export const pwa: Partial<VitePWAOptions> = {
  registerType: 'autoUpdate',
  manifest: {
    name: 'Till',
    short_name: 'Till',
    start_url: '/till/',
    scope: '/till/',
    display: 'fullscreen',
    background_color: '#f5f5f8',
    theme_color: '#4338ca',
    icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  },
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,woff2}'],
    navigateFallback: '/till/index.html',
    cleanupOutdatedCaches: true,
    clientsClaim: true,
    skipWaiting: true,
    runtimeCaching: [
      {
        urlPattern: ({ url }) => url.pathname.startsWith('/api/v1/pictures/'),
        handler: 'CacheFirst',
        options: {
          cacheName: 'pictures',
          expiration: { maxEntries: PICTURES_MAX, maxAgeSeconds: PICTURES_MAX_AGE_S },
        },
      },
    ],
  },
}
