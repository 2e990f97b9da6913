import t from 'tap'
import { type Input, isFinal, type State, step } from './steps.ts'

const at = { offset: 100, total: 300 }
const states: State[] = [
  { is: 'queued' },
  { is: 'sending', ...at },
  { is: 'sending', offset: 0, total: 300 },
  { is: 'held', ...at, why: 'paper-out' },
  { is: 'held', offset: 300, total: 300, why: 'paper-out' },
  { is: 'confirming', offset: 300, total: 300 },
  { is: 'lost', ...at, why: 'unplugged' },
  { is: 'asking', ...at, why: 'unplugged' },
  { is: 'printed' },
  { is: 'sent' },
  { is: 'cancelled' },
  { is: 'given-back' },
  { is: 'unknown', why: 'unplugged' },
  { is: 'failed', why: 'queue-full' },
]
const inputs: Input[] = [
  { is: 'ready', total: 300 },
  { is: 'blocked', why: 'cover-open' },
  { is: 'took', bytes: 100 },
  { is: 'took', bytes: 200 },
  { is: 'proof' },
  { is: 'late', mute: false },
  { is: 'late', mute: true },
  { is: 'disconnected', taken: 0, why: 'unplugged' },
  { is: 'disconnected', taken: 7, why: 'unplugged' },
  { is: 'disconnected', taken: null, why: 'unplugged' },
  { is: 'cancel' },
  { is: 'broken', why: 'receipt-too-long' },
  { is: 'expired' },
  { is: 'give-back' },
]

const short = (state: State) => ('offset' in state ? `${state.is}@${state.offset}` : state.is)

// One row a state, one column an input, in the order above: the new state and the order.
const table = `
queued       | sending@0 send | queued none | queued none | queued none | queued none | queued none | queued none | queued none | queued none | queued none | cancelled end | failed end | cancelled end | given-back end
sending@100  | sending@100 none | held@100 none | sending@200 send | confirming@300 await-proof | printed end | sending@100 none | sending@100 none | lost@100 none | lost@107 none | lost@100 none | sending@100 none | sending@100 none | sending@100 none | sending@100 none
sending@0    | sending@0 none | held@0 none | sending@100 send | sending@200 send | printed end | sending@0 none | sending@0 none | queued none | lost@7 none | lost@0 none | sending@0 none | sending@0 none | sending@0 none | sending@0 none
held@100     | sending@100 send | held@100 none | held@200 none | held@300 none | printed end | held@100 none | held@100 none | lost@100 none | lost@107 none | lost@100 none | cancelled clear | held@100 none | held@100 none | held@100 none
held@300     | confirming@300 await-proof | held@300 none | held@400 none | held@500 none | printed end | held@300 none | held@300 none | lost@300 none | lost@307 none | lost@300 none | cancelled clear | held@300 none | held@300 none | held@300 none
confirming@300 | confirming@300 none | held@300 none | confirming@300 none | confirming@300 none | printed end | unknown clear | sent end | lost@300 none | lost@300 none | lost@300 none | confirming@300 none | confirming@300 none | confirming@300 none | confirming@300 none
lost@100     | asking@100 await-proof | lost@100 none | lost@100 none | lost@100 none | printed end | unknown clear | unknown clear | lost@100 none | lost@100 none | lost@100 none | lost@100 none | lost@100 none | lost@100 none | lost@100 none
asking@100   | asking@100 none | lost@100 none | asking@100 none | asking@100 none | printed end | unknown clear | unknown clear | lost@100 none | lost@100 none | lost@100 none | asking@100 none | asking@100 none | asking@100 none | asking@100 none
`
  .trim()
  .split('\n')
  .map(row => row.split('|').map(cell => cell.trim()))

t.test('a print job does the right thing in every state and for every event', async t => {
  for (const [row, state] of states.entries()) {
    for (const [column, input] of inputs.entries()) {
      const next = step(state, input)
      const wanted = isFinal(state) ? `${state.is} none` : table[row]?.[column + 1]
      t.equal(
        `${short(next.state)} ${next.order}`,
        wanted,
        `${short(state)} + ${JSON.stringify(input)}`,
      )
    }
  }
})

t.test('a receipt of which a byte may be on paper is never sent again by itself', async t => {
  const risky = states.filter(state => 'offset' in state && state.offset > 0)
  for (const state of risky) {
    for (const first of inputs) {
      for (const second of inputs) {
        const after = step(step(state, first).state, second)
        t.not(after.state.is, 'queued')
        if (after.order === 'send') {
          t.ok('offset' in after.state && after.state.offset > 0, 'it goes on, it does not restart')
        }
      }
    }
  }
})
