// How it looks when there is nothing, not yet, not any more, or not allowed.
import { CircleAlert, Inbox, type LucideIcon } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import type { Problem as ProblemOf } from './api.ts'
import { Button } from './button.tsx'
import { wordsOf } from './problems.ts'
import { texts } from './texts.ts'

/** Nothing here, and the first thing to do about it. */
export const Empty = (props: {
  title?: string
  hint?: string
  icon?: LucideIcon
  children?: ComponentChildren
}) => {
  const Icon = props.icon ?? Inbox
  return (
    <div class="grid justify-items-center gap-2 rounded-box border border-dashed border-base-300 px-6 py-12 text-center">
      <Icon size={32} class="quiet" aria-hidden="true" />
      <p class="font-semibold">{props.title ?? texts.nothing}</p>
      {props.hint && <p class="quiet max-w-prose text-sm">{props.hint}</p>}
      {props.children}
    </div>
  )
}

/** A problem in words, beside what it is about. */
export const Problem = (props: {
  problem: ProblemOf | undefined
  onAgain?: (() => unknown) | undefined
}) => {
  if (!props.problem) return null
  return (
    <div role="alert" class="alert alert-error alert-soft py-2">
      <CircleAlert size={20} aria-hidden="true" />
      <span class="min-w-0 flex-1">{wordsOf(props.problem)}</span>
      {props.onAgain && (
        <Button size="small" onClick={props.onAgain}>
          {texts.again}
        </Button>
      )}
    </div>
  )
}

/** Grey bars in the place of text; seen only when it takes longer than 150 ms. */
export const Skeleton = ({ lines = 3 }: { lines?: number }) => (
  <div class="late grid gap-3" role="status" aria-label={texts.loading}>
    {Array.from({ length: lines }, (_, at) => (
      <div key={at} class={`skeleton h-5 ${at % 3 === 2 ? 'w-1/2' : 'w-full'}`} />
    ))}
  </div>
)

export type BadgeTone = 'plain' | 'good' | 'warning' | 'bad' | 'info'

export const Badge = ({
  tone = 'plain',
  children,
}: {
  tone?: BadgeTone
  children: ComponentChildren
}) => (
  <span class={`badge badge-sm font-medium whitespace-nowrap ${badgeTones[tone]}`}>{children}</span>
)

const badgeTones: Record<BadgeTone, string> = {
  plain: 'border-base-300 bg-base-200 text-base-content',
  good: 'badge-success',
  warning: 'badge-warning',
  bad: 'badge-error',
  info: 'badge-info',
}
