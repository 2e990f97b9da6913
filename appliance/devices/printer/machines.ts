// Which machine stands behind an emulated printer of a model.
import { labelMachine } from '../label-printer/machine.ts'
import type { LabelModel, PrinterModel } from '../models.ts'
import { newMemory, type PrinterMemory } from './emulated-memory.ts'
import { escposMachine } from './escpos-machine.ts'
import type { Machine } from './machine.ts'
import { starMachine } from './star/machine.ts'

/** `memory` outlives the machine, as a real one's does when it is switched off. */
export const machineOf = (
  model: PrinterModel | LabelModel,
  memory: PrinterMemory = newMemory(),
): Machine => {
  switch (model.language) {
    case 'escpos':
      return escposMachine(model.keepsMemory ? memory : null)
    case 'star':
      return starMachine()
    default:
      return labelMachine(model)
  }
}
