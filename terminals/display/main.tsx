// The screen that faces the customer, served by the store at /display/.
import './display.css'
import { render } from 'preact'
import { App } from './app.tsx'
import { startFeed } from './feed.ts'

const SERVICE_WORKER = '/display/sw.js'

const root = document.getElementById('app')
if (root) render(<App />, root)
startFeed()
// Refused where pages come without HTTPS; the screen works all the same.
if ('serviceWorker' in navigator)
  navigator.serviceWorker.register(SERVICE_WORKER, { scope: '/display/' }).catch(() => undefined)
