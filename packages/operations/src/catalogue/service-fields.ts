import type { ServiceFields } from '@cauce/domain/catalogue/schema'
import type { TaxTreatment } from '@cauce/domain/orders/tax'

/** The fields of a service as its columns. */
export const storedFields = (service: ServiceFields) => ({
  reference: service.reference,
  name: service.name,
  price_cents: service.priceCents,
  tax_treatment: service.taxTreatment ?? null,
  ends_on: service.endsOn ?? null,
  duration: service.duration ?? null,
})

type Stored = {
  reference: string
  name: string
  price_cents: number
  tax_treatment: string | null
  ends_on: string | null
  duration: string | null
}

/** The same the other way: what it has not is not there. */
export const fieldsOf = (row: Stored): ServiceFields => ({
  reference: row.reference,
  name: row.name,
  priceCents: row.price_cents,
  ...(row.tax_treatment !== null && { taxTreatment: row.tax_treatment as TaxTreatment }),
  ...(row.ends_on !== null && { endsOn: row.ends_on }),
  ...(row.duration !== null && { duration: row.duration }),
})
