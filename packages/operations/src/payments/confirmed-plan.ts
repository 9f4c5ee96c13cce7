import type { Db } from '@cauce/database/connection'
import type { StoredCard } from '@cauce/domain/payments/card-gateway'

/** The plan a financing was confirmed with, its instalments in order, and the card they are charged to. */
export async function confirmedPlan(db: Db, financingId: string) {
  const plan = await db
    .selectFrom('payment_plan')
    .innerJoin('payment_attempt', 'payment_attempt.id', 'payment_plan.attempt_id')
    .select([
      'payment_plan.id',
      'payment_plan.cost_cents',
      'payment_plan.total_cents',
      'payment_plan.nominal_yearly_rate_bp',
      'payment_plan.tae_percent',
      'payment_plan.accepted_at',
      'payment_attempt.card',
    ])
    .where('payment_plan.financing_id', '=', financingId)
    .executeTakeFirst()
  if (!plan) return null

  const instalments = await db
    .selectFrom('instalment')
    .select(['number', 'due_on', 'amount_cents', 'paid_at'])
    .where('plan_id', '=', plan.id)
    .orderBy('number')
    .execute()
  const card = plan.card as StoredCard | null
  return {
    instalments: instalments.map(({ number, due_on, amount_cents, paid_at }) => ({
      number,
      dueOn: due_on,
      amountCents: amount_cents,
      paidAt: paid_at,
    })),
    totalCents: plan.total_cents,
    costCents: plan.cost_cents,
    taePercent: plan.tae_percent,
    nominalYearlyRateBp: plan.nominal_yearly_rate_bp ?? 0,
    acceptedAt: plan.accepted_at,
    card: card && { brand: card.brand, last4: card.last4 },
  }
}
