// Once per device: which till it is.
import { MonitorSmartphone } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { nameOf } from '#kit/i18n.ts'
import { LanguageSwitch, ThemeSwitch } from '#kit/page.tsx'
import type { Choices } from '#kit/session.ts'
import { Badge, Empty } from '#kit/states.tsx'
import { chooseTill, connection, readChoices } from '../state/till.ts'
import { texts } from '../texts.ts'

/** Nobody is signed in here, so no message tells of a till that opens, ms. */
const LOOK_EVERY_MS = 5_000

export const ChooseTill = ({ choices }: { choices: Choices }) => {
  useEffect(() => {
    void readChoices()
    const timer = setInterval(readChoices, LOOK_EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return (
    <main class="grid h-full grid-rows-[auto_1fr] overflow-y-auto">
      <header class="flex flex-wrap items-center justify-end gap-3 p-4">
        <p class="min-w-0 flex-1 text-lg font-semibold">
          <bdi>{nameOf(choices.tenant)}</bdi>
        </p>
        <LanguageSwitch />
        <ThemeSwitch />
      </header>
      <section class="mx-auto w-full max-w-3xl p-4 sm:pt-12">
        <p class="quiet">{choices.store && <bdi>{nameOf(choices.store)}</bdi>}</p>
        <h1 class="text-xl font-semibold">{texts.whichTill}</h1>
        <p class="quiet mb-6">{texts.whichTillHint}</p>
        <ul class="grid gap-3 sm:grid-cols-2">
          {(choices.tills ?? []).map(till => (
            <li key={till.id}>
              <button
                type="button"
                class="flex min-h-20 w-full cursor-pointer items-center gap-4 rounded-box border border-base-300 bg-base-100 p-4 text-start hover:border-primary"
                onClick={() => chooseTill(till.id)}
              >
                <MonitorSmartphone class="quiet shrink-0" aria-hidden="true" />
                <span class="min-w-0 flex-1">
                  <bdi class="block truncate text-lg font-semibold">{nameOf(till)}</bdi>
                  <span class="quiet text-sm ltr">{till.code}</span>
                </span>
                {connection.value === 'online' && (
                  <Badge tone={till.open ? 'good' : 'plain'}>
                    {till.open ? texts.tillIsOpen : texts.tillIsClosed}
                  </Badge>
                )}
              </button>
            </li>
          ))}
        </ul>
        {choices.tills?.length === 0 && <Empty title={texts.noTills} />}
      </section>
    </main>
  )
}
