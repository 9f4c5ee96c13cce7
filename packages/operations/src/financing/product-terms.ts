import type { FinancingProductTable } from '@cauce/database/tables'
import type { FinancingProductTerms } from '@cauce/domain/financing/plans'
import type { Selection } from 'kysely'

export const productTermColumns = [
  'financing_product.setup_fee_cents',
  'financing_product.instalment_fee_cents',
  'financing_product.nominal_yearly_rate_bp',
  'financing_product.instalment_counts',
  'financing_product.min_cents',
  'financing_product.max_cents',
  'financing_product.first_instalment',
] as const

type Terms = Selection<
  { financing_product: FinancingProductTable },
  'financing_product',
  (typeof productTermColumns)[number]
>

/** A product's row as the terms that plans are computed from: priced by a yearly rate where it has one, else by fees. */
export const productTerms = (row: Terms): FinancingProductTerms => ({
  pricing:
    row.nominal_yearly_rate_bp === null
      ? { kind: 'fees', setupFeeCents: row.setup_fee_cents, instalmentFeeCents: row.instalment_fee_cents }
      : { kind: 'rate', nominalYearlyRateBp: row.nominal_yearly_rate_bp },
  instalmentCounts: row.instalment_counts,
  minCents: row.min_cents,
  maxCents: row.max_cents,
  firstInstalment: row.first_instalment === 'today' ? 'today' : 'in-a-month',
})
