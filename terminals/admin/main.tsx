// The admin panel: the same at the store and at head office.
import '#kit/theme.css'
import './problems.ts'
import { render } from 'preact'
import { App } from './app.tsx'

const place = document.getElementById('app')
if (place) render(<App />, place)
