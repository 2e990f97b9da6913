import t from 'tap'
import { labelSize, optionsOfKind, unknownOptions, wrongOptions } from './device-options.ts'

t.test('each option that a device could not be run with is named', async t => {
  const wrong = wrongOptions({ baud: '9600', parity: 'mark', flow: 'rts', columns: 500, other: 1 })
  t.same(wrong, [
    { name: 'baud', value: '9600', would: 'unquoted' },
    { name: 'parity', value: 'mark', would: null },
    { name: 'flow', value: 'rts', would: null },
    { name: 'columns', value: 500, would: null },
  ])
  t.same(wrongOptions({ baud: 9_600, parity: 'odd', pounds: true, brightness: 4, hub: 'h' }), [])
  t.match(wrongOptions({ pounds: 'true' }), [{ name: 'pounds', would: 'unquoted' }])
  t.match(wrongOptions({ certified: null, baud: '' }), [{ would: null }, { would: null }])
})

t.test('an option that nobody knows is named, as it would do nothing', async t => {
  t.same(unknownOptions({ colums: 42, toString: 1, columns: 42, label_size: '50x30' }), [
    'colums',
    'toString',
  ])
})

t.test('the password of a card terminal is a text of six digits', async t => {
  t.same(wrongOptions({ zvt_password: '012345' }), [])
  t.match(wrongOptions({ zvt_password: 123_456 }), [{ name: 'zvt_password', would: 'quoted' }])
  t.match(wrongOptions({ zvt_password: '123' }), [{ name: 'zvt_password', would: null }])
})

t.test('a size of labels is the same however it is written', async t => {
  for (const text of ['50x30', '50X30', '50 x 30', '50×30', ' 50 mm x 30 mm ', '٥٠×٣٠', '50*30'])
    t.equal(labelSize(text), '50x30', text)
  t.equal(labelSize('25.4x12.7'), '25.4x12.7')
  for (const none of ['fifty by thirty', '50', '50x', '0x30', '', 50, null])
    t.equal(labelSize(none), null, String(none))
  t.match(wrongOptions({ label_size: 'fifty by thirty' }), [{ name: 'label_size' }])
})

t.test('a device that becomes another kind loses what the new kind does not know', async t => {
  const all =
    '{"hub":"hub-2","baud":9600,"label_size":"50x30","columns":42,"pounds":true,"slips":"terminal",' +
    '"zvt_password":"123456","brightness":2,"printer_id":"p","drawer_pin":5,"own":1}'
  const kept = (kind: Parameters<typeof optionsOfKind>[1]) =>
    Object.keys(JSON.parse(optionsOfKind(all, kind))).join()
  t.equal(kept('scanner'), 'hub,baud,own')
  t.equal(kept('scale'), 'hub,baud,pounds,own')
  t.equal(kept('receipt_printer'), 'hub,baud,columns,own')
  t.equal(kept('label_printer'), 'hub,baud,label_size,own')
  t.equal(kept('card_terminal'), 'hub,baud,slips,zvt_password,own')
  t.equal(kept('line_display'), 'hub,baud,brightness,own')
  t.equal(kept('cash_drawer'), 'hub,baud,printer_id,drawer_pin,own')
  t.equal(optionsOfKind('{"colu', 'scale'), '{"colu', 'what is being typed stays')
})
