// A few words to a line, for whoever prepares it: they stand on the ticket of its station.
import { type BasketEntry, NOTE_MAX } from '#schema/rules/basket.ts'
import { setNote } from '../state/counter.ts'
import { texts } from '../texts.ts'

export const LineNote = ({ line }: { line: BasketEntry }) => (
  <label class="grid grid-cols-[auto_1fr] items-center gap-2">
    <span class="text-sm font-medium">{texts.note}</span>
    <input
      class="key input w-full"
      dir="auto"
      maxLength={NOTE_MAX}
      autocomplete="off"
      placeholder={texts.noteHint}
      value={line.note ?? ''}
      onChange={event => setNote(line.lineId, event.currentTarget.value)}
    />
  </label>
)
