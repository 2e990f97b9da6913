import t from 'tap'
import {
  displayNames,
  isKnownModel,
  labelPrinterNames,
  modelsFor,
  printerNames,
  scaleNames,
  withModel,
} from '#schema/rules/device-models.ts'
import { displayModels } from './display/models.ts'
import { labelModels, printerModels } from './models.ts'
import { scaleModels } from './scale/models.ts'

t.test('every model that can be chosen has its data, and no other', async t => {
  for (const [names, models] of [
    [printerNames, printerModels],
    [labelPrinterNames, labelModels],
    [scaleNames, scaleModels],
    [displayNames, displayModels],
  ] as const)
    t.same([...names].sort(), Object.keys(models).sort())
})

t.test('a misspelt model, and one of another kind of device, is not known', async t => {
  t.ok(isKnownModel({ class: 'scale', model: 'toledo-8217' }))
  t.ok(isKnownModel({ class: 'scale', model: '' }), 'none is the plain one')
  t.notOk(isKnownModel({ class: 'scale', model: 'toledo 8217' }))
  t.notOk(isKnownModel({ class: 'card_terminal', model: 'star-line' }))
})

t.test('what is plugged in is never a virtual model, and keeps its own where it may', async t => {
  const scanner = { class: 'scanner', transport: 'usb', model: 'virtual' } as const
  t.equal(withModel(scanner).model, 'hid-pos')
  t.equal(withModel({ ...scanner, model: 'hid-keyboard' }).model, 'hid-keyboard')
  t.equal(withModel({ ...scanner, transport: 'serial' }).model, 'serial')
  t.equal(withModel({ ...scanner, transport: 'virtual' }).model, 'virtual')
  const printer = { class: 'receipt_printer', transport: 'tcp', model: 'hid-pos' } as const
  t.equal(withModel(printer).model, 'escpos-80')
  t.notOk(modelsFor(printer).some(name => name.startsWith('virtual')))
})
