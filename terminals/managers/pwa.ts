// The installable app: its manifest, and what its service worker keeps for a phone without network.
import type { VitePWAOptions } from 'vite-plugin-pwa'

export const pwa: Partial<VitePWAOptions> = {
  registerType: 'autoUpdate',
  manifest: {
    id: '/managers/',
    name: 'Managers',
    short_name: 'Managers',
    description: 'How the stores are doing, as it happens',
    start_url: '/managers/',
    scope: '/managers/',
    display: 'standalone',
    background_color: '#f6f7f9',
    theme_color: '#3d32b8',
    icons: [
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  },
  // Figures are kept by the app itself with their age; the worker keeps only the pages.
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,woff2}'],
    navigateFallback: '/managers/index.html',
    navigateFallbackAllowlist: [/^\/managers\//],
    cleanupOutdatedCaches: true,
  },
}
