import t from 'tap'
import { answerBytes, answers } from './bytes.ts'
import { type Input, type State, step } from './steps.ts'

const states: State[] = [{ is: 'idle' }, { is: 'busy', id: 'a' }, { is: 'asking', id: 'a' }]
const inputs: Input[] = [
  { is: 'pay', id: 'b' },
  { is: 'cancel', id: 'a' },
  { is: 'enquire', id: 'a' },
  { is: 'answer', answer: { id: 'a', is: 'busy' } },
  { is: 'answer', answer: { id: 'a', is: 'approved' } },
  { is: 'answer', answer: { id: 'old', is: 'approved' } },
  { is: 'answer', answer: { id: 'a', is: 'not-known' } },
  { is: 'late' },
  { is: 'connected' },
  { is: 'disconnected' },
]
// The new state, what goes to the terminal, what is said to the store.
const table = [
  'busy pay busy | idle - - | asking enquire - | idle - - | idle - approved | idle - approved | idle - - | idle - - | idle - - | idle - -',
  'busy - - | busy cancel - | busy - - | busy - busy | idle - approved | busy - approved | idle - unknown | idle - no-answer | busy - - | asking - unknown',
  'asking - - | asking - - | asking - - | busy - busy | idle - approved | asking - approved | idle - unknown | idle - no-answer | asking enquire - | asking - -',
]

t.test('a payment in every state and for every event', async t => {
  for (const [row, state] of states.entries()) {
    const wanted = table[row]?.split(' | ') ?? []
    for (const [column, input] of inputs.entries()) {
      const next = step(state, input)
      const got = `${next.state.is} ${next.send ?? '-'} ${next.say?.state ?? '-'}`
      t.equal(got, wanted[column], `${state.is} + ${JSON.stringify(input)}`)
    }
  }
})

t.test('only an idle terminal is ever told to charge', async t => {
  for (const state of states) {
    for (const input of inputs) {
      if (step(state, input).send === 'pay') t.equal(state.is, 'idle')
    }
  }
})

t.test(
  'answers are whole wherever the line cuts them, and a card number is never let through',
  async t => {
    const line = answerBytes({
      id: 'a',
      is: 'approved',
      auth_code: '012345',
      scheme: 'Visa',
      last4: '4242',
    })
    for (let cut = 0; cut <= line.length; cut++) {
      const first = answers(new Uint8Array(), line.subarray(0, cut))
      const second = answers(first.rest, line.subarray(cut))
      t.equal(first.found.length + second.found.length, 1)
    }
    const pan = Buffer.from('{"id":"a","is":"approved","last4":"4242424242424242"}\n{"nonsense\n')
    t.match(answers(new Uint8Array(), pan), { found: [], garbage: 2 })
  },
)
