// Asked once a sale: the goods lie on the counter already, "no" takes them away again.
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { count, date } from '#kit/formats.ts'
import { useKeys } from '../input/keys.ts'
import { ageChecked } from '../state/counter.ts'
import { scanHere } from '../state/sell-keys.ts'
import { shut } from '../state/windows.ts'
import { texts } from '../texts.ts'

export const AgeWindow = ({ age }: { age: number }) => {
  const answer = (isOldEnough: boolean) => {
    shut()
    ageChecked(age, isOldEnough)
  }
  // Enter comes from a scanner, F9 twice from a hand that is about to take cash: neither is an answer.
  // Scans go on meanwhile.
  useKeys({
    scan: scanHere,
    keys: { F8: () => answer(true), F9: () => true, Enter: () => true },
  })
  const born = new Date()
  born.setFullYear(born.getFullYear() - age)
  return (
    <Dialog
      title={texts.ageTitle(count(age))}
      onClose={() => answer(false)}
      isText
      actions={
        <>
          <Button class="key px-5" onClick={() => answer(false)}>
            {texts.ageNo}
          </Button>
          <Button class="key px-5" tone="primary" keys="F8" onClick={() => answer(true)}>
            {texts.ageYes}
          </Button>
        </>
      }
    >
      <p class="py-2 text-lg">{texts.ageHint(date(born.getTime()))}</p>
    </Dialog>
  )
}
