// What is done while nobody waits at the till. It comes after the first screen, in a script of its own.
export { CardDayWindow } from './card-day.tsx'
export { CashMoveWindow } from './cash-move.tsx'
export { CloseWindow } from './close-till.tsx'
export { DrawerWindow } from './drawer.tsx'
export { FiguresWindow } from './figures.tsx'
export { ReceiptsWindow } from './receipts.tsx'
