// What is on the shelf: levels with the lowest first, each leading to the moves it is made of.
import { useSignal } from '@preact/signals'
import { PackagePlus } from 'lucide-preact'
import { Button } from '#kit/button.tsx'
import { whyNotInStore } from '../access.ts'
import { ListPage } from '../list-page.tsx'
import { path } from '../paths.ts'
import { ReceiveDialog } from '../stock-dialogs.tsx'
import { texts } from '../texts.ts'

export const StockLevelsPage = () => {
  const receiving = useSignal(false)
  return (
    <>
      <ListPage
        table="stock_level"
        hrefOf={row => path.stockOf(String(row.variant_id))}
        actions={
          <Button
            tone="primary"
            icon={PackagePlus}
            why={whyNotInStore('stock.receive', texts.receiving)}
            onClick={() => (receiving.value = true)}
          >
            {texts.receive}
          </Button>
        }
      />
      {receiving.value && <ReceiveDialog onClose={() => (receiving.value = false)} />}
    </>
  )
}
