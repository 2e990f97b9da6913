// What a role may do, as a checklist: one line per area, one box per permission.
import { language } from '#kit/i18n.ts'
import { isTable } from '#schema/index.ts'
import type { InputForProps } from './inputs.tsx'
import { tableLabel } from './labels.ts'
import { commandPermissions } from './permissions.ts'
import { texts } from './texts.ts'

export const PermissionsInput = ({ control, value, readOnly, onValue, label }: InputForProps) => {
  const given = new Set(listFrom(value))
  const areas = groups([...commandPermissions(), ...given])
  const toggle = (name: string) => {
    const next = new Set(given)
    if (!next.delete(name)) next.add(name)
    onValue(JSON.stringify([...next].sort()))
  }
  const box = (name: string, text: string, covered: boolean) => (
    <label key={name} class="tap flex min-h-9 items-center gap-2" title={name}>
      <input
        type="checkbox"
        class="checkbox checkbox-sm"
        checked={covered || given.has(name)}
        disabled={readOnly || covered}
        onChange={() => toggle(name)}
      />
      {text}
    </label>
  )
  return (
    <fieldset
      id={control.id}
      aria-label={label}
      aria-describedby={control['aria-describedby']}
      class="rounded-box border border-base-300 p-3"
    >
      {box('*', texts.everything, false)}
      <dl class="mt-2 grid gap-x-6 text-sm">
        {areas.map(([area, names]) => (
          <div key={area} class="flex flex-wrap items-center gap-x-5 border-t border-base-300 py-1">
            <dt class="w-44 font-medium">{areaLabel(area)}</dt>
            <dd class="flex flex-1 flex-wrap gap-x-5">
              {box(`${area}.*`, texts.all, given.has('*'))}
              {names.map(name =>
                box(
                  name,
                  verbLabel(name.slice(area.length + 1)),
                  given.has('*') || given.has(`${area}.*`),
                ),
              )}
            </dd>
          </div>
        ))}
      </dl>
    </fieldset>
  )
}

const areaLabel = (area: string) => (isTable(area) ? tableLabel(area) : texts.areaName(area))

const verbLabel = (verb: string) => texts.verbName(verb)

const listFrom = (value: unknown): string[] => {
  try {
    const list: unknown = JSON.parse(String(value ?? '[]'))
    return Array.isArray(list) ? list.map(String) : []
  } catch {
    return []
  }
}

const groups = (names: readonly string[]): [string, string[]][] => {
  const areas = new Map<string, Set<string>>()
  for (const name of names) {
    const [area, verb] = name.split('.')
    if (area === undefined || verb === undefined || verb === '*') continue
    areas.set(area, (areas.get(area) ?? new Set()).add(name))
  }
  return [...areas]
    .sort(([a], [b]) => areaLabel(a).localeCompare(areaLabel(b), language.value))
    .map(([area, set]) => [area, [...set].sort()])
}
