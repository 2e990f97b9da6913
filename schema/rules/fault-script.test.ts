import t from 'tap'
import { faultsOfClass } from './device-faults.ts'
import { readScript, SCRIPT_LINES_MAX } from './fault-script.ts'

const printer = faultsOfClass.receipt_printer
const steps = (text: string, faults = printer) =>
  readScript(text, faults).steps.map(({ line, ...step }) => step)
const issues = (text: string, faults = printer) =>
  readScript(text, faults).issues.map(({ line, code, word }) => `${line} ${code} ${word}`.trim())

t.test('each line of the language is one step', async t => {
  const table: [string, unknown][] = [
    ['unplug at byte 4096', { is: 'at-byte', what: 'unplug', bytes: 4_096 }],
    ['stall at byte 0', { is: 'at-byte', what: 'stall', bytes: 0 }],
    ['paper out after 12 lines', { is: 'paper-out-after', lines: 12 }],
    ['wait 500 ms', { is: 'wait', ms: 500 }],
    ['wait 2 s', { is: 'wait', ms: 2_000 }],
    ['wait for 100 bytes', { is: 'wait-bytes', bytes: 100 }],
    ['on cover-open', { is: 'fault', fault: 'cover-open', on: true }],
    ['off cover-open', { is: 'fault', fault: 'cover-open', on: false }],
    ['unplug', { is: 'fault', fault: 'unplug', on: true }],
    ['plug in', { is: 'fault', fault: 'unplug', on: false }],
    ['garbage', { is: 'fault', fault: 'garbage', on: true }],
    ['silence', { is: 'fault', fault: 'no-answer', on: true }],
    ['replug', { is: 'replug', times: 1 }],
    ['replug twice', { is: 'replug', times: 2 }],
    ['mend', { is: 'mend' }],
    ['  Wait   2  S   # a comment', { is: 'wait', ms: 2_000 }],
  ]
  for (const [text, step] of table) t.same(steps(text), [step], text)
  t.same(steps('# nothing\n\nreplug\r\n  # more\nmend').length, 2, 'comments and empty lines')
})

t.test('a repeat is written out, and its lines keep their numbers', async t => {
  const { steps } = readScript('repeat 2 times\n  unplug\n  plug in\nend\nmend', printer)
  t.same(
    steps.map(({ line }) => line),
    [2, 3, 2, 3, 5],
  )
})

t.test('what can not be played is refused by its line, and nothing is played', async t => {
  const table: [string, string[]][] = [
    ['', ['1 script-empty']],
    ['# only a comment', ['1 script-empty']],
    ['mend\nexplode', ['2 not-understood explode']],
    ['on fire', ['1 not-understood fire']],
    ['wait', ['1 not-understood wait']],
    ['wait -1 s', ['1 not-understood wait -1 s']],
    ['wait 1.5 s', ['1 not-understood wait 1.5 s']],
    ['unplug at byte', ['1 not-understood unplug at byte']],
    ['unplug at byte 5 lines', ['1 not-understood unplug at byte 5 lines']],
    ['unplug at byte 99999999', ['1 number-too-large 99999999']],
    ['paper out after 99999 lines', ['1 number-too-large 99999']],
    ['wait 9999 s', ['1 number-too-large 9999']],
    ['repeat 2 times\nmend', ['1 repeat-not-ended repeat']],
    ['end', ['1 end-without-repeat end']],
    ['repeat 2 times\nrepeat 2 times\nmend\nend', ['2 repeat-in-repeat repeat 2 times']],
    ['repeat 999 times\nmend\nend', ['1 number-too-large 999', '3 end-without-repeat end']],
    ['repeat 100 times\nmend\nmend\nmend\nmend\nend', ['6 script-too-long end']],
    ['repeat 50 times\nwait 20 s\nend', ['1 script-too-slow']],
    ['mend\n'.repeat(SCRIPT_LINES_MAX), [`${SCRIPT_LINES_MAX} script-too-long`]],
    [`# ${'x'.repeat(5_000)}`, [`${SCRIPT_LINES_MAX} script-too-long`]],
  ]
  for (const [text, wanted] of table) {
    t.same(issues(text), wanted, text.slice(0, 40))
    t.same(steps(text), [], 'nothing is played')
  }
})

t.test('a device plays only what can happen to it', async t => {
  t.same(issues('paper out after 3 lines', faultsOfClass.scale), [
    '1 fault-not-of-this-device paper-out',
  ])
  t.same(issues('on decline', printer), ['1 fault-not-of-this-device decline'])
  t.same(steps('on decline', faultsOfClass.card_terminal).length, 1)
  t.same(issues('garbage', faultsOfClass.line_display), ['1 fault-not-of-this-device garbage'])
})
