import t from 'tap'
import { cancelledTicket, kitchenTicket, type TicketInput } from '#schema/rules/kitchen-ticket.ts'
import { printerModel } from '../models.ts'
import { PrinterEmulator } from './emulator.ts'
import { encode } from './encode.ts'
import { textOf } from './paper.ts'
import { receiptSvg } from './paper-svg.ts'

const NOW = Date.UTC(2026, 5, 15, 10, 0)
const setting = {
  language: 'en',
  money: { currency: 'GBP', decimals: 2, locale: 'en-GB' },
  timeZone: 'Europe/London',
} as const

const order: TicketInput = {
  ...setting,
  station: { name: 'Kitchen', name_ar: 'المطبخ' },
  till: { name: 'Till 1, front door', name_ar: 'الصندوق 1' },
  sale: { receipt_no: 'HS-1-000042', kind: 'sale', occurred_at: NOW, completed_at: NOW },
  lines: [
    {
      name: 'Grilled halloumi and roasted pepper sandwich, toasted',
      name_ar: 'ساندويتش حلوم مشوي',
      quantity: 2_000,
      unit: 'piece',
      note: 'one without pepper, allergic to sesame: clean the board first',
    },
    { name: 'Lentil soup', name_ar: 'شوربة عدس', quantity: 1_000, unit: 'piece', note: '' },
    { name: 'Olives', name_ar: 'زيتون', quantity: 412, unit: 'kg', note: '' },
  ],
}

const onPaper = async (ticket: TicketInput, model = 'escpos-80') => {
  const emulator = new PrinterEmulator()
  const session = emulator.connect(
    () => {},
    () => {},
  )
  await session.write(await encode(kitchenTicket(ticket), printerModel(model)))
  const [receipt] = emulator.receipts()
  if (!receipt) throw new Error('nothing was printed')
  return { receipt, text: textOf(receipt), ...emulator.counts() }
}

t.test('a ticket as the cook reads it', async t => {
  const { receipt, text, kicks } = await onPaper(order)
  t.equal(
    text
      .split('\n')
      .map(line => line.trimEnd())
      .filter(line => line !== '')
      .join('\n'),
    `        Kitchen
      HS-1-000042
Till 1, front door             15/06/2026, 11:00
${'─'.repeat(48)}
2 × Grilled halloumi and
roasted pepper sandwich,
toasted
> one without pepper,
allergic to sesame:
clean the board first
1 × Lentil soup
0.412 kg Olives
${'─'.repeat(48)}`,
  )
  t.equal(kicks, 0)
  t.equal(receipt.isCut, true)
  const large = receipt.marks.flatMap(mark => (mark.is === 'line' ? mark.spans : []))
  t.ok(
    large.some(({ text, high, wide }) => text.includes('halloumi') && high === 2 && wide === 2),
    'in double height and width',
  )
})

t.test(
  'what came late, what is not wanted, and what the cook reads from right to left',
  async t => {
    const late = { ...order, sale: { ...order.sale, completed_at: NOW + 10 * 60_000 } }
    t.match((await onPaper(late)).text, /\*\*\* LATE \*\*\*\s+Sold 15\/06\/2026, 11:00/)
    const back = { ...order, sale: { ...order.sale, kind: 'return' } }
    t.match((await onPaper(back)).text, /\*\*\* CANCELLED \*\*\*\s+Do not prepare/)
    const again = cancelledTicket(kitchenTicket(order), setting)
    t.match(again.blocks[0], { text: '*** CANCELLED ***' })
    t.same(again.blocks.slice(2), kitchenTicket(order).blocks, 'with all that was ordered')
    const { receipt } = await onPaper({ ...order, language: 'ar' })
    t.match(receiptSvg(receipt, 576), /<svg/, 'drawn, since no printer sets Arabic')
  },
)

t.test('a note can neither cut the paper nor open the drawer', async t => {
  const [line] = order.lines
  if (!line) throw new Error('no line')
  const note = '\u001bp\u0000\u0019\u00fa\u001dV0'
  const { text, kicks } = await onPaper({ ...order, lines: [{ ...line, note }] })
  t.equal(kicks, 0)
  t.match(text, /halloumi/)
})
