// Pictures: chosen, made small enough, shown before they are kept.
import { useSignal } from '@preact/signals'
import { ImagePlus, Trash2 } from 'lucide-preact'
import { useRef } from 'preact/hooks'
import { newId, putRow } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { apiPath } from '#kit/paths.ts'
import { wordsOf } from '#kit/problems.ts'
import { choices } from '#kit/session.ts'
import type { InputForProps } from './inputs.tsx'
import { texts } from './texts.ts'

const BYTES_MAX = 290_000
const SIDE_MAX_PX = 640
const QUALITY = 0.85
const kinds = ['image/svg+xml', 'image/png', 'image/jpeg', 'image/webp']

/** A column that points at a picture: a new file becomes a picture row of its own. */
export const PictureInput = ({ control, value, readOnly, onValue, of, label }: InputForProps) => {
  const problem = useSignal<string | undefined>(undefined)
  const keep = async (file: File) => {
    const picture = await read(file)
    if (!picture) {
      problem.value = texts.noPicture
      return
    }
    const id = newId()
    const row = {
      id,
      tenant_id: choices.value?.tenant.id ?? '',
      name: file.name.slice(0, 120),
      ...picture,
    }
    const answer = await putRow('picture', id, row, undefined)
    problem.value = answer.ok ? undefined : wordsOf(answer.problem)
    if (answer.ok) onValue(id)
  }
  return (
    <Frame
      control={control}
      label={label}
      source={typeof value === 'string' && value !== '' ? apiPath.picture(value) : undefined}
      readOnly={readOnly}
      problem={problem.value}
      onFile={keep}
      onRemove={of.type.nullable ? () => onValue(null) : undefined}
    />
  )
}

/** The picture row's own bytes. */
export const PictureDataInput = ({ control, value, readOnly, onValue, label }: InputForProps) => {
  const problem = useSignal<string | undefined>(undefined)
  const mime = useSignal('image/png')
  const shown =
    typeof value === 'string' && value !== ''
      ? `data:${mimeOf(value) ?? mime.value};base64,${value}`
      : undefined
  const keep = async (file: File) => {
    const picture = await read(file)
    problem.value = picture ? undefined : texts.noPicture
    if (!picture) return
    mime.value = picture.mime
    onValue(picture.data, { mime: picture.mime })
  }
  return (
    <Frame
      control={control}
      label={label}
      source={shown}
      readOnly={readOnly}
      problem={problem.value}
      onFile={keep}
      onRemove={undefined}
    />
  )
}

type FrameProps = Pick<InputForProps, 'control' | 'readOnly' | 'label'> & {
  source: string | undefined
  problem: string | undefined
  onFile: (file: File) => Promise<void>
  onRemove: (() => void) | undefined
}

const Frame = ({ control, label, source, readOnly, problem, onFile, onRemove }: FrameProps) => {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <div class="flex flex-wrap items-center gap-3">
      <div class="grid size-24 shrink-0 place-items-center overflow-hidden rounded-box border border-base-300 bg-base-200">
        {source ? (
          <img src={source} alt={label} class="size-full object-cover" />
        ) : (
          <ImagePlus class="quiet" aria-hidden="true" />
        )}
      </div>
      <input
        {...control}
        ref={picker}
        type="file"
        class="sr-only"
        tabIndex={-1}
        accept={kinds.join(',')}
        disabled={readOnly}
        onChange={async event => {
          const file = event.currentTarget.files?.[0]
          if (file) await onFile(file)
        }}
      />
      {!readOnly && (
        <Button icon={ImagePlus} onClick={() => picker.current?.click()}>
          {texts.choosePicture}
        </Button>
      )}
      {!readOnly && source && onRemove && (
        <Button tone="quiet" icon={Trash2} label={texts.removePicture} onClick={onRemove} />
      )}
      {problem && (
        <p class="text-sm text-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

/** The file as base64, made smaller when it is too large; undefined when it is no picture. */
const read = async (file: File): Promise<{ mime: string; data: string } | undefined> => {
  if (!kinds.includes(file.type)) return undefined
  if (file.size <= BYTES_MAX) return { mime: file.type, data: await base64(file) }
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return undefined
  const scale = Math.min(1, SIDE_MAX_PX / Math.max(bitmap.width, bitmap.height))
  const canvas = new OffscreenCanvas(
    Math.round(bitmap.width * scale),
    Math.round(bitmap.height * scale),
  )
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  const small = await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY })
  return small.size <= BYTES_MAX ? { mime: 'image/webp', data: await base64(small) } : undefined
}

const base64 = async (file: Blob) => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}

const mimeOf = (data: string) => {
  if (data.startsWith('iVBOR')) return 'image/png'
  if (data.startsWith('/9j/')) return 'image/jpeg'
  if (data.startsWith('UklGR')) return 'image/webp'
  return data.startsWith('PHN2Z') || data.startsWith('PD94b') ? 'image/svg+xml' : undefined
}
