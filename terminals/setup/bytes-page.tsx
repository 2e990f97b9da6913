// The bytes of one device as they pass, with their meaning, while a technician reads along.
import { type Signal, useComputed, useSignal } from '@preact/signals'
import {
  ArrowDownToLine,
  ArrowUpFromLine,
  Copy,
  Download,
  Eraser,
  Play,
  Square,
} from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { newId } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { count, time } from '#kit/formats.ts'
import { nameOf } from '#kit/i18n.ts'
import { link, onTopic } from '#kit/live.ts'
import { Page } from '#kit/page.tsx'
import { choices, may } from '#kit/session.ts'
import { Empty, Skeleton } from '#kit/states.tsx'
import { toast } from '#kit/toast.tsx'
import { readBytesWord, WATCH_AGAIN_MS } from '#schema/wire/byte-log.ts'
import { deviceTopic } from '#schema/wire/topics.ts'
import { asText, type ByteLine, matching, spaced, type Wanted, withPieces } from './byte-lines.ts'
import { byteTexts, flagOf, meaningOf } from './byte-words.ts'
import { download } from './download.ts'
import { path } from './paths.ts'
import { devices, instruct } from './shop.ts'
import { texts } from './texts.ts'
import { type Device, printerOf } from './things.ts'
import { Stale } from './things-page.tsx'

/** Nobody reads longer in one go; who does starts it again. */
const WATCH_MAX_MS = 10 * 60_000
/** Rows drawn; the others are found by the search and are in the download. */
const SHOWN_MAX = 400

const words = { meaning: meaningOf, flag: flagOf }

export const BytesPage = () => {
  const { params } = useRoute()
  const rows = devices.value.value?.rows
  const device = rows?.find(row => row.id === params['id'])
  if (device) return <Shown key={device.id} device={device} />
  return (
    <Page title={byteTexts.title} problem={devices.problem.value} onAgain={devices.refresh}>
      {rows ? <Empty title={texts.notThere} /> : <Skeleton lines={6} />}
    </Page>
  )
}

const Shown = ({ device }: { device: Device }) => {
  const log = useLog(device)
  const wanted = useSignal<Wanted>({ way: 'both', text: '' })
  const found = useComputed(() => matching(log.lines.value, wanted.value, words))
  const why = may('devices.instruct') ? undefined : texts.mayNot
  const hasNoLine = device.class === 'cash_drawer' && printerOf(device) !== undefined
  return (
    <Page
      above={
        <a href={path.device(device.id)} class="link link-hover -my-3 inline-block py-3">
          <bdi>{nameOf(device)}</bdi>
        </a>
      }
      title={byteTexts.title}
      actions={
        log.until.value === undefined ? (
          <Button tone="primary" icon={Play} why={why} onClick={log.start}>
            {byteTexts.start}
          </Button>
        ) : (
          <Button tone="danger" icon={Square} onClick={log.stop}>
            {byteTexts.stop}
          </Button>
        )
      }
    >
      {link.value === 'down' && <Stale />}
      {log.until.value === undefined && (
        <p class="quiet max-w-prose text-sm">{hasNoLine ? byteTexts.noLine : byteTexts.hint}</p>
      )}
      <Sieve log={log} wanted={wanted} />
      <p
        class="flex min-h-6 flex-wrap gap-x-4 text-sm"
        role="status"
        data-bytes={log.lines.value.length}
      >
        <span>
          {log.until.value === undefined
            ? log.isOver.value
              ? byteTexts.timeIsOver
              : byteTexts.stopped
            : byteTexts.runsUntil(time(log.until.value))}
        </span>
        {log.lines.value.length > 0 && (
          <span class="quiet">
            {byteTexts.lines(count(found.value.length), count(log.lines.value.length))}
          </span>
        )}
        {log.lost.value > 0 && (
          <span class="text-warning">{byteTexts.lost(count(log.lost.value))}</span>
        )}
      </p>
      <Lines lines={found.value} isOn={log.until.value !== undefined} />
      <Taking device={device} lines={found.value} empty={log.empty} />
    </Page>
  )
}

type Log = ReturnType<typeof useLog>

/** Runs while it is wanted and this page is there; the hub is told so again and again. */
const useLog = (device: Device) => {
  const lines = useSignal<ByteLine[]>([])
  const lost = useSignal(0)
  const until = useSignal<number | undefined>(undefined)
  const isOver = useSignal(false)
  const folds = useSignal(true)
  const watcher = useSignal(newId())
  const store = choices.value?.store?.id
  const tell = (on: boolean) =>
    instruct(device.id, { is: 'watch-bytes', watcher: watcher.value, on })
  const isOn = until.value !== undefined
  useEffect(() => {
    if (!isOn || store === undefined) return
    const end = onTopic(deviceTopic(store, device.id, 'bytes'), payload => {
      const word = readBytesWord(payload)
      if (!word) return
      lines.value = withPieces(lines.value, word.pieces, folds.value)
      lost.value += word.lost
    })
    tell(true)
    const again = setInterval(() => {
      if (Date.now() >= (until.value ?? 0)) {
        until.value = undefined
        isOver.value = true
      } else tell(true)
    }, WATCH_AGAIN_MS)
    return () => {
      end()
      clearInterval(again)
      tell(false)
    }
  }, [isOn, store, device.id, link.value === 'live'])
  return {
    lines,
    lost,
    until,
    isOver,
    folds,
    start: () => {
      isOver.value = false
      until.value = Date.now() + WATCH_MAX_MS
    },
    stop: () => {
      until.value = undefined
    },
    empty: () => {
      lines.value = []
      lost.value = 0
    },
  }
}

