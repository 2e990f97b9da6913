// Ctrl Z takes the last step back; inside a text field the browser's own undo is what hands expect.
import { useEffect, useRef } from 'preact/hooks'

export const UndoKey = ({ onUndo }: { onUndo: (() => void) | undefined }) => {
  const latest = useRef(onUndo)
  latest.current = onUndo
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || event.shiftKey || !(event.ctrlKey || event.metaKey))
        return
      if (event.target instanceof HTMLElement && event.target.matches(TYPED_INTO)) return
      if (!latest.current) return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return null
}

const TYPED_INTO = 'textarea, input:not([type=checkbox], [type=radio], [type=range], [type=file])'
