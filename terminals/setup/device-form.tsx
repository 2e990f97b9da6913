// Adding a device and changing one: the same fields on a page and in a dialog.
import { type Signal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { get, newId, type Problem, putRow } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { Field, Select, TextInput } from '#kit/field.tsx'
import { nameOf } from '#kit/i18n.ts'
import { Page } from '#kit/page.tsx'
import { issuesOf } from '#kit/problems.ts'
import { choices, may } from '#kit/session.ts'
import { Problem as ProblemLine, Skeleton } from '#kit/states.tsx'
import { atSameAddress } from '#schema/rules/device-address.ts'
import { modelsFor, withModel } from '#schema/rules/device-models.ts'
import { optionsOfKind } from '#schema/rules/device-options.ts'
import { hubOfOptions, withHub } from '#schema/rules/hub-of.ts'
import { type Mistakes, mistakesOf, NAME_MAX } from './device-check.ts'
import { DrawerPlaceFields } from './drawer-place.tsx'
import type { Found } from './found.ts'
import { FoundList } from './found-list.tsx'
import { hubTexts } from './hub-texts.ts'
import { hubChoices, hubName } from './hubs.ts'
import { OptionFields } from './option-fields.tsx'
import { path } from './paths.ts'
import { ScaleCertificate } from './scale-certificate.tsx'
import { devices } from './shop.ts'
import { texts } from './texts.ts'
import { classes, type Device, hangsOn, type Transport } from './things.ts'
import { addressHints, classWords, modelWord, transportWords } from './words.ts'

export const NewDevicePage = () => {
  const { route } = useLocation()
  const known = choices.value
  const draft = useSignal(known?.store ? emptyDevice(known.tenant.id, known.store.id) : undefined)
  const saving = useSaving(draft, undefined, device => route(path.device(device.id), true))
  const form = useRef<HTMLFormElement>(null)
  const take = (found: Found) => {
    if (!draft.value) return
    draft.value = withModel({ ...draft.value, ...rowOf(found) })
    form.current?.scrollIntoView({ block: 'start' })
    form.current?.querySelector('input')?.focus()
  }
  return (
    <Page
      above={
        <a href={path.things} class="link link-hover -my-3 inline-block py-3">
          {texts.back}
        </a>
      }
      title={texts.newDevice}
    >
      <FoundList take={take} />
      <form
        ref={form}
        noValidate
        class="grid max-w-2xl gap-4 rounded-box border border-base-300 bg-base-100 p-4"
        onSubmit={event => {
          event.preventDefault()
          saving.save()
        }}
      >
        <Fields draft={draft} mistakes={saving.mistakes.value} />
        <ProblemLine problem={saving.problem.value} />
        <div class="flex justify-end gap-2">
          <Button onClick={() => route(path.things)}>{texts.cancel}</Button>
          <Button
            tone="primary"
            why={may('device.edit') ? undefined : texts.mayNot}
            onClick={saving.save}
          >
            {texts.add}
          </Button>
        </div>
      </form>
    </Page>
  )
}

/** Changes a device as the server has it when the dialog opens; who is late is told so. */
export const DeviceDialog = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const draft = useSignal<Device | undefined>(undefined)
  const etag = useSignal<string | undefined>(undefined)
  const saving = useSaving(draft, etag, onClose)
  useEffect(() => {
    get<Device>('device', id).then(answer => {
      saving.problem.value = answer.ok ? undefined : answer.problem
      if (!answer.ok) return
      draft.value = answer.value
      etag.value = answer.etag
    })
  }, [id])
  return (
    <Dialog
      title={texts.change}
      onClose={onClose}
      onSubmit={saving.save}
      actions={
        <>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button tone="primary" onClick={saving.save}>
            {texts.save}
          </Button>
        </>
      }
    >
      <div class="grid gap-4">
        <Fields draft={draft} mistakes={saving.mistakes.value} />
        <ProblemLine problem={saving.problem.value} />
      </div>
    </Dialog>
  )
}

const useSaving = (
  draft: Signal<Device | undefined>,
  etag: Signal<string | undefined> | undefined,
  done: (device: Device) => void,
) => {
  const problem = useSignal<Problem | undefined>(undefined)
  const mistakes = useSignal<Mistakes>({})
  const save = async () => {
    const device = draft.value
    if (!device) return
    mistakes.value = mistakesOf(device)
    if (Object.keys(mistakes.value).length > 0) return
    const row = { ...device, address: device.transport === 'virtual' ? '' : device.address.trim() }
    const answer = await putRow<Device>('device', row.id, row, etag?.value)
    problem.value = answer.ok ? undefined : answer.problem
    if (!answer.ok) {
      mistakes.value = issuesOf(answer.problem)
      return
    }
    devices.refresh()
    done(row)
  }
  return { problem, mistakes, save }
}

