import type { ServiceTable } from '@cauce/database/tables'
import { isPast } from '@cauce/domain/catalogue/schema'
import type { TaxTreatment } from '@cauce/domain/orders/tax'
import type { Selection } from 'kysely'

/** A service as lists and forms show it: exactly one of `endsOn` (date) and `duration` (ISO 8601); instants are ISO. */
export type ServiceRow = {
  id: string
  merchantId: string
  centreId: string
  reference: string
  name: string
  /** Tax included. */
  priceCents: number
  /** Nothing means the centre's own. */
  taxTreatment: TaxTreatment | null
  endsOn: string | null
  duration: string | null
  /** It ended, and is sold no more. */
  ended: boolean
  version: number
  updatedAt: string
}

export const serviceColumns = [
  's.id',
  's.merchant_id',
  's.centre_id',
  's.reference',
  's.name',
  's.price_cents',
  's.tax_treatment',
  's.ends_on',
  's.duration',
  's.version',
  's.updated_at',
] as const

type Stored = Selection<{ s: ServiceTable }, 's', (typeof serviceColumns)[number]>

/** `today` is the date of the merchant's calendar. */
export const serviceRow = (row: Stored, today: string): ServiceRow => ({
  id: row.id,
  merchantId: row.merchant_id,
  centreId: row.centre_id,
  reference: row.reference,
  name: row.name,
  priceCents: row.price_cents,
  taxTreatment: row.tax_treatment as TaxTreatment | null,
  endsOn: row.ends_on,
  duration: row.duration,
  ended: row.ends_on !== null && isPast(row.ends_on, today),
  version: row.version,
  updatedAt: row.updated_at,
})
