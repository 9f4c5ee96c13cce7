import type { Tx } from '@cauce/database/connection'
import type { Plan } from '@cauce/domain/financing/plans'
import { dateIn } from '@cauce/domain/money/calendar'
import type { StoredCard } from '@cauce/domain/payments/card-gateway'
import { insertCard } from './insert-card.ts'

type Accepted = {
  id: string
  /** `charge` took the first instalment already, `keep` only stored the card. */
  kind: string
  plan: Plan
  card: StoredCard | null
  intent_id: string | null
  due_today_cents: number
  terms_accepted_at: string
}

/** Stores the plan that a shopper accepted as its first version, with its card and, where one was taken, its first charge. Gives its id. */
export async function beginPlan(
  tx: Tx,
  sale: { merchantId: string; orderId: string; financingId: string },
  attempt: Accepted,
  now: string,
): Promise<string> {
  const { plan } = attempt
  const of = { merchant_id: sale.merchantId }
  const { time_zone: zone } = await tx
    .selectFrom('merchant')
    .select('time_zone')
    .where('id', '=', sale.merchantId)
    .executeTakeFirstOrThrow()
  const { id: planId } = await tx
    .insertInto('payment_plan')
    .values({
      ...of,
      financing_id: sale.financingId,
      order_id: sale.orderId,
      attempt_id: attempt.id,
      nominal_yearly_rate_bp: plan.nominalYearlyRateBp,
      tae_percent: plan.taePercent,
      accepted_at: attempt.terms_accepted_at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('plan_version')
    .values({
      ...of,
      plan_id: planId,
      version: 1,
      cart_version: 1,
      reason: 'accepted',
      principal_cents: plan.totalCents - plan.costCents,
      cost_cents: plan.costCents,
      total_cents: plan.totalCents,
      made_on: dateIn(zone, attempt.terms_accepted_at),
      made_at: now,
    })
    .execute()
  const today = dateIn(zone, now)
  const isPaid = (number: number | null) => number === 1 && attempt.kind === 'charge'
  const instalments = await tx
    .insertInto('instalment')
    .values(
      plan.instalments.map(({ number, dueOn, amountCents }) => ({
        ...of,
        plan_id: planId,
        number,
        due_on: dueOn,
        amount_cents: amountCents,
        ...(isPaid(number) && { paid_at: now, paid_on: today }),
      })),
    )
    .returning(['id', 'number'])
    .execute()
  const cardId = attempt.card && (await insertCard(tx, { id: planId, merchantId: sale.merchantId }, attempt.card, now))
  const first = instalments.find(({ number }) => isPaid(number))
  if (!first) return planId
  await tx
    .insertInto('charge')
    .values({
      ...of,
      order_id: sale.orderId,
      plan_id: planId,
      purpose: 'first',
      instalment_id: first.id,
      card_id: cardId,
      amount_cents: attempt.due_today_cents,
      state: 'captured',
      intent_id: attempt.intent_id,
      asked_by: 'shopper',
      asked_on: today,
      begun_at: now,
      settled_at: now,
    })
    .execute()
  return planId
}
