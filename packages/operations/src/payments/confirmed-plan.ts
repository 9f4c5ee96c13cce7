import type { Db } from '@cauce/database/connection'

/** The plan of a financing as it stands, its instalments in order, and the card they are charged to. */
export async function confirmedPlan(db: Db, financingId: string) {
  const plan = await db
    .selectFrom('payment_plan')
    .innerJoin('plan_version', (join) =>
      join
        .onRef('plan_version.plan_id', '=', 'payment_plan.id')
        .onRef('plan_version.version', '=', 'payment_plan.version'),
    )
    .leftJoin('stored_card', (join) =>
      join.onRef('stored_card.plan_id', '=', 'payment_plan.id').on('stored_card.replaced_at', 'is', null),
    )
    .select([
      'payment_plan.id',
      'plan_version.cost_cents',
      'plan_version.total_cents',
      'payment_plan.nominal_yearly_rate_bp',
      'payment_plan.tae_percent',
      'payment_plan.accepted_at',
      'stored_card.brand',
      'stored_card.last4',
    ])
    .where('payment_plan.financing_id', '=', financingId)
    .executeTakeFirst()
  if (!plan) return null

  const instalments = await db
    .selectFrom('instalment')
    .select(['number', 'due_on', 'amount_cents', 'paid_at'])
    .where('plan_id', '=', plan.id)
    .where('until_version', 'is', null)
    .orderBy('due_on')
    .orderBy('number')
    .execute()
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
    card: plan.brand === null || plan.last4 === null ? null : { brand: plan.brand, last4: plan.last4 },
  }
}
