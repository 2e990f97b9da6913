// The virtual scanner: products to tap, a code to type, and scans that a till must refuse.
import { signal, useSignal } from '@preact/signals'
import { ScanBarcode, Zap } from 'lucide-preact'
import { useMemo } from 'preact/hooks'
import { ask } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Field, TextInput } from '#kit/field.tsx'
import { nameOf } from '#kit/i18n.ts'
import { freshOf } from '#kit/list-of.ts'
import { apiPath } from '#kit/paths.ts'
import { Problem, Skeleton } from '#kit/states.tsx'
import { checkDigit } from '#schema/rules/barcode.ts'
import { useHeard } from './heard.ts'
import { instruct } from './shop.ts'
import { texts } from './texts.ts'
import type { Device } from './things.ts'

const OFFERED = 12
const BURST = 10
const BURST_EVERY_MS = 100
const SCANS_SHOWN = 6

type Item = {
  id: string
  name: string
  name_ar: string
  barcodes: string[]
  picture_id: string | null
}
/** Without a code it was misread. */
type Scan = { key: number; code: string | undefined }

const wanted = signal('')
const found = freshOf<{ items: Item[] }>(['barcode'], () => {
  const q = wanted.value
  return () => ask('catalogue.search', { q, limit: OFFERED })
})

export const Scanner = ({ device, why }: { device: Device; why: string | undefined }) => {
  const typed = useSignal('')
  const scans = useSignal<Scan[]>([])
  // Shown is what came through the whole way: emulator, driver, broker.
  useHeard(device.id, word => {
    if (word.is !== 'scan' && word.is !== 'misread') return
    const key = (scans.value[0]?.key ?? 0) + 1
    const code = word.is === 'scan' ? String(word['code'] ?? '') : undefined
    scans.value = [{ key, code }, ...scans.value].slice(0, SCANS_SHOWN)
  })
  const scan = (code: string) => instruct(device.id, { is: 'scan', code })
  const items = (found.value.value?.items ?? []).filter(item => item.barcodes.length > 0)
  const burst = async () => {
    const codes = items.flatMap(item => item.barcodes.slice(0, 1))
    for (let at = 0; at < BURST && codes.length > 0; at++) {
      // Not awaited one by one: the scanner does not wait for the till either.
      scan(codes[at % codes.length] ?? '')
      await new Promise(resolve => setTimeout(resolve, BURST_EVERY_MS))
    }
  }
  const scanTyped = () => {
    const code = typed.value.trim()
    if (code === '' || why !== undefined) return
    scan(code)
    typed.value = ''
  }
  return (
    <section
      class="grid gap-4 rounded-box border border-base-300 bg-base-100 p-4"
      aria-label={texts.scan}
    >
      <Display scans={scans.value} />
      <form
        class="flex items-end gap-2"
        onSubmit={event => {
          event.preventDefault()
          scanTyped()
        }}
      >
        <Field label={texts.code} class="flex-1">
          {control => (
            <TextInput
              control={control}
              ltr
              value={typed.value}
              onValue={value => (typed.value = value)}
            />
          )}
        </Field>
        <Button submit icon={ScanBarcode} tone="primary" why={why}>
          {texts.scan}
        </Button>
      </form>
      <Products items={items} why={why} scan={scan} />
      <Button
        icon={Zap}
        why={why ?? (items.length === 0 ? texts.noProducts : undefined)}
        onClick={burst}
      >
        {texts.tenScans}
      </Button>
      <Wrong item={items[0]} why={why} scan={scan} />
    </section>
  )
}

const shown = (scan: Scan | undefined) => (scan ? (scan.code ?? texts.misread) : '')

/** The newest scan large, the ones before it small. */
const Display = ({ scans }: { scans: readonly Scan[] }) => (
  <div class="rounded-box bg-neutral p-4 text-neutral-content" data-scans={scans[0]?.key ?? 0}>
    <p class="text-sm">{texts.scanned}</p>
    <p class="ltr min-h-8 truncate text-end font-mono text-lg" role="status">
      {shown(scans[0])}
    </p>
    <ul class="ltr flex min-h-5 gap-3 overflow-hidden font-mono text-xs opacity-80">
      {scans.slice(1).map(scan => (
        <li key={scan.key}>{shown(scan)}</li>
      ))}
      {scans.length === 0 && <li>{texts.nothingScanned}</li>}
    </ul>
  </div>
)

type ScanProps = { why: string | undefined; scan: (code: string) => Promise<boolean> }

const Products = ({ items, why, scan }: ScanProps & { items: readonly Item[] }) => (
  <div class="grid gap-2">
    <div class="flex flex-wrap items-center justify-between gap-2">
      <h2 class="text-sm font-medium">{texts.tapToScan}</h2>
      <input
        type="search"
        class="input w-full sm:w-56"
        aria-label={texts.findProduct}
        placeholder={texts.findProduct}
        value={wanted.value}
        onInput={event => (wanted.value = event.currentTarget.value)}
      />
    </div>
    <Problem problem={found.problem.value} onAgain={found.refresh} />
    {found.value.value ? (
      <ul class="grid min-h-44 grid-cols-2 content-start gap-2 sm:grid-cols-3">
        {items.map(item => (
          <li key={item.id}>
            <Button
              why={why}
              wide
              class="h-auto justify-start px-2 py-1.5"
              onClick={() => scan(item.barcodes[0] ?? '')}
            >
              {item.picture_id !== null && (
                <img
                  src={apiPath.picture(item.picture_id)}
                  alt=""
                  class="size-9 shrink-0 rounded object-cover"
                  loading="lazy"
                />
              )}
              <span class="grid min-w-0 flex-1 text-start">
                <bdi class="line-clamp-2 whitespace-normal text-sm leading-tight">
                  {nameOf(item)}
                </bdi>
                <span class="ltr quiet font-mono text-xs font-normal break-all whitespace-normal">
                  {item.barcodes[0]}
                </span>
              </span>
            </Button>
          </li>
        ))}
        {items.length === 0 && (
          <li class="quiet col-span-full py-8 text-center text-sm">{texts.noProducts}</li>
        )}
      </ul>
    ) : (
      !found.problem.value && <Skeleton lines={4} />
    )}
  </div>
)

const Wrong = ({ item, why, scan }: ScanProps & { item: Item | undefined }) => {
  const codes = useMemo(() => wrongCodes(item?.barcodes[0]), [item?.id])
  return (
    <div class="grid gap-2">
      <h2 class="text-sm font-medium">{texts.wrongScans}</h2>
      <div class="flex flex-wrap gap-2">
        <Button size="small" why={why} onClick={() => scan(codes.unknown)}>
          {texts.unknownCode}
        </Button>
        <Button size="small" why={why} onClick={() => scan(codes.wrongDigit)}>
          {texts.wrongDigit}
        </Button>
        <Button size="small" why={why} onClick={() => scan(codes.control)}>
          {texts.controlBytes}
        </Button>
      </div>
    </div>
  )
}

/** A valid code of nothing, a real one misread in its last digit, one with bytes no code has. */
const wrongCodes = (real = '5000000000005') => {
  const nothing = '999999999999'
  const last = Number(real.slice(-1))
  return {
    unknown: `${nothing}${checkDigit(nothing)}`,
    wrongDigit: `${real.slice(0, -1)}${Number.isNaN(last) ? 'x' : (last + 1) % 10}`,
    control: `${real.slice(0, 4)}\u001bp\u0000${real.slice(4)}`,
  }
}
