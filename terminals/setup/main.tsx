// The technician's app, served by the store at /setup/.
import '#kit/theme.css'
import { render } from 'preact'
import { App } from './app.tsx'

const root = document.getElementById('app')
if (root) render(<App />, root)
