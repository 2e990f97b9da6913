// The till begins: what was kept is on the screen first, everything else follows.
import './till.css'
import { render } from 'preact'
import { App } from './app.tsx'
import { startKeys } from './input/keys.ts'
import { startTaps } from './input/taps.ts'
import { startQueue } from './local/queue.ts'
import { startCardPayments } from './state/card-payment.ts'
import { startCashOffice } from './state/cash-office.ts'
import { startCounter } from './state/counter.ts'
import { startCustomerDisplay } from './state/customer-display.ts'
import { startCustomerView } from './state/customer-view.ts'
import { startScanner } from './state/devices.ts'
import { startDrawer } from './state/drawer.ts'
import { startFind } from './state/find.ts'
import { followVersion } from './state/new-version.ts'
import { startPay } from './state/pay.ts'
import { startPresence } from './state/presence.ts'
import { startScale } from './state/scale.ts'
import { bad } from './state/signs.ts'
import { startTill } from './state/till.ts'
import { startTillPaper } from './state/till-paper.ts'
import { show } from './state/windows.ts'
import { texts } from './texts.ts'

const SERVICE_WORKER = '/till/sw.js'

const begin = async () => {
  await startQueue()
  await startCounter()
  startPay()
  startFind()
  const root = document.getElementById('app')
  const draw = () => root && render(<App />, root)
  await startTill(draw)
  startCashOffice()
  startCardPayments()
  startScanner()
  startDrawer()
  startScale()
  startTillPaper()
  startPresence()
  startCustomerDisplay()
  startCustomerView()
  startTaps()
  startKeys(() => bad(texts.finishFirst), { F1: () => show({ is: 'help' }) })
  await offlineToo()
}

// After the first screen: nothing of it is needed to sell now.
const offlineToo = async () => {
  if (!('serviceWorker' in navigator)) return
  if (document.readyState !== 'complete') {
    await new Promise(resolve => addEventListener('load', resolve, { once: true }))
  }
  // Refused while the server is away, and where pages come without HTTPS: the till sells all the same.
  const worker = await navigator.serviceWorker
    .register(SERVICE_WORKER, { scope: '/till/' })
    .catch(() => undefined)
  if (worker) followVersion(navigator, worker)
}

void begin()