const Fields = ({ draft, mistakes }: { draft: Signal<Device | undefined>; mistakes: Mistakes }) => {
  const device = draft.value
  if (!device) return <Skeleton lines={6} />
  const set = (change: Partial<Device>) => (draft.value = { ...device, ...change })
  const tills = choices.value?.tills ?? []
  const hangs = hangsOn(device) !== null
  return (
    <div class="grid gap-4 sm:grid-cols-2">
      <Field label={texts.class} problem={mistakes['class']}>
        {control => (
          <Select
            control={control}
            value={device.class}
            onValue={value => set(ofClass(device, oneOf(classes, value) ?? device.class))}
            choices={classes.map(value => ({ value, label: classWords[value] }))}
          />
        )}
      </Field>
      <Field label={texts.name} hint={texts.nameHint} problem={mistakes['name']}>
        {control => (
          <TextInput control={control} value={device.name} onValue={name => set({ name })} />
        )}
      </Field>
      <SameName device={device} />
      <Field label={texts.nameAr} problem={mistakes['name_ar']}>
        {control => (
          <TextInput
            control={control}
            value={device.name_ar}
            onValue={name_ar => set({ name_ar })}
          />
        )}
      </Field>
      {device.class === 'cash_drawer' && <DrawerPlaceFields drawer={device} onChange={set} />}
      {!hangs && <LineFields device={device} set={set} mistakes={mistakes} />}
      <Field label={texts.usedBy} problem={mistakes['till_id']}>
        {control => (
          <Select
            control={control}
            value={device.till_id ?? ''}
            onValue={value => set({ till_id: value === '' ? null : value })}
            choices={[
              { value: '', label: texts.shared },
              ...tills.map(till => ({ value: till.id, label: nameOf(till) })),
            ]}
          />
        )}
      </Field>
      {device.class === 'scale' && (
        <ScaleCertificate
          optionsJson={device.options_json}
          onOptions={options_json => set({ options_json })}
        />
      )}
      <OptionFields
        device={device}
        mistakes={mistakes}
        onOptions={options_json => set({ options_json })}
      />
    </div>
  )
}

type LineProps = {
  device: Device
  set: (change: Partial<Device>) => void
  mistakes: Mistakes
}

/** How it is connected, where, and what it is. */
const LineFields = ({ device, set, mistakes }: LineProps) => {
  const hubs = hubChoices(device.options_json)
  return (
    <>
      <Field label={texts.connection} problem={mistakes['transport']}>
        {control => (
          <Select
            control={control}
            value={device.transport}
            onValue={value =>
              set(withModel({ ...device, transport: oneOf(transports, value) ?? device.transport }))
            }
            choices={transports.map(value => ({ value, label: transportWords[value] }))}
          />
        )}
      </Field>
      <Field
        label={texts.address}
        hint={addressHints[device.transport]}
        problem={mistakes['address']}
      >
        {control => (
          <>
            <TextInput
              control={control}
              ltr
              value={device.transport === 'virtual' ? '' : device.address}
              readOnly={device.transport === 'virtual'}
              onValue={address => set({ address })}
            />
            <SameAddress device={device} />
          </>
        )}
      </Field>
      {hubs.length > 1 && (
        <Field label={hubTexts.pluggedInto} hint={hubTexts.pluggedIntoHint}>
          {control => (
            <Select
              control={control}
              value={hubOfOptions(device.options_json)}
              readOnly={mistakesOf(device)['options_json'] !== undefined}
              onValue={hub => set({ options_json: withHub(device.options_json, hub) })}
              choices={hubs.map(hub => ({ value: hub, label: hubName(hub) }))}
            />
          )}
        </Field>
      )}
      <Field label={texts.model} hint={texts.modelHint} problem={mistakes['model']}>
        {control => (
          <Select
            control={control}
            value={device.model}
            onValue={model => set({ model })}
            choices={[...new Set([...modelsFor(device), device.model])].map(value => ({
              value,
              label: modelWord(value),
            }))}
          />
        )}
      </Field>
    </>
  )
}

/** Said, not forbidden: a shop knows which is which, or gives them names of their own now. */
const SameName = ({ device }: { device: Device }) => {
  const plain = (name: string) => name.trim().toLowerCase()
  const isTaken = (devices.value.value?.rows ?? []).some(
    other => other.id !== device.id && plain(other.name) === plain(device.name),
  )
  if (!isTaken || plain(device.name) === '') return null
  return (
    <p role="status" class="alert alert-warning alert-soft py-2 text-sm">
      {texts.sameName}
    </p>
  )
}

/** Said, not forbidden: one may stand in for the other. */
const SameAddress = ({ device }: { device: Device }) => {
  const others = atSameAddress(device, devices.value.value?.rows ?? [])
  if (others.length === 0) return null
  return (
    <p role="status" class="alert alert-warning alert-soft py-2 text-sm">
      {texts.sameAddress(others.map(nameOf).join(', '))}
    </p>
  )
}

/** The fields of a row that what was found knows; the name is what it says of itself. */
const rowOf = ({ hub, transport, address, name, suggestion }: Found): Partial<Device> => ({
  transport,
  address,
  name: name.slice(0, NAME_MAX),
  options_json: withHub('{}', hub),
  ...suggestion,
})

/** What the new kind does not know of its options goes with the old one. */
const ofClass = (device: Device, kind: Device['class']): Device =>
  withModel({
    ...device,
    class: kind,
    options_json: optionsOfKind(device.options_json, kind),
  })

const transports: readonly Transport[] = ['virtual', 'tcp', 'serial', 'usb']

const oneOf = <Word extends string>(words: readonly Word[], value: string) =>
  words.find(word => word === value)

const emptyDevice = (tenant_id: string, store_id: string): Device => ({
  id: newId(),
  tenant_id,
  store_id,
  class: 'receipt_printer',
  name: '',
  name_ar: '',
  model: 'virtual',
  transport: 'virtual',
  address: '',
  options_json: '{}',
  till_id: null,
  status: 'active',
})
