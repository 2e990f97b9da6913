// What is plugged in or listens in the network, to be taken into use by one touch.
import { Cable, Radar } from 'lucide-preact'
import { Button } from '#kit/button.tsx'
import { count } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { may } from '#kit/session.ts'
import { type Found, found, hubs, lookInNetwork, scanning, useFound, walked } from './found.ts'
import { hubName } from './hubs.ts'
import { path } from './paths.ts'
import { texts } from './texts.ts'
import type { Device } from './things.ts'
import { classWords, transportWords } from './words.ts'

export const FoundList = ({ take }: { take: (found: Found) => void }) => {
  useFound()
  const all = found.value
  return (
    <section class="grid max-w-2xl gap-2" aria-labelledby="found">
      <div class="flex flex-wrap items-center gap-2">
        <h2 id="found" class="flex-1 font-semibold">
          {texts.pluggedIn}
        </h2>
        <Button
          size="small"
          icon={Radar}
          why={
            scanning.value ? texts.isLooking : may('devices.instruct') ? undefined : texts.mayNot
          }
          onClick={lookInNetwork}
        >
          {scanning.value ? texts.isLooking : texts.lookInNetwork}
        </Button>
      </div>
      {hubs.value.length === 0 && <p class="quiet text-sm">{texts.noHub}</p>}
      {hubs.value.length > 0 && all.length === 0 && (
        <p class="quiet text-sm">{scanning.value ? texts.looking : texts.nothingFound}</p>
      )}
      <p class="quiet text-sm empty:hidden" role="status">
        {walked.value && !scanning.value && walkedWords(walked.value)}
      </p>
      <ul class="grid gap-2">
        {all.map(one => (
          <FoundRow key={one.id} one={one} device={one.is} take={take} />
        ))}
      </ul>
    </section>
  )
}

const walkedWords = ({ addresses, answered }: NonNullable<typeof walked.value>) =>
  answered === 0
    ? texts.networkSilent(count(addresses))
    : texts.networkAnswers(count(addresses), count(answered))

type RowProps = { one: Found; device: Device | undefined; take: (found: Found) => void }

const FoundRow = ({ one, device, take }: RowProps) => (
  <li class="flex flex-wrap items-center gap-3 rounded-box border border-base-300 bg-base-100 px-3 py-2">
    <Cable size={22} aria-hidden="true" class="quiet shrink-0" />
    <div class="min-w-0 flex-1">
      <p class="font-medium break-words">
        <bdi>{one.name}</bdi>
      </p>
      <p class="quiet text-sm break-words">
        {transportWords[one.transport]} · <bdi dir="ltr">{one.address}</bdi>
        {one.suggestion && ` · ${texts.looksLike(classWords[one.suggestion.class])}`}
        {hubs.value.length > 1 && ` · ${hubName(one.hub)}`}
      </p>
      {one.byPlace && <p class="text-sm">{one.hasTwin ? texts.hasTwin : texts.byPlace}</p>}
    </div>
    {device ? (
      <a class="link py-2 text-sm" href={path.device(device.id)}>
        {texts.inUseAs(nameOf(device))}
      </a>
    ) : (
      <Button size="small" tone="primary" onClick={() => take(one)}>
        {texts.takeIt}
      </Button>
    )}
  </li>
)
