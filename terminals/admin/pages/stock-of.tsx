// The stock of one article: its level in each store and the moves that made it, with the two ways to
// change it by hand.
import { useSignal } from '@preact/signals'
import { PackagePlus, Scale } from 'lucide-preact'
import { useMemo } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { Button } from '#kit/button.tsx'
import { dateTime, quantity } from '#kit/formats.ts'
import { listOf } from '#kit/list-of.ts'
import { Page } from '#kit/page.tsx'
import { Empty, Skeleton } from '#kit/states.tsx'
import { whyNotInStore } from '../access.ts'
import { RowName } from '../cell.tsx'
import { tableLabel } from '../labels.ts'
import { List } from '../list.tsx'
import { useOwnView } from '../list-view.ts'
import { nameFor } from '../names.ts'
import { path } from '../paths.ts'
import { AdjustDialog, ReceiveDialog } from '../stock-dialogs.tsx'
import { texts } from '../texts.ts'

export const StockOfPage = () => {
  const id = useRoute().params.id ?? ''
  const open = useSignal<'receive' | 'adjust' | undefined>(undefined)
  const levels = useMemo(() => listOf('stock_level', { variant_id: id }), [id])
  const rows = levels.value.value?.rows
  const close = () => {
    open.value = undefined
  }
  return (
    <Page
      above={
        <a class="link link-hover" href={path.list('stock_level')}>
          {tableLabel('stock_level')}
        </a>
      }
      title={<bdi>{nameFor('variant', id) ?? '…'}</bdi>}
      note={
        <a class="link link-hover text-sm" href={path.row('variant', id)}>
          {texts.openArticle}
        </a>
      }
      problem={levels.problem.value}
      onAgain={levels.refresh}
      actions={
        <>
          <Button
            icon={Scale}
            why={whyNotInStore('stock.adjust', texts.adjusting)}
            onClick={() => (open.value = 'adjust')}
          >
            {texts.adjust}
          </Button>
          <Button
            tone="primary"
            icon={PackagePlus}
            why={whyNotInStore('stock.receive', texts.receiving)}
            onClick={() => (open.value = 'receive')}
          >
            {texts.receive}
          </Button>
        </>
      }
    >
      <ul class="flex min-h-28 flex-wrap gap-4">
        {!rows && (
          <li class="w-64">
            <Skeleton lines={2} />
          </li>
        )}
        {rows?.map(level => (
          <li
            key={level.id}
            class="grid min-w-64 gap-1 rounded-box border border-base-300 bg-base-100 p-4"
          >
            <span class="quiet text-sm">
              <RowName table="store" id={level.store_id} linked={false} />
            </span>
            <span class={`amount text-xl font-semibold ${level.quantity < 0 ? 'text-error' : ''}`}>
              {quantity(level.quantity)}
            </span>
            <span class="quiet text-sm">{texts.lastMove(dateTime(level.moved_at))}</span>
          </li>
        ))}
        {rows?.length === 0 && (
          <li>
            <Empty title={texts.neverStocked} />
          </li>
        )}
      </ul>
      <h2 class="text-lg font-semibold">{tableLabel('stock_move')}</h2>
      <List table="stock_move" {...useOwnView('stock_move')} fixed={{ variant_id: id }} />
      {open.value === 'adjust' && (
        <AdjustDialog variantId={id} level={rows?.[0]?.quantity ?? 0} onClose={close} />
      )}
      {open.value === 'receive' && <ReceiveDialog variantId={id} onClose={close} />}
    </Page>
  )
}
