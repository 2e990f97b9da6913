// Why: a few likely reasons to touch, or a field for another one.

type ReasonProps = {
  label: string
  likely: string
  value: string
  onValue: (reason: string) => void
}

/** `likely`: reasons divided by `|`. */
export const ReasonPart = ({ label, likely, value, onValue }: ReasonProps) => (
  <div class="grid gap-2">
    <label class="grid gap-1">
      <span class="text-sm font-medium">{label}</span>
      <input
        class="key input w-full"
        dir="auto"
        maxLength={100}
        autocomplete="off"
        value={value}
        onInput={event => onValue(event.currentTarget.value)}
      />
    </label>
    <div class="flex flex-wrap gap-2">
      {likely.split('|').map(reason => (
        <button
          key={reason}
          type="button"
          class={`key btn ${value === reason ? 'btn-neutral' : ''}`}
          onClick={() => onValue(reason)}
        >
          {reason}
        </button>
      ))}
    </div>
  </div>
)
