// Which language a model speaks.
import { labelLanguage } from '../label-printer/language.ts'
import type { LabelModel, PrinterModel } from '../models.ts'
import { escpos } from './escpos.ts'
import type { Language } from './language.ts'
import { star } from './star/star.ts'

export const languageOf = (model: PrinterModel | LabelModel): Language => {
  switch (model.language) {
    case 'escpos':
      return escpos(model)
    case 'star':
      return star(model)
    default:
      return labelLanguage(model)
  }
}
