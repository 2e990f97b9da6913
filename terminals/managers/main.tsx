// The regional managers' app, served by head office at /managers/.
import '#kit/theme.css'
import { render } from 'preact'
import { App } from './app.tsx'

const root = document.getElementById('app')
if (root) render(<App />, root)

// After the first figures are on their way: the worker's files are for the next visit.
if ('serviceWorker' in navigator) {
  addEventListener('load', () => {
    // Without it (plain http on a phone) the page still works, only not without network.
    navigator.serviceWorker
      .register('/managers/sw.js', { scope: '/managers/' })
      .catch(() => undefined)
  })
}
