// Who prepares what: for each category its station, and for each station the printers of this store.
import { ChefHat, Lock } from 'lucide-preact'
import { useMemo } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { type Answer, get, list, type Page as PageOf } from '#kit/api.ts'
import { Button } from '#kit/button.tsx'
import { nameOf } from '#kit/i18n.ts'
import { freshOf, listOf } from '#kit/list-of.ts'
import { Page } from '#kit/page.tsx'
import { wordsOf } from '#kit/problems.ts'
import { may, side } from '#kit/session.ts'
import { Badge, Empty, Skeleton } from '#kit/states.tsx'
import { toast } from '#kit/toast.tsx'
import type { Row } from '#schema/index.ts'
import { readPermission } from '#schema/permissions.ts'
import { whyHidden, whyReadOnly } from '../access.ts'
import { type Category, type Routed, routed } from '../kitchen-route.ts'
import { columnLabel, tableLabel } from '../labels.ts'
import { Reason } from '../list-page.tsx'
import { type AnyRow, nameFor } from '../names.ts'
import { path } from '../paths.ts'
import { save } from '../saving.ts'
import { texts } from '../texts.ts'

const PAGE_MAX = 200
/** Pages of categories: more than any shop has. */
const PAGES_MAX = 10
const AS_ABOVE = ''

type Station = Row<'station'>

export const KitchenPage = () => {
  const hidden = whyHidden('station') ?? whyHidden('category')
  return hidden === undefined ? (
    <Kitchen />
  ) : (
    <Page title={texts.kitchen}>
      <Empty icon={Lock} title={hidden} />
    </Page>
  )
}

const Kitchen = () => {
  const { route } = useLocation()
  const why = whyReadOnly('category')
  const stations = useMemo(() => listOf('station', { sort: 'name', limit: PAGE_MAX }), [])
  const categories = useMemo(() => freshOf<Category[]>(['category'], () => allCategories), [])
  const rows = stations.value.value?.rows
  const all = categories.value.value
  return (
    <Page
      title={texts.kitchen}
      note={why && <Reason why={why} />}
      problem={stations.problem.value ?? categories.problem.value}
      onAgain={() => {
        stations.refresh()
        categories.refresh()
      }}
      actions={
        <Button
          tone="primary"
          icon={ChefHat}
          why={whyReadOnly('station')}
          onClick={() => route(path.create('station'))}
        >
          {texts.newIn(tableLabel('station'))}
        </Button>
      }
    >
      {rows?.length === 0 && (
        <Empty icon={ChefHat} title={texts.noStations} hint={texts.noStationsHint} />
      )}
      {rows && rows.length > 0 && <Stations stations={rows} />}
      {rows && rows.length > 0 && all && <Routes stations={rows} all={all} why={why} />}
      {!(rows && all) && <Skeleton lines={8} />}
    </Page>
  )
}

/** Each station with the printers that print its tickets here, the first before those that stand in. */
const Stations = ({ stations }: { stations: readonly Station[] }) => {
  const isShown =
    side.value === 'store' &&
    (['printer_group', 'printer_group_member'] as const).every(table => may(readPermission(table)))
  const groups = useMemo(() => listOf('printer_group', { role: 'kitchen', limit: PAGE_MAX }), [])
  const members = useMemo(
    () => listOf('printer_group_member', { sort: 'position', limit: PAGE_MAX }),
    [],
  )
  const printersOf = (station: string): string[] => {
    const own = groups.value.value?.rows.filter(
      ({ station_id, status }) => station_id === station && status === 'active',
    )
    return (members.value.value?.rows ?? [])
      .filter(({ group_id }) => own?.some(({ id }) => id === group_id))
      .map(({ device_id }) => nameFor('device', device_id) ?? '…')
  }
  return (
    <ul class="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      {stations.map(station => (
        <li key={station.id} class="rounded-box border border-base-300 bg-base-100 p-4">
          <a
            class="link link-hover flex min-h-11 items-center gap-2 font-semibold"
            href={path.row('station', station.id)}
          >
            <ChefHat size={20} aria-hidden="true" />
            <bdi>{nameOf(station)}</bdi>
            {station.status === 'blocked' && <Badge tone="warning">{texts.preparesNothing}</Badge>}
          </a>
          {isShown && members.value.value && (
            <Printers names={printersOf(station.id)} isBlocked={station.status === 'blocked'} />
          )}
        </li>
      ))}
    </ul>
  )
}

