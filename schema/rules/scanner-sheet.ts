// The barcodes that set a scanner up, one below the other on a receipt printer.
import { type ReceiptBlock, type ReceiptDocument, type ReceiptSetting, writer } from './receipt.ts'
import { sheetTexts } from './scanner-program-words.ts'
import { programOf, type ScannerWish, scannerMakes, shownCode } from './scanner-programs.ts'

/** Null: this make can not be set to that. */
export const scannerSheet = (
  wish: ScannerWish,
  setting: ReceiptSetting,
): ReceiptDocument | null => {
  const program = programOf(wish)
  if (!program) return null
  const { language } = setting
  const write = writer(setting)
  const words = sheetTexts[language]
  const { name, symbols } = scannerMakes[wish.make]
  const blocks: ReceiptBlock[] = [
    write.title(words.title),
    write.centered(name),
    write.centered(words.interfaces[wish.interface]),
    { is: 'text', text: write.clean(words.how) },
    ...program.steps.flatMap(({ is, code }, at): ReceiptBlock[] => [
      { is: 'rule' },
      { is: 'text', text: write.clean(`${at + 1}. ${words.steps[is]}`), bold: true },
      // Far enough from its neighbour that a hand-held scanner sees one at a time.
      { is: 'feed', lines: 2 },
      symbols === 'qr'
        ? { is: 'qr', text: code }
        : { is: 'barcode', kind: 'code128', code, programs: true },
      write.centered(shownCode(code)),
      { is: 'feed', lines: 2 },
    ]),
    { is: 'rule' },
    ...program.missing.map(
      (gap): ReceiptBlock => ({ is: 'text', text: write.clean(words.missing[gap]) }),
    ),
    { is: 'text', text: write.clean(words.after) },
    { is: 'feed', lines: 2 },
    { is: 'cut' },
  ]
  return { version: 1, language, blocks }
}
