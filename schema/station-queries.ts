// Where goods are prepared: the station of a category, or of the nearest one above it, and the printers
// that a store has for each station.
import type { Db } from './command.ts'
import { type RowOf, stored } from './stored.ts'

/** The kitchen printers of a till's store, the first of each station first; a row for each. */
export const stationPrinters = stored((db, tillSessionId: string) =>
  db
    .selectFrom('till_session')
    .innerJoin('printer_group as group', 'group.store_id', 'till_session.store_id')
    .innerJoin('station', 'station.id', 'group.station_id')
    .innerJoin('printer_group_member as member', 'member.group_id', 'group.id')
    .innerJoin('device', 'device.id', 'member.device_id')
    .select(['station.id as station_id', 'station.name', 'station.name_ar'])
    .select(['device.id', 'group.id as group_id'])
    .where('till_session.id', '=', tillSessionId)
    .where('group.role', '=', 'kitchen')
    .where('group.status', '=', 'active')
    .where('station.status', '=', 'active')
    .where('device.status', '=', 'active')
    .where(({ or, eb }) =>
      or([
        eb('group.till_id', 'is', null),
        eb('group.till_id', '=', eb.ref('till_session.till_id')),
      ]),
    )
    .orderBy(eb => eb.case().when('group.till_id', 'is', null).then(1).else(0).end())
    .orderBy('group.id')
    .orderBy('member.position'),
)

export type StationPrinter = RowOf<ReturnType<typeof stationPrinters>>

/** The station of each variant, of those that have one; none are looked for where nobody prepares. */
export const stationsOf = (
  db: Db,
  ids: readonly string[],
  codes: readonly string[],
  printers: readonly StationPrinter[],
) => (printers.length > 0 ? stations(db, ids, codes) : noStations(db))

const stations = stored((db, ids: readonly string[], codes: readonly string[]) =>
  db
    .withRecursive('up', qb =>
      qb
        .selectFrom('variant')
        .innerJoin('product', 'product.id', 'variant.product_id')
        .innerJoin('category', 'category.id', 'product.category_id')
        .select(['variant.id as variant_id', 'category.parent_id', 'category.station_id'])
        .where(eb =>
          eb.or([
            eb('variant.id', 'in', ids),
            eb(
              'variant.id',
              'in',
              qb.selectFrom('barcode').select('variant_id').where('code', 'in', codes),
            ),
          ]),
        )
        // Not `union all`: categories that were made each other's parents end it all the same.
        .union(
          qb
            .selectFrom('up')
            .innerJoin('category', 'category.id', 'up.parent_id')
            .select(['up.variant_id', 'category.parent_id', 'category.station_id'])
            .where('up.station_id', 'is', null),
        ),
    )
    .selectFrom('up')
    .select(['variant_id', 'station_id'])
    .where('station_id', 'is not', null),
)

const noStations = stored(db =>
  db.selectFrom('category').select(['id as variant_id', 'station_id']).limit(0),
)