const Sieve = ({ log, wanted }: { log: Log; wanted: Signal<Wanted> }) => (
  <div class="flex flex-wrap items-center gap-2">
    <div class="join">
      {(['both', 'to', 'from'] as const).map(way => (
        <Button
          key={way}
          class="join-item"
          pressed={wanted.value.way === way}
          tone={wanted.value.way === way ? 'primary' : 'plain'}
          onClick={() => {
            wanted.value = { ...wanted.value, way }
          }}
        >
          {byteTexts[way]}
        </Button>
      ))}
    </div>
    <input
      type="search"
      class="input min-w-0 flex-1 basis-48"
      aria-label={byteTexts.find}
      placeholder={byteTexts.find}
      value={wanted.value.text}
      onInput={event => {
        wanted.value = { ...wanted.value, text: event.currentTarget.value }
      }}
    />
    <label class="flex min-h-11 items-center gap-2 text-sm">
      <input
        type="checkbox"
        class="checkbox"
        checked={log.folds.value}
        onChange={event => {
          log.folds.value = event.currentTarget.checked
        }}
      />
      {byteTexts.fold}
    </label>
  </div>
)

/** The newest stands at the lower edge and stays there, unless somebody has scrolled up. */
const Lines = ({ lines, isOn }: { lines: readonly ByteLine[]; isOn: boolean }) => (
  <div
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key
    tabIndex={0}
    role="log"
    aria-label={byteTexts.title}
    class="flex h-[55dvh] min-h-64 flex-col-reverse overflow-y-auto rounded-box border border-base-300 bg-base-100"
  >
    {lines.length === 0 && (
      <p class="quiet m-auto p-6 text-center text-sm">
        {isOn ? byteTexts.nothingYet : byteTexts.notRunning}
      </p>
    )}
    <ol class="mb-auto grid divide-y divide-base-300/60">
      {lines.slice(-SHOWN_MAX).map(line => (
        <Line key={line.key} line={line} />
      ))}
    </ol>
  </div>
)

const Line = ({ line }: { line: ByteLine }) => {
  const isTo = line.way === 'to'
  const isEvent = line.bytes === 0
  const Arrow = isTo ? ArrowDownToLine : ArrowUpFromLine
  return (
    <li
      class={`grid grid-cols-[auto_minmax(0,1fr)] items-start gap-x-3 px-3 py-1.5 sm:grid-cols-[auto_minmax(0,1fr)_minmax(0,1fr)] ${isTo ? '' : 'bg-base-200/60'}`}
      data-byte-line={line.is}
    >
      <span
        class="quiet flex items-center gap-1.5 font-mono text-xs leading-6 tabular-nums"
        dir="ltr"
      >
        {clock(line.at)}
        {isEvent ? (
          <span class="size-4" />
        ) : (
          <Arrow size={16} aria-label={isTo ? byteTexts.to : byteTexts.from} />
        )}
      </span>
      <span
        class="text-start font-mono text-xs leading-6 break-words sm:text-left"
        dir="ltr"
        title={line.bytes > 0 ? byteTexts.bytes(count(line.bytes)) : undefined}
      >
        {spaced(line)}
      </span>
      <span
        class={`col-start-2 text-sm leading-6 break-words sm:col-start-auto ${tones[line.is] ?? ''}`}
      >
        <Meaning line={line} />
      </span>
    </li>
  )
}

const Meaning = ({ line }: { line: ByteLine }) => (
  <>
    <span class="font-medium">{meaningOf(line.is)}</span>
    {line.text !== undefined && line.text !== '' && (
      <>
        {' '}
        <bdi class="whitespace-pre-wrap">{line.text}</bdi>
      </>
    )}
    {line.flags && <span> · {line.flags.map(flagOf).join(', ')}</span>}
    {line.bytes * 2 > line.hex.length && (
      <span class="quiet"> · {byteTexts.bytes(count(line.bytes))}</span>
    )}
    {line.times > 1 && <span class="quiet"> · {byteTexts.times(count(line.times))}</span>}
  </>
)

const tones: Partial<Record<ByteLine['is'], string>> = {
  noise: 'text-error',
  unfinished: 'text-warning',
  closed: 'text-error',
  'not-taken': 'text-error',
  'scan-wrong': 'text-warning',
  refused: 'text-warning',
  aborted: 'text-warning',
}

/** To the thousandth: two stretches of one millisecond came together. */
const clock = (at: number) => {
  const then = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  const thousandths = String(then.getMilliseconds()).padStart(3, '0')
  return `${two(then.getHours())}:${two(then.getMinutes())}:${two(then.getSeconds())}.${thousandths}`
}

type TakingProps = { device: Device; lines: readonly ByteLine[]; empty: () => void }

const Taking = ({ device, lines, empty }: TakingProps) => {
  const why = lines.length === 0 ? byteTexts.nothingYet : undefined
  const text = () =>
    asText(
      lines,
      words,
      `${device.name} · ${device.model} · ${device.address} · ${new Date().toISOString()}`,
    )
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text())
      toast(byteTexts.copied, { tone: 'success' })
    } catch {
      // Browsers give no clipboard to a page that came over plain HTTP.
      toast(byteTexts.notCopied, { tone: 'warning' })
    }
  }
  return (
    <div class="flex flex-wrap gap-2">
      <Button
        icon={Download}
        why={why}
        onClick={() => download(`bytes-${device.name}.txt`, text())}
      >
        {byteTexts.download}
      </Button>
      <Button icon={Copy} why={why} onClick={copy}>
        {byteTexts.copy}
      </Button>
      <Button icon={Eraser} why={why} onClick={empty}>
        {byteTexts.empty}
      </Button>
    </div>
  )
}
