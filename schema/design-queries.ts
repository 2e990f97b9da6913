// What a receipt is laid out by: the store's own design, else the retailer's, else the plain one.
import type { Db, Found } from './command.ts'
import { plainReceipt, type ReceiptDesign } from './rules/receipt-design.ts'
import { stored } from './stored.ts'

/** The designs that may hold in a store. */
export const designsOf = (db: Db, storeId: string, tenantId: string) => ({
  ownDesigns: ownDesign(db, storeId),
  retailDesigns: retailDesign(db, tenantId),
})

const ownDesign = stored((db, storeId: string) =>
  db.selectFrom('receipt_design').selectAll().where('id', '=', storeId),
)

const retailDesign = stored((db, tenantId: string) =>
  db.selectFrom('receipt_default').selectAll().where('id', '=', tenantId),
)

/** The design among what `designsOf` found. */
export const designAmong = ({
  ownDesigns: [own],
  retailDesigns: [retail],
}: Found<ReturnType<typeof designsOf>>): ReceiptDesign => own ?? retail ?? plainReceipt

/** The barcodes of articles, for receipts that print them. */
export const codesOfVariants = stored((db, variantIds: readonly string[]) =>
  db
    .selectFrom('barcode')
    .select(['variant_id', 'code'])
    .where('variant_id', 'in', variantIds)
    .orderBy('code'),
)
