// The traffic light: colour, shape and word, so that none of them stands alone.
import {
  CircleCheck,
  CircleSlash,
  CircleX,
  LoaderCircle,
  type LucideIcon,
  TriangleAlert,
} from 'lucide-preact'
import type { Light as LightOf } from './things.ts'

export const Light = ({ light, size = 24 }: { light: LightOf; size?: number }) => {
  const Icon = icons[light]
  return <Icon size={size} aria-hidden="true" class={`shrink-0 ${tones[light]}`} />
}

/** The edge of a card in the colour of its light. */
export const edgeOf = (light: LightOf) => edges[light]

const icons: Record<LightOf, LucideIcon> = {
  bad: CircleX,
  warning: TriangleAlert,
  busy: LoaderCircle,
  good: CircleCheck,
  off: CircleSlash,
}

const tones: Record<LightOf, string> = {
  bad: 'text-error',
  warning: 'text-warning',
  busy: 'text-info',
  good: 'text-success',
  off: 'quiet',
}

const edges: Record<LightOf, string> = {
  bad: 'border-s-error',
  warning: 'border-s-warning',
  busy: 'border-s-info',
  good: 'border-s-base-300',
  off: 'border-s-base-300',
}
