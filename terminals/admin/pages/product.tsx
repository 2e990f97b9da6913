// A product: what is sold of it at a glance (SKU, barcodes, prices), then its form.
import { useMemo } from 'preact/hooks'
import { type Answer, ask, list, type Page } from '#kit/api.ts'
import { money } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { freshOf } from '#kit/list-of.ts'
import { may } from '#kit/session.ts'
import { Empty, Problem } from '#kit/states.tsx'
import { type Column, Table as TableView } from '#kit/table.tsx'
import type { Row } from '#schema/index.ts'
import { readPermission } from '#schema/permissions.ts'
import { whyHidden } from '../access.ts'
import { columnLabel, tableLabel } from '../labels.ts'
import { path } from '../paths.ts'
import { type Priced, pricesIn } from '../prices-in.ts'
import { Editor, type RowProps } from '../row-page.tsx'
import { texts } from '../texts.ts'

/** More variants than these are in their own tab, more price lists in the prices of a variant. */
const VARIANTS_MAX = 50
const LISTS_MAX = 4

type Article = Priced & { barcodes: string[] }
/** A variant with what the catalogue says of it; without it where the user may not ask. */
type Sold = { variant: Row<'variant'>; article: Article | undefined }
type Goods = { sold: Sold[]; lists: Row<'price_list'>[] }

export const ProductOverview = (props: RowProps) => (
  <>
    {whyHidden('variant') === undefined && <Variants row={props.row} />}
    <Editor {...props} />
  </>
)

const Variants = ({ row }: Pick<RowProps, 'row'>) => {
  const goods = useMemo(
    () =>
      freshOf<Goods>(['variant', 'barcode', 'price', 'price_list'], () => () => goodsOf(row.id)),
    [row.id],
  )
  const { sold, lists } = goods.value.value ?? {}
  return (
    <section class="mb-4 grid max-w-4xl gap-2">
      <h2 class="font-semibold">{tableLabel('variant')}</h2>
      <Problem problem={goods.problem.value} onAgain={goods.refresh} />
      <TableView
        label={tableLabel('variant')}
        rows={sold}
        expected={1}
        keyOf={({ variant }) => variant.id}
        href={({ variant }) => path.row('variant', variant.id)}
        empty={<Empty title={texts.noVariants} />}
        columns={columnsFor(row, lists ?? [])}
      />
    </section>
  )
}

const columnsFor = (
  product: RowProps['row'],
  lists: readonly Row<'price_list'>[],
): Column<Sold>[] => [
  {
    key: 'name',
    title: columnLabel('variant', 'name'),
    cell: ({ variant }) => <bdi>{nameOf(variant) || nameOf(namesOf(product))}</bdi>,
  },
  {
    key: 'sku',
    title: columnLabel('variant', 'sku'),
    cell: ({ variant }) => <bdi class="whitespace-nowrap">{variant.sku}</bdi>,
  },
  ...lists.map(
    (priceList): Column<Sold> => ({
      key: priceList.id,
      title: nameOf(priceList),
      end: true,
      cell: ({ article }) => {
        const price = article && pricesIn(article, priceList.id).now
        return price ? money(price.amount) : '–'
      },
    }),
  ),
  {
    key: 'barcodes',
    title: tableLabel('barcode'),
    cell: ({ article }) =>
      article && article.barcodes.length > 0 ? (
        <span class="amount ltr whitespace-normal">{article.barcodes.join(', ')}</span>
      ) : (
        <span class="quiet">–</span>
      ),
  },
]

const namesOf = ({ name, name_ar }: RowProps['row']) => ({
  name: String(name ?? ''),
  name_ar: String(name_ar ?? ''),
})

const goodsOf = async (productId: string): Promise<Answer<Goods>> => {
  const variants = await list<Row<'variant'>>('variant', {
    product_id: productId,
    sort: 'position',
    limit: VARIANTS_MAX,
  })
  if (!variants.ok) return variants
  const { rows } = variants.value
  const [items, lists] = await Promise.all([
    may('sales.quote') && rows.length > 0
      ? ask<{ items: Article[] }>('catalogue.items', { ids: rows.map(({ id }) => id).join(',') })
      : undefined,
    may(readPermission('price_list'))
      ? list<Row<'price_list'>>('price_list', { limit: LISTS_MAX })
      : undefined,
  ])
  const articles = items?.ok ? items.value.items : []
  const known: Page<Row<'price_list'>>['rows'] = lists?.ok ? lists.value.rows : []
  return {
    ...variants,
    value: {
      sold: rows.map(variant => ({
        variant,
        article: articles.find(({ id }) => id === variant.id),
      })),
      lists: items?.ok ? known : [],
    },
  }
}