const Printers = ({ names, isBlocked }: { names: readonly string[]; isBlocked: boolean }) =>
  names.length > 0 ? (
    <p class="quiet text-sm">
      {texts.printsOn} <bdi>{names.join(' → ')}</bdi>
    </p>
  ) : isBlocked ? null : (
    <p class="text-sm text-warning">{texts.printsNowhere}</p>
  )

type RoutesProps = {
  stations: readonly Station[]
  all: readonly Category[]
  why: string | undefined
}

const Routes = ({ stations, all, why }: RoutesProps) => (
  <table
    class="table rounded-box border border-base-300 bg-base-100 text-sm"
    aria-label={tableLabel('category')}
  >
    <thead>
      <tr>
        <th>{tableLabel('category')}</th>
        <th class="w-1/2">{columnLabel('category', 'station_id')}</th>
      </tr>
    </thead>
    <tbody>
      {routed(all).map(one => (
        <RouteRow key={one.category.id} {...one} stations={stations} why={why} />
      ))}
    </tbody>
  </table>
)

type RouteRowProps = Routed & Omit<RoutesProps, 'all'>

const RouteRow = ({ category, depth, inherited, stations, why }: RouteRowProps) => {
  const nameOfStation = (id: string | null) => {
    const station = stations.find(known => known.id === id)
    return station ? nameOf(station) : texts.nowhere
  }
  const name = nameOf(category)
  return (
    <tr>
      <td>
        <bdi style={{ marginInlineStart: `${depth * 1.25}rem` }}>{name}</bdi>
      </td>
      <td>
        {why === undefined ? (
          <select
            class="select w-full max-w-xs"
            aria-label={texts.preparedOf(name)}
            value={category.station_id ?? AS_ABOVE}
            onChange={event => send(category, event.currentTarget.value || null)}
          >
            <option value={AS_ABOVE}>
              {category.parent_id === null
                ? texts.nowhere
                : texts.asAbove(nameOfStation(inherited))}
            </option>
            {stations.map(station => (
              <option key={station.id} value={station.id}>
                {nameOf(station)}
              </option>
            ))}
          </select>
        ) : (
          <bdi class={category.station_id === null ? 'quiet' : ''}>
            {nameOfStation(category.station_id ?? inherited)}
          </bdi>
        )}
      </td>
    </tr>
  )
}

/** On top of the category as the server has it now, and so that it can be taken back. */
const send = async ({ id, station_id: before }: Category, station_id: string | null) => {
  if (!(await setStation(id, station_id))) return
  toast(texts.saved, { tone: 'success', undo: () => setStation(id, before) })
}

const setStation = async (id: string, station_id: string | null): Promise<boolean> => {
  const now = await get<AnyRow>('category', id)
  const outcome = now.ok
    ? await save('category', {
        base: now.value,
        draft: { ...now.value, station_id },
        etag: now.etag,
      })
    : { is: 'refused' as const, problem: now.problem }
  if (outcome.is === 'saved') return true
  toast(outcome.is === 'stale' ? texts.changedMeanwhile : wordsOf(outcome.problem), {
    tone: 'danger',
  })
  return false
}

const allCategories = async (): Promise<Answer<Category[]>> => {
  const found: Category[] = []
  let cursor: string | undefined
  for (let page = 0; page < PAGES_MAX; page++) {
    const answer: Answer<PageOf<Category>> = await list<Category>('category', {
      limit: PAGE_MAX,
      cursor,
    })
    if (!answer.ok) return answer
    found.push(...answer.value.rows)
    if (answer.value.next === null) break
    cursor = answer.value.next
  }
  return { ok: true, value: found, status: 200, etag: undefined }
}
