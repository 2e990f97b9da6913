// Which language a model speaks.
import { labelLanguage } from '../label-printer/language.ts'
import type { LabelModel, PrinterModel } from '../models.ts'
import { escpos, type ProofNotes } from './escpos.ts'
import type { Language } from './language.ts'
import { star } from './star/star.ts'

/** `notes`: what was seen of how this printer proves; without them it is seen anew. */
export const languageOf = (model: PrinterModel | LabelModel, notes?: ProofNotes): Language => {
  switch (model.language) {
    case 'escpos':
      return escpos(model, notes)
    case 'star':
      return star(model)
    default:
      return labelLanguage(model)
  }
}
