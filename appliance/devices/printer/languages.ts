// Which language a model speaks.
import type { LabelModel, PrinterModel } from '../models.ts'
import { escpos } from './escpos.ts'
import type { Language } from './language.ts'

export const languageOf = (model: PrinterModel | LabelModel): Language => {
  switch (model.language) {
    case 'escpos':
      return escpos(model)
  }
}
