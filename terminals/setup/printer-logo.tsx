// The logo in a printer's own memory: what is in it, stored, tried, deleted.
import { useSignal } from '@preact/signals'
import { ImageUp, Printer, RefreshCw, Trash2 } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { send } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { wordsOf } from '#kit/problems.ts'
import { may } from '#kit/session.ts'
import { toast } from '#kit/toast.tsx'
import { useAnswers } from './asking.ts'
import { deleteLogo, type LogoSays, readLogo, storeLogo, whyNot } from './printer-memory.ts'
import { memoryTexts as texts } from './printer-memory-texts.ts'
import { texts as setupTexts } from './texts.ts'
import type { Device } from './things.ts'

export const PrinterLogo = ({ device, why }: { device: Device; why: string | undefined }) => {
  useAnswers()
  const says = useSignal<LogoSays | undefined>(undefined)
  const news = useSignal<{ text: string; isBad: boolean } | undefined>(undefined)
  const isSure = useSignal(false)
  const tell = (text: string, isBad = false) => {
    news.value = { text, isBad }
  }
  const look = async () => {
    const answer = await readLogo(device.id)
    if ('why' in answer) return tell(texts.notRead(whyNot(answer.why)), true)
    says.value = answer
  }
  const store = async () => {
    const done = await storeLogo(device.id)
    if ('why' in done) return tell(texts.notStoredWhy(whyNot(done.why)), true)
    tell(texts.stored)
    await look()
  }
  const remove = async () => {
    isSure.value = false
    const done = await deleteLogo(device.id)
    if ('why' in done) tell(texts.notDeleted(whyNot(done.why)), true)
    else tell(texts.deleted)
    await look()
  }
  const tryIt = async () => {
    const answer = await send('devices.print-logo', { device_id: device.id })
    toast(answer.ok ? setupTexts.testSent : wordsOf(answer.problem), {
      tone: answer.ok ? 'success' : 'danger',
    })
  }
  const now = says.value
  return (
    <section
      class="grid gap-3 rounded-box border border-base-300 bg-base-100 p-4"
      aria-labelledby="printer-logo"
    >
      <h2 id="printer-logo" class="font-semibold">
        {texts.logo}
      </h2>
      <p class="quiet text-sm">{texts.logoHint}</p>
      {now && <Inside says={now} />}
      <div class="flex flex-wrap gap-2">
        <Button
          icon={RefreshCw}
          why={why}
          onClick={() => {
            news.value = undefined
            return look()
          }}
        >
          {now ? texts.lookAgain : texts.look}
        </Button>
        {now && (
          <Button tone={now.stored ? 'plain' : 'primary'} icon={ImageUp} why={why} onClick={store}>
            {texts.store}
          </Button>
        )}
        <Button
          icon={Printer}
          why={may('devices.test') ? undefined : texts.mayNotTest}
          onClick={tryIt}
        >
          {texts.tryLogo}
        </Button>
        {now?.stored && (
          <Button icon={Trash2} why={why} onClick={() => (isSure.value = true)}>
            {texts.delete}
          </Button>
        )}
      </div>
      <p
        class={`min-h-6 text-sm ${news.value?.isBad ? 'text-error' : ''}`}
        role="status"
        aria-live="polite"
        data-test="printer-logo"
      >
        {news.value?.text}
      </p>
      {isSure.value && (
        <Dialog
          title={texts.sureDelete}
          onClose={() => (isSure.value = false)}
          actions={
            <>
              <Button onClick={() => (isSure.value = false)}>{texts.cancel}</Button>
              <Button tone="danger" onClick={remove}>
                {texts.delete}
              </Button>
            </>
          }
        >
          <p>{texts.deleteMeans}</p>
        </Dialog>
      )}
    </section>
  )
}

const Inside = ({ says: { stored, keys, free, capacity } }: { says: LogoSays }) => (
  <>
    <p class="font-medium" data-stored={stored ? 'yes' : 'no'}>
      {stored ? texts.isStored : texts.notStored}
    </p>
    <dl class="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
      {stored && (
        <>
          <Fact name={texts.key}>
            <span class="ltr font-mono">{stored.key}</span>
          </Fact>
          <Fact name={texts.size}>
            <bdi>{texts.dots(stored.width, stored.rows)}</bdi>
          </Fact>
          <Fact name={texts.takes}>
            <bdi>{texts.kilobytes(stored.bytes)}</bdi>
          </Fact>
        </>
      )}
      {free !== null && (
        <Fact name={texts.free}>
          {capacity === null
            ? texts.kilobytes(free)
            : texts.ofAll(texts.kilobytes(free), texts.kilobytes(capacity))}
        </Fact>
      )}
      {keys.length > 0 && (
        <Fact name={texts.others}>
          <span class="ltr break-all font-mono">{keys.join(' ')}</span>
        </Fact>
      )}
    </dl>
  </>
)

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <>
    <dt class="quiet">{name}</dt>
    <dd class="min-w-0">{children}</dd>
  </>
)
