import type { Tx } from '@cauce/database/connection'
import { referenceKey, type ServiceFields } from '@cauce/domain/catalogue/schema'
import { sql } from 'kysely'
import type { ImportAtWork, ImportPlace, RowInUse, UndoableKind } from '../imports/kind.ts'
import { lockCatalogue } from './lock-catalogue.ts'
import { fieldsOf } from './service-fields.ts'

/** Lists of services, each of one centre. */
export const serviceImports: UndoableKind<'services'> = {
  name: 'services',
  permission: 'services.manage',
  ofCentre: true,
  lock: (tx, place) => lockCatalogue(tx, centreOf(place)),
  find: findServices,
  /** A file without a column for the tax leaves it as it is. */
  onto: ({ taxTreatment }, value, columns) =>
    columns.includes('taxTreatment') || taxTreatment === undefined ? value : { ...value, taxTreatment },
  save: saveServices,
  used: usedServices,
  undo: undoServices,
}

function centreOf({ centreId }: ImportPlace): string {
  if (centreId === null) throw new Error('a list of services without its centre')
  return centreId
}

async function findServices(tx: Tx, place: ImportPlace, values: readonly ServiceFields[]) {
  const { rows } = await sql<{
    index: number
    id: string
    version: number
    reference: string
    name: string
    price_cents: number
    tax_treatment: string | null
    ends_on: string | null
    duration: string | null
  }>`
    select (given.position - 1)::integer as index, s.id, s.version, s.reference, s.name, s.price_cents, s.tax_treatment,
      s.ends_on, s.duration
    from unnest(${values.map(({ reference }) => referenceKey(reference))}::text[]) with ordinality as given (key, position)
    join service s on s.reference_key = given.key
    where s.centre_id = ${centreOf(place)} and s.removed_at is null`.execute(tx)
  return new Map(
    rows.map(({ index, id, version, ...stored }) => [index, { id, version, fields: fieldsOf(stored) }] as const),
  )
}

/** What is in a row's value, as the columns of a service. */
const columnsOfRow = sql.raw(`
  value ->> 'reference' as reference, value ->> 'name' as name, (value ->> 'priceCents')::bigint as price_cents,
  value ->> 'taxTreatment' as tax_treatment, (value ->> 'endsOn')::date as ends_on, value ->> 'duration' as duration`)

/** A row that ended since the preview counts as not saved, and so does one whose service is not what it was. */
async function saveServices(tx: Tx, work: ImportAtWork): Promise<number> {
  const { id, merchantId, centreId, now, today } = work
  const { rows } = await sql<{ held: number }>`
    with green as materialized (
      select change, subject_id, subject_version, ${columnsOfRow} from import_rows(${id}) where change is not null
    ), ahead as materialized (
      select * from green where change = 'same' or ends_on is null or ends_on >= ${today}::date
    ), added as (
      insert into service (id, merchant_id, centre_id, reference, name, price_cents, tax_treatment, ends_on, duration,
        created_at, updated_at)
      select subject_id, ${merchantId}::uuid, ${centreId}::uuid, reference, name, price_cents, tax_treatment, ends_on,
        duration, ${now}::timestamptz, ${now}::timestamptz
      from ahead where change = 'add'
      on conflict (centre_id, reference_key) where removed_at is null do nothing
      returning 1
    ), updated as (
      update service s set reference = r.reference, name = r.name, price_cents = r.price_cents,
        tax_treatment = r.tax_treatment, ends_on = r.ends_on, duration = r.duration,
        version = s.version + 1, updated_at = ${now}::timestamptz
      from ahead r
      where r.change = 'update' and s.id = r.subject_id and s.version = r.subject_version and s.removed_at is null
      returning 1
    )
    select (select count(*) from added) + (select count(*) from updated) + (
      select count(*) from ahead r join service s on s.id = r.subject_id and s.version = r.subject_version
      where r.change = 'same' and s.removed_at is null) as held`.execute(tx)
  await recordRows(tx, work)
  return rows[0]?.held ?? 0
}

/**
 * Carts that were there before an update sold what was before it. Somebody who deleted a service, or brought it back, left
 * it as the import did.
 */
async function usedServices(tx: Tx, { id, savedAt }: ImportAtWork): Promise<RowInUse[]> {
  const { rows } = await sql<RowInUse>`
    select r.row_number as row, s.reference as name, case when r.sold then 'sold' else 'changed' end as why
    from (
      select row_number, subject_id, ${columnsOfRow}, exists (
        select from cart_line l join orders o on o.id = l.order_id
        where l.service_id = subject_id and (change = 'add' or o.placed_at >= ${savedAt}::timestamptz)) as sold
      from import_rows(${id}) where change in ('add', 'update')
    ) r join service s on s.id = r.subject_id
    where r.sold or (s.reference, s.name, s.price_cents, s.tax_treatment, s.ends_on, s.duration)
      is distinct from (r.reference, r.name, r.price_cents, r.tax_treatment, r.ends_on, r.duration)
    order by r.row_number`.execute(tx)
  return rows
}

async function undoServices(tx: Tx, work: ImportAtWork): Promise<void> {
  const { id, now } = work
  const { rows: removed } = await sql<{ id: string }>`
    update service s set removed_at = ${now}, version = s.version + 1, updated_at = ${now}
    from import_rows(${id}) r where r.change = 'add' and s.id = r.subject_id and s.removed_at is null
    returning s.id`.execute(tx)
  await sql`
    update service s set
      reference = case when before ? 'reference' then before ->> 'reference' else s.reference end,
      name = case when before ? 'name' then before ->> 'name' else s.name end,
      price_cents = case when before ? 'priceCents' then (before ->> 'priceCents')::bigint else s.price_cents end,
      tax_treatment = case when before ? 'taxTreatment' then before ->> 'taxTreatment' else s.tax_treatment end,
      ends_on = case when before ? 'endsOn' then (before ->> 'endsOn')::date else s.ends_on end,
      duration = case when before ? 'duration' then before ->> 'duration' else s.duration end,
      version = s.version + 1, updated_at = ${now}
    from import_rows(${id}) r where r.change = 'update' and s.id = r.subject_id`.execute(tx)
  await recordRows(tx, work, new Set(removed.map((service) => service.id)))
}

type ChangedRow = { change: 'add' | 'update'; id: string; value: ServiceFields; before: Partial<ServiceFields> | null }

/**
 * A line in the log for each service that a row added or updated, as the form would write it; or, where those that were
 * `removed` are told, for its taking back.
 */
async function recordRows(tx: Tx, work: ImportAtWork, removed?: ReadonlySet<string>): Promise<void> {
  const { rows } = await sql<ChangedRow>`
    select change, subject_id as id, value, before from import_rows(${work.id})
    where change in ('add', 'update') order by row_number`.execute(tx)
  const { merchantId, centreId, record } = work
  const touched = rows.filter(({ change, id }) => change === 'update' || removed === undefined || removed.has(id))
  const lines = touched.map(({ change, id: subjectId, value, before }) => {
    const was = change === 'add' ? undefined : (before ?? {})
    const is = was
      ? Object.fromEntries(Object.keys(was).map((name) => [name, value[name as keyof ServiceFields]]))
      : value
    const action = change === 'update' ? 'services.change' : removed ? 'services.remove' : 'services.add'
    const facts = removed ? { before: is, after: was } : { before: was, after: is }
    return { subjectKind: 'service' as const, subjectId, merchantId, centreId, action, ...facts } as const
  })
  await record(lines)
}
