// The panel's own pages: where the definition of a table is not enough.
import type { ComponentType } from 'preact'
import { lazy } from 'preact-iso'
import type { Table } from '#schema/index.ts'
import { LabelDesigner } from './designers/label-designer.tsx'
import { ReceiptDesigner } from './designers/receipt-designer.tsx'
import { ProductOverview } from './pages/product.tsx'
import { ReviewOverview } from './pages/review.tsx'
import { SaleOverview } from './pages/sale.tsx'
import { LockoutActions, UserActions } from './pages/user-actions.tsx'
import type { RowProps } from './row-page.tsx'

/** Pages at addresses of their own. */
export const Today = lazy(() => import('./pages/today.tsx').then(page => page.TodayPage))
export const Prices = lazy(() => import('./pages/prices.tsx').then(page => page.PricesPage))
export const Kitchen = lazy(() => import('./pages/kitchen.tsx').then(page => page.KitchenPage))
export const StockOf = lazy(() => import('./pages/stock-of.tsx').then(page => page.StockOfPage))
export const StockLevels = lazy(() =>
  import('./pages/stock-levels.tsx').then(page => page.StockLevelsPage),
)
export const RetailReceipt = lazy(() =>
  import('./designers/receipt-page.tsx').then(page => page.RetailReceiptPage),
)
export const StoreReceipt = lazy(() =>
  import('./designers/receipt-page.tsx').then(page => page.StoreReceiptPage),
)
export const Labels = lazy(() =>
  import('./designers/labels-page.tsx').then(page => page.LabelsPage),
)
export const NewLabel = lazy(() =>
  import('./designers/label-new.tsx').then(page => page.NewLabelPage),
)

/** What stands in a row's first tab instead of its form. */
export const overviews: Partial<Record<Table, ComponentType<RowProps>>> = {
  product: ProductOverview,
  sale: SaleOverview,
  review: ReviewOverview,
  label_design: LabelDesigner,
  receipt_default: ReceiptDesigner,
  receipt_design: ReceiptDesigner,
}

/** What else can be done with a row, beside its title. */
export const rowActions: Partial<Record<Table, ComponentType<RowProps>>> = {
  user: UserActions,
  lockout: LockoutActions,
}
