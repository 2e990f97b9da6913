// The foot of a form: what is wrong with all of it, and its buttons.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Problem as ProblemOf } from '#kit/api.ts'
import { Problem } from '#kit/states.tsx'

type FormEndProps = {
  problem: ProblemOf | undefined
  issue: string | undefined
  children: ComponentChildren
}

export const FormEnd = ({ problem, issue, children }: FormEndProps) => (
  <footer class="grid gap-3">
    <Problem problem={problem} />
    {issue && (
      <p role="alert" class="alert alert-error alert-soft py-2">
        {issue}
      </p>
    )}
    <div class="flex flex-wrap justify-end gap-2">{children}</div>
  </footer>
)

/** Ctrl S saves, wherever the focus is. */
export const SaveKey = ({ onSave }: { onSave: () => unknown }) => {
  const latest = useRef(onSave)
  latest.current = onSave
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      latest.current()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return null
}
