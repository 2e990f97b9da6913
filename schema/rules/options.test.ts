import t from 'tap'
import { optionsIn, withOptions } from './options.ts'

t.test('an option is set and taken away, and the others stay', async t => {
  t.equal(withOptions('{"hub":"hub-2"}', { baud: 9_600 }), '{"hub":"hub-2","baud":9600}')
  t.equal(withOptions('{"hub":"hub-2","baud":9600}', { baud: undefined }), '{"hub":"hub-2"}')
  t.equal(withOptions('', { baud: 300 }), '{"baud":300}')
})

t.test('what is no object yet is left as somebody types it', async t => {
  for (const text of ['{"baud"', '[1]', '7', 'null']) {
    t.equal(optionsIn(text), undefined, text)
    t.equal(withOptions(text, { baud: 300 }), text)
  }
})
