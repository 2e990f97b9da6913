// A designer's two sides: beside each other where there is room, else one at a time.
import type { ComponentChildren } from 'preact'
import { words } from './words.ts'

export type Side = 'design' | 'paper'

type SidesProps = {
  side: Side
  onSide: (side: Side) => void
  design: ComponentChildren
  paper: ComponentChildren
}

export const Sides = ({ side, onSide, design, paper }: SidesProps) => (
  <div class="grid min-w-0 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(18rem,26rem)]">
    <fieldset
      aria-label={words.sides}
      class="sticky top-0 z-20 -mx-4 grid grid-cols-2 gap-2 border-b border-base-300 bg-base-200 px-4 py-2 lg:hidden"
    >
      {(['design', 'paper'] as const).map(one => (
        <button
          key={one}
          type="button"
          class={`btn ${one === side ? 'btn-primary' : 'border-base-300 bg-base-100'}`}
          aria-pressed={one === side}
          onClick={() => onSide(one)}
        >
          {words[one]}
        </button>
      ))}
    </fieldset>
    <div class={side === 'design' ? 'min-w-0' : 'min-w-0 max-lg:hidden'}>{design}</div>
    <div class={`min-w-0 lg:sticky lg:top-4 ${side === 'paper' ? '' : 'max-lg:hidden'}`}>
      {paper}
    </div>
  </div>
)
