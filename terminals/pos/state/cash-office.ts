// Fetches the windows that nobody waits for, as soon as the first screen stands, so that they are there
// when the appliance is not.
import { signal } from '@preact/signals'

const AGAIN_MS = 2_000

type CashOffice = typeof import('../windows/cash-office.ts')

/** Undefined until they have come. */
export const cashOffice = signal<CashOffice | undefined>(undefined)

/** Asks for them until they come. */
export const startCashOffice = (): void => {
  import('../windows/cash-office.ts').then(
    windows => {
      cashOffice.value = windows
    },
    () => setTimeout(startCashOffice, AGAIN_MS),
  )
}
