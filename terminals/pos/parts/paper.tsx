// A receipt on the screen: the same blocks that the printer gets.
import type { ReceiptBlock, ReceiptDocument } from '#schema/rules/receipt.ts'

export const Paper = ({ document }: { document: ReceiptDocument }) => (
  <article
    lang={document.language}
    dir={document.language === 'ar' ? 'rtl' : 'ltr'}
    class="mx-auto w-full max-w-sm rounded-sm bg-white px-5 py-6 text-sm text-black shadow select-text"
  >
    {document.blocks.map((block, at) => (
      <Block key={at} block={block} />
    ))}
  </article>
)

const Block = ({ block }: { block: ReceiptBlock }) => {
  switch (block.is) {
    case 'text':
      return (
        <p
          class={`${aligned[block.align ?? 'start']} ${sizes[block.size ?? 'normal']} ${block.bold ? 'font-bold' : ''}`}
        >
          <bdi>{block.text}</bdi>
        </p>
      )
    case 'columns':
      return (
        <p class={`flex gap-2 ${sizes[block.size ?? 'normal']} ${block.bold ? 'font-bold' : ''}`}>
          {block.cells.map((cell, at) => (
            <span
              key={at}
              class={`min-w-0 whitespace-pre-wrap ${aligned[cell.align ?? 'start']}`}
              style={{ width: `${cell.share}%` }}
            >
              <bdi>{cell.text}</bdi>
            </span>
          ))}
        </p>
      )
    case 'rule':
      return <hr class="my-2 border-dashed border-black/50" />
    case 'barcode':
      return <p class="pt-2 text-center tracking-widest">{block.code}</p>
    case 'qr':
      return <p class="pt-2 text-center break-all">{block.text}</p>
    case 'feed':
    case 'cut':
    case 'drawer':
      return null
  }
}

const aligned = { start: 'text-start', center: 'text-center', end: 'text-end' }
const sizes = { normal: '', wide: 'text-base', large: 'text-lg' }
