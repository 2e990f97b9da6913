import t from 'tap'
import { aSale } from './a-sale.ts'
import { layout, lineText } from './layout.ts'

t.test('the digits of a card stay with their dots, on wide paper beside the scheme', async t => {
  const reference = 'Mastercard •••• 4682'
  const receipt = aSale(['Milk'], { tenders: [{ kind: 'card', amount: 1_200, reference }] })
  const tender = (columns: number) =>
    layout(receipt, columns)
      .flatMap(piece => (piece.is === 'line' ? [lineText(piece)] : []))
      .map(line => line.replace(/ +/g, ' ').trim())
      .filter(line => /Card|••••|4682/.test(line))
  t.same(tender(48), ['Card Mastercard •••• 4682 12.00'])
  t.same(tender(32), ['Card Mastercard 12.00', '•••• 4682'])
})
