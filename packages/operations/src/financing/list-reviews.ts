import type { CreditFacts, CreditReason } from '@cauce/domain/financing/credit'
import type { Plan } from '@cauce/domain/financing/plans'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { type FinancingRow, financingRow, rowColumns } from './financing-row.ts'

const shownAtMost = 200

export type ReviewRow = FinancingRow & {
  merchantName: string
  centreName: string
  productName: string
  creditReason: CreditReason | null
  reviewSince: string
  /** The plan the shopper chose: how many instalments, what each and all come to, and what accepting charges. */
  instalments: number | null
  plan: { instalments: { amountCents: number }[]; totalCents: number; dueTodayCents: number } | null
  /** What the rules were asked with, as the log has it. */
  facts: CreditFacts | null
}

/** The financings that wait for a decision of platform finance, those that wait longest first. */
export const listReviews = reading({
  name: 'financing.list-reviews',
  permission: 'financings.review',
  input: z.void(),
  async run({ db, now }): Promise<ReviewRow[]> {
    const rows = await db
      .selectFrom('financing as f')
      .innerJoin('app_user as a', 'a.id', 'f.agent_id')
      .innerJoin('merchant as m', 'm.id', 'f.merchant_id')
      .innerJoin('centre', 'centre.id', 'f.centre_id')
      .innerJoin('financing_product as product', 'product.id', 'f.product_id')
      .leftJoin('payment_attempt as attempt', 'attempt.id', 'f.claimed_attempt_id')
      .select(rowColumns)
      .select(['m.name as merchant_name', 'centre.name as centre_name', 'product.name as product_name'])
      .select(['f.credit_reason', 'attempt.instalments', 'attempt.plan'])
      .select(({ selectFrom }) =>
        selectFrom('action_log as log')
          .select('log.after')
          .where('log.subject_kind', '=', 'financing')
          .whereRef('log.subject_id', '=', 'f.id')
          .where('log.action', '=', 'financing.decide-credit')
          .orderBy('log.position', 'desc')
          .limit(1)
          .as('facts'),
      )
      .where('f.review_since', 'is not', null)
      .where('f.state', '=', 'live')
      .orderBy('f.review_since')
      .orderBy('f.id')
      .limit(shownAtMost)
      .execute()
    return rows.map((row) => ({
      ...financingRow(row, now),
      merchantName: row.merchant_name,
      centreName: row.centre_name,
      productName: row.product_name,
      creditReason: row.credit_reason as CreditReason | null,
      reviewSince: row.review_since ?? now,
      instalments: row.instalments,
      plan: planOf(row.plan as Plan | null),
      facts: factsOf(row.facts as Partial<CreditFacts> | null),
    }))
  },
})

const planOf = (accepted: Plan | null): ReviewRow['plan'] =>
  accepted && {
    instalments: accepted.instalments.map(({ amountCents }) => ({ amountCents })),
    totalCents: accepted.totalCents,
    dueTodayCents: accepted.dueTodayCents,
  }

const factsOf = (logged: Partial<CreditFacts> | null): CreditFacts | null =>
  logged && {
    totalCents: logged.totalCents ?? 0,
    openFinancings: logged.openFinancings ?? 0,
    documentBlocked: logged.documentBlocked ?? false,
  }
