// The customer screen opens without the server too: a tablet that was switched on first waits calmly.
import type { VitePWAOptions } from 'vite-plugin-pwa'

export const pwa: Partial<VitePWAOptions> = {
  registerType: 'autoUpdate',
  manifest: {
    id: '/display/',
    name: 'Customer screen',
    short_name: 'Customer',
    start_url: '/display/',
    scope: '/display/',
    display: 'fullscreen',
    background_color: '#f6f7f9',
    theme_color: '#4338ca',
    icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  },
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,woff2}'],
    navigateFallback: '/display/index.html',
    cleanupOutdatedCaches: true,
    clientsClaim: true,
    skipWaiting: true,
  },
}
