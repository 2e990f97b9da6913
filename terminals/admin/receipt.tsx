// A receipt on the screen, block by block as the printer gets it.
import type { ReceiptBlock, ReceiptDocument } from '#schema/rules/receipt.ts'

export const Receipt = ({ document }: { document: ReceiptDocument }) => (
  <article
    dir={document.language === 'ar' ? 'rtl' : 'ltr'}
    lang={document.language}
    class="grid gap-0.5 rounded-sm border border-base-300 bg-white px-4 py-5 text-[13px] leading-snug text-black shadow-sm"
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
          class={`min-h-[1lh] whitespace-pre-wrap ${aligns[block.align ?? 'start']} ${block.bold ? 'font-bold' : ''} ${block.size === 'large' ? 'text-base' : ''}`}
        >
          <bdi>{block.text}</bdi>
        </p>
      )
    case 'columns':
      return (
        <div
          class={`flex ${block.bold ? 'font-bold' : ''} ${block.size === 'large' ? 'text-base' : ''}`}
        >
          {block.cells.map((cell, at) => (
            <span
              key={at}
              class={`min-w-0 tabular-nums [overflow-wrap:anywhere] ${cell.align === 'end' ? 'text-end' : 'text-start'}`}
              style={{ flexBasis: `${cell.share}%`, flexShrink: 0, flexGrow: 0 }}
            >
              <bdi>{cell.text}</bdi>
            </span>
          ))}
        </div>
      )
    case 'rule':
      return <hr class="my-1 border-dashed border-black" />
    case 'feed':
      return <div style={{ height: `${block.lines * 0.5}lh` }} />
    case 'barcode':
      return <p class="text-center font-mono text-xs tracking-widest">{block.code}</p>
    case 'qr':
      return <p class="text-center font-mono text-xs break-all">{block.text}</p>
    // Neither the knife nor the drawer leaves a trace on paper.
    case 'cut':
    case 'drawer':
      return null
  }
}

const aligns = { start: 'text-start', center: 'text-center', end: 'text-end' }
