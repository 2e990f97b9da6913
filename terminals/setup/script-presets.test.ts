import t from 'tap'
import { faultsOfClass } from '#schema/rules/device-faults.ts'
import { readScript } from '#schema/rules/fault-script.ts'
import { scriptPresets } from './script-presets.ts'

t.test(
  'every kind of printer has scripts ready: a cable that is pulled, a cover that opens',
  async t => {
    for (const kind of ['receipt_printer', 'kitchen_printer', 'label_printer'] as const) {
      const names = scriptPresets.filter(each => each.for.includes(kind)).map(({ name }) => name)
      for (const name of ['cable', 'cover', 'stuck', 'loose'] as const)
        t.ok(names.includes(name), `${kind}: ${name}`)
    }
  },
)

t.test('each script can be played on every device that it is offered for', async t => {
  for (const preset of scriptPresets)
    for (const kind of preset.for)
      t.same(readScript(preset.text, faultsOfClass[kind]).issues, [], `${preset.name} ${kind}`)
})
