// On which printer a cash drawer hangs, and on which of its pins.
import { Field, Select } from '#kit/field.tsx'
import { nameOf } from '#kit/i18n.ts'
import {
  type DrawerPin,
  drawerPlaceOf,
  withDrawerOn,
  withoutDrawer,
} from '#schema/rules/drawer-place.ts'
import { optionsIn } from '#schema/rules/options.ts'
import { drawerTexts as texts } from './drawer-texts.ts'
import { optionTexts } from './option-texts.ts'
import { devices } from './shop.ts'
import type { Device } from './things.ts'

type Props = { drawer: Device; onChange: (change: Partial<Device>) => void }

/** Two fields over the row's options; what else stands there stays. */
export const DrawerPlaceFields = ({ drawer, onChange }: Props) => {
  const place = drawerPlaceOf(drawer.options_json)
  const locked = optionsIn(drawer.options_json) ? undefined : optionTexts.textFirst
  const rows = devices.value.value?.rows ?? []
  const printers = rows.filter(row => row.class === 'receipt_printer' && row.id !== drawer.id)
  const hang = (id: string, pin: DrawerPin) => {
    const printer = rows.find(row => row.id === id)
    if (!printer) return onChange({ options_json: withoutDrawer(drawer.options_json) })
    // It has no line of its own then.
    const options_json = withDrawerOn(drawer.options_json, printer, pin)
    onChange({ transport: 'virtual', address: '', model: 'virtual', options_json })
  }
  const choices = [
    { value: '', label: texts.ownLine },
    ...printers.map(row => ({ value: row.id, label: nameOf(row) })),
  ]
  const isGone = place !== null && !printers.some(({ id }) => id === place.printer_id)
  return (
    <>
      <Field label={texts.hangsOn} hint={locked ?? texts.hangsOnHint} locked={locked}>
        {control => (
          <Select
            control={control}
            value={place?.printer_id ?? ''}
            readOnly={locked !== undefined}
            onValue={id => hang(id, place?.drawer_pin ?? 2)}
            choices={
              isGone ? [...choices, { value: place.printer_id, label: texts.printerGone }] : choices
            }
          />
        )}
      </Field>
      {place && (
        <Field label={texts.pin} hint={texts.pinHint}>
          {control => (
            <Select
              control={control}
              value={String(place.drawer_pin)}
              onValue={pin => hang(place.printer_id, pin === '5' ? 5 : 2)}
              choices={['2', '5'].map(value => ({ value, label: value }))}
            />
          )}
        </Field>
      )}
    </>
  )
}
