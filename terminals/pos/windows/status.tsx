// What is well and what is not: connection, unsent sales, devices, each with what to do.
import { CircleAlert, CircleCheckBig, CircleDashed, CircleX, Hourglass } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { money, shortTime } from '#kit/formats.ts'
import { link } from '#kit/live.ts'
import { wordsOf } from '#kit/problems.ts'
import { deviceTexts } from '../device-texts.ts'
import { useKeys } from '../input/keys.ts'
import type { Entry } from '../local/delivery.ts'
import { owner, setAside, tryAgain, waiting } from '../local/queue.ts'
import { PaperJobRow } from '../parts/paper-jobs.tsx'
import { type DeviceTone, deviceWords } from '../state/device-words.ts'
import { printer, scale, scanner, terminal } from '../state/devices.ts'
import { type Health, health } from '../state/health.ts'
import { leaveWith } from '../state/sell-keys.ts'
import { connection, online } from '../state/till.ts'
import { isAsked, lateJobs, tillPaper } from '../state/till-paper.ts'
import { shut } from '../state/windows.ts'
import { texts } from '../texts.ts'

export const StatusWindow = () => {
  useKeys({ scan: leaveWith, keys: { Enter: shut } })
  return (
    <Dialog title={texts.status} onClose={shut}>
      <ul class="grid gap-4 pb-2">
        <Item {...serverWords()} />
        <Unsent />
        <Paper />
        {worstFirst(health.value).map(({ key, tone, name, words }) => (
          <Item key={key} tone={tone} name={name} words={words} />
        ))}
        {(['printer', 'scanner', 'scale', 'terminal'] as const).map(kind => {
          const said = kinds[kind].value
          return said.device ? null : <Item key={kind} name={texts[kind]} {...deviceWords(said)} />
        })}
      </ul>
    </Dialog>
  )
}

const ORDER: readonly DeviceTone[] = ['bad', 'warn', 'busy', 'good', 'none']

const worstFirst = (all: readonly Health[]) =>
  all.toSorted((a, b) => ORDER.indexOf(a.tone) - ORDER.indexOf(b.tone))

/** What a till usually has: where it has none, that is said. */
const kinds = { printer, scanner, scale, terminal }

const Paper = () => {
  const rows = tillPaper.value.value?.rows ?? []
  const tone = rows.some(isAsked) || lateJobs.value.length > 0 ? 'warn' : 'good'
  if (!online.value)
    return <Item tone="none" name={deviceTexts.paper} words={deviceTexts.paperUnread} />
  return (
    <Item
      tone={tone}
      name={deviceTexts.paper}
      words={rows.length === 0 ? deviceTexts.paperNone : ''}
    >
      {rows.map(job => (
        <PaperJobRow key={job.id} job={job} />
      ))}
    </Item>
  )
}

const serverWords = (): { tone: DeviceTone; name: string; words: string } => {
  switch (connection.value) {
    case 'connecting':
      return { tone: 'none', name: texts.connecting, words: texts.connectingSays }
    case 'offline':
      return { tone: 'bad', name: texts.offline, words: texts.offlineSays }
    case 'online':
      return link.value === 'live'
        ? { tone: 'good', name: texts.online, words: texts.onlineSays }
        : { tone: 'warn', name: texts.online, words: texts.quietSays }
  }
}

const Unsent = () => (
  <>
    <Item
      tone={waiting.value.length > 0 ? 'warn' : 'good'}
      name={texts.unsentTitle}
      words={waiting.value.length === 0 ? texts.unsentNone : owner.value ? '' : texts.otherTab}
    >
      {waiting.value.map(entry => (
        <EntryRow key={entry.seq} entry={entry} />
      ))}
    </Item>
    {setAside.value.length > 0 && (
      <Item tone="bad" name={texts.setAsideTitle} words={texts.setAsideHint}>
        {setAside.value.map(entry => (
          <EntryRow key={entry.seq} entry={entry} />
        ))}
      </Item>
    )}
  </>
)

const EntryRow = ({ entry }: { entry: Entry }) => (
  <li class="flex min-h-14 items-center gap-3 border-t border-base-300">
    <span class="min-w-0 flex-1">
      <span class="block truncate">
        <bdi>{entry.label}</bdi> · <span class="quiet">{shortTime(entry.at)}</span>
      </span>
      {entry.problem && (
        <span class="block text-sm text-error">
          {wordsOf({ ...entry.problem, status: 0, title: '', data: {} })}
        </span>
      )}
    </span>
    <span class="amount font-semibold">{money(entry.amount)}</span>
    {entry.state === 'set-aside' && (
      <Button class="key" onClick={() => tryAgain(entry.seq)}>
        {texts.sendAgain}
      </Button>
    )}
  </li>
)

type ItemProps = { tone: DeviceTone; name: string; words: string; children?: ComponentChildren }

const Item = ({ tone, name, words, children }: ItemProps) => {
  const Icon = icons[tone]
  return (
    <li class="flex gap-3" data-tone={tone}>
      <Icon class={`mt-0.5 shrink-0 ${colours[tone]}`} aria-hidden="true" />
      <div class="min-w-0 flex-1">
        <p class="font-semibold">
          <bdi>{name}</bdi>
        </p>
        {words && <p class="quiet">{words}</p>}
        <ul class="empty:hidden">{children}</ul>
      </div>
    </li>
  )
}

const icons = {
  good: CircleCheckBig,
  busy: Hourglass,
  warn: CircleAlert,
  bad: CircleX,
  none: CircleDashed,
}
const colours = {
  good: 'text-success',
  busy: 'text-info',
  warn: 'text-warning',
  bad: 'text-error',
  none: 'quiet',
}
